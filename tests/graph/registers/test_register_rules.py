"""The closed rules behind the registers: levels of recognisers, words of mechanisms, points of cases, order, places of cells."""
from __future__ import annotations

import re

import pytest

from graph.browse.where import where
from graph.model import BASE, LABELS, SUPPORT, TYPES
from graph.registers import cypher
from graph.registers.claims import CLAIMS
from graph.registers.levels import by_name, stated
from graph.registers.mechanism_words import consequence, is_mechanism, kinds, rhythm
from graph.registers.order import natural
from graph.registers.score import explained, rules, score
from graph.registers.scores import period_key
from graph.registers.source import Source
from graph.store.guard import check_read_only
from ingest.tables.line import line_of


@pytest.mark.parametrize(("name", "level"), [
    ("新华网", "national"), ("《人民日报》", "national"), ("国务院办公厅", "national"), ("水利部", "national"), ("全国文明城市", "national"),
    ("国家卫健委", "national"),
    ("省委改革办", "provincial"), ("湖南日报", "provincial"), ("山东省教育厅", "provincial"), ("上海市政府", "provincial"), ("全省先进县", "provincial"),
    ("郴州日报", "municipal"), ("市委", "municipal"), ("淄博市人民政府", "municipal"), ("某某协会", ""), ("长安杯", "national"), ("市场监管总局", "national"),
    ("总书记", "national"), ("省长", "provincial"), ("副市长", "municipal"), ("教育部部长", ""), ("教育部", "national"),
])
def test_the_level_that_a_recognisers_name_tells(name, level):
    assert by_name(name) == level


@pytest.mark.parametrize(("text", "level"), [("国家级", "national"), ("省", "provincial"), ("市级", "municipal"), ("national", "national"), ("院校", "")])
def test_the_level_that_a_ledger_states(text, level):
    assert stated(text) == level


@pytest.mark.parametrize(("name", "sentence", "kind", "often", "then"), [
    ("“六个一”督察制度", "实行“六个一”督察制度，一月一调度、一督察", ["督察"], ["一月一调度"], []),
    ("约谈问责机制", "建立约谈问责机制，对推进不力的约谈，并将约谈情况与绩效考核挂钩", ["约谈"], [], ["约谈", "与绩效考核挂钩"]),
    ("述职评议制度", "实行述职评议制度，每半年听取一次；按季度通报进度", ["述职评议"], ["每半年"], []),
    ("改革评估", "开展改革评估，成绩计入年终考核成绩", ["考核"], [], ["计入年终考核成绩"]),
    ("考核指标调整机制", "落实考核指标调整机制，实行“月调度、末位约谈”制度", ["考核"], [], []),
    ("“月调度、末位约谈”制度", "落实考核指标调整机制，实行“月调度、末位约谈”制度", ["约谈"], ["月调度"], ["末位约谈"]),
    ("改革评议制度", "建立改革评议制度，被某部通报表扬", ["述职评议"], [], []),
    ("容错免责办法", "出台容错免责办法", ["容错"], [], []), ("动态监测平台", "不定期调度", ["动态监测"], ["不定期"], []),
])
def test_words_of_a_mechanism(name, sentence, kind, often, then):
    assert (kinds(name), rhythm(name, sentence), consequence(name, sentence)) == (kind, often, then)


def test_what_is_a_mechanism():
    assert is_mechanism("改革述职评议制度") and is_mechanism("工作推进机制") and not is_mechanism("重点改革攻坚")


def test_points_of_a_case():
    assert score("national", ["national"] * 5 + ["provincial", "", "municipal"], 7, True) == 6 + 9 + 2 + 2 + 3 + 1
    assert score("none", [], 0, False) == 0 and score("provincial", [], 1, False) == 4
    assert len(explained("zh")) == len(explained("en")) == len(rules()) and explained("zh")[2].startswith("国家级推介，每个单位：3 分，最多 9 分")


