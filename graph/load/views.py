"""What each report contributes after people's corrections and resolution, and a digest that changes when that does."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graph.concepts.ideas import idea
from graph.decisions import Decision, DecisionLog, Problem, correct
from graph.decisions.log import in_force
from graph.decisions.records import PAIRING, parse
from graph.errors import BadDecision
from graph.identity.clusters import Said
from graph.identity.index import Index, NotKept
from graph.identity.items import Unit, items_of
from graph.identity.relabel import relabel
from graph.identity.roles import Named, asked, fill, holders, named
from graph.identity.solve import Progress, Solution, solve
from graph.load.reach import reaching
from graph.load.units import Units
from graph.resolve import ReportGraph
from ingest.workspace import Workspace

IDEAS = 3
"""Raised when `graph.concepts.ideas` changes, so that kept items are made anew."""


@dataclass
class Views:
    """The resolved state of some reports. `view` has the digest of each report's corrections and ids; `solution` what identity found;
    `decisions` those in force, as far as they reach (`graph.load.reach`); `named` by report whom its posts without a name mean; `of_concepts` all
    decisions on items in concepts, those taken back too; `problems` lines of the record that are no decisions."""

    index: Index
    solution: Solution
    view: dict[str, str]
    decisions: list[Decision]
    named: dict[str, list[Named]] = field(default_factory=dict)
    of_concepts: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def graph(self, report: str) -> ReportGraph:
        """The graph of a report as it goes into the store. Raises `NotKept` where another process took it out meanwhile."""
        persons = self.named.get(report, [])
        return relabel(corrected(self.index, report, self.decisions, persons)[0], _with(self.solution.ids.get(report, {}), persons))

    def id_of(self, unit: Unit) -> str:
        """The id of the unit's thing, also of one that stands for the person whom a post means."""
        persons = (each.person for each in self.named.get(unit.report, ()) if each.node == unit.base)
        return next(persons, self.solution.ids.get(unit.report, {}).get(unit.base, unit.base))

    def said(self, report: str) -> dict[str, Any]:
        """What `graph` makes of the report's facts, as JSON data: the ids, whom posts mean, and the corrections."""
        return {"ids": self.solution.ids.get(report, {}), "named": self.named.get(report, []),
                "decisions": [d.as_json() for d in _about(self.decisions, report)]}

    def before(self, report: str, view: str) -> ReportGraph | None:
        """The graph of a report, whose facts are as they were, when it was written with the digest `view`; None where that is not known any more.
        (Whoever changes what `correct` or `relabel` make of the same facts raises `graph.load.files.RESOLVED`.)"""
        said = self.index.written(report, view) if view else {"ids": {}, "named": [], "decisions": []}
        if said is None:
            return None
        try:
            decisions = [parse(d) for d in said["decisions"]]
        except BadDecision:
            return None  # it was a decision then
        persons = [Named(*row) for row in said["named"]]
        return relabel(corrected(self.index, report, decisions, persons)[0], _with(said["ids"], persons))


def views(workspace: Workspace, index: Index, reports: Iterable[str], progress: Progress | None = None) -> Views:
    """Resolve these reports together with all decisions in force. Reports that the index does not keep are left out."""
    wanted = set(reports)
    log = DecisionLog(workspace)
    each, problems = log.read()
    active = in_force(each)
    while True:
        present = wanted & index.digests().keys()
        try:
            decisions = reaching(index, present, active)
            marks = _freshen(index, present, decisions)
            said = spoken(index, present, decisions)
            solution = solve(index, present, said, progress)
        except NotKept:
            continue  # another process took a report out meanwhile
        persons = _named(index, present, solution)
        view = {r: _view(solution.ids.get(r, {}), marks[r], persons.get(r, [])) for r in present}
        return Views(index, solution, view, decisions, persons, [d for d in each if d.of_concept], problems)


def corrected(index: Index, report: str, decisions: Sequence[Decision], persons: Sequence[Named] = ()) -> tuple[ReportGraph, list[Decision]]:
    """The graph of a report with people's corrections, and the decisions about it that found nothing. With `persons` what the report says of posts is
    said of these; decisions about facts, and those that found nothing without it, are applied to that, too."""
    graph = index.graph(report)
    about = _about(decisions, report)
    graph, missed = correct(graph, about) if about else (graph, [])
    if not persons:
        return graph, missed
    graph, missing = correct(fill(graph, persons), about, lambda d: d.fact is not None or d in missed)
    return graph, [d for d in missed if d in missing]


def _named(index: Index, present: Collection[str], solution: Solution) -> dict[str, list[Named]]:
    """By report whom its posts without a name mean."""
    rows = [row for row in index.posts() if row[0] in present]
    people = {r: [i.unit.base for i in index.items_of(r) if i.label == "Leader"] for r in {row[0] for row in rows}}
    return named(rows, present, solution.ids, people)


