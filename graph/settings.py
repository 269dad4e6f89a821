"""Settings of the graph store, from the environment or `.env` (`ingest.settings`); an empty variable counts as not set.

| variable | meaning | default |
|---|---|---|
| `NEO4J_URI` | the server to use; not set: the embedded engine of the data folder | |
| `NEO4J_USER`, `NEO4J_PASSWORD` | who we are there | `neo4j`, none |
| `NEO4J_DATABASE` | the database there | the server's default |
| `REFORMGRAPH_IDLE_SECONDS` | the embedded engine ends after so long without a client | 600 |
| `REFORMGRAPH_ENGINE_HEAP` | largest Java heap of the embedded engine | `2g`, `1g` with less than 8 GB of memory |
"""
from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import SettingsError
from ingest.settings import setting

_ENOUGH = 7.5 * 2**30
"""Bytes of memory from which on 2 GB may be the engine's: what a machine sold with 8 GB has."""
_CONTAINER = Path("/sys/fs/cgroup/memory.max")


@dataclass(frozen=True)
class StoreSettings:
    """Which store to open. `uri` None means the embedded engine; the other three are then not looked at."""

    uri: str | None = None
    user: str = "neo4j"
    password: str | None = None
    database: str | None = None

    @classmethod
    def from_environment(cls) -> StoreSettings:
        """What NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE say."""
        return cls(setting("NEO4J_URI"), setting("NEO4J_USER", "neo4j"), setting("NEO4J_PASSWORD"), setting("NEO4J_DATABASE"))


@dataclass(frozen=True)
class EngineSettings:
    """How the embedded engine's process behaves: seconds without a client until it ends, and its largest Java heap."""

    idle_seconds: float = 600.0
    heap: str = "1g"

    @classmethod
    def from_environment(cls) -> EngineSettings:
        """What the environment says. Raises `SettingsError` for a value that cannot be used."""
        idle, heap = setting("REFORMGRAPH_IDLE_SECONDS", "600"), setting("REFORMGRAPH_ENGINE_HEAP") or _heap()
        try:
            seconds = float(idle)
        except ValueError:
            seconds = 0.0
        if not 1 <= seconds < float("inf"):
            raise SettingsError(f"REFORMGRAPH_IDLE_SECONDS must be a number of seconds, 1 or more, not {idle!r}.")
        if not re.fullmatch(r"[1-9]\d*[mMgG]", heap):
            raise SettingsError(f"REFORMGRAPH_ENGINE_HEAP must be a size such as 512m or 2g, not {heap!r}.")
        return cls(seconds, heap)


def _heap() -> str:
    """The largest heap where nothing is set. While a ledger of 20,000 rows is loaded 650 MB are in use: with 1 GB the engine
    collected for 19 s, with 2 GB for 5 (one run each). Java takes of it only what it needs."""
    import psutil  # only where an engine is started

    memory = psutil.virtual_memory().total
    with suppress(OSError, ValueError):  # no container, or one without a limit ("max")
        memory = min(memory, int(_CONTAINER.read_text("ascii")))
    return "2g" if memory >= _ENOUGH else "1g"
