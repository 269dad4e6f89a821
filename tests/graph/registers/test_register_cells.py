"""What rows of the graph become in registers: no statement runs, so nothing here needs a store."""
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.asked.lookup import CITY_BY_ID
from graph.registers import Filters, cypher, read
from graph.registers.all import KINDS
from graph.resolve.records import Contribution
from tests.graph.registers.told_store import ToldStore, item


def score(number: int, period: str, rank: int) -> dict:
    return {"id": f"score:{number}", "board": "述职评议", "period": period, "score": 90, "rank": rank, "year": 2017, "body": "city:1", "name": "张店区", "reports": ["l1"]}


@pytest.mark.parametrize("periods", [("2017年第1轮", "2017年第2轮", "2017年第十轮"), ("第一期", "第十期", "第十一期"), ("2016年第3轮", "第一轮", "2018年第1轮")])
def test_rounds_follow_each_other_by_year_and_number(periods):
    rows = [score(n, period, 9 - 3 * n) for n, period in enumerate(periods)]
    found = read(ToldStore([(cypher.SCORES, rows[::-1])]), "scores")
    assert [(row.text("period"), row.text("change")) for row in found.rows] == [*zip(periods, ("", "升3", "升3"), strict=True)]


def test_a_deadline_without_a_year_is_of_the_year_in_which_it_was_stated_last():
    measure = item("reform:1", "新建公办幼儿园", years=[2017, 2020, 2021], problem="problem:1", deadline="12月底", status="underway")
    said = [Contribution("新建公办幼儿园", attrs=attrs, year=year).to_json() for year, attrs in ((2017, {}), (2020, {"deadline": "12月底"}), (2021, {"deadline": "尽快"}))]
    store = ToldStore([(cypher.PROBLEMS, [{"problem": "problem:1", "name": "入园难", "reports": ["l1"]}]), (cypher.MEASURES, [measure]),
                       (cypher.TASKS, [{**measure, "months": [], "stated": 2021}]), (cypher.SAID, [{"item": "reform:1", "contributions": said}])])
    for register in ("problems", "tasks"):
        assert [read(store, register, Filters(on=on, state="overdue")).total for on in (date(2020, 12, 31), date(2021, 1, 1))] == [0, 1], register
    plain = ToldStore([(cypher.PROBLEMS, [{"problem": "problem:1", "name": "入园难"}]), (cypher.MEASURES, [measure | {"deadline": "2020年12月底"}])])
    read(plain, "problems")
    assert cypher.SAID not in plain.asked


def test_what_a_ledger_says_in_its_own_words_is_shown():
    pilot = item("pilot:1", "无废城市试点", area="行政审批")
    assert read(ToldStore([(cypher.PILOTS, [pilot])]), "pilots").rows[0].text("topic") == "行政审批"
    assert read(ToldStore([(cypher.FIRSTS, [pilot | {"first": "national", "topic": "其他"}])]), "cases").rows[0].text("topic") == "其他"
    number = {"owner": "reform:1", "series": "网办率", "unit": "%", "counted": 2017, "value": 80.0, "indicator": "网办率"}
    both = (("outcome:1", "l1", "市统计局"), ("outcome:2", "r1", ""))
    outcomes = [number | item("reform:1", "一网通办") | {"id": node, "report": report, "source": source} for node, report, source in both]
    assert [read(ToldStore([(cypher.ITEM_OUTCOMES, rows)]), "performance").rows[0].text("source") for rows in (outcomes, outcomes[1:])] == ["市统计局", "淄博市2017年改革报告"]
    pair = {"place": "city:1", "benchmark": "city:2", "reports": ["l1", "r1"], "topics": ["产业转型", ""], "confidences": [0.95, 0.9]}
    shared = [{"place": city, "topic": "生态文明", "items": 1} for city in ("city:1", "city:2")]
    assert [row.text("topic") for row in read(ToldStore([(cypher.BENCHMARKS, [pair]), (cypher.BY_TOPIC, shared)]), "benchmarks").rows] == ["产业转型", "生态文明"]


def test_the_rows_of_a_city_are_those_of_its_districts_too():
    said = {"deadline": "2017年6月底", "months": [], "stated": 2017}
    tasks = [item(f"reform:{n}", f"改革{n}", places=[f"city:{place}"], **said) for n, place in enumerate((1, 3, 4, 2, 5))]
    parts = [{"id": f"city:{part}", "whole": f"city:{whole}"} for part, whole in ((3, 1), (4, 3), (1, 4))]
    store = ToldStore([(cypher.TASKS, tasks), (cypher.PARTS, parts),
                       (CITY_BY_ID, [{"id": "city:1", "name": "淄博市", "province": "山东省"}])])
    found = read(store, "tasks", Filters(city="city:1", state="overdue", on=date(2018, 1, 1)))
    assert [row.text("item") for row in found.rows] == ["改革0", "改革1", "改革2", "改革4"] and ("逾期未完成", "overdue", 4) in found.totals


def test_what_was_called_off_is_not_late():
    said = {"deadline": "2017年6月底", "months": [], "stated": 2017}
    tasks = [item(f"reform:{n}", f"改革{n}", status=status, **said) for n, status in enumerate(("cancelled", "underway"))]
    found = read(ToldStore([(cypher.TASKS, tasks)]), "tasks", Filters(on=date(2018, 1, 1)))
    assert [row.text("lateness") for row in found.rows] == ["", "逾期185天"] and found.rows[0].text("status") == "不再实施"


def test_words_are_sought_in_columns_that_only_a_page_gets(monkeypatch):
    pilots = [item(f"pilot:{n}", f"试点{n}") for n in range(8)]
    results = [{"item": "pilot:1", "outcome": "outcome:1", "name": "招商引资12亿元", "year": 2017}]
    store = ToldStore([(cypher.PILOTS, pilots), (cypher.RESULTS, results), (cypher.WITH_OUTCOME, [{"item": "pilot:1"}])])
    filled = []
    kind = KINDS["pilots"]
    monkeypatch.setitem(KINDS, "pilots", replace(kind, fill=lambda source, rows: filled.append(len(rows)) or kind.fill(source, rows)))
    found = read(store, "pilots", Filters(text="亿元"))
    assert filled == [1, 1], "only what may say it, then the page"
    assert [(row.text("item"), row.text("results")) for row in found.rows] == [("试点1", "招商引资12亿元")] and found.total == 1
    assert read(store, "pilots", Filters(text="商、引")).total == 0 and filled[2:] == [8, 0], "words of two names are looked for in all"
    read(store, "pilots", limit=1)
    assert read(store, "pilots", Filters(text="试点2")).total == 1
