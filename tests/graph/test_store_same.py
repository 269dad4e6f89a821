"""Both stores do the same with the same Cypher: what loaders, queries and pages rely on."""
from __future__ import annotations

import threading

import pytest

from graph.errors import ReadOnly, StoreFailed
from graph.load.ends import Ends
from graph.model import BASE, FULLTEXT_INDEX, LABELS, TYPES
from graph.store import Node, Path, Relationship, ensure_schema
from graph.store.fulltext import search_text

SEARCH = "CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score RETURN node.id AS id, score ORDER BY score DESC, id"


def make(store, *nodes, label="City"):
    store.write(lambda tx: tx.run(f"UNWIND $rows AS row CREATE (n:{label}:{BASE}) SET n = row", rows=list(nodes)))


def ids(store):
    return store.read("MATCH (n:Thing) RETURN n.id AS id ORDER BY id").column("id")


def found(store, typed):
    return store.read(SEARCH, index=FULLTEXT_INDEX, text=typed).column("id")


def test_node_of_two_labels(store):
    make(store, {"id": "c", "name": "淄博市"})
    node, labels = store.read("MATCH (n:Thing {id: $id}) RETURN n, labels(n) AS labels", id="c").rows[0]
    assert sorted(labels) == ["City", BASE] == list(node.labels)
    assert (node.label, node.id, node.properties) == ("City", "c", {"id": "c", "name": "淄博市"})
    assert store.read("MATCH (n:City) RETURN n.id").rows == [["c"]]


@pytest.mark.parametrize("label", LABELS)
def test_every_label_of_the_model(store, label):
    make(store, {"id": "x"}, label=label)
    assert store.read("MATCH (n:Thing {id: 'x'}) RETURN n").single().labels == tuple(sorted((label, BASE)))


def test_every_relationship_type_of_the_model(store):
    make(store, {"id": "a"}, {"id": "b"})
    for name in TYPES:
        store.write(lambda tx, name=name: tx.run(
            f"MATCH (a:Thing {{id: 'a'}}) MATCH (b:Thing {{id: 'b'}}) MERGE (a)-[r:{name}]->(b) SET r = $p", p={"quotes": ["一", "二"]}))
    rows = store.read("MATCH (a:Thing {id: 'a'})-[r]->(b) RETURN type(r) AS type, r.quotes AS quotes ORDER BY type").rows
    assert rows == [[name, ["一", "二"]] for name in sorted(TYPES)]


def test_id_is_unique_across_labels_and_nothing_of_the_transaction_stays(store):
    make(store, {"id": "a"})

    def work(tx):
        tx.run("CREATE (n:Reform:Thing) SET n = $p", p={"id": "b"})
        tx.run("CREATE (n:Leader:Thing) SET n = $p", p={"id": "a"})

    with pytest.raises(StoreFailed):
        store.write(work)
    assert ids(store) == ["a"]


def test_looking_up_an_id_uses_the_index(store):
    make(store, {"id": "a"})
    with store._connect().session(database=store._database) as session:
        plan = str(session.run("EXPLAIN MATCH (n:Thing {id: $id}) RETURN n", id="a").consume().plan)
    assert "IndexSeek" in plan


def test_creating_and_updating_as_a_loader_does(store):
    rows = [{"id": f"r{i:04}", "name": f"改革{i}", "aliases": []} for i in range(600)]

    def load(tx):
        there = set(tx.run("UNWIND $ids AS id MATCH (n:Thing {id: id}) RETURN n.id AS id", ids=[r["id"] for r in rows]).column("id"))
        tx.run("UNWIND $rows AS row CREATE (n:Reform:Thing) SET n = row", rows=[r for r in rows if r["id"] not in there])
        tx.run("UNWIND $rows AS row MATCH (n:Thing {id: row.id}) SET n = row", rows=[r for r in rows if r["id"] in there])
        return len(there)

    assert store.write(load) == 0
    rows[0] = {"id": "r0000", "year": 2020}
    assert store.write(load) == 600
    assert store.read("MATCH (n:Thing {id: 'r0000'}) RETURN n").single().properties == {"id": "r0000", "year": 2020}
    assert len(ids(store)) == 600


def test_new_things_are_tied_by_the_stores_own_ids_and_hold_no_nulls(store):
    make(store, {"id": "city:a"})

    def write(tx):
        ends = Ends(tx)
        ends.make("Reform", [{"id": "reform:1", "name": "改革", "year": 2020}, {"id": "reform:2", "aliases": []}])
        ends.tie("CARRIED_OUT_IN", [{"from": f"reform:{n}", "to": to, "properties": {"quotes": ["句"], **more}}
                                    for n, to, more in ((1, "city:a", {"confidence": 0.5}), (2, "city:a", {}), (1, "city:nowhere", {}))])
        return ends.made

    assert store.write(write) == {"reform:1", "reform:2"}
    assert store.read("MATCH (n:Reform) RETURN properties(n) AS p ORDER BY n.id").column() == [{"id": "reform:1", "name": "改革", "year": 2020}, {"id": "reform:2", "aliases": []}]
    assert store.read("MATCH (i:Reform)-[r]->(c:Thing) RETURN i.id AS i, c.id AS c, properties(r) AS p ORDER BY i").rows == [
        ["reform:1", "city:a", {"quotes": ["句"], "confidence": 0.5}], ["reform:2", "city:a", {"quotes": ["句"]}]]
    with pytest.raises(ValueError, match="mood"):
        store.write(lambda tx: Ends(tx).make("Reform", [{"id": "reform:3", "mood": "good"}]))


