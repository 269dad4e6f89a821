"""Ledgers that were uploaded and wait for a person's word: each by itself, for as long as the person is here, whatever becomes of the others and
whichever page is looked at meanwhile."""
from __future__ import annotations

from dataclasses import dataclass, field

import streamlit as st

from ingest import jobs
from ingest.clean.text import Metadata
from ingest.errors import IngestError, SetAside
from ingest.ledger import Ledger, Proposal, guess, propose, read_ledger, registers_in
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from ingest.registers import Register
from views.components.upload_words import upload_words
from views.language import t

TYPES = ("xlsx", "xlsm", "csv", "tsv", "docx")
MEGABYTES = MAX_FILE_BYTES // MIB
PLANS = 4
"""Ways to read a file that are kept: every click draws the page anew."""
_HELD, _BOX, _ROUND = "ledger_held", "ledger_box", "ledger_round"


@dataclass
class Held:
    """An uploaded file: the upload's own id, its name, its bytes, and what was read of it or why nothing was; `guessed` is the register's key;
    `sheets` are those of its sheets where they are several registers, `taken` those that were imported, `next` the one to be looked at next."""

    id: str
    name: str
    data: bytes
    ledger: Ledger | None = None
    error: str = ""
    guessed: str = ""
    sheets: tuple[str, ...] = ()
    taken: set[str] = field(default_factory=set)
    next: str = ""
    plans: dict[tuple, Proposal | None] = field(default_factory=dict)
    told: dict[str, Metadata] = field(default_factory=dict)

    def read(self) -> Held:
        """Read the file, once."""
        if self.ledger is not None or self.error:
            return self
        try:
            self.ledger = read_ledger(self.name, self.data)
        except SetAside as error:
            self.error = str(error)
            return self
        found = guess(self.ledger)
        sheets = tuple(each.en for each in registers_in(self.ledger)) if len(self.ledger.sheets) > 1 else ()
        self.sheets = sheets if len(sheets) > 1 else ()
        self.guessed = self.sheets[0] if self.sheets else found.en if found else ""
        return self

    def plan(self, of: Register, said: dict[str, str], year: int | None) -> Proposal | None:
        """How the file would be read, None where no table of the register is found in it."""
        key = (of.en, tuple(sorted(said.items())), year)
        if key not in self.plans:
            try:
                self.plans[key] = propose(self.ledger, of, said, year)
            except (SetAside, IngestError):
                self.plans[key] = None
            while len(self.plans) > PLANS:
                self.plans.pop(next(iter(self.plans)))
        return self.plans[key]

    def described(self, of: Register) -> Metadata | None:
        """Whose and of what year the file is as that register, None where it is none."""
        plan = self.plan(of, {}, None)
        if plan is None:
            return None
        if of.en not in self.told:
            # it needs what makes facts of rows, which takes seconds to load: not before somebody imports
            from ingest.ledger import described

            self.told[of.en] = described(self.ledger, plan)
        return self.told[of.en]


def waiting() -> dict[str, Held]:
    """The files that wait, by id, in the order in which they came."""
    return st.session_state.setdefault(_HELD, {})


def box() -> list[str]:
    """Draw the upload box; returns the names of those files in it that are dealt with."""
    upload_words(MEGABYTES)
    key = f"ledger_file_{st.session_state.setdefault(_ROUND, 0)}"
    files = st.file_uploader(t("ledger.file"), type=list(TYPES), accept_multiple_files=True, key=key, on_change=_changed, args=(key,), max_upload_size=MEGABYTES,
                             label_visibility="collapsed")
    if not files:
        st.session_state[_BOX] = {}  # a box on a page that is opened again is empty: what it held waits all the same
    return [name for id, name in st.session_state[_BOX].items() if id not in waiting()]


def let_go(id: str) -> None:
    """A file is imported, or not to be; the box is emptied when that is so of all in it."""
    waiting().pop(id, None)
    if not waiting().keys() & st.session_state.get(_BOX, {}).keys():
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _changed(key: str) -> None:
    """Files were put into the box or taken out by hand."""
    files = {file.file_id: file for file in st.session_state[key] or ()}
    before = st.session_state.get(_BOX, {})
    for id in before.keys() - files.keys():
        waiting().pop(id, None)
    for id, file in files.items():
        if id not in before:
            waiting()[id] = Held(id, jobs.safe_name(file.name), file.getvalue())
    st.session_state[_BOX] = {id: jobs.safe_name(file.name) for id, file in files.items()}
