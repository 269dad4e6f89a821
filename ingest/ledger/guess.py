"""Which register a file is, by its row ids, by the names it bears, and by the heads of its tables."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.errors import SetAside
from ingest.ledger.book import Ledger
from ingest.ledger.named import called
from ingest.ledger.proposal import propose
from ingest.registers import Register, register, registers
from ingest.tables.roles import normal

LOOK = 60
"""Rows of a sheet that are looked at: heads stand above them."""
SHEETS = 40
"""Sheets of a workbook that are looked at one by one."""
_ROW_ID = re.compile(r"([a-z]+)\|[^|~]+(?:\|[^|~]+)*~[0-9a-f]+")


def guess(ledger: Ledger) -> Register | None:
    """The register that a file is, None where its heads would do for several and nothing names one of them."""
    if (marked := _marked(ledger)) is not None:
        return marked
    short = replace(ledger, sheets=tuple(replace(sheet, rows=sheet.rows[:LOOK]) for sheet in ledger.sheets))
    fits: list[tuple[int, int, Register]] = []
    for each in registers():
        try:
            found = propose(short, each)
        except SetAside:
            continue
        titles = [ledger.doc, *(sheet.name for sheet in ledger.sheets), *(table.title for table in found.tables), *(left.text for left in found.outside)]
        named = max((len(name) for name in (each.zh, each.heading, *each.also) for title in titles if normal(name) in normal(title)), default=0)
        named = max((named, *(called(sheet.name).get(each.en, 0) for sheet in ledger.sheets)))
        fits.append((named, sum(table.heads.sure for table in found.tables), each))
    fits.sort(key=lambda fit: fit[:2], reverse=True)
    if not fits or (len(fits) > 1 and fits[0][:2] == fits[1][:2]):
        return None
    return fits[0][2]


def registers_in(ledger: Ledger) -> list[Register]:
    """The registers that the sheets of a workbook are, each once, in the order of the sheets; those that nothing names are left out."""
    found = [guess(replace(ledger, sheets=(sheet,))) for sheet in ledger.sheets[:SHEETS]]
    return list({of.en: of for of in found if of is not None}.values())


def _marked(ledger: Ledger) -> Register | None:
    names = {found[1] for cell in _first_cells(ledger) if (found := _ROW_ID.fullmatch(cell.strip()))}
    known = [name for name in names if name in {each.en for each in registers()}]
    return register(known[0]) if len(known) == 1 else None


def _first_cells(ledger: Ledger) -> Iterator[str]:
    for sheet in ledger.sheets:
        for row in sheet.rows[:LOOK]:
            yield from row.cells
