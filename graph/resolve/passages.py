"""The passages of a report and which of them a span of its text lies in."""
from __future__ import annotations

from bisect import bisect_right
from typing import Any

from graph.resolve import ids, values
from ingest.facts import FactFile


class Passages:
    """The passages of one report as properties of Passage nodes, in the order of the text.

    A fact file without passages (made by hand, or a prediction) gets one for each sentence that states a fact, so that every fact
    has a passage; loading and forgetting find the facts of a report by its passages.
    """

    def __init__(self, facts: FactFile) -> None:
        if facts.passages:
            raw = [(p.id, values.offset(p.start), values.offset(p.end), p.kind, p.text, list(p.path), bool(p.plan), values.offset(p.row)) for p in facts.passages]
        else:
            raw = _from_evidence(facts)
        raw.sort(key=lambda r: (r[1], r[2], r[0]))
        if len({r[0] for r in raw}) != len(raw):
            raise TypeError("two passages have one id")
        self.rows: list[dict[str, Any]] = [
            {"id": ids.passage(facts.report, local), "report": facts.report, "start": start, "end": end, "kind": kind, "text": text,
             "path": path, "plan": plan, "order": order, **({"row": row} if row else {})}
            for order, (local, start, end, kind, text, path, plan, row) in enumerate(raw)
        ]
        self._by_id = {r["id"]: r for r in self.rows}
        self._starts = [r["start"] for r in self.rows]

    def at(self, start: int) -> str:
        """The id of the passage that holds the character `start`; between passages the one before, before all the first; empty if there is none."""
        if not self.rows:
            return ""
        return self.rows[max(bisect_right(self._starts, start) - 1, 0)]["id"]

    def words(self, passage: str, name: str) -> tuple[int, int] | None:
        """Where in the text the first `name` of the passage stands, or None."""
        row = self._by_id[passage]
        found = row["text"].find(name)
        return None if found < 0 else (row["start"] + found, row["start"] + found + len(name))


def _from_evidence(facts: FactFile) -> list[tuple[str, int, int, str, str, list[str], bool, int]]:
    said = (*facts.entities, *facts.relations, *(relation for role in facts.roles for relation in role.relations))
    sentences = {(values.offset(f.start), values.offset(f.end), f.evidence) for f in said}
    return [(f"E{n}", start, end, "paragraph", quote, [], False, 0) for n, (start, end, quote) in enumerate(sorted(sentences), start=1)]
