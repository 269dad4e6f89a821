"""The data folder: where sources, clean texts, fact files and decisions are kept.

    data/                        REFORMGRAPH_DATA, default ./data
      facts/NAME.facts.json      one per report file, flat, no other JSON
      sources/REPORT/NAME.ext    the file as it came
      texts/REPORT.json          clean text with its map back to the source (`ingest.texts`)
      decisions/*.jsonl          what people decided, append-only
      store/                     files of the embedded graph engine; can be dropped and rebuilt
"""
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ingest.settings import setting


@dataclass(frozen=True)
class Workspace:
    """Paths inside one data folder. Creating the object touches nothing; `create()` makes the folders."""

    root: Path

    @classmethod
    def default(cls) -> Workspace:
        """The data folder named by `REFORMGRAPH_DATA`, or `data/` in the working folder."""
        return cls(Path(setting("REFORMGRAPH_DATA", "data")).expanduser().resolve())

    @property
    def facts(self) -> Path:
        return self.root / "facts"

    @property
    def sources(self) -> Path:
        return self.root / "sources"

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    @property
    def decisions(self) -> Path:
        return self.root / "decisions"

    @property
    def store(self) -> Path:
        return self.root / "store"

    def create(self) -> Workspace:
        """Make the folders that are missing (owner-only, they hold people's work) and return self."""
        for folder in (self.root, self.facts, self.sources, self.texts, self.decisions, self.store):
            folder.mkdir(parents=True, exist_ok=True)
        return self


def write_atomic(path: Path, data: bytes) -> None:
    """Write `data` so that a reader, or a kill at any moment, sees the old file or the new one, never a half."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
