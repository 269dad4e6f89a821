"""One report of the graph: changing its city and year, deleting it."""
from __future__ import annotations

import streamlit as st

from graph.browse import ReportRow
from graph.errors import GraphError
from graph.load import forget
from ingest import jobs
from ingest.decisions import set_metadata
from ingest.errors import IngestError
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from views.components.page import note
from views.data import refresh, store, workspace
from views.kept import kept
from views.language import t
from views.markup import markdown, shorten


def render(row: ReportRow) -> None:
    """Draw the form for a report."""
    with st.container(border=True, key="edit"):
        st.subheader(markdown(shorten(row.title, 80)), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            city = st.text_input(t("reports.city"), value=row.city, key=f"city_{row.id}", placeholder=t("reports.city_hint"), width=220)
            year = st.number_input(t("reports.year"), value=row.year, min_value=FIRST_YEAR, max_value=LAST_YEAR, step=1,
                                   key=f"year_{row.id}", width=150)
            if st.button(t("reports.save"), type="primary", key="save", icon=":material/save:"):
                _save(row, city, year)
            if st.button(t("reports.delete"), key="delete", icon=":material/delete:"):
                _confirm(row)
            if st.button(t("reports.close"), key="close", type="tertiary"):
                _close()
        note(t("reports.edit_note"))


def changes(row_city: str, row_year: int | None, city: str | None, year: int | None) -> dict[str, object]:
    """What a person changed: only keys that differ, so that nothing is decided that nobody decided."""
    values: dict[str, object] = {}
    if (city or "").strip() != (row_city or ""):
        values["city"] = (city or "").strip()
    if year != row_year:
        values["year"] = year
    return values


def _save(row: ReportRow, city: str, year: int | None) -> None:
    values = changes(row.city, row.year, city, year)
    if not values:
        st.toast(t("reports.unchanged"))
        return
    try:
        set_metadata(workspace(), row.id, values)
        jobs.start_rereading(workspace(), [row.id], row.title)
    except (IngestError, OSError) as error:
        st.error(markdown(error), icon=":material/error:")
        return
    _close()


def _confirm(row: ReportRow) -> None:
    @st.dialog(t("reports.delete_title"))
    def ask() -> None:
        st.markdown(t("reports.delete_what", title=markdown(shorten(row.title, 60))))
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button(t("reports.keep"), key="keep"):
                st.rerun()
            if st.button(t("reports.delete_now"), type="primary", key="delete_now"):
                try:
                    forget(store(), workspace(), row.id)
                except (GraphError, IngestError, OSError) as error:
                    st.error(markdown(error))
                    return
                refresh()
                st.session_state["deleted"] = row.title
                _close()

    ask()


def _close() -> None:
    st.query_params.from_dict(kept())
    st.rerun()
