"""Loading fact files: idempotent, by report, whole or not at all, on both stores."""
from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.dump import dump
from graph.errors import OtherWorkspace
from graph.load import cypher, drop, forget, load, rebuild
from graph.resolve import resolve
from graph.status import status
from ingest.facts import FactFile
from ingest.jobs.state import Job, save
from ingest.workspace import Workspace
from tests.graph.folders import keep
from tests.graph.graph_facts import city_report, entity, fact_files, relation, report


def lines(store) -> list[str]:
    return list(dump(store))


def counts(store) -> tuple[dict, dict]:
    found = status(store)
    return ({k: v for k, v in found["nodes"].items() if v}, {k: v for k, v in found["relationships"].items() if v})


def test_a_report_becomes_nodes_relationships_passages_and_mentions(store) -> None:
    facts = city_report(1)
    keep(store.workspace, facts)
    summary = load(store, store.workspace)
    assert (summary.added, summary.status) == ([facts.report], 0)
    nodes, relationships = counts(store)
    assert nodes == {"City": 2, "Reform": 1, "Pilot": 1, "Leader": 1, "Outcome": 1, "Target": 1, "Policy": 1, "Organisation": 2,
                     "Problem": 1, "Topic": 1, "Report": 1, "Passage": 1}
    assert relationships == {"CARRIED_OUT_IN": 1, "HOSTED_BY": 1, "HOLDS_POST": 1, "LEADS": 1, "ACHIEVED": 1, "REPORTED": 1, "ISSUED": 1,
                             "GOVERNED_BY": 1, "RECOGNISED_BY": 1, "PART_OF": 1, "RESPONSIBLE_FOR": 1, "ADDRESSES": 1, "ABOUT": 1,
                             "TOLD_IN": 2, "MENTIONED_IN": 11, "FROM_REPORT": 1}
    rows = store.read("MATCH (r:Reform)-[c:CARRIED_OUT_IN]->(a:City) RETURN r.name AS name, r.city AS city, r.year AS year, r.years AS years, "
                      "a.adcode AS adcode, c.quotes AS quotes, c.passages AS passages, c.starts AS starts").dicts()
    assert rows == [{"name": "一窗受理改革", "city": "淄博市", "year": 2017, "years": [2017], "adcode": "370300", "quotes": ["一句原文"],
                     "passages": [f"{facts.report}:P1"], "starts": [0]}]
    mention = store.read("MATCH (r:Reform)-[m:MENTIONED_IN]->(p:Passage)-[:FROM_REPORT]->(t:Report) "
                         "RETURN m.mention_starts AS starts, m.mentions AS words, p.text AS text, t.id AS report").dicts()[0]
    start = mention["starts"][0]
    assert mention["text"][start : start + 6] == mention["words"][0] == "一窗受理改革"
    assert mention["report"] == facts.report


def test_names_are_found_by_the_full_text_index(store) -> None:
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    found = store.read("CALL db.index.fulltext.queryNodes('thing_names', $q) YIELD node RETURN node.name AS name", q="一窗受理").column("name")
    assert "一窗受理改革" in found


def test_loading_again_changes_nothing(store) -> None:
    for n in (1, 2):
        keep(store.workspace, city_report(n, year=2016 + n))
    load(store, store.workspace)
    before = lines(store)
    again = load(store, store.workspace)
    assert (again.added, again.changed, len(again.unchanged)) == ([], [], 2)
    assert lines(store) == before


def test_a_changed_report_replaces_its_own_facts_only(store) -> None:
    keep(store.workspace, city_report(2))
    load(store, store.workspace)
    alone = lines(store)
    keep(store.workspace, city_report(1, reform="河长制", city="湘潭市", province="湖南省"))
    load(store, store.workspace)
    keep(store.workspace, report(1, [entity("City", "C1", "湘潭市")], [], city="湘潭市", province="湖南省"))
    assert load(store, store.workspace).changed == [f"r{1:016x}"]
    assert store.read("MATCH (r:Reform {name: '河长制'}) RETURN count(r) AS n").single() == 0
    held = store.workspace.root / "jobs" / "20200101T000000-00000000" / "data" / "texts" / f"r{1:016x}.json"
    held.parent.mkdir(parents=True)
    held.touch()
    save(held.parents[2], Job(held.parents[2].name, status="done"))
    assert f"jobs/{held.parents[2].name}/" in forget(store, store.workspace, "report1").deleted and not held.exists(), "what was uploaded of it, too"
    assert lines(store) == alone


def test_a_file_that_holds_another_text_replaces_the_report_it_held(store) -> None:
    keep(store.workspace, city_report(1, reform="河长制"), "年报")
    load(store, store.workspace)
    keep(store.workspace, city_report(2), "年报")
    summary = load(store, store.workspace)
    assert (summary.added, summary.removed) == ([f"r{2:016x}"], [f"r{1:016x}"])
    after = lines(store)
    assert not any("河长制" in line for line in after)
    rebuild(store, store.workspace)
    assert lines(store) == after


