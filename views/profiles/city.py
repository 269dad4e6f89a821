"""City: what one place runs, who led it, what came of it, who approved, what it answers and whom it learns from; as it prints."""
from __future__ import annotations

import streamlit as st

from graph.profile import city as profile
from graph.profile.city_records import City
from views import address, problems, threshold
from views.components import profile as parts
from views.components.page import head, kind, note
from views.components.table import link
from views.kept import kept
from views.language import label_name, t
from views.markup import html
from views.profiles import city_items, city_parts, whole
from views.profiles.data import alike, cities, city_name, empty, read

_CHOSEN = "city_chosen"


def render() -> None:
    """Draw the page for the city that the address names; without one, the choice."""
    parts.style()
    if empty():
        head(t("city.title"), t("city.note"))
        problems.empty()
        return
    id = st.query_params.get("id") or ""
    found = read(profile.city, id, threshold.lowest(), whole.rows("own_reports", profile.REPORTS)) if id else None
    if found is None:
        head(t("city.title"), t("city.note"))
        _choose("")
        if id:
            st.warning(t("city.unknown"), icon=":material/warning:")
        _beginnings()
        return
    _head(found)
    threshold.line()
    _body(found)


def _choose(id: str) -> None:
    """The choice of a city; one chosen stands in the address."""
    known = cities()
    options = [*known, *([id] if id and id not in known else [])]
    if _CHOSEN not in st.session_state or st.session_state[_CHOSEN] != (id or None):
        st.session_state[_CHOSEN] = id or None

    def go() -> None:
        chosen = st.session_state[_CHOSEN]
        city_items.forget()
        st.query_params.from_dict({**({"id": chosen} if chosen else {}), **kept()})

    with st.container(key="no_print_choose"):
        st.selectbox(t("city.choose"), options, key=_CHOSEN, placeholder=t("city.choose_hint"), on_change=go, label_visibility="collapsed",
                     format_func=lambda each: city_name(known.get(each), each))


def _beginnings() -> None:
    """Every city by province, as links."""
    by_province: dict[str, list[str]] = {}
    for each in cities().values():
        by_province.setdefault(each.province or "—", []).append(link(each.name, address.thing(each.id, "City", kept())))
    rows = "".join(f"<dt>{html(province)}</dt><dd>{'　'.join(names)}</dd>" for province, names in by_province.items())
    st.html(f'<dl class="rg-fields" data-testid="cities">{rows}</dl>')


def _head(found: City) -> None:
    node = found.node
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        above = parts.names(part.place for part in found.above)
        level = parts.word(node.properties.get("level"))
        province = html(node.properties.get("province") or "") if node.properties.get("province") != node.name else ""
        years = [r.year for r in found.reports.rows if r.year]
        told = t("city.reports_of", many=found.reports.total, span=parts.span(min(years), max(years))) if years else ""
        about = [level, province, f"{html(t('city.above'))} {above}" if above else "", html(told)]
        st.html(f'<div class="rg-head" data-testid="city"><h1>{html(node.name)}</h1><p>{kind("City")}</p></div>'
                f'<div class="rg-about">{"".join(f"<span>{part}</span>" for part in about if part)}</div>')
    with right:
        _choose(node.id)
    along = kept()
    tools = [link(t("city.compare"), address.address("compare", {"cities": node.id}, along)),
             link(t("city.similar"), address.address("similar", {"place": node.id}, along)), link(t("profile.graph"), address.explorer(node.id, kept=along))]
    if "registers" in address.PAGES:
        tools.insert(1, link(t("profile.registers"), address.address("registers", {"city": node.id}, along)))
    st.html(f'<div class="rg-tools">{"".join(tools)}{parts.print_button()}</div>')


def _body(found: City) -> None:
    id, sure = found.node.id, threshold.lowest()
    pilots, leaders, outcomes = (read(f, id, whole.rows(key, limit), sure) for f, key, limit in (
        (profile.pilots, "pilots", profile.PILOTS), (profile.leaders, "leaders", profile.LEADERS), (profile.outcomes, "outcomes", profile.SERIES)))
    recognitions, named, learnt = (read(f, id, whole.rows(key, limit), sure) for f, key, limit in (
        (profile.recognitions, "recognitions", profile.RECOGNITIONS), (profile.problems, "problems", profile.PROBLEMS),
        (profile.benchmarks, "benchmarks", profile.BENCHMARKS)))
    def things(key: str, label: str, many: int) -> tuple[str, int, str]:
        return key, many, label_name(label, many)

    counts = [things("items", "Reform", found.many("Reform")), things("pilots", "Pilot", found.many("Pilot")),
              things("leaders", "Leader", leaders.total), things("outcomes", "Outcome", outcomes.numbers),
              ("recognitions", recognitions.total, t("city.recognitions")), things("problems", "Problem", named.total),
              ("benchmarks", learnt.total, t("city.benchmarks")), things("own_reports", "Report", found.reports.total)]
    if not any(many for _, many, _ in counts[:-1]):
        note(t("city.nothing"))
    else:
        st.html('<div class="rg-counts" data-testid="counts">' + "".join(
            f'<a href="#{key}"><b>{many:,}</b><span>{html(name)}</span></a>' if many else f"<div><b>0</b><span>{html(name)}</span></div>"
            for key, many, name in counts) + "</div>")
    if found.topics:
        city_items.draw(found)
    parts.show(city_parts.pilots(pilots, id) + city_parts.leaders(leaders, id))
    city_parts.outcomes(outcomes, found.node.name)
    st.html(city_parts.recognitions(recognitions, id) + city_parts.problems(named, id)
            + '<div class="rg-pair">' + city_parts.benchmarks(learnt) + city_parts.within(found.parts) + "</div>")
    st.html(city_parts.alike(alike(id, sure), found.node) + city_parts.reports(found.reports) + f'<p class="rg-paper">{html(t("profile.printed"))}</p>')
