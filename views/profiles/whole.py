"""Lists that a page shows the first rows of: which of them the address asks for whole."""
from __future__ import annotations

import streamlit as st

from graph.profile.shapes import Listed
from views import address, threshold
from views.components.table import link
from views.kept import kept
from views.language import t

NAME = "whole"
"""What they are called in an address: their keys with commas between."""
MOST = 500
"""Rows of a list that is asked for whole: pages stay quick, and beyond that a file or a register serves better."""


def asked() -> tuple[str, ...]:
    """The keys of the lists that the address asks for."""
    return tuple(dict.fromkeys(key for key in (st.query_params.get(NAME) or "").split(",") if key))


def rows(key: str, usual: int) -> int:
    """How many rows of the list `key` to read."""
    return MOST if key in asked() else usual


def more(page: str, key: str, listed: Listed, further: str = "") -> str:
    """HTML of where the rest of a list is: the same page with all of it; beside it, or once as much stands there as there may, `further`."""
    if key in asked() or not listed.left:
        return further
    others = {name: value for name, value in st.query_params.items() if name not in (NAME, "lang", threshold.NAME)}
    here = link(t("profile.whole", many=f"{min(listed.total, MOST):,}"), address.address(page, {**others, NAME: ",".join((*asked(), key))}, kept()))
    return f"{here} · {further}" if further else here
