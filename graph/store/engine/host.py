"""The process that is the engine: starts ArcadeDB in this Python's own Java, publishes where it is, ends when idle or told to.

Everything it listens on is bound to loopback with a password made anew at each start; ArcadeDB has no switch for its HTTP port, so that
one is bound like the other. Its files, logs and crash reports stay in the `store` folder of the data folder.
"""
from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import sys
import threading
import time
from importlib.metadata import version
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.errors import StoreUnreachable
from graph.settings import EngineSettings
from graph.store.engine import discovery, layout
from ingest.workspace import Workspace

POLL_SECONDS = 0.2
_JAVA = (
    "-Xrs",  # the signals are ours, so that ending means closing the database first
    "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true",
    "-XX:+DisableExplicitGC",  # JPype asks for a full collection whenever Python collects: 50 to 120 ms in the middle of queries
    "-Darcadedb.txWalFlush=1",  # a commit is on the disk, not only in the system's memory
    "-Darcadedb.command.timeout=900000",  # milliseconds: a statement whose client died does not run for ever
    "-Darcadedb.opencypher.loadCsv.allowFileUrls=false", "-Darcadedb.opencypher.loadCsv.allowRemoteUrls=false",
)
LOCK_SECONDS = 60.0
_FIRST_HEAP = 256  # MiB at the start, half of it for new objects: a query's garbage then goes in a few short collections


def lock_of(workspace: Workspace) -> FileLock:
    """The lock that the engine holds while it lives; the system frees it however the engine ends."""
    return FileLock(workspace.store / "engine.lock")


def stop_file(workspace: Workspace) -> Path:
    """Its presence asks the engine to end."""
    return workspace.store / "engine.stop"


def serve(workspace: Workspace, settings: EngineSettings | None = None, idle: bool = False, announce=None) -> None:
    """Be the engine of `workspace` until Ctrl-C, SIGTERM or `stop`; with `idle`, also until no client came for `settings.idle_seconds`.

    `announce(engine)` is called when it is ready. Raises `StoreUnreachable` when another engine has the folder, the folder cannot be
    written, or ArcadeDB does not start.
    """
    settings = settings or EngineSettings.from_environment()
    ended = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGINT", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: ended.set())
    try:
        workspace.create()
        lock = lock_of(workspace)
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout:
        raise StoreUnreachable(f"Another graph engine already works in {workspace.store}. End it with `python -m graph stop`.") from None
    except OSError as error:
        raise StoreUnreachable(f"The data folder {workspace.root} cannot be written ({error.strerror or error}). "
                               "Choose another with REFORMGRAPH_DATA, or change its rights.") from None
    try:
        stop_file(workspace).unlink(missing_ok=True)
        server, engine = _start(workspace, settings)
        try:
            discovery.publish(workspace, engine)
            if announce:
                announce(engine)
            _wait(workspace, engine, settings.idle_seconds if idle else None, ended)
        finally:
            discovery.withdraw(workspace, engine.pid)
            server.stop()
    finally:
        stop_file(workspace).unlink(missing_ok=True)
        lock.release()


