"""A ledger of an office: uploaded, looked at, confirmed, taken in; and what became of its rows."""
from __future__ import annotations

import streamlit as st

from ingest import jobs
from ingest.errors import IngestError, SetAside
from ingest.ledger import Ledger, propose
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from ingest.registers import registers
from views.components.page import note, refused
from views.data import workspace
from views.language import current, listed, t
from views.ledger import held
from views.ledger.columns import mapping
from views.ledger.done import remember
from views.ledger.held import Held
from views.ledger.proposal import rows
from views.markup import html, plain, shorten

_OF_A_PLACE = ("item", "pilot", "subject", "problem")
"""Kinds of columns that tell what some place does."""


def render(shown: str, opened: bool) -> None:
    """Draw the upload and, one below the other, what waits for confirmation; `shown` is the key of the register on the page, empty on the page of all
    of them."""
    files = held.waiting()
    with st.expander(t("ledger.title"), expanded=opened or bool(files), icon=":material/upload_file:", key="ledger_import"):
        note(t("ledger.note"))
        dealt_with = held.box()
        if dealt_with and files:
            note(t("ledger.dealt_with", names=listed(shorten(name, 40) for name in dealt_with)))
        for each in list(files.values()):
            with st.container(border=True, key=f"ledger_of_{each.id}"):
                _file(each, shown, sum(other.name == each.name for other in files.values()) > 1)


def _file(file: Held, shown: str, namesake: bool) -> None:
    """A file by itself: what it is, or why it cannot be read."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.html(f'<b data-testid="ledger-file">{html(shorten(file.name, 60))}</b>', width="content")
        st.button(t("ledger.drop"), key=f"ledger_drop_{file.id}", on_click=held.let_go, args=(file.id,), type="tertiary", icon=":material/close:")
    if file.ledger is None and not file.error:
        with st.spinner(t("ledger.reading")):
            file.read()
    if namesake:
        note(t("ledger.namesake"))
    if file.ledger is None:
        refused(file.error)
    else:
        _confirm(file, file.ledger, shown)


def _confirm(file: Held, ledger: Ledger, shown: str) -> None:
    """Which register it is, whose and of what year, then the button; the columns and rows below are there to be looked at and mended."""
    known = {each.en: each for each in registers()}
    first, second, third, fourth = st.columns([4, 3, 2, 2], vertical_alignment="bottom")
    with first:
        key = f"ledger_as_{file.id}"
        if file.next in known:
            st.session_state[key], file.next = file.next, ""
        if key not in st.session_state:
            st.session_state[key] = file.guessed or shown or None
        name = st.selectbox(t("ledger.as"), list(known), key=key, format_func=lambda each: known[each].title(current()), placeholder=t("ledger.as_hint"))
    if file.sheets:
        titles = (known[each].title(current()) + (" ✓" if each in file.taken else "") for each in file.sheets)
        note(t("ledger.several", registers=t("ledger.comma").join(titles)))
    if not name:
        st.info(t("ledger.which"), icon=":material/help:")
        return
    of, base = known[name], f"{file.id}_{name}"
    plan = file.plan(of, {}, None)
    told = file.described(of)
    with second:
        city = plain(st.text_input(t("ledger.city"), value=told.city if told else "", key=f"ledger_city_{base}", help=t("ledger.city_help"))).strip()
    with third:
        year = st.number_input(t("ledger.year"), FIRST_YEAR, LAST_YEAR, value=told.year if told else None, step=1, key=f"ledger_year_{base}")
    asked_year = None if told and year == told.year else int(year) if year else None
    place = st.container()
    said = mapping(ledger, of, plan, base)
    try:
        final = file.plan(of, said, asked_year) if said or asked_year else plan
        if final is None:
            final = propose(ledger, of, said, asked_year)  # says why
    except (SetAside, IngestError) as error:
        with place:
            refused(error)
        return
    with fourth:
        sure = st.button(t("ledger.take", many=f"{final.rows:,}"), type="primary", key=f"ledger_take_{base}", icon=":material/database_upload:", disabled=not final.rows,
                         width="stretch")
    if not city and any(column.kind in _OF_A_PLACE for column in of.columns) and not any(table.heads.of("place") for table in final.tables):
        with place:
            note(t("ledger.no_city"))
    rows(final)
    if sure:
        try:
            id_ = jobs.start_ledger(workspace(), file.name, file.data, of.en, said, None if told and city == told.city else city, asked_year)
        except (IngestError, OSError) as error:
            with place:
                refused(error)
            return
        remember(id_)
        file.taken.add(of.en)
        if left := [each for each in file.sheets if each not in file.taken]:
            file.next = left[0]  # the file stays for its other sheets
        else:
            held.let_go(file.id)
        st.rerun()
