"""The sentences and cells that rows rest on."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from graph.browse.where import where
from graph.registers import cypher
from graph.registers.records import Draft, Evidence
from graph.registers.source import Source

MOST = 6
"""Sentences and cells that a row shows."""

_Support = tuple[str, int, int, str, str]
"""(report, start, end, quote, passage)."""


def evidence(source: Source, rows: Sequence[Draft], register: str) -> list[tuple[Evidence, ...]]:
    """For each row its sentences and cells, each once, at most `MOST`: those of ledgers of this very register first, then those of reports, then those
    of other ledgers; of each the item's own first, then those of what ties it to the rest."""
    facts = _facts(source, {fact for row in rows for fact in row.facts})
    told = _told(source, (item for row in rows for item in row.told))
    bare = [row.ids[0] for row in rows if not row.facts and not row.told]
    named = _named(source, bare) if bare else {}
    def rank(support: _Support) -> int:
        telling = source.reports.get(support[0])
        return 1 if telling is None or telling.kind == "report" else 0 if telling.register == register else 2

    chosen = [_chosen(rank, [s for item in row.told for s in told.get(item, ())], [facts.get(fact, []) for fact in row.facts],
                      named.get(row.ids[0], []) if not row.told else []) for row in rows]
    cells = _cells(source, {s for each in chosen for s in each})
    return [tuple(Evidence(s[0], s[1], s[2], s[3], source.reports[s[0]].title if s[0] in source.reports else s[0], cells.get(s, "")) for s in each)
            for each in chosen]


def _chosen(rank: Callable[[_Support], int], told: list[_Support], facts: Sequence[list[_Support]], named: list[_Support]) -> list[_Support]:
    """The first two that tell of the item, then one of each fact in turn, then the rest."""
    turns = [s for n in range(max(map(len, facts), default=0)) for fact in facts for s in fact[n : n + 1]]
    kept: dict[tuple[str, int, int], _Support] = {}
    for support in (*told[:2], *turns, *told[2:], *named):
        kept.setdefault(support[:3], support)
    return sorted(kept.values(), key=rank)[:MOST]


def _facts(source: Source, facts: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str, str], list[_Support]]:
    by_kind: dict[str, list[dict[str, str]]] = defaultdict(list)
    for kind, head, tail in sorted(facts):
        by_kind[kind].append({"head": head, "tail": tail})
    made: dict[tuple[str, str, str], list[_Support]] = {}
    for kind, pairs in by_kind.items():
        for n in range(0, len(pairs), 1000):
            for row in source.read(cypher.SUPPORTS[kind], pairs=pairs[n : n + 1000]):
                made[kind, row["head"], row["tail"]] = _supports(source, row)
    return made


def _told(source: Source, items: Iterable[str]) -> dict[str, list[_Support]]:
    made: dict[str, list[_Support]] = defaultdict(list)
    for row in source.of(cypher.TELLINGS, items):
        made[row["item"]] += _supports(source, row)
    return made


def _named(source: Source, ids: Iterable[str]) -> dict[str, list[_Support]]:
    made: dict[str, list[_Support]] = defaultdict(list)
    for row in source.of(cypher.NAMED, ids):
        made[row["id"]].append((row["report"], row["start"], row["end"], row["text"] or "", row["passage"]))
    return made


def _supports(source: Source, row: dict[str, Any]) -> list[_Support]:
    lists = [row[key] or () for key in ("reports", "starts", "ends", "quotes", "passages", "confidences")]
    return [(report, int(start), int(end), quote or "", passage or "") for report, start, end, quote, passage, sure in zip(*lists, strict=False)
            if sure >= source.confidence]


def _cells(source: Source, supports: Iterable[_Support]) -> dict[_Support, str]:
    """Where in their sheets those of ledgers stand."""
    of_ledgers = [s for s in supports if s[0] in source.reports and source.reports[s[0]].kind == "ledger" and s[4]]
    lines = {row["id"]: row for row in source.of(cypher.PASSAGES, (s[4] for s in of_ledgers))}
    return {s: where(line["text"] or "", int(line["start"]), line["path"] or (), int(line["row"] or 0), s[1], s[2])
            for s in of_ledgers if (line := lines.get(s[4]))}
