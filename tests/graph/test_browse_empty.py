"""An empty graph has nothing to browse, and says so rather than fail."""
from __future__ import annotations

from graph import browse
from graph.overview import overview
from graph.search import best


def test_an_empty_graph_has_nothing(store):
    found = overview(store)
    assert found.empty and found.facts == 0 and found.cities == [] and found.years == {}
    assert best(store, "改革") == [] and browse.reports(store) == []
    assert browse.details(store, "city:370300") is None and browse.path(store, "a", "b") is None
