"""Names of a query's columns, read from its text.

ArcadeDB names no columns when there are no rows; a page that draws a table needs them all the same.
"""
from __future__ import annotations

from functools import lru_cache

from graph.store.tokens import Unreadable, decode, tokens

_AFTER_RETURN = ("ORDER", "SKIP", "OFFSET", "LIMIT", "UNION")


@lru_cache(maxsize=512)
def columns_of(cypher: str) -> tuple[str, ...]:
    """The columns that the query's first outermost RETURN declares; empty when there is none, or it is `RETURN *`."""
    try:
        found = tokens(cypher)
    except Unreadable:
        return ()
    text, depth, items, start = decode(cypher), 0, [], None
    last_alias: str | None = None
    end = None
    for place, token in enumerate(found):
        if token.kind == "sign" and token.text in "([{":
            depth += 1
        elif token.kind == "sign" and token.text in ")]}":
            depth -= 1
        elif depth == 0 and start is None:
            if token.is_word("RETURN"):
                start = token.end
                if place + 1 < len(found) and found[place + 1].is_word("DISTINCT"):
                    start = found[place + 1].end
        elif depth == 0 and start is not None:
            if token.is_word(*_AFTER_RETURN) or token.text == ";":
                end = token.start
                break
            if token.kind == "sign" and token.text == ",":
                items.append((start, token.start, last_alias))
                start, last_alias = token.end, None
            elif place and found[place - 1].is_word("AS") and token.kind in ("word", "quoted"):
                last_alias = token.name
    if start is None:
        return ()
    items.append((start, len(text) if end is None else end, last_alias))
    names = tuple(alias or text[a:b].strip() for a, b, alias in items)
    return () if "*" in names else names
