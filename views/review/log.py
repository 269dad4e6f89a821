"""The record of decisions: who decided what and when, taking one back, handing all to a colleague, taking in a colleague's."""
from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import streamlit as st

from graph.decisions import Decision, DecisionLog, Ref
from graph.errors import GraphError
from graph.review import act, queue
from ingest import jobs
from ingest.errors import IngestError
from ingest.jobs.adopt import outdated
from ingest.readers.limits import MAX_FILE_BYTES, MIB
from ingest.run.registry import Registry
from views.components.page import kind, note
from views.components.upload_words import upload_words
from views.data import workspace
from views.language import field_name, t, type_name, value_name
from views.markup import html, markdown, shorten
from views.review import apply
from views.review import state as review_state

MOST = 30
"""Decisions listed at once, the newest first."""
FILE = "reformgraph-decisions.jsonl"
MEGABYTES = MAX_FILE_BYTES // MIB


def render() -> None:
    """Draw the tab."""
    each, problems = DecisionLog(workspace()).everything()
    with st.container(horizontal=True, vertical_alignment="center", key="review_filters"):
        text = st.text_input(t("review.find"), key="log_find", placeholder=t("review.find_hint"), label_visibility="collapsed", icon=":material/search:", width=320,
                             persist_state="session")
        st.download_button(t("review.export"), data=_export, file_name=FILE, mime="application/x-ndjson", disabled=not each, icon=":material/download:",
                           on_click="ignore")
    _import()
    if many := st.session_state.pop("log_rereading", 0):
        st.info(t("review.rereading", many=many), icon=":material/sync:")
    if problems:
        st.warning(t("review.log_problems", many=len(problems)), icon=":material/warning:")
        st.html(_refused([str(problem) for problem in problems]))
    if not each:
        note(t("review.log_empty"))
        return
    rows = [row for row in reversed(queue.history(workspace())) if text.strip() in _words(row[0])]
    shown = st.session_state.get("log_shown", MOST)
    note(t("review.log_count", many=len(rows)))
    for decision, stands, dormant in rows[:shown]:
        _row(decision, stands, dormant)
    if len(rows) > shown:
        st.button(t("review.log_more", many=len(rows) - shown), key="log_more", on_click=_more, args=(shown + MOST,), type="tertiary")


def what(decision: Decision) -> str:
    """What was decided, as HTML: the kind of decision and what it is about."""
    do = f'<b>{html(t(f"review.do_{decision.do}"))}</b>'
    if decision.do == "undo":
        return f"{do} {html(t(f'review.do_{decision.note}') if decision.note else decision.of)}"
    if decision.fact:
        fact = decision.fact
        subject = f"{_name(fact.head)} <span class='rg-verb'>{html(type_name(fact.type))}</span> {_name(fact.tail)}"
    elif decision.others:
        subject = f"{_names(decision.things)} ｜ {_names(decision.others)}"
    else:
        subject = _names(decision.things)
    values = "，".join(f"{field_name(name, decision.things[0].type if decision.things else '')}：{value_name(value)}" for name, value in decision.set.items())
    return f"{do} {subject}" + (f" → {html(values)}" if values else "")


def _row(decision: Decision, stands: bool, dormant: bool) -> None:
    state = "" if stands else t("review.taken_back")
    if stands and dormant:
        state = t("review.dormant")
    when = local(decision.when)
    with st.container(horizontal=True, vertical_alignment="center", key=f"log_{decision.id}", wrap=False):
        st.html(f'<div class="rg-decision{"" if stands else " rg-gone"}" data-testid="decision">{what(decision)}'
                f'<div class="rg-note">{html(" · ".join(part for part in (when, decision.who, state) if part))}</div></div>')
        if stands:
            st.button(t("review.take_back"), key=f"undo_{decision.id}", type="tertiary", icon=":material/undo:", on_click=_undo, args=(decision.id,))


def local(when: str) -> str:
    """The time of this machine, to the minute; what is no time as it is."""
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when


def _undo(which: str) -> None:
    _read_again(DecisionLog(workspace()).described(review_state.record(lambda: act.undo(workspace(), which))))


def _read_again(reports: list[str]) -> None:
    """Have the reports read anew in the background of which people decided (or no longer do) which place and year they are."""
    try:
        if stale := outdated(workspace(), reports):
            jobs.start_rereading(workspace(), stale, t("review.read_again"))
            st.session_state["log_rereading"] = len(stale)
    except (IngestError, OSError) as error:
        st.session_state["review_problem"] = str(error)


def _more(many: int) -> None:
    st.session_state["log_shown"] = many


def _export() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        DecisionLog(workspace()).export(file)
        return file.read_bytes()


def _import() -> None:
    with st.expander(t("review.import"), icon=":material/upload_file:"):
        upload_words(MEGABYTES)
        round_ = st.session_state.setdefault("import_round", 0)
        given = st.file_uploader(t("review.import_file"), type=["jsonl"], key=f"import_{round_}", max_upload_size=MEGABYTES)
        if given is not None:
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / (Path(given.name).name or FILE)
                try:
                    file.write_bytes(given.getvalue())
                    done = DecisionLog(workspace()).take_in(file)
                except (GraphError, IngestError, OSError) as error:
                    st.error(markdown(error), icon=":material/error:")
                    return
            st.session_state["imported"] = (len(done.new), done.known, [str(problem) for problem in done.problems])
            _read_again(done.described)
            st.session_state["import_round"] = round_ + 1
            apply.start_if_waiting()
            st.rerun()
        if "imported" in st.session_state:
            new, known, refused = st.session_state["imported"]
            st.html(f'<p data-testid="imported">{html(t("review.imported", new=new, known=known, refused=len(refused)))}</p>{_refused(refused)}')


def _refused(lines: list[str]) -> str:
    items = "".join(f"<li>{html(line)}</li>" for line in lines)
    return f'<ul class="rg-list" data-testid="refused">{items}</ul>' if items else ""


def _words(decision: Decision) -> str:
    refs = [*decision.things, *decision.others, *((decision.fact.head, decision.fact.tail) if decision.fact else ())]
    return " ".join((t(f"review.do_{decision.do}"), decision.who, decision.when, *(ref.name for ref in refs)))


def _names(refs: tuple[Ref, ...]) -> str:
    each = list(dict.fromkeys(_name(ref) for ref in refs))
    return " ＋ ".join(each[:3]) + (f" … {len(each)}" if len(each) > 3 else "")


def _name(ref: Ref) -> str:
    if ref.type == "Report":
        title = next((name for name, entry in Registry.load(workspace()).entries.items() if entry.report == ref.report), ref.name)
        return f"{kind(ref.type)} {html(shorten(title, 40))}"
    return f"{kind(ref.type)} {html(shorten(ref.name, 40))}"