def test_a_report_that_another_file_still_holds_stays(store) -> None:
    for name in ("甲", "乙"):
        keep(store.workspace, city_report(1, reform="河长制"), name)
    assert load(store, store.workspace).duplicates == [("甲.facts.json", "乙.facts.json")]  # 乙 sorts before 甲
    keep(store.workspace, city_report(2), "甲")
    summary = load(store, store.workspace)
    assert (summary.added, summary.removed) == ([f"r{2:016x}"], [])
    assert store.read("MATCH (r:Report {id: $id}) RETURN r.files AS files", id=f"r{1:016x}").rows == [[["乙.facts.json"]]]


def test_duplicates_are_one_report_of_the_file_that_knows_most(store) -> None:
    keep(store.workspace, city_report(1, city="", province="", gaps=["city"]), "a")
    keep(store.workspace, city_report(1), "b")
    load(store, store.workspace)
    found = store.read("MATCH (r:Report) RETURN r.files AS files, r.city AS city").rows
    assert found == [[["a.facts.json", "b.facts.json"], "淄博市"]]


def test_a_vanished_fact_file_matters_only_when_pruning(store) -> None:
    keep(store.workspace, city_report(1))
    name = keep(store.workspace, city_report(2, reform="河长制"))
    load(store, store.workspace)
    (store.workspace.facts / name).unlink()
    assert load(store, store.workspace).removed == []
    assert load(store, store.workspace, prune=True).removed == [f"r{2:016x}"]
    after = lines(store)
    rebuild(store, store.workspace)
    assert lines(store) == after


BAD = {
    "broken": b'{"doc": "x", "report": "r0", ',
    "list": b"[]",
    "unknown-type": b'{"doc": "x", "report": "r1", "entities": [{"id": "1", "type": "Dragon", "name": "x"}]}',
    "dangling": b'{"doc": "x", "report": "r2", "entities": [], "relations": [{"type": "LEADS", "head": "1", "tail": "2"}]}',
    "role": b'{"doc": "x", "report": "r8", "entities": [], "roles": [{"id": "X1", "text": "x", "start": 0, "end": 1, "place": "370300", "functions": [], '
            b'"relations": [{"type": "LEADS", "head": "X1", "tail": "R1"}]}]}',
    "bytes": b"\xff\xfe\x00",
    "deep": b'{"doc": "x", "report": "r3", "entities": ' + b"[" * 100_000,
    "offset": b'{"doc": "x", "report": "r4", "entities": [{"id": "1", "type": "Problem", "name": "x", "start": "five"}]}',
    "confidence": b'{"doc": "x", "report": "r5", "entities": [{"id": "1", "type": "Problem", "name": "x", "confidence": NaN}]}',
    "name": b'{"doc": "x", "report": "r6", "entities": [{"id": "1", "type": "Problem", "name": 7}]}',
    "text": b'{"doc": "x", "report": "r7", "title": ["t"], "entities": []}',
}


@pytest.fixture
def bad_files(store) -> set[str]:
    for name, data in BAD.items():
        (store.workspace.facts / f"{name}.facts.json").write_bytes(data)
    return {f"{name}.facts.json" for name in BAD}


def test_bad_fact_files_are_set_aside_by_name_and_the_rest_loads(store, bad_files) -> None:
    facts = city_report(1)
    keep(store.workspace, facts)
    summary = load(store, store.workspace)
    assert {name for name, _ in summary.set_aside} == bad_files
    assert all(reason for _, reason in summary.set_aside)
    assert (summary.added, summary.status) == ([facts.report], 1)


def test_relations_the_model_has_no_place_for_are_named_and_left_out(store) -> None:
    keep(store.workspace, report(1, [entity("City", "C1", "淄博市"), entity("Leader", "L1", "王小明")], [relation("ISSUED", "C1", "L1")]))
    summary = load(store, store.workspace)
    assert summary.status == 0
    assert len(summary.notes) == 1 and "ISSUED" in summary.notes[0] and "report1.facts.json" in summary.notes[0]


def test_names_are_data_never_cypher(store) -> None:
    nasty = "x'}) DETACH DELETE n // \"`$\\ \x00 \u2028 <script>alert(1)</script>"
    facts = report(1, [entity("City", "C1", "淄博市"), entity("Problem", "B1", nasty), entity("Reform", "R1", nasty + "改革")],
                   [relation("ADDRESSES", "R1", "B1")])
    keep(store.workspace, facts)
    load(store, store.workspace)
    assert store.read("MATCH (r:Reform)-[:ADDRESSES]->(p:Problem) RETURN p.name AS name, r.name AS reform").rows == [[nasty, nasty + "改革"]]


