"""The jurisdiction that a report is about, from its own words: a vote over the places it names.

What counts, strongest first: the title and the lines under it (某市政府工作报告, 在某市第五届人民代表大会…上, 某市市长), bodies of the
place (某市委, 某市人民政府), plain mentions. A place that a report only learns from or compares itself with has no vote. How the report
speaks of itself (我市, 全省, 县委) says of which level the place is.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from ingest.clean.text import CleanText
from ingest.gazetteer import Division, gazetteer
from ingest.gazetteer.chains import telling
from ingest.gazetteer.zones import CERTAIN, ENDING, FORMS
from ingest.metadata.header import Header

_TITLE, _HEADER, _BODY, _PAPER, _PLAIN = 30.0, 25.0, 4.0, 6.0, 1.0
_CONGRESS = re.compile(
    r"^(?:第[一二三四五六七八九十百]{1,4}届|[一二三四五六七八九十]{1,3}届)?(?:人民代表大会|人大|委员会|党代会)"
    r"|^(?:\d{4}年)?(?:人民)?政府(?:工作|办公)"
    r"|^(?:人民政府)?[^，。]{0,10}(?:市长|省长|县长|区长|州长|盟长|旗长|主席)"
)
_ORGAN = re.compile("^(?:委|人民政府|政府|党委|人大|政协|纪委|监委|市委|县委|区委|省委)")
_SPEAKS_FOR = re.compile("(?:代表|中共|我们)$")
_ONLY_MENTIONED = re.compile("(?:对标|学习|借鉴|复制|赴|前往|考察|引进|来自|对接|融入|联合|携手|抵达|飞往|直达|对口|帮扶|支援|协作|[与同和跟、])$")
_VISITED = re.compile("(?:对标|对表|学习|借鉴|复制|复制推广|赴|前往|考察|抵达|飞往|对口|帮扶|支援|援助)$")
_TO_LEARN = re.compile("[^，。]{0,4}(?:学习|取经)")
_AND = re.compile("[、，和与及]|以及")
_LESSON = re.compile("对(?P<us>[我本][省市县区州盟旗])?[^，。；对]{0,12}?的?(?:启示|借鉴|启发)")
_PAPER_NAME = re.compile("^(?:日报|晚报|新闻|晨报|时报|发布|广播|电视|市|省|县|政府|人民|网)")
_ZONE_BODY = re.compile("^[^，。]{0,6}(?:管委会|管理委员会|党工委|工委)|^[^，。]{0,14}(?:工作|改革|总结|报告|综述)")
_SELF = {
    "市": re.compile("我市|全市|该市|本市|市委|市政府"), "省": re.compile("我省|全省|本省"), "县": re.compile("我县|全县|该县|县委|县政府"),
    "区": re.compile("我区|全区|本区|区委|区政府|自治区"), "州": re.compile("我州|全州|州委|州政府|自治州"), "盟": re.compile("我盟|全盟|盟委"), "旗": re.compile("我旗|全旗|旗委"),
}
_FLOOR = 0.15  # a level the report does not speak of itself in keeps this much of its votes
_COUNTY_SHARE = 0.4  # a report that speaks of itself as a county this much is one
_LEAST_PLAIN = 2  # plain mentions alone decide only from here on …
_LEAD = 1.5  # … and with this lead over the next place


@dataclass(frozen=True)
class Place:
    """`city` in full official form as far as it is known, `province` of it (empty if unknown)."""

    city: str
    province: str


@dataclass
class _Votes:
    division: Division
    strong: float = 0.0
    plain: int = 0


def place_of(clean: CleanText, header: Header, sources: list[str]) -> Place | None:
    """The jurisdiction of the report, or `None` where its words do not tell; `sources` are the publishers that the page names."""
    if zone := _zone(header):
        return zone
    province = _province(clean.text, header)
    votes: dict[str, _Votes] = {}
    for title in header.titles:
        for start, end, division in _own(title, _mentions(title, province)):
            _vote(votes, division).strong += _TITLE * (1.5 if start == 0 or _CONGRESS.match(title[end:]) else 1.0)
    for line in header.lines:
        for _, end, division in _mentions(line, province):
            if _CONGRESS.match(line[end:]):
                _vote(votes, division).strong += _HEADER
    for name in sources:
        for _, end, division in _mentions(name, province):
            if _PAPER_NAME.match(name[end:]):
                _vote(votes, division).strong += _PAPER
    share = _self_share(clean.text)
    _count(clean.text, province, votes, share["县"] + share["旗"] >= _COUNTY_SHARE)
    return _winner(votes, share)


def _own(title: str, mentions: list[tuple[int, int, Division]]) -> Iterator[tuple[int, int, Division]]:
    """The places of a title but for those that were visited or learnt from (赴某市、某市考察, 某市改革对我市的启示)."""
    lesson = _LESSON.search(title)
    if lesson and not (lesson["us"] or any(lesson.start() < start < lesson.end() for start, _, _ in mentions)):
        lesson = None  # 某市对外开放的启示: whose, the title does not say
    other = 0  # where the last place ends that the report is not about
    for start, end, division in mentions:
        before, after = title[max(0, start - 4) : start], title[end : end + 6]
        visited = _VISITED.search(before) or (before.endswith(("到", "去", "向")) and _TO_LEARN.match(after)) or (other and _AND.fullmatch(title, other, start))
        if visited or (lesson and end <= lesson.start()):
            other = end
        else:
            yield start, end, division


def _count(text: str, province: str, votes: dict[str, _Votes], counties: bool) -> None:
    for start, end, division in _mentions(text, province, counties):
        before, after = text[max(0, start - 4) : start], text[end : end + 6]
        if _ORGAN.match(after):
            _vote(votes, division).strong += _BODY * (2 if _SPEAKS_FOR.search(before) else 1)
        elif not _ONLY_MENTIONED.search(before):
            _vote(votes, division).plain += 1


def _vote(votes: dict[str, _Votes], division: Division) -> _Votes:
    return votes.setdefault(division.adcode, _Votes(division))


def _winner(votes: dict[str, _Votes], share: dict[str, float]) -> Place | None:
    ranked = sorted(
        ((_FLOOR + share.get(v.division.name[-1], 0.0)) * (v.strong + _PLAIN * v.plain), v.division.adcode) for v in votes.values()
    )
    if not ranked:
        return None
    score, code = ranked[-1]
    best = votes[code]
    only_plain = best.strong < _BODY
    if only_plain and (best.plain < _LEAST_PLAIN or (len(ranked) > 1 and score < _LEAD * ranked[-2][0])):
        return None
    return Place(telling(best.division), best.division.province)


def _self_share(text: str) -> dict[str, float]:
    """How the report speaks of itself: share of each level's words, 我市 counting three times."""
    counts = {suffix: sum(3 if word[0] in "我该本" else 1 for word in pattern.findall(text)) for suffix, pattern in _SELF.items()}
    total = sum(counts.values())
    return {suffix: count / total for suffix, count in counts.items()} if total else dict.fromkeys(counts, 1.0)


