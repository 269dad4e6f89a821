"""The record of decisions in a real browser: handed to a colleague, taken in, refused lines named; both languages; a narrow screen."""
from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from graph.dump import dump
from tests.views.conftest import ready, visit
from tests.views.review_page import open_tab, press, recorded
from tests.views.test_app_upload_words import PLACES, WORDS, shows

TABS = ("pairs", "facts", "open", "log", "check")


def test_an_exported_record_is_taken_in_and_lines_that_are_none_are_named(page, review, review_app, tmp_path):
    open_tab(page, review_app, "pairs")
    press(page, "1")
    press(page, "2")
    page.locator(".st-key-review_tab button").filter(has_text="决定记录").click()
    expect(page.get_by_test_id("decision")).to_have_count(2)
    expect(page.get_by_test_id("applied")).to_be_visible()  # leaving the tab had them applied
    ready(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="导出全部").click()
    lines = started.value.path().read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["do"] for line in lines] == ["same", "different"]
    decided, own = list(dump(review)), recorded(review)

    (review.workspace.decisions / "graph.jsonl").unlink()  # as at the colleague's, who has decided nothing
    open_tab(page, review_app, "log")
    expect(page.get_by_text("还没有决定")).to_be_visible()
    page.get_by_text("导入同事的决定").click()
    for place, words in zip(PLACES, WORDS["zh"], strict=False):
        shows(page, place, words)
    data = "\n".join([lines[0], '{"id": "x", "do": "explode"}', *lines[1:], lines[0][:40]])
    page.locator("input[type=file]").set_input_files([{"name": "同事.jsonl", "mimeType": "application/x-ndjson", "buffer": data.encode()}])
    expect(page.get_by_test_id("imported")).to_contain_text("新增 2 项，已有 0 项，未接受 2 行")
    expect(page.get_by_test_id("refused")).to_contain_text("同事.jsonl:2")
    expect(page.get_by_test_id("refused")).to_contain_text("同事.jsonl:4")
    expect(page.get_by_test_id("decision")).to_have_count(2)
    assert recorded(review) == own
    expect(page.get_by_test_id("applying")).to_have_count(0)
    expect(page.get_by_test_id("waiting")).to_have_count(0)
    assert list(dump(review)) == decided


@pytest.mark.parametrize("width", [390, 1280])
def test_every_tab_fits_the_screen_in_both_languages(page, review, review_app, width):
    page.set_viewport_size({"width": width, "height": 844})
    for language, title in (("zh", "校核"), ("en", "Review")):
        visit(page, f"{review_app}/review?lang={language}")
        for number, tab in enumerate(TABS):
            page.locator(".st-key-review_tab button").nth(number).click()
            page.wait_for_url(f"**tab={tab}*")
            expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
            ready(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (tab, language)

