"""What one report contributes to the graph, as plain data."""
from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Key = tuple[str, str, str]
"""A relationship: (type, id of the node it starts at, id of the node it ends at)."""


@dataclass(frozen=True)
class Contribution:
    """What one report says of a node: the name it uses, other names, its attributes (`graph.model` properties of the label, nothing
    absent in it), the confidence of the extractor in [0, 1] and the year of the report. `turn` is that of its fact file: above 0 a person has
    changed what the graph said. `told` names what a decision says of it, sorted: attributes, and `name`."""

    name: str
    aliases: tuple[str, ...] = ()
    attrs: dict[str, Any] = field(default_factory=dict)
    confidence: float = 1.0
    year: int | None = None
    turn: int = 0
    told: tuple[str, ...] = ()

    def to_json(self) -> str:
        """One line of JSON with sorted keys: what the node's `contributions` list holds for the report."""
        data = {"name": self.name, "aliases": list(self.aliases), "attrs": self.attrs, "confidence": self.confidence, "year": self.year}
        data |= {"turn": self.turn} if self.turn else {}
        data |= {"told": list(self.told)} if self.told else {}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Contribution:
        """The inverse of `to_json`."""
        data = json.loads(text)
        return cls(data["name"], tuple(data["aliases"]), data["attrs"], data["confidence"], data["year"], data.get("turn", 0), tuple(data.get("told", ())))


@dataclass(frozen=True)
class NodeFact:
    """A fact node as one report sees it: its label (of `graph.model`), the report's contribution, and for items, numbers and people the
    `scope` that keeps namesakes apart (id of the city that runs it). Its id is the key it is stored under."""

    label: str
    contribution: Contribution
    scope: str = ""


@dataclass(frozen=True, order=True)
class Support:
    """A sentence that states a relationship: characters [start, end) of the report's clean text, in a passage (node id).

    `lists` is aligned with `graph.model.TYPES[type].lists` (for HOLDS_POST: title, year, from, to, held); 0 stands for a year that nothing states, as lists
    in the stores cannot hold nulls. The order of fields is the order that supports are sorted by.
    """

    report: str
    start: int
    end: int
    quote: str
    passage: str
    extractor: str
    confidence: float
    lists: tuple[str | int, ...] = ()


@dataclass(frozen=True)
class OpenPost:
    """A post of a place (node id) whose holder the report means and does not name: the function (`ingest.offices`), whether one who acts in it is
    meant as well, where the words stand (passage, start, end, text), and the facts: relationships in which an empty id stands for the person, each
    with its support."""

    place: str
    function: str
    acting: bool
    words: tuple[tuple[str, int, int, str], ...] = ()
    facts: tuple[tuple[str, str, str, Support], ...] = ()


@dataclass(frozen=True)
class MentionRow:
    """Where a node is named in one passage: parallel offsets into the clean text and the words that stand there. Empty lists mean that the
    passage states a fact about the node without spelling its name (我市)."""

    node: str
    passage: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()


def mention_rows(places: Mapping[tuple[str, str], Collection[tuple[int, int, str]]]) -> list[MentionRow]:
    """Rows of the mentions (start, end, words) by (node, passage), sorted."""
    made = []
    for (node, passage), found in sorted(places.items()):
        ordered = sorted(found)
        made.append(MentionRow(node, passage, tuple(f[0] for f in ordered), tuple(f[1] for f in ordered), tuple(f[2] for f in ordered)))
    return made


@dataclass
class ReportGraph:
    """Everything one report contributes. `properties` are those of its Report node (without `files`, `hash`, `view` and `workspace`, which the
    loader knows), `passages` those of its Passage nodes in order; `told` holds the supports of TOLD_IN by item: how the report tells of it, with
    its status; `posts` what it says of persons whom other reports may name (`graph.identity.roles`); `notes` names relations that the model does
    not allow and that were left out."""

    report: str
    properties: dict[str, Any]
    nodes: dict[str, NodeFact] = field(default_factory=dict)
    relationships: dict[Key, tuple[Support, ...]] = field(default_factory=dict)
    told: dict[str, tuple[Support, ...]] = field(default_factory=dict)
    passages: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[MentionRow] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    posts: tuple[OpenPost, ...] = ()
