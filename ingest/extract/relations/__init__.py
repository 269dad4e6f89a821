"""Component `relations`: links between the mentions that the other components found, each within one sentence; where `sentences` was left out there are none.

Each module has the rules of one concern. Confidence is honest: where the text says nothing else, the report's own place is taken (0.9).
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.relations.benchmarks import link_benchmarks
from ingest.extract.relations.context import Context
from ingest.extract.relations.documents import link_documents
from ingest.extract.relations.duties import link_duties, link_problems
from ingest.extract.relations.jurisdiction import link_items, link_parts
from ingest.extract.relations.leaders import link_leaders
from ingest.extract.relations.results import link_results
from ingest.extract.relations.rows import link_rows


@Language.factory("reformgraph_relations")
def create_relations(nlp: Language, name: str):
    """Append links. Needs all mentions to be there, overlaps resolved."""
    return mark_relations


def mark_relations(doc: Doc) -> Doc:
    """Append the links between mentions to `doc._.links` (see module)."""
    context = Context(doc)
    if not context.sentences:
        return doc
    link_items(context)
    link_results(context)
    link_documents(context)
    link_leaders(context)
    link_parts(context)
    link_benchmarks(context)
    link_problems(context)
    link_duties(context)
    link_rows(context)
    return doc
