"""Vectors by text, kept in the data folder: only new text costs. A cache: deleting it loses nothing but time."""
from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from graph.model import DIMENSIONS
from graph.similar.embedder import Embedder
from ingest.workspace import Workspace

FILE = "vectors.sqlite"
KEPT = np.float16
"""What a number is kept as: half of the space, and no cosine changes by more than .001."""
PIECE = 256
"""Texts made between two commits: what an interruption costs."""


class VectorCache:
    """The vectors of one data folder. Use as a context manager; several processes may have it open at once. An unreadable file is made anew."""

    def __init__(self, workspace: Workspace, embedder: Embedder) -> None:
        workspace.root.mkdir(parents=True, exist_ok=True)
        self._embedder = embedder
        self._connection = _open(workspace.root / FILE)

    def __enter__(self) -> VectorCache:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()

    def vectors(self, texts: Iterable[str]) -> dict[str, np.ndarray]:
        """The vector of each text (float32, length 1), made where there is none yet."""
        wanted = list(dict.fromkeys(texts))
        found = self._read(wanted)
        lacking = sorted((t for t in wanted if t not in found), key=len)  # texts of one length go through the model together
        for start in range(0, len(lacking), PIECE):
            piece = lacking[start : start + PIECE]
            made = self._embedder.passages(piece).astype(KEPT)
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO vector (key, value) VALUES (?, ?)",
                                             [(self._key(t), v.tobytes()) for t, v in zip(piece, made, strict=True)])
            found |= {t: v.astype(np.float32) for t, v in zip(piece, made, strict=True)}
        return found

    def _read(self, texts: list[str]) -> dict[str, np.ndarray]:
        keys = {self._key(t): t for t in texts}
        asked, found = list(keys), {}
        for start in range(0, len(asked), 500):  # SQLite takes no more than 999 parameters everywhere
            some = asked[start : start + 500]
            rows = self._connection.execute(f"SELECT key, value FROM vector WHERE key IN ({','.join('?' * len(some))})", some)
            for key, value in rows:
                vector = np.frombuffer(value, dtype=KEPT)
                if len(vector) == DIMENSIONS:
                    found[keys[key]] = vector.astype(np.float32)
        return found

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._embedder.model}\n{text}".encode("utf-8", "surrogatepass")).digest()[:16]


def _open(file: Path) -> sqlite3.Connection:
    try:
        return _connect(file)
    except sqlite3.DatabaseError:
        file.unlink(missing_ok=True)
        return _connect(file)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=60)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS vector (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
        connection.execute("SELECT count(*) FROM (SELECT key FROM vector LIMIT 1)").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
