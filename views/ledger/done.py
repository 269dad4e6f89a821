"""Ledgers being taken in, and what became of the rows of those that were."""
from __future__ import annotations

import streamlit as st

from graph import browse
from graph.registers import OVERDUE, Filters, read
from ingest import jobs
from ingest.errors import UsageError
from ingest.jobs import Job
from ingest.registers import register
from views import address, data, threshold
from views.components.page import note
from views.components.table import link
from views.data import workspace
from views.kept import kept
from views.language import current, half, t
from views.ledger.proposal import at
from views.markup import html, shorten
from views.registers.asked import Asked, offered
from views.reports.job_parts import ended, retry, watch

SECONDS = 0.5
"""How often the progress of a ledger is looked at."""
SHOWN = 3
_COUNTS = {"taken": "taken", "unchanged": "unchanged", "set_aside": "set_aside", "left": "left_rows"}
_FRESH = "ledger_fresh"


def remember(job: str) -> None:
    """Show this job, beside those that were started here before, on the page where it was started, until the person goes on from there."""
    here = st.query_params.to_dict()
    before, where = st.session_state.get(_FRESH, ((), here))
    st.session_state[_FRESH] = ((*before, job) if where == here else (job,), here)


def render(everything: bool) -> None:
    """Draw the ledgers at work and those that have ended: `everything`, the latest ones, and in any case those that were started here."""
    found = [job for job in jobs.jobs(workspace()) if job.kind == "ledger"]
    if any(job.running() for job in found):
        _watch()
    fresh, where = st.session_state.get(_FRESH, ((), {}))
    if fresh and where != st.query_params.to_dict():
        st.session_state.pop(_FRESH)
        fresh = ()
    over = [job for job in found if not job.running()]
    for number, job in enumerate(over):
        if job.id in fresh or (everything and number < SHOWN):
            _ended(job)


@st.fragment(run_every=SECONDS)
def _watch() -> None:
    watch([job for job in jobs.jobs(workspace()) if job.kind == "ledger" and job.running()], "ledger_job", _progress)


def _progress(job: Job) -> str:
    stage = t("ledger.loading" if job.ledger else "ledger.taking", name=shorten(job.names[0], 50))
    return f"{stage} {job.done:,} / {job.total:,}" if job.total else stage


def _ended(job: Job) -> None:
    with st.container(border=True, key=f"ledger_job_{job.id}"):
        made = job.ledger
        name = shorten("、".join(job.names), 60)
        if job.status == "done" and made:
            _account(name, made)
        else:
            ended(job, name)
        with st.container(horizontal=True):
            if job.status == "failed":
                retry(job, "ledger_again")
            if st.button(t("reports.dismiss"), key=f"ledger_discard_{job.id}", type="tertiary", icon=":material/close:"):
                jobs.discard(workspace(), job.id)
                st.rerun()


def _account(name: str, made: dict) -> None:
    counts = [t(f"ledger.{word}", many=f"{made[key]:,}") for key, word in _COUNTS.items() if made[key] or key == "taken"]
    line = (t("ledger.nothing") if not made["report"] else t("ledger.replaced") if made["replaced"] else t("ledger.done"))
    st.html(f'<div data-testid="ledger-done"><b>{html(line)}</b> <span class="rg-note">{html(name)}</span><br>{html(t("ledger.comma").join(counts))}'
            f'<div class="rg-goto">{"".join(_links(made))}</div></div>')
    for key, rows in (("set_aside", made["aside_rows"]), ("cells", made["cell_rows"])):
        if rows:
            st.html(_list(t(f"ledger.{key}_list", many=f"{made[key]:,}"), rows))
    for warning in made["warnings"]:
        note(t("ledger.warning", what=half(warning)))


def _links(made: dict) -> list[str]:
    """To the register of the ledger's place, to what is overdue there, to the text."""
    of, along = register(made["register"]), kept()
    row = data.read(browse.find_report, made["report"]) if made["report"] else None
    view = Asked(of.en, city=row.place if row else "")
    place = row.city if row and row.place else ""
    title = of.title(current())
    links = [link(t("ledger.to_register", register=title, place=place) if place else t("ledger.to_all", register=title),
                  address.address("registers", view.write(), along))]
    if "state" in offered(of):
        late = Asked(of.en, city=view.city, state=OVERDUE)
        many = data.read(overdue, of.en, late.city, threshold.lowest())
        links.append(link(t("ledger.to_overdue", many=f"{many:,}"), address.address("registers", late.write(), along)))
    if row:
        links.append(link(t("ledger.to_text"), address.evidence(row.id, kept=along)))
    return links


def overdue(store, of: str, city: str, confidence: float) -> int:
    """How many rows of a register are overdue today; none where the city is not in the graph any more."""
    try:
        return read(store, of, Filters(city=city, state=OVERDUE, confidence=confidence), limit=1).total
    except UsageError:
        return 0


def _list(title: str, rows: list[dict]) -> str:
    items = "".join(
        f'<li>{html(at(row["sheet"], row["at"]))}{html("“" + shorten(row["text"], 30) + "”" if row["text"] else "")}'
        f'<small> {html(row["zh"] if current() == "zh" else row["en"])}</small></li>' for row in rows)
    return f'<details class="rg-more"><summary>{html(title)}</summary><ul class="rg-list">{items}</ul></details>'
