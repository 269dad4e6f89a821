"""One city: what it runs, by whom it is led, what came of it, who approved, whom it learns from."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.browse.things import things
from graph.profile.city_records import (
    Benchmark,
    Choice,
    City,
    Item,
    Outcomes,
    Part,
    Point,
    Post,
    Problem,
    Recognition,
    Series,
    Source,
    Wanted,
)
from graph.profile.cypher import city as cypher
from graph.profile.shapes import Listed, evidence, number, ref, refs
from graph.profile.terms import NO_TERM, Term, terms, whole_term
from graph.profile.unanswered import unanswered

ITEMS, PILOTS, LEADERS, SERIES, RECOGNITIONS, PROBLEMS, BENCHMARKS, REPORTS = 25, 20, 40, 24, 20, 20, 30, 40
"""Rows of each list unless told otherwise."""


def choices(store) -> list[Choice]:
    """The cities that run something, by province and name."""
    return _choices(store.read(cypher.CHOICES).single())


def every(store) -> list[Choice]:
    """Every place that is known for what it is, those that run nothing too, by province and name."""
    return _choices(store.read(cypher.EVERY).single())


def _choices(rows: Iterable[Mapping[str, Any]] | None) -> list[Choice]:
    found = [Choice(c["id"], c["name"] or c["id"], c.get("province") or "", c.get("level") or "") for c in rows or ()]
    return sorted(found, key=lambda c: (c.province, c.level != "province", c.level != "prefecture", c.name, c.id))


def any_report(store) -> bool:
    """Whether anything is in the graph."""
    return bool(store.read(cypher.ANY_REPORT).single())


def city(store, id: str, confidence: float = 0.0, limit: int = REPORTS) -> City | None:
    """The city of that id with at most `limit` of its reports, None if there is none."""
    node = things(store, [id]).get(id)
    if node is None or node.label != "City":
        return None
    asked = {"id": id, "confidence": confidence}
    topics: dict[str, Counter[str]] = {}
    statuses: Counter[str] = Counter()
    for topic, label, status, many in store.read(cypher.TOTALS, **asked).single() or ():
        topics.setdefault(topic or "", Counter())[label] += many
        statuses[status or "unknown"] += many
    order = sorted(topics, key=lambda t: (-sum(topics[t].values()), t))
    years = {(topic or "", year): many for topic, year, many in store.read(cypher.BY_YEAR, **asked).single() or ()}
    parts = [(Part(place, row["items"]), row["above"]) for row in store.read(cypher.PARTS, **asked).single() or () if (place := ref(row["place"]))]
    told = store.read(cypher.REPORTS, id=id, limit=limit).rows
    total, reports = told[0] if told else (0, [])
    return City(
        node, tuple(p for p, above in parts if above), tuple(p for p, above in parts if not above),
        {t: dict(topics[t]) for t in order}, dict(statuses), years,
        Listed(tuple(Source(r["id"], r.get("title") or r.get("name") or r["id"], r.get("year")) for r in reports), total),
    )


def items(store, id: str, wanted: Wanted | None = None, limit: int = ITEMS, offset: int = 0, confidence: float = 0.0) -> Listed[Item]:
    """A page of its reforms and pilots, what was told of last first."""
    asked = {"id": id, "confidence": confidence, **vars(wanted or Wanted())}
    total = store.read(cypher.MANY_ITEMS, **asked).single() or 0
    rows = store.read(cypher.ITEMS, **asked, limit=limit, offset=offset).single() if total else ()
    return Listed(tuple(_item(row) for row in rows or ()), total)


def pilots(store, id: str, limit: int = PILOTS, confidence: float = 0.0) -> Listed[Item]:
    """Its pilots, national ones first, each level the oldest first."""
    total = store.read(cypher.MANY_ITEMS, id=id, confidence=confidence, **vars(Wanted(label="Pilot"))).single() or 0
    rows = store.read(cypher.PILOTS, id=id, limit=limit, confidence=confidence).single() if total else ()
    return Listed(tuple(_item(row) for row in rows or ()), total)


def leaders(store, id: str, limit: int = LEADERS, confidence: float = 0.0) -> Listed[Post]:
    """Who holds or held a post there by what reports state, the latest first. Years are those of the reports; `terms` when a post was held as stated."""
    total = store.read(cypher.MANY_LEADERS, id=id, confidence=confidence).single() or 0
    rows = store.read(cypher.LEADERS, id=id, limit=limit, confidence=confidence).single() if total else ()
    made = []
    for row in rows or ():
        titles, years = posts(row["titles"], row["years"])
        if leader := ref(row["leader"]):
            made.append(Post(leader, titles, years, row["led"], evidence(row["evidence"]), _told_terms(row)))
    return Listed(tuple(made), total)


def _told_terms(row: Mapping[str, Any]) -> tuple[tuple[str, Term], ...]:
    """The posts of which reports say when they were held, each with when, in the order of time."""
    said: dict[str, list[Term]] = {}
    for title, term in zip(row["titles"], terms(row), strict=True):
        said.setdefault(title or "", []).append(term)
    found = [(title, term) for title, each in said.items() if (term := whole_term(each)) != NO_TERM]
    return tuple(sorted(found, key=lambda f: (f[1].year or 9999, f[0])))


def posts(titles: Iterable[str], years: Iterable[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The different posts of parallel lists by their first year (those without one last), and all years."""
    first: dict[str, int] = {}
    known = sorted({year for year in years if year})
    for title, year in zip(titles, years, strict=True):
        if title and (title not in first or 0 < year < (first[title] or 9999)):
            first[title] = year
    return tuple(sorted(first, key=lambda t: (first[t] or 9999, t))), tuple(known)


