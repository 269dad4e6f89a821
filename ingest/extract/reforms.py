"""Component `reforms`: named reform items, measures, systems, modes, campaigns and plans of action."""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of
from ingest.extract.words import words

NAME = "reforms"


@Language.factory("reformgraph_reforms")
def create_reforms(nlp: Language, name: str):
    """Append a `Reform` mention for each reform named; `status`, `topics` and `first` give its attributes."""
    return find_reforms


def find_reforms(doc: Doc) -> Doc:
    """Append the mentions of reforms."""
    text = words(doc).text
    for span in spans_of(doc, "Reform"):
        doc._.mentions.append(Mention("Reform", span.start, span.end, text[span.start : span.end], NAME, span.confidence))
    return doc
