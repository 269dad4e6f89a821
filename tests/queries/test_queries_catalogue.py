"""What the catalogue refuses, with file and line, and what it takes."""
from __future__ import annotations

import re
import shutil

import pytest

from graph.model import TYPES
from queries import catalogue
from queries.errors import BadQueryFile, UnknownQuery

GOOD = """/*---
name: mine
group: research
section: pilots
title: {zh: 我的, en: Mine}
description: {zh: 说明。, en: What it is.}
parameters:
  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}
view: {kind: table}
---*/
MATCH (c:Thing {id: $city})<-[r:HOSTED_BY]-(i:Pilot)
WHERE i.level = 'national'
RETURN i.name AS item, i.id AS item_id, [{report: r.reports[0], start: r.starts[0], end: r.ends[0], quote: r.quotes[0]}] AS evidence
ORDER BY item, item_id
LIMIT $limit
"""


def load(folder, text=GOOD, name="mine"):
    (folder / f"{name}.cypher").write_text(text, encoding="utf-8")
    return catalogue.load_from(folder)[0]


def test_a_good_file_is_taken(tmp_path):
    query = load(tmp_path)["mine"]
    assert query.line == 11 and query.cypher.startswith("MATCH (c:Thing")
    assert query.parameter("city").default_from == "cities_with_items" and not query.parameter("city").all
    assert [c.name for c in query.columns if c.hidden] == ["item_id", "evidence"]
    assert query.as_json()["columns"][0] == {"name": "item", "title": {"zh": "改革事项", "en": "Item"}}


