"""Filters as people write them: names of cities become ids, Chinese words the graph's own; what is misspelt is refused with what there is."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any

from graph.asked import places
from graph.asked.confidence import threshold
from graph.asked.errors import BadParameter
from graph.registers.records import OVERDUE, Draft, Filters
from graph.registers.source import Source
from graph.words import TERMS
from ingest.errors import UsageError
from ingest.facts import TOPICS

_STATES = {"": "", OVERDUE: OVERDUE, "逾期": OVERDUE}


def understood(source: Source, filters: Filters, late: bool, today: date) -> tuple[Filters, str]:
    """The filters in the graph's own words with the day filled in, and the city's name. `late`: the register tells what is overdue.

    Raises `UsageError` for what the graph does not know or the register does not tell."""
    if filters.year_from is not None and filters.year_to is not None and filters.year_from > filters.year_to:
        raise UsageError(f"年份从 {filters.year_from} 到 {filters.year_to}：先后颠倒 / the years end before they begin")
    state = _one_of("state", "状态", filters.state, _STATES)
    if state and not late:
        raise UsageError("这个台账不记时限，没有逾期可筛 / this register tells no deadlines: nothing in it is overdue")
    city, name = "", ""
    try:
        if filters.city:
            found = places.city(source.store, filters.city)
            city, name = found.id, found.shown
        confidence = threshold(filters.confidence)
    except BadParameter as error:
        raise UsageError(str(error)) from error
    known = sorted({place.province for place in source.cities.values() if place.province}) if filters.province else []
    made = replace(
        filters, city=city, state=state, confidence=confidence, on=filters.on or today, text=filters.text.strip(),
        province=_one_of("province", "省份", filters.province, {p: p for p in known}),
        topic=_one_of("topic", "主题", filters.topic, {t: t for t in TOPICS}), level=_coded("level", "级别", filters.level),
        status=_coded("status", "状态", filters.status))
    return made, name


def fits(filters: Filters, source: Source) -> Callable[[Draft], bool]:
    """Whether a row fits filters that are understood (apart from `state`, which needs the day, and `text`: see `says`)."""
    tests: list[Callable[[Draft], bool]] = []
    if filters.city:
        here = source.within(filters.city)
        tests.append(lambda row: not here.isdisjoint(row.places))
    if filters.province:
        inside = {city for city, place in source.cities.items() if place.province == filters.province}
        tests.append(lambda row: any(place in inside for place in row.places))
    for name in ("topic", "level", "status"):
        if wanted := getattr(filters, name):
            tests.append(lambda row, name=name, wanted=wanted: (getattr(row, name) or "unknown") == wanted)
    if filters.year_from is not None or filters.year_to is not None:
        first, last = filters.year_from or 0, filters.year_to or 9999
        tests.append(lambda row: any(first <= year <= last for year in row.years))
    return lambda row: all(test(row) for test in tests)


def says(row: Draft, text: str) -> bool:
    """Whether some cell of a row contains the words, in capitals or not."""
    sought = text.casefold()
    return any(sought in cell.text.casefold() for cell in row.cells.values())


def _coded(vocabulary: str, zh: str, value: str) -> str:
    words = TERMS[vocabulary]
    return _one_of(vocabulary, zh, value, {w: code for code, said in words.items() for w in (said["zh"], said["en"], code)} | {"": ""}, [s["zh"] for s in words.values()])


def _one_of(name: str, zh: str, value: str, known: dict[str, str], shown: Sequence[Any] = ()) -> str:
    value = value.strip()
    if not value:
        return ""
    if value in known:
        return known[value]
    names = [k for k in known if k]
    near = [k for k in names if value in k] or get_close_matches(value, names, 3, 0.4) or list(shown or names)[:30]
    raise UsageError(f"{zh}没有“{value[:40]}”" + (f"，可用：{'、'.join(dict.fromkeys(near))}" if near else "") + f" / no {name} {value[:40]!r}")
