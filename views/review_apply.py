"""The graph follows the decisions in the background: recorded at once, applied in one go, while the page goes on."""
from __future__ import annotations

import threading
from dataclasses import dataclass

import streamlit as st

from graph.decisions.applied import waiting
from graph.errors import GraphError
from graph.review import act
from ingest.errors import IngestError
from views import review_state
from views.data import refresh, store, workspace
from views.language import t
from views.markup import markdown

SECONDS = 0.7
"""How often work under way is looked at."""
PAGES = ("review", "evidence")
"""Pages on which one decides; who leaves them has what was decided applied."""


@dataclass
class _Work:
    """One run of `act.apply` in a thread of the app; all sessions share it, since they share the data folder and the store."""

    thread: threading.Thread | None = None
    error: Exception | None = None
    again: bool = False


_work = _Work()
_lock = threading.Lock()


def running() -> bool:
    """Whether the graph is being brought up to the decisions now."""
    return _work.thread is not None and _work.thread.is_alive()


def start() -> None:
    """Bring the graph up to the decisions in the background; where that is under way already, once more after it. Raises the store's errors
    where it cannot be opened."""
    opened, folder = store(), workspace()
    st.session_state["applying"] = True  # said here and not where it is watched: a small graph is done before anybody looks
    with _lock:
        if running():
            _work.again = True
            return
        _work.error, _work.again = None, False
        _work.thread = threading.Thread(target=_run, args=(opened, folder), daemon=True, name="apply-decisions")
        _work.thread.start()


def start_if_waiting() -> bool:
    """The same where something waits and nothing went wrong before (the button tries again); whether it was begun."""
    if failed() or not waiting(workspace()):
        return False
    try:
        start()
    except (GraphError, IngestError) as error:
        _work.error = error
        return False
    return True


def idle() -> bool:
    """Whether nothing is under way, and nobody waits for its end."""
    return not running() and not st.session_state.get("applying")


def failed() -> bool:
    """Whether the last run did not finish."""
    return _work.error is not None


def leaving(page: str) -> None:
    """Called with the name of each page that is drawn: who went away from deciding has the decisions applied."""
    before = st.session_state.get("page_before")
    st.session_state["page_before"] = page
    if before in PAGES and page != before:
        start_if_waiting()


def bar() -> None:
    """Say how many decisions are recorded and not applied, with the button that applies them; or that this is under way, or what went wrong."""
    with st.container(horizontal=True, vertical_alignment="center", key="review_bar", width="content"):
        if running():
            _watch()
            return
        if st.session_state.pop("applying", False):
            st.session_state["applied"] = _work.error is None
            review_state.applied()
        if _work.error is not None:
            st.error(t("review.apply_failed", words=markdown(_work.error)), icon=":material/error:")
        many = waiting(workspace())
        if many:
            st.html(f'<span class="rg-note" data-testid="waiting">{t("review.waiting", many=many)}</span>', width="content")
            if st.button(t("review.apply"), key="apply", icon=":material/sync:", shortcut="A"):
                start()
                st.rerun()
        elif st.session_state.get("applied"):
            st.html(f'<span class="rg-note" data-testid="applied">{t("review.applied")}</span>', width="content")


@st.fragment(run_every=SECONDS)
def _watch() -> None:
    """Looks at the work; at its end the page is drawn anew."""
    st.session_state["applying"] = True
    if running():
        st.html(f'<span class="rg-note" data-testid="applying">{t("review.applying")}</span>')
    else:
        st.rerun()


def _run(opened, folder) -> None:
    while True:
        try:
            act.apply(opened, folder)
        except Exception as error:  # whatever it is, it is shown on the page and does not end the app
            with _lock:
                _work.error = error
            return
        refresh()  # for every session, those included that have left the page
        with _lock:
            if not _work.again:
                return
            _work.again = False
