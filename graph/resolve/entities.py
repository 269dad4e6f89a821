"""The node that an entity of a fact file is: its id and the attributes that the report contributes."""
from __future__ import annotations

from typing import Any

from graph.model import LABELS
from graph.resolve import ids, names, places, values
from graph.resolve.indicators import series
from graph.resolve.records import Contribution
from graph.resolve.scopes import Scopes
from ingest.facts import TOPICS, Entity

NUMBERS = frozenset({"value", "value_from", "value_max", "score", "rank"})
"""Attributes that are numbers."""
_COMPUTED = {"city", "year", "years", "adcode", "lon", "lat", "province", "series"}
RECOGNISERS = ("media", "organ", "award")


def node_id(entity: Entity, scopes: Scopes, year: int | None) -> str:
    """The stable id of the entity; see `graph.resolve.ids` for what it is made of."""
    kind, name, year = entity.type, entity.name, _year(entity, year)
    if same := ids.given(kind, entity.attrs.get("same")):
        return same
    if kind == "City":
        return scopes.cities[entity.id].id
    if kind in ("Reform", "Pilot"):
        return ids.item(kind, scopes.key(scopes.city_of(entity)), name)
    if kind == "Leader":
        return ids.leader(name, scopes.of_leader(entity))
    if kind in ("Outcome", "Target"):
        attrs = entity.attrs
        when = year if kind == "Outcome" else values.year_or_text(attrs.get("by"))
        indicator = values.text(attrs.get("indicator")) or name
        unit = values.text(attrs.get("unit")) or ""
        return ids.number(kind, scopes.key(scopes.city_of(entity)), indicator, values.number(attrs.get("value")), unit, when)
    if kind == "Policy":
        return ids.named(kind, name, scopes.key(scopes.issuer(entity.id) or scopes.own) if names.is_generic_title(name) else "")
    if kind == "Organisation":
        return organisation_id(name, values.text(entity.attrs.get("kind")) or "", scopes)
    if kind == "Score":
        return ids.named(kind, name, scopes.key(scopes.own))
    return ids.named(kind, name)


def organisation_id(name: str, kind: str, scopes: Scopes) -> str:
    """Recognisers (新华网, 国务院办公厅) are one thing in all reports; a body named relative to its place (省委, 市发改委) belongs to the
    report's province or city, whatever its kind; one that begins with a place (山东省发改委) is one thing; any other is the own city's."""
    level = names.relative_level(name)
    if level in ("省", "自治区") and scopes.own and scopes.own.attrs.get("province"):
        return ids.named("Organisation", name, str(scopes.own.attrs["province"]))
    if level:
        return ids.named("Organisation", name, scopes.key(scopes.own))
    if kind in RECOGNISERS:
        return ids.named("Organisation", name, kind)
    return ids.named("Organisation", name, "" if places.leading(name) else scopes.key(scopes.own))


def contribution(entity: Entity, scopes: Scopes, year: int | None) -> Contribution:
    """What the report says of the entity: name, aliases (mentions that read otherwise too) and the attributes that the model has."""
    spelled = () if entity.type == "Leader" else (m.text for m in entity.mentions)  # the words for a person may be a post (市委书记): no name
    aliases = {a.strip() for a in (*entity.aliases, *spelled) if isinstance(a, str)}
    name = entity.name.strip()
    attrs = _attributes(entity)
    if entity.type == "City":
        city = scopes.cities[entity.id]
        aliases |= {name, *city.aliases}
        name = city.name
        attrs |= city.attrs
    elif "city" in LABELS[entity.type].properties and (own := scopes.city_of(entity)):
        attrs["city"] = own.name
    return Contribution(name, tuple(sorted(aliases - {name, ""})), attrs, values.confidence(entity.confidence), _year(entity, year), scopes.facts.turn)


def _year(entity: Entity, year: int | None) -> int | None:
    """The year that a ledger's row states for a number, else that of the whole report or ledger."""
    return (values.year(entity.attrs.get("year")) or year) if entity.type == "Outcome" else year


def _attributes(entity: Entity) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key in LABELS[entity.type].properties:
        if key in _COMPUTED:
            continue
        raw = entity.attrs.get(key)
        value = values.number(raw) if key in NUMBERS else values.year_or_text(raw) if key == "by" else values.text(raw)
        if value is not None and not (key == "topic" and value not in TOPICS):
            made[key] = value
    if made.get("indicator") and "series" in LABELS[entity.type].properties:
        made["series"] = series(made["indicator"])
    return made
