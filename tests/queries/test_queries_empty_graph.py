"""An empty graph: no query fails, none gives rows, and names that cannot be found are told so."""
from __future__ import annotations

import pytest

from queries import catalogue, parameters
from queries.errors import BadParameter
from queries.run import run


def test_every_query_runs_on_an_empty_graph(store):
    for query in catalogue.load().values():
        result = run(store, query)
        assert result.rows == [] and result.columns == [c.name for c in query.columns] and result.sources == {}
        assert all(result.values[p.name] == p.default for p in query.parameters)


def test_a_city_on_an_empty_graph(store):
    with pytest.raises(BadParameter, match="the graph has no place yet; ingest reports first"):
        parameters.bind(store, catalogue.get("pilots"), {"city": "淄博"})
    with pytest.raises(BadParameter, match="It has none yet"):
        parameters.bind(store, catalogue.get("pilots"), {"topic": "医疗卫生"})
