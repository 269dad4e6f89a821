"""Doubtful facts, open places, namesakes and the check of 100 in a real browser, and what applies by itself."""
from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from tests.views.conftest import ready
from tests.views.review_graph import MISSED
from tests.views.review_page import apply, names, open_tab, place, press, record, recorded

LED = "MATCH (:Leader)-[r:LEADS]->(n:Reform) RETURN n.name AS name, r.confidence AS confidence ORDER BY name"


def test_a_rejected_fact_goes_when_the_page_is_left_and_a_kept_one_becomes_sure(page, review, review_app):
    assert [c for _, c in review.read(LED).rows] == [0.35, 0.3] or [c for _, c in review.read(LED).rows] == [0.3, 0.35]
    open_tab(page, review_app, "facts")
    assert place(page) == "第 1 / 2 项"
    expect(page.locator(".st-key-review_fact mark").first).to_have_text("王小明")
    press(page, "2")
    assert len(review.read(LED).rows) == 2  # not yet
    page.get_by_role("link", name="总览", exact=True).click()
    page.get_by_test_id("figures").wait_for()
    open_tab(page, review_app, "facts")  # a fresh visit: nothing of the session is left
    expect(page.get_by_test_id("applying")).to_have_count(0)
    expect(page.get_by_test_id("waiting")).to_have_count(0)
    assert [c for _, c in review.read(LED).rows] == [0.35] and place(page) == "第 1 / 1 项"
    page.keyboard.press("1")
    expect(page.get_by_test_id("nothing")).to_be_visible()
    assert [d.do for d in recorded(review)] == ["hide", "keep"] and [c for _, c in review.read(LED).rows] == [1.0]


def test_the_slider_and_the_type_choose_the_facts(page, review, review_app):
    open_tab(page, review_app, "facts")
    page.locator(".st-key-facts_type input").click()
    page.keyboard.type("牵头")
    page.keyboard.press("Enter")
    ready(page)
    expect(page.get_by_test_id("place")).to_have_text("第 1 / 2 项")
    page.locator(".st-key-review_fact .rg-quote a").first.click()
    page.wait_for_url("**/evidence?*")
    ready(page)
    page.go_back()
    expect(page.locator(".st-key-facts_type input")).to_have_value("牵头推动")  # the filter is there still
    ready(page)
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect(page.get_by_test_id("nothing")).to_contain_text("没有低于这个可信度")


def test_an_open_place_gets_its_code_by_a_key(page, review, review_app):
    open_tab(page, review_app, "open")
    expect(page.locator(".st-key-review_place")).to_contain_text("赴鼓楼区学习经验。")
    button = page.locator(".st-key-review_keys button").first
    assert "鼓楼区" in button.inner_text() and button.inner_text() != "鼓楼区"
    page.keyboard.press("1")
    expect(page.get_by_test_id("nothing")).to_have_text("没有未定的地点。")
    code = recorded(review)[0].set["adcode"]
    assert review.read("MATCH (c:City {adcode: $code}) RETURN c.name AS name", code=code).column("name") == ["鼓楼区"]


def test_namesakes_are_told_apart_or_joined(page, review, review_app):
    people = "MATCH (n:Leader) RETURN count(n) AS many"
    assert review.read(people).single() == 2
    open_tab(page, review_app, "open")
    page.locator(".st-key-open_part button").filter(has_text="同名人物").click()
    expect(page.get_by_test_id("why")).to_contain_text("异地")
    assert names(page) == ["王小明", "王小明"]
    page.keyboard.press("1")
    expect(page.get_by_test_id("nothing")).to_have_text("没有待判断的同名人物。")
    assert review.read(people).single() == 1


def test_the_check_counts_one_key_each_and_goes_on_after_a_reload(page, review, review_app):
    open_tab(page, review_app, "check", seed="7")
    expect(page.get_by_test_id("precision")).to_have_text("还没有判断过的事实")
    total = int(place(page).split("/")[1].split()[0])
    for key in ("1", "1", "2", "3"):
        press(page, key)
    expect(page.get_by_test_id("precision")).to_have_text(re.compile(r"准确率 67%（2 / 3），95% 区间 \d+% – \d+%"))
    press(page, "p")  # skipped
    press(page, "p")
    expect(page.get_by_text("撤回判断：错")).to_be_visible()
    page.keyboard.press("z")
    expect(page.get_by_test_id("precision")).to_have_text(re.compile(r"准确率 100%（2 / 2）"))
    press(page, "2")
    expect(page.get_by_test_id("precision")).to_have_text(re.compile(r"准确率 67%（2 / 3）"))
    lines = (review.workspace.decisions / "checks.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["right"] for line in lines] == [True, True, False, None, False] and recorded(review) == []
    open_tab(page, review_app, "check", seed="7")
    assert place(page) == f"第 4 / {total} 项"


def test_a_fact_is_added_by_its_sentence_hidden_and_brought_back(page, review, review_app):
    report = review.read("MATCH (r:Report {year: 2017}) RETURN r.id AS id").single()
    added = "MATCH (n:Reform {name: '夜间便民集市'})-[r:CARRIED_OUT_IN]->(c:City) RETURN c.name AS city, n.status AS status"
    page.goto(f"{review_app}/evidence?report={report}")
    ready(page)
    page.locator(".st-key-choose_sentence label").click()
    page.get_by_role("link", name=MISSED).click()
    expect(page.get_by_test_id("claim")).to_contain_text(MISSED)
    field = page.get_by_label("名称（照句中写法）")
    field.fill("早市")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("不在所选的句子里")
    field.fill("夜间便民集市")
    page.locator(".st-key-add_record button").click()
    expect(page.get_by_test_id("applied")).to_be_visible()
    assert review.read(added).rows == [["淄博市", review.read(added).rows[0][1]]] and recorded(review)[0].things[0].quote == MISSED
    here = page.locator(".st-key-here")
    expect(here).to_contain_text("夜间便民集市")
    ready(page)  # a page that is being drawn again may lose the click
    here.get_by_role("button", name="隐藏").first.click()
    expect(here).to_have_count(0)
    assert [d.do for d in recorded(review)] == ["add", "hide"] and review.read(added).rows == []
    open_tab(page, review_app, "log")
    page.get_by_role("button", name="撤销").first.click()
    apply(page)
    assert len(review.read(added).rows) == 1


def test_a_fact_of_the_sentence_is_corrected_on_the_evidence_page(page, review, review_app):
    rows = review.read("MATCH (:Leader)-[r:HOLDS_POST]->(:City {name: '淄博市'}) RETURN r.reports[0] AS report, r.starts[0] AS start, r.ends[0] AS end").rows
    page.goto(f"{review_app}/evidence?report={rows[0][0]}&start={rows[0][1]}&end={rows[0][2]}")
    ready(page)
    here = page.locator(".st-key-here")
    here.locator("[class*=st-key-correct_HOLDS_POST] button").click()
    panel = page.locator(".st-key-review_panel")
    panel.get_by_label("职务").fill("代市长")
    record(page)
    expect(page.get_by_test_id("applied")).to_be_visible()
    expect(page.get_by_test_id("applied").get_by_role("link", name="可在决定记录中撤销")).to_have_attribute("href", "/review?tab=log")
    expect(here).to_contain_text("代市长")
    assert dict(recorded(review)[0].set) == {"title": "代市长"}
