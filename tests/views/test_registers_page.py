"""Registers in a real browser: chosen, filtered, sorted, taken along, opened again; and an office's ledger, from its file to what is overdue."""
from __future__ import annotations

import io
from urllib.parse import parse_qsl, quote, urlsplit

import openpyxl
import pytest
from playwright.sync_api import Page, TimeoutError, expect

from ingest.registers import ROW
from tests.graph.registers.register_graph import fill
from tests.ingest.ledger_files import xlsx
from tests.views.app_process import AppProcess
from tests.views.conftest import ready, visit

LEDGER = (
    ("张店区2018年改革任务台账",), ("序号", "改革任务", "责任单位", "完成时限", "进展情况", "备注"),
    (1, "<b>电子证照</b>互认改革", "区大数据局", "2018年6月底前", "推进中", None), (2, "社区食堂改革", "区民政局", "2018年3月", "已完成", None),
    (3, "河道管护改革", "区水利局", "2018-09", "推进中", "跨年"), ("合计", 3), ("填表人：李某",),
)


@pytest.fixture(scope="module")
def registers_app(stores, tmp_path_factory):
    """The app over the embedded store with the graph of `register_graph`."""
    fill(stores.get("embedded"))
    app = AppProcess(stores.environment("embedded"), tmp_path_factory.mktemp("app") / "log.txt")
    yield app.url
    app.close()


def values(page: Page) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(page.url).query))


def cells(page: Page, head: str, name: str) -> list[str]:
    """What a column of the table `name` says, from top to bottom."""
    page.get_by_role("table", name=name).wait_for()
    ready(page)
    return page.get_by_role("table", name=name).locator(f'td[data-label="{head}"]').all_inner_texts()


def choose(page: Page, box: str, option: str) -> None:
    """Choose in a select box; the page may be drawn anew meanwhile, which closes the list."""
    for _ in range(10):
        if not page.get_by_role("option", name=option, exact=True).is_visible():
            page.get_by_role("combobox", name=box).click()
        try:
            page.get_by_role("option", name=option, exact=True).click(timeout=5_000)
            return
        except TimeoutError:
            ready(page)
    raise AssertionError(f"{box} does not offer {option}")


def overflow(page: Page) -> int:
    return page.evaluate("(() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth; })()")


def test_a_register_is_chosen_filtered_sorted_taken_along_and_opened_again(page, anew, registers_app):
    visit(page, f"{registers_app}/registers?city={quote('没有这个市')}&r=nothing")
    expect(page.get_by_role("alert")).to_contain_text("没有名为 nothing 的台账")
    visit(page, f"{registers_app}/registers")
    expect(page.get_by_test_id("registers").get_by_role("link")).to_have_count(11)
    page.get_by_role("link", name="试点台账").click()
    page.wait_for_url("**/registers?r=pilots")
    expect(page.get_by_test_id("totals")).to_contain_text("国家级 2")
    assert cells(page, "试点", "试点台账") == ["无废城市试点", "国家审批服务试点", "积分落户试点"]
    head = page.get_by_role("columnheader", name="批次")
    head.get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**sort=batch**")
    expect(head).to_have_attribute("aria-sort", "ascending")
    ready(page)
    page.get_by_text("更多条件与排序").click()
    choose(page, "级别", "国家级")
    page.wait_for_url("**level=national**")
    expect(page.get_by_test_id("rows")).to_have_text("2 行：国家级")
    with page.expect_download() as started:
        page.get_by_role("button", name="下载 Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"无废城市试点", "国家审批服务试点"}
    assert [cell.value for cell in sheet[1]][-1] == ROW
    with page.expect_download() as started:
        page.get_by_role("button", name="空白模板").click()
    assert openpyxl.load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]["A1"].value == "试点"
    assert values(page) == {"r": "pilots", "level": "national", "sort": "batch"}
    again = anew(page.url)
    expect(again.get_by_test_id("rows")).to_have_text("2 行：国家级")
    page.get_by_label("包含文字").fill("没有这几个字")
    page.get_by_label("包含文字").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("没有符合条件的行")
    page.get_by_role("button", name="取消 2 个条件").click()
    expect(page.get_by_test_id("totals")).to_contain_text("试点 3")

    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="无废城市试点"))
    row.locator("summary").click()
    row.get_by_role("listitem").first.get_by_role("link").click()
    page.wait_for_url("**/evidence?*")
    expect(page.get_by_test_id("claim")).to_contain_text("A2")
    expect(page.locator("table.rg-sheet mark#rg-fact")).to_have_text("无废城市试点")
    visit(page, f"{registers_app}/registers?r=pilots")
    page.get_by_role("table", name="试点台账").get_by_role("link", name="无废城市试点", exact=True).first.click()
    page.wait_for_url("**/item?id=pilot*")

    visit(page, f"{registers_app}/registers?r=tasks&state=overdue&on=2017-06-15&lang=en")
    assert cells(page, "Task", "Task ledger") == ["公立医院改革"]  # the other one was done late
    expect(page.get_by_role("table", name="Task ledger")).to_contain_text("15 days overdue")
    page.set_viewport_size({"width": 390, "height": 800})
    visit(page, f"{registers_app}/registers?r=mechanisms&city={quote('没有这个市')}")
    expect(page.get_by_role("alert")).to_contain_text("没有这个市")
    visit(page, f"{registers_app}/registers?r=tasks")
    assert overflow(page) <= 0


