"""Every name of the graph, with how it sounds, in the memory of this process; read again when the graph has changed."""
from __future__ import annotations

import logging
import re
import threading
import time
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any
from weakref import WeakKeyDictionary

from graph.errors import GraphError
from graph.model import LABELS as MODEL
from graph.search import cypher
from graph.search.pinyin import SEPARATOR, readings
from graph.search.shapes import LABELS
from graph.store import Store

log = logging.getLogger(__name__)
_SIGNS = re.compile(rf"[^\w{SEPARATOR}]+|_+")
LONGEST = 200
"""Characters of a name that are searched."""
UNHEARD = ("Target", "Outcome")
"""Kinds that are not found by pinyin: aims and results are a third of all names, and nobody types theirs by initials."""
QUICK = 0.5
"""Seconds: where reading takes longer, searches go on with the old names meanwhile."""


def fold(text: str) -> str:
    """`text` as it is compared: full and half width alike, small letters, without blanks, marks and signs."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).lower())


def fold_all(texts: Iterable[str]) -> list[str]:
    """`fold` of each, all as one text: much faster than one by one."""
    parts = [text[:LONGEST].replace(SEPARATOR, "") for text in texts]
    return _SIGNS.sub("", unicodedata.normalize("NFKC", SEPARATOR.join(parts)).lower()).split(SEPARATOR) if parts else []


@dataclass
class Names:
    """Things, their names and how these sound, in parallel lists. The first names are the things' own, in the order of the things."""

    version: Any
    ids: list[str]
    labels: list[str]
    many: list[int]
    """Reports that tell of the thing."""
    shown: list[str]
    names: list[str]
    """`shown`, folded."""
    name_of: list[int]
    """The place of the thing that is called so."""
    initials: list[str]
    spelt: list[str]
    """Syllables with capitals."""
    spelled: list[str]
    """The same in small letters."""
    sound_of: list[int]
    """The place of the name (not of the thing) that sounds so."""
    said: Callable[[], Mapping[str, str]] = dict
    """Gives what else is said of things, by id: asked when it is wanted."""

    @classmethod
    def of(cls, things: Sequence[tuple[str, str, int, Sequence[str]]], version: Any = None, said: Callable[[], Mapping[str, str]] = dict) -> Names:
        """From (label, id, reports that tell of it, name and other names)."""
        labels = [thing[0] for thing in things]
        shown, name_of = [thing[3][0] for thing in things], list(range(len(things)))
        for place, (_, _, _, names_) in enumerate(things):
            for other in names_[1:]:
                shown.append(other)
                name_of.append(place)
        names = fold_all(shown)
        people = {place for place, thing in enumerate(name_of) if labels[thing] == "Leader"}
        initials, spelt, sound_of = [], [], []
        for place, found in enumerate(readings([name if labels[thing] not in UNHEARD else "" for name, thing in zip(names, name_of, strict=True)], people)):
            for reading in found:
                initials.append(reading.initials)
                spelt.append(reading.spelt)
                sound_of.append(place)
        return cls(version, [thing[1] for thing in things], labels, [thing[2] for thing in things], shown, names, name_of,
                   initials, spelt, [each.lower() for each in spelt], sound_of, said)

    @cached_property
    def told(self) -> list[str]:
        """Of each thing its names and what else is said of it, folded."""
        said = self.said()
        parts = [[said.get(id, "")] for id in self.ids]
        for thing, name in zip(self.name_of, self.shown, strict=True):
            parts[thing].append(name)
        return fold_all("".join(own) for own in parts)


def read(store: Store, version: Any = None) -> Names:
    """All names as they are now. Raises the store's errors."""
    known = [label for label in LABELS if label in MODEL]
    things = []
    for label in known:
        for row in store.read(cypher.names(label), mark=SEPARATOR).single() or ():
            id, many, names_ = row.split(SEPARATOR, 2)
            things.append((label, id, int(many), names_.split("\n")))
    return Names.of(things, version, partial(_said, store, known))


def _said(store: Store, labels: Sequence[str]) -> dict[str, str]:
    rows = (row for label in labels if (query := cypher.told(label)) for row in store.read(query, mark=SEPARATOR).single() or ())
    return dict(row.split(SEPARATOR, 1) for row in rows)


def version(store: Store) -> tuple:
    """What changes whenever names may have."""
    return tuple(store.read(cypher.VERSION).single() or ()), tuple(store.read(cypher.CONCEPTS).single() or ())


@dataclass
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    names: Names | None = None
    took: float = 0.0


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_keeping = threading.Lock()


def names(store: Store) -> Names:
    """The names of the graph, read anew where it has changed since. While another thread reads them, the old ones serve; where
    reading takes long, it happens beside. Raises the store's errors."""
    with _keeping:
        kept = _kept.setdefault(store, _Kept())
    while not kept.lock.acquire(timeout=.05):
        if kept.names is not None:
            return kept.names
    try:
        now = version(store)
        if kept.names is None or (kept.names.version != now and kept.took <= QUICK):
            return _renew(store, kept, now)
        old = kept.names
    finally:
        kept.lock.release()
    if old.version != now:
        threading.Thread(target=_beside, args=(store, kept, now), daemon=True, name="names").start()
    return old


def _renew(store: Store, kept: _Kept, now: tuple) -> Names:
    began = time.monotonic()
    kept.names = read(store, now)
    kept.took = time.monotonic() - began
    return kept.names


def _beside(store: Store, kept: _Kept, now: tuple) -> None:
    with kept.lock:
        if kept.names is None or kept.names.version != now:
            try:
                _renew(store, kept, now)
            except GraphError as error:  # the next search tries again
                log.warning("names: %s", error)
