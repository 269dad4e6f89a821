"""The graph follows the decisions in the background: recorded at once, applied in one go, while the page goes on."""
from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from graph.decisions import Decision
from graph.decisions.applied import waiting
from graph.errors import GraphError
from graph.review import act
from ingest.errors import IngestError
from views import address
from views.components.table import link
from views.data import refresh, store, workspace
from views.kept import kept
from views.language import t
from views.markup import html, markdown
from views.review import state
from views.review.state import Held

SECONDS = 0.7
"""How often work under way is looked at."""
PAGES = ("review", "evidence", "item", "leader")
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
    _start(state.held())


def _start(mine: Held) -> None:
    """The same without a look into the session, at which Streamlit may end the run."""
    opened, folder = store(), workspace()
    mine.applying = True  # said here and not where it is watched: a small graph is done before anybody looks
    with _lock:
        if running():
            _work.again = True
            return
        _work.error, _work.again = None, False
        _work.thread = threading.Thread(target=_run, args=(opened, folder), daemon=True, name="apply-decisions")
        _work.thread.start()


def start_if_waiting() -> bool:
    """The same where something waits and nothing went wrong before (the button tries again); whether it was begun."""
    return _start_if_waiting(state.held())


def record(make: Callable[[], Decision | list[Decision]]) -> bool:
    """Record what `make` does and have it applied at once; whether something was recorded. What is recorded is applied even where Streamlit ends
    the run right after the recording."""
    mine = state.held()
    made = state.record(make)
    if made:
        _start_if_waiting(mine)
    return bool(made)


def _start_if_waiting(mine: Held) -> bool:
    if failed() or not waiting(workspace()):
        return False
    try:
        _start(mine)
    except (GraphError, IngestError) as error:
        _work.error = error
        return False
    return True


def idle() -> bool:
    """Whether nothing is under way, and nobody waits for its end."""
    return not running() and not state.held().applying


def failed() -> bool:
    """Whether the last run did not finish."""
    return _work.error is not None


def leaving(page: str) -> None:
    """Called with the name of each page that is drawn: who went away from deciding has the decisions applied."""
    mine = state.held()
    if mine.page in PAGES and page != mine.page:
        _start_if_waiting(mine)
    if page != mine.page:
        mine.panel = ""  # of a card or a fact that is not on this page
    mine.page = page


def bar() -> None:
    """Say how many decisions are recorded and not applied, with the button that applies them; or that this is under way, or what went wrong."""
    with st.container(horizontal=True, vertical_alignment="center", key="review_bar", width="content"):
        if running():
            _watch()
            return
        if state.held().applying:
            st.session_state["applied"] = _work.error is None
            state.applied()
            state.held().applying = False
        if _work.error is not None:
            st.error(t("review.apply_failed", words=markdown(_work.error)), icon=":material/error:")
        many = waiting(workspace())
        if many:
            st.html(f'<span class="rg-note" data-testid="waiting">{t("review.waiting", many=many)}</span>', width="content")
            if st.button(t("review.apply"), key="apply", icon=":material/sync:", shortcut="A"):
                start()
                st.rerun()
        elif st.session_state.get("applied"):
            undo = "" if state.held().page == "review" else link(t("review.undo_there"), address.address("review", {"tab": "log"}, kept()))
            st.html(f'<span class="rg-note" data-testid="applied">{html(t("review.applied"))} {undo}</span>', width="content")


@st.fragment(run_every=SECONDS)
def _watch() -> None:
    """Looks at the work; at its end the page is drawn anew."""
    state.held().applying = True
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
