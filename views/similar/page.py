"""Similar reforms: what other places did about what one wants to do, from a description, a thing of the graph, or a draft."""
from __future__ import annotations

from dataclasses import replace

import streamlit as st

from graph.errors import BadQuestion
from graph.similar.draft import of_draft
from graph.similar.hits import SHOWN, Group, Hit, grouped, hits
from graph.similar.industries import by_place
from graph.similar.known import check_filters
from graph.similar.question import at_places, of_item
from graph.similar.records import Question
from views import address, problems, threshold
from views.components.page import copy_button, head, note
from views.components.table import link
from views.data import SECONDS_FRESH, counts, store
from views.kept import kept
from views.language import half, t
from views.markup import html, markdown, shorten
from views.similar import compare, vectors
from views.similar.asked import MOST, Asked, narrowed
from views.similar.cards import card
from views.similar.draft import Draft
from views.similar.form import everything, form, more

EXAMPLES = 4
SECONDS_KEPT = 900
"""How long what a draft asks is kept: it depends on nothing but its text."""


def render() -> None:
    """Draw the page for the search that the address names."""
    head(t("similar.title"), t("similar.note"))
    if counts().empty:
        problems.empty()
        return
    asked, draft = form()
    with st.container():  # what may be missing has a place of its own, as have the notes below: what follows would be shown twice for a moment
        vectors.bar()
    text = draft.text if draft and asked.way == "draft" else asked.text if asked.way == "text" else ""
    item = asked.item if asked.way == "item" else ""
    if draft and draft.error:
        _refused(draft.error, draft.name)
    elif text or item or draft:
        _answer(asked, draft, text, item)
    elif asked.way == "text":
        _examples()


def _answer(asked: Asked, draft: Draft | None, text: str, item: str) -> None:
    try:
        with st.spinner(t("similar.searching"), show_time=False):
            filters = replace(asked.filters, confidence=threshold.lowest())
            check_filters(store(), filters)
            questions = [_item(item)] if item else _questions(text)
            found = _found(questions, [item or text], replace(asked, filters=filters))
            compare.asked(item or text)
    except BadQuestion as error:
        _refused(str(error))
        return
    with st.container():
        if draft:
            note(t("similar.drafted", name=shorten(draft.name, 40), many=len(questions), names="、".join(shorten(q.name, 24) for q in questions[:6])))
            if draft.place and draft.place == asked.place:
                note(t("similar.draft_place", place=draft.place_name))
        threshold.line()
    if not found:
        _nothing(asked)
        return
    groups = grouped(found)
    _bar(asked, found, groups, questions[0].name if item else (draft.name if draft else text))
    for number, group in enumerate(groups):
        _group(group, number, len(questions) > 1)
    if len(found) >= asked.many and asked.many < MOST:
        st.button(t("similar.more_hits", many=SHOWN), key="more_hits", on_click=more, args=(asked, SHOWN), icon=":material/expand_more:")


def of_thing(item: str) -> tuple[list[Group], bool]:
    """What this page finds for a reform or pilot when nothing is narrowed, and whether it is found by words alone for want of a vector. Raises
    `BadQuestion`."""
    question = _item(item)
    asked = Asked("item", item=item, filters=replace(Asked().filters, confidence=threshold.lowest()))
    return grouped(_found([question], [item], asked)), question.vector is None


@st.cache_data(ttl=SECONDS_KEPT, max_entries=32, show_spinner=False)
def _questions(text: str) -> list[Question]:
    return of_draft(text)


@st.cache_data(ttl=SECONDS_FRESH, max_entries=64, show_spinner=False)
def _item(item: str) -> Question:
    return of_item(store(), item)


@st.cache_data(ttl=SECONDS_FRESH, max_entries=64, show_spinner=False)
def _found(_questions: list[Question], what: list[str], asked: Asked) -> list[Hit]:
    """The hits; `what` stands for the questions where it is looked whether they are known already."""
    questions = [at_places(store(), question, [asked.place] if asked.place else []) for question in _questions]
    industries = _industries() if asked.weight and any(question.places for question in questions) else {}
    return hits(store(), questions, asked.filters, asked.many, asked.weight, industries)