@pytest.mark.parametrize(("old", "new", "line", "reason"), [
    # a query that writes
    ("WHERE i.level = 'national'", "SET i.level = 'x'", 12, "SET is not allowed"),
    ("MATCH (c:Thing", "CREATE (x:City) WITH 1 AS one\nMATCH (c:Thing", 11, "CREATE"),
    ("ORDER BY item, item_id", "ORDER BY item //\nDETACH DELETE i", 15, "DETACH"),
    ("WHERE i.level = 'national'", "CALL apoc.cypher.doIt('x', {}) YIELD value", 12, "procedure"),
    ("WHERE i.level = 'national'", "LOAD CSV FROM 'file:///etc/passwd' AS row", 12, "LOAD CSV"),
    # parameters
    ("'national'", "$level", 12, "$level, which is no parameter"),
    ("{id: $city}", "{id: 'x'}", 8, "declares city"),
    ("name: city, type", "name: limit, type", 8, "limit cannot be the name"),
    ("type: city,", "type: town,", 8, "type is one of"),
    ("suggest: cities_with_items, default", "suggest: cities_with_itms, default", 8, "no suggestion query 'cities_with_itms'; near ones: cities_with_items"),
    ("suggest: cities_with_items, default", "suggest: topics, default", 8, "gives topic, the parameter is of type city"),
    ("suggest: cities_with_items, default_from: cities_with_items", "default_from: cities_with_items", 8, "needs suggest"),
    ("default_from: cities_with_items}", "default_from: cities_with_items, all: maybe}", 8, "all is true or false"),
    ("default_from: cities_with_items}", "dflt: x}", 8, "no field dflt"),
    ("type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}",
     "type: number, title: {zh: 数, en: N}, default: 0, min: 1}", 8, "the default does not fit"),
    ("type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}",
     "type: choice, title: {zh: 数, en: N}, terms: nothing}", 8, "a choice needs terms"),
    ("suggest: cities_with_items, default_from: cities_with_items}\n",
     "suggest: cities_with_items}\n  - {name: city, type: city, title: {zh: 甲, en: A}, suggest: cities_with_items}\n", 9, "stands twice"),
    ("type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}",
     "type: text, title: {zh: 字, en: T}, suggest: leaders, of: Outcome.nothing}", 8, "of is Label.property"),
    # fields
    ("section: pilots\n", "", 2, "lacks section"),
    ("view: {kind: table}\n", "", 2, "lacks view"),
    ("title: {zh: 我的, en: Mine}", "title: {zh: 我的}", 5, "title lacks en"),
    ("title: {zh: 我的, en: Mine}", "title: Mine", 5, "title is no mapping"),
    ("description: {zh: 说明。, en: What it is.}", "description: {zh: '', en: What it is.}", 6, "not empty"),
    ("name: mine", "name: other", 2, "the file is called mine.cypher"),
    ("group: research", "group: nobody", 3, "group is one of"),
    ("group: research", "group: research\ngroup: office", 4, "stands twice"),
    ("parameters:\n", "parameters: {}\nother:\n", 8, "has no field other"),
    ("title: {zh: 我的, en: Mine}", "title: {zh: [, en: Mine}", 5, "is no YAML"),
    ("/*---\n", "/*\n", 1, "has no front matter"),
    ("---*/\n", "*/\n", 1, "never closed"),
    # the graph model
    ("i:Pilot", "i:Pilots", 11, "no label Pilots"),
    ("r:HOSTED_BY", "r:HOSTS", 11, "no relationship type HOSTS"),
    ("i.level =", "i.levle =", 12, "levle is no property of Pilot"),
    ("r.reports[0]", "r.report", 13, "report is no property of HOSTED_BY"),
    ("i.level =", "i.embedded =", 12, "embedded is no property of Pilot"),
    ("c:Thing {id: $city}", "c:City {id: $city, vector: 1}", 11, "vector is no property of City"),
    ("WHERE i.level = 'national'", "CALL db.index.vector.queryNodes('thing_vectors', 9, i.vecter) YIELD node, score", 12, "vecter is no property of Pilot"),
    ("WHERE i.level = 'national'", "CALL db.index.vector.createNodeIndex('x', 'City', 'name', 3, 'cosine')", 12, "procedure"),
    ("{id: $city}", "{ident: $city}", 11, "ident is no property"),
    # the result
    ("] AS evidence", "] AS proof", 13, "last column must be `evidence`"),
    ("i.id AS item_id", "i.id AS item", 13, "two columns have one name"),
    ("i.name AS item,", "i.name AS thing,", 13, "column thing has no heading"),
    ("\nLIMIT $limit", "", 14, "LIMIT $limit"),
    ("LIMIT $limit", "LIMIT 10", 15, "LIMIT $limit"),
    ("view: {kind: table}", "view: {kind: pie}", 9, "kind is one of"),
    ("view: {kind: table}", "view: {kind: bar, x: item}", 9, "a bar needs y"),
    ("view: {kind: table}", "view: {kind: bar, x: item, y: nothing}", 9, "no column nothing"),
    ("view: {kind: table}", "view: {kind: table, x: item}", 9, "a table has no x"),
    ("view: {kind: table}", "view: {kind: graph}", 9, "a graph needs the column source"),
    ("view: {kind: table}", "view: {kind: table}\ncolumns:\n  other: {zh: 甲, en: A}", 11, "returns no column other"),
    ("RETURN i.name", "RETURN 'open", 13, "never closed"),
])
def test_a_bad_file_is_refused_with_its_line(tmp_path, old, new, line, reason):
    assert GOOD.count(old) >= 1
    with pytest.raises(BadQueryFile) as error:
        load(tmp_path, GOOD.replace(old, new, 1))
    assert error.value.file == "mine.cypher"
    assert reason in error.value.reason
    assert error.value.line == line
    assert str(error.value).startswith(f"mine.cypher:{line}: ")


def test_bytes_that_are_no_utf8_are_refused(tmp_path):
    (tmp_path / "mine.cypher").write_bytes(GOOD.encode().replace("我的".encode(), b"\xff\xfe"))
    with pytest.raises(BadQueryFile, match=r"mine\.cypher:5: is not UTF-8"):
        catalogue.load_from(tmp_path)


def test_two_titles_alike_are_refused(tmp_path):
    load(tmp_path)
    with pytest.raises(BadQueryFile, match=r"two.cypher:5: mine.cypher has the same title \(en\): Mine"):
        load(tmp_path, GOOD.replace("name: mine", "name: two").replace("zh: 我的", "zh: 你的"), "two")


def test_a_query_of_a_known_name_is_refused(tmp_path):
    with pytest.raises(BadQueryFile, match="a query named pilots exists already"):
        (tmp_path / "pilots.cypher").write_text(GOOD.replace("name: mine", "name: pilots"), encoding="utf-8")
        catalogue.load_from(catalogue.HERE / "cypher", tmp_path)


