"""Left-overs of HTML in plain text: comments are set aside, character entities become the characters they name."""
from __future__ import annotations

import html
import re
from html.entities import html5

from ingest.clean.mapped import Mapped
from ingest.clean.text import Furniture

_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.S)
# `&amp;nbsp;` is what a page that was escaped twice leaves, so any number of `amp;` may stand between.
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def drop_comments(mapped: Mapped) -> tuple[Mapped, list[Furniture]]:
    """Set `<!-- … -->` aside."""
    if "<!--" not in mapped.text:
        return mapped, []
    spans = [match.span() for match in _COMMENT.finditer(mapped.text)]
    aside = [Furniture(*mapped.source_span(*span), "comment", mapped.text[slice(*span)]) for span in spans]
    return mapped.edit((start, end, "\n") for start, end in spans), aside


def decode_entities(mapped: Mapped) -> Mapped:
    """`&nbsp;`, `&#8220;`, `&amp;ldquo;` → the character; what is no entity (R&D;) stays."""
    if "&" not in mapped.text:
        return mapped
    return mapped.edit(
        (match.start(), match.end(), html.unescape(f"&{match[1]};"))
        for match in _ENTITY.finditer(mapped.text)
        if match[1][0] == "#" or f"{match[1]};" in html5
    )
