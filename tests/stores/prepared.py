"""What every engine that the tests start would otherwise make again: the empty database with its schema, and Java's classes already read.

Made once for each version of schema and engine, in `.cache/engine/`, by an engine that loads one report and answers a few queries. Copying the
database and mapping the classes spare four of the eight seconds of processor time that an engine needs to start; tests of the making of a
database start with a folder that was not seeded.
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

from graph.load import load
from graph.settings import EngineSettings
from graph.store import open_store
from graph.store.engine import discovery, host, layout
from ingest.workspace import Workspace
from tests.graph.graph_facts import city_report

FOLDER = Path(__file__).resolve().parents[2] / ".cache" / "engine"
JAVA = "-XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote"
"""For all Java of tests: engines live for seconds; the second compiler, a collector with threads of its own and the checking of published classes
(a tenth of what a Neo4j spends on starting and on its first queries) earn nothing back. Neo4j runs on an older Java."""


def prepare() -> Path:
    """Make what is missing, one process at a time; the folder with `databases`, `schema` and `classes.aot`."""
    made = FOLDER / layout.fingerprint()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with FileLock(FOLDER / ".lock"):
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
                _make(Path(folder))
                os.replace(folder, made)
                Path(folder).mkdir()
    return made


def java(made: Path) -> str:
    """The value of JAVA_TOOL_OPTIONS with which engines find the classes of `made`; without them they start as ever."""
    return f"{JAVA} -XX:AOTCache={made / 'classes.aot'} -Xlog:disable -Xlog:all=error:stderr"


def seed(workspace: Workspace) -> None:
    """Give a data folder without a database the empty one."""
    made, there = FOLDER / layout.fingerprint(), workspace.store / "databases"
    if made.exists() and not there.exists():
        shutil.copytree(made / "databases", there)
        shutil.copy(made / "schema", workspace.store)


def _make(folder: Path) -> None:
    """Two runs of an engine, each in a process of its own, as Java writes its classes down when it ends."""
    with tempfile.TemporaryDirectory() as data:
        for output in ([], [f"-XX:AOTCacheOutput={folder / 'classes.aot'}"]):
            subprocess.run([sys.executable, "-m", __name__, data], check=True, capture_output=True, cwd=FOLDER.parents[1],
                           env=dict(os.environ, JAVA_TOOL_OPTIONS=" ".join([JAVA, *output])))
            if not output:
                store = Workspace(Path(data)).store
                shutil.copytree(store / "databases", folder / "databases")
                shutil.copy(store / "schema", folder)


def _run(workspace: Workspace) -> None:
    """An engine in this process that makes its schema; where that is there, it loads a report and answers."""
    seeded = (workspace.store / "databases").exists()
    server, here = host._start(workspace.create(), EngineSettings())
    discovery.publish(workspace, here)
    if seeded:
        (workspace.facts / "a.facts.json").write_bytes(city_report().to_bytes())
        with open_store(workspace=workspace) as store:
            load(store, workspace)
            store.read("MATCH (n:Thing)-[r]->(m) RETURN labels(n) AS kind, type(r) AS type, count(*) AS many ORDER BY many DESC, kind LIMIT 9")
    discovery.withdraw(workspace, here.pid)
    server.stop()


if __name__ == "__main__":
    _run(Workspace(Path(sys.argv[1])))
