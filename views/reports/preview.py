"""What a job found, before it is loaded: a row for each report, its city and year to be set, its facts to be looked at."""
from __future__ import annotations

import pandas as pd
import streamlit as st

from ingest import jobs
from ingest.errors import IngestError
from ingest.facts import FactFile
from ingest.jobs import Job
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from views.components.page import kind, note
from views.components.table import Cell, Column, table
from views.data import workspace
from views.language import label_name, listed, t, type_name, value_name
from views.markup import html, markdown, plain, shorten
from views.reports.edit import changes, doubts

MOST = 200


def preview(job: Job) -> None:
    """Draw the table of what was found, with the buttons that load it."""
    note(t("reports.preview_note"))
    edited = st.data_editor(
        frame(job), key=f"editor_{job.id}", hide_index=True, width="stretch", num_rows="fixed",
        disabled=["title", "doc", "things", "facts", "state"],
        column_config={
            "load": st.column_config.CheckboxColumn(t("reports.load_column"), width="small"),
            "title": st.column_config.TextColumn(t("reports.name"), width="large"),
            "doc": st.column_config.TextColumn(t("reports.file")),
            "city": st.column_config.TextColumn(t("reports.city"), max_chars=40),
            "year": st.column_config.NumberColumn(t("reports.year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, step=1,
                                                  format="%d"),
            "things": st.column_config.NumberColumn(t("reports.things"), width="small"),
            "facts": st.column_config.NumberColumn(t("reports.facts"), width="small"),
            "state": st.column_config.TextColumn(t("reports.state")),
        },
    )
    _facts(job)
    chosen = choice(job, edited)
    doubts(*(city for values in chosen.values() if isinstance(city := values.get("city"), str)))
    if st.button(t("reports.load", many=len(chosen)), type="primary", disabled=not chosen, key=f"load_{job.id}",
                 icon=":material/database_upload:"):
        try:
            jobs.start_loading(workspace(), job.id, chosen)
        except (IngestError, OSError) as error:
            st.error(markdown(error), icon=":material/error:")
            return
        st.rerun()


def frame(job: Job) -> pd.DataFrame:
    """One row for each report found; `load` is on."""
    rows = [{
        "load": True, "title": plain(row["title"] or row["doc"]), "city": plain(row["city"]), "year": row["year"], "doc": plain(row["doc"]),
        "things": sum(row["entities"].values()), "facts": sum(row["relations"].values()),
        "state": t("reports.known") if row["known"] else (listed(t(f"reports.gap_{gap}") for gap in row["gaps"]) or t("reports.new")),
    } for row in job.reports]
    made = pd.DataFrame(rows)
    made["year"] = made["year"].astype("Int64")
    return made


def choice(job: Job, edited: pd.DataFrame) -> dict[str, dict[str, object]]:
    """The reports to load with what the person set for each."""
    chosen = {}
    for row, (_, cells) in zip(job.reports, edited.iterrows(), strict=True):
        if cells["load"]:
            year = None if pd.isna(cells["year"]) else int(cells["year"])
            city = "" if pd.isna(cells["city"]) else str(cells["city"])
            chosen[row["report"]] = changes(plain(row["city"]), row["year"], city, year)
    return chosen


def _facts(job: Job) -> None:
    with st.expander(t("reports.look"), icon=":material/visibility:"):
        rows = {row["report"]: row for row in job.reports}
        report = st.selectbox(t("reports.which_report"), list(rows), key=f"look_{job.id}", label_visibility="collapsed",
                              format_func=lambda r: plain(rows[r]["title"] or rows[r]["doc"]))
        found = next((facts for facts in jobs.found_facts(workspace(), job.id) if facts.report == report), None)
        if found is None:
            note(t("reports.nothing_found"))
            return
        counts = " ".join(f"{kind(name)} {many}" for name, many in rows[report]["entities"].items())
        st.html(f'<p data-testid="found">{counts}</p>')
        st.html(_things(found))


def _things(facts: FactFile) -> str:
    """What was found as a table: kind, name, what it is tied to, the sentence."""
    names = {entity.id: entity.name for entity in facts.entities}
    ties: dict[str, list[str]] = {}
    for relation in facts.relations:
        tail = names.get(relation.tail, "") if isinstance(relation.tail, str) else relation.tail.get("name", "")
        ties.setdefault(relation.head, []).append(f"{type_name(relation.type)} {tail}")
    rows = [[
        Cell(label_name(entity.type)), Cell(entity.name),
        Cell("，".join(value_name(v) for v in entity.attrs.values() if v not in ("", None, "none", "unknown"))),
        [Cell(tie) for tie in ties.get(entity.id, [""])[:4]], Cell(shorten(entity.evidence, 90), quote=True),
    ] for entity in facts.entities[:MOST]]
    heads = ("kind", "thing", "attributes", "ties", "sentence")
    shown = table([Column(t(f"reports.{name}")) for name in heads], rows, t("reports.look"))
    if len(facts.entities) > MOST:
        shown += f'<p class="rg-note">{html(t("reports.cut", most=MOST, many=len(facts.entities)))}</p>'
    return shown
