"""The store and what is read from it, shared by all pages and sessions of the app."""
from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from graph.overview import Overview, overview
from graph.store import open_store
from graph.store.state import state as state_of
from ingest.workspace import Workspace

T = TypeVar("T")
SECONDS_FRESH = 10
"""How long it is believed that the graph is the same: the command line may load while the app is open."""
SECONDS_KEPT = 1800
"""How long what was read is kept at most, if the graph does not change."""


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened.close())
def store():
    """The open store. Raises `graph.errors.GraphError`, which is not cached: the next page view tries again."""
    return open_store()


def workspace() -> Workspace:
    """The data folder of this app."""
    return Workspace.default()


def read(function: Callable[..., T], *asked: Any) -> T:
    """What a function that reads the open store gives for these values, kept as long as the graph holds the same facts: after a click nothing is
    read again that was read before."""
    return _read(function, f"{function.__module__}.{function.__qualname__}", asked, state())


def counts(confidence: float = 0.0) -> Overview:
    """The counts of the overview, of what reaches `confidence`."""
    return read(overview, confidence)


@st.cache_data(ttl=SECONDS_FRESH, show_spinner=False)
def state() -> str:
    """Another text whenever the graph may have changed; where nobody can tell, another one every time. Looked at every `SECONDS_FRESH`."""
    return hashlib.sha256(repr(state_of(store()) or time.time()).encode()).hexdigest()


@st.cache_data(ttl=SECONDS_KEPT, max_entries=256, show_spinner=False)
def _read(_function: Callable[..., Any], name: str, asked: tuple, state: str) -> Any:
    return _function(store(), *asked)


def refresh() -> None:
    """Forget what was read: the graph has changed, or the store is to be opened anew."""
    st.cache_data.clear()


def reopen() -> None:
    """Open the store anew at the next page view (settings or server changed)."""
    st.cache_data.clear()
    st.cache_resource.clear()