def test_half_characters_become_question_marks(store) -> None:
    raw = json.loads(city_report(1).to_bytes())
    raw["title"] = "半个\ud800字"
    (store.workspace.facts / "half.facts.json").write_bytes(json.dumps(raw).encode("ascii"))
    assert load(store, store.workspace).status == 0
    assert store.read("MATCH (r:Report) RETURN r.title AS title").single() == "半个?字"


def test_a_report_without_city_keeps_its_facts(store) -> None:
    for n in (1, 2):
        keep(store.workspace, report(n, [entity("Reform", "R1", "河长制", topic="生态环境")], [], city="", province="", year=None, gaps=["city", "year"]))
    load(store, store.workspace)
    found = store.read("MATCH (r:Reform)-[:ABOUT]->(t:Topic) RETURN r.name AS name, r.city AS city, r.years AS years, t.name AS topic").rows
    assert found == [["河长制", None, [], "生态环境"]] * 2


def test_only_the_named_fact_files(store) -> None:
    name = keep(store.workspace, city_report(1))
    keep(store.workspace, city_report(2))
    summary = load(store, store.workspace, names=[name, "none.facts.json"])
    assert summary.added == [f"r{1:016x}"]
    assert summary.set_aside == [("none.facts.json", "no such fact file")]


def test_fact_files_of_another_folder_do_not_replace_those_of_the_same_name(store, tmp_path) -> None:
    keep(store.workspace, city_report(1))
    other = Workspace(tmp_path / "other").create()
    (other.facts / "report1.facts.json").write_bytes(city_report(2).to_bytes())
    load(store, store.workspace)
    summary = load(store, store.workspace, facts_dir=other.facts, prune=True)
    assert (summary.added, summary.removed) == ([f"r{2:016x}"], [])
    assert status(store)["nodes"]["Report"] == 2


def test_another_data_folder_is_refused_unless_it_adopts(store, tmp_path) -> None:
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    other = Workspace(tmp_path / "other").create()
    keep(other, city_report(2))
    before = lines(store)
    for refused in (load, rebuild, drop, lambda s, w: forget(s, w, "report1")):
        with pytest.raises(OtherWorkspace, match="--adopt"):
            refused(store, other)
    assert lines(store) == before
    assert load(store, other, adopt=True).added == [f"r{2:016x}"]
    with pytest.raises(OtherWorkspace):
        load(store, store.workspace)
    assert rebuild(store, other).added == [f"r{2:016x}"]
    assert status(store)["nodes"]["Report"] == 1


def test_dropping_takes_what_many_are_tied_to_when_its_ties_are_gone(store, monkeypatch) -> None:
    """A server with little memory cannot delete a city and thousands of ties at once."""
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    read, ties = store.read, {}

    def watched(query, **values):
        for label in ("City", "Topic"):
            if query == cypher.SOME_OF_LABEL[label] and label not in ties:
                ties[label] = read(f"MATCH (:{label})<-[r:CARRIED_OUT_IN|HOSTED_BY|ABOUT]-() RETURN count(r) AS many").column("many")[0]
        return read(query, **values)

    monkeypatch.setattr(store, "read", watched)
    drop(store, store.workspace)
    assert ties == {"City": 0, "Topic": 0}


def test_drop_deletes_ours_and_nobody_elses(store) -> None:
    keep(store.workspace, city_report(1))
    load(store, store.workspace)
    store.write(lambda tx: tx.run("CREATE (:Report {id: 'theirs'})-[:FROM_REPORT]->(:Topic {name: 'theirs'})"))
    assert drop(store, store.workspace) == 14
    assert store.read("MATCH (n) RETURN count(n) AS n").single() == 2
    assert store.read("MATCH (:Report)-[r:FROM_REPORT]->(:Topic) RETURN count(r) AS n").single() == 1
    assert (store.workspace.facts / "report1.facts.json").exists()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_order_of_loads_and_forgets_equals_a_rebuild(store, data: st.DataObject) -> None:
    drop(store, store.workspace)
    for file in store.workspace.facts.iterdir():
        file.unlink()
    versions: dict[int, list[FactFile]] = {n: [data.draw(fact_files(n)) for _ in range(2)] for n in range(3)}
    present: dict[int, FactFile] = {}
    for number, step in data.draw(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("first", "second", "forget"))), min_size=3, max_size=7)):
        if step != "forget":
            present[number] = versions[number][step == "second"]
            keep(store.workspace, present[number])
            load(store, store.workspace)
        elif number in present:
            forget(store, store.workspace, present.pop(number).report)
    grown = lines(store)
    rebuild(store, store.workspace)
    assert lines(store) == grown
    assert status(store)["nodes"]["Report"] == len(present)
    expected = {node for facts in present.values() for node in resolve(facts).nodes}
    assert {n for n in store.read("MATCH (n:Thing) WHERE n.reports IS NOT NULL RETURN n.id AS id").column("id")} == expected
