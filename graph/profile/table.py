"""Profiles as text for a terminal: parts under their titles, each a table that says what it leaves out."""
from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.browse.shapes import Evidence
from graph.profile.shapes import Listed
from graph.terminal import cut, padded, width
from graph.words import TERMS
from ingest.tables.line import spoken

WIDEST, SENTENCE = 40, 60
"""Columns of the terminal that a cell takes at most, and a sentence."""
Say = Callable[[str, str], str]


def speaker(language: str) -> Say:
    """Picks the Chinese or the English of two texts."""
    return (lambda zh, en: en) if language == "en" else lambda zh, en: zh


def part(say: Say, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]], listed: Listed | None = None) -> list[str]:
    """The lines of a part, none where it has no rows; columns that are empty everywhere are left out. The last column is the widest."""
    if not rows:
        return []
    lines = [[" ".join(str("" if cell is None else cell).split()) for cell in row] for row in rows]
    kept = [n for n in range(len(heads)) if any(line[n] for line in lines)]
    shown = [[cut(line[n], SENTENCE if n == len(heads) - 1 else WIDEST) for n in kept] for line in (list(heads), *lines)]
    widths = [max(width(line[n]) for line in shown) for n in range(len(kept))]
    many = f"  {listed.total:,}" if listed else ""
    made = ["", f"## {title}{many}", *("  ".join(padded(cell, most) for cell, most in zip(line, widths, strict=True)).rstrip() for line in shown)]
    if listed and listed.left:
        made.append(say(f"（列出 {len(listed.rows):,} 项，另有 {listed.left:,} 项：--all）", f"({len(listed.rows):,} listed, {listed.left:,} more: --all)"))
    return made


def sentence(found: Evidence | None) -> str:
    """The sentence of a fact on one line."""
    return spoken(found.quote) if found else ""


def value(vocabulary: str, stored: object, language: str) -> str:
    """A stored value as one reads it; nothing where it says nothing."""
    if stored in ("", "none", "unknown", None):
        return ""
    known = TERMS[vocabulary].get(str(stored))
    return known[language] if known else str(stored)


def span(first: object, last: object) -> str:
    """From when to when."""
    return f"{first}–{last}" if first and last and first != last else str(first or last or "")
