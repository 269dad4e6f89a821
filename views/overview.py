"""The overview: what is in the graph, and where to begin."""
from __future__ import annotations

import streamlit as st

from graph.overview import Overview
from views import address, problems, threshold
from views.components.charts import bars, draw, places
from views.components.page import head
from views.components.table import Cell, Column, link, table
from views.data import counts
from views.kept import kept
from views.language import label_name, t, value_name
from views.markup import html

FIGURES = ("City", "Reform", "Pilot", "Leader", "Outcome", "Policy", "Organisation", "Problem", "Target", "Score")
"""Labels that are counted; of scores, which few reports tell, only where there are any."""
CITIES = 12
NEWEST = 8


def render() -> None:
    """Draw the page."""
    found = counts(threshold.lowest())
    head(t("overview.title"), t("overview.note"))
    if found.empty:
        problems.empty()
        return
    threshold.line(found.hidden)
    st.html(_figures(found))
    st.html(_entries())
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _map(found)
    with right:
        st.subheader(t("overview.topics"), anchor=False)
        rows = [(value_name(topic), label_name(label), many)
                for topic, by_label in found.topics.items() for label, many in sorted(by_label.items(), reverse=True)]
        kinds = [label_name("Reform"), label_name("Pilot")]
        draw(bars(rows, category=t("overview.topic"), series=t("overview.kind"), value=t("overview.many"), order=kinds), t("overview.topics"))
    left, middle, right = st.columns([3, 2, 3], gap="medium")
    with left:
        st.subheader(t("overview.cities"), anchor=False)
        st.html(_cities(found))
    with middle:
        st.subheader(t("overview.years"), anchor=False)
        years = sorted(found.years.items(), key=lambda item: (item[0] is None, -(item[0] or 0)))
        rows = [(str(year) if year else t("overview.no_year"), "", many) for year, many in years]
        draw(bars(rows, category=t("overview.year"), series="", value=t("overview.reports")), t("overview.years"))
    with right:
        st.subheader(t("overview.newest"), anchor=False)
        st.html(_newest(found))


def _figures(found: Overview) -> str:
    cells = [f'<a data-app="1" target="_self" href="{html(address.address("reports", kept=kept()))}">'
             f"<b>{len(found.reports):,}</b><span>{html(t('overview.reports'))}</span></a>"]
    cells += [f"<div><b>{found.nodes.get(label, 0):,}</b><span>{html(label_name(label, found.nodes.get(label, 0)))}</span></div>" for label in FIGURES
              if label != "Score" or found.nodes.get(label)]
    cells.append(f"<div><b>{found.facts:,}</b><span>{html(t('overview.facts'))}</span></div>")
    return f'<div class="rg-figures" data-testid="figures">{"".join(cells)}</div>'


def _entries() -> str:
    """The ways in: for those who look for what others did, for those who study reforms, from a name, and for those who bring something."""
    def card(key: str, href: str) -> str:
        return (f'<a data-app="1" target="_self" href="{html(href)}"><b>{html(t(f"overview.{key}"))}</b>'
                f'<span>{html(t(f"overview.{key}_note"))}</span></a>')

    along = kept()
    return ('<div class="rg-cards rg-entries">'
            + card("similar", address.address("similar", kept=along))
            + card("office", address.address("queries", {"for": "office"}, along))
            + card("researcher", address.address("queries", {"for": "research"}, along))
            + card("browse", address.address("explorer", kept=along))
            + f'<div><b>{link(t("overview.bring"), address.address("reports", kept=along))} · '
              f'{link(t("overview.bring_ledger"), address.address("registers", kept=along))}</b><span>{html(t("overview.bring_note"))}</span></div>'
            + "</div>")


def _map(found: Overview) -> None:
    st.subheader(t("overview.map"), anchor=False)
    placed = [(city.name, city.lon, city.lat, city.reforms + city.pilots) for city in found.cities
              if city.lon is not None and city.lat is not None]
    if placed:
        draw(places(placed, name=t("overview.city"), value=t("overview.many")), t("overview.map"))
    missing = len(found.cities) - len(placed)
    if missing:
        st.html(f'<p class="rg-note">{html(t("overview.unplaced", many=missing))}</p>')


def _cities(found: Overview) -> str:
    columns = [Column(t("overview.city")), Column(t("overview.province")), Column(label_name("Reform"), True),
               Column(label_name("Pilot"), True)]
    rows = [[Cell(city.name, address.thing(city.id, "City", kept())), Cell(city.province if city.province != city.name else ""),
             Cell(f"{city.reforms:,}", value=city.reforms), Cell(f"{city.pilots:,}", value=city.pilots)]
            for city in found.cities[:CITIES]]
    more = link(t("overview.cities_cut", most=CITIES, many=f"{len(found.cities):,}"), address.address("city", kept=kept())) if len(found.cities) > CITIES else ""
    return table(columns, rows, t("overview.cities")) + (f'<p class="rg-note">{more}</p>' if more else "")


def _newest(found: Overview) -> str:
    items = []
    for report in sorted(found.reports, key=lambda r: (r.date or str(r.year or ""), r.id), reverse=True)[:NEWEST]:
        about = " · ".join(part for part in (report.city or t("overview.no_city"), report.date or str(report.year or t("overview.no_year")))
                           if part)
        items.append(f"<li>{link(report.title, address.evidence(report.id, kept=kept()))}<br><small>{html(about)} · "
                     f"{html(t('overview.things_of', many=report.things))}</small></li>")
    return f'<ul class="rg-list">{"".join(items)}</ul>'