def _province(text: str, header: Header) -> str:
    """The province named most often: it tells apart counties of one name."""
    counts: Counter[str] = Counter()
    for weight, piece in ((20, " ".join((*header.titles, *header.lines))), (1, text)):
        for _, _, division in _mentions(piece, ""):
            counts[division.province] += weight
    return counts.most_common(1)[0][0] if counts else ""


def _zone(header: Header) -> Place | None:
    """A development zone that the title begins with (某地高新区2020年改革工作总结): it is the jurisdiction, not the city before it."""
    for title in header.titles:
        body = re.sub(r"^(?:(?:19|20)\d\d年度?)?(?:中共)?", "", title)
        found = next(iter(_mentions(body, "")), None)
        ending = ENDING.search(body)
        if found and ending and found[0] == 0 and ending.start() - found[1] <= 6 and FORMS[ending[0]] in CERTAIN and _ZONE_BODY.match(body[ending.end() :]):
            return Place(body[: ending.end()], found[2].province)
    return None


@lru_cache(maxsize=2)
def _automaton(counties: bool = False) -> ahocorasick.Automaton:
    """Official names of all levels, and the short names of provinces and prefectures; those of counties, too often plain words (和平,
    城区), only where `counties` says that the report speaks of itself as one."""
    automaton = ahocorasick.Automaton()
    places = gazetteer()
    for name in places.names():
        if len(name) >= 3 or places.named(name)[0].level != "county":
            automaton.add_word(name, name)
    for name in places.short_names():
        if places.named(name)[0].level in ("province", "prefecture") or (len(name) >= 3 and name[-1] in "县市区州旗") or counties:
            automaton.add_word(name, name)
    automaton.make_automaton()
    return automaton


def _mentions(text: str, province: str, counties: bool = False) -> list[tuple[int, int, Division]]:
    """Places in the order of the text; of a chain (甲省乙市丙县) only the last, which the others locate."""
    found: list[tuple[int, int, Division]] = []
    for last, name in _automaton(counties).iter_long(text):
        start, end = last - len(name) + 1, last + 1
        near = found[-1][2] if found and found[-1][1] == start else None
        division = gazetteer().resolve(name, near, "" if near else province)
        if division is None:
            continue
        if near is not None and division.within(near):
            start = found.pop()[0]
        found.append((start, end, division))
    return found
