"""Component `ledgers`: the items of tables (台账, 清单, 任务分解表) and of numbered lists, each with what its row says of it.

A row of a table whose heads are known (`ingest.tables`) is one item: its name from the item's column, owners, persons, deadline and
state from theirs. What the span finders saw in the cells that the head explains gives way to it; it runs behind `overlaps` for that.
`relations` links what this component notes in `doc.user_data`.
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.ledgers.lists import mark_lists
from ingest.extract.ledgers.rows import mark_rows
from ingest.extract.ledgers.tidy import tidy_cells


@Language.factory("reformgraph_ledgers")
def create_ledgers(nlp: Language, name: str):
    """Append the items of tables and numbered lists with their bodies and persons."""
    return mark_ledgers


def mark_ledgers(doc: Doc) -> Doc:
    """Append mentions of items, bodies and persons; drop those of other components that clash with a table's columns."""
    tidy_cells(doc)
    mark_rows(doc)
    mark_lists(doc)
    doc._.mentions.sort(key=lambda m: (m.start, m.end, m.type, m.name))
    return doc
