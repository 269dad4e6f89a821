"""From the fact file of a report to nodes and relationships with stable ids: pure functions, no database.

`resolve(facts)` turns one `ingest.facts.FactFile` into a `ReportGraph`: what this report *contributes* to the graph. Several reports
may contribute to one node (the same city, the same reform in two years) and support one relationship; `graph.resolve.merge` computes
the properties of a node from the contributions of all its reports, and those of a relationship from all its supports. Because both are
pure functions of a *sorted* collection, the order of loading never matters and taking one report out leaves exactly what the others say.
See docs/decisions/0003-contributions.md.
"""
from graph.resolve.records import Contribution, MentionRow, NodeFact, ReportGraph, Support
from graph.resolve.report import resolve

__all__ = ["Contribution", "MentionRow", "NodeFact", "ReportGraph", "Support", "resolve"]
