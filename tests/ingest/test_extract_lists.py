"""Numbered lists of items in prose: one item each where the list announces itself, nothing elsewhere."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build
from ingest.extract.pipeline import annotate

META = Metadata(city="青川市", province="四川省", year=2023)
INSIDE = "会议确定今年三项改革攻坚事项：1.深化商事制度改革。推行登记便利化，压缩办理时间；2.农村集体产权制度改革，市农业农村局牵头；3.建立水权交易办法。"
BELOW = """青川市改革工作部署
会议确定3项重点改革攻坚事项如下：
1、优化办事流程改革攻坚
全面压缩办事时间，提高办事效率，方便企业和群众办事。
2、开发区体制机制改革攻坚
理顺职能，充实力量。
3、县域综合医改试点
推进分级诊疗，方便群众就医。"""
HEADED = """青川市2023年工作要点
一、改革任务清单
1.水权交易改革。完善交易规则，年内全面完成。（市水利局牵头）
2.林权制度改革。放活经营权，带动增收。
3.职业教育集团化改革。组建集团，提升质量。
二、保障措施
1.加强组织领导。各级各部门要高度重视。
2.强化督促检查。定期通报情况。"""


@pytest.fixture(scope="module")
def nlp():
    return build(fast=True)


def numbered(nlp, text):
    doc = annotate(nlp, clean(text), META)
    return {m.attrs["number"]: m for m in doc._.mentions if m.type in ("Reform", "Pilot") and m.attrs.get("number")}, doc


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"青川市改革工作部署\n{INSIDE}", ["商事制度改革", "农村集体产权制度改革", "水权交易办法"]),
        (BELOW, ["优化办事流程改革攻坚", "开发区体制机制改革攻坚", "县域综合医改试点"]),
        (HEADED, ["水权交易改革", "林权制度改革", "职业教育集团化改革"]),
    ],
)
def test_each_entry_of_a_list_is_an_item(nlp, text, names):
    found, doc = numbered(nlp, text)
    assert sorted(found) == ["1", "2", "3"]
    assert all(found[str(n)].name in name or name in found[str(n)].name for n, name in enumerate(names, 1))
    assert all(doc.text[m.start : m.end] == m.name for m in found.values())


def test_a_name_that_no_finder_knows_is_taken_from_its_entry(nlp):
    text = "青川市改革工作部署\n会议确定3项改革攻坚事项：1.码上查。方便群众；2.青稞贷。服务农户；3.云上签。提高效率。"
    left = build(fast=True, exclude=["reforms", "pilots"])
    found, _ = numbered(left, text)
    assert {n: (m.name, m.component) for n, m in found.items()} == {n: (name, "ledgers") for n, name in (("1", "码上查"), ("2", "青稞贷"), ("3", "云上签"))}


@pytest.mark.parametrize(
    "text",
    [
        INSIDE.replace("三项", "五项"),  # the count is not reached: not the list that was announced
        "会议强调三点：1.加强领导；2.压实责任；3.狠抓落实。",
        "青川市工作安排\n一、重点工作\n1.加强组织领导。\n2.强化督促检查。\n3.营造良好氛围。",
        "全年完成3项改革任务。1.5万户企业受益，2.3万人就业。",
    ],
)
def test_other_numbered_prose_gives_no_items_of_a_list(nlp, text):
    assert numbered(nlp, f"青川市改革工作部署\n{text}")[0] == {}


def test_the_list_ends_where_its_numbers_do(nlp):
    found, doc = numbered(nlp, HEADED)
    assert all(m.end < doc.text.index("保障措施") for m in found.values())
