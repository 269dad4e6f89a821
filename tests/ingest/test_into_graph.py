"""The door to the graph: what is told when it stays shut."""
import pytest

from ingest.errors import IngestError
from ingest.into_graph import NotLoaded, into_graph
from ingest.workspace import Workspace


def test_a_graph_that_does_not_answer_is_an_error_of_ingest(monkeypatch, tmp_path):
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "x")
    workspace = Workspace(tmp_path / "data")
    workspace.create()
    with pytest.raises(NotLoaded, match=r"127\.0\.0\.1:1") as caught:
        into_graph(workspace, lambda done, total, name: None)
    assert isinstance(caught.value, IngestError)
