"""City, item, leader and compare in a real browser: one way through them, then on paper, in English, on a narrow screen, and with what is not there."""
from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import expect

from graph.load import load
from tests.graph.folders import keep
from tests.graph.profile_graph import ENVIRONMENT, RIVERS, SERVICE, profile_reports
from tests.views.app_process import AppProcess
from tests.views.conftest import ready, visit

ZIBO, WEIFANG = "city:370300", "city:370700"


@pytest.fixture(scope="module")
def profile_app(stores, tmp_path_factory):
    """The app over the embedded store with the reports of `profile_graph`, which nothing changes."""
    opened = stores.get("embedded")
    for facts in profile_reports():
        keep(opened.workspace, facts)
    load(opened, opened.workspace)
    app = AppProcess(stores.environment("embedded"), tmp_path_factory.mktemp("app") / "log.txt")
    yield app.url
    app.close()


def values(page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def headings(page) -> list[str]:
    return page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => h.tagName)")


def test_from_a_city_over_an_item_and_a_leader_to_a_sentence_and_a_comparison(page, profile_app):
    visit(page, f"{profile_app}/city")
    expect(page.get_by_test_id("cities")).to_contain_text("潍坊市")
    page.get_by_role("combobox", name="地区").fill("淄博")
    page.get_by_role("option", name="淄博市（山东省）").click()
    expect(page.get_by_test_id("city")).to_contain_text("淄博市")
    ready(page)
    assert values(page) == {"id": ZIBO}
    expect(page.get_by_test_id("counts")).to_contain_text("2改革1试点1领导3成效1获得肯定1问题2对标2报告")
    assert headings(page)[0] == "H1" and set(headings(page)[1:]) == {"H2"}
    expect(page.get_by_test_id("leaders")).to_contain_text("市长 2013-03–2017-11；市委书记")
    expect(page.get_by_test_id("alike")).to_contain_text("同为地级")
    expect(page.locator("[role=graphics-document][aria-label=\"淄博市 城镇新增就业（万人）\"]")).to_be_visible()

    listed = page.get_by_role("table", name="改革与试点").last
    expect(listed.locator("tbody tr")).to_have_count(3)
    page.get_by_test_id("items").get_by_role("row", name=ENVIRONMENT).get_by_role("link", name="1").click()
    expect(listed.locator("tbody tr")).to_have_count(1)
    assert values(page) == {"id": ZIBO, "topic": ENVIRONMENT, "year": "2017"}
    expect(listed).to_contain_text(RIVERS)
    page.get_by_role("button", name="取消筛选").click()
    expect(listed.locator("tbody tr")).to_have_count(3)
    page.get_by_label("名称包含").fill("受理")
    page.get_by_label("名称包含").press("Enter")
    expect(listed.locator("tbody tr")).to_have_count(1)
    listed.get_by_role("link", name=SERVICE, exact=True).click()

    page.wait_for_url("**/item?*")
    expect(page.get_by_test_id("about")).to_contain_text("完成时限")
    expect(page.get_by_test_id("history").locator("tbody tr")).to_have_count(3)
    expect(page.get_by_test_id("history")).to_contain_text("2018-05")
    expect(page.get_by_test_id("people")).to_contain_text("领导牵头（2017年3月起）")
    expect(page.get_by_test_id("recognitions")).to_contain_text("推介、国家级、2017-11")
    expect(page.get_by_test_id("elsewhere")).to_contain_text("潍坊市")
    expect(page.get_by_test_id("missing")).to_contain_text("政策依据")
    expect(page.get_by_test_id("similar").get_by_role("table")).to_contain_text("潍坊市")
    page.get_by_test_id("people").get_by_role("link", name="王小明", exact=True).click()

    page.wait_for_url("**/leader?*")
    expect(page.get_by_test_id("posts").locator("tbody tr")).to_have_count(2)
    expect(page.get_by_role("table", name="牵头事项")).to_contain_text(SERVICE)
    page.get_by_test_id("posts").get_by_role("link", name="市委书记王小明讲话").click()
    page.wait_for_url("**/evidence?*")
    expect(page.locator("mark#rg-fact")).to_have_text("市委书记王小明讲话。")

    visit(page, f"{profile_app}/city?id={ZIBO}")
    page.get_by_role("link", name="与其他城市比较").click()
    page.wait_for_url("**/compare?*")
    expect(page.get_by_text("再选至少 1 个城市")).to_be_visible()
    page.get_by_role("combobox", name="选择两到五个城市").fill("潍坊")
    page.get_by_role("option", name="潍坊市（山东省）").click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("totals").get_by_role("row", name="改革", exact=False).first).to_contain_text("23")
    ready(page)
    assert values(page) == {"cities": f"{ZIBO},{WEIFANG}"}
    expect(page.get_by_test_id("shared")).to_contain_text(RIVERS)
    table = page.get_by_role("table", name="城镇新增就业（万人）")
    expect(table.locator("tbody tr")).to_have_text(["20175", "201867"])
    table.get_by_role("link", name="7").click()
    page.wait_for_url("**/evidence?*")
    expect(page.locator("mark#rg-fact")).to_have_text("城镇新增就业7万人。")


def test_on_paper_in_english_on_a_narrow_screen_and_with_what_is_not_there(page, profile_app):
    visit(page, f"{profile_app}/city?id={ZIBO}&lang=en&confidence=0.6")
    expect(page.get_by_test_id("benchmarks").locator("tbody tr")).to_have_count(1)  # the other is less sure
    expect(page.get_by_test_id("leaders")).to_contain_text("From and to as reports state them")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    assert [round(side / 72 * 25.4) for side in paper[0].get_size()] == [210, 297] and len(paper) <= 3
    assert "Leaders over time" in text and "Name contains" not in text and "Confidence" not in text.partition("淄博市")[0]
    page.set_viewport_size({"width": 390, "height": 800})
    for address in (f"city?id={ZIBO}", f"compare?cities={ZIBO},{WEIFANG}"):
        visit(page, f"{profile_app}/{address}&lang=en")
        expect(page.get_by_test_id("city").or_(page.get_by_test_id("totals"))).to_be_visible()
        assert page.evaluate("(() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; })()") <= 0
    for address, said in (
        ("city?id=city:none", "图谱里没有这个地区"), ("city?id=city:370304", "没有它自己的改革"), ("city?id=city:440600", "被学习"),
        ("item?id=reform:none", "没有这项改革或试点"), ("leader?id=leader:none", "没有这位领导"), ("compare?cities=city:none", "1 个地区不在图谱里"),
    ):
        visit(page, f"{profile_app}/{address}&lang=zh")
        expect(page.get_by_text(said).first).to_be_visible()
