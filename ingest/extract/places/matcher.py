"""All names of the gazetteer found in one pass over a text."""
from __future__ import annotations

from functools import lru_cache

import ahocorasick

from ingest.gazetteer import gazetteer


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    table = gazetteer()
    for name in (*table.names(), *table.short_names()):
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return automaton


def matches(text: str) -> list[tuple[int, int]]:
    """Spans of all gazetteer names, overlapping ones too (安丘市 in 完成安丘市 although 成安 is a place), by start, longest first."""
    found = [(end - length + 1, end + 1) for end, length in _automaton().iter(text)]
    found.sort(key=lambda span: (span[0], -span[1]))
    return found
