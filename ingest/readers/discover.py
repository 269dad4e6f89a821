"""Which files of some paths are inputs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ingest.readers.sidecar import INDEX, MAX_SIDE_BYTES, parse_sidecar
from ingest.readers.sniff import HTML, IMAGES, OFFICE, SHEETS, TEXT

FACTS = ".facts.json"
REPORTS = frozenset((*TEXT, *HTML, *OFFICE, *SHEETS, *IMAGES, ".docx", ".pdf")) - {""}  # what a sidecar may stand beside


def discover(paths: Iterable[Path | str]) -> list[Path]:
    """The inputs under `paths`: files as given, folders with all that is in them, each once, sorted by path.

    Left out: sidecars beside their report, `index.csv`, fact files, and inside folders what is hidden or not a regular file. A
    path that does not exist stays in, so that reading it tells.
    """
    found: dict[Path, Path] = {}
    for given in map(Path, paths):
        for path in _walk(given) if given.is_dir() else [given]:
            if not is_companion(path):
                found.setdefault(path.resolve(), path)
    return sorted(found.values(), key=lambda path: path.as_posix())


def _walk(folder: Path) -> Iterable[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not hidden(name))
        for name in sorted(files):
            path = Path(parent) / name
            if not hidden(name) and (path.is_file() or not path.exists()):
                yield path


def hidden(name: str) -> bool:
    """Whether a file or folder is none of the user's own: dot files, Office's lock files, what macOS and Windows leave behind."""
    return name.startswith((".", "~$", "__MACOSX")) or name.lower() in ("thumbs.db", "desktop.ini")


def is_companion(path: Path) -> bool:
    """Whether a file only says something about others: `index.csv`, a fact file, a sidecar with its report beside it."""
    name = path.name.lower()
    if name == INDEX or name.endswith(FACTS):
        return True
    if path.suffix.lower() != ".json" or not path.is_file():
        return False
    try:
        beside = {p.suffix.lower() for p in path.parent.iterdir() if p.stem == path.stem}
        if not beside & REPORTS:
            return False
        return path.stat().st_size > MAX_SIDE_BYTES or parse_sidecar(path.read_bytes(), path.name)[0] is not None
    except OSError:
        return False
