"""Who may import whom: views over queries over graph over ingest, never upwards."""
from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ABOVE = {"ingest": {"graph", "queries", "views"}, "graph": {"queries", "views"}, "queries": {"views"}}
EXCEPT = {"ingest/into_graph.py": {"graph"}}
"""`ingest --into-graph` hands over what it made; it imports the graph only when it is asked to."""


def imported(file: Path) -> set[str]:
    """The packages that a file imports anywhere, functions included."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("package", sorted(ABOVE))
def test_no_package_imports_one_above_it(package):
    files = {file.relative_to(ROOT).as_posix(): imported(file) & ABOVE[package] for file in (ROOT / package).rglob("*.py")}
    assert files
    assert {file: upwards for file, upwards in files.items() if upwards} == {file: each for file, each in EXCEPT.items() if file.startswith(f"{package}/")}
