"""Component `encoder`: a fine-tuned multilingual-e5-small reads the report in windows.

What it says of words, names, numbers and pairs is kept with the document (`encoded`) and mixed by `span_model`, `status`, `topics`,
`pilots`, `numbers` and `relations` with what their tables say. Without this component the tables decide alone (the fast setting).
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encode
from ingest.extract.encoder.model import encoder_of
from ingest.extract.weights import weights_of


@Language.factory("reformgraph_encoder")
def create_encoder(nlp: Language, name: str):
    """Needs `sentences` and `sections` before it."""
    return read_with_encoder


def read_with_encoder(doc: Doc) -> Doc:
    """Have the encoder read the document (see module). `WeightsError` where its weights cannot be read."""
    encode(doc, encoder_of(weights_of(doc)))
    return doc
