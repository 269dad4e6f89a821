"""Which tests run in one worker one after another, and which begin first, when several workers share them.

A test file is one unit of work, since its tests share an app, a browser or a loaded graph. What needs the Neo4j server is two units, the canned
queries and the rest: two servers are started, and a query is planned once (planning all canned queries takes half a minute). As one unit it took
as long as the whole suite. The long units begin first, so that at the end no worker waits for another.
"""
from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

QUERIES, SERVER = "queries", "server"
"""The units of what needs the server."""
REVIEW = "tests/views/test_review"
"""The unit of the tests of reviewing in a browser, which share an app."""
_REVIEW = tuple(f"{REVIEW}_{name}.py" for name in ("facts", "pairs", "record"))
_WITH_QUERIES = ("tests/queries/", "tests/views/test_app_server.py", "tests/views/test_app_problems.py")
_WITH_SERVER = ("tests/graph/test_dump_lines.py", "tests/graph/test_store_trouble.py")
_PARAMETER = re.compile(r"\[(?:[^\]]*-)?neo4j(?:-.*)?\]$", re.DOTALL)
_SAMPLE = ("tests/views/test_app_accessible.py", "tests/views/test_app_reading.py", "tests/views/test_app_threshold.py",
           "tests/views/test_app_upload_words.py", "tests/views/test_search_page.py")
"""They share an app, as long as no other that needs a store comes between."""
_LONG = (REVIEW, "tests/views/test_similar", *_SAMPLE, "tests/views/test_app", "tests/ingest/test_run.py", "tests/ingest/test_jobs.py", "tests/graph/",
         "tests/ingest/test_extract_invariants.py", "tests/ingest/test_readers_ocr.py", "tests/views/", "tests/docs/", "tests/bench/")
"""What takes long, the longest first; the rest are files of a few seconds at most."""


def unit(nodeid: str) -> str:
    """The unit of work that a test belongs to."""
    file, _, name = nodeid.partition("::")
    if file.startswith(_WITH_QUERIES):
        return QUERIES
    if file in _REVIEW:
        return REVIEW
    return SERVER if file.startswith(_WITH_SERVER) or _PARAMETER.search(name) else file


def rank(nodeid: str) -> int:
    """The lower, the earlier."""
    name = unit(nodeid)
    return (SERVER, QUERIES).index(name) if name in (SERVER, QUERIES) else next((n for n, start in enumerate(_LONG, start=2) if name.startswith(start)), len(_LONG) + 2)


class Scheduling(LoadScopeScheduling):
    """Units by `unit`, in the order of collection."""

    def __init__(self, config, log=None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)
