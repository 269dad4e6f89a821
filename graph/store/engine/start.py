"""Find the engine of a data folder, start it if it does not run, end it."""
from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.errors import StoreUnreachable
from graph.settings import EngineSettings
from graph.store.engine.discovery import Engine, published, running
from graph.store.engine.host import stop_file
from graph.store.engine.layout import fingerprint
from ingest.workspace import Workspace

START_SECONDS = 300.0
STOP_SECONDS = 90.0
_ROOT = Path(__file__).resolve().parents[3]
_LOG_BYTES = 2_000_000


def ensure(workspace: Workspace) -> Engine:
    """The engine of `workspace`, started if it does not run. Two who ask at once get the same one.

    An engine of another version of the program is ended and started anew. Raises `StoreUnreachable` when it cannot be started.
    """
    engine = running(workspace)
    if engine and engine.layout == fingerprint():
        return engine
    settings = EngineSettings.from_environment()  # a wrong setting is told here, not in a log
    try:
        workspace.create()
        with FileLock(workspace.store / "start.lock", timeout=START_SECONDS):
            engine = running(workspace)
            if engine and engine.layout != fingerprint():
                stop(workspace)
                engine = None
            return engine or _launch(workspace, settings)
    except Timeout:
        raise StoreUnreachable(f"The embedded graph engine of {workspace.root} is being started by another command, "
                               f"for more than {START_SECONDS:.0f} s now. Its log is {_log(workspace)}.") from None
    except OSError as error:
        raise StoreUnreachable(f"The data folder {workspace.root} cannot be written ({error.strerror or error}). "
                               "Choose another with REFORMGRAPH_DATA, or change its rights.") from None


def stop(workspace: Workspace) -> bool:
    """End the engine of `workspace` in order and wait for its end. False when none ran. Raises `StoreUnreachable` if it does not end."""
    engine = running(workspace)
    if engine is None:
        return False
    try:
        process = psutil.Process(engine.pid)
        stop_file(workspace).touch()
        process.wait(STOP_SECONDS)
    except psutil.NoSuchProcess:
        pass
    except psutil.TimeoutExpired:
        if engine.alive():
            raise StoreUnreachable(f"The embedded graph engine (process {engine.pid}) does not end. "
                                   f"Its log is {_log(workspace)}.") from None
    except OSError as error:
        raise StoreUnreachable(f"The data folder {workspace.root} cannot be written ({error.strerror or error}).") from None
    return True


def _log(workspace: Workspace) -> Path:
    return workspace.store / "log" / "engine.log"


def _launch(workspace: Workspace, settings: EngineSettings) -> Engine:
    """Start the process, detached from our terminal, and wait until it has published itself."""
    log = _log(workspace)
    log.parent.mkdir(exist_ok=True)
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        os.replace(log, log.with_suffix(".old.log"))
    environment = dict(os.environ, REFORMGRAPH_IDLE_SECONDS=str(settings.idle_seconds), REFORMGRAPH_ENGINE_HEAP=settings.heap,
                       PYTHONPATH=os.pathsep.join(p for p in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if p))
    detached = {"creationflags": 0x00000008 | 0x00000200} if sys.platform == "win32" else {"start_new_session": True}
    with open(log, "ab") as output:
        begin = output.tell()
        process = subprocess.Popen([sys.executable, "-m", "graph.store.engine", str(workspace.root)], stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=output, cwd=workspace.store, env=environment, **detached)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        engine = published(workspace)
        if engine and engine.pid == process.pid and engine.alive():
            return engine
        if process.poll() is not None:
            raise StoreUnreachable(_reason(log, begin) or f"The embedded graph engine ended while starting "
                                   f"(status {process.returncode}). Its log is {log}.")
        time.sleep(0.05)
    process.terminate()
    raise StoreUnreachable(f"The embedded graph engine did not start within {START_SECONDS:.0f} s. Its log is {log}.")


def _reason(log: Path, begin: int) -> str | None:
    """What the process said itself about why it could not start, in the part of the log after `begin`."""
    with open(log, "rb") as handle:
        handle.seek(begin)
        lines = handle.read().decode("utf-8", "replace").splitlines()
    return next((line[len("error: "):] for line in reversed(lines) if line.startswith("error: ")), None)