def test_values_come_as_plain_python(store):
    kept = {"id": "v", "text": "引号'\"`\\ 换行\n 表情😀 <b>", "int": 2**53 + 1, "float": 0.1, "yes": True, "list": ["a", "b"],
            "numbers": [1, 2], "empty": []}
    make(store, {**kept, "none": None})
    assert store.read("MATCH (n:Thing {id: 'v'}) RETURN n").single().properties == kept
    row = store.read("RETURN $m AS map, [1, null, 'x'] AS list, null AS none, 1 = 1 AS yes, date('2020-05-01') AS day",
                     m={"a": [1, {"b": "c"}]}).rows[0]
    assert row[:4] == [{"a": [1, {"b": "c"}]}, [1, None, "x"], None, True]
    assert str(row[4]) == "2020-05-01"


def test_relationships_and_paths(store):
    make(store, {"id": "a"}, {"id": "b"})
    store.write(lambda tx: tx.run("MATCH (a:Thing {id: 'a'}) MATCH (b:Thing {id: 'b'}) CREATE (a)-[r:BENCHMARKS {reports: ['x']}]->(b)"))
    a, r, b, p = store.read("MATCH p = (a:Thing {id: 'a'})-[r]->(b) RETURN a, r, b, p").rows[0]
    assert isinstance(a, Node) and isinstance(r, Relationship) and isinstance(p, Path)
    assert (r.type, r.start, r.end, r.properties) == ("BENCHMARKS", a.element, b.element, {"reports": ["x"]})
    assert [n.id for n in p.nodes] == ["a", "b"] and [x.type for x in p.relationships] == ["BENCHMARKS"]
    far = store.read("MATCH p = shortestPath((a:Thing {id: 'a'})-[*..6]-(b:Thing {id: 'b'})) RETURN p").single()
    assert [n.id for n in far.nodes] == ["a", "b"]


def test_columns_are_known_without_rows(store):
    result = store.read("MATCH (n:Thing {id: 'none'}) RETURN n.id, n.name AS name, count(*) AS `how many`")
    assert (result.columns, result.rows) == (["n.id", "name", "how many"], [])
    assert result.single() is None and result.dicts() == []


def test_search_finds_names_and_aliases(store):
    make(store, {"id": "a", "name": "最多跑一次", "search": search_text("最多跑一次", ["一次办好"])},
         {"id": "b", "name": "一枚印章管审批", "search": search_text("一枚印章管审批", [])}, {"id": "c", "name": "无"})
    assert found(store, "跑一次") == ["a"]
    assert found(store, "一次办好") == ["a"]
    assert found(store, "印章") == ["b"]
    store.write(lambda tx: tx.run("MATCH (n:Thing {id: 'b'}) SET n.search = '帮办代办'"))
    assert found(store, "印章") == [] and found(store, "代办") == ["b"]
    store.write(lambda tx: tx.run("MATCH (n:Thing {id: 'b'}) DETACH DELETE n"))
    assert found(store, "代办") == []


def test_reading_refuses_to_write(store):
    for cypher in ("CREATE (n:City:Thing {id: 'x'})", "MATCH (n) DETACH DELETE n", "CALL db.createLabel('Y')"):
        with pytest.raises(ReadOnly):
            store.read(cypher)


def test_parameters_are_data(store):
    make(store, {"id": "a", "name": "x"})
    for text in ("'}) DETACH DELETE n //", "$id", "`", "\\u0027", "a' OR 1=1"):
        make(store, {"id": text, "name": text})
        assert store.read("MATCH (n:Thing {id: $id}) RETURN n.name", id=text).rows == [[text]]
    assert len(ids(store)) == 6


def test_an_error_in_the_work_undoes_it(store):
    class Mine(Exception):
        pass

    def work(tx):
        tx.run("CREATE (n:City:Thing {id: 'a'})")
        assert tx.run("MATCH (n:Thing {id: 'a'}) RETURN n.id").rows == [["a"]]
        raise Mine

    with pytest.raises(Mine):
        store.write(work)
    assert ids(store) == []


def test_a_mistake_is_told_and_the_store_goes_on(store):
    with pytest.raises(StoreFailed) as caught:
        store.read("MATCH (n) RETRN n")
    assert "RETRN" in str(caught.value)
    with pytest.raises(StoreFailed):
        store.read("MATCH (n:Thing {id: $missing}) RETURN n")
    assert store.read("RETURN 1 AS one").single() == 1


def test_a_query_without_end_is_given_up(store):
    make(store, *({"id": f"n{i}"} for i in range(300)))
    with pytest.raises(StoreFailed):
        store.read("MATCH (a:Thing), (b:Thing), (c:Thing), (d:Thing) WHERE a.id + b.id + c.id + d.id = 'x' RETURN count(*)", timeout=1)
    assert store.read("RETURN 1 AS one").single() == 1


def test_writers_at_once_lose_nothing(store):
    make(store, {"id": "counter", "count": 0})
    failures = []

    def count():
        try:
            for _ in range(15):
                store.write(lambda tx: tx.run("MATCH (n:Thing {id: 'counter'}) SET n.count = n.count + 1"))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert store.read("MATCH (n:Thing {id: 'counter'}) RETURN n.count").single() == 60


def test_schema_again_changes_nothing(store):
    def indexes():
        return sorted(map(str, store.command("SHOW INDEXES YIELD name, type, labelsOrTypes, properties").rows))

    before = indexes()
    ensure_schema(store)
    assert indexes() == before
    assert any(FULLTEXT_INDEX in row for row in before)


def test_server_names_itself(store, store_kind):
    assert store.kind == store_kind
    assert store.server.startswith("ArcadeDB/" if store_kind == "embedded" else "Neo4j/")
