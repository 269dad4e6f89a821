"""The year of a report, from its own words.

A government work report belongs to the year whose work it sets out: the one in its title, or the year of the congress; congresses
held in November or December already sit for the year to come. Other reports belong to the year they speak of as the present one.
"""
from __future__ import annotations

import re
from collections import Counter

from ingest.clean.text import CleanText
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from ingest.metadata.header import Header
from ingest.metadata.labels import delivered, published, signed

_TITLE_YEAR = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年(?!\s?\d{1,2}\s?月)")
_WORK_REPORT = re.compile("政府工作报告|人民代表大会.{0,12}会议")
_PLAN_HEADING = re.compile(r"(?P<y>20\d\d)年.{0,12}(?:安排|任务|打算|重点|部署|目标|计划)")
_PAST_HEADING = re.compile(r"(?P<y>20\d\d)年.{0,16}(?:回顾|总结|情况|成效|成就)")
_MENTION = re.compile(r"(?<![\d\-—–~～])(?P<y>(?:19|20)\d\d)年(?!前|底前|末前|远景|目标|规划|以前|之前)")
_AHEAD = re.compile(r"(?:到|至|力争|确保|争取|面向|计划|预计|将于|拟于|[-—–~～])$")
_LAST_MONTHS = 11
_ADDRESS = "各位代表"  # a report to a congress speaks to its members


def year_of(clean: CleanText, header: Header, values: dict[str, list[str]]) -> int | None:
    """The year, or `None` where nothing tells it."""
    for title in header.titles:
        if "回顾" not in title and (years := [int(m["y"]) for m in _TITLE_YEAR.finditer(title)]):
            return max(years) if "-" in title or "—" in title else years[0]
    work_report = _ADDRESS in clean.text or any(_WORK_REPORT.search(line) for line in (*header.titles, *header.lines))
    read_out = delivered(header)
    if read_out:
        return read_out.year + (work_report and read_out.month >= _LAST_MONTHS)
    for line in header.lines:
        if found := _TITLE_YEAR.search(line):
            return int(found["y"])
    if from_headings := _from_headings(clean, work_report):
        return from_headings
    stated = published(values) or signed(header)
    if stated:
        return stated.year
    return _spoken_of(clean.text, work_report)


def _from_headings(clean: CleanText, work_report: bool) -> int | None:
    headings = [clean.text[b.start : b.end] for b in clean.blocks if b.kind == "heading" and b.level <= 1]
    plans = [int(m["y"]) for line in headings if (m := _PLAN_HEADING.search(line))]
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
