"""People's word on the facts of one report: confirmed, hidden, corrected, added."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.decisions.added import added, renamed
from graph.decisions.find import Finder
from graph.decisions.lost import Hidden, lost, lost_fact, states
from graph.decisions.placed import called, placed, within
from graph.decisions.records import Decision, Ref
from graph.decisions.values import settable
from graph.identity.relabel import relabel
from graph.model import LABELS, SINGULAR, TYPES
from graph.resolve import ids, places
from graph.resolve.cities import ResolvedCity, coded
from graph.resolve.indicators import series
from graph.resolve.merge import combine
from graph.resolve.records import Contribution, Key, MentionRow, NodeFact, ReportGraph, Support
from graph.resolve.report import ITEMS, telling
from ingest.facts import TOPICS
from ingest.gazetteer import gazetteer

PERSON = "person"
"""Before the colon in the `extractor` of a support that a person made."""
_OWN = {"Reform": "CARRIED_OUT_IN", "Pilot": "HOSTED_BY", "Outcome": "REPORTED", "Target": "REPORTED", "Leader": "HOLDS_POST"}
"""How a thing that a person adds is tied to the report's own city, where nothing else is said. (A document that a report names is mostly another's.)"""


def correct(
    graph: ReportGraph, decisions: Iterable[Decision], wanted: Callable[[Decision], bool] = lambda decision: True
) -> tuple[ReportGraph, list[Decision]]:
    """The report's graph with the decisions about its facts applied in their order, and those that found nothing to apply to (dormant).
    Only those that are `wanted` are applied; the others were, to the same report.

    What a person confirmed or corrected and the report's facts do not have (any more) is put in as an added one is, where its sentence still stands
    in the report and nobody hid it. What a person confirms, corrects or adds has confidence 1. Where a thing is known by its name alone a corrected name makes it the thing of that
    name; others keep their id in the report. Added things are tied to the report's own city. Decisions about pairs are left alone.
    """
    dormant: list[Decision] = []
    hidden = Hidden()
    for decision in decisions:
        if decision.do not in _APPLIED or graph.report not in decision.reports():
            continue
        if decision.do == "hide":
            hidden.add(decision)
        if not wanted(decision):
            continue
        changed = _APPLIED[decision.do](graph, decision)
        if changed is None and decision.do in ("keep", "correct"):
            changed = _APPLIED[decision.do](_there_again(graph, decision, hidden), decision)
        if changed is None:
            dormant.append(decision)
        else:
            graph = changed
    return graph, dormant


def _there_again(graph: ReportGraph, decision: Decision, hidden: Hidden) -> ReportGraph:
    """The graph with what the decision confirms or corrects, where the facts lack it: extraction found it when the person saw it."""
    fact = decision.fact
    for ref in lost(graph, decision, hidden):
        given = {} if fact else {key: value for key, value in decision.set.items() if key in settable(ref.type, True)}
        graph = _add(graph, replace(decision, do="add", things=(ref,), fact=None, set=given), post=fact is None) or graph
    return (_add_fact(graph, decision) or graph) if fact and lost_fact(graph, fact, hidden) else graph


def _keep(graph: ReportGraph, decision: Decision) -> ReportGraph | None:
    if decision.fact:
        return _supports(graph, decision, lambda s: replace(s, confidence=1.0))
    return _each(graph, decision, lambda g, node: _contribution(g, node, lambda c: replace(c, confidence=1.0)))


def _hide(graph: ReportGraph, decision: Decision) -> ReportGraph | None:
    if decision.fact:
        return _supports(graph, decision, lambda s: None)
    return _each(graph, decision, _without)


def _each(graph: ReportGraph, decision: Decision, change: Callable[[ReportGraph, str], ReportGraph]) -> ReportGraph | None:
    """The graph after `change(graph, node)` for each thing of the decision that this report tells of; None where it tells of none."""
    found = False
    for ref in decision.things:
        node = Finder(graph).find(ref) if ref.report == graph.report else None
        if node is not None:
            graph, found = change(graph, node), True
    return graph if found else None


def _without(graph: ReportGraph, node: str) -> ReportGraph:
    return replace(
        graph,
        nodes={i: n for i, n in graph.nodes.items() if i != node},
        relationships={k: s for k, s in graph.relationships.items() if node not in k[1:]},
        told={i: s for i, s in graph.told.items() if i != node},
        mentions=[m for m in graph.mentions if m.node != node],
    )


def _correct(graph: ReportGraph, decision: Decision) -> ReportGraph | None:
    if decision.fact:
        return _supports(graph, decision, lambda s: replace(s, confidence=1.0, lists=_lists(decision, s.lists)))
    return _each(graph, decision, lambda g, node: _corrected(g, node, decision))


def _corrected(graph: ReportGraph, node: str, decision: Decision) -> ReportGraph:
    if decision.set.get("adcode"):
        return placed(graph, node, str(decision.set["adcode"]))
    if decision.set.get("within"):
        return _within(graph, node, decision)
    values = {key: value for key, value in decision.set.items() if key != "name"}
    if "indicator" in values and "series" in LABELS[decision.things[0].type].properties:
        values["series"] = series(str(values["indicator"] or ""))
    name = str(decision.set.get("name") or "").strip()
    if name and graph.nodes[node].label == "City":
        graph, node = called(graph, node, name)

    def change(said: Contribution) -> Contribution:
        attrs = {k: v for k, v in {**said.attrs, **values}.items() if v not in (None, "")}
        aliases = tuple(sorted({*said.aliases, said.name} - {name})) if name else said.aliases
        told = tuple(sorted(({*said.told, *values} & attrs.keys()) | ({"name"} if name else {"name"} & {*said.told})))
        return replace(said, name=name or said.name, aliases=aliases, attrs=attrs, confidence=1.0, told=told)

    graph = _contribution(graph, node, change)
    if node in graph.told and {"status", "level"} & values.keys():
        graph = replace(graph, told={**graph.told, node: tuple(sorted({_stated(s, values) for s in graph.told[node]}))})
    graph = _about(graph, node, decision) if values.get("topic") in TOPICS else graph
    return relabel(graph, {node: renamed(graph, node, name)}) if name else graph


def _within(graph: ReportGraph, node: str, decision: Decision) -> ReportGraph:
    """With a zone or township in the division that the decision says, and PART_OF it where the report has a sentence for that."""
    graph, node = within(graph, node, str(decision.set["within"]))
    division, finder = gazetteer().by_code.get(str(decision.set["within"])), Finder(graph)
    refs = [ref for ref in decision.things if ref.report == graph.report]
    place = next((found for ref in refs if (found := finder.passage(ref.quote))), None)
    if division is None or place is None or (parent := coded(division)).id == node:
        return graph
    quote = next(ref.quote for ref in refs if finder.passage(ref.quote))
    if parent.id not in graph.nodes:
        made = NodeFact("City", Contribution(parent.name, parent.aliases, parent.attrs, 1.0, graph.properties.get("year")))
        graph = replace(graph, nodes={**graph.nodes, parent.id: made}, mentions=[*graph.mentions, MentionRow(parent.id, place[0])])
    return _with(graph, ("PART_OF", node, parent.id), _support(graph, decision, place, quote))


def _stated(support: Support, values: Mapping[str, Any]) -> Support:
    """How a report tells of an item, with another status or level. What a ledger says month by month is another matter: it stays."""
    said = dict(zip(("status", "month", "level"), support.lists, strict=True))
    return support if said["month"] else replace(support, lists=telling({**said, **values}))


def _add(graph: ReportGraph, decision: Decision, post: bool = True) -> ReportGraph | None:
    if decision.fact:
        return _add_fact(graph, decision)
    ref = decision.things[0]
    finder = Finder(graph)
    place = finder.passage(ref.quote)
    if place is None:
        return None
    new, said, scope = added(graph, decision, place[1])
    node = (finder.find(ref, alike=False) if ref.type not in ("Outcome", "Target") else None) or new  # 长沙县 is not the 长沙市 of the same sentence
    old = graph.nodes.get(node)
    made = NodeFact(ref.type, said, scope)
    if old:
        made = replace(old, contribution=combine([replace(said, turn=old.contribution.turn), old.contribution]))
    support = _support(graph, decision, place, ref.quote)
    graph = replace(graph, nodes={**graph.nodes, node: made}, mentions=_mention(graph, node, place, ref))
    if ref.type in ITEMS:
        status = replace(support, lists=telling(said.attrs))
        graph = replace(graph, told={**graph.told, node: tuple(sorted({*graph.told.get(node, ()), status}))})
    if post and ref.type == "Leader" and decision.set.get("post") and (seat := _seat(graph, decision)):
        return _holding(graph, decision, node, seat, support)
    kind, own = _OWN.get(ref.type), str(graph.properties.get("place") or "")
    if kind and own in graph.nodes and scope in (own, "") and old is None and (post or kind != "HOLDS_POST"):
        ends = (own, node) if kind == "REPORTED" else (node, own)
        graph = _with(graph, (kind, *ends), replace(support, lists=_of_post(graph, decision) if kind == "HOLDS_POST" else ()))
    return _about(graph, node, decision) if said.attrs.get("topic") in TOPICS else graph


def _seat(graph: ReportGraph, decision: Decision) -> ResolvedCity | None:
    """The place of which the decision says that an added person's post is; None where it says none, or none that is known."""
    own = places.of_node(str(graph.properties.get("place") or ""))
    division = gazetteer().resolve(str(decision.set.get("of") or ""), own)
    return coded(division) if division else None


