"""Ledgers that offices keep as spreadsheets: read, shown for confirmation, and their rows made facts with sheet and cell.

    ledger = read_ledger(path)                                # sheets with rows, every cell in its column
    guess(ledger)                                             # the register that its heads or names say it is, None where several would do
    registers_in(ledger)                                      # those of its sheets, one by one: a workbook may hold several
    proposal = propose(ledger, register("试点台账"))           # tables, columns understood by their heads, rows that are none
    made = facts_of(ledger, proposal, city="淄博市")           # fact file, and what became of every row
    result = import_ledger(workspace, path, register("试点台账"))   # all of it, into the data folder
    parts([folder, archive])                                  # several files, each with the registers that it is
    template(register("试点台账"))                             # XLSX with the right heads

Names are loaded at first use: what reads and shows a file does not need what makes facts of it.
"""
from __future__ import annotations

from importlib import import_module
from typing import Any

from ingest.ledger.guess import guess, registers_in  # these now: modules of their own have the names guess and template
from ingest.ledger.template import template

_WHERE = {
    "ingest.ledger.batch": ("Part", "parts"),
    "ingest.ledger.book": ("Ledger", "LedgerSheet", "read_ledger"),
    "ingest.ledger.facts": ("EXTRACTOR", "Made", "described", "facts_of"),
    "ingest.ledger.heads": ("Field",),
    "ingest.ledger.importing": ("Imported", "import_ledger"),
    "ingest.ledger.proposal": ("Proposal", "likely_head", "propose"),
    "ingest.ledger.tables": ("Found", "Left", "Row"),
}
_OF = {name: module for module, names in _WHERE.items() for name in names}
__all__ = ["guess", "registers_in", "template", *sorted(_OF)]


def __getattr__(name: str) -> Any:
    if name not in _OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_OF[name]), name)
