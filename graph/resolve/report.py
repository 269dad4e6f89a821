"""The whole of one fact file as a `ReportGraph`."""
from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import NAMED_IN, SINGULAR, TYPES
from graph.resolve import entities, ids, values
from graph.resolve.merge import combine
from graph.resolve.passages import Passages
from graph.resolve.records import Contribution, Key, MentionRow, NodeFact, OpenPost, ReportGraph, Support, mention_rows
from graph.resolve.scopes import Scopes, allowed
from graph.resolve.shape import check
from graph.resolve.speaker import CONFIDENCE, speaker
from ingest.facts import Entity, FactFile, Relation

ITEMS = ("Reform", "Pilot")


def telling(attrs: Mapping[str, Any], month: str = "") -> tuple[str, str, str]:
    """The lists of a support of TOLD_IN: the status and, of a pilot, the level that a report gives the item; of a ledger's cell its month."""
    return str(attrs.get("status") or "unknown"), month, str(attrs.get("level") or "")


def resolve(facts: FactFile) -> ReportGraph:
    """What the report contributes to the graph; the same fact file gives the same result. Touches nothing.

    Raises `TypeError` or `ValueError` for values that no fact file has (an offset that is no number, a confidence above 1).
    Relations whose ends the model does not allow are left out and named in `notes`.
    """
    check(facts)
    return _Assembly(facts).result()


