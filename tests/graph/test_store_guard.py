"""The guard lets reading pass and nothing else, however the query is dressed."""
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ReadOnly
from graph.store.columns import columns_of
from graph.store.guard import WRITES, check_read_only
from graph.store.tokens import tokens

READS = [
    "MATCH (n) RETURN n",
    "match (n:City {name: $name}) return n.name as name order by name limit 10;",
    "MATCH (n) WHERE n.name = 'CREATE (x)' RETURN n",
    'MATCH (n) WHERE n.name = "it\'s \\" SET" RETURN n',
    "MATCH (n) RETURN n.set, n.delete, n.`create`",
    "MATCH (n:Set)-[r:MERGE|DELETE]->(m:!Drop) RETURN {create: 1, set: r.remove} AS x",
    "MATCH (n) RETURN n {.set, .name}",
    "// CREATE (n)\nMATCH (n) /* DELETE n */ RETURN n",
    "MATCH (`SET`:`CREATE`) RETURN `SET`",
    "MATCH (n) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN n, c",
    "CALL { MATCH (n) RETURN n } RETURN n",
    "CALL db.index.fulltext.queryNodes($index, $text) YIELD node, score RETURN node, score",
    "CALL db.labels()",
    "MATCH p = shortestPath((a:Thing {id: $a})-[*..6]-(b:Thing {id: $b})) RETURN p",
    "UNWIND range(1, 3) AS x WITH x WHERE x > 1 RETURN x + 1.5e3 AS y",
    "RETURN date.truncate('year', date('2020-05-01')) AS d, duration.between(date('2020-01-01'), date('2021-01-01')) AS e",
    "MATCH (s) WITH s.start AS start, s.end AS stop, s.load AS load RETURN start, stop, load ORDER BY start",
    "MATCH (n) RETURN EXISTS { (n)-->() } AS has, COUNT { (n)-->() } AS c",
    "EXPLAIN MATCH (n) RETURN n",
    "MATCH (n) WHERE n.名称 = '设立' RETURN n.名称 AS 名称",
    "RETURN '\u8d44' AS x",
]

REFUSED = [
    "CREATE (n) RETURN n",
    "MATCH (n) SET n.x = 1",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) REMOVE n.x RETURN n",
    "MERGE (n:City {id: 1}) RETURN n",
    "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "MATCH (n) WITH n LOAD /* */ CSV FROM $u AS row RETURN row",
    "USE system MATCH (n) RETURN n",
    "CALL { USE other MATCH (n) RETURN n } RETURN n",
    "CALL { CREATE (n) RETURN n } RETURN n",
    "MATCH (n) CALL (n) { SET n.x = 1 } RETURN n",
    "MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 10 ROWS",
    "CALL apoc.cypher.doIt('CREATE (n)', {})",
    "CALL `apoc`.`cypher`.`runMany`('x', {})",
    "CALL `dbms.killQuery`('1')",
    "CALL dbms . listConfig ( )",
    "CALL db.createLabel('X')",
    "CALL db.index.fulltext.drop('x')",
    "MATCH (n) CALL dbms.shutdown YIELD x RETURN x",
    "RETURN apoc.load.json('http://x') AS x",
    "RETURN `apoc.cypher.runFirstColumn`('CREATE (n)', {}) AS x",
    "SHOW USERS",
    "DROP INDEX x",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "STOP DATABASE neo4j",
    "TERMINATE TRANSACTION 'x'",
    "CYPHER 5 MATCH (n) RETURN n",
    "MATCH (n) RETURN n; MATCH (m) DELETE m",
    "MATCH (n) \\u0053ET n.x = 1",
    "MATCH (n) WHERE n.name = '\\u0027 SET n.x = 1 //' RETURN n",
    'MATCH (n) WHERE n.a = "\\u005C" SET n.x = 1 //"',
    "MATCH (n) // \\u000A SET n.x = 1\nRETURN n",
    "MATCH (n) WHERE n:% SET n.x = 1",
    "MATCH (as) WITH as AS as SET as.x = 1",
    "MATCH (n) WHERE n.x = 1SET n.y = 2",
    "MATCH (n) WHERE n.x = $1SET n.y = 2",
    "MATCH (n) WITH n, 1.SET n.y = 2",
    "MATCH (n)²SET n.x = 1",
    "MATCH (n) ſet n.x = 1",
    "MATCH (n) RETURN n 'never closed",
    "MATCH (n) /* never closed DELETE n",
    "MATCH (`n) RETURN n",
    "MATCH (n) WHERE n.name='\\\\' SET n.x = 1",
    "",
    "  // nothing\n",
]


