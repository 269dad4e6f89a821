"""Every name of the graph, with how it sounds, in the memory of this process; read again when the graph has changed."""
from __future__ import annotations

import threading
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from graph.model import LABELS as MODEL
from graph.search import cypher
from graph.search.pinyin import readings
from graph.search.shapes import LABELS
from graph.store import Store

LONGEST = 200
"""Characters of a name that are searched."""
PATIENCE = 5
"""While a graph that takes more than a second to read is being written, names are that many times as old as it takes to read them."""


def fold(text: str) -> str:
    """`text` as it is compared: full and half width alike, small letters, without blanks, marks and signs."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


@dataclass
class Names:
    """Things in parallel lists, each name and each sound with the place (`…_of`) of its thing. The first names are the things' own, in their order."""

    version: Any = None
    ids: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    many: list[int] = field(default_factory=list)
    """Reports that tell of the thing."""
    shown: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    name_of: list[int] = field(default_factory=list)
    initials: list[str] = field(default_factory=list)
    spelt: list[str] = field(default_factory=list)
    """Syllables with capitals; `spelled` is the same in small letters."""
    spelled: list[str] = field(default_factory=list)
    sound_of: list[int] = field(default_factory=list)
    """The place of the name (not of the thing) that sounds so."""
    told: list[str] = field(default_factory=list)
    """Names and what else is said of the thing, folded."""

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Sequence[Any]]], version: Any = None) -> Names:
        """From (label, [id, name, other names, reports, told of it])."""
        made = cls(version)
        others: list[tuple[int, str]] = []
        for label, (key, name, aliases, many, told) in rows:
            thing = len(made.ids)
            made.ids.append(key)
            made.labels.append(label)
            made.many.append(many)
            own = fold(name[:LONGEST])
            made.shown.append(name)
            made.names.append(own)
            made.name_of.append(thing)
            folded = [fold(str(alias)[:LONGEST]) for alias in aliases or ()]
            others += [(thing, alias, said) for alias, said in zip(folded, aliases or (), strict=True) if alias and alias != own]
            made.told.append("\n".join((own, *folded, *(fold(str(x)) for each in told if each for x in (each if isinstance(each, list) else [each])))))
        for thing, alias, said in others:
            made.name_of.append(thing)
            made.names.append(alias)
            made.shown.append(said)
        made._listen()
        return made

    def _listen(self) -> None:
        for place, (name, thing) in enumerate(zip(self.names, self.name_of, strict=True)):
            for reading in readings(name, self.labels[thing] == "Leader"):
                self.initials.append(reading.initials)
                self.spelt.append(reading.spelt)
                self.spelled.append(reading.spelt.lower())
                self.sound_of.append(place)


def read(store: Store, version: Any = None) -> Names:
    """All names of the graph as they are now. Raises the store's errors."""
    found = ((label, row) for label in LABELS if label in MODEL for row in store.read(cypher.names(label)).single() or ())
    return Names.of(found, version)


def version(store: Store) -> tuple:
    """What changes whenever names may have."""
    return tuple(store.read(cypher.VERSION).single() or ()), tuple(store.read(cypher.CONCEPTS).single() or ())


@dataclass
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    names: Names | None = None
    at: float = 0.0
    took: float = 0.0


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_keeping = threading.Lock()


def names(store: Store) -> Names:
    """The names of the graph, read anew where it has changed since. While one thread reads, the others have the old ones. Raises the store's errors."""
    with _keeping:
        kept = _kept.setdefault(store, _Kept())
    if kept.names is not None and (kept.lock.locked() or (kept.took > 1 and time.monotonic() - kept.at < PATIENCE * kept.took)):
        return kept.names
    with kept.lock:
        now = version(store)
        if kept.names is None or kept.names.version != now:
            began = time.monotonic()
            kept.names = read(store, now)
            kept.at = time.monotonic()
            kept.took = kept.at - began
        return kept.names
