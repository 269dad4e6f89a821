"""A Neo4j server of its own: temporary folder, free loopback port, random password; gone when closed, or when we die."""
from __future__ import annotations

import atexit
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.neo4j.jars import VERSION, jars, java

START_SECONDS = 180.0
_OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch")]


class Neo4jServer:
    """A running server: `uri`, `user`, `password`. A context manager; `close()` ends it and removes its data.

    `home`: keep the data in this folder instead (for a person); `port`: listen there instead of on any free port; `settings`: further lines of neo4j.conf.
    """

    version = VERSION
    user = "neo4j"

    def __init__(self, home: Path | None = None, port: int | None = None, password: str | None = None, heap: str = "512m",
                 settings: tuple[str, ...] = ()) -> None:
        self.settings = settings
        self.kept = home is not None
        self.home = Path(home or tempfile.mkdtemp(prefix="reformgraph-neo4j-"))
        self.port = port or _free_port()
        self.password = password or secrets.token_hex(18)  # one that began with a dash would be taken for an option
        self.uri = f"bolt://127.0.0.1:{self.port}"
        self._process: subprocess.Popen | None = None
        atexit.register(self.close)
        try:
            self._start(heap)
        except BaseException:
            self.close()
            raise

    def _start(self, heap: str) -> None:
        classes = str(jars() / "*")
        first = not (self.home / "data").exists()
        for name in ("data", "logs", "plugins", "import", "conf"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text("\n".join([
            f"server.directories.data={self.home / 'data'}", f"server.directories.logs={self.home / 'logs'}",
            "server.bolt.enabled=true", f"server.bolt.listen_address=127.0.0.1:{self.port}", "server.default_listen_address=127.0.0.1",
            "server.http.enabled=false", "server.https.enabled=false", "dbms.usage_report.enabled=false",
            f"server.memory.heap.max_size={heap}", "server.memory.pagecache.size=128m", "db.tx_log.preallocate=false", *self.settings, ""]), "utf-8")
        environment = dict(os.environ, NEO4J_HOME=str(self.home), NEO4J_CONF=str(self.home / "conf"))
        if first:
            done = subprocess.run([java(), *_OPENS, "-cp", classes, "org.neo4j.cli.AdminTool",
                                   "dbms", "set-initial-password", self.password], env=environment, capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"Neo4j refuses its first password: {done.stdout}{done.stderr}")
        with open(self.home / "logs" / "console.log", "wb") as output:
            self._process = subprocess.Popen(
                [java(), f"-Xmx{heap}", *_OPENS, "-cp", classes, "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}",
                 f"--config-dir={self.home / 'conf'}"], env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, preexec_fn=_die_with_parent if sys.platform == "linux" else None)
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self._process.poll() is not None:
                raise RuntimeError(f"Neo4j ended while starting:\n{self._said()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Neo4j did not start within {START_SECONDS:.0f} s:\n{self._said()}")
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1):
                return "Started" in self._said()
        except OSError:
            return False

    def _said(self) -> str:
        return "".join(path.read_text("utf-8", "replace")[-4000:] for name in ("console.log", "neo4j.log")
                       if (path := self.home / "logs" / name).exists())

    def wait(self) -> None:
        """Return when the server has ended."""
        self._process.wait()

    def kill(self) -> None:
        """SIGKILL: as if the machine had failed."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the server and remove its folder, unless a person keeps it. May be called twice."""
        atexit.unregister(self.close)
        if self._process is not None and self._process.poll() is None:
            if not self.kept:
                self.kill()  # an orderly end takes ten seconds, for data that goes anyway
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
        if not self.kept:
            shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self) -> Neo4jServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _die_with_parent() -> None:
    """Linux: the server ends with us, even if we are killed."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
