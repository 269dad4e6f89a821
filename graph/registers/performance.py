"""Outcomes against targets: the numbers of an item that are of one indicator, unit and year; those of a place where there are both."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.registers import cypher
from graph.registers.kinds import Kind, Total
from graph.registers.records import Cell, Draft
from graph.registers.source import Source, joined, link, number, plain, put, thing, word

BOTH = "both"
TARGET = "target"
REACHED = "reached"
_TAGS = {(True, True): frozenset((TARGET, REACHED, BOTH)), (True, False): frozenset((TARGET,)), (False, True): frozenset((REACHED,))}
"""By whether there are targets and outcomes."""


@dataclass
class _Group:
    """The targets and outcomes of one owner (item or place), series, unit and year."""

    targets: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)


def _drafts(source: Source) -> list[Draft]:
    groups: dict[tuple, _Group] = defaultdict(_Group)
    of_items: set[str] = set()
    items: dict[str, dict[str, Any]] = {}
    for statement, outcomes in ((cypher.ITEM_TARGETS, False), (cypher.ITEM_OUTCOMES, True)):
        for row in source.read(statement):
            of_items.add(row["id"])
            items[row["owner"]] = row
            _sort_in(groups[_key(row)], row, outcomes)
    of_places: dict[tuple, _Group] = defaultdict(_Group)
    listed = {report for report, telling in source.reports.items() if telling.register == "performance"}
    for row, outcome in _of_cities(source, bool(listed)):
        if row["id"] not in of_items:
            _sort_in(of_places[_key(row)], row, outcome)
    # a place's numbers count where they are a pair, or a ledger of this register states them
    groups |= {key: group for key, group in of_places.items()
               if (group.targets and group.outcomes) or any(row["report"] in listed for row in (*group.targets, *group.outcomes))}
    return [_draft(source, key, group, items) for key, group in groups.items()]


def _of_cities(source: Source, listed: bool) -> Iterator[tuple[dict[str, Any], bool]]:
    """Targets and outcomes (True) of places, in the series in which a place has both; with `listed` those that a ledger states, too."""
    ledgers = {report for report, telling in source.reports.items() if telling.kind == "ledger"} if listed else set()
    targets = source.read(cypher.CITY_TARGETS)
    aimed = {(row["owner"], row["series"]) for row in targets if row["series"] is not None}
    found = source.read(cypher.CITY_OUTCOMES, series=sorted({series for _, series in aimed})) if aimed else []
    found += source.read(cypher.LISTED_OUTCOMES, ledgers=sorted(ledgers)) if ledgers else []
    outcomes = {(row["owner"], row["id"]): row for row in found}.values()
    reached = {(row["owner"], row["series"]) for row in outcomes}
    for rows, other, outcome in ((targets, reached, False), (outcomes, aimed, True)):
        for row in rows:
            if (row["series"] is not None and (row["owner"], row["series"]) in other) or not ledgers.isdisjoint(row["reports"] or ()):
                yield row, outcome


def _key(row: dict[str, Any]) -> tuple:
    by = row["by"]
    due = by if isinstance(by, int) and not isinstance(by, bool) else int(by) if isinstance(by, str) and by.isdecimal() else None
    when = due if row["by"] is not None else row["counted"]
    return row["owner"], row["series"] or row["indicator"] or row["called"], row["unit"] or "", when


def _sort_in(group: _Group, row: dict[str, Any], outcome: bool) -> None:
    (group.outcomes if outcome else group.targets).append(row)


def _draft(source: Source, key: tuple, group: _Group, items: dict[str, dict[str, Any]]) -> Draft:
    owner, series, unit, year = key
    targets, outcomes = _sorted(group.targets), _sorted(group.outcomes)
    both = targets + outcomes
    if owner in items:
        draft = source.item(items[owner])
        draft.cells.pop("status", None)
        draft.told = ()
        draft.ids = (owner, *(row["id"] for row in both))
    else:
        draft = Draft(tuple(row["id"] for row in both), {}, (owner,))
        put(draft, place=thing(owner, source.cities[owner].name if owner in source.cities else owner))
    draft.years, draft.year = ((year,), year) if year else (draft.years, None)
    put(draft, indicator=Cell(both[0]["indicator"] or both[0]["called"] or series, series), target=_amounts(targets), reached=_amounts(outcomes), unit=word(unit),
        year=number(year), source=joined(_sources(source, both)))
    draft.tags = _TAGS[bool(targets), bool(outcomes)]
    at = "REPORTED" if owner.startswith("city:") else ""
    draft.facts += [(at or "AIMS_AT", owner, r["id"]) for r in targets] + [(at or "ACHIEVED", owner, r["id"]) for r in outcomes]
    return draft


def _sources(source: Source, rows: list[dict[str, Any]]) -> list[str]:
    """Where the numbers come from: as a ledger states it, else the titles of what tells them."""
    return [row["source"] for row in rows if row["source"]] or [source.reports[row["report"]].title for row in rows if row["report"] in source.reports]


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return rows if len(rows) < 2 else sorted(rows, key=_order)


def _order(row: dict[str, Any]) -> tuple:
    return row["value"] is None, row["value"] or 0.0, row["id"]


def _amounts(rows: list[dict[str, Any]]) -> Cell | None:
    """The numbers of one column; the name where there is none (翻一番)."""
    if not rows:
        return None
    shown = [(plain(row["value"]) if row["value"] is not None else row["called"], row) for row in rows]
    words = list(dict.fromkeys(text for text, _ in shown))
    value = rows[0]["value"] if len(words) == 1 else words
    return Cell("、".join(words), value, tuple(link(row["id"], row["called"] or text) for text, row in shown))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    def tagged(tag: str) -> int:
        return sum(tag in row.tags for row in rows)

    return [("指标行", "rows", len(rows)), ("有目标值", "with a target", tagged(TARGET)), ("有完成值", "with a value reached", tagged(REACHED)),
            ("两者都有", "with both", tagged(BOTH))]


PERFORMANCE = Kind(_drafts, _totals, ("place", "item", "indicator", "year"))
