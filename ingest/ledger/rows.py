"""The facts of one row, for each register."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ingest.extract.ledgers import cells as read
from ingest.extract.ledgers.names import is_pilot
from ingest.facts import Entity
from ingest.ledger import values
from ingest.ledger.maker import READ, Maker
from ingest.ledger.parts import Parts, is_place
from ingest.ledger.text import Cell
from ingest.ledger.told import Told
from ingest.registers import Register

Places = list[tuple[Entity, Cell]]

KEEP = {
    "scores": ("body", "board", "period", "score", "rank"),
    "performance": ("item", "indicator", "unit", "year"),
    "recognitions": ("recogniser", "item", "form", "level", "date"),
    "benchmarks": ("benchmark", "topic"),
    "problems": ("problem", "item"),
    "claims": ("leader", "post", "item"),
}
"""Columns of a register that are read of a row of an export that was changed anywhere, as its facts make no sense without them."""
_PERSON_HEAD = re.compile("人$|姓名|领导|干部")
_YEARLESS = re.compile(r"(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年")
_PERIOD_YEAR = re.compile(r"(?:19|20)\d\d")


class Rows:
    """Makes the facts of the rows of one register; `city` and `year` are those of the whole file, as far as they are known."""

    def __init__(self, register: Register, maker: Maker, city: str, year: int | None) -> None:
        self.maker, self.year = maker, year
        self.parts = Parts(register, maker, city, year)
        special: dict[str, Callable[[Told, Places], bool]] = {
            "problems": self._problem, "recognitions": self._recognition, "cases": self._case, "scores": self._score,
            "performance": self._performance, "benchmarks": self._benchmark, "claims": self._claim,
        }
        self._make = special.get(register.en, self._plain)
        self._pilots = register.en == "pilots"

    def make(self, told: Told) -> bool:
        """Make the facts of a row; False where it says nothing that can be used (why is in `told.problems`)."""
        return self._make(told, self.parts.places(told))

    def _plain(self, told: Told, places: Places) -> bool:
        item = self.parts.item(told, places, pilot=self._pilots)
        if item is None:
            told.note(None, "没有写明是哪一项", "does not say which item")
            return False
        self._around(told, places, item)
        return True

    def _around(self, told: Told, places: Places, item: Entity | None) -> None:
        """What other columns say of an item: bodies, persons, targets, results."""
        self.parts.bodies(told, "owner", "lead", item)
        self.parts.bodies(told, "support", "support", item)
        self.parts.leaders(told, places, item)
        self._targets(told, places, item)
        self.parts.results(told, places, item)

    def _claim(self, told: Told, places: Places) -> bool:
        item = self.parts.item(told, places)
        since = self.parts.date(told, "since")
        leaders = self.parts.leaders(told, places, item, since)
        if item is not None and since and not leaders:
            item.attrs["since"] = since
        self.parts.bodies(told, "owner", "lead", item)
        self.parts.bodies(told, "support", "support", item)
        if item is None and not leaders:
            told.note(None, "既没有事项也没有姓名", "names neither an item nor a person")
        return item is not None or bool(leaders)

    def _problem(self, told: Told, places: Places) -> bool:
        cell = told.cell("problem")
        if cell is None:
            told.note(None, "没有写明是什么问题", "does not say which problem")
            return False
        start, end = values.name_in(cell.text)
        attrs = {key: found.said for key in ("number", "area") if (found := told.cell(key)) is not None}
        if known := next((i for i in told.ids if i.startswith("problem:")), ""):
            attrs["same"] = known
        problem = self.maker.entity("Problem", " ".join(cell.text[start:end].split()), cell, (start, end), attrs, whole=told.line.whole() if attrs else None)
        # A problem without a measure stands for what is done about it, else its owner, deadline and state would be lost.
        item = self.parts.item(told, places, told.cell("item") or cell)
        if item is not None:
            self.maker.relation("ADDRESSES", item, problem, told.line.whole())
            self._around(told, places, item)
        return True

    def _recognition(self, told: Told, places: Places) -> bool:
        subjects = self._subjects(told, places)
        attrs = {"form": cell.said} if (cell := told.cell("form")) is not None else {}
        if (cell := told.cell("level")) is not None:
            attrs["level"] = self.parts.level(told) or cell.said
        if stated := self.parts.date(told, "date"):
            attrs["date"] = stated
        cell = told.cell("recogniser")
        if not subjects or cell is None:
            told.note(None, "没有写明谁肯定了什么", "does not say who recognised what")
            return bool(subjects) and any(s.type != "City" for s in subjects)
        self._praise(told, subjects, cell, attrs, False, places)
        return True

    def _subjects(self, told: Told, places: Places) -> list[Entity]:
        """What was recognised: the item, or a place that the cell names, or the row's place where there is none."""
        cell = told.cell("item")
        if cell is None:
            return [place for place, _ in places]
        if is_place(cell.said):
            return [self.parts.city_named(cell, len(cell.text) - len(cell.text.lstrip()), len(cell.text.rstrip()))]
        item = self.parts.item(told, places)
        if item is not None:
            for key in ("form", "level"):  # of the recognition, not of the item
                item.attrs.pop(key, None)
        return [item] if item is not None else []

    def _case(self, told: Told, places: Places) -> bool:
        item = self.parts.item(told, places)
        if item is None:
            told.note(None, "没有写明是哪个案例", "does not say which case")
            return False
        for _, cell in told.cells("recognition"):
            self._praise(told, [item], cell, {}, True, places)
        self._around(told, places, item)
        return True

    def _praise(self, told: Told, subjects: list[Entity], cell: Cell, attrs: dict[str, str], several: bool, places: Places) -> None:
        people = [] if several else list(read.persons(cell.text, 0, len(cell.text)))
        person = people[0] if len(people) == 1 and (people[0][3] or people[0][0:2] == (0, len(cell.text))) and not is_place(cell.said) else None
        for subject in subjects:
            if person is not None:
                start, end, name, post = person
                leader = self.maker.shared("Leader", name, cell, (start, end), {"post": post} if post else {}, places[0][0].name if places else "")
                self.maker.relation("RECOGNISED_BY", subject, leader, cell, attrs)
                continue
            for praise in values.praises_in(cell.text, several):
                said = {"form": praise.form, **attrs} if praise.form else attrs
                self.maker.relation("RECOGNISED_BY", subject, {"name": " ".join(praise.name.split()), "kind": praise.kind}, cell, said, READ if several else 0.95)

    def _score(self, told: Told, places: Places) -> bool:
        body = told.cell("body")
        if body is None:
            told.note(None, "没有写明是哪个单位", "does not say which body")
            return False
        scored = self._scored(told, body, places)
        board = told.cell("board")
        column = told.cell("period")
        stated: dict[str, dict[str, tuple[float | int, Cell]]] = {}
        for key in ("score", "rank"):
            for field, cell in told.cells(key):
                value = values.number_of(cell.said)
                if value is None:
                    told.note(cell, "不是数字，没有采用", "is no number; not used")
                    continue
                period = self._dated(field.period or (column.said if column is not None else ""))
                stated.setdefault(period, {}).setdefault(key, (value, cell))
        for period, found in stated.items():
            attrs: dict[str, Any] = {"board": board.said if board is not None else self._board(told), "period": period}
            attrs |= {key: value for key, (value, _) in found.items()}
            if known := told.id("score", unless="body"):
                attrs["same"] = known
            cell = next(cell for _, cell in found.values()) if len(found) == 1 else told.line.whole()
            name = " ".join(part for part in (body.said, attrs["board"], period) if part)
            made = self.maker.entity("Score", name, cell, None, {k: v for k, v in attrs.items() if v != ""})
            self.maker.relation("SCORED", scored, made, cell)
        if not stated:
            told.note(None, "没有得分，也没有名次", "has neither a score nor a rank")
        return bool(stated)

    def _dated(self, period: str) -> str:
        """A month or quarter with the year of the ledger, where its own is known and the period states none."""
        return f"{self.year}年{period}" if self.year and _YEARLESS.fullmatch(period) else period

    def _scored(self, told: Told, cell: Cell, places: Places) -> Entity:
        field = told.table.heads.of("body")[0]
        whole = (len(cell.text) - len(cell.text.lstrip()), len(cell.text.rstrip()))
        known = {label: told.id(label, unless="body") for label in ("leader", "organisation")}
        people = list(read.persons(cell.text, 0, len(cell.text)))
        if (len(people) == 1 and _PERSON_HEAD.search(field.head.split()[-1] if field.head else "")) or (len(people) == 1 and people[0][3]):
            start, end, name, post = people[0]
            attrs = {key: value for key, value in (("post", post), ("same", known["leader"])) if value}
            return self.maker.shared("Leader", name, cell, (start, end), attrs, known["leader"] or (places[0][0].name if places else ""))
        if is_place(cell.said):
            return self.parts.city_named(cell, *whole)
        same = {"same": known["organisation"]} if known["organisation"] else {}
        return self.maker.shared("Organisation", cell.said, cell, whole, {"kind": "body"} | same, known["organisation"])

    @staticmethod
    def _board(told: Told) -> str:
        """What the table calls itself, else the sheet: the scores are for that."""
        title = next(iter(told.table.called), "")
        named = told.line.sheet if not re.fullmatch(r"(?:sheet|工作表|表)\s*\d*", told.line.sheet.strip(), re.I) else ""
        return " ".join((title or named).split())[:80]

    def _performance(self, told: Told, places: Places) -> bool:
        item = None
        if (cell := told.cell("item")) is not None:
            item = self.parts.item(told, places, pilot=is_pilot(cell.said))
        indicator = told.cell("indicator")
        unit = told.cell("unit")
        when = told.cell("year")
        source = told.cell("source")
        year = int(found[0]) if when is not None and (found := _PERIOD_YEAR.search(when.said)) else None
        made = 0
        for key, kind in (("target", "Target"), ("reached", "Outcome")):
            for _, cell in told.cells(key):
                amount = values.amount_of(cell.said, unit.said if unit is not None else "")
                if amount is None:
                    told.note(cell, "不是一个数，没有采用", "is not one number; not used")
                    continue
                what = indicator.said if indicator is not None else item.name if item is not None else ""
                if not what:
                    told.note(cell, "没有指标名，没有采用", "has no indicator; not used")
                    continue
                attrs: dict[str, Any] = {"indicator": what, "value": amount[0], "unit": amount[1]}
                attrs |= {"source": source.said} if source is not None else {}
                if kind == "Target":
                    attrs |= {"by": str(year or when.said)} if when is not None else {}
                    attrs |= {"item": item.name} if item is not None else {}
                    attrs |= {"of": places[0][0].name} if places else {}
                else:
                    attrs |= {"change": "none"} | ({"year": year} if year else {})
                shown = cell.said if amount[1] and amount[1] in cell.said else f"{cell.said}{amount[1]}"
                number = self.maker.entity(kind, f"{what}{shown}", cell, None, attrs)
                made += 1
                if kind == "Outcome":
                    self.parts.tie(number, item, places, cell)
        if not made and item is None:
            told.note(None, "没有可用的数", "has no number that can be used")
        return bool(made) or item is not None

    def _targets(self, told: Told, places: Places, item: Entity | None) -> None:
        """The targets of a task: a number each, or the words as they stand where the cell has none."""
        if item is None:
            return
        deadline = str(item.attrs.get("deadline", ""))
        base = {"item": item.name, **({"by": deadline} if _PERIOD_YEAR.search(deadline) else {}), **({"of": places[0][0].name} if places else {})}
        for _, cell in told.cells("target"):
            found = list(values.numbers_in(cell.text))
            for counted in found:
                quantity, span = counted.quantity, (counted.start, counted.end)
                attrs = base | {"indicator": counted.indicator, "value": quantity.value, "unit": quantity.unit}
                self.maker.entity("Target", " ".join(cell.text[slice(*span)].split()), cell, span, attrs, READ)
            if not found:
                self.maker.entity("Target", cell.said[:120], cell, (0, len(cell.text)), base | {"indicator": cell.said[:120]})

    def _benchmark(self, told: Told, places: Places) -> bool:
        topic = told.cell("topic")
        made = 0
        for _, cell in told.cells("benchmark"):
            if not places:
                told.note(cell, "不知道是哪个地区在对标，请填写所属地区（命令行用 --city）", "it is not known whose benchmark this is; state the place (or --city)")
                continue
            start, end = len(cell.text) - len(cell.text.lstrip()), len(cell.text.rstrip())
            for a, b in _names(cell.text[start:end]):
                other = self.parts.city_named(cell, start + a, start + b)
                self.maker.relation("BENCHMARKS", places[0][0], other, cell, {"topic": topic.said} if topic is not None else {})
                made += 1
        if not made and not told.problems:
            told.note(None, "没有写明对标哪里", "names no benchmark")
        return bool(made)


def _names(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^、，,；;\s/]+", text)]
