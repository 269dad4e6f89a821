"""The benchmark table: for each city that another one learns from, what both do on each topic that both have."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct
from graph.registers.records import Cell, Draft
from graph.registers.source import Source, link, put, thing, told

MOST = 5
"""Items and outcomes that a cell names; how many there are in all stands behind them."""


def _drafts(source: Source) -> list[Draft]:
    pairs = source.read(cypher.BENCHMARKS)
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in source.of(cypher.BY_TOPIC, (end for pair in pairs for end in (pair["place"], pair["benchmark"]))):
        if row["topic"]:
            counts[row["place"]][row["topic"]] = row["items"]
    made = []
    for pair in pairs:
        shared = sorted(counts[pair["place"]].keys() & counts[pair["benchmark"]].keys())
        years = sorted({y for r in pair["reports"] or () if r in source.reports and (y := source.reports[r].year)})
        for topic in shared or [""]:
            draft = Draft((pair["place"], pair["benchmark"]), {}, (pair["place"], pair["benchmark"]), topic, years=years, year=years[0] if years else None)
            put(draft, place=_city(source, pair["place"]), benchmark=_city(source, pair["benchmark"]), topic=told(topic))
            draft.facts.append(("BENCHMARKS", pair["place"], pair["benchmark"]))
            made.append(draft)
    return made


def _city(source: Source, city: str) -> Cell:
    return thing(city, source.cities[city].name if city in source.cities else city)


def _fill(source: Source, rows: Sequence[Draft]) -> None:
    """Both sides' items on the topic, the newest first, and the outcomes of these."""
    wanted = sorted({(city, row.topic) for row in rows if row.topic for city in row.ids})
    items: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in source.read(cypher.ON_TOPIC, pairs=[{"place": city, "topic": topic} for city, topic in wanted]) if wanted else ():
        items[row["place"], row["topic"]].append((row["item"], row["name"]))
    outcomes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in source.of(cypher.RESULTS, (item for found in items.values() for item, _ in found)):
        outcomes[row["item"]].append((row["outcome"], row["name"]))
    for row in rows:
        for city, what, came in zip(row.ids, ("ours", "theirs"), ("our_outcomes", "their_outcomes"), strict=True):
            found = items[city, row.topic] if row.topic else []
            put(row, **{what: _few(found, "项"), came: _few([o for item, _ in found for o in outcomes[item]], "项")})


def _few(named: list[tuple[str, str]], unit: str) -> Cell | None:
    named = list(dict.fromkeys(named))
    if not named:
        return None
    rest = f" 等{len(named)}{unit}" if len(named) > MOST else ""
    return Cell("、".join(name for _, name in named[:MOST]) + rest, [name for _, name in named[:MOST]], tuple(link(node, name) for node, name in named[:MOST]))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("对标关系", "pairs", len({row.ids for row in rows})), ("地区", "cities", distinct(rows, "place")), ("对标地区", "benchmarks", distinct(rows, "benchmark")),
            ("主题", "topics", len({row.topic for row in rows} - {""}))]


BENCHMARKS = Kind(_drafts, _totals, ("place", "benchmark", "topic"), ("ours", "theirs", "our_outcomes", "their_outcomes"), _fill)
