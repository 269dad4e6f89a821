"""Check 100: a random sample of facts, one sentence at a time, one key each; the precision of one's own corpus with its interval."""
from __future__ import annotations

import secrets

import streamlit as st

from graph.errors import GraphError
from graph.review import sample
from graph.review.cards import FactCard
from graph.review.sample import Precision
from ingest.errors import IngestError
from views import address
from views.components.page import note
from views.components.table import Cell, Column, table
from views.data import store, workspace
from views.language import label_name, t, type_name
from views.markup import html
from views.review import cards, state
from views.review.state import Queue

SIZE = 100
SEEDS = 10**6


def render() -> None:
    """Draw the tab; `seed` in the address names the sample, so that it can be gone on with later."""
    seed = address.number(st.query_params.get("seed"))
    if seed is None:
        seed = st.session_state.setdefault("check_seed", secrets.randbelow(SEEDS))
        st.query_params["seed"] = str(seed)
    note(t("review.check_note"))
    found = state.queue("check", (seed,), lambda limit, offset: _draw(seed, offset))
    _figures(sample.precision(workspace()))
    if found.at < len(found.cards):
        _card(found, seed)
    else:
        st.html(f'<p class="rg-note" data-testid="nothing">{html(t("review.check_done" if found.cards or found.skipped else "review.nothing_check"))}</p>')
        st.button(t("review.check_again"), key="check_again", on_click=_again, shortcut="N", icon=":material/casino:")
        if "check_last" in st.session_state:
            _take_back(st.session_state["check_last"])
    _types()


def _draw(seed: int, offset: int) -> tuple[list[FactCard], int]:
    """The facts of the sample that nobody has judged yet: who comes back goes on where it was left."""
    if offset:
        return [], 0
    drawn = sample.draw(store(), SIZE, seed)
    return [card for card in drawn if sample.judged(workspace(), card) is None], len(drawn)


def _card(found: Queue, seed: int) -> None:
    card: FactCard = found.cards[found.at]
    st.html(f'<p class="rg-note" data-testid="place">{t("review.place", at=found.total - len(found.cards) + found.at + 1, total=found.total)}</p>')
    with st.container(horizontal=True, key="review_keys"):
        st.button(t("review.key_right"), key="check_right", type="primary", shortcut="1", on_click=_judge, args=(found.at, card, True, seed))
        st.button(t("review.key_wrong"), key="check_wrong", shortcut="2", on_click=_judge, args=(found.at, card, False, seed))
        st.button(t("review.key_skip"), key="check_skip", shortcut="3", on_click=state.move, args=("check", found.at, 1))
        st.button(t("review.previous"), key="check_previous", type="tertiary", shortcut="P", disabled=found.at == 0,
                  on_click=state.move, args=("check", found.at, -1))
        _take_back(card, found.at)
    with st.container(border=True, key="review_fact"):
        st.html(cards.fact(card))


def _judge(at: int, card: FactCard, right: bool, seed: int) -> None:
    found = state.queues().get("check")
    if found is None or found.at != at:
        return
    try:
        sample.judge(workspace(), card, right, seed)
    except (GraphError, IngestError, OSError) as error:
        st.session_state["review_problem"] = str(error)
        return
    st.session_state["check_last"] = card
    found.at += 1


def _take_back(card: FactCard, at: int | None = None) -> None:
    """A button that takes the verdict on the card back, if there is one; where all cards are through (no `at`) it is shown again."""
    right = sample.judged(workspace(), card)
    if right is not None:
        said = t("review.key_right" if right else "review.key_wrong")
        st.button(t("review.unjudge", said=said), key="check_back", type="tertiary", shortcut="Z", on_click=_withdraw, args=(card, at),
                  icon=":material/undo:")


def _withdraw(card: FactCard, at: int | None) -> None:
    found = state.queues().get("check")
    if at is not None and (found is None or found.at != at):
        return
    try:
        sample.withdraw(workspace(), card)
    except (GraphError, IngestError, OSError) as error:
        st.session_state["review_problem"] = str(error)
        return
    if at is None:
        state.queues().pop("check", None)


def _again() -> None:
    st.session_state["check_seed"] = secrets.randbelow(SEEDS)
    st.query_params["seed"] = str(st.session_state["check_seed"])
    state.queues().pop("check", None)


def _figures(now: Precision) -> None:
    if now.judged:
        text = t("review.precision", right=now.right, judged=now.judged, share=f"{now.right / now.judged:.0%}", low=f"{now.low:.0%}", high=f"{now.high:.0%}")
    else:
        text = t("review.precision_none")
    st.html(f'<p class="rg-precision" data-testid="precision">{html(text)}</p>')


def _types() -> None:
    found = sample.by_type(workspace())
    if found:
        with st.expander(t("review.by_type"), icon=":material/table_rows:"):
            rows = [[Cell(label_name(k) if label_name(k) != k else type_name(k)), Cell(str(p.right), value=p.right), Cell(str(p.judged), value=p.judged),
                     Cell(f"{p.low:.0%}–{p.high:.0%}", value=p.low)] for k, p in found.items()]
            columns = [Column(t("review.type")), Column(t("review.right"), True), Column(t("review.judged"), True), Column(t("review.interval"), True)]
            st.html(table(columns, rows, t("review.by_type")))
