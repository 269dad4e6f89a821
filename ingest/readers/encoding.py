"""Bytes to text in any Chinese encoding: which one it is, and what to do where the bytes are damaged.

Candidates are compared by how likely their readings are as Chinese text (`ingest.readers.characters`): general detectors need more
text than a headline has and take short Big5 or UTF-16 for something else.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from ingest.readers.characters import score
from ingest.readers.mend import LABELS, mend
from ingest.readers.refusal import both
from ingest.readers.source import Damage

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
SINGLE = ("utf-8", "gb18030", "cp950", "big5hkscs")  # encodings in which a line feed is the byte 0A
SAMPLE = 16 * 1024  # bytes looked at in each of three places of a long file
DECLARED_BONUS = 20.0  # what a declaration (`<meta charset>`) is worth, in the unit of the scores: about one undecodable character
ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "hz-gb-2312": "",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}

_REPLACED = re.compile("\ufffd+")


@dataclass
class Decoded:
    """Text of a file, the codec that read it, and the spans of `text` that are damaged (see `SourceDocument.damage`)."""

    text: str
    encoding: str
    damage: list[Damage] = field(default_factory=list)


def detect(data: bytes, declared: str = "") -> str:
    """The most likely codec of `data` (without byte order mark): utf-8, gb18030, cp950, big5hkscs, utf-16-le or utf-16-be.

    `declared` is the name that the file itself gives, which decides close cases only, as declarations are often wrong.
    """
    if data.isascii() and b"\0" not in data and (len(data) % 2 or b" " in data or b"\n" in data):
        return "utf-8"  # else it may be a few characters of UTF-16, whose bytes often lie in the range of ASCII
    if _surely_utf8(data):
        return "utf-8"
    wide = {name: _wide_score(data, name) for name in ("utf-16-le", "utf-16-be")}
    sample = _sample(data)
    scores = {name: score(sample.decode(name, "replace")) for name in SINGLE}
    for name, value in wide.items():
        scores[name] = value * len(sample) / max(1, min(len(data), SAMPLE))
    known = ALIASES.get(declared.strip().lower(), "")
    if known:
        scores[known] += DECLARED_BONUS
    # Ties go to the first: UTF-8 before the others, cp950 before the HKSCS extension that reads the same common characters.
    order = ("utf-8", "gb18030", "cp950", "big5hkscs", "utf-16-le", "utf-16-be")
    return max(order, key=lambda name: (scores[name], -order.index(name)))


def _surely_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8 throughout and reads well as that; saves the comparison for most files."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    beyond = [char for char in text[:SAMPLE] if char > "\x7f"]
    return len(beyond) > 3 and b"\0" not in data and score("".join(beyond)) > -10.0 * len(beyond)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode the whole of `data` as far as it goes; never raises. A byte order mark decides and is left out of the text."""
    for mark, name in BOMS:
        if data.startswith(mark) and not _false_mark(data[len(mark) :], name):
            return _decode(data[len(mark) :], name)
    return _decode(data, detect(data, declared))


def _false_mark(data: bytes, name: str) -> bool:
    """Whether the two bytes before `data` are damage that looks like the mark of UTF-16: what follows reads badly as that."""
    if not name.startswith("utf-16") or _wide_score(data, name) >= -12.0 * min(len(data), SAMPLE) / 2:
        return False
    return not detect(data).startswith("utf-16")


def _decode(data: bytes, encoding: str) -> Decoded:
    damage: list[Damage] = []
    if encoding in SINGLE:
        text, damage = mend(data, encoding)
    else:
        text = data.decode(encoding, "replace")
    own = "\ufffd".encode(encoding, "ignore")  # empty where the encoding has no replacement character
    in_file = bool(own) and own in data
    label = LABELS.get(encoding, encoding)
    text, nulls = _without_nulls(text)
    for found in _REPLACED.finditer(text):
        if found.start() in nulls:
            reason = both("NUL 字节", "NUL bytes")
        elif in_file:
            reason = both(
                "文件中此处已是替代符，或字节无法解码", "a replacement character stands in the file, or its bytes cannot be decoded"
            )
        else:
            reason = both(f"无法按 {label} 解码的字节", f"bytes that cannot be decoded as {label}")
        damage.append((found.start(), found.end(), reason))
    return Decoded(text, encoding, sorted(damage))


def _without_nulls(text: str) -> tuple[str, set[int]]:
    """`text` with each NUL as U+FFFD, and the places where a run of them begins."""
    if "\0" not in text:
        return text, set()
    return text.replace("\0", "\ufffd"), {found.start() for found in re.finditer("\0+", text)}


def _sample(data: bytes) -> bytes:
    """Head, middle and tail of a long file, cut at line feeds where there are any nearby."""
    if len(data) <= 3 * SAMPLE:
        return data
    parts = []
    for start in (0, len(data) // 2, len(data) - SAMPLE):
        part = data[start : start + SAMPLE]
        cut = part.find(b"\n") + 1 if start else 0
        parts.append(part[cut : part.rfind(b"\n") + 1 or len(part)])
    return b"\n".join(parts)


def _wide_score(data: bytes, name: str) -> float:
    """Score of the head of `data` read as UTF-16."""
    return score(data[:SAMPLE].decode(name, "replace"))