def test_order_of_numbers_and_periods():
    texts = ["", "1", "2", "02-1", "2-1", "2-2", "10", "甲", "甲2", "甲10", "甲乙"]
    assert sorted(reversed(texts), key=natural) == [*texts[:3], "2-1", "02-1", *texts[5:]]
    assert sorted(["2018年1月", "2017年第四季度", "2017年5月"], key=period_key) == ["2017年5月", "2017年第四季度", "2018年1月"]
    assert sorted(["第10轮", "第二轮", "第1轮"], key=period_key) == ["第1轮", "第二轮", "第10轮"]


def test_where_a_cell_stands():
    cells = ["1", "一窗受理", "", "推进中", *[""] * 23, "末格"]
    line, at = line_of(cells), 100
    assert where(line, at, ["任务"], 5, at + line.index("推进中"), at + line.index("推进中") + 3) == "工作表“任务”D5"
    assert where(line, at, ["任务"], 5, at, at + len(line)) == "工作表“任务”A5:AB5"
    assert where(line, at, [], 7, at + line.index("末格"), at + line.index("末格") + 2) == "AB7" and where(line, at, ["任务"], 0, at, at + 3) == ""


def test_statements_name_only_what_the_model_has_and_only_read():
    def statements(value) -> list[str]:
        if isinstance(value, cypher.Light):
            return [value.cypher]
        each = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
        return [value] if isinstance(value, str) and "RETURN" in value else [text for one in each for text in statements(one)]

    texts = [text for name, value in vars(cypher).items() if name.isupper() and name != "TYPES" for text in statements(value)]
    assert len(texts) > 40
    properties = {"id", "name", "aliases", "reports", "contributions", "place", "topic", "head", "tail", *SUPPORT, "confidence",
                  *(p for kind in (*LABELS.values(),) for p in kind.properties), *(p for kind in TYPES.values() for p in kind.lists)}
    for text in texts:
        check_read_only(text)
        assert {word for group in re.findall(r"[(\[]\w*:([A-Z_|]\w*(?:\|\w+)*)", text) for word in group.split("|")} <= {BASE, *LABELS, *TYPES}, text
        assert set(re.findall(r"\b[a-z]+\.([a-z]+)\b", text)) <= properties, text


def test_without_a_threshold_relationships_are_followed_where_nothing_else_is_asked_of_them():
    read = "MATCH (o:Outcome)<-[a:ACHIEVED]-(i) WHERE a.confidence >= $confidence AND i.topic = $topic\nWITH i, count(o) AS outcomes"
    assert cypher._followed(read) == read.replace("[a:", "[:").replace("a.confidence >= $confidence AND ", "")
    assert cypher._followed("MATCH (a)-[r:LEADS]->(b) WHERE r.confidence >= $confidence RETURN r.since") == "MATCH (a)-[r:LEADS]->(b) RETURN r.since"
    for statement in (value for value in vars(cypher).values() if isinstance(value, cypher.Light)):
        assert "$confidence AND" not in statement.followed and check_read_only(statement.followed) is None


@pytest.mark.parametrize(("threshold", "post", "how"), [(0, "市委书记", {}), (.8, "市长", {}), (0, "市长", {"held": ["", "former"]})])
def test_the_post_of_a_leader_reaches_the_threshold_and_is_still_held(threshold, post, how):
    item = {"item": "reform:1", "name": "一窗受理改革", "topic": "", "level": None, "status": "underway", "years": [2018], "year": 2018, "places": ["city:370300"]}
    claim = {**item, "leader": "leader:1", "leader_name": "赵一", "post": "", "since": [], "confidences": [.9]}
    held = {"leader": "leader:1", "place": "city:370300", "titles": ["市长", "市委书记"], "years": [2017, 2018], "confidences": [.9, .5], **how}

    class Rows(Source):
        def read(self, statement, **parameters):
            rows = {cypher.POSTS: [held], cypher.CLAIMS: [claim]}.get(statement, [])
            return [{name: row[name] for name in (statement.names if rows else ()) if name in row} for row in rows]

    assert [row.text("post") for row in CLAIMS.drafts(Rows(None, threshold))] == [post]
