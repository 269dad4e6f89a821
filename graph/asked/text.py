"""A line of text as a person writes it."""
from __future__ import annotations

import unicodedata
from typing import Any

from graph.asked.errors import BadParameter

MAX_TEXT = 200
"""Characters of a text parameter: longer than any name in the graph needs."""


def text(value: Any, name: str) -> str:
    """A line of text without control characters, at most `MAX_TEXT` characters."""
    if not isinstance(value, str):
        raise BadParameter(f"{name} 应为文字，而不是 {shown(value)}。", f"{name} is a text, not {shown(value)}.")
    found = value.strip()
    if len(found) > MAX_TEXT:
        raise BadParameter(f"{name} 太长：{len(found)} 字，至多 {MAX_TEXT} 字。", f"{name} is too long: {len(found)} characters, at most {MAX_TEXT}.")
    odd = next((c for c in found if unicodedata.category(c) in ("Cc", "Cs")), None)
    if odd is not None:
        raise BadParameter(f"{name} 含有文字里不会有的字符（U+{ord(odd):04X}）。", f"{name} holds a character that no text has (U+{ord(odd):04X}).")
    return found


def shown(value: Any) -> str:
    """A value as an error shows it."""
    written = repr(value)
    return written if len(written) <= 60 else written[:57] + "…"
