"""The benchmark table: for each city that another one learns from, what both do on each topic that both have, or that a ledger states."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.kinds import Kind, Total, distinct
from graph.registers.records import Cell, Draft
from graph.registers.source import Source, link, put, sure, thing, told

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
        stated = sure(pair["topics"], pair["confidences"], source.confidence)
        for topic in sorted({*shared, *stated}) or [""]:
            draft = Draft((pair["place"], pair["benchmark"]), {}, (pair["place"], pair["benchmark"]), topic, years=years, year=years[0] if years else None)
            put(draft, place=_city(source, pair["place"]), benchmark=_city(source, pair["benchmark"]), topic=told(topic))
            draft.facts.append(("BENCHMARKS", pair["place"], pair["benchmark"]))
            made.append(draft)
    return made


def _city(source: Source, city: str) -> Cell:
    return thing(city, source.cities[city].name if city in source.cities else city)


def _fill(source: Source, rows: Sequence[Draft]) -> None:
    """Both sides' items on the topic, the newest first, and the outcomes of the topic's items."""
    wanted = sorted({(city, row.topic) for row in rows if row.topic for city in row.ids} - source.memo.keys())  # what was read stays: it takes its second
    cities, topics = [city for city, _ in wanted], sorted({topic for _, topic in wanted})
    read: dict[tuple[str, str], list[Cell | None]] = {key: [None, None] for key in wanted}
    for n, statement in enumerate((cypher.ON_TOPICS, cypher.CAME_OF)):
        for row in source.of(statement, cities, topics=topics, most=MOST):
            if (row["place"], row["topic"]) in read:
                read[row["place"], row["topic"]][n] = _few(row["first"], row["many"])
    source.memo.update(read)
    for row in rows:
        if row.topic:
            (ours, our_outcomes), (theirs, their_outcomes) = (source.memo[city, row.topic] for city in row.ids)
            put(row, ours=ours, theirs=theirs, our_outcomes=our_outcomes, their_outcomes=their_outcomes)


def _few(first: Sequence[Sequence[str]], many: int) -> Cell:
    """The first things by name, and how many there are where that is more."""
    return Cell("、".join(name for _, name in first) + (f" 等{many}项" if many > len(first) else ""), [name for _, name in first],
                tuple(link(node, name) for node, name in first))


def _totals(rows: Sequence[Draft]) -> list[Total]:
    return [("对标关系", "pairs", len({row.ids for row in rows})), ("地区", "cities", distinct(rows, "place")), ("对标地区", "benchmarks", distinct(rows, "benchmark")),
            ("主题", "topics", len({row.topic for row in rows} - {""}))]


BENCHMARKS = Kind(_drafts, _totals, ("place", "benchmark", "topic"), ("ours", "theirs", "our_outcomes", "their_outcomes"), _fill)
