"""One indicator in several cities: a line for each, and the values with their sentences."""
from __future__ import annotations

import streamlit as st

from graph.profile import compare as profile
from graph.profile.compare import Comparison, Point
from graph.profile.shapes import Ref
from graph.similar.details import written
from views import problems, threshold
from views.components import profile as parts
from views.components.charts import by_year, draw, lines
from views.components.profile import Head
from views.language import t
from views.markup import html, plain
from views.profiles.data import read

INDICATOR = "indicator"
"""What the indicator is called in an address."""
_CHOSEN, _HELD = "compare_series", "compare_series_held"


def draw_series(found: Comparison) -> None:
    """Draw the part: the choice of an indicator, the lines, the table."""
    body = "" if found.series.rows else f'<p class="rg-note">{html(t("compare.no_series"))}</p>'
    st.html(parts.section("series", t("compare.series"), body or "<div></div>", found.series.total,
                          t("compare.series_note") if found.series.rows else ""))
    if found.series.rows:
        _chosen(found)


@st.fragment
@problems.guarded
def _chosen(found: Comparison) -> None:
    offered = {_title(*each[:2]): each for each in found.series.rows}
    asked = st.query_params.get(INDICATOR) or ""
    if st.session_state.get(_CHOSEN) not in offered or st.session_state.get(_HELD) != asked:
        st.session_state[_CHOSEN] = asked if asked in offered else next(iter(offered))
        st.session_state[_HELD] = asked

    def go() -> None:
        st.session_state[_HELD] = st.query_params[INDICATOR] = st.session_state[_CHOSEN]

    with st.container(key="no_print_series"):
        chosen = st.selectbox(t("compare.indicator"), list(offered), key=_CHOSEN, label_visibility="collapsed", on_change=go,
                              format_func=lambda each: plain(t("compare.offered", name=each, cities=offered[each][2], years=offered[each][3])))
    name, unit, *_ = offered[chosen]
    points = read(profile.points, tuple(node.id for node in found.cities), name, unit, threshold.lowest())
    title, names = _title(name, unit), {node.id: node.name for node in found.cities}
    st.html(f'<div class="rg-group">{html(title)}</div>')
    left, right = st.columns([3, 2], gap="medium")
    with left:
        rows = [(year, names[node.id], value) for node in found.cities for year, value in by_year((p.year, p.value) for p in points if p.city == node.id)]
        draw(lines(rows, x=t("profile.year"), series=t("profile.place"), value=t("compare.value"), order=[names[n.id] for n in found.cities]), title)
    with right:
        st.html(_table(found, points, unit, title))


def _title(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name


def _table(found: Comparison, points: list[Point], unit: str, title: str) -> str:
    heads = [Head(t("profile.year")), *(Head(n.name, number=True, inner=parts.named(Ref(n.id, "City", n.name))) for n in found.cities)]
    rows = []
    for year in sorted({point.year for point in points}):
        cells = ["<br>".join(parts.sentence(p.evidence, text=written(p.value, "", p.change)) or html(written(p.value, "", p.change))
                             for p in points if p.year == year and p.city == node.id) for node in found.cities]
        rows.append([str(year), *cells])
    return parts.grid(heads, rows, title, "rg-beside")
