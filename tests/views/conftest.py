"""A browser, and pages that fail the test when anything beyond this machine is asked for, or when the app or its console shows an error."""
from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from graph.load import load
from tests.graph.folders import keep
from tests.views.app_process import AppProcess, free_port
from tests.views.review_graph import review_reports
from tests.views.sample_graph import write
from tests.views.watched import Watched

expect.set_options(timeout=60_000)
CHROMIUM = os.environ.get("TEST_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None)
"""The shell is the same browser without the windows around its pages, which cost as much time as half a page."""
WIDE = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    """A test in the browser that fails runs a second time, and the summary says so: a machine that has too much to do loses a click now and then."""
    for item in items:
        if "page" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def chromium():
    """The browser of the system."""
    if CHROMIUM is None:
        pytest.exit("the browser tests need chromium (Debian: apt-get install chromium), or TEST_CHROMIUM that names one", returncode=3)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--process-per-site"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def window(chromium):
    """The browser's window in which all tests have their pages.

    An empty page of the app's site stays open in it, and with it the process that draws such pages and has compiled the scripts of the app:
    half of the time of a page.
    """
    opened = chromium.new_context(viewport=WIDE, accept_downloads=True)
    opened.set_default_timeout(60_000)
    keep_open(opened, f"http://127.0.0.1:{free_port(keep=True)}/")
    yield opened
    opened.close()


def keep_open(window: BrowserContext, url: str) -> None:
    """Open an empty page of the site of `url`, which nobody is asked for."""
    kept = window.new_page()
    kept.route("**", lambda asked: asked.fulfill(body="", content_type="text/html"))
    kept.goto(url)


@pytest.fixture
def page(window):
    """A fresh page, 1280 wide, that nothing of another test is left in. At the end: nothing was asked of another machine, no exception was
    shown, and no error told on the console."""
    window.clear_cookies()
    opened: Page = window.new_page()
    opened.set_default_timeout(60_000)
    unhurried(opened)
    watched = Watched(opened)
    yield opened
    shown = watched.exceptions()
    opened.evaluate("origin !== 'null' && localStorage.clear()")
    opened.close()
    assert not watched.elsewhere()
    assert watched.asked
    assert not shown
    assert not watched.errors


@pytest.fixture
def anew(window):
    """`anew(url)` opens an address as somebody else would who was sent it: a page of its own, that keeps nothing of what the test did before."""
    opened = []

    def open_anew(url: str) -> Page:
        for kept in window.pages:
            kept.evaluate("origin !== 'null' && localStorage.clear()")
        window.clear_cookies()
        opened.append(window.new_page())
        unhurried(opened[-1])
        visit(opened[-1], url)
        return opened[-1]

    yield open_anew
    for each in opened:
        each.close()


@pytest.fixture(scope="module")
def sample_app(stores):
    """The app over the embedded store with the sample graph, for tests that change nothing: one for all modules that follow one another."""
    return stores.over("embedded", sample).url


def sample(stores, kind: str) -> AppProcess:
    """Load the sample into the empty store of `kind` and run the app over it."""
    opened = stores.store(kind)
    write(opened.workspace.facts)
    load(opened, opened.workspace)
    return AppProcess(stores.environment(kind), opened.workspace.root / "app.log")


def unhurried(page: Page) -> None:
    """Let every click wait until the app has drawn the page, as a person would: what is drawn again at that moment loses it."""
    busy = page.locator("[data-test-script-state=running], [data-test-script-state=rerunRequested]").first
    page.add_locator_handler(busy, lambda: ready(page), no_wait_after=True)


def ready(page: Page) -> None:
    """Wait until the app has drawn the page and rests."""
    page.get_by_test_id("stApp").and_(page.locator("[data-test-script-state=notRunning]")).wait_for()


def visit(page: Page, url: str) -> None:
    """Open an address and wait until the page is drawn."""
    page.goto(url)
    ready(page)


@pytest.fixture(scope="module")
def review_app(stores):
    """The app over the embedded store, for tests that decide, one for all their modules; what is in it comes with `review`."""
    return stores.beside("embedded", bare).url


def bare(stores, kind: str) -> AppProcess:
    """The app over the store of `kind`, whatever is in it."""
    return AppProcess(stores.environment(kind), stores.store(kind).workspace.root / "review-app.log")


@pytest.fixture
def review(review_app, stores):
    """The store, with the reports of `review_graph` and no decision; the app shows it at `review_app`."""
    opened = stores.get("embedded")
    for facts in review_reports():
        keep(opened.workspace, facts)
    load(opened, opened.workspace)
    return opened
