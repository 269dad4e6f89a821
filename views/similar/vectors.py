"""What similar things are found by is made in the background: started by a button, its progress on the page, whoever looks and however often."""
from __future__ import annotations

import threading
from dataclasses import dataclass

import streamlit as st

from graph.similar.sync import lacking, prepare, state
from views.data import SECONDS_FRESH, refresh, store, workspace
from views.language import t
from views.markup import markdown

SECONDS = 1.0
"""How often work under way is looked at."""


@dataclass
class _Work:
    """One run of `prepare` in a thread of the app; all sessions share it, since they share the store."""

    thread: threading.Thread | None = None
    error: Exception | None = None
    done: int = 0
    total: int = 0


_work = _Work()
_lock = threading.Lock()


def running() -> bool:
    """Whether something is being made now."""
    return _work.thread is not None and _work.thread.is_alive()


def start() -> None:
    """Make what is lacking in the background; nothing where that is under way already. Raises the store's errors where it cannot be opened."""
    opened, folder = store(), workspace()
    with _lock:
        if running():
            return
        _work.error, _work.done, _work.total = None, 0, 0
        _work.thread = threading.Thread(target=_run, args=(opened, folder), daemon=True, name="prepare-similar")
        _work.thread.start()


def bar() -> None:
    """Say what is lacking, with the button that makes it; or how far that is, or what went wrong; or that words alone are gone by, and why."""
    if running():
        _watch()
        return
    if _work.error is not None:
        st.error(t("similar.vectors_failed", words=markdown(_work.error)), icon=":material/error:")
    items, made, without = _state()
    if without:
        st.info(t("similar.words_only"), icon=":material/info:")
    if made < items:
        words = t("similar.not_ready", many=f"{items - made:,}", items=f"{items:,}")
        with st.container(horizontal=True, vertical_alignment="center", key="vectors", border=True):
            st.markdown(markdown(words), width="stretch")
            if st.button(t("similar.prepare"), key="prepare", icon=":material/bolt:", width="content"):
                start()
                st.rerun()


def without_model() -> bool:
    """Whether no vectors can be made on this machine."""
    return bool(_state()[2])


@st.cache_data(ttl=SECONDS_FRESH, show_spinner=False)
def _state() -> tuple[int, int, str]:
    """(things, those that are ready, why there is no model where there is none)."""
    return *state(store()), lacking()


@st.fragment(run_every=SECONDS)
def _watch() -> None:
    """Looks at the work; at its end the page is drawn anew."""
    if not running():
        st.rerun()
    done, total = _work.done, _work.total
    st.progress(done / total if total else 0.0, text=t("similar.preparing", done=f"{done:,}", total=f"{total:,}") if total else t("similar.begun"))


def _run(opened, folder) -> None:
    def told(done: int, total: int, _: str) -> None:
        _work.done, _work.total = done, total

    try:
        prepare(opened, folder, progress=told)
    except Exception as error:  # whatever it is, it is shown on the page and does not end the app
        _work.error = error
    refresh()  # for every session, those included that have left the page
