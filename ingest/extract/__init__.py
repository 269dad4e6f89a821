"""Extraction: from a clean text to the entities and relations of the annotation guide, as a spaCy pipeline of small components.

    nlp = build()
    entities, relations, passages, candidates = extract(nlp, clean, meta)

See `pipeline` for the order of the components and `mentions` for what they share.
"""
from ingest.extract.assemble import Extraction
from ingest.extract.pipeline import EXTRACTOR, build, extract

__all__ = ["EXTRACTOR", "Extraction", "build", "extract"]
