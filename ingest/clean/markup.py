"""Left-overs of HTML in plain text: comments are set aside, character entities become the characters they name."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from ingest.clean.mapped import Mapped
from ingest.clean.text import Furniture

_LONGEST_COMMENT = 4000  # characters; a longer one is an arrow in the text that was never closed
# `&amp;nbsp;` is what a page that was escaped twice leaves, so any number of `amp;` may stand between.
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def drop_comments(mapped: Mapped) -> tuple[Mapped, list[Furniture]]:
    """Set `<!-- … -->` aside."""
    spans = list(_comments(mapped.text))
    aside = [Furniture(*mapped.source_span(*span), "comment", mapped.text[slice(*span)]) for span in spans]
    return mapped.edit((start, end, "\n") for start, end in spans), aside


def _comments(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            return
        if end - start <= _LONGEST_COMMENT:
            yield start, end + 3
        else:
            end = start + 1
        start = text.find("<!--", end)


def decode_entities(mapped: Mapped) -> Mapped:
    """`&nbsp;`, `&#8220;`, `&amp;ldquo;` → the character; what is no entity (R&D;) stays."""
    if "&" not in mapped.text:
        return mapped
    return mapped.edit(
        (match.start(), match.end(), html.unescape(f"&{match[1]};"))
        for match in _ENTITY.finditer(mapped.text)
        if match[1][0] == "#" or f"{match[1]};" in html5
    )
