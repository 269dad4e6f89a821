"""Similar reforms in a real browser: asked in each way, filtered, compared, taken along, opened again; what cannot be looked for."""
from __future__ import annotations

import io
import re
import zipfile
from urllib.parse import parse_qs, quote, urlsplit

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from graph.load import load
from graph.similar.sync import prepare, state
from tests.graph.folders import keep
from tests.views.app_process import AppProcess
from tests.views.conftest import ready, visit
from tests.views.similar_graph import SCRIPT, reports

ASKED = "企业开办一窗受理"
ZIBO, XIANGTAN = "企业开办一窗受理改革", "企业开办“一窗受理”"
UNPREPARED = "MATCH (n:Thing) WHERE n.embedded IS NOT NULL SET n.embedded = 'older'"


@pytest.fixture(scope="module")
def similar_store(stores):
    """The embedded store with the reports of `similar_graph`, prepared by the shipped model."""
    opened = stores.get("embedded")
    for facts in reports():
        keep(opened.workspace, facts)
    load(opened, opened.workspace)
    prepare(opened, opened.workspace)
    return opened


@pytest.fixture(scope="module")
def similar_app(similar_store, stores, tmp_path_factory):
    """The app over that store."""
    app = AppProcess(stores.environment("embedded"), tmp_path_factory.mktemp("app") / "log.txt")
    yield f"{app.url}/similar"
    app.close()


def values(page: Page) -> dict[str, str]:
    return {name: each[0] for name, each in parse_qs(urlsplit(page.url).query).items()}


def names(page: Page) -> list[str]:
    """The names of all hits, those of a closed group too."""
    return page.locator(".rg-hit-name").all_text_contents()


def choose(page: Page, title: str, option: str | re.Pattern) -> None:
    """Choose in a select box."""
    page.get_by_role("combobox", name=title).click()
    page.get_by_role("option", name=option).click()
    ready(page)


def tick(page: Page, place: str) -> None:
    page.locator(f'[data-testid="stCheckbox"] label:has(input[aria-label^="选取 {place}"])').click()
    ready(page)


def to(page: Page, element) -> None:
    """Go to an element with the tab key."""
    for _ in range(60):
        if element.evaluate("e => e === document.activeElement || e.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the tab key does not lead there")


def test_what_is_not_prepared_is_prepared_by_a_button_and_all_goes_by_keys(page, similar_app, similar_store):
    similar_store.write(lambda tx: tx.run(UNPREPARED))
    visit(page, similar_app)
    while page.get_by_role("button", name="现在准备").count() == 0:  # what the page knows may be some seconds old
        visit(page, similar_app)
    expect(page.get_by_text("7 项中有 7 项")).to_be_visible()
    box = page.get_by_label("想做什么，或遇到什么问题")
    to(page, box)
    page.keyboard.type(ASKED)
    to(page, page.get_by_role("button", name="查找"))
    ready(page)  # leaving the box asks already
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("hit").first).to_be_visible()
    to(page, page.get_by_role("button", name="现在准备"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="现在准备")).to_have_count(0)
    for _ in range(300):  # between the button and the bar there may be neither
        if state(similar_store) == (7, 7):
            break
        page.wait_for_timeout(200)
    assert state(similar_store) == (7, 7)
    expect(page.get_by_text("正在准备")).to_have_count(0)
    ready(page)
    first = page.locator('input[aria-label^="选取"]').first
    to(page, first)
    page.keyboard.press("Space")
    expect(page.get_by_text("比较所选（1）")).to_be_visible()
    ready(page)
    summary = page.get_by_test_id("hit").first.locator("summary")
    to(page, summary)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("hit").first.locator(".rg-sides")).to_be_hidden()


