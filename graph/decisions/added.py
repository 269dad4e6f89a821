"""A thing that a person adds or names, seen as resolution sees what extraction finds: the same id, attributes and scope."""
from __future__ import annotations

from graph.decisions.records import Decision
from graph.resolve import Contribution, ReportGraph, entities, ids, names, places
from graph.resolve.cities import ResolvedCity, coded
from graph.resolve.report import ITEMS
from graph.resolve.scopes import Scopes
from ingest.facts import Entity, FactFile, Mention, Passage

_BY_NAME = ("Organisation", "Policy", "Problem", "Score")
"""Labels whose things are one where their names are (and what they are of): another name is another id."""


def added(graph: ReportGraph, decision: Decision, start: int) -> tuple[str, Contribution, str]:
    """(id, what the report says of it, scope) of the thing that `decision` adds, whose sentence stands at `start` of the clean text."""
    ref, year = decision.things[0], graph.properties.get("year")
    given = {key: value for key, value in decision.set.items() if key != "name" and value not in (None, "")}
    at = ref.quote.find(ref.name)
    words = [Mention(start + at, start + at + len(ref.name), ref.name)] if at >= 0 else []
    entity = Entity("added", ref.type, ref.name, [], given, ref.quote, start, start + len(ref.quote), words)
    scopes = Scopes(_report(graph, entity), _own(graph))
    said = entities.contribution(entity, scopes, year)
    said.attrs.update({key: value for key, value in given.items() if key not in said.attrs})
    told = {*given, *(("series",) if "indicator" in given else ())} & said.attrs.keys()
    scope = scopes.key(scopes.city_of(entity)) if ref.type in ITEMS else scopes.of_leader(entity) if ref.type == "Leader" else ""
    return entities.node_id(entity, scopes, year), Contribution(said.name, said.aliases, said.attrs, 1.0, year, told=tuple(sorted(told))), scope


def renamed(graph: ReportGraph, node: str, name: str) -> str:
    """The id that the thing has when it is called `name`: that of the thing of this name, in this report and in others; its own where the name makes
    no id, or where identity compares more than names."""
    fact = graph.nodes[node]
    if fact.label not in _BY_NAME:
        return node
    issued = sorted((s.start, head) for (kind, head, tail), each in graph.relationships.items() if (kind, tail) == ("ISSUED", node) for s in each)
    if fact.label == "Policy" and issued and names.is_generic_title(name):
        return ids.named(fact.label, name, issued[0][1])
    entity = Entity("renamed", fact.label, name, [], dict(fact.contribution.attrs))
    return entities.node_id(entity, Scopes(_report(graph, entity), _own(graph)), fact.contribution.year)


def _report(graph: ReportGraph, entity: Entity) -> FactFile:
    """The report as a fact file that has nothing but this entity. Only what a place is needs the words around it."""
    of = graph.properties
    passages = [Passage(str(p["id"]), p["start"], p["end"], p["kind"], p["text"]) for p in graph.passages] if entity.type == "City" else []
    return FactFile("", graph.report, city=of.get("city", ""), province=of.get("province", ""), year=of.get("year"), kind=of.get("kind", "report"),
                    entities=[entity], passages=passages)


def _own(graph: ReportGraph) -> ResolvedCity | None:
    """The report's own city where its graph has it; None leaves it to what the report says of itself."""
    node = str(graph.properties.get("place") or "")
    division, fact = places.of_node(node), graph.nodes.get(node)
    if division or fact is None:
        return coded(division) if division else None
    said = fact.contribution
    return ResolvedCity(node, said.name, said.attrs, None, places.of_node(str(said.attrs.get("parent") or "")))
