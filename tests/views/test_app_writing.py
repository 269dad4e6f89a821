"""Changing what is in, in a real browser: upload, look, load, set the year, delete; progress survives a reload."""
from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from tests.ingest.test_jobs import TEXT
from tests.views.app_process import AppProcess
from tests.views.conftest import ready, visit
from tests.views.test_app_reading import figures

NAME = "<b>总结.txt"


@pytest.fixture
def app(stores):
    """The app over an empty embedded store."""
    folder = stores.get("embedded").workspace.root
    shutil.rmtree(folder / "jobs", ignore_errors=True)
    running = AppProcess(stores.environment("embedded"), folder / "app.log")
    yield running
    running.close()


def upload(page: Page, files: list[dict]) -> None:
    """Choose files and have them read."""
    page.locator("input[type=file]").set_input_files(files)
    button = page.get_by_role("button", name="开始读取")
    expect(button).to_be_enabled()
    button.click()


def text_file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def test_a_report_is_uploaded_looked_at_loaded_changed_and_deleted(page, app, stores):
    page.set_default_timeout(150_000)
    expect.set_options(timeout=150_000)
    visit(page, f"{app.url}/reports")
    upload(page, [text_file(NAME, TEXT.encode("gb18030")), text_file("空.txt", b"")])
    expect(page.get_by_text("正在读取")).to_be_visible()
    page.reload()  # the job goes on without this page
    ready(page)
    expect(page.get_by_text("已读取，等待载入")).to_be_visible()
    expect(page.get_by_test_id("set-aside")).to_contain_text("空.txt")
    page.get_by_text("查看将要载入的内容").click()
    expect(page.get_by_test_id("found")).to_contain_text("改革")
    expect(page.get_by_role("table", name="查看将要载入的内容")).to_contain_text("一窗受理")
    page.get_by_role("button", name="载入 1 份").click()
    expect(page.get_by_text("新增 1 份")).to_be_visible()
    expect(page.get_by_text("已载入 1 份")).to_be_visible()
    row = page.get_by_role("table", name="报告").locator("tbody tr")
    expect(row).to_contain_text("淄博市")
    expect(row).to_contain_text("2017")

    row.get_by_role("link", name="修改").click()
    year = page.get_by_label("年份")
    year.fill("2019")
    year.press("Tab")
    page.get_by_role("button", name="保存").click()
    expect(row).to_contain_text("2019")
    row.get_by_role("link", name=re.compile("总结")).first.click()
    expect(page.get_by_test_id("text")).to_contain_text("一窗受理")
    visit(page, app.url)
    assert figures(page)["报告"] == 1

    visit(page, f"{app.url}/reports")
    row.get_by_role("link", name="修改").click()
    page.get_by_role("button", name="删除").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("删除这份报告？")
    dialog.get_by_role("button", name="删除").click()
    expect(page.get_by_text(re.compile("已删除"))).to_be_visible()
    expect(page.get_by_text("还没有报告。上传文件后")).to_be_visible()
    workspace = stores.environment("embedded")["REFORMGRAPH_DATA"]
    left = [path for part in ("facts", "texts", "sources") for path in (app.log.parent / part).rglob("*") if path.is_file()]
    assert workspace == str(app.log.parent) and left == []


def test_work_in_the_background_can_be_cancelled_and_taken_away(page, app):
    visit(page, f"{app.url}/reports")
    long = "\n".join(TEXT.replace("2017", str(2000 + year)) for year in range(20))  # read for longer than a busy browser needs for a click
    upload(page, [text_file(f"{n}.txt", f"{long}\n第{n}份。".encode()) for n in range(30)])
    page.get_by_role("button", name="取消").click()
    expect(page.get_by_text("已取消")).to_be_visible()
    page.get_by_role("button", name="清除记录").click()
    expect(page.get_by_text("已取消")).to_have_count(0)
    expect(page.get_by_text("还没有报告。上传文件后")).to_be_visible()
