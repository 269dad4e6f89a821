"""Of several fact files of one report the one whose metadata say most counts, whoever reads them."""
from __future__ import annotations

import json
from dataclasses import replace

from graph.identity.index import Index
from graph.load import files
from graph.load.sync import fill
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report


def test_the_fullest_is_read_also_when_the_index_is_lost(workspace) -> None:
    known = city_report(1)
    keep(workspace, replace(known, city="", province="", year=None, gaps=["city", "year"]), "a")
    keep(workspace, known, "b")
    keep(workspace, known, "c")
    (workspace.facts / "d.facts.json").write_text(json.dumps({"doc": "d.txt", "report": known.report, "entities": 3}, indent=1))
    entries = files.scan(workspace.facts).by_report()[known.report]
    bad: dict[str, str] = {}
    best = files.fullest(entries, bad)
    assert (best.name, best.names, list(bad)) == ("b.facts.json", ["a.facts.json", "b.facts.json", "c.facts.json"], ["d.facts.json"])
    with Index(workspace) as index:
        fill(index, workspace, [known.report])
        assert index.digests() == {known.report: best.digest} == {known.report: files.digest(entries[:3])}
        assert (index.graph(known.report).properties["city"], index.graph(known.report).properties["year"]) == ("淄博市", 2017)
    assert files.fullest(entries[3:], {}) is None
