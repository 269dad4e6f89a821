"""Where the entities of one report belong: the city of each item, number and post. Ids are scoped by it."""
from __future__ import annotations

from graph.model import TYPES
from graph.resolve.cities import CityResolver, ResolvedCity, coded
from ingest.facts import Entity, FactFile, Relation
from ingest.gazetteer import gazetteer

_PRECISE = ("province", "prefecture", "county", "zone", "township")
_NATIONAL = ("国家", "中央", "国务院", "全国", "中共中央", "中国")


class Scopes:
    """Cities of one report's entities (`cities` by local entity id) and the scope that keeps each other entity apart from its namesakes. `own` is the
    report's own city where something else than the report says it."""

    def __init__(self, facts: FactFile, own: ResolvedCity | None = None) -> None:
        self.report = facts.report
        self.facts = facts
        self.entities: dict[str, Entity] = {e.id: e for e in facts.entities}
        self.relations = sorted((r for r in facts.relations if allowed(r, self.entities)), key=lambda r: (r.start, r.end))
        self._tails: dict[tuple[str, str], list[str]] = {}  # by type and head: a ledger has a hundred thousand relations
        self._heads: dict[tuple[str, str], list[str]] = {}
        for relation in self.relations:
            if isinstance(relation.tail, str):
                self._tails.setdefault((relation.type, relation.head), []).append(relation.tail)
                self._heads.setdefault((relation.type, relation.tail), []).append(relation.head)
        self.resolver = CityResolver(facts, own)
        self.own = self.resolver.own
        self.cities: dict[str, ResolvedCity] = {}
        self._by_name: dict[str, list[str]] | None = None
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
        posts = [self.cities[city] for city in self._tails.get(("HOLDS_POST", entity.id), ())]
        if posts:
            own = self.own.id if self.own else ""
            return min(posts, key=lambda c: (-_PRECISE.index(str(c.attrs.get("level") or "")) if c.attrs.get("level") in _PRECISE else 0, c.id != own, c.id)).id
        return "national" if str(entity.attrs.get("of") or "").startswith(_NATIONAL) else self.key(self.own)

    def division(self, code: str) -> str:
        """The id of the division with that code as the report's year has it; empty where there is none."""
        named = (c for c in self.cities.values() if c.attrs.get("adcode") == code)
        found = next(named, None)
        if found is not None:
            return found.id
        place = gazetteer().by_code.get(code)
        return coded(place).id if place else ""

    def parts(self) -> list[tuple[Entity, ResolvedCity, ResolvedCity]]:
        """Every zone and township of the report whose parent is known: the entity, what it is, and the division that it lies in (which the
        report need not name). PART_OF edges beyond those that the report states come from here."""
        found = [(e, c) for e in self.entities.values() if e.type == "City" and (c := self.cities[e.id]).place is None and c.above is not None]
        return [(entity, city, coded(city.above)) for entity, city in found if city.above is not None]

    def issuer(self, policy: str) -> ResolvedCity | None:
        """The place that issued a Policy, by the report's words; None where they name none."""
        issuers = self._heads.get(("ISSUED", policy))
        return self.cities[issuers[0]] if issuers else None

    def _named(self) -> dict[str, list[str]]:
        """The local ids of Cities by name."""
        if self._by_name is None:
            self._by_name = {}
            for city in self.cities:
                self._by_name.setdefault(self.entities[city].name, []).append(city)
        return self._by_name

    def _linked(self, entity: Entity) -> list[str]:
        if entity.type == "Target" and entity.attrs.get("of"):
            return self._named().get(str(entity.attrs["of"]), [])
        if entity.type in ("Reform", "Pilot", "Leader"):
            kinds = {"Reform": "CARRIED_OUT_IN", "Pilot": "HOSTED_BY", "Leader": "HOLDS_POST"}
            return self._tails.get((kinds[entity.type], entity.id), [])
        reported = self._heads.get(("REPORTED", entity.id), [])
        if reported:
            return reported
        items = self._heads.get(("ACHIEVED", entity.id), [])
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
