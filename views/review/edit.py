"""The panels below a card: correct attributes, part what one report tells from the others, hide; on the evidence page, too."""
from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from graph.decisions import Decision
from graph.errors import BadDecision
from graph.model import NAMED_IN, TYPES
from graph.review import act
from graph.review.cards import FactCard, PlaceCard, PostCard, Thing
from graph.review.reading import reading
from graph.words import TERMS
from ingest.facts import TOPICS
from ingest.gazetteer import gazetteer
from views.components.page import note
from views.data import store, workspace
from views.language import field_name, label_name, t, type_name, value_name
from views.markup import markdown, shorten
from views.review import state

FIELDS = {
    "Reform": ("status", "topic", "name"), "Pilot": ("level", "status", "topic", "name"), "Leader": ("post", "name"), "City": ("level", "name"),
    "Policy": ("number", "name"), "Organisation": ("kind", "name"), "Problem": ("name",), "Outcome": ("indicator", "value", "unit", "change"),
    "Target": ("indicator", "value", "unit", "by"),
}
"""What can be corrected of a thing; the name last, since the others find the thing by the name it has."""
NUMBERS = ("value",)
SEVERAL = ("Reform", "Pilot", "Leader")
"""Labels whose things several reports share, so that one can be parted from the others."""
Subject = Thing | FactCard
Decide = Callable[[Callable[[], Decision | list[Decision]], bool], object]
"""Records what its first argument makes; with the second one true the card stays."""


def choices(label: str, name: str) -> tuple[str, ...]:
    """The values that an attribute may have; none for free text."""
    if name == "topic":
        return tuple(TOPICS)
    if name == "level":
        return tuple(TERMS["city_level" if label == "City" else "level"])
    return tuple(TERMS[name]) if name in ("status", "change") else ()


def whole(things: Sequence[Thing]) -> list[Thing]:
    """The things with all reports that tell of them: those at the ends of a fact come with that of its sentence only."""
    with reading(store(), workspace()) as read:
        found = read.things([thing.id for thing in things])
    return [found.get(thing.id, thing) for thing in things]


def panel(key: str, things: Sequence[Thing], decide: Decide, fact: FactCard | None = None) -> bool:
    """Draw the panel that is open, if one is; whether one is. While it is, the keys of the card are not there. What is recorded goes through
    `decide`; `key` tells the fields of one card from those of the next."""
    name = state.panel()
    if name not in ("correct", "split", "hide"):
        return False
    if fact and fact.fact:
        things = whole(things)
    with st.container(border=True, key="review_panel"):
        if name == "correct":
            _correct(key, things, fact, decide)
        elif name == "split":
            _split(key, [thing for thing in things if thing.label in SEVERAL and len(thing.refs) > 1], decide)
        else:
            _hide(key, things, decide)
    return True


def place_panel(key: str, card: PlaceCard, decide: Decide) -> bool:
    """Draw the panel that takes the code of a place, if it is open; whether it is."""
    if state.panel() != "code":
        return False
    inside = act.part_of(card)

    def make() -> Decision:
        code = str(st.session_state[f"code_{key}"]).strip()
        if code not in gazetteer().by_code:
            raise BadDecision(t("review.code_unknown"))
        return act.correct(workspace(), card, {"within" if inside else "adcode": code})

    with st.container(border=True, key="review_panel"), _form():
        st.text_input(t("review.code_within" if inside else "review.code"), key=f"code_{key}", max_chars=6, width=320, placeholder="370300")
        _record(decide, make)
    return True


def name_panel(key: str, card: PostCard, decide: Decide) -> bool:
    """Draw the panel that takes the name of a post's holder, if it is open; whether it is."""
    if state.panel() != "name":
        return False
    with st.container(border=True, key="review_panel"), _form():
        st.text_input(t("review.holder", post=f"{card.place} {card.title}", year=card.year), key=f"name_{key}", max_chars=20, width=320)
        _record(decide, lambda: act.name_holder(workspace(), card, str(st.session_state[f"name_{key}"])))
    return True


def fields(label: str, thing: Thing | None, key: str) -> None:
    """Draw a field for each attribute of a thing of this label, as `thing` has it; without a thing all but the name, empty."""
    with st.container(horizontal=True, key=f"fields_{key}", vertical_alignment="bottom"):
        for name in _names(label, thing):
            _field(label, name, _old(thing, name), f"{key}_{name}", t("review.not_set" if thing else "review.not_given"))


def given(label: str, thing: Thing | None, key: str) -> dict[str, object]:
    """What the fields hold that differs from what `thing` has. To be asked when the button is pressed: what was typed last is known only then."""
    found = {name: st.session_state.get(f"{key}_{name}") for name in _names(label, thing)}
    found = {name: value.strip() if isinstance(value, str) else value for name, value in found.items()}
    return {name: value for name, value in found.items() if value not in (None, "") and value != _old(thing, name)}


def corrections(card: Subject, values: dict[str, object]) -> list[Decision]:
    """Record each attribute as a decision of its own, so that each can be taken back by itself. Raises `BadDecision` where nothing is changed."""
    if not values:
        raise BadDecision(t("review.nothing_changed"))
    return [act.correct(workspace(), card, {name: value}) for name, value in values.items()]


