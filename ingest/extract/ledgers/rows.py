"""The rows of ledgers in a document: their items with owners, persons, deadline and state."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.extract.ledgers.cells import bodies, deadline_of, level_of, persons
from ingest.extract.ledgers.names import bare_span, is_pilot, name_span
from ingest.extract.mentions import Mention
from ingest.extract.names import normalise
from ingest.extract.organisations import DUTIES
from ingest.extract.pilots import level_of as pilot_level
from ingest.extract.span_model import SURE
from ingest.extract.words import words
from ingest.tables import Recognised, Table, tables
from ingest.tables.line import cells_of
from ingest.tables.states import asks, state_of, state_of_row

NAME = "ledgers"
ROWS = "reformgraph_ledger_rows"
"""Key of `doc.user_data` under which the list of `ItemRow` stands."""
ITEM = 0.9
"""Confidence of an item that a row names; of what the other columns say of it, `SAID`. Not measured: no annotated text has ledgers."""
SAID = 0.85
_ITEMS = ("Reform", "Pilot")
_NAMES = ("Reform", "Pilot", "Problem")
_STRUCTURED = ("number", "lead", "support", "owner", "person", "post", "deadline", "level", "city", "area", "started", "batch")
_LONGEST_BETWEEN = 60  # characters of a line between two rows of one table: the head of a section, not a paragraph
_MOST_BETWEEN = 2
_CALLED = re.compile(r"(?:台账|清单|一览表?|汇总表?|分解表?|分工表?|任务书?|要点|统计表|情况表|表)(?:[（(][^（）()]*[）)])?$")
_MEANT = re.compile("力争|计划|预计|目标|确保|将|拟|达到.*以上")

Span = tuple[int, int]


@dataclass
class ItemRow:
    """A row at clean characters [start, end): its items, the bodies, persons and problems that its columns name for them, and the
    spans of its cells by role. `status` is what its state says, empty if nothing."""

    start: int
    end: int
    items: list[Mention]
    cells: dict[str, list[Span]]
    bodies: list[tuple[Mention, str]] = field(default_factory=list)
    leaders: list[Mention] = field(default_factory=list)
    problems: list[Mention] = field(default_factory=list)
    status: str = ""


def mark_rows(doc: Doc) -> None:
    """Append the mentions of all ledger rows, drop those that clash, and note the rows for `relations`."""
    found: list[ItemRow] = []
    heads: list[Span] = []
    places = _Places(doc)
    for spans, cells, table in _tables(doc):
        heads += [spans[n] for n in table.recognised.head_rows] + [spans[n] for n, kind in table.others.items() if kind in ("head", "section")]
        heads += _title(doc, spans[table.recognised.head_rows[0]])
        pilots = "试点" in table.recognised.heads[table.recognised.columns["item"][0]]
        for row in table.rows:
            by_role = _by_role(table.recognised, cells[row.index])
            status = _status(words(doc).text, table.recognised, cells[row.index])
            if item := _item_row(doc, places.within(spans[row.index]), spans[row.index], by_role, pilots, status):
                found.append(item)
    doc._.mentions = places.all()
    _drop(doc, heads, found)
    doc.user_data[ROWS] = found


class _Places:
    """The mentions of a document by the row that they stand in, so that a row looks at its own alone."""

    def __init__(self, doc: Doc) -> None:
        self._mentions = sorted(doc._.mentions, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self._mentions]
        self._rows: list[tuple[int, int, list[Mention]]] = []

    def within(self, span: Span) -> list[Mention]:
        """The mentions that begin in `span`, a list to be changed; spans come in order and apart."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        self._rows.append((first, last, self._mentions[first:last]))
        return self._rows[-1][2]

    def all(self) -> list[Mention]:
        """All mentions, those of the rows as they are now."""
        found: list[Mention] = []
        done = 0
        for first, last, mentions in self._rows:
            found += [*self._mentions[done:first], *mentions]
            done = last
        return found + self._mentions[done:]


def rows_of(doc: Doc) -> list[ItemRow]:
    """The ledger rows that the component found."""
    return doc.user_data.get(ROWS, [])