def test_a_description_is_answered_narrowed_compared_and_taken_along(page, anew, similar_app):
    visit(page, similar_app)
    page.get_by_label("想做什么，或遇到什么问题").fill(ASKED)
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_test_id("group")).to_contain_text("4 个地方")
    expect(page.get_by_test_id("group").get_by_role("link")).to_have_attribute("href", re.compile("concept"))
    page.get_by_text("同一理念的另外 3 项").click()
    expect(page.locator(".rg-hit-name")).to_have_count(5)
    assert {ZIBO, XIANGTAN, "企业开办一窗受理试点", SCRIPT} == set(names(page))
    hit = page.get_by_test_id("hit").filter(has_text="湘潭市")
    expect(hit.get_by_test_id("why")).to_contain_text("共同做法")
    expect(hit.get_by_test_id("results")).to_contain_text("企业开办时间 ↓2天")
    expect(hit).to_contain_text("国务院办公厅")

    tick(page, "湘潭市")
    tick(page, "佛山市 企业开办一窗受理改革")
    page.get_by_text("比较所选（2）").click()
    table = page.get_by_role("table", name="比较")
    expect(table.locator("th")).to_have_count(3)
    assert {"湘潭市", "佛山市"} < set(table.locator("th").all_inner_texts())
    expect(table.get_by_role("row", name=re.compile("^成效"))).to_contain_text("企业开办时间 ↓2天")
    expect(table.get_by_role("row", name=re.compile("^牵头"))).to_contain_text("王小明")
    table.get_by_role("row", name=re.compile("^做法")).get_by_role("link").first.click()
    page.wait_for_url("**/evidence?*")
    ready(page)
    page.go_back()  # what was ticked and compared is there still
    expect(table.locator("th")).to_have_count(3)
    ready(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="一页纸 Word（2）").click()
    words = "\n".join(p.text for p in Document(started.value.path()).paragraphs)
    assert f"所问：{ASKED}" in words and f"湘潭市：{XIANGTAN}" in words and f"佛山市：{ZIBO}" in words and "淄博市" not in words
    with page.expect_download() as started:
        page.get_by_role("button", name="Excel（2）").click()
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {XIANGTAN, ZIBO}

    choose(page, "我在哪里", "淄博市（山东省）")
    page.wait_for_url("**place=**")
    ready(page)  # a click on what is drawn anew meanwhile is lost
    page.get_by_text("筛选条件").click()
    page.get_by_text("有成效数据").click()
    page.wait_for_url("**results=1**")
    ready(page)  # while it is drawn anew, one hit may stand there before the others
    expect(page.get_by_test_id("hit")).to_have_count(1)
    assert names(page) == [XIANGTAN]
    assert values(page) == {"text": ASKED, "place": "city:370300", "results": "1"}
    again = anew(page.url)
    expect(again.get_by_test_id("hit")).to_have_count(1)
    expect(again.get_by_label("想做什么，或遇到什么问题")).to_have_value(ASKED)
    page.get_by_role("button", name="取消 1 个条件").click()
    expect(page.get_by_test_id("hit")).to_have_count(4)
    page.get_by_role("link", name="企业开办时间 ↓2天").first.click()
    page.wait_for_url("**/evidence?*")
    expect(page.locator("mark#rg-fact")).to_have_text("企业开办时间压缩到2天。")


def test_from_a_cold_start_to_those_like_it_with_results_as_a_brief_in_two_clicks(page, similar_app):
    visit(page, similar_app.removesuffix("/similar"))
    page.get_by_role("link", name="改革办：找外地类似做法").click()
    page.wait_for_url("**/similar*")
    ready(page)
    page.get_by_label("想做什么，或遇到什么问题").fill(ASKED)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_test_id("hit").first).to_be_visible()
    ready(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="一页纸 Word").click()
    words = "\n".join(p.text for p in Document(started.value.path()).paragraphs)
    assert all(f"{place}：" in words for place in ("淄博市", "湘潭市", "佛山市")) and "企业开办时间 ↓2天" in words


