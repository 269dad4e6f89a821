"""The Cypher of loading, forgetting and dropping. Labels and types come from `graph.model`, everything else is a parameter.

Reading and writing go by lists of rows (`UNWIND $rows`), each statement inside an explicit transaction of the loader: auto-commit
`UNWIND … MERGE` can leave a partial commit on the embedded engine. Nodes are created and updated apart: the loader has read which exist,
and a label is never added to a node that is there.
"""
from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.model import BASE, COMMON, LABELS, SUPPORT, TYPES

LOCK_NODES = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) SET n.confidence = n.confidence"
"""Takes the write locks before reading, so that two loads at a time wait for each other and neither overwrites what the other added."""

NODES_BY_ID = f"""
UNWIND $ids AS id
MATCH (n:{BASE} {{id: id}})
RETURN n.id AS id, labels(n) AS labels, n.reports AS reports, n.contributions AS contributions, elementId(n) AS own"""

OWN_IDS = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) RETURN collect([n.id, elementId(n)]) AS found"

NODES_OF_REPORT = f"""
MATCH (p:Passage {{report: $report}})<-[:MENTIONED_IN]-(n:{BASE})
RETURN DISTINCT n.id AS id, labels(n) AS labels, n.reports AS reports, n.contributions AS contributions, elementId(n) AS own"""

REPORTS = f"MATCH (r:Report) WHERE r:{BASE} RETURN r.id AS id, r.files AS files, r.hash AS hash, r.view AS view"

REPORT_NAMES = f"MATCH (r:Report) WHERE r:{BASE} RETURN r.id AS id, r.name AS name, r.files AS files, r.city AS city, r.year AS year"

REPORT_STATE = f"MATCH (r:{BASE} {{id: $id}}) RETURN r.hash AS hash, coalesce(r.view, '') AS view"

SET_VIEW = f"MATCH (r:{BASE} {{id: $id}}) SET r.view = $view"

REPORTS_THERE = f"UNWIND $ids AS id MATCH (r:{BASE} {{id: id}}) RETURN r.id AS id"

DELETE_NODES = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) DETACH DELETE n"

UNSETTLE = f"MATCH (r:Report) WHERE r:{BASE} SET r.hash = '', r.view = ''"
"""Makes every report one that the next load puts in again, whatever of it is still there."""

DELETE_PASSAGES = "MATCH (p:Passage {report: $report}) DETACH DELETE p"

DELETE_REPORT = f"MATCH (r:{BASE} {{id: $report}}) DETACH DELETE r"

RELATIONSHIPS = f"""
UNWIND $rows AS row
MATCH (a:{BASE} {{id: row.from}})-[r]->(b:{BASE} {{id: row.to}})
WHERE type(r) = row.type
RETURN type(r) AS type, a.id AS head, b.id AS tail, properties(r) AS properties"""
"""The relationships of `$rows` {"type", "from", "to"}."""

RELATIONSHIPS_OF_REPORT = f"""
UNWIND $ids AS id
MATCH (a:{BASE} {{id: id}})-[r]->(b:{BASE})
WHERE $report IN r.reports
RETURN type(r) AS type, a.id AS head, b.id AS tail, properties(r) AS properties"""
"""The relationships that start at one of `$ids` and that `$report` supports."""

UPDATE_RELATIONSHIPS = f"""
UNWIND $rows AS row
MATCH (a:{BASE} {{id: row.from}})-[r]->(b:{BASE} {{id: row.to}})
WHERE type(r) = row.type
SET r = row.properties"""

DELETE_RELATIONSHIPS = f"""
UNWIND $rows AS row
MATCH (a:{BASE} {{id: row.from}})-[r]->(b:{BASE} {{id: row.to}})
WHERE type(r) = row.type
DELETE r"""

UNSOUGHT = f"UNWIND $ids AS id MATCH (n:{BASE} {{id: id}}) WHERE n.embedded IS NOT NULL SET n.embedded = null"

UNSOUGHT_BY_NAME = f"UNWIND $rows AS row MATCH (n:{BASE} {{id: row.id}}) WHERE n.name <> row.name AND n.embedded IS NOT NULL SET n.embedded = null"

UPDATE_NODES = f"UNWIND $rows AS row MATCH (n:{BASE} {{id: row.id}}) SET n += row.properties"

EMPTY_TOPICS = "MATCH (t:Topic) WHERE NOT (t)<-[:ABOUT]-() DETACH DELETE t"

CONCEPTS = """
MATCH (c:Concept)
RETURN collect([c.id, c.view, size([(c)<-[:INSTANCE_OF]-(i) | 1])]) AS rows"""
"""Id, view and number of items of each."""

INSTANCES = f"""
UNWIND $ids AS id
MATCH (c:{BASE} {{id: id}})<-[r:INSTANCE_OF]-(i:{BASE})
RETURN i.id AS item, c.id AS concept, r.view AS view"""
"""What is tied to each concept of `$ids`, and from which tellings it was."""

TOLD = f"""
UNWIND $ids AS id
MATCH (i:{BASE} {{id: id}})-[t:TOLD_IN]->(:Report)
RETURN i.id AS item, properties(t) AS told"""
"""How reports tell of each of `$ids`."""

SOME_OF_LABEL = {label: f"MATCH (n:{label}) WHERE n:{BASE} WITH n LIMIT $limit RETURN n.id AS id" for label in LABELS}
"""Ids of some nodes of one label that carry the project's mark, for deleting in batches."""


def create_nodes(label: str, names: Sequence[str], report: bool = False) -> str:
    """Creates a node of `label` for each of `$rows`, the values of the properties `names`; gives its id and the store's own. `report`: and ties it to
    the report `$report` (the store's own id). Everything at once, as what is set afterwards is written twice."""
    node = f"(n:{_label(label)}:{BASE} {{{_set(names, _NODES[label])}}})"
    before, tie = ("MATCH (r) WHERE elementId(r) = $report ", "-[:FROM_REPORT]->(r)") if report else ("", "")
    return f"{before}UNWIND $rows AS row CREATE {node}{tie} RETURN collect([n.id, elementId(n)]) AS made"


def create_relationships(kind: str, names: Sequence[str]) -> str:
    """Creates a relationship of `kind` for each of `$rows`: both ends (the store's own ids, `graph.load.ends`), then the values of the properties `names`."""
    return ("UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1] "
            f"CREATE (a)-[:{_type(kind)} {{{_set(names, _RELATIONSHIPS[kind], 2)}}}]->(b)")


_NODES = {label: {*COMMON, *each.properties} for label, each in LABELS.items()}
_RELATIONSHIPS = {kind: {*SUPPORT, "confidence", "view", *each.lists} for kind, each in TYPES.items()}


def _set(names: Sequence[str], known: Collection[str], first: int = 0) -> str:
    """The values of a row as a map of properties. Raises `ValueError` for a property that the model does not have."""
    if not known >= set(names):
        raise ValueError(f"not in graph.model: {sorted(set(names) - set(known))}")
    return ", ".join(f"`{name}`: row[{place}]" for place, name in enumerate(names, start=first))


def _label(label: str) -> str:
    return LABELS[label].label


def _type(kind: str) -> str:
    return TYPES[kind].type
