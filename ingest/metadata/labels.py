"""What stands behind the labels of a page: 来源：, 发布时间：, 作者：, and the speaker under a title."""
from __future__ import annotations

import itertools
import re

from ingest.clean.furniture_patterns import DATED_NAME, KIND_OF, LABEL
from ingest.metadata.dates import Found, first_date
from ingest.metadata.header import Header

_NAME = r"[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,4}"
_POST = "(?:市长|省长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|书记|主任)"
_SPEAKER = re.compile(rf"^[^，。：:]{{0,24}}?{_POST}[：:\s]?(?P<name>{_NAME})$")
_SPEAKER_ALONE = re.compile(rf"^(?:{_NAME})$")
_IN_TITLE = re.compile(rf"[（(][^（()）]{{0,6}}\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s?(?P<name>{_NAME})[）)]$")
_REPORTER = re.compile(r"(?:记者|通讯员)[：:\s]?(?P<names>[\u4e00-\u9fff·]{2,12}(?:[\s、][\u4e00-\u9fff·]{2,12})*)")
_NOT_A_NAME = re.compile("整理|报道|摄影|[摄]$|政府|会议|代表|委员|同志|报告")
_MEETING = re.compile("会议上|大会")
_ADDRESS = re.compile(r"(?:原文链接|来源网址|原文地址|网址|链接|URL)[：:]\s?(?P<url>https?://[^\s<>\"'，。；）]+)", re.I)


def values_of(header: Header) -> dict[str, list[str]]:
    """The values behind the labels of the furniture, by kind (`source`, `date`, `author`, …), in order."""
    found: dict[str, list[str]] = {}
    pieces = header.furniture
    for index, piece in enumerate(pieces):
        labels = list(LABEL.finditer(piece.text))
        for number, label in enumerate(labels):
            end = labels[number + 1].start() if number + 1 < len(labels) else len(piece.text)
            value = piece.text[label.end() : end].strip(" \t）)】]")
            if not value and number + 1 == len(labels) and index + 1 < len(pieces) and not LABEL.match(pieces[index + 1].text):
                value = pieces[index + 1].text if pieces[index + 1].kind == piece.kind else ""
            if value:
                found.setdefault(KIND_OF[label["label"]], []).append(value)
        if dated := DATED_NAME.fullmatch(piece.text) if piece.kind == "date" else None:
            found.setdefault("date", []).append(dated[1])
            found.setdefault("source", []).append(dated[2])
        elif piece.kind == "date" and not labels:
            found.setdefault("date", []).append(piece.text)
    return found


def source_of(values: dict[str, list[str]]) -> str:
    """Who published the report."""
    return next((v.split(" ")[0] if first_date(v) else v for v in values.get("source", []) if not first_date(v[:6])), "")


def published(values: dict[str, list[str]]) -> Found | None:
    """When it was published, as the page says."""
    return next((found for v in values.get("date", []) if (found := first_date(v))), None)


def delivered(header: Header) -> Found | None:
    """When it was read out: ——2020年1月8日在…会议上, or the date in brackets behind the title."""
    for line in (*header.lines, *header.titles):
        found = first_date(line)
        if found and (_MEETING.search(line) or re.search(r"[（(][^（()）]*\d{1,2}日", line) or len(line) <= found.end - found.start + 4):
            return found
    return None


def signed(header: Header) -> Found | None:
    """The date under the text, alone on its line."""
    for line in reversed(header.tail):
        found = first_date(line)
        if found and len(line) <= found.end - found.start + 4:
            return found
    return None


def author_of(header: Header, values: dict[str, list[str]]) -> str:
    """Who wrote it or read it out: 作者：, the speaker under the title, or the reporter."""
    for value in values.get("author", []):
        if not _NOT_A_NAME.search(value) and len(value) <= 30:
            return value
    for title in header.titles:
        if found := _IN_TITLE.search(title):
            return found["name"]
    lines = header.lines
    for line in lines:
        bare = line.replace(" ", "") if re.fullmatch(r"\S+ \S \S", line) else line
        if (found := _SPEAKER.match(bare)) and not _NOT_A_NAME.search(found["name"]):
            return found["name"]
    for before, line in itertools.pairwise(lines):
        if _MEETING.search(before) and _SPEAKER_ALONE.match(line) and not _NOT_A_NAME.search(line):
            return line
    for piece in header.furniture:
        if piece.kind == "author" and (found := _REPORTER.search(piece.text)):
            names = [name for name in re.split(r"[\s、]", found["names"]) if not _NOT_A_NAME.search(name)]
            if names:
                return " ".join(names)
    return ""


def url_of(header: Header) -> str:
    """The address behind 原文链接： or 网址：."""
    for text in (*(piece.text for piece in header.furniture), *header.lines, *header.tail):
        if found := _ADDRESS.search(text):
            return found["url"]
    return ""
