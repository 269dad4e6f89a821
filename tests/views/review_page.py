"""What tests of the Review page do again and again."""
from __future__ import annotations

from playwright.sync_api import Page, expect

from graph.decisions import Decision, DecisionLog
from tests.views.conftest import ready, visit

PLACE, APPLIED, WAITING = "place", "applied", "waiting"


def open_tab(page: Page, url: str, tab: str, **more: str) -> None:
    """Open a tab of the Review page and wait for it."""
    visit(page, f"{url}/review?tab={tab}" + "".join(f"&{name}={value}" for name, value in more.items()))
    page.locator(".st-key-review_keys button, [data-testid=nothing], .st-key-log_find").first.wait_for()
    ready(page)


def place(page: Page) -> str:
    """Which card is shown: 第 1 / 6 项."""
    return page.get_by_test_id(PLACE).inner_text()


def press(page: Page, key: str) -> None:
    """Press a key that leads to another card."""
    before = place(page)
    page.locator(".st-key-review_keys button").first.wait_for()
    ready(page)
    page.keyboard.press(key)
    expect(page.get_by_test_id(PLACE)).not_to_have_text(before)
    ready(page)


def record(page: Page) -> None:
    """Press the key that records what a panel holds, once the whole panel is there."""
    page.locator(".st-key-panel_record button").wait_for()
    ready(page)
    page.keyboard.press("Control+Enter")


def apply(page: Page) -> None:
    """Have what is recorded applied, by its key, and wait for the end."""
    expect(page.get_by_test_id(WAITING)).to_be_visible()
    page.locator(".st-key-apply button").wait_for()
    ready(page)
    page.keyboard.press("A")
    expect(page.get_by_test_id(APPLIED)).to_be_visible()
    ready(page)


def names(page: Page) -> list[str]:
    """The names of the two things shown."""
    return [page.locator(f".st-key-review_{side} .rg-thing-name a").inner_text() for side in ("left", "right")]


def recorded(store) -> list[Decision]:
    """The decisions on the disk."""
    return DecisionLog(store.workspace).read()[0]
