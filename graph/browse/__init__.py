"""Reading the graph for people: search by name, a thing and what it is tied to, paths, the text of a report.

Every function takes an open `graph.store.Store`, only reads, and raises `graph.errors.GraphError`.
"""
from graph.browse.neighbourhood import counts, details, neighbours
from graph.browse.paths import path
from graph.browse.reports import find_report, mentions, passages, report_facts, reports
from graph.browse.search import search, things
from graph.browse.shapes import Details, Edge, Evidence, Node, Passage, ReportRow, Subgraph

__all__ = [
    "Details", "Edge", "Evidence", "Node", "Passage", "ReportRow", "Subgraph", "counts", "details", "find_report", "mentions",
    "neighbours", "passages", "path", "report_facts", "reports", "search", "things",
]
