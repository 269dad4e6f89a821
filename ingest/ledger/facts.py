"""The facts of a ledger: what each of its rows says, with sheet and cell, and what became of every row."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from ingest.clean.text import Block, CleanText, Metadata
from ingest.facts import Entity, FactFile
from ingest.ledger.book import Ledger
from ingest.ledger.maker import Maker
from ingest.ledger.proposal import Proposal
from ingest.ledger.rows import KEEP, Rows
from ingest.ledger.tables import Found, Left, Row
from ingest.ledger.text import Written, write
from ingest.ledger.told import Problem, Told
from ingest.ledger.values import serial_day
from ingest.metadata import describe
from ingest.readers.refusal import both
from ingest.registers import Register, rowid

EXTRACTOR = "ledger-3"
"""Version of how rows become facts, kept with every fact."""
Progress = Callable[[int, int], None]
"""Called with (rows done, rows in all)."""
_STEP = 200


@dataclass(frozen=True)
class Aside:
    """A row of the register that told no fact: where, and why (Chinese, English)."""

    sheet: str
    row: int
    zh: str
    en: str


@dataclass
class Made:
    """The facts of a ledger and the account of its rows: every row that holds something is head, `taken`, `unchanged`, `aside` or `left`.

    `problems` are cells that could not be used, or only as they stand. `metadata` is that of the file, `text` its clean text.
    """

    facts: FactFile
    text: CleanText
    metadata: Metadata
    taken: list[tuple[str, int]] = field(default_factory=list)
    unchanged: list[tuple[str, int]] = field(default_factory=list)
    aside: list[Aside] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # row ids of the rows that were changed since they were exported
    unchanged_marks: set[str] = field(default_factory=set)


def facts_of(
    ledger: Ledger, proposal: Proposal, city: str | None = None, year: int | None = None, decided: Mapping[str, Any] | None = None,
    beside: Any = None, progress: Progress | None = None,
) -> Made:
    """The fact file of a ledger read as its proposal says. Touches nothing.

    `city` and `year` are those of the whole file, else what people `decided`, its sidecar (`beside`), title or name says. A row whose row id
    says that nothing was changed since it was exported tells no facts; of one that was changed the changed cells count.
    """
    written = written_of(proposal)
    meta, warnings = _metadata(ledger, proposal, city, year, decided or {}, beside)
    maker = Maker()
    rows = Rows(proposal.register, maker, meta.city, meta.year)
    made = Made(_head(ledger, proposal, meta, written), written.clean(), meta, left=proposal.left, warnings=[*proposal.warnings, *warnings])
    total, done = proposal.rows, 0
    names: dict[tuple[str, str], tuple[str, int]] = {}
    for table in proposal.tables:
        for row in table.rows:
            told = _told(proposal.register, table, row, written)
            where = (table.sheet.name, row.number)
            if told is None:
                made.unchanged.append(where)
                made.unchanged_marks.add(_mark(table, row))
            else:
                first = len(maker.entities)
                if rows.make(told):
                    made.taken.append(where)
                    if told.only is not None:
                        made.marks.add(_mark(table, row))
                    _again(told, maker.entities[first:], names)
                else:
                    reason = next((p for p in told.problems if p.column is None), None) or (told.problems or [None])[-1]
                    made.aside.append(Aside(*where, reason.zh if reason else "没有可用的内容", reason.en if reason else "says nothing that can be used"))
                made.problems += [problem for problem in told.problems if problem.column is not None]
            done += 1
            if progress and (done % _STEP == 0 or done == total):
                progress(done, total)
    _finish(made, maker, rows, written)
    return made


def described(ledger: Ledger, proposal: Proposal) -> Metadata:
    """What the file's name and titles tell of it as a whole, its city and year above all; nothing is decided by that."""
    return _metadata(ledger, proposal, None, None, {}, None)[0]


def written_of(proposal: Proposal) -> Written:
    """The text of the sheets that have tables of the register (other sheets of a workbook are other documents), with dates as dates: who follows a
    fact to its row reads no serial number."""
    dates: dict[tuple[str, int], dict[int, str]] = {}
    for table in proposal.tables:
        columns = [f.index for f in table.heads.fields if f.column is not None and f.column.kind == "date"]
        for row in table.rows if columns else ():
            if told := {index: day for index in columns if (day := serial_day(row.cells[index]))}:
                dates[table.sheet.name, row.number] = told
    return write(proposal.ledger, {table.sheet.name for table in proposal.tables}, dates)


