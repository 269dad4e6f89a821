"""Search: everything that fits a text, by kind."""
from __future__ import annotations

import streamlit as st

from graph.search import LABELS, Found, Group, Hit, search
from views import address, problems, threshold
from views.components.find import find, what
from views.components.page import head
from views.components.table import link
from views.data import counts, store
from views.kept import kept
from views.language import label_name, t
from views.markup import html, shorten
from views.search.box import about, page_of

KEY = "find_page"
EACH = 8
ALL = 100
"""Hits of one kind where only that is shown."""


def render() -> None:
    """Draw what fits the text of the address."""
    asked = st.query_params.get("q", "")
    only = st.query_params.get("kind", "")
    only = only if only in LABELS else ""
    head(t("search.title"), t("search.note"))
    find(KEY, {"live": True, "value": asked, "label": t("search.title"), "hint": t("search.hint"), "asked": "", "groups": [], "nothing": "", "all": "",
               "allWords": ""}, _typed)
    if not asked.strip():
        st.html(f'<div data-testid="found" data-asked="" class="rg-steps">{html(t("search.how"))}</div>')
        return
    found = search(store(), asked, [only] if only else (), ALL if only else EACH, threshold.lowest())
    if not found.groups and counts().empty:
        problems.empty()
        return
    st.html(_found(found, asked, only))


def _typed() -> None:
    st.query_params["q"] = what(KEY)
    st.query_params.pop("kind", None)


def _found(found: Found, asked: str, only: str) -> str:
    parts = [_group(group, asked, only) for group in found.groups]
    if only:
        parts.insert(0, f'<p>{link(t("search.every_kind"), address.search(asked, kept()))}</p>')
    if not found.groups:
        tips = "".join(f"<li>{html(t(f'search.try_{each}'))}</li>" for each in ("part", "pinyin", "similar"))
        parts.append(f'<div data-testid="nothing"><b>{html(t("search.nothing", text=shorten(asked, 40)))}</b><ul>{tips}</ul></div>')
    elif found.without:
        parts.append(f'<p class="rg-note">{html(t("search.without"))}</p>')
    return f'<div data-testid="found" data-asked="{html(" ".join(asked.split())[:200])}">{"".join(parts)}</div>'


def _group(group: Group, asked: str, only: str) -> str:
    name = html(label_name(group.label))
    more = ""
    if group.more and not only:
        href = address.address("search", {"q": asked, "kind": group.label}, kept())
        more = f' <small>{link(t("search.more", many=f"{group.more:,}"), href)}</small>'
    elif group.more:
        more = f' <small class="rg-note">{html(t("search.cut", many=f"{group.more:,}"))}</small>'
    items = "".join(f"<li>{_hit(hit)}</li>" for hit in group.hits)
    return (f'<section class="rg-found" data-testid="group-{group.label}"><h2>{name} <small>{len(group.hits) + group.more:,}</small>{more}</h2>'
            f'<ul class="rg-list">{items}</ul></section>')


def _hit(hit: Hit) -> str:
    said = about(hit)
    name = f'<a data-app="1" data-hit="1" target="_self" href="{html(page_of(hit))}">{html(hit.node.name)}</a>'
    why = f' <span class="rg-chip rg-chip-other">{html(t(f"search.by_{hit.reason}"))}</span>' if hit.reason != "name" else ""
    graph = "" if hit.node.label == "Report" else f' <small class="rg-nowrap">{link(t("search.in_graph"), address.explorer(hit.node.id, kept=kept()))}</small>'
    return f'{name}{why}' + (f" <small>{html(said)}</small>" if said else "") + graph
