"""Reading in a real browser: overview, queries, explorer, evidence, over the embedded store."""
from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, quote, urlsplit

import openpyxl
from playwright.sync_api import Page, expect

from tests.views.conftest import ready, visit
from tests.views.sample_graph import IMAGE, MARKDOWN, SCRIPT, ZIBO, reports

SENTENCE = "淄博市推行一窗受理改革，办件时间压缩40%。"


def address_values(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def figures(page: Page) -> dict[str, int]:
    """The numbers of the overview by what they count."""
    text = page.get_by_test_id("figures").inner_text().split("\n")
    return {name: int(number.replace(",", "")) for number, name in zip(text[::2], text[1::2], strict=True)}


def test_the_overview_counts_what_is_in_the_graph(page, sample_app):
    visit(page, sample_app)
    found = figures(page)
    assert (found["报告"], found["改革"], found["试点"], found["领导"], found["成效"]) == (3, 5, 2, 2, 3)
    assert "评分" not in found  # nothing to count
    expect(page.get_by_text("个对象").first).to_be_visible()
    cities = page.get_by_role("table", name="按地区")
    expect(cities.get_by_role("link", name="淄博市")).to_be_visible()
    expect(page.get_by_role("link", name="淄博市改革总结")).to_be_visible()
    expect(page.locator("canvas, svg.marks").first).to_be_visible()


def test_the_entry_for_reform_offices_leads_to_their_queries(page, sample_app):
    visit(page, sample_app)
    page.get_by_role("link", name="改革办：现成查询").click()
    page.wait_for_url("**/queries?for=office")
    ready(page)
    expect(page.get_by_role("heading", name="改革办")).to_be_visible()
    expect(page.get_by_role("heading", name="研究", exact=True)).to_have_count(0)


def test_the_language_switch_changes_texts_and_address_and_stays(page, sample_app):
    visit(page, sample_app)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Every fact opens the sentence that states it")).to_be_visible()
    assert address_values(page)["lang"] == "en"
    page.get_by_role("link", name="Explorer", exact=True).click()
    expect(page.get_by_text("Begin with one of these places")).to_be_visible()
    page.wait_for_url("**/explorer?*lang=en*")
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_text("从这些地区开始")).to_be_visible()


def test_a_query_is_found_by_words_and_runs_with_its_defaults(page, sample_app):
    visit(page, f"{sample_app}/queries")
    search = page.get_by_placeholder("找查询")
    search.fill("做这项改革")
    search.press("Enter")
    page.get_by_role("link", name="做这项改革能取得什么成效").click()
    result = page.get_by_role("table", name="做这项改革能取得什么成效")
    expect(result).to_be_visible()
    expect(result.get_by_role("link", name="办件时间压缩40%", exact=True)).to_be_visible()
    values = address_values(page)
    assert values["q"] == "outcomes-reached-with"
    assert values["topic"] == "营商环境与政务服务"


def test_a_changed_parameter_stands_in_the_address_and_the_address_reopens_the_query(page, anew, sample_app):
    visit(page, f"{sample_app}/queries?q=outcomes-reached-with")
    table = page.get_by_role("table", name="做这项改革能取得什么成效")
    expect(table).to_be_visible()
    page.get_by_role("combobox", name="本地").click()
    page.get_by_role("option", name="淄博市", exact=True).click()
    expect(table.get_by_role("link", name="潍坊市", exact=True)).to_be_visible()
    expect(table.get_by_role("link", name="淄博市", exact=True)).to_have_count(0)
    page.wait_for_url(f"**city={quote('淄博市')}*")
    rows = table.locator("tbody tr").all_inner_texts()
    fresh = anew(page.url)
    again = fresh.get_by_role("table", name="做这项改革能取得什么成效")
    expect(again).to_be_visible()
    assert again.locator("tbody tr").all_inner_texts() == rows
    assert fresh.get_by_role("combobox", name="本地").input_value() == "淄博市" or "淄博市" in fresh.locator(".st-key-form").inner_text()