def _tables(doc: Doc) -> Iterator[tuple[list[Span], list[list[Span]], Table]]:
    """The ledgers of a document: spans of their rows, of the rows' cells, and the table over those."""
    text = words(doc).text
    for run in _runs(doc):
        cells = [cells_of(text[start:end], start) for start, end in run]
        rows = [[text[a:b] for a, b in row] for row in cells]
        for table in tables(rows):
            yield run, cells, table


def _runs(doc: Doc) -> Iterator[list[Span]]:
    """Stretches of blocks that may be one table after another: rows, and short lines between them."""
    clean = doc._.clean
    run: list[Span] = []
    between: list[Span] = []
    for block in clean.blocks if clean is not None else ():
        if block.kind == "table":
            run += [*between, (block.start, block.end)] if run else [(block.start, block.end)]
            between = []
            continue
        between.append((block.start, block.end))
        if run and (block.end - block.start > _LONGEST_BETWEEN or len(between) > _MOST_BETWEEN):
            yield run
            run = []
        if not run:
            between = []
    if run:
        yield run


def _title(doc: Doc, head: Span) -> list[Span]:
    """The line directly above a head row that calls the table by its kind (…任务台账)."""
    blocks = doc._.clean.blocks
    number = bisect_left(blocks, head[0], key=lambda block: block.start) - 1
    if number < 0 or blocks[number].kind == "table" or not _CALLED.search(words(doc).text[blocks[number].start : blocks[number].end]):
        return []
    return [(blocks[number].start, blocks[number].end)]


def _by_role(head: Recognised, cells: list[Span]) -> dict[str, list[Span]]:
    return {role: [cells[c] for c in places if c < len(cells) and cells[c][0] < cells[c][1]] for role, places in head.columns.items()}


def _status(text: str, head: Recognised, cells: list[Span]) -> str:
    """What the columns of states say of a row."""
    columns = [(head.heads[c], text[slice(*cells[c])]) for c in reversed(head.columns.get("state", ())) if c < len(cells)]
    return state_of_row((title, state_of(cell, title)) for title, cell in sorted(columns, key=lambda column: not asks(column[0])))


def _item_row(doc: Doc, here: list[Mention], span: Span, cells: dict[str, list[Span]], pilots: bool, status: str) -> ItemRow | None:
    table = words(doc)
    text = table.text
    place = next(iter(cells.get("item", ())), None)
    if place is None:
        return None
    row = ItemRow(*span, [], cells, status=status)
    named = name_span(table, *place)
    if named is not None:
        name = "".join(text[slice(*named)].split())
        kind = "Pilot" if pilots or is_pilot(name) else "Reform"
        row.items = [Mention(kind, *named, name, NAME, ITEM, key=normalise(name))]
        # What its description names are parts of the item: a row is one entry of a register.
        gone = {id(m) for m in _inside(here, span) if m.type in _ITEMS} | {id(m) for m in _inside(here, place) if m.type in _NAMES}
        here[:] = [*(m for m in here if id(m) not in gone), *row.items]
    else:  # a cell that tells about items instead of naming one: those that the finders are sure of
        row.items = [m for m in _inside(here, place) if m.type in _ITEMS and m.confidence >= SURE]
    if row.items:
        _say(doc, here, row)
    return row