def report_id(register: Register, written: Written) -> str:
    """The id of a ledger, made from its text and register: one workbook may hold several registers."""
    return "r" + hashlib.sha256(f"{register.en}\n{written.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _told(register: Register, table: Found, row: Row, written: Written) -> Told | None:
    """The row as it counts: all of it, what was changed in it since it was exported, or None where nothing was."""
    line = written.lines[table.sheet.name, row.number]
    mark = _mark(table, row)
    exported = _exported(register, table, row)
    changed = rowid.changed(register, mark, exported) if mark else None
    if changed is None:
        return Told(table, row, line, written)
    if not changed:
        return None
    naming = {column.key for column in register.columns if column.identifies or column.kind == "place"}
    told = Told(table, row, line, written, {*naming, *KEEP.get(register.en, ()), *changed}, rowid.about(mark), changed)
    for key in sorted(key for key in changed if not exported.get(key, "")):
        for column in table.heads.of(key):
            told.note(line.cell(column.index), "清空的格不会去掉原来的说法，要去掉请在“校核”里改正或隐藏",
                      "a cell that was emptied takes nothing back; correct or hide it on the review page")
    return told


def _exported(register: Register, table: Found, row: Row) -> dict[str, str]:
    """The text of each told column of a row in the form in which exports have it and row ids are made from."""
    found: dict[str, str] = {}
    for column in register.columns:
        fields = table.heads.of(column.key)
        if not fields:
            continue
        if column.kind == "months":
            found |= {f"month:{f.month}": row.cells[f.index] for f in fields}
        else:
            found[column.key] = "、".join(row.cells[f.index].strip() for f in fields if row.cells[f.index].strip())
    return found


def _metadata(
    ledger: Ledger, proposal: Proposal, city: str | None, year: int | None, decided: Mapping[str, Any], beside: Any
) -> tuple[Metadata, list[str]]:
    """What is known of the file, from its name, its titles and what stands beside it; its rows have no say."""
    titles = list(dict.fromkeys(line for table in proposal.tables for line in table.called))[:6]
    stem = ledger.doc.rsplit(".", 1)[0]
    lines = titles or [stem]
    at, blocks = 0, []
    for number, line in enumerate(lines):
        blocks.append(Block(at, at + len(line), "heading" if number == 0 else "paragraph"))
        at += len(line) + 1
    text = CleanText("\n".join(lines), range(at - 1), tuple(blocks))
    source = SimpleNamespace(sidecar=getattr(beside, "sidecar", {}), index_row=getattr(beside, "index_row", {}), hints={**ledger.hints, "title": stem})
    options = {key: value for key, value in (("city", city), ("year", year)) if value is not None}
    meta, warnings = describe(text, source, options, decided)
    if meta.year is None and "year" not in meta.origin and len(years := _years(proposal)) == 1:
        meta.year = years.pop()
        meta.origin["year"] = "text"
    return meta, warnings


def _years(proposal: Proposal) -> set[int]:
    """The years of the months that columns are headed by."""
    return {int(f.month[:4]) for table in proposal.tables for f in table.heads.fields if f.month}


def _head(ledger: Ledger, proposal: Proposal, meta: Metadata, written: Written) -> FactFile:
    return FactFile(
        doc=ledger.doc, report=report_id(proposal.register, written), title=meta.title or ledger.doc, city=meta.city, province=meta.province, year=meta.year, date=meta.date,
        author=meta.author, source=meta.source, url=meta.url, origin=dict(sorted(meta.origin.items())),
        kind="ledger", register=proposal.register.en, extractor=EXTRACTOR, chars=len(written.text), passages=written.passages,
    )


def _mark(table: Found, row: Row) -> str:
    """The row id of a row, empty if it has none."""
    return next((row.cells[f.index] for f in table.heads.fields if f.row_id), "").strip()


def _again(told: Told, entities: list[Entity], names: dict[tuple[str, str], tuple[str, int]]) -> None:
    """Tell of a second row of one name at one place: the graph holds one item for both."""
    if told.problems or not told.has("item"):
        return
    item = next((e for e in entities if e.type in ("Reform", "Pilot")), None)
    if item is None:
        return
    place = told.cell("place")
    key = (item.name, place.said if place is not None else "")
    sheet, row = names.setdefault(key, (told.line.sheet, told.line.row))
    if (sheet, row) != (told.line.sheet, told.line.row):
        cell = told.cell("item")
        at = f"工作表“{sheet}”第 {row} 行" if sheet else f"第 {row} 行"
        told.note(cell, f"与{at}同名同地，在图谱中是同一项", f"has the name and place of row {row}; the graph holds one item for both")


def _finish(made: Made, maker: Maker, rows: Rows, written: Written) -> None:
    facts = made.facts
    facts.entities, facts.relations = maker.entities, maker.relations
    facts.gaps = [gap for gap, lacking in (("city", not facts.city and rows.parts.homeless > 0), ("year", facts.year is None), ("date", not facts.date)) if lacking]
    if rows.parts.homeless and not facts.city:
        made.warnings.append(both(
            f"{rows.parts.homeless} 行没有地区，文件名和标题也没有；请填写所属地区（命令行用 --city）",
            f"{rows.parts.homeless} {'row has' if rows.parts.homeless == 1 else 'rows have'} no place, nor do the file's name and title tell one; "
            "state the place (--city on the command line)"))
