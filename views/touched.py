"""Whether a form was changed by hand just now. The browser sends the address that it knew at that moment, which may be older than the one that
the form wrote last: who types and clicks at once would lose what was typed, were the address believed."""
from __future__ import annotations

import streamlit as st

from views import threshold

_AT = "touched_at"


def touch() -> None:
    """A widget of the form was changed or pressed (its callback)."""
    st.session_state[_AT] = _address()


def touched() -> bool:
    """Whether this run comes from such a change and the address is the one that came with it: then what the form holds counts."""
    return st.session_state.pop(_AT, None) == _address()


def _address() -> dict[str, str]:
    along = ("lang", threshold.NAME)  # set on every page, before the form is drawn
    return {name: value for name, value in st.query_params.items() if name not in along}
