"""What goes into a backup and under which names: every file of people's work, by a name that any system takes.

Linux allows names that others refuse (`报告: 2020.txt`, `aux.txt`) or hide (`.hidden.txt`). Such a source or fact file is packed under a
plain name; where a source is renamed, the fact files of its report say the new one.
"""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from graph.errors import GraphError
from graph.load.files import HEAD, REPORT
from graph.workspace_mark import FILE as MARK
from ingest.facts import SUFFIX
from ingest.filenames import DEVICE, UNSAFE
from ingest.run.registry import FILE as REGISTRY

FOLDERS = ("decisions", "facts", "sources", "texts")
_HALF_WRITTEN = re.compile(r"^\..*\.\d+\.tmp$")  # ingest.workspace.write_atomic
_DOC = re.compile(rb'^ *"doc": ("(?:[^"\\]|\\.)*")', re.MULTILINE)


class BadBackup(GraphError):
    """The file is no backup of this project, is damaged, or cannot be restored here."""


@dataclass(frozen=True)
class Member:
    """A file of a backup: its name there, where it lies, and its content where that is not the file's own."""

    name: str
    path: Path
    data: bytes | None = None

    def size(self) -> int:
        """Bytes."""
        return self.path.stat().st_size if self.data is None else len(self.data)

    def digest(self) -> str:
        """SHA-256."""
        return digest_of(self.path) if self.data is None else hashlib.sha256(self.data).hexdigest()


def members(root: Path) -> list[Member]:
    """The files of a data folder that are packed, in the order of their own names. Links are not followed; locks and what a killed writer
    left stay at home. Raises `BadBackup` for a file whose name cannot be made plain."""
    found = dict(_files(root))
    names = _plain_names(list(found))
    docs = {(PurePosixPath(old).parts[1], PurePosixPath(old).name): PurePosixPath(new).name
            for old, new in names.items() if old != new and old.startswith("sources/")}
    made = []
    for old, path in found.items():
        data = None
        if docs and old.startswith("facts/"):
            data = _renamed_source(path, docs)
        elif old == REGISTRY:
            data = _renamed_entries(path, {_stem(o): _stem(n) for o, n in names.items() if o != n and o.startswith("facts/")})
        made.append(Member(names[old], path, data))
    for member in made:
        if not safe(member.name):
            raise BadBackup(f"{member.path} cannot be backed up: no system but this one takes its name. Rename it.")
    return made


def safe(name: str) -> bool:
    """Whether the name is one that `members` gives: below one of the folders, no way out of it on any system."""
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and "\0" not in name and ":" not in name and "/".join(parts) == name
    inside = name in (MARK, REGISTRY) or (len(parts) > 1 and parts[0] in FOLDERS)
    return plain and inside and not any(p in ("..", ".") or p.startswith(".") or DEVICE.match(p) for p in parts)


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for name in (MARK, REGISTRY):
        if (root / name).is_file():
            yield name, root / name
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and not _left_behind(folder, path.name):
                yield path.relative_to(root).as_posix(), path


def _left_behind(folder: str, name: str) -> bool:
    """Hidden files are locks and half-written ones, but for a source or a fact file that is called so."""
    if not name.startswith("."):
        return False
    return _HALF_WRITTEN.match(name) is not None or not (folder == "sources" or (folder == "facts" and name.endswith(SUFFIX)))


def _plain_names(names: list[str]) -> dict[str, str]:
    """Each name with the plain one that it is packed under, which no other file has, on systems that do not tell A from a either."""
    taken = {name.casefold() for name in names}
    made = {}
    for name in names:
        folder, _, last = name.rpartition("/")
        new = last if name in (MARK, REGISTRY) or folder.partition("/")[0] == "texts" else _plain(last)
        if new == last:
            made[name] = name
            continue
        ending = SUFFIX if new.endswith(SUFFIX) else PurePosixPath(new).suffix
        stem, number = new.removesuffix(ending), 1
        while f"{folder}/{new}".casefold() in taken:
            number += 1
            new = f"{stem}-{number}{ending}"
        made[name] = f"{folder}/{new}"
        taken.add(made[name].casefold())
    return made


def _plain(name: str) -> str:
    kept = UNSAFE.sub("_", name).encode("utf-8", "replace").decode("utf-8")
    if kept.startswith("."):
        kept = f"_{kept[1:]}"
    return f"_{kept}" if DEVICE.match(kept) else kept


def _renamed_source(path: Path, docs: dict[tuple[str, str], str]) -> bytes | None:
    """The fact file with the new name of its source, None where that keeps its name."""
    with open(path, "rb") as handle:
        head = handle.read(HEAD)
    doc, report = _DOC.search(head), REPORT.search(head)
    if doc is None or report is None:
        return None
    new = docs.get((report.group(1).decode("utf-8", "replace"), json.loads(doc.group(1))))
    if new is None:
        return None
    data = path.read_bytes()
    return data[: doc.start(1)] + json.dumps(new, ensure_ascii=False).encode("utf-8") + data[doc.end(1) :]


def _renamed_entries(path: Path, names: dict[str, str]) -> bytes | None:
    """The registry with the new names of fact files, None where none is renamed or the registry is damaged."""
    if not names:
        return None
    try:
        files = json.loads(path.read_bytes())["files"]
        renamed = {names.get(name, name): entry for name, entry in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (json.dumps({"files": renamed}, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _stem(name: str) -> str:
    return PurePosixPath(name).name.removesuffix(SUFFIX)
