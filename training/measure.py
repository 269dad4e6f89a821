"""Scores what a pipeline extracts from annotated documents, by the scorer beside them."""
from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from types import ModuleType

from spacy.language import Language

from ingest.extract import extract
from training.annotated import EVALUATION, Annotated


@cache
def scorer() -> ModuleType:
    """The scorer `score.py` as a module."""
    spec = importlib.util.spec_from_file_location("reformgraph_score", EVALUATION / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(nlp: Language, documents: Iterable[Annotated]) -> dict[str, dict]:
    """Document → what the pipeline extracts from it, in the format that the scorer reads."""
    found = {}
    for one in documents:
        facts = extract(nlp, one.clean, one.meta)
        found[one.doc] = {"doc": one.doc, "entities": [asdict(e) for e in facts.entities], "relations": [asdict(r) for r in facts.relations]}
    return found


def scored(documents: Iterable[Annotated], found: dict[str, dict]) -> dict:
    """The scorer's result for `documents`."""
    return scorer().score({one.doc: one.facts for one in documents}, found)


def table(result: dict) -> str:
    """A result as the scorer prints it."""
    lines = []
    for title in ("entities", "relations"):
        lines.append(f"{title:<18}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}{'match':>7}")
        for kind, row in [*result[title].items(), ("(all)", result[f"{title}_micro"])]:
            lines.append(f"{kind:<18}{row['precision']:7.3f}{row['recall']:7.3f}{row['f1']:7.3f}{row['gold']:7d}{row['predicted']:7d}{row['matched']:7d}")
    lines += [f"{kind:<18} accuracy {row['accuracy']:.3f} of {row['of']}" for kind, row in result["attributes"].items()]
    return "\n".join(lines)
