"""Section numbers of official prose: 第一章, 一、, （一）, 1., （1）, ①, and the markers of items inside a paragraph."""
from __future__ import annotations

import re
from typing import NamedTuple

_CN = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}

# Kind, level of its heading where no chapters stand above, pattern. 一、二、三产业 and 1.5 are no numbers of a section.
_KINDS: tuple[tuple[str, int, str], ...] = (
    ("chapter", 1, rf"第{_CN}(?:章|部分|编|篇)[\s、：:]?"),
    ("section", 2, rf"第{_CN}节[\s、：:]?"),
    ("cn", 1, rf"(?P<cn>{_CN})(?:、|[.．](?!\d))(?!\s?{_CN}[、，])"),
    ("pcn", 2, rf"[（(]\s?(?P<pcn>{_CN})\s?[）)]、?"),
    ("num", 3, r"(?P<num>\d{1,3})\s?(?:[.．](?!\s?\d)|、(?!\s?\d))"),
    ("pnum", 4, r"[（(]\s?(?P<pnum>\d{1,3})\s?[）)]"),
    ("pnum2", 4, r"(?P<pnum2>\d{1,2})[）)]"),
    ("circle", 4, "[①-⑳]"),
)
_MARKER = re.compile("|".join(f"(?P<k_{kind}>{pattern})" for kind, _, pattern in _KINDS))
_LEVEL = {kind: level for kind, level, _ in _KINDS}
NOTE = re.compile(r"[\[［【〔]\s?(?:注\s?)?\d{1,3}\s?[\]］】〕]|注\s?\d{0,3}[：:]|[*※]")

ITEM = re.compile(
    r"(?P<be>(?P<be_n>[一二三四五六七八九十]{1,3})(?:是|要)(?!方面))|(?P<th>第(?P<th_n>[一二三四五六七八九十]{1,3})[，,、：])"
    r"|(?P<seq>首先|其次|再次|最后)[，,]|(?P<pn>[（(](?P<pn_n>\d{1,2})[）)])|(?P<ci>[①-⑳])"
)
_ITEM_BEFORE = re.compile(r"[。！？；：:;，,、）)”\s]")


class Marker(NamedTuple):
    """A section number: its kind, level, value (0 where it has none) and the text as written; `end` is where it ends."""

    kind: str
    level: int
    value: int
    text: str
    end: int


def numeral(text: str) -> int:
    """Value of a Chinese numeral up to 999 as sections use them: 十二 → 12, 二十 → 20, 一百零三 → 103."""
    total = digit = 0
    for character in text:
        if character == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif character == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS[character]
    return total + digit


def marker_at(text: str, position: int = 0) -> Marker | None:
    """The section number that begins at `position`, if one does."""
    found = _MARKER.match(text, position)
    if not found:
        return None
    kind = next(k for k, _, _ in _KINDS if found[f"k_{k}"])
    if kind == "circle":
        value = ord(found[0]) - ord("①") + 1
    elif kind in ("num", "pnum", "pnum2"):
        value = int(found[kind])
    elif kind in ("cn", "pcn"):
        value = numeral(found[kind])
    else:
        value = numeral(re.search(_CN, found[0])[0])  # type: ignore[index]
    return Marker("pnum" if kind == "pnum2" else kind, _LEVEL[kind], value, found[0].strip(), found.end())


def items_of(text: str, offset: int = 0) -> tuple[tuple[int, int, str], ...]:
    """Enumerated items inside a paragraph: (start, end, marker), each from its marker to the next one; offsets from `offset`.

    A count must go up by one (一是…二是…); a lone 一是 at the beginning counts, one in mid sentence does not.
    """
    starts: list[tuple[int, str]] = []
    last: dict[str, int] = {}
    if text[:2] in ("——", "──"):
        starts.append((0, text[:2]))
    for found in ITEM.finditer(text):
        if found.start() and not _ITEM_BEFORE.match(text[found.start() - 1]):
            continue
        kind = found.lastgroup or ""
        kind = next(k for k in ("be", "th", "seq", "pn", "ci") if found[k])
        if kind == "seq":
            starts.append((found.start(), found["seq"]))
            continue
        value = int(found["pn_n"]) if kind == "pn" else ord(found["ci"]) - ord("①") + 1 if kind == "ci" else numeral(found[f"{kind}_n"])
        if value == 1 or value == last.get(kind, 0) + 1 or (found.start() == 0 and not starts):
            last[kind] = value
            starts.append((found.start(), found[0].rstrip("，,、：")))
    ends = [start for start, _ in starts[1:]] + [len(text)]
    return tuple((offset + start, offset + end, marker) for (start, marker), end in zip(starts, ends, strict=False))
