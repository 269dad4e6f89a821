"""The cities most like one, with the reasons: the likeness of the places (`graph.similar.places`) and the ideas that both follow."""
from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from graph.profile.cypher import similar_cities as cypher
from graph.profile.shapes import Ref
from graph.similar.places import alike, likeness, region
from graph.similar.records import Place

SHOWN = 8
NAMED = 4
"""Shared ideas that are named, the rarest first."""
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


def items_by_city(store, confidence: float = 0.0) -> dict[str, int]:
    """How many reforms and pilots each city runs: one look at all of them, for several questions."""
    return dict(store.read(cypher.MANY, confidence=confidence).single() or ())


def similar_cities(
    store, id: str, industries: Mapping[str, Mapping[str, int]] | None = None, items: Mapping[str, int] | None = None, limit: int = SHOWN,
    confidence: float = 0.0,
) -> list[SimilarCity]:
    """The cities most like that of `id`, the best first. `industries` by place are as `graph.similar.industries.by_place` gives them, `items` as
    `items_by_city` does at this confidence (None: they are looked up).

    A score is half the likeness of the places, half the ideas that both follow: how many, over the geometric mean of what both run (a city that runs
    much shares something with everybody), measured by the city that is highest in it. Raises the store's errors.
    """
    known = {row["id"]: Place(row["id"], row.get("name") or row["id"], row.get("level") or "", row.get("province") or "", row.get("adcode") or "")
             for row in store.read(cypher.PLACES).single() or ()}
    own = known.get(id)
    if own is None:
        return []
    shared = dict(store.read(cypher.SHARED, id=id, confidence=confidence).single() or ())
    many = items_by_city(store, confidence) if items is None else items
    ideas = {other: len(each) / math.sqrt(many[id] * many[other]) for other, each in shared.items() if many.get(id) and many.get(other)}
    most = max(ideas.values(), default=0.0)
    scored = []
    for other in known.values():
        likenesses = alike(own, other, industries or {})
        places = likeness(likenesses)
        if other.id != id and (places or other.id in shared):
            score = (1 - IDEAS) * places + (IDEAS * ideas.get(other.id, 0.0) / most if most else 0.0)
            scored.append((round(score, 4), len(shared.get(other.id, ())), other, places, likenesses))
    scored.sort(key=lambda each: (-each[0], -each[1], each[2].id))
    best = scored[:limit]
    rows = store.read(cypher.OWN, id=id, confidence=confidence).single() if any(n for _, n, *_ in best) else ()
    rarity = {row["id"]: ((row["places"] or 0, row["name"] or "", row["id"]), Ref(row["id"], "Concept", row["name"] or row["id"])) for row in rows or ()}

    def first(other: str) -> tuple[Ref, ...]:
        known = sorted((rarity[each] for each in shared.get(other, ()) if each in rarity), key=lambda each: each[0])
        return tuple(idea for _, idea in known[:NAMED])

    return [SimilarCity(Ref(other.id, "City", other.name), other.province, other.level, score, places, likenesses,
                        region(own) if region(own) == region(other) else "", n, first(other.id))
            for score, n, other, places, likenesses in best]
