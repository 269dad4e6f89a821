"""Problems that a city's own reports and ledgers name and that none of its items answers."""
from __future__ import annotations

import re
from collections.abc import Set

from graph.browse.shapes import Evidence
from graph.profile.city_records import Problem
from graph.profile.cypher import city as cypher
from graph.profile.shapes import ref

_END = re.compile(r"[。！？；\n]")


def unanswered(store, id: str, answered: Set[str], limit: int) -> tuple[int, list[Problem]]:
    """How many there are beside those `answered`, and the first of them by name, each with the sentence that names it."""
    reports = store.read(cypher.OWN_REPORTS, id=id).single() or ()
    rows = store.read(cypher.NAMED_PROBLEMS, reports=reports).single() if reports else ()
    found = sorted(((problem, row["area"] or "") for row in rows or () if (problem := ref(row["problem"])) and problem.id not in answered),
                   key=lambda each: (each[0].name, each[0].id))
    first = found[:max(limit, 0)]
    where: dict[str, Evidence] = {}
    if first:
        asked = {"ids": [problem.id for problem, _ in first], "reports": reports}
        for problem, report, passage, text, begin, start, end in store.read(cypher.NAMED_WHERE, **asked).single() or ():
            if start is not None and problem not in where:
                where[problem] = _sentence(report, passage, text or "", begin or 0, int(start), int(end))
    return len(found), [Problem(problem, area, (), 0, where.get(problem.id)) for problem, area in first]


def _sentence(report: str, passage: str, text: str, begin: int, start: int, end: int) -> Evidence:
    """The sentence of a paragraph, which begins at `begin` of its report, around a mention."""
    before = [mark.end() for mark in _END.finditer(text, 0, max(start - begin, 0))]
    after = _END.search(text, max(end - begin - 1, 0))
    first, last = before[-1] if before else 0, after.end() if after else len(text)
    quote = text[first:last]
    first += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return Evidence(report, begin + first, begin + first + len(quote), quote, passage)