def _field(label: str, name: str, old: object, key: str, empty: str) -> None:
    values = choices(label, name)
    if values:
        st.selectbox(field_name(name, label), values, index=values.index(old) if old in values else None, key=key, format_func=value_name, width=210,
                     placeholder=empty)
    elif name in NUMBERS:
        st.number_input(field_name(name, label), value=float(old) if isinstance(old, int | float) else None, key=key, width=160)
    else:
        st.text_input(field_name(name, label), value=str(old or ""), key=key, width=320 if name == "name" else 210)


def _correct(key: str, things: Sequence[Thing], fact: FactCard | None, decide: Decide) -> None:
    lists = [name for name in TYPES[fact.type].lists if name not in ("years", NAMED_IN)] if fact and fact.fact else []
    subjects: list[Subject] = [*([fact] if fact and lists else []), *things]
    card = _subject(subjects, t("review.which_correct"), f"correct_{key}")
    own = f"correct_{key}_{'fact' if isinstance(card, FactCard) else card.id}"

    def make() -> list[Decision]:
        if isinstance(card, FactCard):
            said = {name.removesuffix("s"): str(st.session_state.get(f"{own}_{name}") or "").strip() for name in lists}
            return corrections(card, {name: value for name, value in said.items() if value})
        return corrections(card, given(card.label, card, own))

    with _form():
        if isinstance(card, FactCard):
            with st.container(horizontal=True, vertical_alignment="bottom"):
                for name in lists:
                    if name == "held":
                        st.selectbox(field_name(name), tuple(TERMS[name]), index=None, key=f"{own}_{name}", format_func=value_name, width=150,
                                     placeholder=t("review.not_set"))
                    else:
                        st.text_input(field_name(name), key=f"{own}_{name}", width=240)
        else:
            fields(card.label, card, own)
        _record(decide, make, stay=len(things) == 2 and fact is None, hides=card if fact and isinstance(card, Thing) else None)


def _split(key: str, things: Sequence[Thing], decide: Decide) -> None:
    if not things:
        note(t("review.cannot_split"))
        cancel()
        return
    card = _subject(things, t("review.which_split"), f"split_{key}")
    own = f"split_{key}_{card.id}"
    titles = {place.report: " ".join(part for part in (shorten(place.title, 30), str(place.year or "")) if part) for place in card.evidence}

    def make() -> Decision:
        out = [ref for number, ref in enumerate(card.refs) if st.session_state.get(f"{own}_{number}")]
        if not 0 < len(out) < len(card.refs):
            raise BadDecision(t("review.split_some"))
        return act.split(workspace(), card, out)

    note(t("review.split_what"))
    with _form():
        for number, ref in enumerate(card.refs):
            words = " · ".join(part for part in (titles.get(ref.report, ref.report), ref.name, shorten(ref.quote, 60)) if part)
            st.checkbox(markdown(words), key=f"{own}_{number}")
        _record(decide, make)


def _hide(key: str, things: Sequence[Thing], decide: Decide) -> None:
    note(t("review.which_hide"))
    with st.container(horizontal=True):
        for number, thing in enumerate(things, start=1):
            st.button(markdown(shorten(thing.name, 40)), key=f"hide_{key}_{number}", shortcut=str(number), on_click=decide,
                      args=(lambda thing=thing: act.hide(workspace(), thing), False))
        cancel()


def _subject(subjects: Sequence[Subject], label: str, key: str) -> Subject:
    if len(subjects) == 1:
        return subjects[0]
    number = st.radio(label, range(len(subjects)), key=key, horizontal=True, format_func=lambda n: _named(subjects[n]))
    return subjects[number]


def _named(subject: Subject) -> str:
    if isinstance(subject, FactCard):
        return t("review.the_fact", type=type_name(subject.type))
    return markdown(f"{label_name(subject.label)} {shorten(subject.name, 40)}")


def _form():
    """Fields whose values come with the button, so that nothing typed is lost; Enter in a field records, too."""
    return st.form("panel", border=False, enter_to_submit=True)


def _record(decide: Decide, make: Callable[[], Decision | list[Decision]], stay: bool = False, hides: Thing | None = None) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(t("review.record"), key="panel_record", type="primary", shortcut="Ctrl+Enter", on_click=decide, args=(make, stay))
        if hides is not None:
            name = markdown(shorten(hides.name, 24))
            st.form_submit_button(t("review.hide_thing", name=name), key="panel_hide", on_click=decide,
                                  args=(lambda: act.hide(workspace(), hides), False))
        st.form_submit_button(t("review.cancel"), key="panel_cancel", type="tertiary", shortcut="Esc", on_click=state.close_panel)


def cancel() -> None:
    """Draw the button that closes the panel."""
    st.button(t("review.cancel"), key="panel_cancel", type="tertiary", shortcut="Esc", on_click=state.close_panel)


def _names(label: str, thing: Thing | None) -> list[str]:
    return [name for name in FIELDS.get(label, ()) if thing is not None or name != "name"]


def _old(thing: Thing | None, name: str) -> object:
    if thing is None:
        return None
    return {**thing.properties, "name": thing.name, "status": thing.status, "topic": thing.topic}.get(name)
