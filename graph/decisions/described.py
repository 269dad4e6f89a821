"""What people decided of a report as a whole, among the other decisions. It lies in `decisions/metadata.jsonl`, as reading a report needs it before
there is a graph (`ingest.decisions`)."""
from __future__ import annotations

from collections.abc import Iterable

from graph.decisions.records import Decision, Ref
from ingest import decisions
from ingest.decisions import Described
from ingest.workspace import Workspace


def recorded(workspace: Workspace) -> list[Decision]:
    """All of them, sorted by when they were made, with those that take one back."""
    return [_decision(each) for each in decisions.recorded(workspace)]


def add(workspace: Workspace, made: Decision) -> Decision:
    """Append one that was checked (`graph.decisions.records.parse`), durably."""
    said = Described(made.id, made.who, made.when, made.things[0].report if made.things else "", made.set, made.of, made.note)
    return _decision(decisions.add(workspace, said))


def described(each: Iterable[Decision], known: Iterable[Decision]) -> list[str]:
    """The reports that these decisions describe, or of which they take such a word back; `known` are all decisions."""
    by_id = {d.id: d for d in known}
    found: dict[str, None] = {}
    for decision in each:
        seen: set[str] = set()
        while decision.do == "undo" and decision.of in by_id and decision.id not in seen:
            seen.add(decision.id)
            decision = by_id[decision.of]
        if decision.do == "describe":
            found |= dict.fromkeys(decision.reports())
    return list(found)


def _decision(said: Described) -> Decision:
    if said.of:
        return Decision(said.id, "undo", said.who, said.when, of=said.of, note=said.note)
    about = (Ref(said.report, "Report", said.report),)
    return Decision(said.id, "describe", said.who, said.when, about, set=said.set, note=said.note)
