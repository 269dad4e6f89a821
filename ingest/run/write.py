"""Writing what a run found: fact files, sources and texts of the data folder, or fact files alone into a folder of one's own."""
from __future__ import annotations

import shutil
from pathlib import Path, PurePosixPath

from ingest import texts
from ingest.errors import TextFileError
from ingest.facts import SUFFIX
from ingest.run.process import Processed
from ingest.run.registry import Entry, Registry, choose_name
from ingest.successors import alike, succeed
from ingest.workspace import Workspace, write_atomic


class FolderWriter:
    """Fact files alone, into any folder. Two inputs of one name in a run get `NAME` and `NAME-2`; a file that stood there before is replaced."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._taken = folder, set()

    def write(self, item: Processed) -> str:
        stem, number = stem_of(item), 1
        name = stem
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        write_atomic(self._folder / (name + SUFFIX), item.facts.to_bytes())
        return name


class WorkspaceWriter:
    """Fact file, source and clean text, into the data folder. Use inside `Registry.lock`."""

    def __init__(self, workspace: Workspace, registry: Registry) -> None:
        self._workspace, self._registry = workspace, registry

    def write(self, item: Processed) -> str:
        return self.write_as(choose_name(stem_of(item), item.key, item.facts.report, self._registry.entries), item)

    def write_as(self, name: str, item: Processed) -> str:
        """Write one report under a name that the caller has chosen, over what has that name."""
        entries, report = self._registry.entries, item.facts.report
        before = entries.get(name)
        text = self._workspace.texts / f"{report}.json"
        source = self._workspace.sources / report / item.facts.doc
        source.parent.mkdir(parents=True, exist_ok=True)
        # The fact file comes last: whoever sees it finds its text and source, and what people decided of it, in place.
        _write_if_changed(text, item.text)
        _write_if_changed(source, item.source)
        if before and before.report != report and not self._used(before.report, but=name) and self._alike(before.report, item):
            succeed(self._workspace, before.report, report)
        _write_if_changed(self._workspace.facts / (name + SUFFIX), item.facts.to_bytes())
        entries[name] = Entry(item.key, report)
        self._registry.save()
        if before and before.report != report:
            self._remove_if_unused(before.report)
        return name

    def _remove_if_unused(self, report: str) -> None:
        """A text that its file no longer holds goes, unless another file still has it."""
        if self._used(report):
            return
        (self._workspace.texts / f"{report}.json").unlink(missing_ok=True)
        shutil.rmtree(self._workspace.sources / report, ignore_errors=True)

    def _used(self, report: str, but: str = "") -> bool:
        return any(entry.report == report for name, entry in self._registry.entries.items() if name != but)

    def _alike(self, before: str, item: Processed) -> bool:
        try:
            return alike(texts.read(self._workspace.texts, before).clean.text, texts.from_bytes(item.text).clean.text)
        except TextFileError:
            return False  # the old text is lost: nothing tells


def stem_of(item: Processed) -> str:
    """The file's name without folder and extension: what its fact file is called."""
    return PurePosixPath(item.facts.doc).stem or "report"


def _write_if_changed(path: Path, data: bytes) -> None:
    if not path.is_file() or path.read_bytes() != data:
        write_atomic(path, data)
