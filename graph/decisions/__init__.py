"""What people decide about the graph: same or different, right or wrong, corrected, added; recorded as data, applied when the graph is made.

`DecisionLog` reads and appends `decisions/graph.jsonl` of the data folder; `correct` applies what concerns the facts of one report to its
`ReportGraph`; what concerns identity goes to `graph.identity`. Nothing here writes to a store.
"""
from graph.decisions.corrections import correct
from graph.decisions.log import DecisionLog, Problem
from graph.decisions.records import DOINGS, Decision, FactRef, Ref

__all__ = ["DOINGS", "Decision", "DecisionLog", "FactRef", "Problem", "Ref", "correct"]