def test_the_vector_index_can_be_asked(tmp_path):
    call = "CALL db.index.vector.queryNodes('thing_vectors', 9, i.vector) YIELD node, score\nMATCH (node)-[:CARRIED_OUT_IN]->(o:City)"
    assert "mine" in load(tmp_path, GOOD.replace("WHERE i.level = 'national'", call))


def test_words_in_strings_comments_and_backticks_are_no_clauses(tmp_path):
    text = GOOD.replace("'national'", "'SET x; DELETE $nothing' // CREATE (:Nothing)\n  AND i.`level` <> \"REMOVE i.nope\"")
    assert "mine" in load(tmp_path, text)


def test_the_users_own_folder_stands_beside_the_projects(tmp_path, monkeypatch):
    monkeypatch.setenv("REFORMGRAPH_QUERIES", str(tmp_path))
    before = len(catalogue.load())
    (tmp_path / "suggestions").mkdir()
    (tmp_path / "suggestions" / "my_cities.cypher").write_text(
        '/*---\nname: my_cities\nkind: city\ndescription: "mine"\n---*/\nMATCH (c:City)\nRETURN c.name AS value, c.id AS id\nORDER BY value, id\nLIMIT $limit\n')
    load_text = GOOD.replace("cities_with_items", "my_cities")
    (tmp_path / "mine.cypher").write_text(load_text, encoding="utf-8")
    assert len(catalogue.load()) == before + 1 and "my_cities" in catalogue.suggestions()
    (tmp_path / "mine.cypher").write_text(load_text.replace("我的", "改过的名字"), encoding="utf-8")
    assert catalogue.get("mine").title["zh"] == "改过的名字"
    (tmp_path / "mine.cypher").unlink()
    shutil.rmtree(tmp_path / "suggestions")
    assert len(catalogue.load()) == before


def test_a_folder_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("REFORMGRAPH_QUERIES", str(tmp_path / "nowhere"))
    with pytest.raises(BadQueryFile, match=r"nowhere.*REFORMGRAPH_QUERIES names no folder"):
        catalogue.load()


def test_a_suggestion_returns_the_columns_of_its_kind(tmp_path):
    (tmp_path / "suggestions").mkdir()
    file = tmp_path / "suggestions" / "mine.cypher"
    file.write_text('/*---\nname: mine\nkind: city\ndescription: "mine"\n---*/\nMATCH (c:City)\nRETURN c.name AS value\nLIMIT $limit\n')
    with pytest.raises(BadQueryFile, match=r"mine\.cypher:6: suggestions of kind city return the columns value, id"):
        catalogue.load_from(tmp_path)


def test_a_suggestion_uses_only_parameters_that_come_before(tmp_path):
    text = GOOD.replace("  - {name: city", "  - {name: topic, type: topic, title: {zh: 题, en: Topic}, suggest: topics_of_city}\n  - {name: city")
    with pytest.raises(BadQueryFile, match=r"mine.cypher:8: suggestion query topics_of_city needs \$city"):
        load(tmp_path, text)


def test_no_such_query_names_near_ones():
    with pytest.raises(UnknownQuery, match=r"no query named 'city-portfolo'.*city-portfolio"):
        catalogue.get("city-portfolo")


def test_titles_are_short_and_in_their_language():
    for query in catalogue.load().values():
        assert len(query.title["zh"]) <= 16 and len(query.title["en"]) <= 50, query.name
        assert any("\u4e00" <= c <= "\u9fff" for c in query.title["zh"] + query.description["zh"])
        assert query.title["en"].isascii() and query.description["en"].isascii()
        assert query.description["zh"].endswith("。") and query.description["en"].endswith(".")


def test_a_path_follows_every_fact_and_nothing_else():
    text = catalogue.load_from(catalogue.HERE / "cypher")[0]["path-between"].cypher
    followed = re.search(r"shortestPath\(\(a\)-\[:([A-Z_|]+)\*\.\.6\]", text)[1]
    assert followed.split("|") == [name for name, kind in TYPES.items() if kind.fact]
