"""The pages in a real browser: opened twice in Chinese and once in English, timed, looked at for what must not be there."""
from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from bench.tour.views import View
from tests.views.app_process import AppProcess, bare_environment
from tests.views.conftest import CHROMIUM, WIDE, keep_open, ready
from tests.views.watched import Watched

LIMIT = 60.0
"""Seconds that a page may take before it counts as one that does not open."""
SETTLE = 1.0
"""Seconds after which charts and drawings are there, which come after the page has told that it is ready."""
BAR = 2.0
"""Seconds of a first view that the project wants no page to exceed; longer ones are named."""
FRAME = 'iframe[title*="st_link_analysis"]'
WRONG = "[data-testid=stAlertContentError], [data-testid=stAlertContentWarning], .st-key-problem"
"""Boxes that an address of the tour gives no reason for."""
_OF_THE_STORE = ("NEO4J_", "REFORMGRAPH_DATA")


@dataclass
class Look:
    """One view of a page: seconds until all that is wanted was there, rows counted, what was wrong."""

    seconds: float = 0.0
    rows: int = 0
    faults: list[str] = field(default_factory=list)


def tour(environment: Mapping[str, str], wanted: Iterable[View], folder: Path, pictures: Path | None) -> tuple[dict[str, int], list[str]]:
    """Open every page of an app over the store of `environment`; print the times. Returns the rows of each page, and the faults.

    The app and its browser are new: the first page waits for both, each other one for what only it needs. The log of the app goes to `folder`.
    """
    if CHROMIUM is None:
        return {}, ["no browser: Debian's chromium is wanted (make system), or TEST_CHROMIUM that names one"]
    rows, faults, slow = {}, [], []
    app = AppProcess(bare_environment(**{k: v for k, v in environment.items() if k.startswith(_OF_THE_STORE)}), folder / "app.log")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--process-per-site"])
            window = browser.new_context(viewport=WIDE)
            keep_open(window, f"{app.url}/")
            print(f"  {'page':24}{'first':>8}{'again':>8}{'rows':>7}")
            for view in wanted:
                first = look(window, app.url, view, "zh")
                again = look(window, app.url, view, "zh", pictures, SETTLE)
                english = look(window, app.url, view, "en", pictures, SETTLE)
                rows[view.name] = again.rows
                told = judge(view, first, again, english)
                faults += [f"{view.name}: {fault}" for fault in told]
                slow += [view.name] if first.seconds > BAR else []
                print(f"  {view.name:24}{first.seconds:6.2f} s{again.seconds:6.2f} s{again.rows if view.rows else '':>7}"
                      + (f"  {view.bare}" if view.bare and not again.rows else "") + "".join(f"\n    FAULT {fault}" for fault in told), flush=True)
            browser.close()
    finally:
        app.close()
    if slow:
        print(f"  first view above {BAR:.0f} s: {', '.join(slow)}")
    if "Traceback" in app.words():
        faults.append(f"the app wrote a traceback: {app.words().split('Traceback', 1)[1][-600:]}")
    return rows, faults


def judge(view: View, first: Look, again: Look, english: Look) -> list[str]:
    """What was wrong with a page, over its three views."""
    told = [f"{when}: {fault}" for when, seen in (("first view", first), ("second view", again), ("English", english)) for fault in seen.faults]
    if view.rows and not again.rows and not view.bare and not again.faults:
        told.append("no rows")
    if again.rows != english.rows and not english.faults:
        told.append(f"{again.rows} rows in Chinese, {english.rows} in English")
    return told


def look(window: BrowserContext, url: str, view: View, language: str, pictures: Path | None = None, settle: float = 0.0) -> Look:
    """Open a page in a tab of its own, wait for what is wanted on it and then `settle` seconds, and look at it."""
    page, found = window.new_page(), Look()
    page.set_default_timeout(LIMIT * 1000)
    watched = Watched(page)
    start = time.perf_counter()
    try:
        page.goto(url + view.in_language(language))
        ready(page)
        for selector in view.wanted:
            page.locator(selector).locator("visible=true").first.wait_for()
        page.locator(f"html[lang^={language}]").wait_for(state="attached")
        if view.drawn:
            page.frame_locator(FRAME).locator("#cy canvas").first.wait_for()
        found.seconds = time.perf_counter() - start
        if settle:
            page.wait_for_timeout(settle * 1000)
            ready(page)
        found.rows = page.locator(view.rows).count() if view.rows else 0
        if view.marked:
            found.faults += _marked(page, view.marked)
    except Error as error:
        found.seconds = found.seconds or time.perf_counter() - start
        found.faults.append(f"did not open: {' '.join(str(error).split())[:300]}")
    found.faults += [f"shows {box.inner_text()[:300]!r}" for box in page.locator(WRONG).all()]
    found.faults += [f"exception: {text[:300]}" for text in watched.exceptions()]
    found.faults += [f"console: {text[:300]}" for text in watched.errors]
    found.faults += [f"asks another machine: {address[:300]}" for address in watched.elsewhere()]
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=pictures / f"{view.name}-{language}.png")
    page.close()
    return found


def _marked(page: Page, sentence: str) -> list[str]:
    shown = page.locator("mark#rg-fact").first.inner_text()
    return [] if "".join(shown.split()) == "".join(sentence.split()) else [f"marks {shown[:80]!r}, not {sentence[:80]!r}"]
