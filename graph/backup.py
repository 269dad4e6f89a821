"""Everything that cannot be computed again, in one file: sources, texts, fact files, decisions and the data folder's id.

The file is a ZIP whose first member, `manifest.json`, lists every other with size and SHA-256. The graph is not in it: `restore` rebuilds it.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from filelock import FileLock

from graph.errors import GraphError
from graph.workspace_mark import FILE as MARK
from graph.workspace_mark import read_id, workspace_id
from ingest.run.registry import Registry
from ingest.workspace import Workspace

FORMAT = 1
FOLDERS = ("decisions", "facts", "sources", "texts")
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_DEVICE = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


class BadBackup(GraphError):
    """The file is no backup of this project, is damaged, or cannot be restored here."""


@dataclass(frozen=True)
class Packed:
    """What a backup holds: number of files beside the manifest, and their bytes."""

    files: int
    bytes: int


def backup(workspace: Workspace, file: Path) -> Packed:
    """Write the backup to `file`, whole or not at all (an older one of that name is replaced). Ingest waits meanwhile.

    Raises `BadBackup` when the data folder does not exist or `file` lies in a folder that is backed up, `OSError` when it cannot be written.
    """
    if not workspace.root.is_dir():
        raise BadBackup(f"There is no data folder {workspace.root}. Set REFORMGRAPH_DATA to yours.")
    target = file.resolve()
    if any(target.is_relative_to((workspace.root / f).resolve()) for f in FOLDERS):
        raise BadBackup(f"{file} lies in the data that is backed up. Choose another place.")
    workspace_id(workspace)
    with _writers_wait(workspace), tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp", delete=False) as handle:
        temporary = Path(handle.name)
        try:
            packed = _pack(workspace, handle)
            handle.flush()
            os.fsync(handle.fileno())
            handle.close()
            os.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)
    return packed


def restore(file: Path, workspace: Workspace, replace: bool = False) -> Packed:
    """Put the files of a backup into the data folder: an empty one, or one that holds no other content than the backup's.

    Every file is checked against the manifest before anything in the data folder is touched. A folder with other files is refused unless
    `replace`, which makes sources, texts, facts and decisions exactly the backup's. The graph is not touched.

    Raises `BadBackup` (damaged, unsafe names, wrong format, folder not empty) and `OSError`.
    """
    workspace.create()
    with _writers_wait(workspace), tempfile.TemporaryDirectory(dir=workspace.root, prefix=".restore-") as name:
        staged = Path(name) / "new"
        packed = _unpack(file, staged)
        if not replace:
            _check_same(workspace, staged)
        _exchange(workspace, staged, Path(name) / "old")
    return packed


def _writers_wait(workspace: Workspace) -> ExitStack:
    """Both locks of the data folder: nobody ingests, and nobody adds a decision, while its files are copied."""
    stack = ExitStack()
    stack.enter_context(Registry.lock(workspace))
    workspace.decisions.mkdir(parents=True, exist_ok=True)
    stack.enter_context(FileLock(workspace.decisions / ".lock"))
    return stack


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    """Names in the backup and their files, sorted; hidden files are locks and half-written ones. Links are not followed."""
    if (root / MARK).is_file():
        yield MARK, root / MARK
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
                yield path.relative_to(root).as_posix(), path


def _pack(workspace: Workspace, handle: Any) -> Packed:
    files = list(_files(workspace.root))
    listed = [{"name": name, "size": path.stat().st_size, "sha256": _digest(path)} for name, path in files]
    manifest = {"format": FORMAT, "workspace": read_id(workspace), "files": listed}
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for name, path in files:
            archive.write(path, name)
    return Packed(len(listed), sum(f["size"] for f in listed))


def _unpack(file: Path, staged: Path) -> Packed:
    """Everything the manifest lists, checked, into the new folder `staged`; anything the manifest does not list is refused."""
    staged.mkdir()
    try:
        with zipfile.ZipFile(file) as archive:
            listed = _manifest(archive, file)
            names = [n for n in archive.namelist() if n != MANIFEST]
            room = shutil.disk_usage(staged).free
            if sum(f["size"] for f in listed) > room:
                raise BadBackup(f"{file} needs {sum(f['size'] for f in listed):,} bytes, the disk of {staged.parent.parent} has {room:,}.")
            if sorted(names) != sorted(f["name"] for f in listed):
                raise BadBackup(f"{file} does not hold the files that its manifest lists; it is damaged or was changed.")
            for entry in listed:
                _extract(archive, entry, staged, file)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BadBackup(f"{file} is no backup, or is damaged ({error}).") from error
    return Packed(len(listed), sum(f["size"] for f in listed))


def _manifest(archive: zipfile.ZipFile, file: Path) -> list[dict[str, Any]]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        if manifest["format"] != FORMAT:
            raise BadBackup(f"{file} has the backup format {manifest['format']}, this version reads {FORMAT}.")
        listed = [{"name": f["name"], "size": f["size"], "sha256": f["sha256"]} for f in manifest["files"]]
        if not all(isinstance(f["name"], str) and isinstance(f["size"], int) for f in listed):
            raise TypeError("names and sizes")
    except (KeyError, ValueError, TypeError) as error:
        raise BadBackup(f"{file} is no backup of this project: it has no usable {MANIFEST} ({error}).") from error
    for entry in listed:
        if not _safe(entry["name"]):
            raise BadBackup(f"{file} holds a file that does not belong in a data folder: {entry['name']!r}. Nothing was restored.")
    return listed


def _safe(name: str) -> bool:
    """Whether the name is one that `backup` writes: below one of its folders, no way out of it on any system."""
    parts = PurePosixPath(name).parts
    plain = "\\" not in name and "\0" not in name and ":" not in name and "/".join(parts) == name
    inside = name == MARK or (len(parts) > 1 and parts[0] in FOLDERS)
    return plain and inside and not any(p in ("..", ".") or p.startswith(".") or _DEVICE.match(p) for p in parts)


def _extract(archive: zipfile.ZipFile, entry: dict[str, Any], staged: Path, file: Path) -> None:
    path = staged / entry["name"]
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, left = hashlib.sha256(), entry["size"]
    with archive.open(entry["name"]) as source, open(path, "xb") as target:
        while chunk := source.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                break
            digest.update(chunk)
            target.write(chunk)
    if left or digest.hexdigest() != entry["sha256"]:
        raise BadBackup(f"{file}: {entry['name']} is not what was packed (checksum). Nothing was restored.")


def _check_same(workspace: Workspace, staged: Path) -> None:
    for name, path in _files(workspace.root):
        new = staged / name
        if not new.is_file() or _digest(new) != _digest(path):
            if name == MARK and len(list(_files(workspace.root))) == 1:
                continue  # an empty folder that has a name of its own already takes the backup's
            raise BadBackup(f"The data folder {workspace.root} holds files that are not the backup's ({name}). "
                            "Add --replace to replace its contents, or set REFORMGRAPH_DATA to an empty folder.")


def _exchange(workspace: Workspace, staged: Path, old: Path) -> None:
    """Folder by folder by renaming, facts last, so that no fact file ever lacks its text; the registry of names belongs to the old files."""
    old.mkdir()
    for folder in ("sources", "texts", "facts"):
        (staged / folder).mkdir(exist_ok=True)
        if (workspace.root / folder).exists():
            os.replace(workspace.root / folder, old / folder)
        os.replace(staged / folder, workspace.root / folder)
    _exchange_decisions(workspace, staged / "decisions")
    if (staged / MARK).is_file():
        os.replace(staged / MARK, workspace.root / MARK)
    (workspace.root / "registry.json").unlink(missing_ok=True)


def _exchange_decisions(workspace: Workspace, new: Path) -> None:
    """File by file: the folder itself holds the lock that is held, and some systems do not rename around an open file."""
    new.mkdir(exist_ok=True)
    for path in list(workspace.decisions.iterdir()):
        if path.is_file() and not path.name.startswith(".") and not (new / path.name).exists():
            path.unlink()
    for path in sorted(new.iterdir()):
        os.replace(path, workspace.decisions / path.name)


def _digest(path: Path) -> str:
    with open(path, "rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