def _with(ids: Mapping[str, str], persons: Iterable[Named]) -> dict[str, str]:
    return {**ids, **{each.node: each.person for each in persons}}


def _about(decisions: Sequence[Decision], report: str) -> list[Decision]:
    return [d for d in decisions if _on_facts(d) and report in d.reports()]


def _on_facts(decision: Decision) -> bool:
    return decision.do not in PAIRING and not decision.of_concept


def spoken(index: Index, present: set[str], decisions: Sequence[Decision]) -> list[Said]:
    """People's word on pairs of units. `unsure` keeps a pair open: it is nobody's word."""
    units = units_of(index, present, decisions)
    words = [d for d in decisions if d.do in ("same", "different")]
    return [Said(pair, d.do == "same", d.when, d.id) for d in words for pair in pairs_of(units, d)]


def units_of(index: Index, present: Collection[str], decisions: Sequence[Decision]) -> Units:
    """Finds the things that decisions name, in the reports as people corrected them."""
    return Units(index, present, lambda report: corrected(index, report, decisions)[0])


def pairs_of(units: Units, decision: Decision) -> list[tuple[Unit, Unit]]:
    """The pairs of units that a pairing decision speaks of, as far as they are found. Where it says that things are one, those that are left
    are still one when a thing between them is gone."""
    things, others = ([unit for ref in refs if (unit := units.find(ref))] for refs in (decision.things, decision.others))
    if others or decision.others:
        pairs = [(a, b) for a in things for b in others]
    elif decision.do == "same":
        pairs = list(pairwise(things))
    else:
        pairs = [(a, b) for n, a in enumerate(things) for b in things[n + 1 :]]
    return [(a, b) for a, b in pairs if a != b]


def dormant(index: Index, present: Iterable[str], decisions: Sequence[Decision], only: Collection[str] | None = None) -> list[Decision]:
    """Of the decisions in force those that find nothing to apply to in these reports: they wait for their report, or their thing, to come back.
    `only` asks for these ids alone."""
    there = set(present) & index.digests().keys()
    away = [d for d in decisions if d.do == "describe" and (only is None or d.id in only) and not d.reports() & there]
    decisions = [d for d in decisions if d.do != "describe"]
    wanted = [d for d in decisions if only is None or d.id in only]
    decisions = reaching(index, there, decisions)
    _freshen(index, there, decisions)
    own = {id(d) for d in wanted}
    missed: dict[str, int] = {}
    reports = set(_by_report(there, wanted))
    persons: dict[str, list[Named]] | None = None
    for report, about in _by_report(reports, decisions).items():
        lost = corrected(index, report, about)[1]
        if lost and index.graph(report).posts:
            persons = _named(index, there, solve(index, there, spoken(index, there, decisions))) if persons is None else persons
            lost = corrected(index, report, about, persons.get(report, []))[1]
        for decision in lost:
            missed[decision.id] = missed.get(decision.id, 0) + (id(decision) in own)
    waiting = [d for d in wanted if _on_facts(d) and missed.get(d.id, 0) == len(d.reports() & there)]
    units = units_of(index, there, decisions)
    away += [d for d in wanted if d.fact and d.of_concept and not (units.find(d.fact.head) and index.tells(d.fact.tail.name))]
    return away + waiting + [d for d in wanted if d.do in PAIRING and not pairs_of(units, d)]


def _freshen(index: Index, present: set[str], decisions: Sequence[Decision]) -> dict[str, str]:
    """Make the items of reports anew whose facts or corrections changed; returns the digests of their corrections."""
    about = _by_report(present, decisions)
    kept = index.corrected()
    marks = {r: f"{IDEAS} " + (digest([d.as_json() for d in about[r]]) if r in about else "") for r in sorted(present)}
    for report, mark in marks.items():
        if kept.get(report) != mark:
            graph = corrected(index, report, about.get(report, []))[0]
            index.put_posts(report, holders(graph), asked(graph))
            index.put_items(report, items_of(graph), mark, idea)
    return marks


def _by_report(present: set[str], decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """The decisions about facts by the reports that they are about."""
    about: dict[str, list[Decision]] = {}
    for decision in decisions:
        if _on_facts(decision):
            for report in decision.reports() & present:
                about.setdefault(report, []).append(decision)
    return about


def _view(ids: dict[str, str], mark: str, persons: Sequence[Named]) -> str:
    return digest([sorted(ids.items()), mark, *persons]) if ids or persons or mark.partition(" ")[2] else ""


def digest(data: object) -> str:
    """16 hex digits over JSON data; the order of keys does not matter."""
    return digest_of(json.dumps(data, ensure_ascii=False, sort_keys=True))


def digest_of(text: str) -> str:
    """16 hex digits over a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
