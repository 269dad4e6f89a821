"""The speaker of a report as a leader of its place: from its byline, or not at all."""
from __future__ import annotations

import pytest

from graph.resolve import ReportGraph, resolve
from ingest.facts import FactFile, Passage
from tests.graph.graph_facts import entity, relation, report

TITLE = "淄博市政府工作报告"


def spoken(author: str, *lines: str, title: str = TITLE, **meta: str) -> ReportGraph:
    """A report of these lines, with a first paragraph after them."""
    return resolve(head(author, *lines, title=title, **meta))


def head(author: str, *lines: str, title: str = TITLE, **meta: str) -> FactFile:
    facts = report(1, [entity("City", "C1", meta.get("city") or "淄博市")], [], title=title, author=author, **meta)
    passages, at = [], 0
    for n, line in enumerate((title, *lines, "各位代表:现在,我代表市人民政府向大会报告工作。")):
        passages.append(Passage(f"P{n}", at, at + len(line), "paragraph" if n else "heading", line))
        at += len(line) + 1
    facts.passages, facts.chars = passages, at
    return facts


def posts(graph: ReportGraph) -> list[tuple[str, str, str, int]]:
    """(name, place, title, year) of each post."""
    return [(graph.nodes[head].contribution.name, tail, *s.lists[:2]) for (kind, head, tail), each in graph.relationships.items() if kind == "HOLDS_POST" for s in each]


@pytest.mark.parametrize(("line", "title"), [
    ("市长 王小明", "市长"), ("代市长王小明", "代市长"), ("淄博市市长 王小明", "市长"), ("市人民政府市长 王小明", "市长"), ("淄博市人民政府代理市长 王小明", "代理市长"),
    ("淄博市委常委、常务副市长 王小明", "市委常委、常务副市长"), ("(2017年1月6日) 市长 王小明", "市长"), ("2017年1月6日 市长 王 小明", "市长"), ("王小明", ""),
])
def test_a_byline_makes_a_leader_with_the_title_as_stated(line: str, title: str) -> None:
    graph = spoken("王小明", line)
    assert posts(graph) == [("王小明", "city:370300", title, 2017)]
    (support,) = next(s for (kind, _, _), s in graph.relationships.items() if kind == "HOLDS_POST")
    assert support.quote == line and support.passage.endswith(":P1") and (support.start, support.end) == (len(TITLE) + 1, len(TITLE) + 1 + len(line))
    (leader,) = [n for n in graph.nodes.values() if n.label == "Leader"]
    assert leader.scope == "city:370300" and leader.contribution.attrs.get("post", "") == title
    (words,) = [m.texts for m in graph.mentions if m.node.startswith("leader:")]
    assert words[0].replace(" ", "") == "王小明"


def test_heads_of_every_level() -> None:
    for place, province, line, title in (("山东省", "山东省", "省人民政府省长 王小明", "省长"), ("高唐县", "山东省", "高唐县县长 王小明", "县长"),
                                         ("新疆维吾尔自治区", "新疆维吾尔自治区", "自治区主席 买买提·吐尔逊", "主席")):
        graph = spoken(line.split()[-1], line, city=place, province=province)
        assert [p[2] for p in posts(graph)] == [title], line


def test_the_title_of_a_work_report_names_its_speaker() -> None:
    graph = spoken("王小明", title="淄博市政府工作报告(2017年1月6日 王小明)")
    assert posts(graph) == [("王小明", "city:370300", "", 2017)]
    assert [p[2] for p in posts(spoken("王小明", "市长 王小明", title="淄博市政府工作报告(2017年1月6日 王小明)"))] == ["市长"], "the line that says more"


def test_metadata_may_hold_the_post() -> None:
    assert posts(spoken("市长 王小明", "王小明")) == [("王小明", "city:370300", "市长", 2017)]


@pytest.mark.parametrize(("author", "lines", "title"), [
    ("", ("市长 王小明",), TITLE),                                   # metadata name nobody
    ("王小明", (), TITLE),                                           # no sentence that says so
    ("王小明", ("记者 王小明",), "淄博改革纪事"), ("王小明", ("作者:王小明",), TITLE), ("王小明", ("王小明",), "淄博改革纪事"),
    ("王小明", ("市长王小明说,改革永远在路上。",), TITLE),           # a sentence of the text, and the extractor's business
    ("王小明 李小红", ("记者 王小明 李小红",), TITLE),
    ("王小明", ("大会听取了市长 王小明",), TITLE),
])
def test_who_is_no_speaker(author: str, lines: tuple[str, ...], title: str) -> None:
    assert posts(spoken(author, *lines, title=title)) == []


def test_a_leader_that_the_facts_have_stays_as_it_is() -> None:
    facts = head("王小明", "市长 王小明")
    facts.entities.append(entity("Leader", "L1", "王小明", "市委副书记王小明", post="市委副书记"))
    facts.relations.append(relation("HOLDS_POST", "L1", "C1", title="市委副书记"))
    assert posts(resolve(facts)) == [("王小明", "city:370300", "市委副书记", 2017)]


def test_a_report_without_place_has_no_speaker() -> None:
    assert posts(spoken("王小明", "市长 王小明", city="", province="")) == []


def test_the_report_keeps_its_place() -> None:
    assert spoken("", ).properties["place"] == "city:370300"
    assert "place" not in spoken("", city="", province="").properties
