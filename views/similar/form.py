"""What a person asks on the page of similar reforms: three ways to begin, the own place, what is left out. Kept in step with the address."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from graph import browse
from graph.model import LABELS
from graph.search import best
from graph.similar.filters import Filters
from graph.words import TERMS
from ingest.facts import TOPICS
from views.data import counts, store
from views.kept import kept
from views.language import label_name, t, value_name
from views.markup import plain, shorten
from views.profiles.data import city_name, place_id, places
from views.similar.asked import LABELS_SOUGHT, WAYS, Asked
from views.similar.draft import Draft, upload
from views.touched import touch, touched

OFFERED = 30
"""Things that are offered for a name."""
_HELD = "similar_held"
_LISTS = {"level": "levels", "province": "provinces", "topic": "topics", "status": "statuses", "label": "labels"}
_FILTERS = (*_LISTS, "since", "until", "results", "recognised", "elsewhere")


def form() -> tuple[Asked, Draft | None]:
    """Draw the form; returns what is asked, which stands in the address as well, and the draft that was uploaded.

    The address wins when it is not the one that this form wrote last: it was opened, followed or gone back to. What was just changed by hand
    wins over an address that the browser has not learnt yet.
    """
    present, by_hand = Asked.read(st.query_params), touched()
    held: Asked | None = st.session_state.get(_HELD)
    if held is None or (held.write() != present.write() and not by_hand):
        held = replace(present, place=place_id(present.place))
        for key in [key for key in st.session_state if str(key).startswith("similar_asked_")]:
            del st.session_state[key]
    with st.container(key="similar_form"):
        asked, draft = _way(held)
        asked = _where(asked)
        asked = replace(asked, filters=_filters(asked))
    _write(asked)
    return asked, draft


def more(asked: Asked, step: int) -> None:
    """Have more answers listed (a button's callback)."""
    _write(replace(asked, many=asked.many + step))


def everything(asked: Asked) -> None:
    """Take all filters away (a button's callback)."""
    for name in _FILTERS:
        st.session_state.pop(f"similar_asked_{name}", None)
    _write(asked.without_filters())


def _write(asked: Asked) -> None:
    st.session_state[_HELD] = asked
    wanted = {**asked.write(), **kept()}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def _key(name: str, value: object) -> str:
    """The key of a widget, which begins with `value` where it has none of its own yet."""
    key = f"similar_asked_{name}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _way(held: Asked) -> tuple[Asked, Draft | None]:
    way = st.segmented_control(t("similar.way"), WAYS, required=True, on_change=touch, key=_key("way", held.way), label_visibility="collapsed",
                               format_func=lambda name: t(f"similar.way_{name}"))
    asked = replace(held, way=way)
    if way == "draft":
        return asked, upload(_own)
    if way == "item":
        return replace(asked, item=_item(held.item)), None
    with st.container(horizontal=True, vertical_alignment="bottom", key="similar_ask"):
        text = st.text_area(t("similar.text"), on_change=touch, key=_key("text", held.text), placeholder=t("similar.text_hint"), label_visibility="collapsed", height=68,
                            width="stretch")
        st.button(t("similar.find"), key="similar_find", on_click=touch, type="primary", icon=":material/search:", width="content")
    return replace(asked, text=plain(text).strip()), None


def _own(draft: Draft) -> None:
    """The place that a new draft is of is the own place, unless one was chosen."""
    key = "similar_asked_place"
    if not st.session_state.get(key) and draft.place in places():
        st.session_state[key] = draft.place


def _item(held: str) -> str:
    """A reform or pilot: a name is typed, what is like it can be chosen."""
    name, chosen = st.columns([2, 3], vertical_alignment="bottom")
    with name:
        text = st.text_input(t("similar.name"), on_change=touch, key=_key("name", ""), placeholder=t("similar.name_hint"), icon=":material/search:")
    hits = best(store(), text, LABELS_SOUGHT, OFFERED) if text.strip() else []
    key = _key("item", held or None)
    now = st.session_state[key]
    known = {**({now: None} if now else {}), **browse.things(store(), [now] if now else []), **{hit.id: hit for hit in hits}}
    with chosen:
        item = st.selectbox(t("similar.item"), list(known), on_change=touch, key=key, format_func=lambda each: _named(known[each]) if known[each] else plain(each),
                            placeholder=t("similar.item_hint") if hits or not text.strip() else t("similar.item_none"))
    return item or ""


def _named(node: browse.Node) -> str:
    about = (node.properties.get("city"), node.properties.get("year"))
    return plain(" · ".join((f"{label_name(node.label)} {shorten(node.name, 40)}", *(str(each) for each in about if each))))


def _where(asked: Asked) -> Asked:
    """The own place and how much the likeness of places counts."""
    cities = places()
    known = [*cities, *([asked.place] if asked.place and asked.place not in cities else [])]
    left, right = st.columns([2, 3], vertical_alignment="bottom", gap="medium")
    with left:
        place = st.selectbox(t("similar.place"), known, on_change=touch, key=_key("place", asked.place or None), placeholder=t("similar.place_hint"),
                             format_func=lambda each: city_name(cities.get(each), each), help=t("similar.place_help"))
    with right:
        weight = st.slider(t("similar.weight"), 0.0, 1.0, step=0.1, on_change=touch, key=_key("weight", asked.weight), help=t("similar.weight_help"),
                           disabled=not (place or (asked.item and asked.way == "item")), format="%.1f")
    return replace(asked, place=place or "", weight=round(weight, 2))


def _filters(asked: Asked) -> Filters:
    held, found = asked.filters, counts()
    offered = {
        "level": (*[v for v in TERMS["level"] if v != "unknown"], *TERMS["city_level"]),
        "province": tuple(sorted({city.province for city in found.cities if city.province})),
        "topic": TOPICS, "status": tuple(v for v in TERMS["status"] if v != "unknown"), "label": LABELS_SOUGHT,
    }
    years = sorted((year for year in found.years if year), reverse=True)
    with st.expander(t("similar.filters"), icon=":material/filter_alt:", key="similar_filters", expanded=False):
        lists, columns = {}, [*st.columns(4), *st.columns(4)]
        for (name, attribute), column in zip(_LISTS.items(), columns, strict=False):
            with column:
                lists[attribute] = _many(name, offered[name], getattr(held, attribute))
        columns = columns[4:]
        with columns[1]:
            first = _year("since", years, held.years[0])
        with columns[2]:
            last = _year("until", years, held.years[1])
        with columns[3]:
            results = st.checkbox(t("similar.results"), on_change=touch, key=_key("results", held.results))
            recognised = st.checkbox(t("similar.recognised"), on_change=touch, key=_key("recognised", held.recognised))
            elsewhere = st.checkbox(t("similar.elsewhere"), on_change=touch, key=_key("elsewhere", held.elsewhere), help=t("similar.elsewhere_help"),
                                    disabled=not (asked.place or (asked.item and asked.way == "item")))
    return Filters(**lists, years=(first, last), results=results, recognised=recognised, elsewhere=elsewhere)


def _many(name: str, offered: Sequence[str], held: Sequence[str]) -> tuple[str, ...]:
    options = list(dict.fromkeys((*offered, *held)))
    return tuple(st.multiselect(t(f"similar.only_{name}"), options, on_change=touch, key=_key(name, list(held)), placeholder=t("similar.any"), format_func=_shown(name)))


def _shown(name: str):
    """What an option is called; levels of pilots and of places share words, so they say of what they are."""
    def words(value: str) -> str:
        if name == "label":
            return label_name(value) if value in LABELS else plain(value)
        if name == "level":
            return t("similar.pilot_level" if value in TERMS["level"] else "similar.place_level", level=plain(value_name(value)))
        return plain(value_name(value))
    return words


def _year(name: str, years: Sequence[int], held: int | None) -> int | None:
    options = list(dict.fromkeys((*years, *([held] if held else []))))
    return st.selectbox(t(f"similar.{name}"), options, on_change=touch, key=_key(name, held), placeholder=t("similar.any"))
