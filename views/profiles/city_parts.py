"""The parts of a city's profile that nothing is chosen in, as HTML; the outcomes with their charts."""
from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.browse.shapes import Node
from graph.profile.city_records import Benchmark, Item, Outcomes, Part, Point, Post, Problem, Recognition, Series, Source
from graph.profile.shapes import Listed
from graph.profile.similar_cities import SimilarCity
from graph.profile.terms import whole_term
from graph.similar.details import written
from views import address
from views.components import profile as parts
from views.components.charts import by_year, draw, trend
from views.components.profile import Head, Sorted
from views.components.table import link
from views.kept import kept
from views.language import t, value_name
from views.markup import html, shorten
from views.profiles import city_items, whole
from views.threshold import two_digits

CHARTS = 6
"""Indicators that are drawn: those with values for most years."""
PLACES = 24
"""Places within, those that run most."""
POINTS = 8
"""Values of an indicator that are listed, the latest."""


def pilots(listed: Listed[Item], id: str) -> str:
    """The pilots by level."""
    more = _register("pilots", id) or link(t("city.all_pilots"), address.address("city", {"id": id, "label": "Pilot"}, kept()))
    body = city_items.table(listed, t("city.pilots"), of_pilots=True)
    return parts.section("pilots", t("city.pilots"), body + _capped(listed, "pilots", more), listed.total) if body else ""


def leaders(listed: Listed[Post], id: str) -> str:
    """Who held which post, the latest first."""
    heads = [Head(t("profile.years")), Head(t("city.leader")), Head(t("city.posts")), Head(t("city.led"), number=True), parts.quotes("40%")]
    rows = [[_when(post), parts.named(post.leader), "；".join(_title_of(post)), Sorted(f"{post.led}" if post.led else "", post.led),
             parts.sentence(post.evidence)] for post in listed.rows]
    body = parts.grid(heads, rows, t("city.leaders"))
    query = link(t("city.leaders_query"), address.query("leaders-of-a-city", {"city": id}, kept()))
    return parts.section("leaders", t("city.leaders"), body + _capped(listed, "leaders", query), listed.total, t("city.leaders_note")) if body else ""


def _when(post: Post) -> Sorted:
    """The time that is stated of all posts of a person there, else the years of the reports."""
    said = dict(post.terms)
    if post.titles and all(title in said and parts.term(said[title]) for title in post.titles):
        term = whole_term(said.values())
        return Sorted(html(parts.term(term)), term.last)
    return Sorted(html(parts.span(post.years[0], post.years[-1]) if post.years else ""), post.years[-1] if post.years else 0)


def _title_of(post: Post) -> list[str]:
    """HTML of each post, with when it was held where that is stated."""
    said = dict(post.terms)
    return [html(title) + (f' <small class="rg-faint">{html(parts.term(said[title]))}</small>{parts.left(said[title])}' if title in said else "")
            for title in post.titles]


def outcomes(found: Outcomes, name: str) -> None:
    """Draw the series: charts of those with several years, then all that are listed."""
    if not found.series.rows:
        return
    drawn = [series for series in found.series.rows if len(series.years) > 1][:CHARTS]
    head = t("city.outcomes_note", series=found.series.total)
    st.html(parts.section("outcomes", t("city.outcomes"), f'<p class="rg-note">{html(head)}</p>', found.numbers))
    for first in range(0, len(drawn), 3):
        for series, column in zip(drawn[first : first + 3], st.columns(3, gap="medium"), strict=False):
            with column:
                title = _title(series)
                st.html(f'<div class="rg-group">{html(shorten(title, 30))}</div>')
                draw(trend(by_year((p.year, p.value) for p in series.points), x=t("profile.year"), value=title), f"{name} {title}")
    heads = [Head(t("city.indicator"), "22%"), Head(t("city.values"), "56%"), Head(t("city.from_items"))]
    rows = []
    for series in found.series.rows:
        shown = sorted(series.points, key=lambda p: -(p.year or 0))[:POINTS]
        items = tuple(dict.fromkeys(p.item for p in shown if p.item))
        values = "　".join(_value(point) for point in reversed(shown))
        more = len(series.points) - len(shown)
        values += f' <small class="rg-faint">{html(t("profile.more", many=more))}</small>' if more > 0 else ""
        rows.append([html(_title(series)), values, parts.names(items[:3], len(items))])
    more = link(t("profile.graph"), address.explorer(st.query_params.get("id") or "", kept=kept()))
    st.html(f'<div class="rg-part" data-testid="series">{parts.grid(heads, rows, t("city.outcomes"))}{_capped(found.series, "outcomes", more)}</div>')


def _title(series: Series) -> str:
    return f"{series.indicator}（{series.unit}）" if series.unit else series.indicator


def _value(point: Point) -> str:
    figure = written(point.value, "", point.change) if point.value is not None else point.name
    shown = parts.sentence(point.evidence, text=shorten(figure, 30)) or html(figure)
    return f'<span class="rg-value"><small class="rg-faint">{html(point.year or "—")}</small> {shown}</span>'


