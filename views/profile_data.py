"""What the profile pages read, kept as long as the counts of the other pages: the same read again, after a click, costs nothing."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph.profile import similar_cities
from graph.profile.city import Choice, any_report, choices
from graph.similar.industries import by_place
from views.data import SECONDS_FRESH, store
from views.markup import plain

T = TypeVar("T")
SECONDS_SLOW = 300
"""How long is kept what changes little with a report more: industries by place, the cities alike."""


def read(function: Callable[..., T], *asked: Any) -> T:
    """What a function of `graph.profile` gives for these values, at most `SECONDS_FRESH` old."""
    return _read(function, f"{function.__module__}.{function.__qualname__}", asked)


@st.cache_data(ttl=SECONDS_FRESH, max_entries=256, show_spinner=False)
def _read(_function: Callable[..., Any], name: str, asked: tuple) -> Any:
    return _function(store(), *asked)


@st.cache_data(ttl=SECONDS_SLOW, max_entries=64, show_spinner=False)
def alike(city: str, confidence: float) -> list[similar_cities.SimilarCity]:
    """The cities most like one."""
    return similar_cities.similar_cities(store(), city, _industries(), _items(confidence), confidence=confidence)


@st.cache_data(ttl=SECONDS_SLOW, show_spinner=False)
def _industries() -> dict:
    return by_place(store())


@st.cache_data(ttl=SECONDS_SLOW, max_entries=4, show_spinner=False)
def _items(confidence: float) -> dict[str, int]:
    return similar_cities.items_by_city(store(), confidence)


def cities() -> dict[str, Choice]:
    """The cities that one can choose, by id."""
    return {each.id: each for each in read(choices)}


def city_name(choice: Choice | None, id: str) -> str:
    """A city as it is offered: with its province, so that a part of either finds it."""
    if choice is None:
        return plain(id)
    return plain(choice.name if choice.province in ("", choice.name) else f"{choice.name}（{choice.province}）")


def empty() -> bool:
    """No report is in the graph."""
    return not read(any_report)
