"""What came of items, as a cell: in a ledger's own words where one tells it, else the outcomes that reports tie to the item."""
from __future__ import annotations

from collections.abc import Sequence

from graph.registers import cypher
from graph.registers.records import Cell, Draft
from graph.registers.source import Source, link, put

MOST = 8
"""Outcomes that a cell names."""

MANY = 4
"""A share of the rows, one in so many, that is too large to be worth looking for: then all are filled."""


def add_results(source: Source, rows: Sequence[Draft]) -> None:
    """Add `results` to the rows of items; those that have them in words keep these, with links to the outcomes."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(source.of(cypher.RESULTS, (d.ids[0] for d in rows)), key=lambda r: (r["year"] or 0, r["name"], r["outcome"])):
        found.setdefault(row["item"], []).append((row["outcome"], row["name"]))
    for draft in rows:
        named = found.get(draft.ids[0], [])
        links = tuple(link(node, name) for node, name in named[:MOST])
        names = list(dict.fromkeys(name for _, _, name in links))
        rest = f" 等{len(named)}项" if len(named) > MOST else ""
        text = draft.text("results") or "、".join(names) + rest
        put(draft, results=Cell(text, names if len(names) > 1 else None, links))
        draft.facts += [("ACHIEVED", draft.ids[0], node) for node, _ in named[:MOST]]


def may_have(source: Source, rows: Sequence[Draft], text: str) -> Sequence[Draft]:
    """The rows of items whose `results` may contain words, once they have them: those with an outcome whose name does. How many outcomes a cell leaves out
    is no word of it."""
    if "、" in text or text.lower() != text.casefold():  # words of two names, or capitals that a store takes otherwise
        return rows
    most = len(rows) // MANY + 1
    found = {row["item"] for row in source.read(cypher.WITH_OUTCOME, sought=text.lower(), most=most)}
    return rows if len(found) == most else [row for row in rows if row.ids[0] in found]
