"""Which things are the asker's own: those of the asker's place and of all that lies within it, be it a county of the city or a park of the county."""
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from graph.resolve.places import node_id, of_node
from graph.similar import cypher
from graph.similar.records import Place, Profile, Question
from graph.store import Store
from ingest.gazetteer import gazetteer


def elsewhere(store: Store, question: Question, found: Mapping[str, Profile]) -> dict[str, Profile]:
    """Of what may answer what none of the asker's places runs, nor any place within them. Raises the store's errors."""
    own = {place.id for place in question.places}
    if not own:
        return dict(found)
    places = {place.id: place for item in found.values() for place in item.places}
    mine = {i for i, place in places.items() if own & above(place)}
    listed = all(of_node(i) for i in own)  # then a place whose own place in the lists is known is not asked about: most questions need no store
    mine |= _stated(store, own, [i for i, place in places.items() if i not in mine and not place.adcode and not (listed and place.parent)])
    return {i: item for i, item in found.items() if not mine & {place.id for place in item.places}}


@lru_cache(maxsize=50_000)
def above(place: Place) -> frozenset[str]:
    """The ids of the place and of all that it lies in, by its code or that of the place it is known to lie in."""
    found = {place.id, place.parent} - {""}
    division = of_node(place.id) or of_node(place.parent)
    while division:
        found.add(node_id(division))
        division = gazetteer().by_code.get(division.parent)
    return frozenset(found)


def _stated(store: Store, own: set[str], places: list[str]) -> set[str]:
    """Of these places those that the graph says lie in the asker's own: a township in a park, a park that no list has."""
    return set(store.read(cypher.WITHIN, ids=sorted(places), own=sorted(own)).column("id")) if places else set()
