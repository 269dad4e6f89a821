"""Which place a City of a report is: its code where it is certain, otherwise a name kept apart by where it lies. See docs/explanation/places.md."""
from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from graph.resolve import ids, places, townships, zones
from graph.resolve.context import Context
from ingest.facts import Entity, FactFile
from ingest.gazetteer import Division, gazetteer
from ingest.gazetteer.history import history
from ingest.gazetteer.zone_table import is_bare
from ingest.gazetteer.zones import ENDING

_SELF = re.compile(r"^(?:我|本|全|该)(省|自治区|市|州|盟|县|区|旗)$")
_LEVELS = {"省": ("province",), "自治区": ("province",), "市": ("prefecture", "county"), "州": ("prefecture",), "盟": ("prefecture",),
           "县": ("county",), "区": ("county", "province"), "旗": ("county",)}
OPEN_SEVERAL, OPEN_WORD, OPEN_UNKNOWN, OPEN_COUNTY, OPEN_KIND = "several", "word", "unknown", "county", "kind"
"""Why a place is open: several divisions are called so; one far away is, but the words mean something near more often (老城区, 兴县); no table
has it; a township whose county nothing tells; a kind of zone without a name."""
_WORD = re.compile(r"^(?:.县|(?:新|老|旧|主|[东南西北中]|城[东南西北中关]?|[河江][东南西北]|市中|新建|新市|港口|[郊矿])(?:城|市)?区)$")


@dataclass(frozen=True)
class ResolvedCity:
    """A City's node id, the name shown, and its properties (`level`, and where known `adcode`, `lon`, `lat`, `province`, `parent`: node id of the
    place it lies in, `until`: the year a division ended, `open`: why it is not resolved). `place` is the division, `above` that it lies in;
    `how` the parent of a zone or township is known; `candidates` the divisions an open name may mean; `aliases` the names that a division bore since 2000."""

    id: str
    name: str
    attrs: dict[str, Any]
    place: Division | None = None
    above: Division | None = None
    how: str = ""
    candidates: tuple[Division, ...] = ()
    aliases: tuple[str, ...] = field(default=(), compare=False)

    @property
    def resolved(self) -> bool:
        """Whether it is a division with its code, a zone of the closed list, or a zone or township with a parent up to a coded division."""
        return not self.attrs.get("open")


class CityResolver:
    """Resolves the Cities of one report. `own` is the report's own jurisdiction: what the report says unless it is given, None where nothing tells it."""

    def __init__(self, facts: FactFile, own: ResolvedCity | None = None) -> None:
        self._report = facts.report
        self._province = facts.province.strip()
        self._year = facts.year if isinstance(facts.year, int) else None
        self.own = own
        name = facts.city.strip() or self._province
        region = places.one(self._province) if self._province else None
        if name and own is None:
            place = places.one(name, self._province, self._year) or places.one(name, "", self._year) or places.chained(name)
            if place and region and place.province != region.province:
                place = None  # the report says another province than the only place of that name has: believe the report
            self.own = coded(place) if place else self._own_zone(name, region)
            self._province = self._province or self.own.attrs.get("province", "")
        self.home = (self.own.place or self.own.above if self.own else None) or region
        self.context = Context(facts, self.home)

    def resolve(self, entity: Entity, parents: tuple[Division, ...] = ()) -> ResolvedCity:
        """The place that a City entity is. `parents` are divisions that the report says it is part of.

        Of several divisions of one name: the one in a stated parent or in the place named directly before it, then in the own city, its
        prefecture, its province, then the only one there is, then the one in the only other place of the sentence that has one. Where that
        leaves several, it stays open. 湘潭县 and 湘潭市 differ in name and never meet.
        """
        name = entity.name.strip()
        level = entity.attrs.get("level")
        if self.own and (entity.implied or name == self.own.name):
            return replace(self.own, attrs={"level": level, **self.own.attrs}) if level else self.own
        if (own := self._self(name)) is not None:
            return own
        found = places.named_in(name, self._year)
        before = self.context.agreed(entity)
        if found and not (level == "zone" and is_bare(name)):  # 新区 was a district of 唐山市
            place = self._choose(found, entity, parents, before)
            if place is not None:
                return coded(place)
            return self._open(name, str(level or found[0].level), OPEN_SEVERAL if len(found) > 1 else OPEN_WORD, found)
        if level == "township" or (level != "zone" and townships.NAME.match(name)):
            return self._township(entity, parents)
        if level == "zone" or ENDING.search(name):
            return self._zone(name, before, parents)
        chain, cut = zones.heads(name, self.home, self._year)
        if chain and (inside := [d for d in places.named_in(name[cut:], self._year) if d.within(chain[-1])]) and (place := places.certain(inside)):
            return coded(place)  # 新疆伽师, 江苏昆山
        return self._open(name, str(level or ""), OPEN_UNKNOWN, ())

    def _choose(self, found: tuple[Division, ...], entity: Entity, parents: tuple[Division, ...], before: Division | None) -> Division | None:
        scopes = [p for p in (before, *parents) if p is not None]
        if self.home is not None:
            scopes += [self.home, places.prefecture(self.home), gazetteer().by_code[self.home.adcode[:2] + "0000"]]
        for scope in scopes:
            inside = tuple(p for p in found if p.within(scope))
            if len(inside) == 1:
                return inside[0]
            found = inside or found
        alone = places.certain(found)
        far = alone is not None and scopes and not any(alone.within(s) for s in scopes)
        return self._beside(found, entity) if alone is None or (far and _WORD.match(entity.name.strip())) else alone

    def _beside(self, found: tuple[Division, ...], entity: Entity) -> Division | None:
        """The division in a place that every sentence of the entity also names in full, if that is true of only one (北京城市副中心与…通州区)."""
        told = []
        for mention in entity.mentions:
            sentence = self.context.sentence(mention)
            near = [d for d in found if any(name in sentence for name in _above_names(d))]
            if len(near) != 1:
                return None
            told.append(near[0])
        return told[0] if told and len(set(told)) == 1 else None

    def _self(self, name: str) -> ResolvedCity | None:
        """我市, 全省, 本区: the report's own place, or the one of that level above it."""
        said = _SELF.match(name)
        if not said or self.home is None:
            return None
        place: Division | None = self.home
        if self.own is not None and self.own.place == place and place.name.endswith(said.group(1)):
            return self.own
        while place is not None:
            if place.level in _LEVELS[said.group(1)] and place.name.endswith(said.group(1)):
                return coded(place)
            place = gazetteer().by_code.get(place.parent)
        return None

    def _zone(self, name: str, before: Division | None, parents: tuple[Division, ...]) -> ResolvedCity:
        found = zones.locate(name, self.home, before, parents, self._year)
        return _zone(name, found) or self._open(name, "zone", OPEN_KIND if found.key != "" and self.home is not None else OPEN_UNKNOWN, ())

    def _township(self, entity: Entity, parents: tuple[Division, ...]) -> ResolvedCity:
        town = townships.locate(entity, self.home, self.context, parents)
        if town.parent is None:
            return self._open(town.name, "township", OPEN_COUNTY, ())
        made = _below(town.name, town.name, "township", town.parent, town.parent, town.how)
        return made if townships.is_parent(town.parent) else replace(made, attrs={**made.attrs, "open": OPEN_COUNTY})

    def _own_zone(self, name: str, region: Division | None) -> ResolvedCity:
        """An own jurisdiction that is a zone, that no table has, or that lies elsewhere according to it."""
        if not places.named(name) and ENDING.search(name):
            self.home, self.own = region, None
            return self._zone(name, None, ())
        found = tuple(d for d in places.named_in(name, self._year) if region is None or d.within(region))
        return self._open(name, found[0].level if found else "", OPEN_SEVERAL if found else OPEN_UNKNOWN, found)

    def _open(self, name: str, level: str, why: str, candidates: tuple[Division, ...]) -> ResolvedCity:
        """A place left open, kept apart by the own city, the province, or where nothing tells these by the report: there is a 鼓楼区 in four cities."""
        home = getattr(self, "home", None)
        own = self.own.place if self.own else None
        scope = (own or home).adcode if own or home else self._province or f"report:{self._report}"
        attrs = {"level": level, "open": why, "province": home.province if home else self._province}
        return ResolvedCity(ids.uncoded_city(name, scope), name, {k: v for k, v in attrs.items() if v}, candidates=candidates)


