"""What a page of the browser does that it must not: ask another machine, show an exception, tell an error on its console."""
from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page

OF_STREAMLIT = re.compile("/_stcore/|^/static/js/")
"""What its own client tells on the console is no error of ours: it looks for the server below the address of the page first (not found) and
then at the root, and misses a server that a test has ended."""


class Watched:
    """A page, from the moment on that it is watched: `asked` are the addresses it asked for, `errors` those that it told on its console."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.asked: list[str] = []
        self.errors: list[str] = []
        page.on("console", lambda told: self.errors.append(f"{told.text} {told.location['url']}")
                if told.type == "error" and not OF_STREAMLIT.search(urlsplit(told.location["url"]).path) else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def elsewhere(self) -> list[str]:
        """What was asked of another machine."""
        return [url for url in self.asked if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname != "127.0.0.1"]

    def exceptions(self) -> list[str]:
        """The exceptions that the page shows now."""
        return [box.inner_text() for box in self._page.get_by_test_id("stException").all()]