def test_a_parameter_that_cannot_be_used_is_explained(page, sample_app):
    visit(page, f"{sample_app}/queries?q=outcomes-reached-with&city={quote('没有这个市')}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("没有这个市")
    expect(page.get_by_role("combobox", name="本地")).to_be_visible()


def test_the_downloads_have_every_row_with_quote_and_source(page, sample_app):
    visit(page, f"{sample_app}/queries?q=outcomes-reached-with&city={quote('未名市')}")
    with page.expect_download() as started:
        page.get_by_role("button", name="下载 CSV").click()
    text = started.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["成效"] for row in rows} == {"办件时间压缩40%", "办件时间压缩55%"}
    by_outcome = {row["成效"]: row for row in rows}
    assert by_outcome["办件时间压缩40%"]["原句"] == SENTENCE
    assert "淄博市改革总结" in by_outcome["办件时间压缩40%"]["出处"]
    with page.expect_download() as started:
        page.get_by_role("button", name="下载 Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]
    assert any(SENTENCE in [cell.value for cell in row] for row in sheet.iter_rows())


def test_a_row_of_a_result_opens_its_sentence_in_the_report(page, sample_app):
    visit(page, f"{sample_app}/queries?q=outcomes-reached-with&city={quote('未名市')}")
    page.get_by_role("link", name=SENTENCE).click()
    page.wait_for_url("**/evidence?*")
    expect(page.locator("mark#rg-fact")).to_have_text(SENTENCE)
    expect(page.get_by_test_id("claim")).to_contain_text(SENTENCE)
    expect(page.locator("mark#rg-fact")).to_be_in_viewport()
    expect(page.locator(".st-key-here")).to_contain_text("取得成效")


def test_the_evidence_page_shows_the_whole_text_and_all_facts(page, sample_app):
    zibo = reports()[0]
    visit(page, f"{sample_app}/evidence?report={zibo.report}")
    text = page.get_by_test_id("text")
    expect(text).to_be_visible()
    assert [line for line in text.inner_text().split("\n") if line.strip()] == ZIBO.split("\n")
    facts = page.locator(".st-key-facts_list .rg-fact")
    assert facts.count() >= len(zibo.relations)
    page.get_by_text("标出全部事实句").click()
    expect(text.locator(".rg-other").first).to_be_visible()
    assert "".join(text.inner_text().split()) == "".join(ZIBO.split())


def test_search_lists_things_and_a_hit_opens_in_the_explorer(page, sample_app):
    visit(page, f"{sample_app}/explorer")
    search = page.get_by_placeholder("城市、改革、试点")
    search.fill("一窗受理")
    search.press("Enter")
    hits = page.get_by_test_id("hits")
    expect(hits.get_by_role("listitem").filter(has_text="市").get_by_role("link", name="一窗受理改革")).to_have_count(2)  # the idea is there, too
    hits.get_by_role("listitem").filter(has_text="潍坊市").get_by_role("link").click()
    expect(page.get_by_test_id("node")).to_contain_text("一窗受理改革")
    facts = page.get_by_test_id("facts")
    expect(facts).to_contain_text("李大海")
    expect(facts.get_by_role("link", name="潍坊市推行一窗受理改革，办件时间压缩55%。").first).to_be_visible()


def test_back_leads_to_the_very_page_one_came_from(page, sample_app):
    visit(page, f"{sample_app}/registers?r=pilots")
    rows = page.get_by_role("table").first.get_by_role("row")
    expect(rows.nth(1)).to_be_visible()
    came = page.url
    rows.nth(1).get_by_role("link").first.click()
    page.wait_for_url("**/item?*")
    ready(page)
    page.locator('a[data-app][href^="/evidence"]:visible').first.click()
    page.wait_for_url("**/evidence?*")
    ready(page)
    expect(page.locator("mark#rg-fact")).to_be_visible()
    page.go_back()
    page.wait_for_url("**/item?*")
    ready(page)
    page.go_back()
    page.wait_for_url(came)
    expect(rows.nth(1)).to_be_visible()
    ready(page)
    entries = page.evaluate("""() => {
        const now = Date.now;
        return ["/registers?late=1", "/item?late=1"].map((address, number) => {
            Date.now = () => now() + 600 * number;  // as on a machine that has much to do; really waiting would leave room for the app's own changes
            history.pushState(null, "", address);
            Date.now = now;
            return history.length;
        });
    }""")
    assert entries[0] == entries[1]


def drawing(page: Page):
    """The frame of the drawing, when it is there."""
    page.locator('iframe[title*="st_link_analysis"]').wait_for()
    frame = next(f for f in page.frames if "st_link_analysis" in f.url)
    frame.wait_for_function("document.getElementById('cy')?._cyreg?.cy?.nodes().length > 0")
    return frame


def names(frame) -> set[str]:
    return set(frame.evaluate("document.getElementById('cy')._cyreg.cy.nodes().map(n => n.data('name'))"))


def click_node(page: Page, frame, name: str) -> None:
    """Click where the node of that name is drawn."""
    drawn = "document.getElementById('cy')._cyreg.cy.nodes()"
    place = frame.evaluate(f"name => {drawn}.filter(node => node.data('name') === name)[0].renderedPosition()", name)
    box = frame.locator("#cy").bounding_box()
    page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])


