"""What the pages that start background work show of it: its progress while it runs, and how it ended."""
from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from ingest import jobs
from ingest.errors import IngestError
from ingest.jobs import Job
from views.components.page import refused
from views.data import refresh, workspace
from views.language import t
from views.markup import html, markdown


def watch(running: list[Job], key: str, words: Callable[[Job], str]) -> None:
    """The jobs at work, each with its progress, `words(job)` beside it and a button that ends it; when one of those watched before has ended, the
    whole page is drawn anew. `key` keeps pages apart. To be called from a fragment that looks again and again."""
    watched = set(st.session_state.get(f"{key}_watched", ()))
    st.session_state[f"{key}_watched"] = [job.id for job in running]
    if watched - {job.id for job in running}:
        refresh()
        st.rerun()
    for job in running:
        with st.container(border=True, key=f"{key}_{job.id}"):
            st.progress(job.share, text=markdown(words(job)))
            if st.button(t("reports.cancel"), key=f"{key}_cancel_{job.id}", icon=":material/stop_circle:"):
                jobs.cancel(workspace(), job.id)
                st.rerun()


def retry(job: Job, key: str) -> None:
    """The button that does a job which failed once more."""
    if st.button(t("reports.retry"), key=f"{key}_{job.id}", icon=":material/refresh:"):
        try:
            jobs.again(workspace(), job.id)
        except (IngestError, OSError) as error:
            refused(error)
            return
        st.rerun()


def ended(job: Job, name: str) -> None:
    """How a job ended, of which files, and why where it failed."""
    st.html(f'<b>{html(t(f"reports.status_{job.status}"))}</b> <span class="rg-note">{html(name)}</span>')
    if job.error:
        words = t("reports.interrupted") if job.error == "interrupted" else job.error
        st.html(f'<pre class="rg-words">{html(words)}</pre>')
