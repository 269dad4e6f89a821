"""Uploading reports, and the jobs that read and load them: their progress survives a reload of the page."""
from __future__ import annotations

import streamlit as st

from ingest import jobs
from ingest.errors import IngestError
from ingest.jobs import Job
from ingest.readers.discover import REPORTS
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from views import address
from views.components.page import note
from views.components.table import link
from views.components.upload_words import upload_words
from views.data import workspace
from views.kept import kept
from views.language import t
from views.markup import html, markdown, shorten
from views.reports.job_parts import ended, retry, watch
from views.reports.preview import preview

TYPES = sorted(ending.removeprefix(".") for ending in (*REPORTS, ".zip", ".json", ".csv"))
"""What may be uploaded: reports, archives of them, and what describes them (sidecar, index)."""
MOST_MEGABYTES = MAX_FILE_BYTES // MIB
"""The largest file that may be uploaded, millions of bytes: never more than what reading takes."""
SHEETS = (".xlsx", ".csv")
"""Spreadsheets are mostly ledgers, which have an import of their own."""
SECONDS = 1.0
"""How often the progress of a running job is looked at."""
SHOWN = 5


def render() -> None:
    """Draw upload and jobs."""
    title = st.session_state.pop("deleted", None)
    if title:
        st.success(t("reports.deleted", title=markdown(shorten(title, 60))), icon=":material/delete:")
    found = _jobs()
    with st.expander(t("reports.upload"), expanded=not found, icon=":material/upload_file:"):
        _upload()
    if any(job.running() for job in found):
        _watch()
    for job in found[:SHOWN]:
        if not job.running():
            _ended(job)


def _jobs() -> list[Job]:
    """Those of reports: ledgers are told of where they were taken in."""
    return [job for job in jobs.jobs(workspace()) if job.kind != "ledger"]


def _upload() -> None:
    upload_words(MOST_MEGABYTES)
    round_ = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(t("reports.files"), type=TYPES, accept_multiple_files=True, key=f"files_{round_}",
                             help=t("reports.files_help"), max_upload_size=MOST_MEGABYTES)
    sheets = [file.name for file in files or [] if file.name.lower().endswith(SHEETS) and file.name.lower() != "index.csv"]
    if sheets:
        ledgers = address.address("registers", kept=kept())
        st.html(f'<p class="rg-note" data-testid="sheets">{html(t("reports.sheets", names="、".join(sheets[:3])))} {link(t("reports.to_ledgers"), ledgers)}</p>')
    fast = st.toggle(t("reports.fast"), key="fast", help=t("reports.fast_help"))
    if st.button(t("reports.read"), type="primary", disabled=not files, key="read", icon=":material/play_arrow:"):
        try:
            jobs.start_reading(workspace(), [(file.name, file.getvalue()) for file in files], fast=fast)
        except (IngestError, OSError) as error:
            st.error(markdown(error), icon=":material/error:")
            return
        st.session_state["upload_round"] = round_ + 1
        st.rerun()


@st.fragment(run_every=SECONDS)
def _watch() -> None:
    """The jobs at work, looked at again every second; when one ends, the whole page is drawn anew."""
    watch([job for job in _jobs() if job.running()], "job", _progress)


def _progress(job: Job) -> str:
    stage = t(f"reports.{'reread' if job.kind == 'reread' else job.status}_now")
    where = f" · {shorten(job.current, 50)}" if job.current else ""
    where += t("reports.page", page=job.page, pages=job.pages) if job.pages else ""
    return f"{stage} {job.done} / {job.total}{where}"


def _ended(job: Job) -> None:
    with st.container(border=True, key=f"job_{job.id}"):
        names = "、".join(job.names[:3]) + (t("reports.and_more", many=len(job.names) - 3) if len(job.names) > 3 else "")
        ended(job, shorten(names, 90))
        _set_aside(job)
        if job.status == "ready":
            preview(job)
        elif job.loaded is not None:
            note(t("reports.loaded_note", added=_many(job.loaded, "added"), changed=_many(job.loaded, "changed"),
                   unchanged=_many(job.loaded, "unchanged")))
        _buttons(job)


def _set_aside(job: Job) -> None:
    items = [f"<li><b>{html(s['name'])}</b>：{html(s['reason'])}</li>" for s in job.set_aside]
    items += [f"<li><b>{html(d['name'])}</b>：{html(t('reports.duplicate', same=d['same_as']))}</li>" for d in job.duplicates]
    items += [f"<li>{html(w)}</li>" for w in job.warnings]
    if job.set_aside:
        note(t("reports.set_aside", many=len(job.set_aside)))
    if items:
        st.html(f'<ul class="rg-list" data-testid="set-aside">{"".join(items)}</ul>')


def _buttons(job: Job) -> None:
    with st.container(horizontal=True):
        if job.status == "failed" and job.reports:
            retry(job, "retry")
        label = t("reports.discard") if job.status == "ready" else t("reports.dismiss")
        if st.button(label, key=f"discard_{job.id}", type="tertiary", icon=":material/close:"):
            jobs.discard(workspace(), job.id)
            st.rerun()


def _many(loaded: dict, key: str) -> int:
    value = loaded.get(key, 0)
    return len(value) if isinstance(value, list) else int(value or 0)
