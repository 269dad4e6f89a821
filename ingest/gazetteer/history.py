"""Divisions of the past by name and year: what 宜宾县, 襄樊市 or 莱芜市 was, and which division it is today.

`history.csv` has the changes since 2000 (see `make_history` for its source). A division that was only renamed, raised or recoded (a county
that became a district, a region that became a city) is the present one under a former name. One that was divided or united with others is
a division of its own that ended in a year and has successors.
"""
from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from ingest.gazetteer.divisions import Division, gazetteer, stem


@dataclass(frozen=True)
class Former:
    """A name of the past: in force up to the year `until` (the year of the change, in which old and new name are both heard), since
    `since` where that was a change, too, else 0. `division` is the present one, or for a division that ended in the year `ended` one with
    its old code, and then `successors` has the codes of the present ones it went into."""

    name: str
    division: Division
    until: int
    since: int = 0
    successors: tuple[str, ...] = ()
    ended: int = 0

    def in_force(self, year: int | None) -> bool:
        """Whether the division bore the name in that year; False where no year is known."""
        return year is not None and self.since <= year <= self.until


@dataclass(frozen=True)
class _Change:
    year: int
    kind: str
    code: str
    name: str
    within: str
    new_codes: tuple[str, ...]
    new_names: tuple[str, ...]


class History:
    """All former names. Get the one of this process from `history()`."""

    def __init__(self, changes: list[_Change]) -> None:
        self._changes = sorted(changes, key=lambda c: (c.year, c.code, c.name))
        self._by_old: dict[str, list[_Change]] = defaultdict(list)
        for change in self._changes:
            self._by_old[change.name].append(change)
        self._by_name: dict[str, list[Former]] = defaultdict(list)
        self._began: dict[str, int] = {}
        self._ends: dict[tuple[str, str], Former] = {}
        for change in self._changes:
            if (former := self._former(change)) is not None:
                self._by_name[change.name].append(former)
                short = stem(change.name)
                if former.division.level == "prefecture" and len(short) >= 2 and not any(d.level != "county" for d in gazetteer().named(short)):
                    self._by_name[short].append(former)  # 襄樊, 莱芜
                if former.successors:
                    self._ends[former.division.adcode, former.division.name] = former
        for former in (f for fs in self._by_name.values() for f in fs if not f.successors):
            self._began[former.division.adcode] = max(self._began.get(former.division.adcode, 0), former.until)

    def named(self, name: str) -> tuple[Former, ...]:
        """All divisions that bore the name once, earliest end first."""
        return tuple(self._by_name.get(name, ()))

    def names(self) -> list[str]:
        """Every former name, sorted."""
        return sorted(self._by_name)

    def began(self, division: Division) -> int:
        """The year in which a present division got its present name; 0 where that was before 2000 (or it never had another)."""
        return self._began.get(division.adcode, 0)

    def end(self, division: Division) -> Former | None:
        """How a division of the past ended (`ended`, `successors`); None for one that still is."""
        return None if division.adcode in gazetteer().by_code and gazetteer().by_code[division.adcode] == division else self._ends.get((division.adcode, division.name))

    def former_names(self, division: Division) -> tuple[str, ...]:
        """The names that a present division bore since 2000, sorted."""
        return tuple(sorted(name for name, fs in self._by_name.items() for f in fs if not f.successors and f.division.adcode == division.adcode))

    def _former(self, change: _Change) -> Former | None:
        since = max((c.year for c in self._changes if change.name in c.new_names and change.code in c.new_codes and c.year <= change.year), default=0)
        if change.kind == "merged":
            return Former(change.name, _ended(change), change.year, since, tuple(sorted(filter(None, change.new_codes))), change.year)
        present = gazetteer().by_code.get(change.new_codes[0])
        if present is not None and present.name == change.new_names[0]:
            return Former(change.name, present, change.year, since)
        later = self._later(change)
        if later is None:
            return None
        following = self._former(later)
        if following is None:
            return None
        return Former(change.name, following.division, change.year, since, following.successors, following.ended)

    def _later(self, change: _Change) -> _Change | None:
        """What became, later, of the division that this change made."""
        found = [c for c in self._by_old.get(change.new_names[0], ()) if c.year >= change.year and c.code[:2] == change.code[:2] and c != change]
        exact = [c for c in found if c.code == change.new_codes[0]]
        return (exact or found or [None])[0]


def _ended(change: _Change) -> Division:
    level = "prefecture" if change.code.endswith("00") else "county"
    codes = gazetteer().by_code
    province = codes[change.code[:2] + "0000"]
    above = change.code[:4] + "00"
    parent = above if level == "county" and above in codes else province.adcode
    return Division(change.code, change.name, level, parent, province.name, None, None)


@lru_cache(maxsize=1)
def history() -> History:
    """The history of this process, about 530 changes."""
    with resources.files(__package__).joinpath("history.csv").open(encoding="utf-8") as file:
        return History([
            _Change(int(r["year"]), r["kind"], r["code"], r["name"], r["within"], tuple(r["new_codes"].split(";")), tuple(r["new_names"].split(";")))
            for r in csv.DictReader(file)
        ])
