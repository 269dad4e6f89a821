"""Names and quotes are data: the only ways by which they enter HTML or Markdown."""
from __future__ import annotations

import re
from html import escape

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&@^=\"'/])")
# Zero-width and direction marks can hide or reorder what a name shows.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


def plain(value: object) -> str:
    """`value` as text that can be sent to a browser: no control, direction or lone surrogate characters."""
    return _LONE_SURROGATES.sub("\ufffd", _INVISIBLE.sub("", "" if value is None else str(value)))


def html(value: object) -> str:
    """`value` as HTML text or attribute value."""
    return escape(plain(value), quote=True)


def markdown(value: object) -> str:
    """`value` as one line of Streamlit Markdown (labels of buttons, captions): every character stands for itself."""
    return _MARKDOWN.sub(r"\\\1", " ".join(plain(value).split()))


def aloud(value: object) -> str:
    """`value` as a label that is heard only. What is heard is the label as it was given, what is drawn is the Markdown in it: so its signs are
    written wide here, where neither is wrong."""
    return _MARKDOWN.sub(lambda sign: chr(ord(sign[0]) + 0xFEE0), " ".join(plain(value).split()))


def shorten(text: str, most: int) -> str:
    """`text`, cut to `most` characters with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
