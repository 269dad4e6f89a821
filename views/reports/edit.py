"""One report of the graph: changing what is known of it (city, year, title …), deleting it."""
from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from graph.browse import ReportRow
from graph.errors import GraphError
from graph.load import forget
from ingest import jobs, texts
from ingest.decisions import set_metadata
from ingest.errors import IngestError, TextFileError
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from ingest.metadata.values import NONE, city_doubt, normalised
from views.components.page import note, refused
from views.data import refresh, store, workspace
from views.kept import kept
from views.language import half, t
from views.markup import markdown, shorten

FIELDS = ("title", "province", "date", "author", "source", "url")
"""What can be changed beside city and year."""


def render(row: ReportRow) -> None:
    """Draw the form for a report."""
    with st.container(border=True, key="edit"):
        st.subheader(markdown(shorten(row.title, 80)), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            city = st.text_input(t("reports.city"), value=row.city, key=f"city_{row.id}", placeholder=t("reports.city_hint"), width=220)
            year = st.number_input(t("reports.year"), value=row.year, min_value=FIRST_YEAR, max_value=LAST_YEAR, step=1,
                                   key=f"year_{row.id}", width=150)
            save = st.button(t("reports.save"), type="primary", key="save", icon=":material/save:")
            if st.button(t("reports.delete"), key="delete", icon=":material/delete:"):
                _confirm(row)
            if st.button(t("reports.close"), key="close", type="tertiary"):
                _close()
        if (city or "").strip() != row.city:
            doubts((city or "").strip(), province=row.province)
        with st.expander(t("reports.more_fields"), key="edit_more", expanded=False):
            columns = [*st.columns(2), *st.columns(2), *st.columns(2)]
            fields, known = {}, _known(row)
            for name, column in zip(FIELDS, columns, strict=True):
                with column:
                    hint = t("reports.date_hint") if name == "date" else ""
                    fields[name] = st.text_input(t(f"reports.field_{name}"), value=known[name], key=f"{name}_{row.id}", placeholder=hint)
        note(t("reports.edit_note"))
        if save:
            _save(row, {**changes(row.city, row.year, city, year), **_changed(known, fields)})


def _known(row: ReportRow) -> dict[str, str]:
    """What is known of the report, by field; who wrote it stands with its text only."""
    try:
        author = texts.read(workspace().texts, row.id).meta.author
    except TextFileError:
        author = ""
    return {"title": row.title, "province": row.province, "date": row.date, "author": author, "source": row.source, "url": row.url}


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, object]:
    return {name: value.strip() or NONE for name, value in now.items() if value.strip() != before[name]}


def changes(row_city: str, row_year: int | None, city: str | None, year: int | None) -> dict[str, object]:
    """What a person changed: only keys that differ, so that nothing is decided that nobody decided; `NONE` for what was cleared."""
    values: dict[str, object] = {}
    if (city or "").strip() != (row_city or ""):
        values["city"] = (city or "").strip() or NONE
    if year != row_year:
        values["year"] = NONE if year is None else year
    return values


def doubts(*cities: str, province: str = "") -> None:
    """Say of each city that a person gave, if it is so, that no place is called so, or several are; it can be saved all the same."""
    for said in dict.fromkeys(city_doubt(city, province) for city in cities if city):
        if said:
            st.warning(markdown(half(said)), icon=":material/location_off:")


def _save(row: ReportRow, values: dict[str, object]) -> None:
    if not values:
        st.toast(t("reports.unchanged"))
        return
    warnings: list[str] = []
    for name, value in values.items():
        if value != NONE:
            normalised(name, value, t("reports.edit_origin"), warnings)
    if warnings:
        refused("\n".join(warnings))
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
