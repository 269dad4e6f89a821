"""Reports: what is in and what it lacks, upload with a look before loading, city and year, deleting."""
from __future__ import annotations

import streamlit as st

from graph.browse import ReportRow
from views import address
from views.components.page import head, note
from views.components.table import Cell, Column, host, table
from views.data import counts
from views.kept import kept
from views.language import t
from views.reports import edit, upload

FILTERS = ("all", "gaps")


def render() -> None:
    """Draw the page; `report` in the address opens that report for changing."""
    head(t("reports.title"), t("reports.note"))
    found = counts().reports
    chosen = st.query_params.get("report")
    row = next((r for r in found if r.id == chosen), None)
    with st.container():  # what follows keeps its place, however much stands in here: otherwise it is shown twice for a moment
        if row:
            edit.render(row)
        elif chosen:
            st.warning(t("reports.unknown"), icon=":material/warning:")
        upload.render()
    if found:
        _list(found, chosen)
    else:
        note(t("reports.none"))


def _list(found: list[ReportRow], chosen: str | None) -> None:
    gaps = [row for row in found if missing(row)]
    with st.container(horizontal=True, vertical_alignment="center", key="reportbar"):
        st.subheader(t("reports.loaded", many=len(found)), anchor=False, width="content")
        text = st.text_input(t("reports.filter"), key="report_filter", placeholder=t("reports.filter_hint"), label_visibility="collapsed",
                             icon=":material/search:", width=320, persist_state="session")
        only = st.segmented_control(t("reports.which"), FILTERS, default="all", required=True, key="report_which",
                                    label_visibility="collapsed", format_func=lambda f: t(f"reports.{f}", many=len(gaps)),
                                    persist_state="session")
    rows = [row for row in (gaps if only == "gaps" else found) if text.strip() in f"{row.title} {row.city} {row.year} {row.names}"]
    columns = [Column(t("reports.name")), Column(t("reports.city")), Column(t("reports.year"), True), Column(t("reports.source")),
               Column(t("reports.file")), Column(t("reports.things"), True), Column(t("reports.chars"), True), Column("")]
    along = kept()
    cells = [[
        Cell(row.title, address.evidence(row.id, kept=along)),
        Cell(row.city or t("reports.unknown_city"), address.thing(row.place, "City", along) if row.place else ""),
        Cell(str(row.year) if row.year else t("reports.unknown_year"), value=row.year or 0),
        Cell(row.source or host(row.url), outside=row.url), Cell(row.names), Cell(f"{row.things:,}", value=row.things), Cell(f"{row.chars:,}", value=row.chars),
        Cell(t("reports.edit"), address.address("reports", {"report": row.id}, along)),
    ] for row in rows]
    own = next((number for number, row in enumerate(rows) if row.id == chosen), None)
    st.html(table(columns, cells, t("reports.title"), own) if rows else f'<p class="rg-note">{t("reports.no_match")}</p>')


def missing(row: ReportRow) -> list[str]:
    """What nothing tells about a report, of city, year and date."""
    return [gap for gap, value in (("city", row.city), ("year", row.year), ("date", row.date)) if not value]
