"""Row ids of exported registers: what a row is about and what each of its cells said, so that a ledger that comes back changes only what a
person changed in it.

    mark = of(register, ["pilot:3f…"], {"item": "拿地即开工试点", "level": "省级"})     # in the export, under `ROW`
    about(mark)                                    # ("pilot:3f…",)
    changed(register, mark, {"item": "拿地即开工试点", "level": "国家级"})              # {"level"}
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from ingest.registers import Register

_FORM = re.compile(r"([a-z]+)\|([^|~]+(?:\|[^|~]+)*)~((?:[0-9a-f]{6})*)")
_GUARD = re.compile(r"^'(?=[=+\-@＝＋－＠])")
_SIZE = 6


def of(register: Register, ids: Sequence[str], cells: Mapping[str, str]) -> str:
    """The row id: `cells` holds the text of each told column as exported (absent: empty), `ids` the graph ids that the row is about.

    Columns of months go by `month:2017-05`, one each; all of them together are the register's column `months`."""
    cells = _folded(cells)
    marks = "".join(_mark(column.key, cells.get(column.key, "")) for column in register.columns if column.told)
    return f"{register.en}|{'|'.join(ids)}~{marks}"


def about(mark: str) -> tuple[str, ...]:
    """The graph ids that the row is about; empty for what is no row id."""
    found = _FORM.fullmatch(mark.strip())
    return tuple(found[2].split("|")) if found else ()


def changed(register: Register, mark: str, cells: Mapping[str, str]) -> set[str] | None:
    """Keys of the told columns among `cells` whose text is not what was exported; None where `mark` is no row id of this register, or of
    another version of its columns, so that the row counts as new. A column that `cells` lacks (deleted by hand) has not changed; of months, a cell
    that is empty counts as lacking."""
    cells = _folded(cells)
    found = _FORM.fullmatch(mark.strip())
    told = [column.key for column in register.columns if column.told]
    if found is None or found[1] != register.en or len(found[3]) != _SIZE * len(told):
        return None
    marks = [found[3][n : n + _SIZE] for n in range(0, len(found[3]), _SIZE)]
    return {key for key, was in zip(told, marks, strict=True) if key in cells and _mark(key, cells[key]) != was}


def _folded(cells: Mapping[str, str]) -> dict[str, str]:
    """With the cells of months as one."""
    told = {key: text for key, text in cells.items() if not key.startswith("month:")}
    months = sorted((key, "".join(text.split())) for key, text in cells.items() if key.startswith("month:"))
    return {**told, "months": ";".join(f"{key}={text}" for key, text in months if text)} if months else told


def _mark(key: str, text: str) -> str:
    """Six hex digits of a cell. Blanks do not count, as spreadsheets lose them, nor the apostrophe that CSV exports put before the sign of a formula;
    a bar is the full-width one, as in the line of a row."""
    bare = "".join(text.split()).replace("|", "｜")
    return hashlib.sha256(f"{key}\0{_GUARD.sub('', bare)}".encode()).hexdigest()[:_SIZE]
