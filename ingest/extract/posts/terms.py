"""When a post was held, as a sentence states it: 2013年3月至2016年11月, 2016年11月起. Nothing is guessed: what is not stated stays empty."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.numerals import parse

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇零○九][〇零○一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2](?!\d)|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:(?:\d{1,2}|[一二三十]{1,3})日)?"
_BARE = r"|(?!\d)"
_TO = r"(?:[至到]|[—–－~～-]{1,2})"


def _date(name: str, bare: bool = False) -> str:
    """A year with or without its month (2016年11月17日, 2016.11); `bare`: the 年 may be left out (2013—2016年)."""
    written = rf"年(?:(?P<m{name}>{_MONTH})月(?:份)?{_DAY})?|[.．](?P<n{name}>{_MONTH})(?:[.．]\d{{1,2}}(?!\d))?"
    return rf"(?P<y{name}>{_YEAR})(?:{written}{_BARE if bare else ''})"


_RANGE = rf"{_date('a', bare=True)}起?{_TO}(?:{_date('b', bare=True)}止?|(?P<mc>{_MONTH})月{_DAY}止?|(?P<now>今|现在|目前))"
_SINGLE = rf"{_date('s')}(?P<since>起|以来|开始|以后)?"
PERIOD = rf"(?:自|从|于|在)?(?:{_RANGE}|{_SINGLE})"
"""A stretch of time or a date; `Term.of` reads a match of a pattern that has it once."""
NO_YEAR = rf"(?:自|从|于|在)?(?:同年|当年|今年|去年|次年)?{_MONTH}月{_DAY}(?:起|以来|开始|以后)?"
"""A date whose year is not stated: nothing is made of it."""
_ALONE = re.compile(PERIOD)
_BRACKETS = re.compile(rf"^[（(]{PERIOD}[）)]")
_BEFORE = re.compile(rf"(?<![\d至到—–－~～-]){PERIOD}[，,]?$")
_OPENING = re.compile(rf"^[\s　]*{PERIOD}(?=[，,\s　]|[^。]{{0,2}}[市省县区州盟旗])")
_DECIDED = re.compile(rf"{PERIOD}[，,]?(?:经?[^，。；\d]{{0,16}})?(?:决定)?(?:任命|选举|补选|推选|免去|接受|罢免|撤销)[：:]?$")


@dataclass(frozen=True)
class Term:
    """`since` and `until` as stated, a year or a year and month (2013-03), empty where nothing says it. `stretch`: the words give both ends, or say
    that the post is held until now; `marked`: they say that a time began there (2016年11月起)."""

    since: str = ""
    until: str = ""
    stretch: bool = False
    marked: bool = False

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    @classmethod
    def of(cls, match: re.Match[str] | None) -> Term:
        """What a match of a pattern with `PERIOD` states; a date alone is `since`."""
        if match is None:
            return NOTHING
        if match["ya"]:
            year = _number(match["ya"])
            until = "" if match["now"] else _written(year, match["mc"]) if match["mc"] else _written(_number(match["yb"]), match["mb"] or match["nb"])
            since = _written(year, match["ma"] or match["na"])
            return cls(since, until, True) if not until or since[:4] <= until[:4] else NOTHING
        if match["ys"]:
            return cls(_written(_number(match["ys"]), match["ms"] or match["ns"]), marked=bool(match["since"]))
        return NOTHING


NOTHING = Term()


def before(text: str) -> Term:
    """The time that stands directly before a name: 2016年11月起，王某."""
    return Term.of(_BEFORE.search(text[-40:]))


def behind(text: str) -> Term:
    """The stretch of time in brackets that `text`, which follows a name, begins with: 时任市长王某（2013—2016年）."""
    term = Term.of(_BRACKETS.match(text))
    return term if term.stretch else NOTHING


def of_act(text: str) -> Term:
    """The date of the act that ends in `text` (2016年11月17日，市人大常委会决定任命): one directly before its verb, else the only one of its sentence where
    the sentence opens with it."""
    if found := _DECIDED.search(text[-60:]):
        return _day(Term.of(found))
    sentence = text[max(text.rfind(mark) for mark in "。！？!?\n") + 1 :]
    return _day(Term.of(_OPENING.match(sentence))) if len(_ALONE.findall(sentence)) == 1 else NOTHING


def _day(term: Term) -> Term:
    return NOTHING if term.stretch or term.marked else term


def _number(year: str) -> int:
    return int(year) if year.isdecimal() and year.isascii() else int(parse(year.replace("○", "〇")))


def _written(year: int, month: str | None) -> str:
    return f"{year:04d}-{int(parse(month)):02d}" if month else f"{year:04d}"
