"""A draft that a person uploads to look for what others did: read once, kept in the session, never written to the data folder."""
from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from graph.errors import BadQuestion
from graph.similar.draft import read_draft
from ingest.readers.discover import REPORTS
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from views.components.page import note
from views.components.upload_words import upload_words
from views.language import t

TYPES = sorted(ending.removeprefix(".") for ending in REPORTS)
MEGABYTES = MAX_FILE_BYTES // MIB
_READ = "similar_read"


@dataclass(frozen=True)
class Draft:
    """An uploaded draft: its name as the person knows it, and its text or why it has none."""

    name: str
    text: str = ""
    error: str = ""


def upload() -> Draft | None:
    """Draw the upload box; the draft that is in it, None where there is none."""
    upload_words(MEGABYTES)
    file = st.file_uploader(t("similar.file"), type=TYPES, key="similar_file", max_upload_size=MEGABYTES, label_visibility="collapsed")
    if file is None:
        st.session_state.pop(_READ, None)
        note(t("similar.file_note"))
        return None
    held = st.session_state.get(_READ)
    if held is None or held[0] != file.file_id:
        with st.spinner(t("similar.reading")):
            held = st.session_state[_READ] = (file.file_id, read(file.name, file.getvalue()))
    return held[1]


def read(name: str, data: bytes) -> Draft:
    """The text of a file that was uploaded under this name; a file that cannot be read says why."""
    own = Path(name.replace("\\", "/")).name or "draft"
    with tempfile.TemporaryDirectory(prefix="reformgraph-draft-") as folder:
        path = Path(folder) / f"draft{Path(own).suffix.lower()}"  # a name of ours: theirs may be too long for a disk
        path.write_bytes(data)
        try:
            return Draft(own, read_draft(path))
        except BadQuestion as error:
            return Draft(own, error=str(error).replace(path.name, own))
