"""The lowest confidence of the facts that are shown: one control at the top of every page, kept in the address and from page to page."""
from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

import streamlit as st

from graph.asked.confidence import EVERYTHING, threshold
from queries.errors import BadParameter
from views.language import t
from views.markup import html

NAME = "confidence"
"""What the threshold is called in an address."""
STEPS = tuple(n / 20 for n in range(20))
"""What the control offers: 0 (all facts) to 0.95."""
_KEY = "lowest_confidence"


def lowest() -> float:
    """The threshold of this page view: the address says it, else the session, else 0, which leaves nothing out."""
    asked = _from_address()
    if asked is not None:
        st.session_state[NAME] = asked
    return st.session_state.get(NAME, EVERYTHING)


def _from_address() -> float | None:
    written = st.query_params.get(NAME)
    try:
        return threshold(written) if written else None
    except BadParameter:
        return None


def written(value: float) -> str:
    """The threshold as an address and a person have it: 0.8."""
    return f"{value:.4g}"


def two_digits(confidence: float) -> str:
    """A fact's confidence as it is shown, 0.89. Never rounded up: 0.897 as 0.90 would stand against a threshold of 0.9, which hides it."""
    return f"{Decimal(str(confidence)).quantize(Decimal('0.01'), ROUND_FLOOR)}"


def keep_in_address() -> None:
    """Put the threshold into the address where it leaves something out, so that a copied address shows the same facts."""
    value = lowest()
    if value and st.query_params.get(NAME) != written(value):
        st.query_params[NAME] = written(value)
    elif not value:
        st.query_params.pop(NAME, None)


def control() -> None:
    """Draw the control: a button that says the threshold and opens the slider."""
    value = lowest()
    if st.session_state.get(_KEY) != value:
        st.session_state[_KEY] = value
    name = t("threshold.is", value=written(value)) if value else t("threshold.is_all")
    with st.popover(name, type="tertiary", key="threshold_control"):
        st.select_slider(t("threshold.lowest"), sorted({*STEPS, value}), key=_KEY, on_change=_changed, help=t("threshold.help"),
                         format_func=lambda v: t("threshold.all") if not v else written(v))


def line(hidden: int | None = None, heeded: bool = True) -> None:
    """Say that facts are left out, where the threshold is set: how many (None: not counted), and how to have them back; or that the page does
    not heed it."""
    value, place = lowest(), st.empty()  # always there, so that what stands below stays the same element when the line comes or goes
    if not value or hidden == 0:
        return
    many = t("threshold.unheeded") if not heeded else t("threshold.some") if hidden is None else t("threshold.hidden", many=f"{hidden:,}")
    with place.container(horizontal=True, vertical_alignment="center", key="threshold"):
        st.html(f'<span class="rg-note" data-testid="threshold">{html(t("threshold.set", value=written(value)))} {html(many)}</span>', width="content")
        st.button(t("threshold.reset"), key="show_all", on_click=_set, args=(EVERYTHING,), type="tertiary")


def _changed() -> None:
    _set(st.session_state[_KEY])


def _set(value: float) -> None:
    st.session_state[NAME] = value
    if value:
        st.query_params[NAME] = written(value)
    else:
        st.query_params.pop(NAME, None)
