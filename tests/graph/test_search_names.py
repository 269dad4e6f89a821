"""What fits a text by name, other name, pinyin and words, and in which order; no store is needed."""
from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from graph.search import LABELS
from graph.search.match import matches, rank
from graph.search.names import Names, fold, fold_all
from graph.search.pinyin import SEPARATOR, readings

THINGS = (
    ("City", "淄博市", [], 9, ["山东省"]), ("City", "重庆市", [], 1, ["重庆市"]), ("City", "长沙市", [], 1, ["湖南省"]), ("City", "朝阳区", [], 1, ["北京市"]),
    ("City", "六安市", [], 1, ["安徽省"]), ("City", "乐清市", [], 1, ["浙江省"]),
    ("Reform", "“拿地即开工”改革", ["标准地"], 2, ["淄博市"]), ("Reform", "一窗受理改革", [], 1, ["淄博市"]), ("Reform", "一窗受理、集成服务改革", [], 5, ["潍坊市"]),
    ("Reform", "深化一窗受理", [], 1, ["湘潭市"]), ("Pilot", "审批服务试点", [], 1, ["高新区"]), ("Leader", "解海龙", [], 1, ["淄博市", "市长"]),
    ("Leader", "周博山", [], 1, ["淄博市"]),
    ("Policy", "关于深化“放管服”改革的意见", [], 1, ["淄政发〔2017〕5号"]), ("Organisation", "市行政审批局", [], 1, []), ("Problem", "办12345热线ＰＰＰ难", [], 1, []),
)


@cache
def known() -> Names:
    """The names of `THINGS`; made where a test asks for them, not wherever this file is collected."""
    return Names.of([(label, f"id{n}", many, [name, *others]) for n, (label, name, others, many, _) in enumerate(THINGS)],
                    said=lambda: {f"id{n}": " ".join(told) for n, (*_, told) in enumerate(THINGS)})


def found(text: str, labels=LABELS) -> list[str]:
    """Names that fit, the best first."""
    return [known().shown[m.place] for m in sorted(matches(known(), text, set(labels)).values(), key=lambda m: rank(known(), m))]


@pytest.mark.parametrize(("text", "first"), [
    ("淄博市", "淄博市"), ("淄博", "淄博市"), ("zbs", "淄博市"), ("ZB", "淄博市"), ("zibo", "淄博市"), ("zi bo shi", "淄博市"), ("ziboshi", "淄博市"), ("zib", "淄博市"),
    ("cqs", "重庆市"), ("zqs", "重庆市"), ("chongqing", "重庆市"), ("css", "长沙市"), ("changsha", "长沙市"), ("cyq", "朝阳区"), ("chaoyang", "朝阳区"),
    ("luan", "六安市"), ("yueqing", "乐清市"), ("leqing", "乐清市"),
    ("ndjkg", "“拿地即开工”改革"), ("拿地即开工改革", "“拿地即开工”改革"), ("标准地", "“拿地即开工”改革"), ("bzd", "“拿地即开工”改革"),
    ("一窗受理集成服务", "一窗受理、集成服务改革"), ("ycsl", "一窗受理改革"), ("spfw", "审批服务试点"), ("shenpifuwu", "审批服务试点"),
    ("xhl", "解海龙"), ("xiehailong", "解海龙"), ("jiehailong", "解海龙"), ("xzspj", "市行政审批局"), ("放管服", "关于深化“放管服”改革的意见"),
    ("12345rx", "办12345热线ＰＰＰ难"), ("ppp", "办12345热线ＰＰＰ难"), ("ＰＰＰ", "办12345热线ＰＰＰ难"), ("一窗 潍坊", "一窗受理、集成服务改革"), ("解海龙，市长", "解海龙"),
    ("淄政发 5号", "关于深化“放管服”改革的意见"),
])
def test_the_best_hit(text, first):
    assert found(text)[0] == first


def test_order_and_reasons():
    assert found("一窗受理")[:3] == ["一窗受理改革", "一窗受理、集成服务改革", "深化一窗受理"]  # begins so, the shorter first; then: has it inside
    assert found("zb")[0] == "淄博市" and "周博山" in found("zb")
    assert found("ycsl", ["Leader"]) == []
    reasons = {text: next(iter(sorted(matches(known(), text, set(LABELS)).values(), key=lambda m: rank(known(), m)))).reason
               for text in ("淄博", "标准地", "zbs", "zibo", "一窗 潍坊")}
    assert reasons == {"淄博": "name", "标准地": "alias", "zbs": "initials", "zibo": "pinyin", "一窗 潍坊": "words"}


def test_pinyin_begins_where_a_syllable_does():
    assert found("gai")  # 改革
    assert "一窗受理改革" not in found("aige") and "淄博市" not in found("iboshi")


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_is_data(text):
    for match in matches(known(), text, set(LABELS)).values():
        assert 0 <= match.place < len(THINGS)
    assert found(text) == [] or fold(text)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=12), min_size=1, max_size=6))
def test_texts_folded_as_one_are_as_one_by_one(texts):
    assert fold_all(texts) == [fold(text.replace(SEPARATOR, "")) for text in texts]


def test_an_empty_graph_has_no_names():
    assert matches(Names.of([]), "淄博 zb", set(LABELS)) == {} and fold_all([]) == [] and readings([]) == []


def test_readings_are_those_of_the_package_for_whole_words():
    words = ("银行", "行政审批", "长江", "增长", "重庆", "重点改革", "参与", "率先", "调整", "乐清", "朝阳", "会计", "传统", "省长")
    said = [[read.spelt.lower() for read in found] for found in readings(words)]
    assert [(word, "".join(lazy_pinyin(word)) in each) for word, each in zip(words, said, strict=True)] == [(word, True) for word in words]
    assert readings(["ppp", "12345", ""]) == [(), (), ()]
