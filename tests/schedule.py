"""Which tests run in one worker one after another, and which begin first, when several workers share them.

A test file is one unit of work, since its tests share an app, a browser or a loaded graph. All that needs the Neo4j server is one unit:
it is started once, and a query is planned once (planning all canned queries takes it half a minute). The long units begin first, so that at
the end no worker waits for another.
"""
from __future__ import annotations

import re

from xdist.scheduler import LoadScopeScheduling

SERVER = "server"
"""The unit of what needs the server."""
_WITH_SERVER = ("tests/queries/", "tests/views/test_app_server.py", "tests/views/test_app_problems.py", "tests/graph/test_dump_lines.py",
                "tests/graph/test_store_trouble.py")
_PARAMETER = re.compile(r"\[(?:[^\]]*-)?neo4j(?:-.*)?\]$", re.DOTALL)
_SAMPLE = ("tests/views/test_app_accessible.py", "tests/views/test_app_reading.py", "tests/views/test_app_threshold.py",
           "tests/views/test_app_upload_words.py", "tests/views/test_search_page.py")
"""They share an app, as long as no other that needs a store comes between."""
_LONG = ("tests/views/test_review", "tests/views/test_similar", *_SAMPLE, "tests/views/test_app", "tests/ingest/test_run.py", "tests/ingest/test_jobs.py", "tests/graph/",
         "tests/ingest/test_extract_invariants.py", "tests/ingest/test_readers_ocr.py", "tests/views/", "tests/docs/", "tests/bench/")
"""What takes long, the longest first; the rest are files of a few seconds at most."""


def unit(nodeid: str) -> str:
    """The unit of work that a test belongs to."""
    file, _, name = nodeid.partition("::")
    return SERVER if file.startswith(_WITH_SERVER) or _PARAMETER.search(name) else file


def rank(nodeid: str) -> int:
    """The lower, the earlier."""
    name = unit(nodeid)
    return 0 if name == SERVER else next((n for n, start in enumerate(_LONG, start=1) if name.startswith(start)), len(_LONG) + 1)


class Scheduling(LoadScopeScheduling):
    """Units by `unit`, in the order of collection."""

    def __init__(self, config, log=None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False

    def _split_scope(self, nodeid: str) -> str:
        return unit(nodeid)