def _holding(graph: ReportGraph, decision: Decision, node: str, seat: ResolvedCity, support: Support) -> ReportGraph:
    """With an added person who holds the post in that place, which the report need not name."""
    if seat.id not in graph.nodes:
        made = NodeFact("City", Contribution(seat.name, seat.aliases, seat.attrs, 1.0, graph.properties.get("year")))
        graph = replace(graph, nodes={**graph.nodes, seat.id: made}, mentions=[*graph.mentions, MentionRow(seat.id, support.passage)])
    return _with(graph, ("HOLDS_POST", node, seat.id), replace(support, lists=_of_post(graph, decision)))


def _of_post(graph: ReportGraph, decision: Decision) -> tuple[str | int, ...]:
    known = {"years": graph.properties.get("year") or 0, "titles": str(decision.set.get("post") or "")}
    return tuple(known.get(name, "") for name in TYPES["HOLDS_POST"].lists)


def _add_fact(graph: ReportGraph, decision: Decision) -> ReportGraph | None:
    fact = decision.fact
    assert fact is not None
    finder = Finder(graph)
    head, tail, place = finder.find(fact.head), finder.find(fact.tail), finder.passage(fact.quote)
    if head is None or tail is None or place is None or head == tail:
        return None
    empty = tuple((graph.properties.get("year") or 0) if name == "years" else "" for name in TYPES[fact.type].lists)
    support = replace(_support(graph, decision, place, fact.quote), lists=_lists(decision, empty))
    return _with(graph, (fact.type, head, tail), support)


