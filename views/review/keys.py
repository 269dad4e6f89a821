"""The buttons under a card, each with one key, and what stands above and below every card."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from graph.decisions import Decision
from views.components.page import note
from views.language import t
from views.markup import html
from views.review import apply, state
from views.review.state import Queue


@dataclass(frozen=True)
class Key:
    """A button: its name (also of its text, `review.key_NAME`, unless `label` says it), the key, what it records, or the panel that it opens."""

    name: str
    key: str
    record: Callable[[], Decision | list[Decision]] | None = None
    panel: str = ""
    primary: bool = False
    label: str = ""
    icon: str | None = None


def buttons(tab: str, queue: Queue, keys: Sequence[Key]) -> None:
    """Draw the buttons of a card: what is decided, what opens a panel, the next and the previous card, the last decision taken back."""
    with st.container(horizontal=True, key="review_keys", gap="small", vertical_alignment="center"):
        for key in keys:
            call, args = (_decide, (tab, queue.at, key.record)) if key.record else (state.open_panel, (key.panel,))
            st.button(key.label or t(f"review.key_{key.name}"), key=f"key_{tab}_{key.name}", on_click=call, args=args, shortcut=key.key,
                      type="primary" if key.primary else "secondary", icon=key.icon)
        st.button(t("review.previous"), key=f"key_{tab}_previous", on_click=state.move, args=(tab, queue.at, -1), shortcut="P",
                  type="tertiary", disabled=queue.at == 0)
        st.button(t("review.next"), key=f"key_{tab}_next", on_click=state.move, args=(tab, queue.at, 1), shortcut="N", type="tertiary")
        undo_button()


def decider(tab: str, queue: Queue) -> Callable[[Callable[[], Any], bool], object]:
    """Records decisions on the card that is shown now, for the panels of `views.review.edit`."""
    at = queue.at
    return lambda make, stay: state.once(lambda: state.decide(tab, at, make, stay))


def undo_button() -> None:
    """The button that takes back what this session decided last."""
    st.button(t("review.undo_last"), key="key_undo", on_click=state.undo, shortcut="Z", type="tertiary",
              disabled=not state.can_undo(), icon=":material/undo:")


def place(queue: Queue) -> None:
    """Which card this is, of how many; and that it is decided already, if so."""
    text = t("review.place", at=queue.skipped + queue.at + 1, total=max(queue.total, queue.skipped + queue.at + 1))
    if queue.at in queue.done:
        text += " · " + t("review.decided_already")
    st.html(f'<p class="rg-note" data-testid="place">{text}</p>')


def through(tab: str, queue: Queue) -> bool:
    """Whether the cards are through; then has what was decided applied and goes on with the next ones, or offers those that were skipped."""
    if not queue.ended:
        return False
    if queue.done:
        note(t("review.batch_done", many=len(queue.done)))
        if apply.idle():
            if apply.start_if_waiting():
                st.rerun()
            elif not apply.failed():
                state.next_batch(tab)
                st.rerun()
    elif queue.skipped:
        note(t("review.skipped", many=queue.skipped))
        st.button(t("review.skipped_again"), key=f"key_{tab}_again", on_click=state.skip_none, args=(tab,), shortcut="N")
    else:
        st.html(f'<p class="rg-note" data-testid="nothing">{html(t(f"review.nothing_{tab}"))}</p>')
    if state.can_undo():
        undo_button()
    return True


def _decide(tab: str, at: int, make: Callable[[], Any]) -> None:
    state.decide(tab, at, make)
