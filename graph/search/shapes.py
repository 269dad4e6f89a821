"""What a search gives back."""
from __future__ import annotations

from dataclasses import dataclass, field

from graph.browse import Node

LABELS = ("City", "Reform", "Pilot", "Leader", "Policy", "Concept", "Organisation", "Problem", "Report", "Topic", "Target", "Outcome", "Score")
"""Kinds that are searched, in the order in which equally good ones are shown."""

REASONS = ("name", "alias", "initials", "pinyin", "words", "alike", "meaning")
"""Why a thing is found: its name is or contains the text, one of its other names does, the initials of its pinyin, its pinyin, each word in what
is said of it, words like them (full text), what is meant."""


@dataclass(frozen=True)
class Hit:
    """A thing that fits. `reason` is one of `REASONS`, `matched` the other name that fits (empty where it is the name itself); `rank` orders hits,
    the lowest first."""

    node: Node
    reason: str
    matched: str = ""
    rank: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """The hits of one kind, the best first; `more` others fit by name or pinyin."""

    label: str
    hits: tuple[Hit, ...]
    more: int = 0


@dataclass(frozen=True)
class Found:
    """The answer to `text`: groups, that of the best hit first. `took` seconds; `without` says why nothing was looked for by meaning (empty:
    it was, or was not asked for)."""

    text: str
    groups: tuple[Group, ...] = field(default_factory=tuple)
    took: float = 0.0
    without: str = ""

    @property
    def first(self) -> Hit | None:
        """The best hit of all, None where nothing fits."""
        return self.groups[0].hits[0] if self.groups else None

    @property
    def many(self) -> int:
        """How many fit, those that are not given included."""
        return sum(len(group.hits) + group.more for group in self.groups)