_APPLIED = {"keep": _keep, "hide": _hide, "correct": _correct, "add": _add}


def _supports(graph: ReportGraph, decision: Decision, change: Any) -> ReportGraph | None:
    """With the supports of a relationship changed where the decision's sentence is theirs; a support that becomes None goes."""
    fact = decision.fact
    assert fact is not None
    finder = Finder(graph)
    key: Key = (fact.type, finder.find(fact.head) or "", finder.find(fact.tail) or "")
    there = graph.relationships.get(key, ())
    meant = [s for s in there if states(s, fact)]
    if not meant:
        return None
    after = tuple(sorted({*(s for s in there if s not in meant), *(c for s in meant if (c := change(s)) is not None)}))
    relationships = {k: s for k, s in graph.relationships.items() if k != key}
    return replace(graph, relationships={**relationships, key: after} if after else relationships)


def _contribution(graph: ReportGraph, node: str, change: Any) -> ReportGraph:
    old = graph.nodes[node]
    return replace(graph, nodes={**graph.nodes, node: replace(old, contribution=change(old.contribution))})


def _about(graph: ReportGraph, node: str, decision: Decision) -> ReportGraph:
    """With the item tied to the topic that a person gave it, and to no other by this report."""
    mine = [k for k in graph.relationships if k[0] == "ABOUT" and k[1] == node]
    supports = graph.told.get(node) or tuple(s for k in mine for s in graph.relationships[k])
    kept = {k: s for k, s in graph.relationships.items() if k not in mine}
    about = tuple(sorted({replace(s, confidence=1.0, lists=()) for s in supports}))
    return replace(graph, relationships={**kept, ("ABOUT", node, ids.topic(str(decision.set["topic"]))): about} if about else kept)


def _with(graph: ReportGraph, key: Key, support: Support) -> ReportGraph:
    return replace(graph, relationships={**graph.relationships, key: tuple(sorted({*graph.relationships.get(key, ()), support}))})


def _support(graph: ReportGraph, decision: Decision, place: tuple[str, int, int], quote: str) -> Support:
    passage, start, end = place
    return Support(graph.report, start, end, quote, passage, f"{PERSON}:{decision.who}", 1.0)


def _mention(graph: ReportGraph, node: str, place: tuple[str, int, int], ref: Ref) -> list[MentionRow]:
    passage, start, _ = place
    at = ref.quote.find(ref.name)
    words = {(start + at, start + at + len(ref.name), ref.name)} if at >= 0 else set()
    rows = []
    for row in graph.mentions:
        if (row.node, row.passage) == (node, passage):
            words |= set(zip(row.starts, row.ends, row.texts, strict=True))
        else:
            rows.append(row)
    ordered = sorted(words)
    return [*rows, MentionRow(node, passage, tuple(w[0] for w in ordered), tuple(w[1] for w in ordered), tuple(w[2] for w in ordered))]


def _lists(decision: Decision, old: tuple[str | int, ...]) -> tuple[str | int, ...]:
    fact = decision.fact
    assert fact is not None
    return tuple(decision.set.get(SINGULAR[name], value) for name, value in zip(TYPES[fact.type].lists, old, strict=True))