def _start(workspace: Workspace, settings: EngineSettings):
    """Start Java and the server, make the schema; the server and where it is."""
    logs = workspace.store / "log"
    logs.mkdir(exist_ok=True)
    try:
        import jpype
        from arcadedb_embedded.jvm import start_jvm
        from arcadedb_embedded.server import ArcadeDBServer
    except ImportError as error:
        raise StoreUnreachable(f"The embedded graph engine is not installed ({error}). Install requirements.txt on a system that "
                               "arcadedb-embedded has wheels for (Linux, Windows, macOS on ARM), or set NEO4J_URI.") from error
    if not jpype.isJVMStarted():
        os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(logs / "hs_err_pid%p.log")
        try:
            start_jvm(heap_size=settings.heap, jvm_args=[*_JAVA, *_first_heap(settings.heap), f"-Darcadedb.server.logsDirectory={logs}"])
        except Exception as error:
            raise StoreUnreachable(f"Java of the embedded graph engine does not start: {error}. With little memory, set "
                                   "REFORMGRAPH_ENGINE_HEAP to a smaller size, such as 256m.") from error
    password = secrets.token_urlsafe(24)
    users = workspace.store / "config"
    shutil.rmtree(users, ignore_errors=True)  # ArcadeDB keeps the password of its first start here; ours is new at each
    users.mkdir(mode=0o700)
    port, http = _free_ports(2)
    server = ArcadeDBServer(str(workspace.store), password, {
        "mode": "test", "host": "127.0.0.1", "http_port": str(http),
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": str(port), "bolt_host": "127.0.0.1",
        "server_configDirectory": str(users), "server_databaseDirectory": str(workspace.store / "databases"),
        "server_backupDirectory": str(workspace.store / "backups"),
        "server_databaseLoadAtStartup": "false",
    })
    try:
        server.start()
        made = workspace.store / "schema"  # of which version the database was made: asking for each index again costs a second
        known = (workspace.store / "databases" / discovery.DATABASE).exists() and made.exists() and made.read_text("utf-8") == layout.fingerprint()
        database = server.create_database(discovery.DATABASE)
        if not known:
            made.unlink(missing_ok=True)
            for statement in layout.statements():
                database.command("sql", statement)
            made.write_text(layout.fingerprint(), "utf-8")
    except Exception as error:
        try:
            server.stop()
        finally:
            raise StoreUnreachable(f"The embedded graph engine does not start in {workspace.store}: {error}. Its log is "
                                   f"{logs / 'engine.log'}. The graph is computed from the fact files: if its files are damaged, delete "
                                   f"{workspace.store} and run `python -m graph rebuild`.") from error
    me = psutil.Process()
    return server, discovery.Engine(discovery.folder_of(workspace), port, password, me.pid, me.create_time(), layout.fingerprint(),
                                    version(layout.PACKAGE))


def _first_heap(largest: str) -> tuple[str, str]:
    """Java's arguments for the heap at the start, never above the `largest` (such as 512m or 2g)."""
    size = min(_FIRST_HEAP, int(largest[:-1]) * (1024 if largest[-1] in "gG" else 1))
    return f"-Xms{size}m", f"-XX:NewSize={size // 2}m"


def _free_ports(count: int) -> list[int]:
    """Ports of loopback that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [s.getsockname()[1] for s in sockets]
    finally:
        for s in sockets:
            s.close()


def _clients(port: int) -> int:
    """Connections that clients hold to `port` of this process."""
    return sum(1 for c in psutil.Process().net_connections(kind="tcp")
               if c.laddr and c.laddr.port == port and c.status == psutil.CONN_ESTABLISHED)


def _wait(workspace: Workspace, engine: discovery.Engine, idle_seconds: float | None, ended: threading.Event) -> None:
    """Return when it is time to end: asked to, the data folder gone or taken over, or idle for too long."""
    last, looked = time.monotonic(), 0.0
    while not ended.wait(POLL_SECONDS):
        if stop_file(workspace).exists() or discovery.published(workspace) != engine:
            return
        if idle_seconds is None:
            continue
        now = time.monotonic()
        if now - looked >= min(1.0, idle_seconds / 4):
            looked = now
            if _clients(engine.port):
                last = now
            elif now - last >= idle_seconds:
                # First out of sight, then a last look: who read the file a moment ago may be about to connect.
                discovery.withdraw(workspace, engine.pid)
                time.sleep(POLL_SECONDS)
                if not _clients(engine.port):
                    return
                discovery.publish(workspace, engine)
                last = now


def main(arguments: list[str]) -> int:
    """`python -m graph.store.engine FOLDER`: what `start.ensure` runs, detached. The last line of its output says what went wrong."""
    try:
        serve(Workspace(Path(arguments[0])), idle=True)
        return 0
    except StoreUnreachable as error:
        print("\nerror: " + " ".join(str(error).split()), file=sys.stderr, flush=True)  # the log before it ends without a line end
        return 1
