"""Ways to write one official statistic are one series; what is counted otherwise is another."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve import resolve
from graph.resolve.indicators import series
from tests.graph.graph_facts import city_report


@pytest.mark.parametrize("ways", [
    ("地区生产总值", "GDP", "ＧＤＰ", "生产总值", "全市地区生产总值", "全年生产总值", "地区生产总值增速", "完成地区生产总值", "力争地区生产总值", "本市生产总值"),
    ("规模以上工业增加值", "规上工业增加值", "规模工业增加值", "规上工业增加值增速"),
    ("人均地区生产总值", "人均GDP", "人均生产总值"), ("一般公共预算收入", "地方一般公共预算收入", "公共财政预算收入"),
    ("进出口总额", "外贸进出口", "外贸进出口总值"), ("服务业增加值占地区生产总值比重", "服务业增加值占GDP比重"),
    ("实际利用外资", "实际使用外资"), ("瞪羚企业", "“瞪羚”企业"), ("住房公积金", "全市住房公积金"),
])
def test_ways_to_write_one_statistic(ways: tuple[str, ...]) -> None:
    assert {series(w) for w in ways} == {ways[0]}


@pytest.mark.parametrize(("one", "other"), [
    ("固定资产投资", "全社会固定资产投资"), ("投资", "完成投资"), ("城镇化率", "户籍人口城镇化率"), ("地区生产总值", "人均地区生产总值"),
    ("实际利用外资", "实际利用外商直接投资"), ("城镇居民人均可支配收入", "农村居民人均可支配收入"), ("高新技术企业", "新增高新技术企业"),
    ("出口总额", "进出口总额"), ("一般公共预算收入", "一般公共预算支出"), ("农民人均纯收入", "农村居民人均可支配收入"), ("5年规划", "10年规划"),
    ("国内生产总值", "地区生产总值"), ("增长率", "增速"), ("规模工程", "规上工程"),
])
def test_other_statistics_stay_apart(one: str, other: str) -> None:
    assert series(one) != series(other)


@given(st.text(max_size=30))
def test_once_is_enough_and_nothing_is_lost(name: str) -> None:
    found = series(name)
    assert bool(found) == bool(name.strip())
    assert series(found) in (found, series(series(found)))


def test_every_way_of_the_list_is_of_its_own_series() -> None:
    from graph.resolve.indicators import _usual
    usual = _usual()
    assert len(usual) > 140
    for way, name in usual.items():
        assert series(way) == name == series(name), way


def test_a_number_keeps_its_indicator_as_stated_beside_the_series() -> None:
    facts = city_report(1)
    next(e for e in facts.entities if e.type == "Outcome").attrs["indicator"] = "GDP增速"
    nodes = [n.contribution.attrs for n in resolve(facts).nodes.values() if n.label in ("Outcome", "Target")]
    assert sorted((n["indicator"], n["series"]) for n in nodes) == [("GDP增速", "地区生产总值"), ("满意率", "满意率")]
