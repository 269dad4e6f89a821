"""The one door from `ingest` to the graph, for its two programs that also load: the command line and the background job.

Everything else under `ingest` ends at fact files and knows no database.
"""
from __future__ import annotations

from collections.abc import Callable

from ingest.errors import IngestError
from ingest.run.summary import Loaded
from ingest.workspace import Workspace


class NotLoaded(IngestError):
    """The graph could not be brought up to the fact files; the text says why. The facts are kept: loading can be tried again."""


def into_graph(workspace: Workspace, progress: Callable[[int, int, str], None]) -> Loaded:
    """Bring the graph up to the fact files of the data folder; `progress` is told (files done, files in all, name of the last)."""
    from graph.errors import GraphError  # the driver loads only for those who come this far
    from graph.load import load
    from graph.store import open_store

    try:
        with open_store(workspace=workspace) as store:
            return load(store, workspace, progress=progress)
    except GraphError as error:
        raise NotLoaded(str(error)) from error


def findable(workspace: Workspace, progress: Callable[[int, int, str], None] | None = None, seconds: float | None = None) -> int:
    """Give what was loaded the vectors that similar things are found by; `progress` is told (things done, things in all, nothing). Stops after
    `seconds`; returns how many are left. Raises `NotLoaded` where the store fails."""
    from graph.errors import GraphError
    from graph.similar.sync import prepare
    from graph.store import open_store

    try:
        with open_store(workspace=workspace) as store:
            return prepare(store, workspace, progress=progress, seconds=seconds).left
    except GraphError as error:
        raise NotLoaded(str(error)) from error
