"""Both stores do the same with the same Cypher."""
from __future__ import annotations

from graph.model import BASE, FULLTEXT_INDEX


def test_node_of_two_labels(store):
    store.write(lambda tx: tx.run("CREATE (n:City:Thing) SET n = $p", p={"id": "c", "name": "淄博市"}))
    result = store.read("MATCH (n:Thing {id: $id}) RETURN n, labels(n) AS labels", id="c")
    node, labels = result.rows[0]
    assert sorted(labels) == ["City", BASE] == list(node.labels)
    assert node.label == "City"
    assert node.properties == {"id": "c", "name": "淄博市"}