def test_a_click_on_a_thing_in_the_drawing_expands_it(page, sample_app):
    visit(page, f"{sample_app}/explorer?node=city:370700")
    frame = drawing(page)
    assert {"潍坊市", "淄博市", "河长制", "李大海"} <= names(frame)
    assert "王小明" not in names(frame)
    click_node(page, frame, "淄博市")
    page.wait_for_url(re.compile("node=city(:|%3A)370300"))
    expect(page.get_by_test_id("node")).to_contain_text("淄博市")
    frame = drawing(page)
    frame.wait_for_function("document.getElementById('cy')._cyreg.cy.nodes().map(n => n.data('name')).includes('王小明')")
    assert "河长制" in names(frame)  # what was open stays
    frame.wait_for_function("""() => {
        const cy = document.getElementById('cy')._cyreg.cy, box = cy.elements().renderedBoundingBox();
        return box.x1 >= 0 && box.y1 >= 0 && box.x2 <= cy.width() && box.y2 <= cy.height();
    }""")  # what came is in sight


def test_the_drawing_can_be_read_as_a_table(page, sample_app):
    visit(page, f"{sample_app}/explorer?node=city:370700")
    page.get_by_role("radio", name="表格").click()
    table = page.get_by_role("table", name="表格")
    expect(table.get_by_role("row", name=re.compile("^潍坊市 对标 淄博市"))).to_be_visible()
    expect(page.locator('iframe[title*="st_link_analysis"]')).to_have_count(0)


def test_at_most_so_many_are_drawn_and_the_page_says_so(page, sample_app):
    visit(page, f"{sample_app}/explorer?node=city:370700")
    expect(page.get_by_text(re.compile("画出全部 \\d+ 个对象"))).to_be_visible()


def test_a_path_between_two_things_shows_its_steps(page, sample_app):
    visit(page, f"{sample_app}/explorer?node=city:370700")
    page.get_by_role("button", name="找路径").click()
    field = page.get_by_label("从“潍坊市”到")
    field.fill("王小明")
    field.press("Enter")
    page.get_by_role("button", name=re.compile("领导.*王小明")).click()
    steps = page.get_by_test_id("steps")
    expect(steps).to_contain_text("对标")
    expect(steps).to_contain_text("王小明")
    expect(field).to_be_hidden()  # the steps and facts are in sight
    assert "to" in address_values(page)


def test_markup_in_names_and_quotes_is_data(page, sample_app):
    nasty = reports()[2]
    visit(page, sample_app)
    expect(page.get_by_role("link", name=SCRIPT)).to_be_visible()
    visit(page, f"{sample_app}/evidence?report={nasty.report}")
    expect(page.get_by_test_id("text")).to_contain_text("& <b>不是粗体</b> 的一句话。")
    expect(page.locator(".st-key-facts_list")).to_contain_text(MARKDOWN)
    page.locator(".st-key-facts_list").get_by_role("link", name=SCRIPT, exact=True).first.click()
    page.wait_for_url("**/item?*")
    ready(page)
    expect(page.get_by_role("heading", name=SCRIPT)).to_be_visible()
    assert page.evaluate("window.hacked") is None
    visit(page, f"{sample_app}/explorer?node={quote(address_values(page)['id'])}")
    expect(page.get_by_test_id("node").locator("h1")).to_have_text(SCRIPT)
    expect(page.get_by_test_id("facts")).to_contain_text(MARKDOWN)
    frame = drawing(page)
    assert any("＜script＞" in name for name in names(frame))
    page.get_by_role("radio", name="表格").click()
    expect(page.get_by_role("table", name="表格")).to_contain_text(MARKDOWN)
    visit(page, f"{sample_app}/reports?report={nasty.report}")
    expect(page.locator(".st-key-edit").get_by_text(SCRIPT)).to_be_visible()
    visit(page, f"{sample_app}/queries?q=city-portfolio&city={quote('未名市')}")
    expect(page.get_by_role("table").first).to_contain_text(IMAGE)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src=x]").count() == 0


def test_each_page_fits_a_narrow_screen(page, sample_app):
    page.set_viewport_size({"width": 390, "height": 800})
    for path in ("/", "/queries", "/queries?q=pilots", "/explorer?node=city:370300", f"/evidence?report={reports()[0].report}", "/reports"):
        visit(page, sample_app + path)
        expect(page.locator(".stMainBlockContainer")).to_be_visible()
        wider = page.evaluate("(() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; })()")
        assert wider <= 0, path
