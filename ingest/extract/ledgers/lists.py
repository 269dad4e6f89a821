"""Numbered lists of items in prose (十五项攻坚事项：1.…；2.…)."""
from __future__ import annotations

from spacy.tokens import Doc


def mark_lists(doc: Doc) -> None:
    """Append the items of numbered lists."""
