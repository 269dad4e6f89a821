"""Running a canned query, and what it gives back."""
from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.asked.confidence import EVERYTHING
from graph.errors import StoreFailed
from graph.store.store import Store
from graph.store.values import Node, Path, Relationship
from queries import lookup
from queries.errors import BadParameter
from queries.parameters import bind
from queries.spec import CONFIDENCE, LIMIT, Query

ROWS = 1000
"""Rows given back at most, unless the caller says otherwise."""
PAGE = 200
"""Rows that a page shows at first; what the bench measures."""
MOST_ROWS = 100_000
TIMEOUT = 30.0
"""Seconds after which the store gives a query up."""
_PLAIN = (str, int, bool, type(None))
EVIDENCE = 5
"""Sentences that a row shows at most."""


@dataclass(frozen=True)
class Source:
    """The report that a sentence comes from; empty text (None for the year) where the report does not tell."""

    report: str
    title: str = ""
    file: str = ""
    city: str = ""
    year: int | None = None
    source: str = ""
    url: str = ""

    @property
    def shown(self) -> str:
        """Its title, with city and year where the title does not name them; else its file."""
        beside = " ".join(str(x) for x in (self.city, self.year) if x and str(x) not in self.title)
        name = self.title or self.file or self.report
        return f"{name}（{beside}）" if beside else name


@dataclass(frozen=True)
class QueryResult:
    """Rows as lists of JSON values in the order of `columns`; the last is the evidence: up to five {report, start, end, quote}.

    `values` is what the parameters were as a person writes them (None: everything), `confidence` the threshold that facts had to reach,
    `cypher` what the store got; `seconds` the time that
    the store took for the query itself; `truncated` whether there are more rows than were asked for; `sources` the reports of the evidence
    by id."""

    query: Query
    columns: list[str]
    rows: list[list[Any]]
    seconds: float
    truncated: bool
    values: dict[str, str | int | None] = field(default_factory=dict)
    cypher: dict[str, Any] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @property
    def confidence(self) -> float:
        """The lowest confidence of the facts that count; 0 where all do."""
        return self.cypher.get(CONFIDENCE, EVERYTHING)

    def dicts(self) -> list[dict[str, Any]]:
        """One dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def as_json(self) -> dict[str, Any]:
        """For `python -m queries run --json`."""
        return {"query": self.query.name, "parameters": self.values, "confidence": self.confidence, "columns": self.columns, "rows": self.rows,
                "truncated": self.truncated, "seconds": round(self.seconds, 4)}


def run(store: Store, query: Query, values: Mapping[str, Any] | None = None, limit: int = ROWS, confidence: Any = EVERYTHING) -> QueryResult:
    """Run `query` with `values` by parameter name (see `queries.parameters.bind`), at most `limit` rows, over the facts whose confidence is
    at least `confidence`, a number in [0, 1] (a query of a user's own need not look at it).

    Raises `BadParameter`, and `graph.errors.GraphError` where the store does not answer."""
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST_ROWS:
        raise BadParameter(f"limit 应为 1 到 {MOST_ROWS} 之间的整数，而不是 {limit!r}。", f"limit is a whole number from 1 to {MOST_ROWS}, not {limit!r}.")
    bound = bind(store, query, values, confidence)
    return _rows(store, query, bound.shown, bound.cypher, limit)


def whole(store: Store, result: QueryResult) -> QueryResult:
    """`result` with all its rows, at most `MOST_ROWS`; the same object where it has them already."""
    return _rows(store, result.query, result.values, result.cypher, MOST_ROWS) if result.truncated else result


def _rows(store: Store, query: Query, shown: dict[str, str | int | None], cypher: dict[str, Any], limit: int) -> QueryResult:
    began = time.perf_counter()
    result = store.read(query.cypher, timeout=TIMEOUT, **cypher, **{LIMIT: limit + 1})
    seconds = time.perf_counter() - began
    columns = [c.name for c in query.columns]
    rows = [[_json(value) for value in row] for row in result.rows[:limit]]
    for row in rows:
        row[-1] = _evidence(query, row[-1])
    return QueryResult(query, columns, rows, seconds, len(result.rows) > limit, shown, cypher, _sources(store, rows))


def _json(value: Any) -> Any:
    """Values as JSON has them. A node counts as its properties, which a query of the user's own may return."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, (Node, Relationship)):
        return {k: _json(v) for k, v in value.properties.items()}
    if isinstance(value, Path):
        return [_json(n) for n in value.nodes]
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, dict):
        return {k: _json(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_json(v) for v in value]
    return value


def _evidence(query: Query, value: Any) -> list[dict[str, Any]]:
    given = [] if value is None else value
    if not isinstance(given, list) or any(not isinstance(e, dict) or not {"report", "start", "end", "quote"} <= e.keys() for e in given):
        raise StoreFailed(f"{query.file.name}: the column evidence must be a list of {{report, start, end, quote}}.")
    return [{k: e[k] for k in ("report", "start", "end", "quote")} for e in given if e["quote"] is not None][:EVIDENCE]


def _sources(store: Store, rows: list[list[Any]]) -> dict[str, Source]:
    ids = sorted({e["report"] for row in rows for e in row[-1] if isinstance(e["report"], str)})
    if not ids:
        return {}
    found = {r["id"]: r for r in store.read(lookup.REPORTS, ids=ids).dicts()}
    return {i: Source(i, r["title"] or "", "、".join(r["files"] or ()), r["city"] or "", r["year"], r["source"] or "", r["url"] or "")
            for i in ids if (r := found.get(i))}
