"""Small programs that the tests of the engine run as processes of their own, as the app and commands are."""
from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ingest.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]

OPEN = """
from graph.store import open_store
with open_store() as store:
    store.verify()
    print(store._engine.pid, store._engine.port, flush=True)
"""

WRITE_BATCHES = """
import itertools
from graph.store import open_store
with open_store() as store:
    for batch in itertools.count():
        def work(tx):
            for part in range(5):
                tx.run("UNWIND range(0, 19) AS i CREATE (n:City:Thing) SET n = {id: $batch + '-' + ($part * 20 + i), year: $number}",
                       batch=str(batch), part=part, number=batch)
        store.write(work)
        print(batch, flush=True)
"""

HALF_A_TRANSACTION = """
import time
from graph.store import open_store
with open_store() as store:
    def work(tx):
        tx.run("UNWIND range(0, 99) AS i CREATE (n:Leader:Thing) SET n = {id: 'half-' + i}")
        print("half", flush=True)
        time.sleep(600)
    store.write(work)
"""

SERVE = """
from pathlib import Path
from graph.store.engine import serve
from ingest.workspace import Workspace
serve(Workspace.default(), announce=lambda engine: print(engine.pid, flush=True))
print("ended", flush=True)
"""


def start(program: str, workspace: Workspace, cwd: Path | None = None, **environment: str) -> subprocess.Popen:
    """Run a program with the data folder `workspace`; its output can be read line by line."""
    variables = dict(os.environ, REFORMGRAPH_DATA=str(workspace.root), PYTHONPATH=str(ROOT), **environment)
    return subprocess.Popen([sys.executable, "-c", program], env=variables, cwd=cwd or workspace.root, stdout=subprocess.PIPE, text=True)


def until(happened: Callable[[], bool], seconds: float = 200.0) -> None:
    """Return when `happened()`; fail after a time that only a broken program needs."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.05)
