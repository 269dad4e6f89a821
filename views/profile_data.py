"""What the profile pages read, kept as long as the graph holds the same facts: after a click nothing is read again that was read before."""
from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph.profile import similar_cities
from graph.profile.city import any_report, choices
from graph.profile.city_records import Choice
from graph.similar.industries import by_place
from graph.store.state import state as state_of
from views.data import SECONDS_FRESH, store
from views.markup import plain

T = TypeVar("T")
SECONDS_KEPT = 1800
"""How long what was read is kept at most, if the graph does not change."""


def read(function: Callable[..., T], *asked: Any) -> T:
    """What a function of `graph.profile` gives for these values; what the graph was made of is looked at every `SECONDS_FRESH`."""
    return _read(function, f"{function.__module__}.{function.__qualname__}", asked, _state())


@st.cache_data(ttl=SECONDS_FRESH, show_spinner=False)
def _state() -> str:
    """Another text whenever the graph may have changed; where nobody can tell, another one every time."""
    return hashlib.sha256(repr(state_of(store()) or time.time()).encode()).hexdigest()


@st.cache_data(ttl=SECONDS_KEPT, max_entries=256, show_spinner=False)
def _read(_function: Callable[..., Any], name: str, asked: tuple, state: str) -> Any:
    return _function(store(), *asked)


def alike(city: str, confidence: float) -> list[similar_cities.SimilarCity]:
    """The cities most like one."""
    return _alike(city, confidence, _state())


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


def city_name(choice: Choice | None, id: str) -> str:
    """A city as it is offered: with its province, so that a part of either finds it."""
    if choice is None:
        return plain(id)
    return plain(choice.name if choice.province in ("", choice.name) else f"{choice.name}（{choice.province}）")


def empty() -> bool:
    """No report is in the graph."""
    return not read(any_report)