@st.cache_data(ttl=SECONDS_KEPT, show_spinner=False)
def _industries() -> dict:
    return by_place(store())


def _refused(words: str, file: str = "") -> None:
    """Why nothing can be looked for, in the language of the page. `file` is what it is about."""
    words = half(words)
    st.error(markdown(words if file in words else f"{file}: {words}"), icon=":material/error:")


def _examples() -> None:
    items = [t(f"similar.example_{n}") for n in range(1, EXAMPLES + 1)]
    links = "、".join(link(text, address.address("similar", {"text": text}, kept())) for text in items)
    st.html(f'<p class="rg-note" data-testid="examples">{html(t("similar.examples"))} {links}</p>')


def _nothing(asked: Asked) -> None:
    """Nothing worth showing, and what one may try."""
    many = narrowed(asked.filters)
    tries = [t("similar.try_filters", many=many)] if many else []
    tries += [t("similar.try_words"), t("similar.try_item"), t("similar.try_reports")]
    with st.container(key="similar_nothing"):
        st.html(f'<div data-testid="nothing"><b>{html(t("similar.nothing"))}</b><ul>{"".join(f"<li>{html(each)}</li>" for each in tries)}</ul></div>')
        if many:
            st.button(t("similar.all"), key="all_hits", on_click=everything, args=(asked,), icon=":material/filter_alt_off:")


def _bar(asked: Asked, found: list[Hit], groups: list[Group], name: str) -> None:
    """How many, the comparison, the downloads, the address."""
    picked = compare.chosen(found)
    enough = len(picked) >= compare.FEWEST
    with st.container(key="similar_bar"), st.container(horizontal=True, vertical_alignment="center", key="similar_bar_row"):
        places = {place.id for hit in found for place in hit.answer.item.places}
        words = t("similar.count", many=len(found), places=len(places))
        words += t("similar.count_groups", groups=len(groups)) if len(groups) < len(found) else ""
        st.html(f'<span class="rg-note" data-testid="count">{html(words)}</span>', width="content")
        if narrowed(asked.filters):
            st.button(t("similar.filtered", many=narrowed(asked.filters)), key="all_hits", on_click=everything, args=(asked,), type="tertiary",
                      icon=":material/filter_alt_off:")
        comparing = st.toggle(t("similar.compare", many=len(picked)), key=compare.COMPARING, disabled=not enough, help=t("similar.compare_help"),
                              persist_state="session")
        compare.downloads(found, name)
        st.html(copy_button(address.address("similar", asked.write(), kept()), t("queries.copy"), t("queries.copied")), width="content")
    if comparing and enough:
        st.html(compare.comparison(picked))


def _group(group: Group, number: int, drafted: bool) -> None:
    with st.container(border=True, key=f"similar_group_{number}", gap="small"):
        if group.name:
            named = link(group.name, address.thing(group.hits[0].concept[0], kept=kept()))
            st.html(f'<div class="rg-group" data-testid="group">{named} · {html(t("similar.group", places=group.places))}</div>')
        _hit(group.hits[0], number == 0, drafted)
        if len(group.hits) > 1:
            others = shorten("、".join(dict.fromkeys(hit.city for hit in group.hits[1:])), 60)
            with st.expander(t("similar.others", many=len(group.hits) - 1, places=markdown(others))):
                for hit in group.hits[1:]:
                    _hit(hit, False, drafted)


def _hit(hit: Hit, opened: bool, drafted: bool) -> None:
    with st.container(horizontal=True, wrap=False, vertical_alignment="top", gap="small", key=f"similar_hit_{hit.id}"):
        compare.tick(hit)
        st.html(card(hit, opened, drafted), width="stretch")
