"""Evidence: the text of a report with the sentence of a fact marked, and all facts of the report beside it."""
from __future__ import annotations

from collections import Counter

import streamlit as st

from graph import browse
from graph.browse import Edge, Evidence, Node, Passage, ReportFacts, ReportRow
from graph.browse.where import where
from ingest.tables.line import spoken
from views import address, problems, threshold
from views.components import facts as fact_parts
from views.components.page import copy_button, head, kind
from views.components.profile import pages
from views.components.table import host, link, outward
from views.data import counts, store
from views.evidence import edit
from views.evidence.marking import Span, covered, overlaps
from views.evidence.text import text_of
from views.kept import kept
from views.language import label_name, t, type_name
from views.markup import html

MOST = 150
"""Facts listed beside the text at once; the others are on further pages."""
_ASIDE = ("TOLD_IN", "ABOUT")
"""What every reform has and tells nothing of its own: listed where it is asked for."""
_PAGE, _PAGE_OF = "facts_page", "facts_page_of"


def render() -> None:
    """Draw the page for the report and span that the address names; without a report, the reports to choose from."""
    report = st.query_params.get("report")
    if not report:
        _choose()
        return
    row = browse.find_report(store(), report)
    if row is None:
        head(t("evidence.unknown"), t("evidence.unknown_what"))
        _list(counts().reports)
        return
    start, end = address.number(st.query_params.get("start")), address.number(st.query_params.get("end"))
    own = (start, end) if start is not None and end is not None and start < end else None
    paragraphs = browse.passages(store(), report)
    found = browse.report_facts(store(), report)
    edges = browse.sure(found.edges, threshold.lowest())
    head(row.title, _about(row, source=False))
    _source(row)
    threshold.line(len(found.edges) - len(edges))
    edit.bar()
    _claim(row, paragraphs, own)
    if own:
        edit.add(row, paragraphs, own, [found.nodes[id] for id in found.things if id in found.nodes])
    text, beside = st.columns([3, 2], gap="medium")
    with beside:
        _facts(row, found, edges, own)
    with text:
        with st.container(horizontal=True):
            shown = st.toggle(t("evidence.mark_all"), key="mark_all", help=t("evidence.mark_all_help"))
            choose = edit.choosing()
        others = {(e.start, e.end) for edge in edges for e in edge.evidence} if shown else set()
        st.html(text_of(paragraphs, own, others, row.id if choose else ""))


def _choose() -> None:
    head(t("evidence.title"), t("evidence.choose"))
    found = counts().reports
    if not found:
        problems.empty()
        return
    wanted = st.text_input(t("evidence.filter"), key="evidence_filter", placeholder=t("evidence.filter_hint"), label_visibility="collapsed",
                           persist_state="session")
    _list([row for row in found if wanted.strip() in f"{row.title} {row.city} {row.year} {row.names}"])


def _list(rows: list[ReportRow]) -> None:
    items = [f"<li>{link(row.title, address.evidence(row.id, kept=kept()))} <small>{html(_about(row))}</small></li>" for row in rows]
    st.html(f'<ul class="rg-list">{"".join(items)}</ul>' if items else f'<p class="rg-note">{html(t("evidence.nothing"))}</p>')


def _source(row: ReportRow) -> None:
    """Who published the report and where, so that the original can be read; nothing where neither is known."""
    if row.source or row.url:
        shown = outward(row.source, row.url) + (f" <small>{html(host(row.url))}</small>" if row.source and host(row.url) else "")
        st.html(f'<p class="rg-note" data-testid="source">{html(t("evidence.source"))} {shown}</p>')


def _about(row: ReportRow, source: bool = True) -> str:
    when = row.date or str(row.year or "") or t("overview.no_year")
    return " · ".join(part for part in (row.city or t("overview.no_city"), when, row.source if source else "", row.names) if part)


def _claim(row: ReportRow, paragraphs: list[Passage], own: Span | None) -> None:
    """The marked sentence by itself, so that it is seen before any scrolling."""
    if own is None:
        return
    sentence = covered(paragraphs, own)
    if not sentence:
        st.warning(t("evidence.moved"), icon=":material/warning:")
        return
    home = next((p for p in paragraphs if p.start <= own[0] < p.end), None)
    said = (where(home.text, home.start, home.path, home.row, *own) or " › ".join(home.path)) if home else ""
    place = f"<br><small>{html(said)}</small>" if said else ""
    href = address.evidence(row.id, *own, kept())
    st.html(f'<div class="rg-claim" data-testid="claim">{html(spoken(sentence) if home and home.row else sentence)}{place}</div>'
            + copy_button(href, t("evidence.copy"), t("evidence.copied")))


def _facts(row: ReportRow, found: ReportFacts, edges: list[Edge], own: Span | None) -> None:
    """The facts of the report: those of the marked sentence first."""
    nodes = found.nodes
    here = [e for e in edges if own and e.type != "TOLD_IN" and any(overlaps((s.start, s.end), own) for s in e.evidence)]
    if here:
        st.subheader(t("evidence.here", many=len(here)), anchor=False)
        with st.container(key="here", gap=None):
            for edge in here:
                edit.fact(row, edge, fact_parts.fact(edge, nodes))
    things = [nodes[id] for id in browse.counting(found.things, edges, threshold.lowest())]
    st.subheader(t("evidence.all", facts=len(edges), things=len(things)), anchor=False)
    by_type = Counter(edge.type for edge in edges)
    by_label = Counter(node.label for node in things)
    options = [*by_type, *by_label]
    names = {**{k: f"{type_name(k)} {n}" for k, n in by_type.items()}, **{k: f"{label_name(k)} {n}" for k, n in by_label.items()}}
    chosen = st.selectbox(t("evidence.show"), options, index=None, placeholder=t("evidence.everything"), format_func=names.get,
                          key="facts_of", label_visibility="collapsed")
    if chosen in by_label:
        shown = [_thing(node, found.first.get(node.id)) for node in things if node.label == chosen]
    else:
        kept = [edge for edge in edges if edge.type == chosen or (chosen is None and edge.type not in _ASIDE)]
        shown = [fact_parts.fact(edge, nodes) for edge in sorted(kept, key=lambda e: e.evidence[0].start if e.evidence else 0)]
    if st.session_state.get(_PAGE_OF) != (row.id, chosen):
        st.session_state[_PAGE_OF], st.session_state[_PAGE] = (row.id, chosen), 0
    at = min(st.session_state[_PAGE], max(len(shown) - 1, 0) // MOST)
    first, last = at * MOST, min((at + 1) * MOST, len(shown))
    with st.container(height=520, border=False, key="facts_list"):
        st.html("".join(shown[first:last]) or f'<p class="rg-note">{html(t("evidence.no_facts"))}</p>')
    pages(len(shown), MOST, at, _PAGE, t("evidence.listed", first=first + 1, last=last, many=f"{len(shown):,}"))


def _thing(node: Node, place: Evidence | None) -> str:
    line = f"{kind(node.label)} {link(node.name, address.thing(node.id, node.label, kept()))}"
    return f'<div class="rg-fact">{line}{fact_parts.quote(place) if place else ""}</div>'
