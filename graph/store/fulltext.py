"""The text that the full-text index over names covers.

The index covers one property, `search`: name and aliases, a line each. (ArcadeDB indexes a list with a text beside it only where the
list has elements: a node without aliases would never be found.) `CALL db.index.fulltext.queryNodes($index, $text)` takes Lucene's query
language on both stores: it is asked for words of our own making (`graph.similar.words`), never for what a person typed.
"""
from __future__ import annotations

from collections.abc import Iterable


def search_text(name: str | None, aliases: Iterable[str] | None = ()) -> str:
    """The value of a node's `search` property: the name and the aliases that differ from it, a line each."""
    return "\n".join(dict.fromkeys(text for text in (name, *(aliases or ())) if text))
