"""The notebook of the documentation runs from top to bottom, on both stores."""
from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from graph import model
from graph.load import load
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report

NOTEBOOK = Path(model.__file__).resolve().parents[1] / "docs" / "notebooks" / "explore.ipynb"


@pytest.fixture
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


def test_the_notebook_runs(store, store_environment, monkeypatch, notebook) -> None:
    keep(store.workspace, city_report(1))
    keep(store.workspace, city_report(2, city="湘潭市", province="湖南省"))
    load(store, store.workspace)
    for name, value in store_environment.items():
        if name.startswith(("NEO4J_", "REFORMGRAPH_")):
            monkeypatch.setenv(name, value)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    text = "".join(output.get("text", "") for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    assert "2 项改革" in text
    assert "一窗受理改革 · underway · 营商环境与政务服务" in text
    assert "CARRIED_OUT_IN" in text and "一句原文" in text
    assert "淄博市 – 湘潭市 1 营商环境与政务服务" in text
    assert "cities with a reform of the same name: 2" in text  # the reform, and the pilot of their two zones


def test_the_notebook_is_kept_without_outputs(notebook) -> None:
    assert not any(cell.outputs or cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
