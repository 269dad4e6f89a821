"""A place of a report of which a person says which division it is, or within which it lies."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.decisions.parts import part
from graph.identity.relabel import relabel
from graph.resolve import NodeFact, ReportGraph, ids, places
from graph.resolve.cities import ResolvedCity, coded, inside
from ingest.gazetteer import gazetteer


def placed(graph: ReportGraph, node: str, code: str) -> ReportGraph:
    """With a place made the division of that code: one with the same division elsewhere in the report, which loses what it was thought to be.
    What is of the place goes with it, so that it meets what other reports tell of the division; and so does the report, where it is its own."""
    division = gazetteer().by_code.get(code)
    return _settled(graph, node, coded(division)) if division else graph  # a code that the present table no longer has


def within(graph: ReportGraph, node: str, code: str) -> tuple[ReportGraph, str]:
    """With a zone or township in the division of that code, and its id: that of the same zone or township in reports that say where it lies."""
    division, said = gazetteer().by_code.get(code), graph.nodes[node].contribution
    level = part(said.name, str(said.attrs.get("level") or ""))
    if division is None or said.attrs.get("adcode") or not level:
        return graph, node
    place = inside(said.name, level, division, graph.properties.get("year"))
    return _settled(graph, node, place), place.id


def called(graph: ReportGraph, node: str, name: str) -> tuple[ReportGraph, str]:
    """With a zone or township under another name, and its id: that of the one of this name in the same division. A place with a code is known by that,
    and keeps it."""
    said = graph.nodes[node].contribution
    division, level = places.of_node(str(said.attrs.get("parent") or "")), part(name, str(said.attrs.get("level") or ""))
    if division is None or said.attrs.get("adcode") or not level:
        return graph, node
    place = inside(name, level, division, graph.properties.get("year"))
    return _settled(graph, node, place), place.id


def _settled(graph: ReportGraph, node: str, place: ResolvedCity) -> ReportGraph:
    said = graph.nodes[node].contribution
    aliases = tuple(sorted({*said.aliases, said.name, *place.aliases} - {place.name}))
    alone = all(i == node or n.contribution.name != said.name for i, n in graph.nodes.items() if n.label == "City")
    nodes = {i: _of(n, node, said.name, place, alone) for i, n in graph.nodes.items()}
    nodes[node] = replace(nodes[node], contribution=replace(said, name=place.name, aliases=aliases, attrs=place.attrs, confidence=1.0))
    own = {"place": place.id} if graph.properties.get("place") == node else {}
    moved = {i: new for i, n in graph.nodes.items() if (new := _moved(i, n, node, place.id)) != i}
    return relabel(replace(graph, nodes=nodes, properties={**graph.properties, **own}), {**moved, node: place.id})


def _of(fact: NodeFact, node: str, name: str, place: ResolvedCity, alone: bool) -> NodeFact:
    """The thing with the new id and name of the place `node`, if it is of it: by its scope, or by the `name` where it has none and that place `alone`
    is called so."""
    said = fact.contribution
    if said.attrs.get("city") == name and (fact.scope == node or (alone and not fact.scope)):
        said = replace(said, attrs={**said.attrs, "city": place.name})
    return replace(fact, contribution=said, scope=place.id if fact.scope == node else fact.scope)


def _moved(base: str, fact: NodeFact, old: str, new: str) -> str:
    """The id that a thing has where its place is `new`; its own where that is not made of the place's id."""
    said, kind = fact.contribution, fact.label
    makers: list[Callable[[str, str], str]] = []
    if kind in ("Reform", "Pilot"):
        makers = [lambda scope, name: ids.item(kind, scope, name)]
    elif kind == "Leader":
        makers = [lambda scope, name: ids.leader(name, scope)]
    elif kind in ("Outcome", "Target"):
        of = said.attrs
        when = said.year if kind == "Outcome" else of.get("by")
        makers = [lambda scope, name: ids.number(kind, scope, of.get("indicator") or name, of.get("value"), of.get("unit") or "", when)]
    elif kind in ("Policy", "Organisation", "Score"):
        makers = [lambda scope, name: ids.named(kind, name, scope)]
    return next((make(new, name) for make in makers for name in (said.name, *said.aliases) if make(old, name) == base), base)
