"""What rows of several registers have in common: places, bodies, people, the item with what its row says of it."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.extract.ledgers import cells as read
from ingest.extract.ledgers.names import is_pilot
from ingest.extract.topics import topic_of
from ingest.facts import TOPICS, Entity
from ingest.gazetteer import gazetteer
from ingest.gazetteer.zones import ENDING
from ingest.ledger import values
from ingest.ledger.maker import READ, SAID, Maker
from ingest.ledger.text import Cell
from ingest.ledger.told import Told
from ingest.registers import Register
from ingest.tables.roles import heads_of, normal
from ingest.tables.states import asks, state_of, state_of_row
from ingest.vocabulary import any_of, words

_STATED = ("number", "area", "description", "form", "batch", "approver", "mechanism", "rhythm", "consequence")
"""Columns whose cells an item keeps as they stand."""
_DATES = ("approved", "model")
_EVERY = re.compile(r"^(?:各|有关|相关|所有|全部).*|.*(?:各区县|各县区|各县市区)$")
_OWN = re.compile(r"^(?:全|我|本|该)(?:省|市|县|区|州|盟|旗|自治区)$|^(?:市|县|区|省|州)(?:本级|直|级)$")
_LIST = re.compile(r"[、，,；;\t\n/／]+")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,8}(?:[·•][\u4e00-\u9fff]{1,8})+")
_SURNAMES = frozenset(words("posts/surnames"))
_TITLE = re.compile(any_of("posts/titles"))
_NO_PERSON = re.compile(r"分管|主要|负责|领导|同志|单位|部门|有关|各|委员|成员|办公|[局委办厅处科院校]$")
_SECTION = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*")
_COUNTED = re.compile(r"[（(]\s*(?:共)?\d+\s*[项个件家条]\s*[）)]$")
_LEVEL_WORD = re.compile("级")


class Parts:
    """Makes the parts of rows of a register. `city` is the file's own place, empty where nothing tells it; `year` the file's; `homeless` counts
    the rows without a place."""

    def __init__(self, register: Register, maker: Maker, city: str, year: int | None) -> None:
        self.maker, self.city, self.year = maker, city, year
        self._has_area = any(column.key in ("area", "topic") for column in register.columns)
        self._has_items = any(column.kind in ("item", "pilot", "subject", "problem") for column in register.columns)
        self.homeless = 0

    def places(self, told: Told) -> list[tuple[Entity, Cell]]:
        """The places of a row, each with the cell that says it: its column's, that of the heading above, or the file's own."""
        found: list[tuple[Entity, Cell]] = []
        for _, cell in told.cells("place"):
            if _OWN.fullmatch(cell.said) and self.city:
                found += self._own(cell)
            elif _EVERY.fullmatch(cell.said):
                told.note(cell, "没有指明是哪个地区，按本台账的地区算", "names no place; the ledger's own counts")
            else:
                found += [(self.city_named(cell, start, end), cell) for start, end in _split(cell.text)]
        if not found and not told.has("place") and (above := told.section()) is not None:
            bare = _SECTION.sub("", above.said)
            if gazetteer().named(bare):
                start = above.text.index(bare) if bare in above.text else 0
                found.append((self.city_named(above, start, start + len(bare)), above))
        if not found:
            found = self._own(told.line.whole())
        self.homeless += self._has_items and not found
        return found

    def _own(self, cell: Cell) -> list[tuple[Entity, Cell]]:
        if not self.city:
            return []
        made = self.maker.shared("City", self.city, cell, None)
        made.implied = not made.mentions
        return [(made, cell)]

    def city_named(self, cell: Cell, start: int, end: int) -> Entity:
        """The place that characters of a cell name."""
        made = self.maker.shared("City", " ".join(cell.text[start:end].split()), cell, (start, end))
        made.implied = False
        return made

    def item(self, told: Told, places: list[tuple[Entity, Cell]], cell: Cell | None = None, pilot: bool = False) -> Entity | None:
        """The item of a row with everything that the row says of it, at its places; None where no cell names one."""
        cell = cell or told.cell("item")
        if cell is None:
            return None
        start, end = values.name_in(cell.text)
        name = " ".join(cell.text[start:end].split())
        known = next((i for i in told.ids if i.startswith(("reform:", "pilot:"))), "")
        kind = ("Pilot" if known.startswith("pilot:") else "Reform") if known else "Pilot" if pilot or is_pilot(name) else "Reform"
        attrs = self._said(told, kind, name, [place.name for place, _ in places])
        if "description" not in attrs and len(cell.said) > len(name) + 2 and end < len(cell.text.rstrip(" 。．.")):
            attrs["description"] = cell.said
        if known:
            attrs["same"] = known
        made = self.maker.entity(kind, name, cell, (start, end), attrs, whole=told.line.whole() if attrs else None)
        for place, where in places:
            self.maker.relation("HOSTED_BY" if kind == "Pilot" else "CARRIED_OUT_IN", made, place, where if where.row == cell.row else cell)
        return made

    def _said(self, told: Told, kind: str, name: str, places: Sequence[str]) -> dict[str, Any]:
        attrs: dict[str, Any] = {}
        for key in _STATED:
            if (cell := told.cell(key)) is not None:
                attrs[key] = cell.said
        for key in _DATES:
            if stated := self.date(told, key):
                attrs[key] = stated
        if stated := self.date(told, "deadline"):
            attrs["deadline"] = stated
        if status := self._status(told):
            attrs["status"] = status
        if (cell := told.cell("results")) is not None:
            attrs["results"] = cell.said
        if (cell := told.cell("topic")) is not None:
            attrs["topic" if cell.said in TOPICS else "area"] = cell.said
        if kind == "Pilot" and (level := self.level(told)):
            attrs["level"] = level
        if kind == "Reform" and (cell := told.cell("first")) is not None:
            first = values.first_of(cell.said, _in_region(places, self.city))
            if first:
                attrs["first"] = first
            if cell.said not in ("全国首创", "全省首创", "否", "first in the nation", "first in the province", "no"):
                attrs.setdefault("description", cell.said)
        if months := self._months(told):
            attrs["months"] = months
        attrs |= self._above(told, attrs, kind)
        if "topic" not in attrs and told.only is None:  # an export says the topic that the graph has
            beside = "\n".join(str(attrs[key]) for key in ("area", "description") if key in attrs)
            if topic := topic_of(name, beside):
                attrs["topic"] = topic
        return attrs

    def _above(self, told: Told, attrs: dict[str, Any], kind: str) -> dict[str, str]:
        """What the heading between the rows says: the level of pilots, else the field, where the table has no column for it."""
        above = told.section()
        if above is None:
            return {}
        bare = _COUNTED.sub("", _SECTION.sub("", above.said))
        if kind == "Pilot" and _LEVEL_WORD.search(bare) and (level := values.level_of(bare)):
            return {} if told.has("level") else {"level": level}
        if self._has_area and not told.has("area") and not told.has("topic") and bare and not gazetteer().named(bare):
            return {"topic" if bare in TOPICS else "area": bare}
        return {}

    def date(self, told: Told, key: str) -> str:
        """A date as stated; a cell that says no time is kept as stated, too, and told."""
        cell = told.cell(key)
        if cell is None:
            return ""
        stated, is_date = (values.deadline_of if key == "deadline" else values.date_of)(cell.said, self.year)
        if not is_date:
            told.note(cell, "不是日期，照原样保留", "is no date; kept as it stands")
        return stated

    def _status(self, told: Told) -> str:
        return state_of_row(self._states(told))

    def _states(self, told: Told) -> Iterator[tuple[str, str]]:
        for field, cell in sorted(reversed(list(told.cells("status"))), key=lambda one: not asks(one[0].head)):
            status = state_of(cell.said, field.head)
            if not status:
                told.note(cell, "看不出是计划、推进中还是已完成，没有采用", "says neither planned, under way nor completed; not used")
            yield field.head, status

    def level(self, told: Told) -> str:
        """The level that a row states, as the graph has it."""
        cell = told.cell("level")
        if cell is None:
            return ""
        if not (level := values.level_of(cell.said)):
            told.note(cell, "看不出是国家级、省级还是市级，没有采用", "says neither national, provincial nor municipal; not used")
        return level

    def _months(self, told: Told) -> list[dict[str, Any]]:
        found = []
        for field, cell in told.cells("months"):
            status = state_of(cell.said)
            if not status:
                told.note(cell, "看不出是计划、推进中还是已完成，没有采用", "says neither planned, under way nor completed; not used")
                continue
            found.append({"month": field.month, "status": status, "start": cell.start, "end": cell.end, "evidence": cell.text})
        return found

    def bodies(self, told: Told, key: str, part: str, item: Entity | None) -> None:
        """The bodies of a column, responsible for the item as its head (牵头, 配合) or the cell says."""
        for field, cell in told.cells(key):
            heads = heads_of(field.head.split()[-1]) if field.head else ()
            role = "support" if any(head.role == "support" for head in heads) else part
            found = values.bodies_in(cell.text, role)
            if not found or item is None:
                told.note(cell, "没有指明具体单位，没有采用" if item else "没有事项可挂，没有采用", "names no body; not used" if item else "no item to tie it to; not used")
                continue
            for start, end, duty in found:
                name = " ".join(cell.text[start:end].split())
                body = self.maker.shared("Organisation", name, cell, (start, end), {"kind": "body"})
                self.maker.relation("RESPONSIBLE_FOR", body, item, cell, {"role": duty})

    def leaders(self, told: Told, places: list[tuple[Entity, Cell]], item: Entity | None, since: str = "") -> list[Entity]:
        """The persons of a row, with their posts at its place, leading its item."""
        made: list[Entity] = []
        for _, cell in told.cells("leader"):
            people = _spaced_names(cell.text) or list(read.persons(cell.text, 0, len(cell.text))) or _plain_names(cell.text)
            if not people:
                told.note(cell, "没有写明姓名，没有采用", "names no person; not used")
            column = told.cell("post")
            for start, end, name, stated in people:
                post = stated or (column.said if column is not None and len(people) == 1 else "")
                scope = places[0][0].name if places else ""
                leader = self.maker.shared("Leader", name, cell, (start, end), {"post": post} if post else {}, scope)
                made.append(leader)
                if post and places:
                    where = column if column is not None and not stated else cell
                    self.maker.relation("HOLDS_POST", leader, places[0][0], where, {"title": post})
                if item is not None:
                    self.maker.relation("LEADS", leader, item, cell, {"since": since} if since else {})
        return made

    def results(self, told: Told, places: list[tuple[Entity, Cell]], item: Entity | None) -> None:
        """The numbers that a column of results tells, as outcomes of the item and of its place."""
        for _, cell in told.cells("results"):
            for counted in values.numbers_in(cell.text):
                quantity = counted.quantity
                attrs: dict[str, Any] = {"indicator": counted.indicator, "value": quantity.value, "unit": quantity.unit, "change": "none"}
                if quantity.value_from is not None:
                    attrs["value_from"] = quantity.value_from
                if quantity.value_max is not None:
                    attrs["value_max"] = quantity.value_max
                span = (counted.start, counted.end)
                outcome = self.maker.entity("Outcome", " ".join(cell.text[slice(*span)].split()), cell, span, attrs, READ)
                self.tie(outcome, item, places, cell, READ)

    def tie(self, outcome: Entity, item: Entity | None, places: list[tuple[Entity, Cell]], cell: Cell, confidence: float = SAID) -> None:
        """An outcome to its item and its place."""
        if item is not None:
            self.maker.relation("ACHIEVED", item, outcome, cell, confidence=confidence)
        for place, _ in places[:1]:
            self.maker.relation("REPORTED", place, outcome, cell, confidence=confidence)


def is_place(name: str) -> bool:
    """Whether a name is that of a division or a zone."""
    bare = normal(name)
    ending = ENDING.search(bare)
    return bool(gazetteer().named(bare)) or bool(ending and ending.end() == len(bare) and ending.start() >= 1)


def _in_region(places: Sequence[str], city: str) -> bool:
    """Whether 全区 is an autonomous region for a row of these places in a ledger of `city`: they lie in one, and none is a district itself."""
    if not places or any(name.endswith("区") and not name.endswith("自治区") for name in places):
        return False
    near = gazetteer().resolve(city) if city else None
    found = [gazetteer().resolve(name, near) for name in places]
    return all(division is not None and division.province.endswith("自治区") for division in found)


def _split(text: str) -> list[tuple[int, int]]:
    """Spans of the names of a list."""
    found, start = [], 0
    for cut in (*_LIST.finditer(text), None):
        end = cut.start() if cut else len(text)
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + len(piece.rstrip())))
        start = cut.end() if cut else end
    return found


def _spaced_names(text: str) -> list[tuple[int, int, str, str]]:
    """Several names with nothing but blanks between (王伟 李强); a name set wide (王  伟) is one."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    if len(spans) < 2 or not all(_NAME.fullmatch(text[a:b]) and text[a] in _SURNAMES and not _TITLE.search(text[a:b]) for a, b in spans):
        return []
    return [(a, b, text[a:b], "") for a, b in spans]


def _plain_names(text: str) -> list[tuple[int, int, str, str]]:
    """Names in a column of persons that no list of surnames has: a cell of a few characters that are no post and no body."""
    spans = [(a, b) for a, b in _split(text) if _NAME.fullmatch(text[a:b]) and not _TITLE.search(text[a:b]) and not _NO_PERSON.search(text[a:b])]
    return [(a, b, text[a:b], "") for a, b in spans]
