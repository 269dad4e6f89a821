"""A draft that a person uploads to look for what others did: read once, kept in the session, never written to the data folder."""
from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from graph.errors import BadQuestion
from graph.similar.draft import read_draft
from graph.similar.draft_place import place_of
from ingest.readers.discover import REPORTS
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from views.components.page import note
from views.components.upload_words import upload_words
from views.language import t
from views.markup import html

TYPES = sorted(ending.removeprefix(".") for ending in REPORTS)
MEGABYTES = MAX_FILE_BYTES // MIB
_READ = "similar_read"


@dataclass(frozen=True)
class Draft:
    """An uploaded draft: its name as the person knows it, its text or why it has none, and the place that it tells it is of (id, name)."""

    name: str
    text: str = ""
    error: str = ""
    place: str = ""
    place_name: str = ""


def upload(new: Callable[[Draft], None]) -> Draft | None:
    """Draw the upload box; the draft that was read last, None where there is none. It stays while the person reads what was found elsewhere,
    where the box loses its file. `new` is called once with each draft that is read."""
    upload_words(MEGABYTES)
    file = st.file_uploader(t("similar.file"), type=TYPES, key="similar_file", max_upload_size=MEGABYTES, label_visibility="collapsed", on_change=_drop)
    held: tuple[str, Draft] | None = st.session_state.get(_READ)
    if file is None:
        if held is None:
            note(t("similar.file_note"))
            return None
        with st.container(horizontal=True, vertical_alignment="center", key="similar_draft_held"):
            st.html(f'<span data-testid="draft">{html(t("similar.file_held", name=held[1].name))}</span>', width="content")
            st.button(t("similar.file_drop"), key="similar_draft_drop", on_click=_drop, type="tertiary", icon=":material/close:")
        return held[1]
    if held is None or held[0] != file.file_id:
        with st.spinner(t("similar.reading")):
            held = st.session_state[_READ] = (file.file_id, read(file.name, file.getvalue()))
        new(held[1])
    return held[1]


def _drop() -> None:
    st.session_state.pop(_READ, None)


def read(name: str, data: bytes) -> Draft:
    """The text of a file that was uploaded under this name; a file that cannot be read says why."""
    own = Path(name.replace("\\", "/")).name or "draft"
    with tempfile.TemporaryDirectory(prefix="reformgraph-draft-") as folder:
        path = Path(folder) / f"draft{Path(own).suffix.lower()}"  # a name of ours: theirs may be too long for a disk
        path.write_bytes(data)
        try:
            text = read_draft(path)
        except BadQuestion as error:
            return Draft(own, error=str(error).replace(path.name, own))
    place = place_of(text)
    return Draft(own, text, "", place.id, place.name) if place else Draft(own, text)
