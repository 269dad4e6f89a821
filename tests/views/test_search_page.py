"""The search in a real browser: the box of every page, its keys, the page of all results, names that lead to their pages."""
from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit

from playwright.sync_api import expect

from tests.views.conftest import ready, visit
from tests.views.sample_graph import SCRIPT


def values(page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def test_anything_is_found_from_any_page_and_the_return_key_opens_the_first(page, sample_app):
    visit(page, f"{sample_app}/reports")
    box = page.get_by_role("combobox", name="搜索", exact=True)
    hits = page.get_by_role("option")
    box.press_sequentially("ycsl")
    expect(page.get_by_role("group", name="改革")).to_contain_text("一窗受理改革")
    expect(hits.last).to_contain_text("查看“ycsl”的全部结果")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    box.press("ArrowUp")
    expect(hits.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(hits.first).to_be_hidden()
    box.fill("zbs")
    box.press("Enter")  # before any hit is there
    page.wait_for_url("**/city?*")
    assert values(page) == {"id": "city:370300"}
    ready(page)
    expect(box).to_have_value("")

    box.fill("没有这个名字的事物")
    expect(page.get_by_text("没有这样的名称")).to_be_visible()
    box.fill("<script>")
    expect(hits.first).to_contain_text(SCRIPT)
    hits.last.click()
    page.wait_for_url("**/search?*")
    ready(page)
    assert values(page) == {"q": "<script>"}
    expect(page.get_by_test_id("group-Reform")).to_contain_text(SCRIPT)
    assert page.evaluate("window.hacked") is None

    live = page.get_by_role("combobox", name="搜索", exact=True).last
    expect(live).to_have_value("<script>")
    live.fill("wxm")
    expect(page.get_by_test_id("group-Leader")).to_contain_text("首字母")
    assert values(page) == {"q": "wxm"}
    live.fill("MATCH (n) DETACH DELETE n //")
    expect(page.get_by_test_id("nothing")).to_contain_text("没有找到")
    live.fill("高新区")
    expect(page.get_by_test_id("group-City")).to_contain_text("高新区")
    live.press("Enter")
    page.wait_for_url("**/city?*")

    visit(page, f"{sample_app}/search?q={quote('改革')}&kind=Reform&lang=en")
    expect(page.get_by_test_id("group-Reform").get_by_role("listitem")).to_have_count(4)
    beside = page.get_by_test_id("stTopNav").bounding_box()
    assert beside["x"] + beside["width"] <= page.locator(".st-key-corner").bounding_box()["x"]
    page.get_by_role("link", name="All kinds").click()
    expect(page.get_by_test_id("group-Report")).to_be_visible()
    page.get_by_test_id("group-Reform").get_by_role("link", name="in the graph").first.click()
    page.wait_for_url("**/explorer?*")
    page.get_by_role("link", name="Open its page").click()
    page.wait_for_url("**/item?*")

    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, f"{sample_app}/search?q={quote('一窗受理')}")
    assert page.evaluate("(() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; })()") <= 0
    visit(page, f"{sample_app}/")
    small = page.get_by_role("combobox", name="搜索", exact=True)
    assert small.bounding_box()["width"] < 60
    small.click()
    small.press_sequentially("wfs")
    expect(page.get_by_role("option").first).to_contain_text("潍坊市")
    shown = small.bounding_box()
    assert shown["width"] > 300 and shown["x"] + shown["width"] <= 390
    page.get_by_role("option").first.click()
    page.wait_for_url("**/city?*")
