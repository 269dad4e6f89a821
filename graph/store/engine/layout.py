"""Types and indexes of the embedded engine, from `graph.model`, in ArcadeDB's SQL.

A node of two labels is a record of a type `A~B` that extends both; ArcadeDB makes such a type by itself when a node is created with both
labels. Here they are all made beforehand, so that loading never changes the schema in the middle of a transaction, and an index on
`Thing` covers every node.
"""
from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.metadata import version

from graph.model import BASE, DIMENSIONS, FULLTEXT_INDEX, FULLTEXT_PROPERTIES, LABELS, TOLD_INDEX, TYPES, VECTOR_INDEX

PACKAGE = "arcadedb-embedded"
_ANALYZER = "org.apache.lucene.analysis.cjk.CJKAnalyzer"
_KINDS = {"year": "INTEGER"}  # indexed properties are texts unless named here


def statements() -> list[str]:
    """SQL statements that make the schema; each does nothing when its thing is there already."""
    made = [f"CREATE VERTEX TYPE `{BASE}` IF NOT EXISTS", f"CREATE PROPERTY `{BASE}`.id IF NOT EXISTS STRING"]
    made += [f"CREATE PROPERTY `{BASE}`.{name} IF NOT EXISTS STRING" for name in FULLTEXT_PROPERTIES]
    made.append(f"CREATE INDEX thing_id IF NOT EXISTS ON `{BASE}` (id) UNIQUE")
    made.append(f"CREATE INDEX {FULLTEXT_INDEX} IF NOT EXISTS ON `{BASE}` ({', '.join(FULLTEXT_PROPERTIES)}) "
                f'FULL_TEXT METADATA {{"analyzer": "{_ANALYZER}"}}')
    made += [f"CREATE PROPERTY `{BASE}`.told IF NOT EXISTS STRING",
             f'CREATE INDEX {TOLD_INDEX} IF NOT EXISTS ON `{BASE}` (told) FULL_TEXT METADATA {{"analyzer": "{_ANALYZER}"}}',
             f"CREATE PROPERTY `{BASE}`.vector IF NOT EXISTS ARRAY_OF_FLOATS",
             f"CREATE INDEX {VECTOR_INDEX} IF NOT EXISTS ON `{BASE}` (vector) LSM_VECTOR "
             f'METADATA {{"dimensions": {DIMENSIONS}, "similarity": "COSINE"}}']
    for node in LABELS.values():
        both = "~".join(sorted((node.label, BASE)))
        parents = ", ".join(f"`{label}`" for label in sorted((node.label, BASE)))
        made.append(f"CREATE VERTEX TYPE `{node.label}` IF NOT EXISTS")
        made.append(f"CREATE VERTEX TYPE `{both}` IF NOT EXISTS EXTENDS {parents}")
        for name in node.indexed:
            made.append(f"CREATE PROPERTY `{node.label}`.{name} IF NOT EXISTS {_KINDS.get(name, 'STRING')}")
            made.append(f"CREATE INDEX {node.label.lower()}_{name} IF NOT EXISTS ON `{node.label}` ({name}) NOTUNIQUE")
    made += [f"CREATE EDGE TYPE `{name}` IF NOT EXISTS" for name in TYPES]
    return made


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A short text that differs when the schema or the engine's version does."""
    return hashlib.sha256("\n".join([version(PACKAGE), *statements()]).encode()).hexdigest()[:16]
