"""Every name of the graph, with how it sounds, in the memory of this process; read again when the graph has changed."""
from __future__ import annotations

import logging
import re
import threading
import time
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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
    extra: list[Sequence[Any]]
    """What else is said of the thing: its city, a leader's post."""
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

    @classmethod
    def of(cls, rows: Iterable[tuple[str, Sequence[Any]]], version: Any = None) -> Names:
        """From (label, [id, name, other names, reports that tell of it, what else is said])."""
        things = list(rows)
        labels = [label for label, _ in things]
        shown = [str(row[1]) for _, row in things]
        name_of = list(range(len(things)))
        for place, (_, row) in enumerate(things):
            for alias in row[2] or ():
                if alias and alias != row[1]:
                    shown.append(str(alias))
                    name_of.append(place)
        names = fold_all(shown)
        people = {place for place, thing in enumerate(name_of) if labels[thing] == "Leader"}
        initials, spelt, sound_of = [], [], []
        for place, found in enumerate(readings(names, people) if names else ()):
            for reading in found:
                initials.append(reading.initials)
                spelt.append(reading.spelt)
                sound_of.append(place)
        return cls(version, [row[0] for _, row in things], labels, [row[3] for _, row in things], [row[4] for _, row in things],
                   shown, names, name_of, initials, spelt, [each.lower() for each in spelt], sound_of)

    @cached_property
    def told(self) -> list[str]:
        """Of each thing its names and what else is said of it, folded."""
        parts: list[list[str]] = [[] for _ in self.ids]
        for thing, name in zip(self.name_of, self.shown, strict=True):
            parts[thing].append(name)
        for own, extra in zip(parts, self.extra, strict=True):
            own += [str(text) for each in extra if each for text in (each if isinstance(each, list) else (each,))]
        return fold_all(" ".join(own) for own in parts)


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
    took: float = 0.0


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()
_keeping = threading.Lock()


def names(store: Store) -> Names:
    """The names of the graph, read anew where it has changed since. Where that takes long, it happens beside, and the old ones serve meanwhile.
    Raises the store's errors."""
    with _keeping:
        kept = _kept.setdefault(store, _Kept())
    if kept.names is not None and kept.lock.locked():
        return kept.names
    with kept.lock:
        now = version(store)
        if kept.names is not None and (kept.names.version == now or kept.took > QUICK):
            old = kept.names
        else:
            return _renew(store, kept, now)
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
