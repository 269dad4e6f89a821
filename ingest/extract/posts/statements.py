"""Posts that are stated of a person, not set beside the name: 任命某某为市财政局局长, 某某2016年11月起任市长, 某某，男，…，现任县委书记; and who signs a report."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extract.posts.patterns import LONG_NAME, NO_POST, PHRASE, TITLE, is_name
from ingest.extract.posts.terms import NO_YEAR, NOTHING, PERIOD, Term, before, of_act
from ingest.vocabulary import any_of, words

LISTED = rf"(?:{PHRASE})(?:[、兼](?:{PHRASE}))*"
"""One post or several."""
_POSTS = rf"(?P<post>{LISTED})(?=$|[，。；、,;（(\s]|职务|(?P<while>期间|时(?!任))|以来|以后)"
_WHEN = rf"(?:[，,]?(?:{PERIOD}|{NO_YEAR})[，,]?)?"
_TAKES = frozenset(words("posts/takes"))
_HOLDING = rf"(?:已|正式|再次|又)?(?P<verb>{any_of('posts/takes')}|{any_of('posts/keeps')})"
_HOLDS = re.compile(rf"^(?:同志)?{_WHEN}{_HOLDING}{_POSTS}")
_LEAVES = re.compile(rf"^(?:同志)?{_WHEN}(?:已|因[^，。；]{{0,12}}?)?{any_of('posts/leaves')}了?其?{_POSTS}")
_NAMED = re.compile(rf"^(?:同志)?为{_POSTS}")
_NAMES = re.compile(r"(?:任命|选举|补选|决定|推选|选举产生)(?:[：:]|[：:][^。\n]{1,120}[；;，,])?$")
_FREED = re.compile(rf"^(?:同志)?(?:的|辞去(?:的)?){_POSTS}")
_FREES = re.compile(r"(?:免去|接受|罢免|撤销)(?:[：:]|[：:][^。\n]{1,120}[；;，,])?$")
_BRACKETS = re.compile(rf"^[（(](?P<post>{LISTED})[）)]")
_LIFE = re.compile(r"[，,](?:男|女)[，,]")
_NOW = re.compile(rf"[，,]现任{_POSTS}")
_NEXT = re.compile(rf"(?:职务)?[，,；;]{PERIOD}(?:[，,]|起)?{_HOLDING}{_POSTS}")
"""A further clause about the same person, which states when: …，2016年11月起任市委书记."""
_FAR = 160  # characters of a life between the name and 现任
_GAP = "[ \u3000\u00a0]"
_SIGNED = re.compile(
    rf"^[（(]?(?P<post>[\u4e00-\u9fff]{{0,14}}?(?:{TITLE}|(?:代{_GAP}*)?[省市县区州盟旗]{_GAP}*长)){_GAP}+"
    rf"(?P<name>{LONG_NAME}|[\u4e00-\u9fff](?:{_GAP}*[\u4e00-\u9fff]){{1,3}})[）)]?$", re.MULTILINE)
_BLANK = re.compile(r"\s+")


class Said(NamedTuple):
    """Where a post stands that the text states of a person, since when and until when it was held, as stated, and whether the text says that it is
    held no more."""

    start: int
    end: int
    since: str = ""
    until: str = ""
    former: bool = False


def said_of(text: str, start: int, end: int) -> Iterator[Said]:
    """The posts that the words about the name [start, end) state of the person, in order."""
    stop = text.find("\n", end)
    rest, lead = text[end : min(len(text) if stop < 0 else stop, end + _FAR)], text[max(text.rfind("\n", 0, start) + 1, start - 130) : start]
    for match, said in _all(rest, lead):
        if not NO_POST.search(match["post"]):
            yield said._replace(start=end + match.start("post"), end=end + match.end("post"))


def _all(rest: str, lead: str) -> Iterator[tuple[re.Match[str], Said]]:
    if _LIFE.match(rest):
        another = _LIFE.search(rest, 3)
        life = rest[: another.start()] if another else rest
        if match := _NOW.search(life):
            yield match, Said(0, 0)
        yield from ((match, _held(match, Term.of(match))) for match in _NEXT.finditer(life))
        return
    first = next(_first(rest, lead), None)
    if first is None:
        return
    yield first
    at = first[0].end("post")
    while match := _NEXT.match(rest, at):
        yield match, _held(match, Term.of(match))
        at = match.end("post")


def _first(rest: str, lead: str) -> Iterator[tuple[re.Match[str], Said]]:
    if _FREES.search(lead) and (match := _FREED.match(rest)):
        yield match, _left(of_act(lead))
    if match := _LEAVES.match(rest):
        yield match, _left(Term.of(match) or before(lead))
    if match := _HOLDS.match(rest):
        yield match, _held(match, Term.of(match) or before(lead) or (of_act(lead) if match["verb"] in _TAKES else NOTHING))
    if match := _BRACKETS.match(rest):
        yield match, Said(0, 0)
    if (match := _NAMED.match(rest)) and _NAMES.search(lead):
        yield match, Said(0, 0, of_act(lead).since)


def _held(match: re.Match[str], term: Term) -> Said:
    """Of a post that is held: a date within which it was held (2016年任市长期间) is not when it was taken."""
    if match["while"] and not (term.stretch or term.marked):
        term = NOTHING
    return Said(0, 0, term.since, term.until, bool(term.until) or match["verb"].startswith("曾"))


def _left(term: Term) -> Said:
    """Of a post that is given up: a date alone is when."""
    return Said(0, 0, term.since if term.stretch else "", term.until if term.stretch else "" if term.marked else term.since, True)


def signatures(text: str) -> Iterator[tuple[int, int, str, str, tuple[int, int]]]:
    """Lines that say only who speaks (市长　李　某): start and end of the name, the name, the post, where it stands."""
    for match in _SIGNED.finditer(text):
        name = _BLANK.sub("", match["name"])
        if is_name(name) and not NO_POST.search(match["post"]):
            yield *match.span("name"), name, _BLANK.sub("", match["post"]), match.span("post")
