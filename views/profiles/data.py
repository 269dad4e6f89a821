"""What several pages read of the graph: cities to choose from, which are alike, whether there is anything at all."""
from __future__ import annotations

import streamlit as st

from graph.profile import similar_cities
from graph.profile.city import any_report, choices, every
from graph.profile.city_records import Choice
from graph.similar.industries import by_place
from views.data import SECONDS_KEPT, read, state, store
from views.markup import plain


def alike(city: str, confidence: float) -> list[similar_cities.SimilarCity]:
    """The cities most like one."""
    return _alike(city, confidence, state())


@st.cache_data(ttl=SECONDS_KEPT, max_entries=64, show_spinner=False)
def _alike(city: str, confidence: float, state: str) -> list[similar_cities.SimilarCity]:
    industries, items = _of_all(confidence, state)
    return similar_cities.similar_cities(store(), city, industries, items, confidence=confidence)


@st.cache_data(ttl=SECONDS_KEPT, max_entries=4, show_spinner=False)
def _of_all(confidence: float, state: str) -> tuple[dict, dict[str, int]]:
    return by_place(store()), similar_cities.items_by_city(store(), confidence)


def cities() -> dict[str, Choice]:
    """The cities that one can choose, by id."""
    return {each.id: each for each in read(choices)}


def places() -> dict[str, Choice]:
    """The places that one can be at, by id: whatever the graph knows of them, be it that another place learns from them."""
    return {each.id: each for each in read(every)}


def place_id(place: str) -> str:
    """The id of the place that an address names by id or by name; any other text as it is, so that the page can say that nobody knows it."""
    known = places()
    if not place or place in known:
        return place
    named = [each.id for each in known.values() if place in (each.name, each.name[:-1])]
    return named[0] if len(named) == 1 else place


def city_name(choice: Choice | None, id: str) -> str:
    """A city as it is offered: with its province, so that a part of either finds it."""
    if choice is None:
        return plain(id)
    return plain(choice.name if choice.province in ("", choice.name) else f"{choice.name}（{choice.province}）")


def empty() -> bool:
    """No report is in the graph."""
    return not read(any_report)
