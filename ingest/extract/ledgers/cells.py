"""What the cells of a ledger say: bodies, persons, state, level, deadline."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.vocabulary import any_of, words

_SPLIT = re.compile(r"[、，,；;。\t\n/／ 　]+|以及|和(?=[省市区县州])|及(?=[省市区县州各])|与(?=[省市区县州])|会同")
_LABEL = re.compile(r"(牵头|责任|主办|主责|配合|协办|协同|参与)(?:责任)?(?:单位|部门)?[：:]")
_ROLE_WORD = re.compile(r"[（(](牵头|主办|主责|配合|协办|参与)(?:单位|部门)?[）)]|(牵头|负责|配合|协助|协办|参与)$")
_ETC = re.compile(r"等(?:\d+个|相关|有关|各)?(?:单位|部门|地区)?$")
_SUPPORT = frozenset(("配合", "协办", "协同", "参与", "协助"))
_NO_BODY = re.compile(
    r"各.*|有关.*|相关.*|其他.*|全市.*|.*(?:有关|相关)(?:部门|单位)|市直(?:各)?(?:部门|单位)|(?:成员|责任|牵头|配合)(?:单位|部门)|部门|单位|无|—+|-+|/+|\d+"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_SURNAMES = frozenset(words("posts/surnames"))
_TITLE = rf"(?:[\u4e00-\u9fff]{{0,14}}?副?(?:{any_of('posts/titles')}))"
_PERSON = re.compile(rf"(?P<before>{_TITLE})?(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?P<after>{_TITLE}|同志)?(?:[（(](?P<note>[^（）()]{{2,20}})[）)])?")
_SPACED = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_NO_NAME = re.compile(rf"分管|主要|负责|领导|同志|单位|部门|有关|各|委员|成员|办公|[局委办厅区县市镇处科院校]$|{any_of('posts/titles')}$")
_TIME = re.compile(r"\d|[年月日]|季度|底|长期|持续|常年|全年|每|适时|待定|近期|[一二三四五六七八九十]五")
_DATE = re.compile(
    r"(?:(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|底|末|份|[上中下]旬)?|第?[一二三四]季度|[上下]半年|年[内底末])[底末]?"
    r"|20\d\d(?P<mark>[-./])\d{1,2}(?:(?P=mark)\d{1,2})?(?!\d)|20\d\d年[底末内]?|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))(?:之?前|以前)?"
)
_BEGINS = re.compile(r"起(?!草)|以后|之后|开始")
_LONG, _LONGEST = 9, 40  # characters from which a cell may say more than a time, and at most
_LEVELS = (("national", re.compile("国家|全国|国务院|中央|部委")), ("provincial", re.compile("省|自治区")), ("municipal", re.compile("市|州|盟")))
def bodies(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, role) of the bodies in the cell text[start:end]; `role` (lead or support) is that of the column, unless the cell
    itself says otherwise (牵头单位：…；配合单位：…)."""
    now, position = role, start
    while position < end:
        if label := _LABEL.match(text, position, end):
            now, position = _role(label[1]), label.end()
            continue
        cut = _SPLIT.search(text, position, end)
        stop = cut.start() if cut else end
        if (inner := _LABEL.search(text, position, stop)) is not None:
            stop, cut = inner.start(), None
        yield from _body(text, position, stop, now)
        position = cut.end() if cut else max(stop, position + 1)


def _body(text: str, start: int, end: int, role: str) -> Iterator[tuple[int, int, str]]:
    piece = text[start:end]
    if word := _ROLE_WORD.search(piece):
        role, piece = _role(word[1] or word[2]), piece[: word.start()]
    piece = _ETC.sub("", piece).rstrip(" ")
    marks = len(piece) - len(piece.lstrip("（()）0123456789.． "))
    piece = piece[marks:].rstrip("（(")
    if 2 <= len(piece) <= 30 and len(_HAN.findall(piece)) >= 2 and not _NO_BODY.fullmatch(piece):
        yield start + marks, start + marks + len(piece), role


def _role(word: str) -> str:
    return "support" if word in _SUPPORT else "lead"


def persons(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, name, post) of the named persons in a cell; a cell that gives only a post (分管副市长) names none."""
    position = start
    for piece in re.split(r"([、，,；;。\t\n/／])", text[start:end]):
        found = _person(piece)
        if found:
            first, last, name, post = found
            yield position + first, position + last, name, post
        position += len(piece)


def _person(piece: str) -> tuple[int, int, str, str] | None:
    bare = piece.strip(" 　")
    offset = piece.find(bare) if bare else 0
    if spread := _SPACED.fullmatch(bare):  # 王 伟, set wide to line up with longer names
        name = spread[1] + spread[2]
        return (offset, offset + len(bare), name, "") if name[0] in _SURNAMES and not _NO_NAME.search(name) else None
    for part in re.finditer(r"[^ 　：:]+", bare):
        match = _PERSON.fullmatch(part[0])
        if match and match["name"][0] in _SURNAMES and not _NO_NAME.search(match["name"]):
            rest = " ".join(other for other in re.split("[ 　：:]+", bare) if other != part[0])
            after = match["after"] if match["after"] != "同志" else ""
            post = match["before"] or after or match["note"] or (rest if re.fullmatch(_TITLE, rest) else "")
            return offset + part.start() + match.start("name"), offset + part.start() + match.end("name"), match["name"], post or ""
    return None


def level_of(text: str) -> str:
    """A pilot's level as the cell of its column says, empty where it does not."""
    return next((level for level, pattern in _LEVELS if pattern.search(text)), "")


def deadline_of(text: str) -> str:
    """The deadline as stated, empty where the cell says no time; of a longer cell the time alone (12月底前 of 12月底前出台实施办法), from its first date
    to its last where it states several, as the last may lack the year."""
    bare = "".join(text.split())
    if len(bare) > _LONG and (found := list(_DATE.finditer(bare))) and not _BEGINS.match(bare, found[-1].end()):
        return bare[found[0].start() : found[-1].end()]
    return bare if len(bare) <= _LONGEST and _TIME.search(bare) else ""
