"""Reports, their text and the facts that each states."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.browse.shapes import DRAWN, Evidence, Node, Passage, ReportFacts, ReportRow, node_columns, to_edge, to_node
from graph.browse.things import things
from graph.model import BASE

_COLUMNS = """r.id AS id, r.title AS title, r.name AS name, r.city AS city, r.province AS province, r.year AS year, r.date AS date,
       r.source AS source, r.url AS url, r.files AS files, r.chars AS chars, r.gaps AS gaps, r.place AS place"""
_REPORTS = f"MATCH (r:Report) RETURN {_COLUMNS} ORDER BY coalesce(r.year, 0) DESC, r.city, r.id"
_REPORT = f"MATCH (r:Report {{id: $report}}) RETURN {_COLUMNS}"

_THINGS_OF_REPORTS = """
MATCH (n)-[:MENTIONED_IN]->(p:Passage)
RETURN p.report AS report, count(DISTINCT n) AS things
"""

_PASSAGES = """
MATCH (p:Passage {report: $report})
RETURN p.id AS id, p.start AS start, p.end AS end, p.kind AS kind, p.text AS text, p.path AS path, p.row AS row ORDER BY start, id
"""

_NODES = f"""
MATCH (p:Passage {{report: $report}})<-[r:MENTIONED_IN]-(n:{BASE})
RETURN {node_columns('n')} AS node, p.id AS passage, p.text AS text, p.start AS start,
       r.mention_starts AS starts, r.mention_ends AS ends
ORDER BY start
"""

_EDGES = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})-[r:{'|'.join(DRAWN)}]->(m:{BASE}) WHERE $report IN r.reports
RETURN type(r) AS type, n.id AS head, m.id AS tail, properties(r) AS properties ORDER BY type, head, tail
"""

_MENTIONS = f"""
MATCH (n:{BASE} {{id: $id}})-[r:MENTIONED_IN]->(p:Passage)
RETURN p.report AS report, p.id AS passage, p.text AS text, r.mention_starts AS starts, r.mention_ends AS ends
ORDER BY report, passage LIMIT $limit
"""


def reports(store) -> list[ReportRow]:
    """All reports, newest year first."""
    mentioned = {row[0]: row[1] for row in store.read(_THINGS_OF_REPORTS).rows}
    return [replace(row, things=mentioned.get(row.id, 0)) for row in map(_row, store.read(_REPORTS).rows)]


def _row(found: Sequence[Any]) -> ReportRow:
    id, title, name, city, province, year, date, source, url, files, chars, gaps, place = found
    return ReportRow(id, title or name or id, city or "", province or "", year, date or "", source or "", url or "", tuple(files or ()), chars or 0,
                     tuple(gaps or ()), place=place or "")


def find_report(store, report: str) -> ReportRow | None:
    """The report of that id, None if there is none; without `things`, which only the list of all counts."""
    return next((_row(found) for found in store.read(_REPORT, report=report).rows), None)


def passages(store, report: str) -> list[Passage]:
    """The paragraphs of a report in order."""
    return [
        Passage(id, start, end, kind or "paragraph", text or "", tuple(path or ()), int(row or 0))
        for id, start, end, kind, text, path, row in store.read(_PASSAGES, report=report).rows
    ]


def report_facts(store, report: str) -> ReportFacts:
    """What a report states; nothing for a report that is not in."""
    nodes: dict[str, Node] = {}
    first: dict[str, Evidence] = {}
    for row, passage, text, _, starts, ends in store.read(_NODES, report=report).rows:
        node = nodes.setdefault(row["id"], to_node(row))
        if starts and node.id not in first:
            first[node.id] = Evidence(report, int(starts[0]), int(ends[0]), text or "", passage)
    edges = []
    for kind, head, tail, properties in store.read(_EDGES, report=report, ids=list(nodes)).rows:
        edge = to_edge(kind, head, tail, properties)
        edges.append(replace(edge, evidence=tuple(e for e in edge.evidence if e.report == report)))
    missing = {edge.tail for edge in edges} - nodes.keys()
    mentioned = sorted(nodes, key=lambda id: (first[id].start if id in first else 0, id))
    return ReportFacts({**nodes, **things(store, sorted(missing))}, tuple(mentioned), first, tuple(edges))


def mentions(store, node: str, limit: int = 50) -> list[Evidence]:
    """Where the thing is named, one `Evidence` for each mention: the span of the mention, and the paragraph as its quote."""
    return [
        Evidence(report, int(start), int(end), text or "", passage)
        for report, passage, text, starts, ends in store.read(_MENTIONS, id=node, limit=limit).rows
        for start, end in zip(starts or (), ends or (), strict=False)
    ]
