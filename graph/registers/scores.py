"""Scores and ranks by round or month, and how far a body rose or fell since the period before."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct
from graph.registers.records import Cell, Draft
from graph.registers.source import Source, number, put, thing, told
from ingest.numerals import parse
from ingest.registers.dates import last_day

_COUNT = re.compile(r"\d+")
_ROUND = re.compile(r"第?([〇零一二三四五六七八九十百\d]+)(?=[轮期次批])")


def period_key(text: str, year: int | None = None) -> tuple:
    """What periods are put in order by: the last day of a month, quarter or year and the number of a round in it (2017年第3轮); a round alone by the
    year of its ledger; else any number, else the text."""
    found = _ROUND.search(text)
    number = _number(found[1]) if found else 0
    day = last_day(text, year) or (date(year, 12, 31) if number and year else None)
    if day:
        return 0, day.toordinal(), number, ""
    numbers = [int(n) for n in _COUNT.findall(text)]
    return (1, 0, number or numbers[-1], text) if number or numbers else (2, 0, 0, text)


def _number(numeral: str) -> int:
    try:
        return int(parse(numeral))
    except ValueError:  # 十百: no number
        return 0


def _drafts(source: Source) -> list[Draft]:
    boards: dict[tuple[str, str], list[tuple[tuple, dict, Draft]]] = defaultdict(list)
    made = []
    for row in source.read(cypher.SCORES):
        reports = [source.reports[r] for r in row["reports"] or () if r in source.reports]
        place = row["body"] if row["body"].startswith("city:") else next((r.place for r in reports if r.place), "")
        year = row["year"] or next((r.year for r in reports if r.year), None)
        draft = Draft((row["id"], row["body"]), {}, (place,) if place else (), years=(year,) if year else (), year=year)
        put(draft, body=thing(row["body"], row["name"]), board=told(row["board"]), period=told(row["period"]), score=number(row["score"]), rank=number(row["rank"]))
        draft.facts.append(("SCORED", row["body"], row["id"]))
        boards[row["body"], row["board"] or ""].append((period_key(row["period"] or "", year), row, draft))
        made.append(draft)
    for series in boards.values():
        _changes(sorted(series, key=lambda entry: (entry[0], entry[1]["id"])))
    return made


def _changes(series: list[tuple[tuple, dict, Draft]]) -> None:
    """Against the period before of the same body and board; up is a smaller rank. Ranks that a period states twice are compared with neither."""
    ranks: dict[tuple, set[float]] = defaultdict(set)
    for period, row, _ in series:
        if row["rank"] is not None:
            ranks[period].add(row["rank"])
    for period, row, draft in series:
        before = max((p for p in ranks if p < period), default=None)
        if before is not None and len(ranks[before]) == 1 and row["rank"] is not None:
            rose = next(iter(ranks[before])) - row["rank"]
            put(draft, change=Cell("持平" if not rose else f"{'升' if rose > 0 else '降'}{abs(rose):g}", rose))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("评分", "scores", len(rows)), ("单位", "bodies", distinct(rows, "body")), ("期次", "periods", len({r.text("period") for r in rows} - {""}))]


SCORES = Kind(_drafts, _totals, ("board", "period", "rank", "body"))
