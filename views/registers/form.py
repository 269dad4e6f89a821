"""The filters of a register, kept in step with the address."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from graph.registers import OVERDUE
from graph.words import TERMS
from ingest.facts import TOPICS
from ingest.registers import Register
from views.data import counts
from views.kept import kept
from views.language import current, t, value_name
from views.markup import plain
from views.profiles.data import city_name, place_id, places
from views.registers.asked import FIRST_DAY, LAST_DAY, Asked, offered
from views.touched import touch, touched

_HELD = "registers_held"
_KEY = "registers_asked_"
BESIDE = 4
"""Fields beside each other on a wide screen."""


def held() -> Asked:
    """What is asked now.

    The address wins when it is not the one that this page wrote last: it was opened, followed or gone back to. What was just changed by hand
    wins over an address that the browser has not learnt yet.
    """
    present, by_hand = Asked.read(st.query_params), touched()
    before: Asked | None = st.session_state.get(_HELD)
    if before is None or (before.write() != present.write() and not by_hand):
        forget()
        before = replace(present, city=place_id(present.city))
    return before


def form(of: Register, asked: Asked) -> Asked:
    """Draw the filters that make sense for the register; returns what is asked, which stands in the address as well."""
    names = offered(of)
    cities = places()
    with st.container(key="registers_form"):
        sizes = [3, 4, 2] if "state" in names else [3, 4]
        columns = st.columns(sizes, vertical_alignment="bottom")
        with columns[0]:
            city = _one("city", [*cities, asked.city], asked.city, lambda each: city_name(cities.get(each), each))
        with columns[1]:
            text = st.text_input(t("registers.text"), on_change=touch, key=_held_key("text", asked.text), placeholder=t("registers.text_hint"), icon=":material/search:")
        asked = replace(asked, city=city, text=plain(text).strip())
        if "state" in names:
            with columns[2]:
                late = st.toggle(t("registers.overdue"), on_change=touch, key=_held_key("state", asked.state == OVERDUE), help=t("registers.overdue_help"))
            asked = replace(asked, state=OVERDUE if late else "")
        with st.expander(t("registers.more_filters"), icon=":material/filter_alt:", key="registers_more", expanded=False):
            asked = _more(of, asked, [name for name in names if name not in ("city", "text", "state")])
    write(asked)
    return asked


def write(asked: Asked) -> None:
    """Put into the address what is asked."""
    st.session_state[_HELD] = asked
    wanted = {**asked.write(), **kept()}
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def forget() -> None:
    """Let the form begin anew with what the address says."""
    for key in [key for key in st.session_state if str(key).startswith(_KEY)]:
        del st.session_state[key]


def ask(asked: Asked) -> None:
    """Ask something else (a button's callback)."""
    forget()
    write(asked)


def said(asked: Asked) -> str:
    """The filters that are set, in words."""
    cities = places()
    words = {"city": city_name(cities.get(asked.city), asked.city), "since": f"{asked.since}–", "until": f"–{asked.until}", "text": f"“{asked.text}”",
             "state": t("registers.overdue")}
    return " · ".join(words.get(name) or _shown(name)(str(getattr(asked, name))) for name in asked.active())


def _more(of: Register, asked: Asked, names: Sequence[str]) -> Asked:
    years = sorted((year for year in counts().years if year), reverse=True)
    choices: dict[str, Sequence[str | int]] = {
        "province": sorted({city.province for city in places().values() if city.province}), "topic": TOPICS, "level": tuple(TERMS["level"]),
        "status": tuple(TERMS["status"]), "since": years, "until": years,
    }
    values: dict[str, object] = {}
    keys = {c.key: c.title(current()) for c in of.columns if c.kind != "months"}
    fields = [*names, "sort"]
    for begin in range(0, len(fields), BESIDE):
        for name, column in zip(fields[begin : begin + BESIDE], st.columns(BESIDE, vertical_alignment="bottom"), strict=False):
            with column:
                if name == "on":
                    day = st.date_input(t("registers.on"), on_change=touch, key=_held_key("on", date.fromisoformat(asked.on) if asked.on else None), format="YYYY-MM-DD",
                                        help=t("registers.on_help"), min_value=FIRST_DAY, max_value=LAST_DAY)
                    values["on"] = day.isoformat() if day else ""
                elif name == "sort":
                    values["sort"] = _one("sort", [*keys, asked.sort], asked.sort, lambda key: keys.get(key, key), t("registers.own_order"))
                else:
                    now = getattr(asked, name)
                    values[name] = _one(name, [*choices[name], now], now, _shown(name))
    values["desc"] = bool(values["sort"]) and st.checkbox(t("registers.desc"), on_change=touch, key=_held_key("desc", asked.desc))
    return replace(asked, **{name: (value or None) if name in ("since", "until") else value for name, value in values.items()})


def _one(name: str, options: Sequence, now, words, nothing: str = "") -> str:
    known = list(dict.fromkeys(each for each in options if each not in ("", None)))
    return st.selectbox(t(f"registers.{name}"), known, on_change=touch, key=_held_key(name, now or None), format_func=lambda each: plain(words(each)),
                        placeholder=nothing or t("registers.any")) or ""


def _shown(name: str):
    return lambda value: TERMS[name].get(value, {}).get(current(), value) if name in ("level", "status") else value_name(value)


def _held_key(name: str, value: object) -> str:
    """The key of a widget, which begins with `value` where it has none of its own yet."""
    key = f"{_KEY}{name}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key
