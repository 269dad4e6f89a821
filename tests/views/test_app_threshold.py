"""The lowest confidence in a real browser: it hides facts on every page, says so, and stands in the address."""
from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.views.conftest import ready, visit
from tests.views.sample_graph import reports

UNSURE = "引入资本12亿元"  # its one fact has a confidence of 0.3


def steps_up(page: Page, steps: int) -> None:
    """Open the control and move its slider up so many steps of 0.05."""
    page.get_by_role("button", name="可信度：全部").click()
    slider = page.get_by_role("slider")
    for _ in range(steps):
        slider.press("ArrowRight")


def test_a_raised_threshold_hides_a_fact_and_the_address_opens_the_same_view(page, anew, sample_app):
    zibo = reports()[0]
    visit(page, f"{sample_app}/evidence?report={zibo.report}")
    facts = page.locator(".st-key-facts_list")
    achieved = facts.locator(".rg-fact").filter(has=page.get_by_role("link", name=UNSURE, exact=True))
    expect(achieved).to_have_count(1)
    expect(achieved).to_contain_text("可信度 0.30")
    expect(page.get_by_test_id("threshold")).to_have_count(0)
    steps_up(page, 7)
    expect(page.get_by_test_id("threshold")).to_contain_text("最低可信度设为 0.35。 这里有 1 项事实低于它")
    expect(achieved).to_have_count(0)
    expect(facts.get_by_text("可信度 0.80").first).to_be_visible()
    page.wait_for_url("**confidence=0.35*")
    expect(page.get_by_role("button", name="可信度 ≥ 0.35")).to_be_visible()
    fresh = anew(page.url)
    expect(fresh.get_by_test_id("threshold")).to_contain_text("0.35")
    assert fresh.locator(".st-key-facts_list .rg-fact").all_inner_texts() == facts.locator(".rg-fact").all_inner_texts()


def test_it_goes_along_to_other_pages_and_can_be_taken_back(page, sample_app):
    visit(page, f"{sample_app}/?confidence=0.6")
    expect(page.get_by_test_id("threshold")).to_contain_text("这里有 3 项事实低于它")
    page.get_by_role("link", name="图谱", exact=True).click()
    page.wait_for_url("**/explorer?*confidence=0.6*")
    ready(page)
    visit(page, f"{sample_app}/explorer?node=city:370700&confidence=0.6")
    expect(page.get_by_test_id("threshold")).to_contain_text("这里有 2 项事实低于它")
    expect(page.get_by_test_id("facts")).not_to_contain_text("李大海")
    page.get_by_test_id("facts").get_by_role("link", name="河长制", exact=True).click()
    page.wait_for_url(re.compile("explorer.*confidence=0.6"))
    visit(page, f"{sample_app}/explorer?node=city:370700&confidence=0.6")
    page.get_by_role("button", name="显示全部").click()
    page.wait_for_url(lambda url: "confidence" not in url)
    ready(page)
    expect(page.get_by_test_id("facts")).to_contain_text("李大海")
    expect(page.get_by_test_id("threshold")).to_have_count(0)


def test_queries_hold_to_it(page, sample_app):
    visit(page, f"{sample_app}/queries?q=benchmarking&confidence=0.6")
    expect(page.get_by_text("没有符合条件的结果")).to_be_visible()
    expect(page.get_by_test_id("threshold")).to_contain_text("低于它的事实不计入")
    page.wait_for_url("**confidence=0.6*")
    visit(page, f"{sample_app}/queries?q=benchmarking&confidence=0.5")
    expect(page.get_by_test_id("rows")).to_contain_text("1")


def test_a_query_left_without_a_default_has_one_again_when_all_is_shown(page, sample_app):
    visit(page, f"{sample_app}/queries?q=leader-network&confidence=0.95")
    expect(page.get_by_text("没有符合条件的结果")).to_be_visible()
    page.get_by_role("button", name="显示全部").click()
    page.wait_for_url(lambda url: "confidence" not in url)
    ready(page)
    expect(page.get_by_test_id("rows")).to_contain_text(re.compile("[1-9]"))


def test_what_is_no_threshold_in_an_address_counts_for_nothing(page, sample_app):
    for nothing in ("2", "-1", "nan", "<b>"):
        visit(page, f"{sample_app}/explorer?node=city:370700&confidence={nothing}")
        expect(page.get_by_test_id("facts")).to_contain_text("李大海")
        expect(page.get_by_test_id("threshold")).to_have_count(0)
