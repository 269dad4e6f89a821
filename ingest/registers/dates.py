"""Dates as ledgers and reports state them, read only to sort and compare: what is shown and kept is what was stated."""
from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from ingest.numerals import parse

_DAY = re.compile(r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?:[./-]|年)|(?=\d+月))(?P<month>1[0-2]|0?[1-9])(?:[./-]|月)(?P<day>3[01]|[12]\d|0?[1-9])(?:日|号|(?!\d))")
_MONTH = re.compile(r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)[年./-])?(?P<month>1[0-2]|0?[1-9])月份?(?P<part>[上中]旬)?")
_BARE_MONTH = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[./-](?P<month>1[0-2]|0?[1-9])(?![\d./-])")
_QUARTER = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年?)?第?(?P<quarter>[1-4])季度")
_HALF = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年?)?(?P<half>[上下])半年")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?(?P<end>[底末内]|年底|年末|年内)?")
_NO_YEAR = re.compile(r"(?:今年|本年|年)(?:[底末内]|度)|全年")
_DIGITS = re.compile("[〇零○一二三四五六七八九十]+(?=[年月日季号])|(?<=第)[一二三四](?=季)")


def last_day(text: str, year: int | None = None) -> date | None:
    """The last day that a stated deadline allows: 2017年12月底前 → 2017-12-31, 2017-06 → 2017-06-30, 三季度 with `year` 2017 → 2017-09-30.

    `year`, that of the report or ledger, is used where the text states none; without either there is no day. Of several dates in the text
    the last one counts. None for what states no time (长期坚持) or none that exists (2月30日).
    """
    found: list[tuple[int, date]] = []
    bare = _bare(text)
    taken: list[range] = []

    def take(match: re.Match[str], month: int, day: int | None = None) -> None:
        when = int(match.groupdict().get("year") or year or 0)
        if any(match.start() in r for r in taken) or not when:
            return
        taken.append(range(match.start(), match.end()))
        try:
            found.append((match.start(), date(when, month, day or calendar.monthrange(when, month)[1])))
        except ValueError:
            return

    for match in _DAY.finditer(bare):
        take(match, int(match["month"]), int(match["day"]))
    for match in (*_MONTH.finditer(bare), *_BARE_MONTH.finditer(bare)):
        take(match, int(match["month"]), {"上旬": 10, "中旬": 20}.get(match.groupdict().get("part") or ""))
    for match in _QUARTER.finditer(bare):
        take(match, 3 * int(match["quarter"]))
    for match in _HALF.finditer(bare):
        take(match, 6 if match["half"] == "上" else 12)
    if not found:
        for match in (*_YEAR.finditer(bare), *_NO_YEAR.finditer(bare)):
            take(match, 12, 31)
    return max(found, key=lambda f: f[0])[1] if found else None


def month_of(text: str, year: int | None = None) -> str:
    """The month that a head or cell names, as `2017-05` (5月 with `year` 2017, 2017年5月, 2017-05); empty where it names none or no year is known."""
    bare = _bare(text)
    match = _DAY.search(bare) or _MONTH.search(bare) or _BARE_MONTH.search(bare)
    when = int(match["year"] or year or 0) if match else 0
    return f"{when}-{int(match['month']):02d}" if match and when else ""


def _bare(text: str) -> str:
    """Without blanks, widths folded, Chinese numerals before 年, 月, 日 and 季度 as digits."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return _DIGITS.sub(lambda m: str(parse(m[0].replace("○", "〇"))), bare)
