"""Item: one reform or pilot on a page, from what it is to the sentences that tell of it."""
from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from graph.model import REGISTERED
from graph.profile import item as profile
from graph.profile.item import Fact, Item, Otherwise, Telling
from graph.profile.shapes import Listed, Ref
from graph.similar.details import written
from views import address, threshold
from views.components import profile as parts
from views.components.page import kind
from views.components.profile import Head
from views.components.table import host, link, outward
from views.kept import kept
from views.language import label_name, listed, t, value_name
from views.markup import html, shorten
from views.profiles import one, whole
from views.similar import beside as similar_beside

LONG = 160
"""Characters of a sentence where there is room for it."""
SHOWN = ("level", "topic", "status", "first", *REGISTERED)
"""Properties that are told, in this order."""


def render() -> None:
    """Draw the page for the reform or pilot that the address names."""
    id, found = one.asked(profile.item, t("item.unknown"), t("item.unknown_what"), whole.rows("elsewhere", profile.ELSEWHERE), whole.rows("sources", profile.REPORTS))
    if found is None:
        return
    _head(found)
    threshold.line()
    one.bar()
    _body(found)
    similar = st.container()
    one.block(id)
    parts.show(f'<p class="rg-paper">{html(t("profile.printed"))}</p>')
    with similar:
        similar_beside.draw(id)


def _head(found: Item) -> None:
    node = found.node
    st.html(f'<div class="rg-head" data-testid="item"><h1>{html(node.name)}</h1><p>{kind(node.label)}</p></div>')
    along = kept()
    tools = [link(t("item.similar"), address.address("similar", {"item": node.id}, along)), link(t("profile.graph"), address.explorer(node.id, kept=along))]
    st.html(f'<div class="rg-tools">{"".join(tools)}{parts.print_button()}</div>')


def _body(found: Item) -> None:
    sections = {
        "history": _history(found), "outcomes": _outcomes(found), "targets": _targets(found), "people": _people(found), "recognitions": _recognitions(found),
        "policies": _simple(found, "policies", t("item.policies"), t("item.policy"), found.of("GOVERNED_BY")),
        "problems": _simple(found, "problems", t("item.problems"), t("item.problem"), found.of("ADDRESSES")), "elsewhere": _elsewhere(found),
    }
    missing = [t(f"item.{key}") for key, body in sections.items() if not body]
    said = f'<p class="rg-note" data-testid="missing">{html(t("item.not_told", names=listed(missing)))}</p>' if missing else ""
    left = found.facts.left
    said += f'<p class="rg-note">{link(t("item.other_facts", many=f"{left:,}"), address.explorer(found.node.id, kept=kept()))}</p>' if left else ""
    beside = "".join(sections[key] for key in ("outcomes", "targets", "people", "recognitions", "policies", "problems"))
    two = f'<div class="rg-pair"><div>{sections["history"]}</div><div>{beside}</div></div>' if sections["history"] and beside else sections["history"] + beside
    st.html(_about(found) + two + sections["elsewhere"] + _sources(found) + said)


def _about(found: Item) -> str:
    """What, where, since when: each with its sentence."""
    node, rows = found.node, []

    def row(title: str, inner: str) -> None:
        if inner:
            rows.append(f"<dt>{html(title)}</dt><dd>{inner}</dd>")

    places = [f"{parts.named(_ref(fact))} {parts.sentence(fact.evidence, LONG)}" for fact in found.of("CARRIED_OUT_IN", "HOSTED_BY")]
    row(t("profile.place"), "<br>".join(places))
    for name in SHOWN:
        value = node.properties.get(name)
        value = _value(name, value)
        shown = parts.word("、".join(map(str, value)) if isinstance(value, list | tuple) else value)
        title = t(f"profile.{name}") if name in ("level", "topic", "status") else t(f"item.{name}")
        stated = found.stated.get(name)
        others = "".join(_otherwise(name, each) for each in found.otherwise.get(name, ())) if shown else ""
        row(title, (parts.sentence(stated, text=value_name(value)) if shown and stated else shown) + others)
    years = node.properties.get("years") or ()
    if years:
        row(t("item.told_in"), html(t("item.reports", many=found.reports, span=parts.span(years[0], years[-1]))))
    row(t("item.aliases"), html("、".join(node.properties.get("aliases") or ())))
    return f'<dl class="rg-fields" data-testid="about">{"".join(rows)}</dl>'


def _value(name: str, value: object) -> object:
    return t(f"item.first_{value}") if name == "first" and value in ("national", "provincial") else value


def _otherwise(name: str, other: Otherwise) -> str:
    """What another report says instead: shown, not averaged away."""
    said = parts.sentence(other.evidence, text=value_name(_value(name, other.value)))
    year = f" {html(other.year)}" if other.year else ""
    return f'<br><small class="rg-faint" data-testid="otherwise">{html(t("item.otherwise"))} {said}{year}</small>'


def _history(found: Item) -> str:
    steps = profile.history(found.tellings)
    heads = [Head(t("item.when")), Head(t("profile.status")), Head(t("profile.sentence"), "66%")]
    rows = [[html(parts.span(step.first, step.last)), parts.word(step.status), "<br>".join(_quoted(telling) for telling in _some(step.tellings))] for step in steps]
    return parts.section("history", t("item.history"), parts.grid(heads, rows, t("item.history")))


def _some(tellings: Sequence[Telling]) -> list[Telling]:
    """The first and the last of a stretch: what lies between says the same."""
    return list(dict.fromkeys((tellings[0], tellings[-1])))


def _quoted(telling: Telling) -> str:
    when = f' <small class="rg-faint">{html(telling.when)}</small>' if telling.when else ""
    return parts.sentence(telling.evidence, 64) + when


