"""The upload box speaks the language of the page and tells the limit that reading has."""
from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from ingest.readers.limits import MAX_FILE_BYTES, MIB
from tests.views.conftest import ready, visit

LIMIT = MAX_FILE_BYTES // MIB
WORDS = {"zh": ("选择文件", f"或把文件拖到这里，每个不超过 {LIMIT} MB", "松开即可添加"),
         "en": ("Choose files", f"or drop files here, at most {LIMIT} MB each", "Drop to add them")}
PLACES = ('[data-testid="stFileUploaderDropzone"] > span button p', '[data-testid="stFileUploaderDropzoneInstructions"] span')
DRAGGED = '[data-testid="stFileUploaderDropzone"] > input + div > span'


def shows(page: Page, place: str, words: str) -> None:
    """At a place stand these words instead of Streamlit's, which take no room; the language may have been changed a moment ago."""
    expect(page.locator(place)).to_have_css("font-size", "0px")
    page.wait_for_function("([place, words]) => getComputedStyle(document.querySelector(place), '::after').content === JSON.stringify(words)", arg=[place, words])


def drag(page: Page, event: str) -> None:
    held = page.evaluate_handle("() => { const d = new DataTransfer(); d.items.add(new File(['x'], 'a.txt', {type: 'text/plain'})); return d }")
    page.dispatch_event('[data-testid="stFileUploaderDropzone"]', event, {"dataTransfer": held})


def test_the_upload_box_has_the_words_of_the_page_and_changes_them_with_its_language(page, sample_app):
    visit(page, f"{sample_app}/reports")
    page.get_by_text("上传报告").click() if not page.locator(PLACES[0]).is_visible() else None
    for language, button in (("zh", "English"), ("en", "中文"), ("zh", "English")):
        expect(page.get_by_role("button", name=button)).to_be_visible()
        for place, words in zip(PLACES, WORDS[language][:2], strict=True):
            shows(page, place, words)
        drag(page, "dragenter")
        shows(page, DRAGGED, WORDS[language][2])
        drag(page, "dragleave")
        expect(page.locator(DRAGGED)).to_have_count(0)
        page.get_by_role("button", name=button).click()
        ready(page)


@pytest.mark.parametrize(("more", "refused"), [(0, 0), (1, 1)])
def test_the_limit_is_the_one_that_is_shown(page, sample_app, tmp_path, more, refused):
    file = tmp_path / "a.txt"
    with open(file, "wb") as opened:
        opened.truncate(LIMIT * 1_000_000 + more)  # the browser counts in millions, what is read in 1024²: a little more
    visit(page, f"{sample_app}/reports")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_test_id("stFileChip")).to_have_count(1)
    expect(page.get_by_test_id("stFileUploader").get_by_role("alert")).to_have_count(refused)
    expect(page.get_by_role("button", name="开始读取")).to_be_enabled(enabled=not refused)


def test_whoever_chooses_a_spreadsheet_is_told_of_the_import_of_ledgers(page, sample_app, tmp_path):
    sheet = tmp_path / "试点台账.csv"
    sheet.write_text("试点,级别\n一窗受理,市级\n", encoding="utf-8")
    visit(page, f"{sample_app}/reports")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(sheet)
    told = page.get_by_test_id("sheets")
    expect(told).to_contain_text("试点台账.csv")
    expect(told.get_by_role("link")).to_have_attribute("href", re.compile("^/registers"))
