"""Reading the graph for people: a thing and what it is tied to, paths, the text of a report.

Every function takes an open `graph.store.Store`, only reads, and raises `graph.errors.GraphError`. Where it takes `confidence`, only facts
that reach it are there, with the supports that do; 0 leaves nothing out.
"""
from graph.browse.neighbourhood import counts, details, hidden, neighbours
from graph.browse.paths import path
from graph.browse.reports import find_report, mentions, passages, report_facts, reports
from graph.browse.shapes import Details, Edge, Evidence, Node, Passage, ReportFacts, ReportRow, Subgraph, counting, sure
from graph.browse.things import things

__all__ = [
    "Details", "Edge", "Evidence", "Node", "Passage", "ReportFacts", "ReportRow", "Subgraph", "counting", "counts", "details", "find_report", "hidden",
    "mentions", "neighbours", "passages", "path", "report_facts", "reports", "sure", "things",
]
