"""Component `recognition`: who recognised a reform, a pilot or a place, and how (RECOGNISED_BY).

Two kinds of sentence: an honour that is won (入选, 获评, 荣获 …) and a body or medium that praises, spreads or reports (获国务院督查激励, 新华网推介).
Patterns find what may be one, widely; learnt tables decide whether it is, and whom it is of (`odds`).
The recogniser is a Leader where the sentence names one, else it is written inline with its `kind`: award, organ or media.
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.recognition.odds import judged
from ingest.extract.relations.context import Context
from ingest.extract.sections.notes import notes
from ingest.extract.weights import weights_of


@Language.factory("reformgraph_recognition")
def create_recognition(nlp: Language, name: str):
    """Append RECOGNISED_BY links. Needs reforms, pilots, places and posts, and their overlaps resolved."""
    return mark_recognition


def mark_recognition(doc: Doc) -> Doc:
    """Append RECOGNISED_BY links (see module). Plans and notes are passed over: an honour to be won is none."""
    context = Context(doc)
    weights = weights_of(doc)
    tables = weights.linear("recognitions"), weights.linear("recognised")
    for number, sentence in enumerate(context.sentences):
        if sentence.plan or sentence.block in notes(doc):
            continue
        for found, head, confidence in judged(context, number, *tables):
            tail = found.leader or {"name": found.name, "kind": found.kind}
            context.link("RECOGNISED_BY", head, tail, confidence, at=head if head.end > head.start else None, form=found.form)
            link = doc._.links[-1]
            link.start, link.end, link.component = sentence.start, sentence.end, "recognition"
    return doc
