"""A small graph as plain Python data, and how it is written to a store: the ground that queries and their oracles both stand on."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.model import BASE, LABELS, TYPES

HIGH, LOW = 0.9, 0.5
"""Confidences of supports: every fifth that is made is unsure."""


@dataclass(frozen=True)
class Thing:
    """A node: `get` a property (None where it has none)."""

    id: str
    label: str
    properties: dict[str, Any] = field(hash=False, compare=False)

    def get(self, name: str) -> Any:
        return self.properties.get(name)

    @property
    def name(self) -> str:
        return self.properties["name"]


@dataclass(frozen=True)
class Link:
    """A relationship with its supports as parallel lists in `properties`."""

    type: str
    head: Thing
    tail: Thing
    properties: dict[str, Any] = field(hash=False, compare=False)

    @property
    def evidence(self) -> list[dict[str, Any]]:
        """Up to five supports as a query returns them."""
        p = self.properties
        return [{"report": r, "start": s, "end": e, "quote": q}
                for r, s, e, q in zip(p["reports"], p["starts"], p["ends"], p["quotes"], strict=True)][:5]

    @property
    def first(self) -> dict[str, Any]:
        """The first support."""
        return self.evidence[0]


class GraphData:
    """Nodes by id and links in the order they were made; asked by type."""

    def __init__(self) -> None:
        self.nodes: dict[str, Thing] = {}
        self.links: list[Link] = []
        self._place = 0

    # ---- making ----

    def add(self, label: str, key: str, name: str | None = None, **properties: Any) -> Thing:
        """A node with the properties that are not None."""
        node_id = key if label in ("Report", "Passage") else f"{label.lower()}:{key}"
        assert node_id not in self.nodes, node_id
        given = {"id": node_id, **({"name": name} if name is not None else {}), **properties}
        if LABELS[label].fact:
            given.setdefault("aliases", [])
            given.update(confidence=0.9, reports=[], contributions=[])
        unknown = given.keys() - {"id", "name", "aliases", "confidence", "reports", "contributions", *LABELS[label].properties}
        assert not unknown, unknown
        self.nodes[node_id] = Thing(node_id, label, {k: v for k, v in given.items() if v is not None})
        return self.nodes[node_id]

    def link(self, kind: str, head: Thing, tail: Thing, *reports: Thing, quote: str | None = None, **lists: list) -> Link:
        """A relationship with one support for each report; `lists` are the type's own parallel lists, those that are not given say nothing."""
        assert set(lists) <= set(TYPES[kind].lists), (kind, lists.keys())
        lists = {name: lists.get(name, [""] * len(reports)) for name in TYPES[kind].lists}
        assert head.label in TYPES[kind].heads and tail.label in TYPES[kind].tails, (kind, head.label, tail.label)
        assert all(len(v) == len(reports) for v in lists.values())
        assert reports and list(reports) == sorted(reports, key=lambda r: r.id)
        starts = []
        for _ in reports:
            self._place += 10
            starts.append(self._place)
        sure = [LOW if s // 10 % 5 == 2 else HIGH for s in starts]
        properties = {"reports": [r.id for r in reports], "passages": [f"{r.id}:P1" for r in reports],
                      "quotes": [quote or f"{head.name}：{kind} {tail.name}（{s}）" for s in starts], "starts": starts,
                      "ends": [s + 7 for s in starts], "extractors": ["1"] * len(reports), "confidences": sure, "confidence": max(sure), **lists}
        made = Link(kind, head, tail, properties)
        assert not any(x.type == kind and x.head is head and x.tail is tail for x in self.links), (kind, head.id, tail.id)
        self.links.append(made)
        for end in (head, tail):
            if "reports" in end.properties:  # as the loader keeps them: whatever states something of a thing contributes to it
                end.properties["reports"] = sorted({*end.properties["reports"], *properties["reports"]})
        return made

    # ---- asking ----

    def above(self, confidence: float) -> GraphData:
        """The same things, with the supports of facts, and of what reports tell of items, that reach `confidence`, and the facts that have one left."""
        left = GraphData()
        left.nodes = self.nodes
        for x in self.links:
            held = TYPES[x.type].fact or x.type == "TOLD_IN"
            kept = [n for n, sure in enumerate(x.properties["confidences"]) if sure >= confidence]
            if kept or not held:
                lists = {k: [v[n] for n in kept] if isinstance(v, list) and held else v for k, v in x.properties.items()}
                left.links.append(Link(x.type, x.head, x.tail, lists))
        return left

    def all(self, *labels: str) -> Iterator[Thing]:
        """Nodes of these labels."""
        return (n for n in self.nodes.values() if n.label in labels)

    def of(self, *kinds: str) -> Iterator[Link]:
        """Links of these types."""
        return (x for x in self.links if x.type in kinds)

    def out(self, head: Thing, *kinds: str) -> list[Link]:
        """Links of these types that start at `head`."""
        return [x for x in self.links if x.head is head and x.type in kinds]

    def into(self, tail: Thing, *kinds: str) -> list[Link]:
        """Links of these types that end at `tail`."""
        return [x for x in self.links if x.tail is tail and x.type in kinds]

    # ---- writing ----

    def write(self, store: Any) -> None:
        """Create everything in an empty store, in one transaction, the way the loader does: UNWIND by label and by type."""
        def work(tx: Any) -> None:
            for label in LABELS:
                rows = [n.properties for n in self.all(label)]
                if rows:
                    tx.run(f"UNWIND $rows AS row CREATE (n:{label}:{BASE}) SET n = row", rows=rows)
            for kind in TYPES:
                rows = [{"from": x.head.id, "to": x.tail.id, "properties": x.properties} for x in self.of(kind)]
                if rows:
                    tx.run(f"UNWIND $rows AS row MATCH (a:{BASE} {{id: row.from}}) MATCH (b:{BASE} {{id: row.to}}) "
                           f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties", rows=rows)
        store.write(work)