def _outcomes(found: Item) -> str:
    heads = [Head(t("profile.year")), Head(t("item.outcome"), "40%"), parts.quotes("48%")]
    rows = []
    for fact in found.of("ACHIEVED"):
        of = fact.other.properties
        figure = written(of.get("value"), of.get("unit"), of.get("change"))
        more = f' <small class="rg-faint">{html(figure)}</small>' if figure and _bare(figure) not in _bare(fact.other.name) else ""
        rows.append([html(of.get("year") or ""), parts.named(_ref(fact)) + more, parts.sentence(fact.evidence)])
    return parts.section("outcomes", t("item.outcomes"), parts.grid(heads, rows, t("item.outcomes")), len(rows))


def _bare(text: str) -> str:
    """A figure or name without what only one of both may have: the sign, the commas."""
    return text.lstrip("↑↓").replace(",", "")


def _targets(found: Item) -> str:
    heads = [Head(t("item.by")), Head(t("item.target"), "40%"), parts.quotes("48%")]
    rows = [[html(fact.other.properties.get("by") or ""), parts.named(_ref(fact)), parts.sentence(fact.evidence)] for fact in found.of("AIMS_AT")]
    return parts.section("targets", t("item.targets"), parts.grid(heads, rows, t("item.targets")), len(rows))


def _people(found: Item) -> str:
    heads = [Head(t("item.who")), Head(t("item.role")), parts.quotes("50%")]
    rows = []
    for fact in found.of("LEADS", "RESPONSIBLE_FOR"):
        role = t("item.leads") if fact.type == "LEADS" else listed(value_name(each) for each in fact.said.get("roles", ())) or t("item.responsible")
        since = "、".join(fact.said.get("since", ()))
        post = fact.other.properties.get("post")
        rows.append([parts.named(_ref(fact)) + (f' <small class="rg-faint">{html(post)}</small>' if post else ""),
                     html(t("item.since_when", role=role, since=since) if since else role), parts.sentence(fact.evidence)])
    return parts.section("people", t("item.people"), parts.grid(heads, rows, t("item.people")), len(rows))


def _recognitions(found: Item) -> str:
    heads = [Head(t("item.who")), Head(t("profile.form")), parts.quotes("50%")]
    rows = []
    for fact in found.of("RECOGNISED_BY"):
        how = [*fact.said.get("forms", ()), *map(value_name, fact.said.get("levels", ())), *fact.said.get("dates", ())]
        rows.append([parts.named(_ref(fact)), html("、".join(how)), parts.sentence(fact.evidence)])
    return parts.section("recognitions", t("item.recognitions"), parts.grid(heads, rows, t("item.recognitions")), len(rows))


def _simple(found: Item, key: str, title: str, column: str, facts: Sequence[Fact]) -> str:
    heads = [Head(column, "45%"), parts.quotes("55%")]
    return parts.section(key, title, parts.grid(heads, [[parts.named(_ref(fact)), parts.sentence(fact.evidence)] for fact in facts], title), len(facts))


def _elsewhere(found: Item) -> str:
    """The idea, and who else follows it."""
    concepts = found.of("INSTANCE_OF")
    if not concepts and not found.elsewhere.rows:
        return ""
    named = f'<p class="rg-note">{html(t("item.concept_is"))}{parts.names(_ref(fact) for fact in concepts)}</p>' if concepts else ""
    heads = [Head(t("profile.years")), Head(t("profile.place")), Head(t("profile.item")), Head(t("profile.status")), parts.quotes("38%")]
    rows = [[html(each.first or ""), parts.named(each.place), parts.named(each.item), parts.word(each.status), parts.sentence(each.evidence)]
            for each in found.elsewhere.rows]
    body = parts.grid(heads, rows, t("item.elsewhere"))
    rest = parts.capped(found.elsewhere, whole.more("item", "elsewhere", found.elsewhere))
    return parts.section("elsewhere", t("item.elsewhere"), named + body + rest, found.elsewhere.total) if body else ""


def _sources(found: Item) -> str:
    """Sentence by sentence, report by report."""
    by_report: dict[str, list[Telling]] = {}
    for telling in found.tellings:
        by_report.setdefault(telling.evidence.report, []).append(telling)
    blocks = []
    for report, tellings in by_report.items():
        first = tellings[0]
        year = f" <small>{html(first.year)}</small>" if first.year and str(first.year) not in first.title else ""
        each = {(x.evidence.start, x.evidence.end): x for x in tellings}
        quotes = "".join(_source(x) for _, x in sorted(each.items()))
        blocks.append(f'<div><b>{link(shorten(first.title, 60), address.evidence(report, kept=kept()))}</b>{year}{_from(first)}{quotes}</div>')
    reports = Listed(tuple(by_report), found.reports)
    body = f'<div class="rg-source">{"".join(blocks)}</div>{parts.capped(reports, whole.more("item", "sources", reports))}' if blocks else ""
    return parts.section("sources", t("item.sources"), body, len(found.tellings), t("item.sources_note"))


def _from(told: Telling) -> str:
    return f' <small>{outward(told.source or host(told.url), told.url)}</small>' if told.source or host(told.url) else ""


def _source(telling: Telling) -> str:
    said = parts.words(telling.where, telling.month, telling.status)
    return f'<div>{parts.sentence(telling.evidence, LONG)}' + (f' <small class="rg-faint">{said}</small>' if said else "") + "</div>"


def _ref(fact: Fact) -> Ref:
    return Ref(fact.other.id, fact.other.label, fact.other.name or label_name(fact.other.label))