def recognitions(listed: Listed[Recognition], own: str) -> str:
    """Who approved of what."""
    heads = [Head(t("profile.year")), Head(t("city.recogniser")), Head(t("profile.form")), Head(t("city.subject")), parts.quotes("34%")]
    rows = [[Sorted(html("、".join(row.dates) or row.year or ""), row.year or 0),
             f"{parts.named(row.recogniser)} <small class=rg-faint>{parts.word(row.kind)}</small>", html("、".join((*row.forms, *(value_name(x) for x in row.levels)))),
             parts.named(row.subject, tag=row.subject.id != own), parts.sentence(row.evidence)] for row in listed.rows]
    body = parts.grid(heads, rows, t("city.recognitions"))
    return parts.section("recognitions", t("city.recognitions"), body + _capped(listed, "recognitions", _register("recognitions", own)), listed.total) if body else ""


def _register(name: str, city: str) -> str:
    """Where all of a list stands: the register of that name, for this city."""
    return link(t("profile.registers"), address.address("registers", {"r": name, "city": city}, kept())) if "registers" in address.PAGES else ""


def _capped(listed: Listed, key: str, further: str = "") -> str:
    return parts.capped(listed, whole.more("city", key, listed, further))


def problems(listed: Listed[Problem], own: str) -> str:
    """Problems with what answers them, if anything on record does."""
    heads = [Head(t("city.problem")), Head(t("city.answers")), parts.quotes("37%")]
    rows = [[parts.named(row.problem) + (f" <small class=rg-faint>{html(row.area)}</small>" if row.area else ""),
             parts.names(row.items, row.many) or f'<small class="rg-faint">{html(t("city.unanswered"))}</small>', parts.sentence(row.evidence)] for row in listed.rows]
    body = parts.grid(heads, rows, t("city.problems"))
    return parts.section("problems", t("city.problems"), body + _capped(listed, "problems", _register("problems", own)), listed.total) if body else ""


def benchmarks(listed: Listed[Benchmark]) -> str:
    """Whom the city learns from, and who learns from it."""
    heads = [Head(t("city.direction")), Head(t("profile.place")), parts.quotes("58%")]
    rows = [[html(t("city.outward") if row.outward else t("city.inward")), parts.named(row.city), parts.sentence(row.evidence)] for row in listed.rows]
    body = parts.grid(heads, rows, t("city.benchmarks"))
    return parts.section("benchmarks", t("city.benchmarks"), body + _capped(listed, "benchmarks"), listed.total) if body else ""


def alike(found: Sequence[SimilarCity], own: Node) -> str:
    """The cities most like it, with the reasons."""
    heads = [Head(t("profile.place")), Head(t("city.score"), number=True), Head(t("city.why"), "34%"), Head(t("city.shared"), "38%"), Head(t("shell.compare"))]
    rows = []
    for each in found:
        versus = link(t("shell.compare"), address.address("compare", {"cities": f"{own.id},{each.city.id}"}, kept()))
        where = f" <small class=rg-faint>{html(each.province)}</small>" if each.province not in ("", each.city.name) else ""
        chips = "".join(f'<span class="rg-chip">{html(words)}</span>' for words in _reasons(each))
        rows.append([parts.named(each.city) + where, Sorted(two_digits(each.score), each.score), f'<div class="rg-chips">{chips}</div>',
                     f"{each.shared} " + parts.names(each.ideas, each.shared, most=20) if each.shared else "", versus])
    return parts.section("alike", t("city.alike"), parts.grid(heads, rows, t("city.alike")), note=t("city.alike_note"))


def _reasons(each: SimilarCity) -> list[str]:
    same = each.likenesses
    found = [t("city.why_level", words=value_name(each.level))] if same.get("level") else []
    found += [t("city.why_province")] if same.get("province") else []
    found += [t("city.why_region", words=each.region)] if same.get("region") and not same.get("province") else []
    return found + ([t("city.why_industry", words=two_digits(same["industry"]))] if same.get("industry", 0) >= 0.5 else [])


def within(places: Sequence[Part]) -> str:
    """Districts, counties and zones with what they run."""
    shown = places[:whole.MOST] if "parts" in whole.asked() else [part for part in places if part.items][:PLACES] or places[:PLACES]
    items = "".join(f'<span>{parts.named(part.place)} <small class="rg-faint">{part.items or ""}</small></span>' for part in shown)
    listed = Listed(tuple(shown), len(places))
    return parts.section("parts", t("city.parts"), f'<div class="rg-about">{items}</div>{_capped(listed, "parts")}' if items else "", len(places))


def reports(listed: Listed[Source]) -> str:
    """The city's own reports."""
    rows = "".join(f'<li>{link(shorten(row.title, 60), address.evidence(row.id, kept=kept()))} <small>{html(row.year or "")}</small></li>' for row in listed.rows)
    return parts.section("own_reports", t("city.own_reports"), f'<ul class="rg-list">{rows}</ul>{_capped(listed, "own_reports")}' if rows else "", listed.total)
