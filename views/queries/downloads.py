"""The result of a canned query as a file: all rows, those that the page did not fetch too, with quote and source of each fact."""
from __future__ import annotations

import streamlit as st

from queries.export import to_csv, to_xlsx
from queries.run import QueryResult, whole
from views.data import store
from views.language import current, t

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(result: QueryResult) -> None:
    """Draw the two buttons; a file is made when its button is pressed."""
    name, language = result.query.name, current()
    st.download_button(t("queries.csv"), lambda: to_csv(whole(store(), result), language), f"{name}.csv", "text/csv", key="csv", icon=":material/download:",
                       on_click="ignore", disabled=not result.rows)
    st.download_button(t("queries.xlsx"), lambda: to_xlsx(whole(store(), result), language), f"{name}.xlsx", XLSX, key="xlsx", icon=":material/table_view:",
                       on_click="ignore", disabled=not result.rows)
