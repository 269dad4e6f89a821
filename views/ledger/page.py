"""A ledger of an office: uploaded, looked at, confirmed, taken in; and what became of its rows."""
from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ingest import jobs
from ingest.errors import IngestError, SetAside
from ingest.ledger import Ledger, Proposal, guess, propose, read_ledger, registers_in
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from ingest.registers import Register, registers
from views.components.page import note, refused
from views.components.upload_words import upload_words
from views.data import workspace
from views.language import current, t
from views.ledger.columns import mapping
from views.ledger.done import remember
from views.ledger.proposal import rows
from views.markup import plain

TYPES = ("xlsx", "xlsm", "csv", "tsv", "docx")
MEGABYTES = MAX_FILE_BYTES // MIB
_READ, _SEEN, _TAKEN, _NEXT = "ledger_read", "ledger_seen", "ledger_taken", "ledger_next"


@dataclass(frozen=True)
class Uploaded:
    """An uploaded file: the upload's own id, its name, its bytes, and what was read of it or why nothing was; `guessed` is the register's key;
    `sheets` are those of its sheets where they are several registers."""

    id: str
    name: str
    data: bytes
    ledger: Ledger | None = None
    error: str = ""
    guessed: str = ""
    sheets: tuple[str, ...] = ()


def render(shown: str, opened: bool) -> None:
    """Draw upload and confirmation; `shown` is the key of the register on the page, empty on the page of all of them."""
    with st.expander(t("ledger.title"), expanded=opened, icon=":material/upload_file:", key="ledger_import"):
        note(t("ledger.note"))
        upload_words(MEGABYTES)
        round_ = st.session_state.setdefault("ledger_round", 0)
        file = st.file_uploader(t("ledger.file"), type=list(TYPES), key=f"ledger_file_{round_}", max_upload_size=MEGABYTES, label_visibility="collapsed")
        if file is None:
            st.session_state.pop(_READ, None)
            return
        held: Uploaded | None = st.session_state.get(_READ)
        if held is None or held.id != file.file_id:
            with st.spinner(t("ledger.reading")):
                held = st.session_state[_READ] = _read(file.file_id, file.name, file.getvalue())
        if held.ledger is None:
            refused(held.error)
            return
        _confirm(held, held.ledger, shown)


def _read(id: str, name: str, data: bytes) -> Uploaded:
    own = jobs.safe_name(name)
    try:
        ledger = read_ledger(own, data)
    except SetAside as error:
        return Uploaded(id, own, data, error=str(error))
    found = guess(ledger)
    sheets = tuple(each.en for each in registers_in(ledger)) if len(ledger.sheets) > 1 else ()
    return Uploaded(id, own, data, ledger, guessed=sheets[0] if len(sheets) > 1 else found.en if found else "", sheets=sheets if len(sheets) > 1 else ())


def _confirm(held: Uploaded, ledger: Ledger, shown: str) -> None:
    """Which register it is, whose and of what year, then the button; the columns and rows below are there to be looked at and mended."""
    known = {each.en: each for each in registers()}
    first, second, third, fourth = st.columns([4, 3, 2, 2], vertical_alignment="bottom")
    with first:
        key = f"ledger_as_{held.id}"
        if (next_ := st.session_state.pop(_NEXT, "")) in known:
            st.session_state[key] = next_
        if key not in st.session_state:
            st.session_state[key] = held.guessed or shown or None
        name = st.selectbox(t("ledger.as"), list(known), key=key, format_func=lambda each: known[each].title(current()), placeholder=t("ledger.as_hint"))
    if held.sheets:
        taken = st.session_state.get(_TAKEN, {}).get(held.id, ())
        titles = (known[each].title(current()) + (" ✓" if each in taken else "") for each in held.sheets)
        note(t("ledger.several", registers=t("ledger.comma").join(titles)))
    if not name:
        st.info(t("ledger.which"), icon=":material/help:")
        return
    from ingest.ledger import described  # it needs what makes facts of rows, which takes seconds to load: not before somebody imports

    of, base = known[name], f"{held.id}_{name}"
    plan = _plan(held, of, {}, None)
    told = described(ledger, plan) if plan else None
    with second:
        city = plain(st.text_input(t("ledger.city"), value=told.city if told else "", key=f"ledger_city_{base}", help=t("ledger.city_help"))).strip()
    with third:
        year = st.number_input(t("ledger.year"), FIRST_YEAR, LAST_YEAR, value=told.year if told else None, step=1, key=f"ledger_year_{base}")
    asked_year = None if told and year == told.year else int(year) if year else None
    place = st.container()
    said = mapping(ledger, of, plan, base)
    try:
        final = _plan(held, of, said, asked_year) if said or asked_year else plan
        if final is None:
            final = propose(ledger, of, said, asked_year)  # says why
    except (SetAside, IngestError) as error:
        with place:
            refused(error)
        return
    with fourth:
        sure = st.button(t("ledger.take", many=f"{final.rows:,}"), type="primary", key=f"ledger_take_{base}", icon=":material/database_upload:", disabled=not final.rows,
                         width="stretch")
    rows(final)
    if sure:
        try:
            id_ = jobs.start_ledger(workspace(), held.name, held.data, of.en, said, None if told and city == told.city else city, asked_year)
        except (IngestError, OSError) as error:
            with place:
                refused(error)
            return
        remember(id_)
        taken = {*st.session_state.get(_TAKEN, {}).get(held.id, ()), of.en}
        st.session_state[_TAKEN] = {held.id: taken}
        if left := [each for each in held.sheets if each not in taken]:
            st.session_state[_NEXT] = left[0]  # the file stays for its other sheets
        else:
            st.session_state["ledger_round"] += 1
        st.rerun()


def _plan(held: Uploaded, of: Register, said: dict[str, str], year: int | None) -> Proposal | None:
    """How the file would be read, None where no table of the register is found in it; the last answers are kept, as every click draws the page anew."""
    seen: dict = st.session_state.setdefault(_SEEN, {})
    if seen.get("of") != held.id:
        seen.clear()
        seen["of"] = held.id
    key = (of.en, tuple(sorted(said.items())), year)
    if key not in seen:
        try:
            seen[key] = propose(held.ledger, of, said, year)
        except (SetAside, IngestError):
            seen[key] = None
        while len(seen) > 5:
            seen.pop(next(k for k in seen if k not in ("of", key)))
    return seen[key]


