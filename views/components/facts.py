"""A thing's properties and facts as HTML: each fact with its sentence, each sentence a link to its place in the report."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph.browse import Edge, Evidence, Node
from ingest.tables.line import spoken
from views import address, threshold
from views.components.page import kind
from views.components.table import link
from views.kept import kept
from views.language import field_name, t, type_name, value_name
from views.markup import html, shorten

QUOTES = 2
"""Sentences shown for a fact; the others open with a click."""
QUOTE_LENGTH = 120
UNTOLD = ("adcode", "lon", "lat", "years", "parent", "series", "open", "view")
"""Properties that the program goes by and that tell a person nothing, or nothing that another part of the page does not tell."""
AT_ONCE = 6
"""Facts of a type that are shown; the others open with a click."""


def fields(node: Node) -> str:
    """The properties of a thing as a definition list, but for `UNTOLD`."""
    rows = []
    for name, value in node.properties.items():
        if name in UNTOLD or value in ("", "none", "unknown"):
            continue
        if name == "first" and value in ("national", "provincial"):
            value = t(f"item.first_{value}")
        values = value if isinstance(value, list | tuple) else [value]
        text = "、".join(value_name(v) for v in values if v not in (None, "", node.name))
        if text:
            rows.append(f"<dt>{html(field_name(name, node.label))}</dt><dd>{html(text)}</dd>")
    return f'<dl class="rg-fields">{"".join(rows)}</dl>' if rows else ""


def quote(evidence: Evidence) -> str:
    """One sentence, linked to its place in the report."""
    href = address.evidence(evidence.report, evidence.start, evidence.end, kept())
    return f'<div class="rg-quote">{link(shorten(spoken(evidence.quote) or t("facts.place"), QUOTE_LENGTH), href)}{named_in(evidence)}</div>'


def named_in(evidence: Evidence) -> str:
    """The way to the report that names the person, where the sentence tells only a post; nothing elsewhere."""
    if not evidence.named_in:
        return ""
    return f' <small class="rg-faint" data-testid="named-in">{link(t("facts.named_in"), address.evidence(evidence.named_in, kept=kept()))}</small>'


def fact(edge: Edge, nodes: Mapping[str, Node], seen_from: str | None = None, own: bool = False, in_graph: bool = False) -> str:
    """One fact: both ends (or the other end, seen from one), how they are tied, and its sentences. Names lead to the pages of things,
    or (`in_graph`) to the explorer."""
    head, tail = nodes.get(edge.head), nodes.get(edge.tail)
    if head is None or tail is None:
        return ""
    extra = "；".join("、".join(value_name(v) for v in values if v) for values in edge.extra.values())
    verb = f'<span class="rg-verb">{html(type_name(edge.type))}{html("（" + extra + "）") if extra else ""}</span>'
    if seen_from == edge.head:
        line = f"{_thing(tail, in_graph)} {_extra(extra)}"
    elif seen_from == edge.tail:
        line = f"{_thing(head, in_graph)} {_extra(extra)}"
    else:
        line = f"{_thing(head, in_graph)} {verb} {_thing(tail, in_graph)}"
    quotes = "".join(quote(e) for e in edge.evidence[:QUOTES])
    more = len(edge.evidence) - QUOTES
    if more > 0:
        others = "".join(quote(e) for e in edge.evidence[QUOTES:])
        quotes += f'<details class="rg-more rg-quote"><summary><small>{html(t("facts.more", many=more))}</small></summary>{others}</details>'
    return f'<div class="rg-fact{" rg-own" if own else ""}">{line}{_confidence(edge)}{quotes}</div>'


def grouped(node: Node, edges: Sequence[Edge], nodes: Mapping[str, Node], cut: bool = False) -> str:
    """The facts of a thing as the explorer shows them, by relationship type and direction; with `cut` there are more of them, and each count is said to be a least one."""
    groups: dict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for edge in edges:
        groups[edge.type, edge.head == node.id].append(edge)
    parts = []
    for (kind_, outward), members in groups.items():
        arrow = "→" if outward else "←"
        parts.append(f'<div class="rg-facts-head">{arrow} {html(type_name(kind_))} <small>{len(members)}{"+" if cut else ""}</small></div>')
        everything = {**nodes, node.id: node}
        shown = [fact(edge, everything, node.id, in_graph=True) for edge in members]
        parts += shown[:AT_ONCE]
        if len(shown) > AT_ONCE:
            more = html(t("facts.others", many=len(shown) - AT_ONCE))
            parts.append(f'<details class="rg-more"><summary>{more}</summary>{"".join(shown[AT_ONCE:])}</details>')
    return "".join(parts)


def _thing(node: Node, in_graph: bool) -> str:
    href = address.explorer(node.id, kept=kept()) if in_graph else address.thing(node.id, node.label, kept())
    return f"{kind(node.label)} {link(node.name, href)}"


def surest(edge: Edge) -> float | None:
    """The highest confidence of the supports that the edge comes with: on a report's page those of that report, so that what is said of a fact
    and what the threshold hides agree. That of the edge where no support tells one."""
    return max((e.confidence for e in edge.evidence if e.confidence is not None), default=edge.confidence)


def _confidence(edge: Edge) -> str:
    found = surest(edge)
    return "" if found is None else f' <small class="rg-sure">{html(t("threshold.each", value=threshold.two_digits(found)))}</small>'


def _extra(extra: str) -> str:
    return f'<span class="rg-verb">{html(extra)}</span>' if extra else ""
