"""The dump says what the facts say, in the same bytes on every store."""
from __future__ import annotations

import json

from graph.dump import dump
from graph.load import load
from graph.workspace_mark import FILE
from tests.graph.expected_dump import expected_lines
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report, entity, report


def fill(workspace) -> None:
    keep(workspace, city_report(1))
    keep(workspace, city_report(2, year=2019, reform="“一窗受理”改革"))
    keep(workspace, city_report(3, city="湘潭市", province="湖南省", year=None))
    keep(workspace, report(4, [entity("Outcome", "O1", "增长百分之二", indicator="GDP", value=2, unit="%", value_from=1.5, change="up")], [],
                           city="", province="", year=None, gaps=["city", "year"]))
    keep(workspace, city_report(2, year=2019, reform="“一窗受理”改革"), "同文")


def is_of_concepts(line: str) -> bool:
    """Concepts come from all reports together; tests/graph/identity has theirs."""
    data = json.loads(line)
    return data.get("type") == "INSTANCE_OF" or "Concept" in data.get("labels", ())


def test_both_stores_dump_what_the_fact_files_say(both_stores) -> None:
    dumps = []
    for store in both_stores:
        fill(store.workspace)
        load(store, store.workspace)
        dumps.append(list(dump(store)))
        assert [line for line in dumps[-1] if not is_of_concepts(line)] == expected_lines(store.workspace)
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) > 60


def test_lines_are_sorted_json_without_marks_of_the_place(store) -> None:
    fill(store.workspace)
    load(store, store.workspace)
    store.write(lambda tx: tx.run("MATCH (c:City) SET c.embedding = [0.1, 0.2], c.loaded_at = 17"))
    lines = list(dump(store))
    assert lines == sorted(lines)
    mark = json.loads((store.workspace.root / FILE).read_text())["id"]
    for line in lines:
        data = json.loads(line)
        assert set(data) in ({"labels", "properties"}, {"type", "from", "to", "properties"})
        assert not {"embedding", "loaded_at", "search", "workspace"} & data["properties"].keys()
        assert mark not in line


def test_an_empty_graph_dumps_nothing(store) -> None:
    assert list(dump(store)) == []
