"""The year of a report, from its own words.

A government work report belongs to the year whose work it sets out: the one in its title, or the year of the congress; congresses
held in November or December already sit for the year to come. A plan belongs to the year in which it begins. Other reports belong to the year they speak of as the present one.
"""
from __future__ import annotations

import re
from collections import Counter

from ingest.clean.text import CleanText
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR, Found
from ingest.metadata.header import Header
from ingest.metadata.labels import delivered, published, signed

_TITLE_YEAR = re.compile(
    r"(?<!\d)(?P<from>(?:19|20)\d\d)\s?年?\s?(?:[-—–―~～]{1,2}|至|到)\s?(?P<to>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?<![到至])(?<!面向)(?<!迈向)(?<!展望)(?P<y>(?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月|前|底前|末前|以前|之前|(?:的)?远景|(?:中长期|长远)(?:发展)?(?:规划|目标))"
)
_PLAN = re.compile("规划|方案|计划|纲要|行动|意见|打算|目标|任务|工程")
_PAST = re.compile("总结|回顾|综述|评估|成效|成就|情况|报告|经验|纪实")
_WORK_REPORT = re.compile("政府工作报告|人民代表大会.{0,12}会议")
_PLAN_HEADING = re.compile(r"(?P<y>20\d\d)年(?!(?:的)?远景|前|底前|以前|之前).{0,12}(?:安排|任务|打算|重点|部署|目标|计划)")
_PAST_HEADING = re.compile(r"(?P<y>20\d\d)年.{0,16}(?:回顾|总结|情况|成效|成就)")
_MENTION = re.compile(r"(?<![\d\-—–~～])(?P<y>(?:19|20)\d\d)年(?!前|底前|末前|远景|目标|规划|以前|之前)")
_AHEAD = re.compile(r"(?:到|至|力争|确保|争取|面向|计划|预计|将于|拟于|[-—–~～])$")
_LAST_MONTHS = 11
_ADDRESS = "各位代表"  # a report to a congress speaks to its members


def year_of(clean: CleanText, header: Header, values: dict[str, list[str]]) -> int | None:
    """The year, or `None` where nothing tells it."""
    stated = published(values) or signed(header)
    for title in header.titles:
        if "回顾" not in title and (named := _named(title, stated)):
            return named
    work_report = _ADDRESS in clean.text or any(_WORK_REPORT.search(line) for line in (*header.titles, *header.lines))
    read_out = delivered(header)
    if read_out:
        return read_out.year + (work_report and read_out.month >= _LAST_MONTHS)
    for line in header.lines:
        if named := _named(line, stated):
            return named
    if from_headings := _from_headings(clean, work_report, stated):
        return from_headings
    if stated:
        return stated.year
    return _spoken_of(clean.text, work_report)


def _named(line: str, stated: Found | None) -> int | None:
    """The first year that a title or a line under it names: of a plan's years (2023—2025年) the first, of those that a report looks back on the
    last. A year after the next one, seen from the day that is `stated`, is one that a plan looks ahead to."""
    for found in _TITLE_YEAR.finditer(line):
        ahead = found["from"] and _PLAN.search(line) and not _PAST.search(line)
        year = int(found["y"] or found["from" if ahead else "to"])
        if not _beyond(year, stated):
            return year
    return None


def _beyond(year: int, stated: Found | None) -> bool:
    return stated is not None and year > stated.year + 1


def _from_headings(clean: CleanText, work_report: bool, stated: Found | None) -> int | None:
    headings = [clean.text[b.start : b.end] for b in clean.blocks if b.kind == "heading" and b.level <= 1]
    plans = [int(m["y"]) for line in headings if (m := _PLAN_HEADING.search(line)) and not _beyond(int(m["y"]), stated)]
    pasts = [int(m["y"]) for line in headings if (m := _PAST_HEADING.search(line))]
    if plans and pasts:
        return min((y for y in plans if y > max(pasts)), default=max(pasts))
    if plans:
        return min(plans)
    return max(pasts) + work_report if pasts else None


def _spoken_of(text: str, work_report: bool) -> int | None:
    """The latest year that the text speaks of without looking ahead (到2025年, 2018—2022年 look ahead), at most one after the year it
    speaks of most; a work report, which looks back on one year at length, belongs to the year after that."""
    years = Counter(
        int(found["y"])
        for found in _MENTION.finditer(text)
        if FIRST_YEAR <= int(found["y"]) <= LAST_YEAR and not _AHEAD.search(text, max(0, found.start() - 3), found.start())
    )
    if not years:
        return None
    most = max(years, key=lambda year: (years[year], year))
    return most + 1 if work_report else max(year for year in years if year <= most + 1)
