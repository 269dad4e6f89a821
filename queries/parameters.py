"""Values of parameters: from what a person gives (or leaves out) to what Cypher gets, with defaults and suggestions from the graph."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.asked import places
from graph.asked.confidence import EVERYTHING, threshold
from graph.asked.near import near
from graph.asked.text import text
from graph.store.store import Store
from graph.words import TERMS
from queries import catalogue, convert, lookup, remembered
from queries.errors import BadParameter
from queries.spec import CONFIDENCE, LIMIT, Parameter, Query

SUGGESTIONS = 200
"""How many values are proposed at most."""


@dataclass
class Bound:
    """Parameters ready to run: `cypher` by Cypher name, the threshold among them; `shown` by parameter name, as a person would write them (None: everything)."""

    cypher: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, str | int | None] = field(default_factory=dict)


def bind(store: Store, query: Query, values: Mapping[str, Any] | None = None, confidence: Any = EVERYTHING) -> Bound:
    """Check `values` (by parameter name; absent, None or "" means the default; `*` everything) and fill in defaults from the
    graph: from its facts whose confidence is at least `confidence`.

    Raises `BadParameter`: a parameter that the query does not have, a value of the wrong type, out of range or not in the graph, a `confidence` outside [0, 1]; and
    `graph.errors.GraphError`."""
    given = {k: v for k, v in (values or {}).items() if not _empty(v)}
    known = {p.name for p in query.parameters}
    for name in values or {}:
        if name not in known:
            close = near(name, known, 1)
            has = (f"它有 {'、'.join(sorted(known))}", f"it has {', '.join(sorted(known))}") if known else ("它没有参数", "it has none")
            hint = (f"是不是 {close[0]}？", f" Did you mean {close[0]}?") if close else ("", "")
            raise BadParameter(f"{query.name} 没有参数 {name}；{has[0]}。{hint[0]}", f"{query.name} has no parameter {name}; {has[1]}.{hint[1]}")
    bound = Bound({CONFIDENCE: threshold(confidence)})
    for parameter in query.parameters:
        _bind_one(store, query, parameter, given.get(parameter.name), bound)
    return bound


def defaults(store: Store, query: Query, confidence: Any = EVERYTHING) -> dict[str, str | int | None]:
    """The value that each parameter has when nothing is given, as a person would write it; None means everything."""
    return bind(store, query, confidence=confidence).shown


def suggest(
    store: Store, query: Query, name: str, values: Mapping[str, Any] | None = None, limit: int = SUGGESTIONS, confidence: Any = EVERYTHING,
) -> list[str]:
    """Values to propose for a parameter, best first, each good to be given to `bind`. `values`: what the form holds so far; the
    parameters before this one can narrow the list (the topics of the chosen city), and facts below `confidence` propose nothing. Raises as
    `bind` does."""
    parameter = query.parameter(name)
    if parameter is None:
        raise BadParameter(f"{query.name} 没有参数 {name}。", f"{query.name} has no parameter {name}.")
    if parameter.terms:
        return list(TERMS[parameter.terms])
    if parameter.suggest is None:
        return []
    bound = Bound({CONFIDENCE: threshold(confidence)})
    for earlier in query.parameters:
        if earlier.name == name:
            break
        value = (values or {}).get(earlier.name)
        _bind_one(store, query, earlier, None if _empty(value) else value, bound)
    rows = _rows(store, parameter.suggest, bound, limit)
    if parameter.type == "city":
        return places.show_cities(store, rows)
    if parameter.type == "node":
        return [f.shown for f in places.show_nodes(store, rows[:30])]
    return [str(row["value"]) for row in rows]


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _bind_one(store: Store, query: Query, parameter: Parameter, value: Any, bound: Bound) -> None:
    if isinstance(value, str) and value.strip() in convert.EVERYTHING:
        if not parameter.all:
            raise BadParameter(f"{query.name} 需要一个确定的 {parameter.name}，不能是全部；不填则用默认值。",
                               f"{query.name} needs one {parameter.name}, not everything; leave it out for the default.")
        _put(bound, parameter, dict.fromkeys(parameter.cypher_names), None)
    elif value is not None:
        _put(bound, parameter, *_convert(store, parameter, value))
    elif parameter.default is not None:
        _put(bound, parameter, *_convert(store, parameter, parameter.default))
    elif parameter.default_from is not None:
        _put(bound, parameter, *_first(store, parameter, bound))
    else:
        _put(bound, parameter, dict.fromkeys(parameter.cypher_names), None)


def _put(bound: Bound, parameter: Parameter, cypher: dict[str, Any], shown: str | int | None) -> None:
    bound.cypher.update(cypher)
    bound.shown[parameter.name] = shown


def _convert(store: Store, parameter: Parameter, value: Any) -> tuple[dict[str, Any], str | int | None]:
    if parameter.type in ("city", "node"):
        found = (places.city if parameter.type == "city" else places.node)(store, value, parameter.name)
        return {parameter.name: found.id}, found.shown
    if parameter.type == "topic":
        topic = _topic(store, parameter, value)
        return {parameter.name: topic}, topic
    cypher = convert.literal(parameter, value)
    if parameter.of:
        cypher = {parameter.name: _one_of(store, parameter, cypher[parameter.name])}
    if parameter.type == "years":
        return cypher, convert.show_years(*cypher.values())
    return cypher, cypher[parameter.name]


def _topic(store: Store, parameter: Parameter, value: Any) -> str:
    wanted = text(value, parameter.name)
    known = store.read(lookup.TOPICS).column()
    if wanted in known:
        return wanted
    parts = [t for t in known if wanted in t]
    if len(parts) == 1:
        return parts[0]
    close = parts or near(wanted, known)
    if close:
        hint = (f"相近的：{'、'.join(close)}。", f"Near ones: {'、'.join(close)}.")
    elif known:
        hint = (f"现有：{'、'.join(known)}。", f"It has {'、'.join(known)}.")
    else:
        hint = ("图谱里还没有主题，请先读入报告。", "It has none yet; ingest reports first.")
    raise BadParameter(f"{parameter.name}：图谱里没有主题 {wanted}。{hint[0]}", f"{parameter.name}: the graph has no topic {wanted}. {hint[1]}")


def _one_of(store: Store, parameter: Parameter, wanted: str) -> str:
    """The value of the property that was written, or the only one that holds what was written."""
    label, _, name = parameter.of.partition(".")
    if store.read(lookup.has_value(label, name), value=wanted).rows:
        return wanted
    known = store.read(lookup.values_of(label, name)).column()
    parts = [v for v in known if wanted.lower() in v.lower()]
    if len(parts) == 1:
        return parts[0]
    close = sorted(parts, key=len)[:6] or near(wanted, known)
    hint = (f"相近的：{'、'.join(close)}。", f" Near ones: {'、'.join(close)}.") if close else ("", "")
    raise BadParameter(f"{parameter.name}：图谱里没有 {wanted}。{hint[0]}", f"{parameter.name}: the graph has no {wanted}.{hint[1]}")


def _first(store: Store, parameter: Parameter, bound: Bound) -> tuple[dict[str, Any], str | int | None]:
    rows = _rows(store, parameter.default_from, bound, 1)
    if not rows:
        return dict.fromkeys(parameter.cypher_names), None
    if parameter.type == "city":
        return {parameter.name: rows[0]["id"]}, places.show_cities(store, rows)[0]
    if parameter.type == "node":
        return {parameter.name: rows[0]["id"]}, places.show_nodes(store, rows)[0].shown
    if parameter.type == "years":
        return convert.literal(parameter, rows[0]["value"]), str(rows[0]["value"])
    return {parameter.name: rows[0]["value"]}, rows[0]["value"]


def _rows(store: Store, name: str, bound: Bound, limit: int) -> list[dict[str, Any]]:
    hint = catalogue.suggestions()[name]
    return remembered.rows(store, hint.cypher, **{p: bound.cypher[p] for p in hint.parameters}, **{CONFIDENCE: bound.cypher[CONFIDENCE], LIMIT: limit})
