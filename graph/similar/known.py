"""Are the values of the filters such as the graph can have? What is misspelt would find nothing and say nothing."""
from __future__ import annotations

from difflib import get_close_matches

from graph.errors import BadQuestion
from graph.similar import cypher
from graph.similar.arguments import LEVELS, STATUSES
from graph.similar.filters import Filters
from graph.similar.question import SHOWN
from graph.store import Store
from ingest.facts import TOPICS


def check_filters(store: Store, filters: Filters) -> None:
    """Raises `BadQuestion` for a province that the graph does not have, a topic, level or status that there is not, naming near ones, and for years that end before
    they begin."""
    first, last = filters.years
    if first is not None and last is not None and first > last:
        raise BadQuestion(f"起始年份 {first} 晚于截止年份 {last} / the first year {first} is after the last, {last}")
    if filters.provinces:
        _check(filters.provinces, {p for p in store.read(cypher.PLACES).column("province") if p}, "省份", "province")
    if filters.topics:
        _check(filters.topics, set(TOPICS), "主题", "topic")
    _check(filters.levels, set(LEVELS.values()), "级别", "level")
    _check(filters.statuses, set(STATUSES.values()), "状态", "status")


def _check(wanted: tuple[str, ...], known: set[str], zh: str, en: str) -> None:
    for name in wanted:
        if name not in known:
            near = sorted(k for k in known if name and name in k) or get_close_matches(name, sorted(known), 3, 0.4) or sorted(known)[:30]
            raise BadQuestion(f"没有{zh}“{name[:SHOWN]}”" + (f"，有：{'、'.join(near)}" if near else "") + f" / no {en} {name[:SHOWN]!r}")
