"""Dates as ledgers and reports state them, read only to sort and compare: what is shown and kept is what was stated."""
from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from ingest.numerals import parse

_Y, _M, _D = r"(?:19|20)\d\d", "(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_TO = "[-—–~至到]"
_DAY = re.compile(
    rf"(?<!\d)(?:(?:(?P<year>{_Y})(?:年|[./-])|(?=\d+月))(?P<month>{_M})月(?P<day>{_D})|(?P<year2>{_Y})(?P<mark>[./-])(?P<month2>{_M})(?P=mark)(?P<day2>{_D})"
    rf"|(?P<year3>{_Y})年(?P<month3>{_M})[./](?P<day3>{_D}))(?![\d月])(?:日|号)?(?:{_TO}(?P<last>{_D})(?:日|号))?")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])?(?!\d)")
_MONTH = re.compile(rf"(?<!\d)(?:(?P<year>{_Y})[年./-])?(?:(?P<since>{_M})(?:月份?)?{_TO})?(?P<month>{_M})月份?(?P<part>[上中]旬)?")
_BARE_MONTH = re.compile(rf"(?<!\d)(?P<year>{_Y})[./-](?:(?P<since>{_M}){_TO})?(?P<month>{_M})(?![\d./年月-])")
_QUARTER = re.compile(rf"(?:(?P<year>{_Y})年?)?第?(?P<quarter>[1-4])季度")
_HALF = re.compile(rf"(?:(?P<year>{_Y})年?)?(?P<half>[上下])半年")
_END = re.compile(rf"(?<!\d)(?P<year>{_Y})年?年?[底末内]|(?<![\d半])年[底末内]|(?<={_TO})(?P<year2>{_Y})年?$")
_YEAR = re.compile(rf"(?<!\d)(?P<year>{_Y})(?!\d)年?|全年|年度")
_STATED = re.compile(rf"(?<!\d)(?P<year>{_Y})(?:(?:年|[./-])(?=\d|第?[1-4]季|[上下]半年|年?[底末内])|(?=[底末内]|(?:0[1-9]|1[0-2])(?:\d\d)?(?!\d)))")
_NEXT_YEAR = ("次年", "翌年", "明年", "第二年")
_DIGITS = re.compile("[〇零○一二三四五六七八九十]+(?=[年月日季号])|(?<=第)[一二三四](?=季)")


def last_day(text: str, year: int | None = None) -> date | None:
    """The last day that a stated deadline allows: 2017年12月底前 → 2017-12-31, 2017年3月-6月 → 2017-06-30, 三季度 with `year` 2017 → 2017-09-30.

    A date that states no year takes that of the date before it in the text, else `year`, that of the report or ledger; without either there is
    no day. Of several dates the latest counts. None for what states no time (长期坚持) or none that exists (2月30日).
    """
    bare = _bare(text)
    stated = [(match.start(), int(match["year"])) for match in _STATED.finditer(bare)]
    found: list[date] = []
    taken: list[range] = []

    def take(match: re.Match[str], month: int, day: int | None = None) -> None:
        if any(match.start() < r.stop and r.start < match.end() for r in taken):
            return
        taken.append(range(match.start(), match.end()))
        groups = match.groupdict()
        own = groups.get("year") or groups.get("year2") or groups.get("year3")
        when = int(own) if own else next((y for at, y in reversed(stated) if at < match.start()), year or 0)
        later = bare[: match.start()].endswith(_NEXT_YEAR) or (groups.get("since") and int(groups["since"]) > month)
        try:
            found.append(date(when + bool(later), month, day or calendar.monthrange(when + bool(later), month)[1]))
        except ValueError:
            return

    for match in _DAY.finditer(bare):
        take(match, int(match["month"] or match["month2"] or match["month3"]), int(match["last"] or match["day"] or match["day2"] or match["day3"]))
    for match in _COMPACT.finditer(bare):
        take(match, int(match["month"]), int(match["day"] or 0))
    for match in (*_MONTH.finditer(bare), *_BARE_MONTH.finditer(bare)):
        take(match, int(match["month"]), {"上旬": 10, "中旬": 20}.get(match.groupdict().get("part") or ""))
    for match in _QUARTER.finditer(bare):
        take(match, 3 * int(match["quarter"]))
    for match in _HALF.finditer(bare):
        take(match, 6 if match["half"] == "上" else 12)
    for match in _END.finditer(bare):
        take(match, 12, 31)
    if not found:
        for match in _YEAR.finditer(bare):
            take(match, 12, 31)
    return max(found, default=None)


def month_of(text: str, year: int | None = None) -> str:
    """The month that a head or cell names, as `2017-05` (5月 with `year` 2017, 2017年5月, 2017-05); empty where it names none or no year is known."""
    bare = _bare(text)
    match = _DAY.search(bare) or _MONTH.search(bare) or _BARE_MONTH.search(bare)
    groups = match.groupdict() if match else {}
    when = int(next((groups[k] for k in ("year", "year2", "year3") if groups.get(k)), year or 0)) if match else 0
    return f"{when}-{int(next(groups[k] for k in ('month', 'month2', 'month3') if groups.get(k))):02d}" if when else ""


def _bare(text: str) -> str:
    """Without blanks, widths folded, Chinese numerals before 年, 月, 日 and 季度 as digits."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return _DIGITS.sub(lambda m: str(parse(m[0].replace("○", "〇"))), bare)
