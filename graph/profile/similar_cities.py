"""The cities most like one, with the reasons: the likeness of the places (`graph.similar.places`) and the ideas that both follow."""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from graph.profile.cypher import similar_cities as cypher
from graph.profile.shapes import Ref, refs
from graph.similar.places import alike, likeness, region
from graph.similar.records import Place

SHOWN = 8
NAMED = 4
"""Shared ideas that are named, the rarest first."""
LOOKED_AT = 60
"""Cities that share most ideas, of which it is asked how many they have in all."""
IDEAS = 0.5
"""What the ideas count; the places count the rest. Set, not learnt: nobody judged cities."""


@dataclass(frozen=True)
class SimilarCity:
    """A city with why it is like: `likenesses` of the places by name (level, region, province, industry; 0 to 1, only what is known), `region` that
    both are in, how many ideas both follow and the first of them; `score` in [0, 1]."""

    city: Ref
    province: str
    level: str
    score: float
    places: float
    likenesses: Mapping[str, float]
    region: str
    shared: int
    ideas: tuple[Ref, ...]


def similar_cities(store, id: str, industries: Mapping[str, Mapping[str, int]] | None = None, limit: int = SHOWN, confidence: float = 0.0) -> list[SimilarCity]:
    """The cities most like that of `id`, the best first. `industries` by place as `graph.similar.industries.by_place` gives them.

    A score is half the likeness of the places, half how much of their ideas both share (the cosine of the two sets), measured by the city that
    shares most. Raises the store's errors.
    """
    known = {row["id"]: Place(row["id"], row.get("name") or row["id"], row.get("level") or "", row.get("province") or "", row.get("adcode") or "")
             for row in store.read(cypher.PLACES).single() or ()}
    own = known.get(id)
    if own is None:
        return []
    shared = {row["id"]: row for row in store.read(cypher.SHARED, id=id, named=NAMED, limit=LOOKED_AT, confidence=confidence).single() or ()}
    many = dict(store.read(cypher.MANY, ids=[id, *shared], confidence=confidence).single() or ())
    cosines = {other: row["shared"] / math.sqrt(many[id] * many[other]) for other, row in shared.items() if many.get(id) and many.get(other)}
    most = max(cosines.values(), default=0.0)
    found = []
    for other in known.values():
        if other.id == id:
            continue
        likenesses = alike(own, other, industries or {})
        places, ideas = likeness(likenesses), cosines.get(other.id, 0.0) / most if most else 0.0
        row = shared.get(other.id)
        both = region(own) if region(own) == region(other) else ""
        found.append(SimilarCity(Ref(other.id, "City", other.name), other.province, other.level, round((1 - IDEAS) * places + IDEAS * ideas, 4), places,
                                 likenesses, both, row["shared"] if row else 0, refs(row["first"]) if row else ()))
    found = [each for each in found if each.shared or each.places > 0]
    return sorted(found, key=lambda each: (-each.score, -each.shared, each.city.id))[:limit]