def _say(doc: Doc, here: list[Mention], row: ItemRow) -> None:
    """Write on the row's items what its other columns say, and append the bodies and persons that they name."""
    text = words(doc).text
    said = {role: [text[a:b] for a, b in spans] for role, spans in row.cells.items()}
    deadline = next((found for cell in said.get("deadline", ()) if (found := deadline_of(cell))), "")
    number = next((cell for cell in said.get("number", ()) if len(cell) <= 12), "")
    level = next((found for cell in said.get("level", ()) if (found := level_of(cell))), "")
    for item in row.items:
        item.attrs |= {key: value for key, value in (("deadline", deadline), ("number", number)) if value}
        if item.type == "Pilot":
            item.attrs["level"] = level or item.attrs.get("level") or pilot_level(doc, item)
    people = [(a, b, name, post) for span in row.cells.get("person", ()) for a, b, name, post in persons(text, *span)]
    for start, end, name, stated in people:
        post = stated or (next(iter(said.get("post", ())), "") if len(people) == 1 else "")
        row.leaders.append(_own(doc, here, Mention("Leader", start, end, name, NAME, SAID, {"post": post} if post else {}, key=name)))
    for role, part in (("lead", "lead"), ("owner", "lead"), ("support", "support")):
        for span in row.cells.get(role, ()):
            for start, end, duty in bodies(text, *span, part):
                if not any(a < end and start < b for a, b, _, _ in people):
                    name = text[start:end]
                    mention = Mention("Organisation", start, end, name, NAME, SAID, {"kind": "body"}, key=normalise(name))
                    row.bodies.append((_own(doc, here, mention), duty))


    for span in row.cells.get("problem", ()):
        if named := bare_span(text, *span):
            name = text[slice(*named)]
            row.problems.append(_own(doc, here, Mention("Problem", *named, name, NAME, SAID, key=normalise(name))))
    _numbers(text, here, row, deadline)


def _numbers(text: str, here: list[Mention], row: ItemRow, deadline: str) -> None:
    """A number in a column of targets is one to be reached, by the row's deadline if that says a year; one in a column of states is
    reached where the row is underway or completed, whatever section the table stands in."""
    for role, kind in (("target", "Target"), ("state", "Outcome")):
        for span in row.cells.get(role, ()):
            if kind == "Outcome" and (row.status not in ("underway", "completed") or _MEANT.search(text[slice(*span)])):
                continue
            for mention in _inside(here, span):
                if mention.type not in ("Outcome", "Target"):
                    continue
                if mention.type != kind:
                    mention.type = kind
                    mention.attrs.pop("by" if kind == "Outcome" else "change", None)
                    mention.attrs |= {"change": "none"} if kind == "Outcome" else {}
                if kind == "Target":
                    mention.attrs |= {"item": row.items[0].name} if len(row.items) == 1 else {}
                    mention.attrs |= {"by": deadline} if "by" not in mention.attrs and re.search(r"20\d\d", deadline) else {}


def _own(doc: Doc, here: list[Mention], mention: Mention) -> Mention:
    """`mention`, in the place of others of its type that share its words."""
    rivals = [m for m in _inside(here, (mention.start, mention.end)) if m.type == mention.type]
    for rival in rivals:
        mention.attrs = {**rival.attrs, **mention.attrs}
        for link in doc._.links:
            link.head = mention if link.head is rival else link.head
            link.tail = mention if link.tail is rival else link.tail
    here[:] = [*(m for m in here if not any(m is rival for rival in rivals)), mention]
    return mention


def _inside(here: list[Mention], span: Span) -> list[Mention]:
    return [m for m in here if m.end > m.start and m.start < span[1] and span[0] < m.end]


def _drop(doc: Doc, heads: list[Span], rows: list[ItemRow]) -> None:
    """Drop names found in head rows and in columns that hold something else, numbers of the columns of numbers and times, and duties
    that the columns of owners say themselves."""
    cells = [(span, role) for row in rows for role in _STRUCTURED for span in row.cells.get(role, ())]
    zones = sorted([(*span, "head") for span in heads] + [(*span, role) for span, role in cells])
    kept = []
    zone = 0
    for mention in sorted(doc._.mentions, key=lambda m: (m.start, m.end)):
        while zone < len(zones) and zones[zone][1] <= mention.start:
            zone += 1
        inside = zone < len(zones) and zones[zone][0] <= mention.start and mention.end > mention.start
        if not (inside and _is_wrong(mention, zones[zone][2])):
            kept.append(mention)
    doc._.mentions = kept
    owners = {at for row in rows for role in ("lead", "support", "owner") for span in row.cells.get(role, ()) for at in range(*span)}
    doc.user_data[DUTIES] = [duty for duty in doc.user_data.get(DUTIES, []) if duty.body.start not in owners]


def _is_wrong(mention: Mention, role: str) -> bool:
    if mention.component == NAME:
        return False
    if mention.type in _NAMES or (role == "head" and mention.type != "City"):
        return True
    return mention.type in ("Outcome", "Target") and role in ("number", "deadline", "level", "started", "batch", "person")
