"""The documentation against the code: generated pages are fresh, links lead somewhere, named commands and settings exist."""
from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docs.generate import REFERENCE, pages
from queries import catalogue

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
CODE = "\n".join(
    path.read_text(encoding="utf-8") for folder in ("graph", "ingest", "queries", "views", "tests") for path in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("name", ["commands.md", "model.md", "queries.md"])
def test_generated_pages_are_fresh(name):
    assert (REFERENCE / name).read_text(encoding="utf-8") == pages()[name], f"docs/reference/{name} is stale: run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_named_make_targets_and_queries_exist(page):
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z0-9-]+)", text)) <= targets
    assert set(re.findall(r"python -m queries (?:run|show) ([a-z0-9-]+)", text)) <= catalogue.load().keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_named_settings_are_read_somewhere(page):
    for name in set(re.findall(r"\b(?:TEST_)?(?:NEO4J|REFORMGRAPH)_[A-Z0-9_]+\b", page.read_text(encoding="utf-8"))):
        deployment = (ROOT / "docker" / "compose.yaml").read_text(encoding="utf-8")
        assert name in CODE or name in deployment, f"{page.name} names {name}, which nothing reads"


def test_training_libraries_are_an_extra_that_neither_running_nor_testing_installs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extra = {re.split(r"[<>=~ ]", line)[0] for line in project["project"]["optional-dependencies"]["train"]}
    assert {"jax", "onnx", "optax"} <= extra and "train" not in project["dependency-groups"]
    for name in ("requirements.txt", "requirements-test.txt"):
        installed = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        assert not installed & {"jax", "onnx", "optax"}, name