@pytest.mark.parametrize("cypher", READS)
def test_reading_passes(cypher):
    check_read_only(cypher)


@pytest.mark.parametrize("cypher", REFUSED)
def test_the_rest_is_refused(cypher):
    with pytest.raises(ReadOnly) as caught:
        check_read_only(cypher)
    assert "Only reading" in str(caught.value)
    assert caught.value.line >= 1


def test_says_the_line():
    with pytest.raises(ReadOnly) as caught:
        check_read_only("MATCH (n)\n// a comment\nWHERE n.x = '\n'\nDELETE n")
    assert caught.value.line == 5
    assert "DELETE" in caught.value.reason


_SPACE = st.sampled_from([" ", "\n", "\t", "/* x */", " // y\n", "\r\n", "\u00a0 "])
_CASE = st.sampled_from([str.upper, str.lower, str.title])


@given(word=st.sampled_from(sorted(WRITES)), case=_CASE, before=_SPACE, after=_SPACE,
       start=st.sampled_from(["MATCH (n)", "WITH 1 AS x", "MATCH (n) WHERE n.a = 'x'", "UNWIND [1] AS `x`", "MATCH (n:A)-[*1..2]->()"]))
def test_a_write_clause_is_found_in_any_dress(word, case, before, after, start):
    with pytest.raises(ReadOnly):
        check_read_only(f"{start}{before}{case(word)}{after}n.x = 1 RETURN 1")


@given(text=st.text())
def test_quoted_text_is_never_code(text):
    """Whatever stands in a string, rightly escaped, is no clause; and a name in backticks neither."""
    string = text.replace("\\", "").replace("'", "\\'")
    check_read_only(f"MATCH (n) WHERE n.name = '{string}' RETURN n")
    name = text.replace("\\", "").replace("`", "``")
    check_read_only(f"MATCH (`{name}`) RETURN 1 AS one")


@given(text=st.text(alphabet=st.sampled_from(list("'\"`/*\\\n aSETset.:{}1$²；")), max_size=40))
def test_never_breaks(text):
    """Any text is judged, with no other error."""
    try:
        check_read_only(text)
    except ReadOnly as error:
        assert error.line >= 1


@given(st.text(alphabet=st.sampled_from(list("'`\" a\n/*.:1$")), max_size=30))
def test_tokens_are_pieces_of_the_text_in_order(text):
    try:
        found = tokens(text)
    except ValueError:
        return
    assert all(text[t.start:t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(("cypher", "names"), [
    ("MATCH (n) RETURN n.name AS name, count(*) AS `how many` ORDER BY name", ("name", "how many")),
    ("MATCH (n) RETURN DISTINCT n.name, labels(n)[0] AS label LIMIT 1", ("n.name", "label")),
    ("MATCH (n) CALL (n) { RETURN 1 AS inner } RETURN {a: 1, b: 'RETURN x, y'} AS map, [x IN [1, 2] | x] AS list", ("map", "list")),
    ("MATCH (n) RETURN *", ()),
    ("RETURN 1 AS a UNION RETURN 2 AS a", ("a",)),
    ("CALL db.labels()", ()),
    ("RETURN n.return AS x;", ("x",)),
])
def test_columns(cypher, names):
    assert columns_of(cypher) == names
