"""What one session of the Review page holds: the cards that wait, where it is among them, and what it decided, to be taken back."""
from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from graph.decisions import Decision
from graph.errors import GraphError
from graph.review import act
from ingest.errors import IngestError
from views.data import workspace
from views.language import half, t
from views.markup import markdown

_LOCK = threading.RLock()
_LAST = threading.local()
"""`recorded`: whether this thread has recorded something since it was last asked."""
_PARTS = {"pairs": "pairs_part", "open": "open_part"}
"""Tabs of several queues: what says in the session which of them is shown."""
BATCH = 50
"""Cards read at once; the next ones are read when these are done."""


@dataclass
class Held:
    """What must not be lost where Streamlit ends a run in the middle, as it does at the next look into the session once the next run is asked for:
    an object of the session rather than values in it, so that a run which has it in hand goes on with no further look."""

    panel: str = ""
    applying: bool = False
    page: str = ""


@dataclass
class Queue:
    """The cards of one tab under its filters (`key`). `at` is the card shown, `done` the ids of the decisions on each card that has one; before these
    cards there were `skipped` others that nobody decided; `total` waited when they were read."""

    key: tuple
    cards: list[Any]
    total: int
    skipped: int = 0
    at: int = 0
    done: dict[int, list[str]] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether the last card has been left."""
        return self.at >= len(self.cards)

    @property
    def left(self) -> int:
        """How many wait, this one included."""
        return max(self.total - self.skipped - len(self.done), 0)


def queues() -> dict[str, Queue]:
    """The queues of this session by tab."""
    return st.session_state.setdefault("review_queues", {})


def queue(tab: str, key: tuple, read: Callable[[int, int], tuple[list[Any], int]]) -> Queue:
    """The queue of a tab; read anew (`read(limit, offset)`) where there is none, the filters changed, or its cards are through and what was
    decided on them is applied."""
    found = queues().get(tab)
    if found is None or found.key != key:
        return _read(tab, key, read, 0)
    if found.ended and found.cards and not found.done:
        return _read(tab, key, read, found.skipped + len(found.cards))
    return found


def next_batch(tab: str) -> None:
    """Forget the cards that are through (their decisions are applied); those skipped stay skipped."""
    found = queues().get(tab)
    if found and found.ended:
        st.session_state.setdefault("review_skipped", {})[tab, found.key] = found.skipped + len(found.cards) - len(found.done)
        del queues()[tab]


def applied() -> None:
    """The graph has changed: cards that are through, and those of other tabs, are read anew; where one is in the middle of a list, it stays."""
    shown = st.session_state.get("review_tab")
    shown = st.session_state.get(_PARTS[shown], shown) if shown in _PARTS else shown
    for tab, found in list(queues().items()):
        if found.ended and found.cards:
            next_batch(tab)
        elif tab != shown:
            del queues()[tab]


def skip_none(tab: str) -> None:
    """Begin again with the cards that were skipped."""
    st.session_state.setdefault("review_skipped", {}).clear()
    queues().pop(tab, None)


def move(tab: str, at: int, step: int) -> None:
    """Show the next or the previous card (a button's callback)."""
    found = queues().get(tab)
    if found and found.at == at:
        found.at = max(at + step, 0)
    close_panel()


def decide(tab: str, at: int, make: Callable[[], Decision | list[Decision]], stay: bool = False) -> bool:
    """Record a decision (or several) on the card at `at` and show the next, unless it is to `stay` (a button's callback). One that the card
    has already is taken back. A key pressed twice decides once. Returns whether it is recorded."""
    found = queues().get(tab)
    with _LOCK:
        return found is not None and found.at == at and _decide(found, tab, at, make, stay)


def _decide(found: Queue, tab: str, at: int, make: Callable[[], Decision | list[Decision]], stay: bool) -> bool:
    entries = _made()
    made = record(make)
    if not made:
        return False
    ids = [decision.id for decision in made]
    if not stay:
        for old in found.done.get(at, ()):
            record(lambda old=old: act.undo(workspace(), old))
        entries[:] = [entry for entry in entries if entry[2] != found.done.get(at)]
        found.done[at] = ids
        found.at = at + 1
    entries.append((tab, at, ids, found))
    close_panel()
    return True


def record(make: Callable[[], Decision | list[Decision]]) -> list[Decision]:
    """The decisions that `make` records; what keeps them from that is said on the page (`problem`)."""
    st.session_state["applied"] = False
    try:
        made = make()
        _LAST.recorded = True
    except (GraphError, IngestError, OSError) as error:
        st.session_state["review_problem"] = str(error)
        return []
    return made if isinstance(made, list) else [made]


def undo() -> None:
    """Take back what this session decided last and show its card again (a button's callback)."""
    if not _made():
        return
    tab, at, ids, found = _made().pop()
    for which in reversed(ids):
        record(lambda which=which: act.undo(workspace(), which))
    if found.done.get(at) == ids:
        del found.done[at]
    if queues().get(tab) is found:
        found.at = at
    close_panel()


def can_undo() -> bool:
    """Whether this session decided something that it can take back with one key."""
    return bool(_made())


def problem() -> None:
    """Draw what kept a decision from being recorded, once."""
    words = st.session_state.pop("review_problem", None)
    if words:
        st.error(t("review.not_recorded", words=markdown(half(words))), icon=":material/error:")


def panel() -> str:
    """Which panel is open below the card: correct, split or none (an empty string)."""
    return held().panel


def open_panel(name: str) -> None:
    """Open a panel (a button's callback)."""
    held().panel = name


def close_panel() -> None:
    """Close the panel (a button's callback)."""
    held().panel = ""


def once(act_on: Callable[[], object]) -> None:
    """Do what a panel's button does, if the panel is still open, and close it where that returns something true. Ctrl+Enter in a field comes
    twice, as the button's key and as the field's Enter: then Streamlit ends the first run wherever that next looks into the session, which may
    be right after the decision was recorded."""
    mine = held()
    with _LOCK:
        name = mine.panel
        if not name:
            return
        mine.panel, _LAST.recorded = "", False
        try:
            act_on()
        finally:
            if not _LAST.recorded:
                mine.panel = name


def held() -> Held:
    """The object of this session."""
    return st.session_state.setdefault("review_held", Held())


def _made() -> list[tuple[str, int, list[str], Queue]]:
    return st.session_state.setdefault("review_made", [])


def _read(tab: str, key: tuple, read: Callable[[int, int], tuple[list[Any], int]], skipped: int) -> Queue:
    skipped = max(skipped, st.session_state.setdefault("review_skipped", {}).get((tab, key), 0))
    cards, total = read(BATCH, skipped)
    queues()[tab] = Queue(key, list(cards), total, skipped)
    return queues()[tab]
