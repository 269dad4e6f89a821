"""Names of files that every system takes: what the data folder calls the files that it keeps."""
from __future__ import annotations

import re

MAX_BYTES = 224
"""Longest name in UTF-8: systems take 255 bytes, and a fact file adds its ending, a number and, while it is written, the sign of its writer."""
_LONGEST_ENDING = 12
UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
"""Signs that no name may hold on some system."""
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""How the name of a Windows device begins."""


def safe_name(name: str) -> str:
    """The name of a file, with its path or without, as a name in one folder: no path, no sign that a system refuses, none of a Windows device, never
    empty, hidden or too long (the ending stays). A name that is so already comes back as it is; two names may become one."""
    last = re.split(r"[/\\]", readable(name).rstrip("/\\"))[-1]
    kept = UNSAFE.sub("_", last).strip(" .") or "report"
    if DEVICE.match(kept):
        kept = f"_{kept}"
    if len(kept.encode("utf-8")) <= MAX_BYTES:
        return kept
    stem, dot, ending = kept.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, ending = kept, ""
    ending = f".{ending}" if ending else ""
    room = MAX_BYTES - len(ending.encode("utf-8"))
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(" .") + ending


def readable(path: str) -> str:
    """A path as people read it. Linux gives the bytes of a name that is no UTF-8 as halves of characters, which nothing can write out: such a name
    is read as GBK, as old archives and Windows wrote it, and what is none has question marks there."""
    return path if _whole(path) else "/".join(part if _whole(part) else _read(part) for part in path.split("/"))


def printable(text: str) -> str:
    """The text with what no encoding takes (halves of characters) written as `\\udc00`: names that are no UTF-8 stay apart, and can be written."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _whole(text: str) -> bool:
    return not _halves(text)


def _halves(text: str) -> int:
    return sum("\ud800" <= character <= "\udfff" for character in text)


def _read(part: str) -> str:
    if _halves(part) > sum(character > "\u07ff" for character in part) / 2:  # a name in UTF-8 with one bad byte is mostly whole characters of three bytes
        try:
            return part.encode("utf-8", "surrogateescape").decode("gb18030")
        except UnicodeError:
            pass
    return part.encode("utf-8", "replace").decode("utf-8")
