"""The store and what is read from it, shared by all pages and sessions of the app."""
from __future__ import annotations

import streamlit as st

from graph.overview import Overview, overview
from graph.store import open_store
from ingest.workspace import Workspace

SECONDS_FRESH = 10
"""How long counts are kept: the command line may load while the app is open."""


@st.cache_resource(show_spinner=False, on_release=lambda opened: opened.close())
def store():
    """The open store. Raises `graph.errors.GraphError`, which is not cached: the next page view tries again."""
    return open_store()


def workspace() -> Workspace:
    """The data folder of this app."""
    return Workspace.default()


@st.cache_data(ttl=SECONDS_FRESH, show_spinner=False)
def counts(confidence: float = 0.0) -> Overview:
    """The counts of the overview, of what reaches `confidence`, at most `SECONDS_FRESH` old."""
    return overview(store(), confidence)


def refresh() -> None:
    """Forget what was read: the graph has changed, or the store is to be opened anew."""
    st.cache_data.clear()


def reopen() -> None:
    """Open the store anew at the next page view (settings or server changed)."""
    st.cache_data.clear()
    st.cache_resource.clear()
