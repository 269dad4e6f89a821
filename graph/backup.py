"""Everything that cannot be computed again, in one file: sources, texts, fact files with the registry of their names, decisions and the data folder's id.

The file is a ZIP whose first member, `manifest.json`, lists every other with size and SHA-256. The graph is not in it: `restore` rebuilds it.
"""
from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from graph.backup_members import FOLDERS, REGISTRY, BadBackup, digest_of, members, safe
from graph.load import files
from graph.workspace_mark import FILE as MARK
from graph.workspace_mark import read_id, workspace_id
from ingest.facts import SUFFIX
from ingest.ledger.known import keep as keep_ledgers
from ingest.run.registry import RESTORED, Entry, Registry
from ingest.workspace import Workspace

FORMAT = 1
MANIFEST = "manifest.json"
_CHUNK = 1 << 20


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


def _pack(workspace: Workspace, handle: Any) -> Packed:
    packed = members(workspace.root)
    listed = [{"name": m.name, "size": m.size(), "sha256": m.digest()} for m in packed]
    manifest = {"format": FORMAT, "workspace": read_id(workspace), "files": listed}
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        for member in packed:
            if member.data is None:
                archive.write(member.path, member.name)
            else:
                archive.writestr(member.name, member.data)
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
        if not safe(entry["name"]):
            raise BadBackup(f"{file} holds a file that does not belong in a data folder: {entry['name']!r}. Nothing was restored.")
    return listed


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
    here = [m for m in members(workspace.root) if m.name != REGISTRY]  # memory of names, no content
    for member in here:
        new = staged / member.name
        if not new.is_file() or digest_of(new) != member.digest():
            if member.name == MARK and len(here) == 1:
                continue  # an empty folder that has a name of its own already takes the backup's
            raise BadBackup(f"The data folder {workspace.root} holds files that are not the backup's ({member.name}). "
                            "Add --replace to replace its contents, or set REFORMGRAPH_DATA to an empty folder.")


def _exchange(workspace: Workspace, staged: Path, old: Path) -> None:
    """Folder by folder by renaming, facts last, so that no fact file ever lacks its text; the registry of names goes and comes with the files."""
    old.mkdir()
    for folder in FOLDERS:
        (staged / folder).mkdir(exist_ok=True)
    _name_all(Workspace(staged))
    (workspace.root / REGISTRY).unlink(missing_ok=True)
    for folder in ("sources", "texts", "facts"):
        if (workspace.root / folder).exists():
            os.replace(workspace.root / folder, old / folder)
        os.replace(staged / folder, workspace.root / folder)
    os.replace(staged / REGISTRY, workspace.root / REGISTRY)
    _exchange_decisions(workspace, staged / "decisions")
    if (staged / MARK).is_file():
        os.replace(staged / MARK, workspace.root / MARK)


def _name_all(staged: Workspace) -> None:
    """Give every fact file an entry in the registry of names, and no other name one: without it, the next input of that name would be taken for
    another state of the report, and take its place."""
    registry = Registry.load(staged)
    there = {entry.name.removesuffix(SUFFIX): entry.report for entry in files.scan(staged.facts).entries.values()}
    registry.entries = {name: entry for name, entry in registry.entries.items() if there.get(name) == entry.report}
    keep_ledgers(staged, registry)
    for name, report in there.items():
        registry.entries.setdefault(name, Entry(f"{RESTORED}{name}", report))
    registry.save()


def _exchange_decisions(workspace: Workspace, new: Path) -> None:
    """File by file: the folder itself holds the lock that is held, and some systems do not rename around an open file."""
    for path in list(workspace.decisions.iterdir()):
        if path.is_file() and not path.name.startswith(".") and not (new / path.name).exists():
            path.unlink()
    for path in sorted(new.iterdir()):
        os.replace(path, workspace.decisions / path.name)
