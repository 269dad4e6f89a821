"""What each report contributes after people's corrections and resolution, and a digest that changes when that does."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.decisions import Decision, DecisionLog, Problem, correct
from graph.decisions.find import Finder
from graph.decisions.records import PAIRING, Ref
from graph.identity.clusters import Said
from graph.identity.index import Index
from graph.identity.items import Unit, items_of
from graph.identity.relabel import relabel
from graph.identity.solve import Progress, Solution, solve
from graph.resolve import ReportGraph
from ingest.workspace import Workspace


@dataclass
class Views:
    """The resolved state of some reports. `view` has the digest of each report's corrections and ids; `solution` what identity found;
    `dormant` decisions that apply to nothing now; `problems` lines of the record that are no decisions."""

    index: Index
    solution: Solution
    view: dict[str, str]
    decisions: list[Decision]
    dormant: list[Decision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def graph(self, report: str) -> ReportGraph:
        """The graph of a report as it goes into the store."""
        return relabel(corrected(self.index, report, self.decisions)[0], self.solution.ids.get(report, {}))


def views(workspace: Workspace, index: Index, reports: Iterable[str], progress: Progress | None = None) -> Views:
    """Resolve these reports together with all decisions in force. Reports that the index does not keep are left out."""
    log = DecisionLog(workspace)
    each, problems = log.read()
    decisions = log.active() if each else []
    known = set(index.digests())
    present = {r for r in reports if r in known}
    dormant = _freshen(index, present, decisions)
    said, lost = spoken(index, present, decisions)
    solution = solve(index, present, said, progress)
    marks = index.corrected()
    view = {r: _view(solution.ids.get(r, {}), marks[r]) for r in present}
    return Views(index, solution, view, decisions, [*dormant, *lost], problems)


def corrected(index: Index, report: str, decisions: Sequence[Decision]) -> tuple[ReportGraph, list[Decision]]:
    """The graph of a report with people's corrections, and the decisions about it that found nothing."""
    graph = index.graph(report)
    about = [d for d in decisions if d.do not in PAIRING and report in d.reports()]
    return correct(graph, about, own_city(graph)) if about else (graph, [])


def own_city(graph: ReportGraph) -> str:
    """The id of the report's own city, an empty string where the report tells of none."""
    name = graph.properties.get("city")
    return next((i for i, n in sorted(graph.nodes.items()) if n.label == "City" and name in (n.contribution.name, *n.contribution.aliases)), "")


def spoken(index: Index, present: set[str], decisions: Sequence[Decision]) -> tuple[list[Said], list[Decision]]:
    """People's word on pairs of units, and the pairing decisions of which nothing is found. `unsure` keeps a pair open: it is nobody's word."""
    finders: dict[str, Finder] = {}

    def unit(ref: Ref) -> Unit | None:
        if ref.report not in present:
            return None
        if ref.report not in finders:
            finders[ref.report] = Finder(corrected(index, ref.report, decisions)[0])
        found = finders[ref.report].find(ref)
        return Unit(ref.report, found) if found else None

    words: list[Said] = []
    lost: list[Decision] = []
    for decision in decisions:
        if decision.do not in ("same", "different"):
            continue
        pairs = [(unit(a), unit(b)) for a, b in decision.pairs()]
        found = [(a, b) for a, b in pairs if a and b and a != b]
        words += [Said(pair, decision.do == "same", decision.when, decision.id) for pair in found]
        if not found:
            lost.append(decision)
    return words, lost


def _freshen(index: Index, present: set[str], decisions: Sequence[Decision]) -> list[Decision]:
    """Make the items of reports anew whose facts or corrections changed; returns the decisions that apply to nothing."""
    about: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.do not in PAIRING:
            for report in decision.reports() & present:
                about.setdefault(report, []).append(decision)
    dormant = [d for d in decisions if d.do not in PAIRING and not d.reports() & present]
    marks = index.corrected()
    for report in sorted(present):
        mark = _digest([d.as_json() for d in about[report]]) if report in about else ""
        if marks.get(report) != mark:
            index.put_items(report, items_of(corrected(index, report, about.get(report, []))[0]), mark)
        if report in about:
            dormant += corrected(index, report, about[report])[1]
    return dormant


def _view(ids: dict[str, str], mark: str) -> str:
    return _digest([sorted(ids.items()), mark]) if ids or mark else ""


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:16]
