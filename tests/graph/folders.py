"""Fact files in data folders, for the tests of loading."""
from __future__ import annotations

from ingest.facts import SUFFIX, FactFile
from ingest.workspace import Workspace


def keep(workspace: Workspace, facts: FactFile, name: str = "") -> str:
    """Write the fact file with a source and a text, as `ingest` does; returns its name."""
    name = (name or facts.doc.removesuffix(".txt")) + SUFFIX
    workspace.facts.mkdir(parents=True, exist_ok=True)
    (workspace.facts / name).write_bytes(facts.to_bytes())
    source = workspace.sources / facts.report / facts.doc
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text("原文", encoding="utf-8")
    (workspace.texts / f"{facts.report}.json").write_text("{}", encoding="utf-8")
    return name
