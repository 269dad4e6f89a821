"""The stores of a test session: started at first use, shared by all tests, emptied before each, ended at the end."""
from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from graph.settings import StoreSettings
from graph.store import Store, engine, ensure_schema, open_store
from graph.store.schema import removal
from ingest.workspace import Workspace
from tests.neo4j.server import Neo4jServer
from tests.stores import prepared

KINDS = ("embedded", "neo4j")
BRIEF = ("dbms.cypher.min_replan_interval=1d", "dbms.security.auth_max_failed_attempts=0")
"""Settings of a server for graphs of some dozen nodes: each test empties it and fills it again, and a plan need not be made anew for that. Nor does
it lock out its user, as tests show wrong passwords to it."""


class NotEmpty(RuntimeError):
    """TEST_NEO4J_URI names a database that holds something: tests delete everything, so they do not touch it."""


class Stores:
    """`get(kind)` is the open store of that kind, empty, with its schema; `workspace(kind)` its data folder, empty too."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._stores, self._server = folder, {}, None
        self._over: dict[str, tuple] = {}
        self._beside: dict[tuple, object] = {}

    def get(self, kind: str) -> Store:
        """The store of `kind`, made if need be, emptied. Raises `NotEmpty`, `tests.neo4j.jars.Missing`."""
        if kind not in self._stores:
            self._stores[kind] = self._open(kind)
        store = self._stores[kind]
        self._end(kind)
        empty(store)
        for name in ("facts", "sources", "texts", "decisions"):
            shutil.rmtree(store.workspace.root / name, ignore_errors=True)
        store.workspace.create()
        return store

    def over(self, kind: str, start: Callable):
        """What `start(self, kind)` makes from the empty store of `kind`: made once, and closed by its `close()` when the store is next emptied."""
        if kind not in self._over or self._over[kind][0] is not start:
            self.get(kind)
            self._over[kind] = start, start(self, kind)
        return self._over[kind][1]

    def beside(self, kind: str, start: Callable):
        """What `start(self, kind)` makes beside the store of `kind`: made once, whatever the store holds, and closed by its `close()` at the end."""
        if (kind, start) not in self._beside:
            self.get(kind)
            self._beside[kind, start] = start(self, kind)
        return self._beside[kind, start]

    def store(self, kind: str) -> Store:
        """The store of `kind` as it is, which was got before."""
        return self._stores[kind]

    def _end(self, kind: str) -> None:
        if kind in self._over:
            self._over.pop(kind)[1].close()

    def environment(self, kind: str) -> dict[str, str]:
        """Variables with which a command started by a test uses this very store."""
        store = self._stores[kind]
        found = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
        found["REFORMGRAPH_DATA"] = str(store.workspace.root)
        if kind == "neo4j":
            settings = store.settings
            found |= {"NEO4J_URI": settings.uri, "NEO4J_USER": settings.user, "NEO4J_PASSWORD": settings.password or "",
                      "NEO4J_DATABASE": settings.database or ""}
        return found

    def close(self) -> None:
        """End what was started; a server that was given is left as empty as it was."""
        for each in self._beside.values():
            each.close()
        for kind, store in self._stores.items():
            self._end(kind)
            if kind == "neo4j" and self._server is None:
                empty(store)
                for statement in removal():
                    store.command(statement)
            store.close()
            if kind == "embedded":
                engine.stop(store.workspace)
        if self._server is not None:
            self._server.close()

    def _open(self, kind: str) -> Store:
        workspace = Workspace(self._folder / kind).create()
        prepared.seed(workspace)
        settings = StoreSettings()
        if kind == "neo4j":
            uri = os.environ.get("TEST_NEO4J_URI")
            if uri:
                settings = StoreSettings(uri, os.environ.get("TEST_NEO4J_USER") or "neo4j", os.environ.get("TEST_NEO4J_PASSWORD"),
                                         os.environ.get("TEST_NEO4J_DATABASE") or None)
            else:
                self._server = Neo4jServer(settings=BRIEF)
                settings = StoreSettings(self._server.uri, self._server.user, self._server.password)
        store = open_store(settings, workspace)
        if kind == "neo4j" and self._server is None and store.read("MATCH (n) RETURN count(n) AS nodes").single():
            store.close()
            raise NotEmpty("The database of TEST_NEO4J_URI is not empty. The tests delete everything in it: name an empty one.")
        ensure_schema(store)
        return store


def empty(store: Store) -> None:
    """Delete every node and relationship, some at a time so that memory stays small."""
    delete = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS gone"
    while store.write(lambda tx: tx.run(delete)).single():
        pass