def test_a_thing_of_the_graph_finds_its_like_elsewhere(page, similar_app, similar_store):
    own = similar_store.read("MATCH (n:Reform {name: $name})-[:CARRIED_OUT_IN]->({name: '佛山市'}) RETURN n.id AS id", name=ZIBO).single()
    visit(page, similar_app.replace("/similar", f"/explorer?node={own}"))
    page.get_by_role("link", name="外地类似做法").click()
    page.wait_for_url("**/similar?*")
    assert values(page) == {"item": own}
    expect(page.get_by_test_id("group")).to_contain_text("3 个地方")
    best = page.get_by_test_id("hit").first
    expect(best.locator(".rg-sides")).to_contain_text("佛山市深化企业开办一窗受理改革，当天办结。")  # both sentences stand open beside each other
    assert SCRIPT not in names(page)  # its own place
    page.get_by_label("名称").fill("一窗受理试点")
    page.get_by_label("名称").press("Enter")
    ready(page)
    choose(page, "改革或试点", re.compile("script"))
    page.wait_for_url(re.compile("item=pilot"))
    ready(page)
    expect(page.get_by_test_id("hit").first).to_be_visible()
    assert page.evaluate("window.hacked") is None
    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("Where I am")).to_be_visible()
    expect(page.get_by_test_id("hit").first).to_contain_text("same means")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("(() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; })()") <= 0


def test_what_has_no_answer_or_cannot_be_looked_for_says_so(page, similar_app):
    visit(page, f"{similar_app}?text={quote('载人航天器对接口的焊缝探伤')}&topic={quote('教育')}")
    expect(page.get_by_test_id("nothing")).to_contain_text("没有值得参考的类似做法")
    page.get_by_role("button", name="取消全部条件").click()
    expect(page.get_by_role("button", name="取消全部条件")).to_have_count(0)
    expect(page.get_by_test_id("nothing")).to_be_visible()
    for asked, said in (("text=windows", "请用中文描述"), ("text=x", "至少两个字"), ("item=reform:nobody", "reform:nobody"),
                        (f"text={quote(ASKED)}&place={quote('没有这个市')}", "没有这个市"),
                        (f"text={quote(ASKED)}&province={quote('火星省')}", "没有省份“火星省”"), (f"text={quote(ASKED)}&topic={quote('航天')}", "没有主题“航天”")):
        visit(page, f"{similar_app}?{asked}")
        expect(page.get_by_role("alert")).to_contain_text(said)
        expect(page.get_by_test_id("hit")).to_have_count(0)


def test_a_draft_is_read_and_a_broken_one_says_why(page, similar_app):
    visit(page, f"{similar_app}?by=draft")
    box = page.get_by_test_id("stFileUploaderDropzoneInput")
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/other.xml", "<x/>")
    for name, data in (("方案<b>.docx", b"PK no archive"), ("*提纲*.docx", broken.getvalue())):
        box.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
        expect(page.get_by_role("alert")).to_contain_text(f"{name}：读不出来")
    good = io.BytesIO()
    document = Document()
    document.add_paragraph("我市拟推行企业开办一窗受理，材料一次交齐。")
    document.save(good)
    box.set_input_files({"name": "草案.docx", "mimeType": "application/octet-stream", "buffer": good.getvalue()})
    expect(page.get_by_test_id("group")).to_contain_text("4 个地方")
    assert values(page) == {"by": "draft"}
    page.get_by_test_id("hit").first.locator(".rg-quote a:visible").first.click()
    page.wait_for_url("**/evidence?*")
    ready(page)
    page.go_back()
    expect(page.get_by_test_id("draft")).to_have_text("草稿：草案.docx")
    expect(page.get_by_test_id("group")).to_contain_text("4 个地方")
    ready(page)
    page.get_by_role("button", name="去掉").click()
    expect(page.get_by_test_id("hit")).to_have_count(0)
    expect(page.get_by_test_id("draft")).to_have_count(0)
