"""The app as a person runs it: a Streamlit server on a free loopback port, ended when closed."""
from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
_LEFT: list[int] = []
"""Ports of apps that were closed."""


class AppProcess:
    """A running app; `url` without trailing slash. `environment` says which store and data folder it uses."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port, self.log = free_port(), log
        self.url = f"http://127.0.0.1:{self.port}"
        environment = {**environment, "PYTHONUTF8": "1", "REFORMGRAPH_DOTENV": "no-such.env"}
        with open(log, "wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port), "--server.headless", "true"],
                cwd=ROOT, env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL,
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.2)
        self.close()
        raise RuntimeError(f"the app did not start:\n{self.words()}")

    def words(self) -> str:
        """What the server wrote."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def close(self) -> None:
        """End the server."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self.port not in _LEFT:
            _LEFT.append(self.port)


def bare_environment(**more: str) -> dict[str, str]:
    """The environment without any setting of the project, and `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "REFORMGRAPH_", "STREAMLIT_"))}
    return {**kept, "REFORMGRAPH_IDLE_SECONDS": "60", "REFORMGRAPH_ENGINE_HEAP": "512m", **more}


def free_port(keep: bool = False) -> int:
    """A port that nobody listens on: one that an earlier app of ours had, if it can be, as the browser keeps what it has read by its address.

    `keep`: it is for the next app.
    """
    for port in (*_LEFT, 0):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # connections of the one before may still be closing
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            found = listener.getsockname()[1]
        if port:
            _LEFT.remove(port)
        if keep:
            _LEFT.append(found)
        return found
    raise OSError("no free port")
