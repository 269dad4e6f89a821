"""What is asked, what may answer, and what is shown: plain data."""
from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Place:
    """A jurisdiction that runs something: id, name, `level` (graph.model), province, adcode and `parent` (id of the place that it lies in) where known."""

    id: str
    name: str
    level: str = ""
    province: str = ""
    adcode: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Profile:
    """A reform or pilot with what is compared. `links` gives (kind of relationship, id, name) of its concepts, policies and problems; `meant`: it
    has a vector."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    told: str = ""
    topic: str = ""
    level: str = ""
    status: str = ""
    first: str = ""
    year: int | None = None
    years: tuple[int, ...] = ()
    confidence: float = 1.0
    places: tuple[Place, ...] = ()
    links: frozenset[tuple[str, str, str]] = frozenset()
    meant: bool = True


@dataclass(frozen=True)
class Question:
    """What is looked for. `name` is a thing's name or a short description, `told` sentences about it, `vector` stands for both (None: by words
    alone); what is not known is empty. `item` is the id of the thing that is asked about, `places` the asker's own: they are not looked at, nor is
    what lies within them. `status` and `year` (first told of) say where the answers differ; they are not weighed, nor are
    `ties`, the names of what a draft's thing is to solve or goes by, and `named`, links like `links` that the words tell (`graph.similar.named`)."""

    name: str
    told: str = ""
    vector: np.ndarray | None = None
    item: str = ""
    label: str = ""
    topic: str = ""
    level: str = ""
    places: tuple[Place, ...] = ()
    links: frozenset[tuple[str, str, str]] = frozenset()
    status: str = ""
    year: int | None = None
    ties: tuple[str, ...] = ()
    named: frozenset[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True)
class Ranked:
    """An answer: the item, how likely it is one (0 to 1), the features that were weighed (name → value), and how alike the places are."""

    item: Profile
    score: float
    features: dict[str, float] = field(default_factory=dict)
    alike: float = 0.0
