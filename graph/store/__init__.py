"""The store: one driver and one query language over two databases.

    with open_store() as store:
        store.read("MATCH (c:City) RETURN c.name AS name ORDER BY name").rows
        store.write(lambda tx: tx.run("CREATE (n:City:Thing) SET n = $p", p={...}))

`NEO4J_URI` set: that server. Otherwise: the embedded engine of the data folder (`graph.store.engine`), started when needed.

What Cypher must keep to, so that both do the same, and fast (measured on ArcadeDB 26.10.2, 10,000 nodes):

- Every node has its own label and `Thing`. To find one by id: `MATCH (n:Thing {id: $id})`, the one form that uses the index (2 to 4 ms);
  `(n:City {id: $id})` and `(n:City:Thing {…})` scan the label (25 ms). By an indexed property: `MATCH (n:City {name: $name})`, one label.
- To create: `UNWIND $rows AS row CREATE (n:City:Thing) SET n = row`, both labels at once. Never `SET n:Label` (it fails on the unique
  id), and no `MERGE (n:City:Thing {id: …})` (it scans: 10,000 took 94 s). So a loader asks first which ids are there
  (`UNWIND $ids AS id MATCH (n:Thing {id: id}) RETURN id`), creates the others, and updates with
  `MATCH (n:Thing {id: row.id}) SET n = row`.
- Relationships: `UNWIND $rows AS row MATCH (a:Thing {id: row.from}) MATCH (b:Thing {id: row.to}) MERGE (a)-[r:LEADS]->(b)
  SET r = row.properties` (5,000 in 1.1 s).
- Names to search for stand in the property `search` (`fulltext.search_text(name, aliases)`). What a person typed is no query for the
  full-text index, whose language has operators: `graph.search` looks for it.
- The order of rows is what ORDER BY says, nothing else.
"""
from __future__ import annotations

from graph.settings import StoreSettings
from graph.store.guard import check_read_only
from graph.store.schema import ensure_schema
from graph.store.store import Store, Transaction
from graph.store.values import Node, Path, Relationship, Result
from ingest.workspace import Workspace

__all__ = ["Node", "Path", "Relationship", "Result", "Store", "Transaction", "check_read_only", "ensure_schema", "open_store"]


def open_store(settings: StoreSettings | None = None, workspace: Workspace | None = None) -> Store:
    """The store that `settings` name (default: the environment), the embedded one being that of `workspace` (default: REFORMGRAPH_DATA).

    Nothing is contacted yet; `Store.verify()` does it, or the first query.
    """
    return Store(settings or StoreSettings.from_environment(), workspace or Workspace.default())
