"""Constraints and indexes of the graph, from `graph.model`, on either store.

The embedded engine makes its own when it starts (`graph.store.engine.layout`); Neo4j gets them here.
"""
from __future__ import annotations

from graph.model import BASE, DIMENSIONS, FULLTEXT_INDEX, FULLTEXT_PROPERTIES, LABELS, TOLD_INDEX, VECTOR_INDEX
from graph.store.store import Store


def statements() -> dict[str, str]:
    """Name → Cypher statement that makes the constraint or index of that name on Neo4j; each does nothing when it is there already."""
    made = {"thing_id": f"CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:`{BASE}`) REQUIRE n.id IS UNIQUE"}
    for node in LABELS.values():
        for name in node.indexed:
            index = f"{node.label.lower()}_{name}"
            made[index] = f"CREATE INDEX {index} IF NOT EXISTS FOR (n:`{node.label}`) ON (n.`{name}`)"
    for index, properties in ((FULLTEXT_INDEX, FULLTEXT_PROPERTIES), (TOLD_INDEX, ("told",))):
        covered = ", ".join(f"n.`{name}`" for name in properties)
        made[index] = (f"CREATE FULLTEXT INDEX {index} IF NOT EXISTS FOR (n:`{BASE}`) ON EACH [{covered}] "
                       "OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}}")
    made[VECTOR_INDEX] = (f"CREATE VECTOR INDEX {VECTOR_INDEX} IF NOT EXISTS FOR (n:`{BASE}`) ON (n.`vector`) "
                          f"OPTIONS {{indexConfig: {{`vector.dimensions`: {DIMENSIONS}, `vector.similarity_function`: 'cosine', "
                          "`vector.quantization.enabled`: false}}")  # else scores are rough, and other ones than the embedded engine's
    return made


def removal() -> list[str]:
    """Cypher statements that take the schema away again from Neo4j."""
    made = ["DROP CONSTRAINT thing_id IF EXISTS", *(f"DROP INDEX {index} IF EXISTS" for index in (FULLTEXT_INDEX, TOLD_INDEX, VECTOR_INDEX))]
    return made + [f"DROP INDEX {node.label.lower()}_{name} IF EXISTS" for node in LABELS.values() for name in node.indexed]


def ensure_schema(store: Store) -> None:
    """Make the constraints and indexes that are missing, and wait until they can be used. Doing it again changes nothing."""
    if store.kind == "embedded":
        store.verify()  # an engine that runs has its schema
        return
    there = {name: state for name, state in store.command("SHOW INDEXES YIELD name, state RETURN name, state").rows}
    made = statements()
    missing = made.keys() - there.keys()  # a statement for each would cost a third of a second at every load
    for name in sorted(missing):
        store.command(made[name])
    if missing or any(there[name] != "ONLINE" for name in made if name in there):
        store.command("CALL db.awaitIndexes(300)")