def coded(place: Division) -> ResolvedCity:
    """The node of a division, present or past."""
    parent = gazetteer().by_code.get(place.parent)
    end = history().end(place)
    attrs = {"level": place.level, "adcode": place.adcode, "lon": place.lon, "lat": place.lat, "province": place.province,
             "parent": places.node_id(parent) if parent else None, "until": end.ended if end else None}
    return ResolvedCity(places.node_id(place), place.name, {k: v for k, v in attrs.items() if v is not None}, place, parent, "code", aliases=history().former_names(place))


def inside(name: str, level: str, place: Division, year: int | None = None) -> ResolvedCity:
    """The zone or township (`level`) of this name that lies in `place`, as a report of the year would have it that says so."""
    if level == "township":
        short = townships.without_places(name, place)
        made = _below(short, short, level, place, place, "stated")
        return made if townships.is_parent(place) else replace(made, attrs={**made.attrs, "open": OPEN_COUNTY})
    found = zones.locate(name, place, place, (), year)
    if found.entry is None:
        found = replace(found, parent=place)
    return _zone(name, found) or _below(found.key, name, "zone", place, places.prefecture(place), "stated")


def _zone(name: str, found: zones.Located) -> ResolvedCity | None:
    """The zone that `name` means, as far as it is known; None where nothing tells what it lies in."""
    became = gazetteer().by_code.get(found.entry.became) if found.entry else None
    if became is not None:
        return coded(became)
    shown = found.entry.name if found.entry else name if found.key == name or len(name) > len(found.key) else found.key
    if found.entry is not None and found.parent is None:
        return ResolvedCity(ids.uncoded_city(found.key, ""), shown, {"level": "zone"}, how="list")
    if found.parent is None:
        return None
    scope = found.parent if found.region else places.prefecture(found.parent)
    return _below(found.key, shown, "zone", found.parent, scope, found.how)


def _below(key: str, shown: str, level: str, parent: Division, scope: Division, how: str) -> ResolvedCity:
    attrs = {"level": level, "province": parent.province, "parent": places.node_id(parent)}
    end = history().end(scope)
    return ResolvedCity(ids.uncoded_city(key, scope.adcode + (f"@{end.ended}" if end else "")), shown, attrs, None, parent, how)


def _above_names(place: Division) -> tuple[str, ...]:
    """Names of the province and prefecture that a division lies in, with and without ending."""
    above, found = gazetteer().by_code.get(place.parent), []
    while above is not None:
        found += [above.name, places.short_stem(above)]
        above = gazetteer().by_code.get(above.parent)
    return tuple(found)
