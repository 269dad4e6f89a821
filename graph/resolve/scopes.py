"""Where the entities of one report belong: the city of each item, number and post. Ids are scoped by it."""
from __future__ import annotations

from graph.model import TYPES
from graph.resolve.cities import CityResolver, ResolvedCity, coded
from ingest.facts import Entity, FactFile, Relation

_PRECISE = ("province", "prefecture", "county", "zone", "township")
_NATIONAL = ("国家", "中央", "国务院", "全国", "中共中央", "中国")


class Scopes:
    """Cities of one report's entities (`cities` by local entity id) and the scope that keeps each other entity apart from its namesakes."""

    def __init__(self, facts: FactFile) -> None:
        self.report = facts.report
        self.facts = facts
        self.entities: dict[str, Entity] = {e.id: e for e in facts.entities}
        self.relations = sorted((r for r in facts.relations if allowed(r, self.entities)), key=lambda r: (r.start, r.end))
        self.resolver = CityResolver(facts)
        self.own = self.resolver.own
        self.cities: dict[str, ResolvedCity] = {}
        parents: dict[str, list[str]] = {}
        for relation in self.relations:
            if relation.type == "PART_OF" and isinstance(relation.tail, str):
                parents.setdefault(relation.head, []).append(relation.tail)
        places = {e.id: self.resolver.resolve(e) for e in facts.entities if e.type == "City"}
        for entity in facts.entities:
            if entity.type == "City":
                above = tuple(p.place for t in parents.get(entity.id, ()) if (p := places[t]).place)
                self.cities[entity.id] = self.resolver.resolve(entity, above) if above else places[entity.id]

    def city_of(self, entity: Entity) -> ResolvedCity | None:
        """The city an item is run in, a number is reported for, or a post is held in; where the report ties it to none, the report's own.

        Of several the own city, else the one named first. An Outcome that an item achieved is of the item's city.
        """
        linked = [self.cities[c] for c in self._linked(entity)]
        if self.own and any(c.id == self.own.id for c in linked):
            return self.own
        return linked[0] if linked else self.own

    def key(self, city: ResolvedCity | None) -> str:
        """The scope in ids: the city's id, or the report's where no city is known."""
        return city.id if city else f"report:{self.report}"

    def of_leader(self, entity: Entity) -> str:
        """The scope of a person: the city of the post; one for national organs; else the report's own city.

        Of posts in several places the most precise place, so that 省委常委、市委书记 is one person in the province's report and in the city's,
        whichever post a report names first; of equally precise ones the own city, then the first by id.
        """
        posts = [self.cities[str(r.tail)] for r in self.relations if r.type == "HOLDS_POST" and r.head == entity.id]
        if posts:
            own = self.own.id if self.own else ""
            return min(posts, key=lambda c: (-_PRECISE.index(str(c.attrs.get("level") or "")) if c.attrs.get("level") in _PRECISE else 0, c.id != own, c.id)).id
        return "national" if str(entity.attrs.get("of") or "").startswith(_NATIONAL) else self.key(self.own)

    def parts(self) -> list[tuple[Entity, ResolvedCity, ResolvedCity]]:
        """Every zone and township of the report whose parent is known: the entity, what it is, and the division that it lies in (which the
        report need not name). PART_OF edges beyond those that the report states come from here."""
        found = [(e, c) for e in self.entities.values() if e.type == "City" and (c := self.cities[e.id]).place is None and c.above is not None]
        return [(entity, city, coded(city.above)) for entity, city in found if city.above is not None]

    def _linked(self, entity: Entity) -> list[str]:
        if entity.type == "Target" and entity.attrs.get("of"):
            return [c for c in self.cities if self.entities[c].name == entity.attrs["of"]]
        if entity.type in ("Reform", "Pilot", "Leader"):
            kinds = {"Reform": "CARRIED_OUT_IN", "Pilot": "HOSTED_BY", "Leader": "HOLDS_POST"}
            return [str(r.tail) for r in self.relations if r.type == kinds[entity.type] and r.head == entity.id]
        reported = [r.head for r in self.relations if r.type == "REPORTED" and r.tail == entity.id]
        if reported:
            return reported
        items = [r.head for r in self.relations if r.type == "ACHIEVED" and r.tail == entity.id]
        return [city for item in items for city in self._linked(self.entities[item])]


def allowed(relation: Relation, entities: dict[str, Entity]) -> bool:
    """Whether the model lets a relation of this type join these ends."""
    kind = TYPES[relation.type]
    if isinstance(relation.tail, dict):
        tail = "Organisation"
    elif relation.tail in entities:
        tail = entities[relation.tail].type
    else:
        return False
    return relation.head in entities and entities[relation.head].type in kind.heads and tail in kind.tails
