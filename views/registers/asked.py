"""What a person asks of a register, between the address, the form and the reader. No drawing here."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from graph.registers import OVERDUE, PAGE, Filters
from ingest.errors import UsageError
from ingest.registers import Register, register
from views.address import number

MOST_SHOWN = 2000
"""Rows of the page at most; the files have all."""
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2099, 12, 31)
"""Days as of which something can be called late: those that the calendar of the form has."""
_LATE = ("tasks", "problems")
_TOPICAL = ("claims", "tasks", "problems", "drives", "pilots", "cases", "recognitions", "mechanisms", "performance", "benchmarks")
"""Registers whose rows are about items, which have topics, or are made by topic."""


@dataclass(frozen=True)
class Asked:
    """A view of a register: `r` is its key (empty: none is chosen), `many` how many rows are listed; the rest as in `graph.registers.Filters`."""

    r: str = ""
    city: str = ""
    province: str = ""
    topic: str = ""
    level: str = ""
    status: str = ""
    since: int | None = None
    until: int | None = None
    text: str = ""
    state: str = ""
    on: str = ""
    sort: str = ""
    desc: bool = False
    many: int = PAGE

    @classmethod
    def read(cls, address: Mapping[str, str]) -> Asked:
        """What an address asks; what cannot be read of it is left out."""
        try:
            name = register(address["r"]).en if address.get("r") else ""
        except UsageError:
            name = ""
        many = number(address.get("many")) or PAGE
        texts = {each: address.get(each, "").strip()[:200] for each in ("city", "province", "topic", "level", "status", "text", "sort")}
        return cls(name, **texts, since=number(address.get("since")), until=number(address.get("until")),
                   state=OVERDUE if name in _LATE and address.get("state") == OVERDUE else "", on=_day(address.get("on", "")) if name in _LATE else "",
                   desc=address.get("desc") == "1", many=min(max(many, PAGE), MOST_SHOWN))

    def write(self) -> dict[str, str]:
        """The values of the address, those that say something."""
        said = {each.name: getattr(self, each.name) for each in fields(self)} | {"desc": "1" if self.desc else "", "many": "" if self.many == PAGE else self.many}
        return {name: str(value) for name, value in said.items() if value not in ("", None)}

    def filters(self, confidence: float) -> Filters:
        """The same as the registers take it."""
        return Filters(self.city, self.province, self.topic, self.level, self.status, self.since, self.until, self.text, self.state, confidence,
                       date.fromisoformat(self.on) if self.on else None)

    def active(self) -> tuple[str, ...]:
        """The names of the filters that leave something out."""
        return tuple(name for name in ("city", "province", "topic", "level", "status", "since", "until", "text", "state") if getattr(self, name) not in ("", None))

    def bare(self) -> Asked:
        """Without filters."""
        return Asked(self.r, sort=self.sort, desc=self.desc, on=self.on)

    def other(self, name: str) -> Asked:
        """Another register of the same place."""
        return Asked(name, self.city, self.province)

    def by(self, key: str) -> Asked:
        """Sorted by a column: up, then down, then as the register is kept."""
        if self.sort != key:
            return replace(self, sort=key, desc=False)
        return replace(self, desc=True) if not self.desc else replace(self, sort="", desc=False)


def offered(of: Register) -> tuple[str, ...]:
    """The filters that make sense for a register."""
    kinds = {column.kind for column in of.columns}
    return ("city", "text", *(("state",) if of.en in _LATE else ()), "province", *(("topic",) if of.en in _TOPICAL else ()),
            *(("level",) if "level" in kinds else ()), *(("status",) if "status" in kinds else ()), "since", "until", *(("on",) if of.en in _LATE else ()))


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return ""
    return day.isoformat() if FIRST_DAY <= day <= LAST_DAY else ""
