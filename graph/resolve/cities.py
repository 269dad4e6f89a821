"""Which place a City of a report is: its code where it is certain, otherwise a name kept apart by where it lies."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from graph.resolve import ids, places
from ingest.facts import Entity, FactFile
from ingest.gazetteer import Division
from ingest.gazetteer.divisions import stem
from ingest.gazetteer.zones import short

_ANY_ZONE = re.compile(r"^(?:国家级?)?(?:高新|经开|开发|保税|综保|综合保税|高新技术产业开发|高新技术开发|经济开发|经济技术开发)区$")


@dataclass(frozen=True)
class ResolvedCity:
    """A City's node id, the name shown, and its properties (`level`, and `adcode`, `lon`, `lat`, `province` where known)."""

    id: str
    name: str
    attrs: dict[str, Any]
    place: Division | None = None


class CityResolver:
    """Resolves the Cities of one report. `own` is the report's own jurisdiction, None where nothing tells it."""

    def __init__(self, facts: FactFile) -> None:
        self._province = facts.province.strip()
        self.own: ResolvedCity | None = None
        name = facts.city.strip() or self._province
        if name:
            place = places.one(name, self._province) or places.one(name)
            if place and self._province and place.province != self._province and places.one(self._province):
                place = None  # the report says another province than the only place of that name has: believe the report
            self.own = _coded(place) if place else _unknown(name, self._province)
            self._province = self._province or self.own.attrs.get("province", "")

    def resolve(self, entity: Entity, parents: tuple[Division, ...] = ()) -> ResolvedCity:
        """The place that a City entity is. `parents` are divisions that the report says it is part of.

        Of several divisions of one name: the report's own, then the one in a stated parent, in the own city, in the own province, then
        the only one there is. Where that leaves several, it stays without a code. 湘潭县 and 湘潭市 differ in name and never meet.
        """
        name = entity.name.strip()
        found = places.named(name)
        if self.own and (entity.implied or name == self.own.name):
            level = entity.attrs.get("level")
            return replace(self.own, attrs={"level": level, **self.own.attrs}) if level else self.own
        scopes = [p for p in (*parents, self.own.place if self.own else None, places.one(self._province) if self._province else None) if p]
        for scope in scopes:
            inside = [p for p in found if p.within(scope)]
            if len(inside) == 1:
                return _coded(inside[0])
            if inside:
                found = tuple(inside)
        certain = places.one(name)
        if certain and certain in found:
            return _coded(certain)
        return self._uncoded(name, entity.attrs, self._province)

    def _uncoded(self, name: str, attrs: dict[str, Any], province: str) -> ResolvedCity:
        """A zone, a township or an unknown place. A name that begins with a division's (湘潭经开区) is one thing in its province; one that
        every city has (高新区) gets its own city's name before it, any other (官林镇) is kept apart by the own city.
        Long and short forms of a zone (经济技术开发区, 经开区) are one."""
        if self.own and self.own.place and self.own.place.level == "prefecture" and _ANY_ZONE.match(name):
            name = stem(self.own.place.name) + name
        holder = None if places.named(name) else places.leading(name)  # 朝阳区 is not 朝阳市's
        kept = {"level": attrs["level"]} if attrs.get("level") else {}
        province = holder.province if holder else province
        scope = province
        if not holder and self.own and self.own.place and self.own.place.level != "province":
            scope = province + self.own.name if province else self.own.name
        if province:
            kept["province"] = province
        return ResolvedCity(ids.uncoded_city(short(name), scope), name, kept)


def _unknown(name: str, province: str) -> ResolvedCity:
    """An own city that no table has, or that lies elsewhere according to it."""
    return ResolvedCity(ids.uncoded_city(name, province), name, {"province": province} if province else {})


def _coded(place: Division) -> ResolvedCity:
    attrs = {"level": place.level, "adcode": place.adcode, "lon": place.lon, "lat": place.lat, "province": place.province}
    known = {k: v for k, v in attrs.items() if v is not None}
    return ResolvedCity(ids.coded_city(place.adcode), place.name, known, place)
