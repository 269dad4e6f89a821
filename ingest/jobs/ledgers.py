"""Taking a ledger in, in the background."""
from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ingest.ledger import import_ledger
from ingest.ledger.importing import Imported
from ingest.registers import register
from ingest.tables.line import letters
from ingest.workspace import Workspace

MOST = 200
"""Rows and cells of a kind that are told one by one; all are counted."""


def take(workspace: Workspace, file: Path, order: Mapping[str, Any], progress: Callable[[int, int], None]) -> Imported:
    """Import the uploaded file as its order says. A later upload of the same name takes the place of the earlier. Raises `SetAside`, `UsageError`."""
    return import_ledger(workspace, file.name, register(order["register"]), order["mapping"] or None, order["city"], order["year"], data=file.read_bytes(),
                         key=f"upload:{file.name}", progress=progress)


def account(done: Imported) -> dict[str, Any]:
    """What became of the rows, as plain JSON data: counts, and of what was set aside or not read the first `MOST` with sheet, place and reason."""
    made = done.made
    return {
        "register": made.facts.register, "report": done.report, "title": made.facts.title, "city": made.facts.city, "year": made.facts.year,
        "replaced": bool(done.replaced), "taken": len(made.taken), "unchanged": len(made.unchanged), "set_aside": len(made.aside), "left": len(made.left),
        "cells": len(made.problems), "warnings": made.warnings,
        "aside_rows": [{"sheet": a.sheet, "at": str(a.row), "text": "", "zh": a.zh, "en": a.en} for a in made.aside[:MOST]],
        "cell_rows": [{"sheet": p.sheet, "at": f"{letters(p.column or 0)}{p.row}", "text": p.text, "zh": p.zh, "en": p.en} for p in made.problems[:MOST]],
    }