class _Assembly:
    def __init__(self, facts: FactFile) -> None:
        self.facts = facts
        self.year = values.year(facts.year)
        self.scopes = Scopes(facts)
        self.passages = Passages(facts)
        self.ids = {e.id: entities.node_id(e, self.scopes, self.year) for e in facts.entities}
        self._nodes = frozenset(self.ids.values())
        self._items: dict[str, list[Entity]] = {}
        for entity in facts.entities:
            if entity.type in ITEMS:
                self._items.setdefault(entity.name, []).append(entity)
        self.said: dict[str, list[tuple[str, Contribution]]] = {}
        self.scoped: dict[str, str] = {}
        self.supports: dict[Key, list[Support]] = {}
        self.told: dict[str, list[Support]] = {}
        self.places: dict[tuple[str, str], set[tuple[int, int, str]]] = {}

    def result(self) -> ReportGraph:
        for entity in self.facts.entities:
            self._entity(entity)
        notes = []
        for relation in self.facts.relations:
            if allowed(relation, self.scopes.entities):
                self._relation(relation)
            else:
                notes.append(self._note(relation))
        self._speaker()
        for entity, city, parent in self.scopes.parts():
            self._part(entity, city.id, parent.id)
        nodes = {i: NodeFact(said[0][0], combine(c for _, c in said), self.scoped.get(i, "")) for i, said in sorted(self.said.items())}
        supports = {k: tuple(sorted(set(s))) for k, s in sorted(self.supports.items())}
        told = {i: tuple(sorted(set(s))) for i, s in sorted(self.told.items())}
        return ReportGraph(self.facts.report, self._properties(), nodes, supports, told, self.passages.rows, self._mentions(), notes, self._posts())

    def _entity(self, entity: Entity) -> None:
        node = self.ids[entity.id]
        said = entities.contribution(entity, self.scopes, self.year)
        self.said.setdefault(node, []).append((entity.type, said))
        if entity.type in ITEMS:
            self.scoped[node] = self.scopes.key(self.scopes.city_of(entity))
            self.told.setdefault(node, []).append(self._made(entity, telling(said.attrs)))
            self.told[node] += self._months(entity)
        elif entity.type == "Leader":
            self.scoped[node] = self.scopes.of_leader(entity)
        self._mention(node, entity.start)
        for mention in entity.mentions:
            self._mention(node, mention.start, mention.end, mention.text)
        topic = said.attrs.get("topic")
        if topic:
            self._support(("ABOUT", node, ids.topic(topic)), entity)

        if entity.type == "Target":
            self._target(node, entity)

    def _months(self, entity: Entity) -> list[Support]:
        """How a ledger tells of an item month by month: a support for each cell."""
        cells = entity.attrs.get("months")
        made = []
        for cell in cells if isinstance(cells, list) else ():
            if not isinstance(cell, dict) or not values.text(cell.get("month")):
                raise TypeError(f"entity {entity.id}: `months` must be a list of objects with a month")
            start, end = values.offset(cell.get("start")), values.offset(cell.get("end"))
            lists = telling({"status": values.text(cell.get("status"))}, values.text(cell["month"]) or "")
            made.append(Support(self.facts.report, start, end, values.text(cell.get("evidence")) or "", self.passages.at(start), self.facts.extractor,
                                values.confidence(entity.confidence), lists))
        return made

    def _target(self, node: str, entity: Entity) -> None:
        """A number to be reached is its place's, and that of the item which the report names for it."""
        place = self.scopes.city_of(entity)
        if place and place.id in self._nodes:
            self._support(("REPORTED", place.id, node), entity)
        name = entity.attrs.get("item")
        named = self._items.get(str(name), ()) if name else ()
        item = next((e for e in named if e.start <= entity.start < e.end), next(iter(named), None))  # of several that of its own row
        if item:
            self._support(("AIMS_AT", self.ids[item.id], node), entity)

    def _relation(self, relation: Relation) -> None:
        head = self.ids[relation.head]
        if isinstance(relation.tail, dict):
            tail = self._recogniser(relation.tail, relation)
        else:
            tail = self.ids[relation.tail]
        if head == tail:
            return  # two entities of the file are one node: 湘潭 BENCHMARKS 湘潭市 says nothing
        self._support((relation.type, head, tail), relation, self._lists(relation))
        for end in (head, tail):
            self._mention(end, relation.start)

    def _lists(self, relation: Relation) -> tuple[str | int, ...]:
        head = self.scopes.entities.get(relation.head)
        title = relation.attrs.get("title") or (head.attrs.get("post") if head else "")
        said = relation.attrs | {"title": title, "year": self.year or 0}
        return tuple(said["year"] if name == "years" else values.words(said.get(SINGULAR[name])) for name in TYPES[relation.type].lists)

    def _posts(self) -> tuple[OpenPost, ...]:
        """What the report says of holders of posts whom it does not name, post by post."""
        found: dict[tuple[str, str, bool], tuple[set, set]] = {}
        for role in self.facts.roles:
            place = self.scopes.division(role.place)
            known = {**self.scopes.entities, role.id: Entity(role.id, "Leader", role.text)}
            facts = {(r.type, self.ids.get(r.head, ""), self.ids.get(str(r.tail), ""), self._made(r, self._lists(r)))
                     for r in role.relations if NAMED_IN in TYPES[r.type].lists and allowed(r, known)}
            for function in role.functions if place else ():
                words, told = found.setdefault((place, function, role.acting), (set(), set()))
                words.add((self.passages.at(role.start), role.start, role.end, role.text))
                told |= facts
        return tuple(OpenPost(*post, tuple(sorted(words)), tuple(sorted(told))) for post, (words, told) in sorted(found.items()) if told)

    def _part(self, entity: Entity, city: str, parent: str) -> None:
        """A zone or township lies in its parent, where the report tells of both and does not say so itself; its sentence is the zone's."""
        if city != parent and parent in self.said and not any(k[:2] == ("PART_OF", city) for k in self.supports):
            self._support(("PART_OF", city, parent), entity)

    def _recogniser(self, inline: dict[str, Any], relation: Relation) -> str:
        name, kind = str(inline["name"]).strip(), values.text(inline.get("kind")) or ""
        node = entities.organisation_id(name, kind, self.scopes)
        attrs = {"kind": kind} if kind else {}
        self.said.setdefault(node, []).append(("Organisation", Contribution(name, (), attrs, values.confidence(relation.confidence), self.year)))
        passage = self.passages.at(relation.start)
        words = self.passages.words(passage, name) if passage else None
        if words:
            self._mention(node, *words, name)
        return node

    def _speaker(self) -> None:
        """The report's speaker as a leader of its own city, unless the report's facts have it already."""
        own, said = self.scopes.own, speaker(self.facts, self.scopes.own)
        if own is None or said is None:
            return
        node = ids.leader(said.name, own.id)
        if ("HOLDS_POST", node, own.id) in self.supports:
            return
        passage = self.passages.at(said.start)
        attrs = {"post": said.title} if said.title else {}
        self.said.setdefault(node, []).append(("Leader", Contribution(said.name, (), attrs, CONFIDENCE, self.year)))
        self.scoped[node] = own.id
        if own.id not in self.said:
            self.said[own.id] = [("City", Contribution(own.name, (), own.attrs, CONFIDENCE, self.year))]
        known = {"titles": said.title, "years": self.year or 0}
        lists = tuple(known.get(name, "") for name in TYPES["HOLDS_POST"].lists)
        self.supports[("HOLDS_POST", node, own.id)] = [
            Support(self.facts.report, said.start, said.end, said.quote, passage, self.facts.extractor, CONFIDENCE, lists)]
        self._mention(node, said.name_start, said.name_end, said.words)
        self._mention(own.id, said.start)

    def _support(self, key: Key, source: Entity | Relation, lists: tuple[str | int, ...] = ()) -> None:
        self.supports.setdefault(key, []).append(self._made(source, lists))

    def _made(self, source: Entity | Relation, lists: tuple[str | int, ...]) -> Support:
        start, end = values.offset(source.start), values.offset(source.end)
        return Support(self.facts.report, start, end, source.evidence, self.passages.at(start), self.facts.extractor,
                       values.confidence(source.confidence), lists)

    def _mention(self, node: str, start: int, end: int | None = None, words: str = "") -> None:
        passage = self.passages.at(values.offset(start))
        found = self.places.setdefault((node, passage), set())
        if end is not None:
            found.add((start, values.offset(end), words))

    def _mentions(self) -> list[MentionRow]:
        return mention_rows(self.places)

    def _properties(self) -> dict[str, Any]:
        facts = self.facts
        place = self.scopes.own.id if self.scopes.own else ""
        made = {"id": facts.report, "place": place, "name": facts.title or facts.doc, "title": facts.title, "city": facts.city, "province": facts.province,
                "year": self.year, "date": facts.date, "author": facts.author, "source": facts.source, "url": facts.url,
                "chars": values.offset(facts.chars), "gaps": [str(g) for g in facts.gaps], "extractor": facts.extractor,
                "kind": facts.kind if facts.kind != "report" else "", "register": facts.register}
        return {k: v for k, v in made.items() if v not in (None, "")}

    def _note(self, relation: Relation) -> str:
        ends = [self.scopes.entities[relation.head].type,
                "Organisation" if isinstance(relation.tail, dict) else self.scopes.entities[relation.tail].type]
        return f"{relation.type} cannot join {ends[0]} and {ends[1]}; left out ({relation.evidence[:40]})"
