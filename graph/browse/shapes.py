"""What browsing gives back: nodes, edges with their evidence, reports and passages as plain immutable data."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model import BASE, LABELS, NAMED_IN, TYPES

SHOWN = tuple(dict.fromkeys(("name", "aliases", *(p for n in LABELS.values() for p in n.properties if n.label != "Passage"))))
"""Properties that a person may see; bookkeeping (contributions, vectors) stays in the store."""

BROWSED = tuple(label for label in LABELS if label not in ("Passage", "Report"))
"""Labels that are searched and drawn. Passages and reports are evidence and have a page of their own."""

DRAWN = tuple(t for t in TYPES if t not in ("MENTIONED_IN", "FROM_REPORT"))
"""Relationship types that are drawn."""


@dataclass(frozen=True)
class Evidence:
    """One support of a fact: characters [start, end) of the clean text of `report`, and the sentence that stands there. `named_in` is the report that
    names the person where the sentence tells only a post (市委主要领导)."""

    report: str
    start: int
    end: int
    quote: str
    passage: str = ""
    confidence: float | None = None
    named_in: str = ""


@dataclass(frozen=True)
class Node:
    """A thing of the graph. `name` is never empty; `properties` are those of its label that are set."""

    id: str
    label: str
    name: str
    properties: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Edge:
    """A relationship from `head` to `tail` (node ids) with its supports; `extra` are lists of its own (titles, forms, …);
    `confidence` is that of its surest support in any report."""

    type: str
    head: str
    tail: str
    evidence: tuple[Evidence, ...] = ()
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    confidence: float | None = None


@dataclass(frozen=True)
class Subgraph:
    """Nodes by id and the edges among them; `omitted` is how many more nodes there are than were asked for."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...] = ()
    omitted: int = 0


@dataclass(frozen=True)
class Details:
    """A thing, its edges (at most the limit) with the nodes at their other ends, and how many edges there are in all."""

    node: Node
    around: Subgraph
    degree: int


@dataclass(frozen=True)
class ReportRow:
    """A report as listed: `things` counts the things it mentions (`ReportFacts.things`), `gaps` names what nothing tells (city, year); `place` is
    the id of its own city, empty where none is known."""

    id: str
    title: str
    city: str
    province: str
    year: int | None
    date: str
    source: str
    url: str
    files: tuple[str, ...]
    chars: int
    gaps: tuple[str, ...]
    things: int = 0
    place: str = ""

    @property
    def names(self) -> str:
        """The names of its files as people know them."""
        return "、".join(name.rpartition("/")[2].removesuffix(".facts.json") for name in self.files)


@dataclass(frozen=True)
class ReportFacts:
    """What a report states: its `edges` with the supports of this report only; `things`, the ids of what it mentions, in the order of the
    text; `first`, the first place that names each; `nodes`, these things and what the edges tie them to (topics, the report itself), by id."""

    nodes: Mapping[str, Node]
    things: tuple[str, ...]
    first: Mapping[str, Evidence]
    edges: tuple[Edge, ...]


@dataclass(frozen=True)
class Passage:
    """A paragraph of a report in order; `start` and `end` are its place in the clean text. Of a ledger: a row, `row` its number in the sheet that `path` names."""

    id: str
    start: int
    end: int
    kind: str
    text: str
    path: tuple[str, ...] = ()
    row: int = 0


def node_columns(variable: str) -> str:
    """The Cypher expression for a node as a map that `to_node` reads. `variable` is a name in the query, never user text."""
    return f"{variable} {{ .id, labels: labels({variable}), {', '.join('.' + p for p in SHOWN)} }}"


def label_of(labels: Iterable[str]) -> str:
    """The label of a thing beside the one that all things have."""
    return next((name for name in labels if name != BASE and name in LABELS), BASE)


def to_node(row: Mapping[str, Any]) -> Node:
    """A map made by `node_columns` as a `Node`."""
    label = label_of(row["labels"])
    kept = LABELS[label].properties if label in LABELS else ()
    shown = {p: row[p] for p in ("aliases", *kept) if row.get(p) not in (None, "", [])}
    return Node(row["id"], label, str(row.get("name") or row.get("title") or row["id"]), shown)


def to_edge(kind: str, head: str, tail: str, properties: Mapping[str, Any]) -> Edge:
    """A relationship with its parallel support lists as an `Edge`; lists of unequal length are cut to the shortest."""
    texts = _strings(properties.get("quotes"))
    reports = _strings(properties.get("reports"))
    starts, ends = properties.get("starts") or (), properties.get("ends") or ()
    passages = [*_strings(properties.get("passages")), *([""] * len(reports))]
    confidences = [*(properties.get("confidences") or ()), *([None] * len(reports))]
    named = [*_strings(properties.get(NAMED_IN)), *([""] * len(reports))]
    evidence = tuple(
        Evidence(report, int(start), int(end), quote, passage, confidence, namer)
        for report, start, end, quote, passage, confidence, namer in zip(
            reports, starts, ends, texts, passages, confidences, named, strict=False)
    )
    extra = {name: tuple(dict.fromkeys(_strings(properties.get(name)))) for name in TYPES[kind].lists if name != NAMED_IN and properties.get(name)}
    return Edge(kind, head, tail, evidence, {name: values for name, values in extra.items() if any(values)}, properties.get("confidence"))


def sure(edges: Iterable[Edge], confidence: float) -> list[Edge]:
    """The edges with a support of at least `confidence`, each with those supports only; a support that tells no confidence counts."""
    if not confidence:
        return list(edges)
    kept = ((edge, tuple(e for e in edge.evidence if e.confidence is None or e.confidence >= confidence)) for edge in edges)
    return [replace(edge, evidence=supports) for edge, supports in kept if supports]


def counting(things: Iterable[str], edges: Iterable[Edge], confidence: float) -> list[str]:
    """Of `things` (ids), those that count at the threshold by the rule of `graph.overview`; `edges` are the facts that reach it."""
    tied = {end for edge in edges for end in (edge.head, edge.tail)}
    return [thing for thing in things if not confidence or thing in tied]


def _strings(values: Iterable[Any] | None) -> list[str]:
    if isinstance(values, str):
        return [values]
    return ["" if value is None else str(value) for value in values or ()]
