"""The text that the full-text index covers, and questions to it.

The index covers one property, `search`: name and aliases, a line each. (ArcadeDB indexes a list with a text beside it only where the
list has elements: a node without aliases would never be found.) `CALL db.index.fulltext.queryNodes($index, $text)` takes Lucene's query
language on both stores; what a person typed is data and goes through `question` first.
"""
from __future__ import annotations

import re
from collections.abc import Iterable

_SPECIAL = re.compile(r"""[+\-&|!(){}\[\]^"~*?:\\/<>=]""")
_OPERATORS = frozenset(("AND", "OR", "NOT", "TO"))
_NOTHING = "q0z0x0q"  # a word that no name has: Lucene calls an empty question an error


def search_text(name: str | None, aliases: Iterable[str] | None = ()) -> str:
    """The value of a node's `search` property: the name and the aliases that differ from it, a line each."""
    return "\n".join(dict.fromkeys(text for text in (name, *(aliases or ())) if text))


def question(text: str) -> str:
    """What a person typed, as a Lucene query for just these words: never an operator, never an error, and finding nothing
    when there are no words in it."""
    words = _SPECIAL.sub(" ", text).split()
    return " ".join(word.lower() if word in _OPERATORS else word for word in words) or _NOTHING