def test_from_an_offices_ledger_to_the_overdue_tasks_in_four_clicks(page, registers_app):
    visit(page, f"{registers_app}/registers?r=tasks")
    before = cells(page, "任务", "任务分解台账")
    visit(page, f"{registers_app}/registers")
    box = page.get_by_test_id("stFileUploaderDropzoneInput")
    unknown = "甲,乙\n供水改革,市水利局\n".encode()
    for role, name, data, said in (("alert", "坏<b>.xlsx", b"PK\x03\x04 no workbook", "坏"), ("status", "无表头.csv", unknown, "从表头看不出是哪一种台账")):
        box.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})
        expect(page.get_by_role(role).filter(has_text=said)).to_be_visible()
    expect(page.get_by_test_id("ledger-file")).to_have_text(["坏_b_.xlsx", "无表头.csv"])  # each waits for its own word
    page.get_by_role("button", name="不导入").first.click()
    expect(page.get_by_test_id("ledger-file")).to_have_text(["无表头.csv"])
    choose(page, "这是哪一种台账", "任务分解台账")
    expect(page.get_by_role("alert")).to_contain_text("第 1 行")
    choose(page, "A 甲", "任务")  # a person may say what no rule knows
    expect(page.get_by_role("button", name="导入 1 行")).to_be_enabled()

    visit(page, registers_app)
    clicks = 0

    def click(what) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    click(page.get_by_role("link", name="台账", exact=True))
    with page.expect_file_chooser() as chooser:
        click(page.get_by_role("button", name="选择文件"))
    chooser.value.set_files({"name": "任务.xlsx", "mimeType": "application/octet-stream", "buffer": xlsx({"分解表": LEDGER}, ("A1:F1",))})
    expect(page.get_by_role("combobox", name="这是哪一种台账")).to_have_value("任务分解台账")
    expect(page.get_by_role("textbox", name="所属地区")).to_have_value("张店区")
    expect(page.get_by_role("spinbutton", name="年份")).to_have_value("2018")
    expect(page.get_by_role("table").first).to_contain_text("<b>电子证照</b>互认改革")
    expect(page.get_by_test_id("ledger-table")).to_contain_text("表头在第 2 行，共 3 行")
    expect(page.get_by_test_id("ledger-table")).to_contain_text("不读的列：备注")
    page.get_by_test_id("ledger-left").locator("summary").click()
    expect(page.get_by_test_id("ledger-left")).to_contain_text("合计行")
    expect(page.get_by_test_id("ledger-left")).to_contain_text("工作表“分解表”第 7 行")
    click(page.get_by_role("button", name="导入 3 行"))
    expect(page.get_by_test_id("ledger-done")).to_contain_text("读入 3 行")
    click(page.get_by_role("link", name="逾期未完成 2 项"))
    page.wait_for_url("**state=overdue**")
    assert clicks == 4
    assert cells(page, "任务", "任务分解台账") == ["<b>电子证照</b>互认改革", "河道管护改革"]
    assert values(page) == {"r": "tasks", "city": "city:370303", "state": "overdue"}
    expect(page.get_by_test_id("ledger-done")).to_have_count(0)
    page.get_by_role("button", name="取消 2 个条件").click()
    expect(page.get_by_test_id("totals")).to_contain_text(f"任务 {len(before) + 3}")
    assert set(before) < set(cells(page, "任务", "任务分解台账"))
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="河道管护改革"))
    row.locator("summary").click()
    expect(row.get_by_role("list")).to_contain_text("工作表“分解表”")
    visit(page, f"{registers_app}/reports")
    expect(page.get_by_role("table", name="报告")).to_contain_text("张店区2018年改革任务台账")
