"""On the pages of items and leaders: why what several reports tell is one thing, and the ways to part it, to join it with another, to correct and hide
it. Recorded at once, then applied."""
from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from graph.decisions import Decision
from graph.errors import BadDecision
from graph.profile.shapes import Listed
from graph.review import act, joins
from graph.review.cards import Thing
from graph.review.joins import Naming, Origin
from graph.review.reading import reading
from graph.search import Hit, search
from views import address, problems, threshold
from views.components import profile as parts
from views.components.page import head, note
from views.components.profile import Head
from views.components.table import link
from views.data import read, store, workspace
from views.kept import kept
from views.language import t
from views.markup import html, markdown, shorten
from views.profiles import data as profile_data
from views.profiles import whole
from views.review import apply as review_apply
from views.review import cards as review_cards
from views.review import edit as review_edit
from views.review import state as review_state
from views.review.log import local
from views.search.box import about
from views.threshold import two_digits

Told = TypeVar("Told")

MOST = 12
"""Names that are listed."""
REPORTS = 8
"""Reports of a name that are named."""
HITS = 8


def asked(tell: Callable[..., Told | None], unknown: str, why: str, *limits: int) -> tuple[str, Told | None]:
    """The id that the address names, and what `tell` (store, id, lowest confidence, `limits` of its lists) says of it. Of one that is not there the page
    says so (`unknown` as its head, `why` beneath), unless it was joined with another: then that one's page is drawn."""
    parts.style()
    id = st.query_params.get("id") or ""
    found = profile_data.read(tell, id, threshold.lowest(), *limits) if id else None
    if found is None:
        follow(id)
        head(unknown, why)
        bar()
        if profile_data.empty():
            problems.empty()
    return id, found


def bar() -> None:
    """Say what is recorded and applied, and what kept something from it."""
    review_apply.bar()
    review_state.problem()


def follow(id: str) -> None:
    """Show the thing that the one of this id was joined with, if it was: an address outlives that."""
    found = read(joins.now, id) if id else ""
    if found:
        st.query_params["id"] = found
        st.rerun()


def block(id: str) -> None:
    """Draw why the thing is one, with what can be done to it."""
    found = read(joins.origin, id)
    if found is None:
        return
    with st.container(key="one"):
        st.html(why(found))
        if _panel(found.thing):
            return
        with st.container(horizontal=True, key="no_print_one", gap="small"):
            for name, label in (("join", t("one.join")), ("split", t("review.key_split")), ("correct", t("review.key_correct")), ("hide", t("review.key_hide"))):
                if name != "split" or len(found.thing.refs) > 1:
                    st.button(label, key=f"one_{name}", on_click=review_state.open_panel, args=(name,))


def why(found: Origin) -> str:
    """The names by which the thing is told of, with the reports and the reason for each, as HTML; of what a single report tells there is nothing to say
    but that it can be mended."""
    if len(found.namings) < 2 and len({ref.report for each in found.namings for ref in each.side.refs}) < 2:
        return f'<p class="rg-note" data-testid="one_told">{html(t("one.told"))}</p>'
    heads = [Head(t("one.name"), "28%"), Head(t("one.reports"), "26%"), Head(t("one.why"))]
    shown = found.namings[: whole.rows("one", MOST)]
    rows = [[html(_name(each.side)), _reports(each.side), _reason(each)] for each in shown]
    body = parts.grid(heads, rows, t("one.title"))
    listed = Listed(shown, len(found.namings))
    page = "leader" if found.thing.label == "Leader" else "item"
    return parts.section("one", t("one.title"), body + parts.capped(listed, whole.more(page, "one", listed)), len(found.namings), t("one.note"))


def _name(side: Thing) -> str:
    return " · ".join(part for part in (side.name, side.city if side.label == "Leader" else "") if part)


def _reports(side: Thing) -> str:
    each = {place.report: place for place in reversed(side.evidence)}
    named = [link(place.year or shorten(place.title, 12), address.evidence(report, place.start, place.end, kept()))
             for report, place in sorted(each.items(), key=lambda e: (e[1].year or 9999, e[0]))]
    return "、".join(named[:REPORTS]) + (html("…") if len(named) > REPORTS else "")


def _reason(each: Naming) -> str:
    said = []
    if each.by is not None:
        said.append(html(t("one.person", who=each.by.who, when=local(each.by.when), to=each.to)))
    elif each.score is not None:
        said.append(html(t("one.matcher", to=each.to, score=two_digits(each.score))))
        said.append(f'<small class="rg-faint">{html(review_cards.in_a_line(each.reasons))}</small>')
    else:
        said.append(html(t("one.untold") if each.to else t("one.first")))
    many = len({ref.report for ref in each.side.refs})
    if many > 1:
        said.append(f'<small class="rg-faint">{html(t("one.same_name", many=many))}</small>')
    return "<br>".join(said)


def _panel(thing: Thing) -> bool:
    if review_state.panel() != "join":
        return review_edit.panel(f"one_{thing.id}", [thing], _decide)
    with st.container(border=True, key="review_panel"):
        text = st.text_input(t("one.find"), key=f"one_find_{thing.id}", placeholder=t("one.find_hint"), icon=":material/search:")
        hits = [hit for group in search(store(), text, [thing.label], HITS, meaning=False).groups for hit in group.hits if hit.node.id != thing.id] if text.strip() else []
        if text.strip() and not hits:
            note(t("one.nothing", text=shorten(text.strip(), 40)))
        for number, hit in enumerate(hits):
            st.button(markdown(_offered(hit)), key=f"one_hit_{number}", on_click=_decide, args=(lambda other=hit.node.id: _same(thing, other), False))
        review_edit.cancel()
    return True


def _offered(hit: Hit) -> str:
    said = about(hit)
    return t("one.this", name=shorten(hit.node.name, 40)) + (f" · {said}" if said else "")


def _same(thing: Thing, other: str) -> Decision:
    with reading(store(), workspace()) as opened:
        found = opened.things([other])
    if other not in found:
        raise BadDecision(t("one.gone"))
    return act.same(workspace(), thing, found[other])


def _decide(make, stay: bool) -> None:
    review_state.once(lambda: review_apply.record(make))
