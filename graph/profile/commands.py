"""What `profile` and `compare` of `python -m graph` do; each returns the exit status."""
from __future__ import annotations

import json
from argparse import Namespace
from typing import Any

from graph.asked.confidence import threshold
from graph.asked.errors import BadParameter
from graph.asked.places import city as find_city
from graph.profile import city, item, leader, show, show_compare
from graph.profile import compare as comparing
from graph.profile.arguments import KINDS
from graph.profile.as_json import as_json
from graph.profile.named import item_named, leader_named
from graph.profile.similar_cities import similar_cities
from graph.similar.industries import by_place
from graph.store import Store, open_store
from ingest.errors import UsageError

ALL = 500
"""Rows of each list that are asked for whole."""


def profile(options: Namespace) -> int:
    with open_store() as store:
        try:
            sure = threshold(options.confidence)
            place = find_city(store, options.city, "--city").id if options.city else ""
            parts, text = _PROFILES[KINDS[options.kind]](store, options.name, place, sure, options.all)
        except BadParameter as error:
            raise UsageError(str(error)) from error
    _print(parts, text, options)
    return 0


def compare(options: Namespace) -> int:
    if not comparing.FEWEST <= len(options.cities) <= comparing.MOST:
        raise UsageError(f"compare wants two to five cities, not {len(options.cities)} / 要写两到五个地区")
    with open_store() as store:
        try:
            sure = threshold(options.confidence)
            ids = list(dict.fromkeys(find_city(store, name).id for name in options.cities))
            if len(ids) < comparing.FEWEST:
                raise UsageError("compare wants different cities: these names are of one place / 这些名称是同一个地区")
            found = comparing.compare(store, ids, sure, *((ALL, ALL) if options.all else ()))
            series = _series(found, options.indicator)
        except BadParameter as error:
            raise UsageError(str(error)) from error
        wanted = dict.fromkeys(idea.concept.id for listed in (found.shared, *found.missing.values()) for idea in listed.rows)
        items = comparing.items_of(store, ids, tuple(wanted), sure)
        points = comparing.points(store, ids, *series, sure) if series else []
    done = [{"concept": concept, "city": place, "items": each} for (concept, place), each in items.items()]
    _print({"comparison": found, "items": done, "indicator": series, "points": points}, lambda language: show_compare.compare(found, items, series, points, language), options)
    return 0


def _series(found: comparing.Comparison, wanted: str) -> tuple[str, str] | None:
    """The indicator that is asked for, with its unit; the first where none is."""
    offered = [(name, unit) for name, unit, *_ in found.series.rows]
    if not wanted:
        return offered[0] if offered else None
    for name, unit in offered:
        if wanted in (name, f"{name}（{unit}）"):
            return name, unit
    names = "、".join(f"{name}（{unit}）" if unit else name for name, unit in offered) or "—"
    raise BadParameter(f"--indicator：这些地区没有共同的指标 {wanted}；有：{names}。", f"--indicator: they have no indicator {wanted} in common, only {names}.")


def _city(store: Store, name: str, _: str, sure: float, whole: bool) -> tuple[dict[str, Any], Any]:
    id = find_city(store, name, "NAME").id
    limit = (lambda usual: ALL) if whole else lambda usual: usual
    parts = {
        "city": city.city(store, id, sure, limit(city.REPORTS)), "items": city.items(store, id, None, limit(city.ITEMS), 0, sure),
        "pilots": city.pilots(store, id, limit(city.PILOTS), sure), "leaders": city.leaders(store, id, limit(city.LEADERS), sure),
        "outcomes": city.outcomes(store, id, limit(city.SERIES), sure), "recognitions": city.recognitions(store, id, limit(city.RECOGNITIONS), sure),
        "problems": city.problems(store, id, limit(city.PROBLEMS), sure), "benchmarks": city.benchmarks(store, id, limit(city.BENCHMARKS), sure),
        "alike": similar_cities(store, id, by_place(store), confidence=sure),
    }
    return parts, lambda language: show.city(parts, language)


def _item(store: Store, name: str, place: str, sure: float, _: bool) -> tuple[dict[str, Any], Any]:
    found = item.item(store, item_named(store, name, place), sure)
    assert found is not None
    return {"item": found, "history": item.history(found.tellings)}, lambda language: show.item(found, language)


def _leader(store: Store, name: str, place: str, sure: float, whole: bool) -> tuple[dict[str, Any], Any]:
    id = leader_named(store, name, place)
    found = leader.leader(store, id, sure)
    led = leader.led(store, id, ALL if whole else leader.LED, 0, sure)
    return {"leader": found, "led": led}, lambda language: show.leader(found, led, language)


_PROFILES = {"City": _city, "Item": _item, "Leader": _leader}


def _print(parts: dict[str, Any], text: Any, options: Namespace) -> None:
    print(json.dumps(as_json(parts), ensure_ascii=False, indent=1) if options.json else text(options.lang))
