"""The form of a canned query, made from its typed parameters, kept in step with the address."""
from __future__ import annotations

import re

import streamlit as st

from graph.words import TERMS
from queries.spec import Parameter, Query
from views import threshold
from views.data import store
from views.kept import kept
from views.language import current, pick, t, value_name
from views.markup import plain
from views.queries.values import ALL, Values, complete, from_address, options
from views.touched import touch, touched

_NODE_ID = re.compile(r"〔([^〕]+)〕$")
ACROSS = 4
"""Fields beside each other on a wide screen."""


def form(query: Query) -> Values:
    """Draw the form; returns the complete values, which stand in the address as well.

    The address wins when it is not the one that this form wrote last: it was opened, followed or gone back to. What was just changed by hand
    wins over an address that the browser has not learnt yet.
    """
    written = st.session_state.get("query_written")
    present = {"q": query.name, **from_address(query, st.query_params)}
    keys = {p.name: f"parameter_{query.name}_{p.name}" for p in query.parameters}
    by_hand = touched() and (written or {}).get("q") == query.name
    if (present == written or by_hand) and all(key in st.session_state for key in keys.values()):
        given = {name: st.session_state[key] for name, key in keys.items()}
    else:
        given = from_address(query, st.query_params)
        for key in keys.values():
            st.session_state.pop(key, None)
    values = complete(store(), query, {name: value for name, value in given.items() if value not in (None, "")}, threshold.lowest())
    with st.container(key="form"):
        for begin in range(0, len(query.parameters), ACROSS):
            row = query.parameters[begin : begin + ACROSS]
            for parameter, column in zip(row, st.columns(ACROSS), strict=False):
                with column:
                    _field(query, parameter, values, keys[parameter.name])
    _write_address(query, values)
    return values


def _field(query: Query, parameter: Parameter, values: Values, key: str) -> None:
    value = values.shown.get(parameter.name, ALL)
    title = pick(parameter.title)
    if parameter.type == "number":
        if isinstance(value, str):
            value = int(value) if value.lstrip("-").isdecimal() and len(value) < 12 else parameter.default
        low, high = parameter.min, parameter.max
        _keep(key, min(max(value, low if low is not None else value), high if high is not None else value))
        st.number_input(title, min_value=low, max_value=high, step=1, key=key, on_change=touch)
        return
    offered = options(store(), query, parameter, values.shown, threshold.lowest())
    _keep(key, str(value))
    typed = parameter.type in ("city", "text", "node", "years", "topic")
    words = TERMS.get(parameter.terms or "", {})
    st.selectbox(
        title, offered, key=key, on_change=touch, accept_new_options=typed, format_func=lambda v: _option(parameter, v, words),
        placeholder=t("queries.default"), help=t("queries.years_help") if parameter.type == "years" else None,
    )


def _option(parameter: Parameter, value: str, words: dict) -> str:
    if value == ALL:
        return t("queries.everything")
    if value in words:
        return words[value][current()]
    if parameter.type == "node":
        return _NODE_ID.sub(lambda m: f" ·{m.group(1)[-4:]}", plain(value))
    return value_name(value) if parameter.type == "topic" else plain(value)


def _keep(key: str, value: object) -> None:
    """Give the widget its value without taking away what the person has just put in."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _write_address(query: Query, values: Values) -> None:
    wanted = {"q": query.name, **{name: str(value) for name, value in values.shown.items()}}
    along = kept()
    st.session_state["query_written"] = wanted
    if st.query_params.to_dict() != {**wanted, **along}:
        st.query_params.from_dict({**wanted, **along})