def outcomes(store, id: str, limit: int = SERIES, confidence: float = 0.0) -> Outcomes:
    """What came of it, by indicator."""
    asked = {"id": id, "confidence": confidence}
    found = store.read(cypher.OUTCOMES, **asked, limit=limit).rows
    total, numbers, first = found[0] if found else (0, 0, [])
    if not first:
        return Outcomes()
    by_series: dict[tuple[str, str], list[Point]] = {(name, unit): [] for name, unit in first}
    named: dict[tuple[str, str], Counter[str]] = {key: Counter() for key in by_series}
    for row in store.read(cypher.POINTS, **asked, series=sorted({name for name, _ in by_series})).single() or ():
        key = (row["series"], row["unit"])
        if key in by_series:
            by_series[key].append(_point(row))
            named[key][row["indicator"] or row["series"]] += 1
    made = []
    for (name, unit), points in by_series.items():
        # the city's own statement last: it stands
        each = {p.id: p for p in sorted(points, key=lambda p: (p.item is not None, p.item.id if p.item else ""), reverse=True)}
        usual = min(named[name, unit].items(), key=lambda n: (-n[1], len(n[0]), n[0]), default=(name, 0))[0]
        made.append(Series(name, unit, tuple(sorted(each.values(), key=lambda p: (p.year or 9999, p.value is None, p.value or 0, p.id))), usual))
    return Outcomes(Listed(tuple(made), total), numbers)


def recognitions(store, id: str, limit: int = RECOGNITIONS, confidence: float = 0.0) -> Listed[Recognition]:
    """Who approved of the city or of what it runs, in the latest reports first."""
    total = store.read(cypher.MANY_RECOGNITIONS, id=id, confidence=confidence).single() or 0
    rows = store.read(cypher.RECOGNITIONS, id=id, limit=limit, confidence=confidence).single() if total else ()
    return Listed(tuple(
        Recognition(subject, by, row["kind"] or ("leader" if by.label == "Leader" else ""), said(row["forms"]), said(row["levels"]), said(row["dates"]),
                    row["year"], evidence(row["evidence"]))
        for row in rows or () if (subject := ref(row["subject"])) and (by := ref(row["recogniser"]))), total)


def problems(store, id: str, limit: int = PROBLEMS, confidence: float = 0.0) -> Listed[Problem]:
    """The problems that its items answer, those with most items first; then those that its own reports and ledgers name and none of its items answers.
    No fact ties these to anything, so a `confidence` leaves them out, as the register of problems does."""
    answered = store.read(cypher.ANSWERED, id=id, confidence=confidence).single() or ()
    rows = store.read(cypher.PROBLEMS, id=id, limit=limit, confidence=confidence).single() if answered else ()
    found = [Problem(problem, row["area"] or "", refs(row["items"]), row["many"], evidence(row["evidence"]))
             for row in rows or () if (problem := ref(row["problem"]))]
    total, rest = unanswered(store, id, set(answered), limit - len(found)) if not confidence else (0, [])
    return Listed((*found, *rest), len(answered) + total)


def benchmarks(store, id: str, limit: int = BENCHMARKS, confidence: float = 0.0) -> Listed[Benchmark]:
    """Whom it learns from, then who learns from it."""
    found = store.read(cypher.BENCHMARKS, id=id, limit=limit, confidence=confidence).rows
    total, rows = found[0] if found else (0, [])
    return Listed(tuple(Benchmark(other, bool(row["outward"]), evidence(row["evidence"])) for row in rows if (other := ref(row["city"]))), total)


def said(values: Iterable[Any] | None) -> tuple[str, ...]:
    """What a support list states, each once."""
    return tuple(dict.fromkeys(str(value) for value in values or () if value))


def _item(row: Mapping[str, Any]) -> Item:
    found = ref(row["item"])
    assert found is not None
    return Item(found, row["topic"] or "", row["status"] or "", row["level"] or "", row["first"], number(row["last"]), row.get("outcomes") or 0,
                row["batch"] or "", evidence(row["evidence"]))


def _point(row: Mapping[str, Any]) -> Point:
    return Point(row["id"], row["name"] or "", row["year"], row["value"], row["change"] or "", ref(row["item"]), evidence(row["evidence"]))
