"""Scores what a pipeline extracts from annotated documents, by the scorer beside them."""
from __future__ import annotations

import importlib.util
import math
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from types import ModuleType

from spacy.language import Language

from ingest.extract import extract
from training.annotated import EVALUATION, Annotated

FEW = 50
"""Kinds with fewer in a set are reported with an interval (Wilson, 95 %): one more or one less moves their figures by points."""
_NORMAL = 1.96


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


def wilson(right: int, of: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share of `right` in `of`; all of 0 to 1 where there is nothing to count."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _NORMAL * _NORMAL
    middle, half = share + square / (2 * of), _NORMAL * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = ((middle + sign * half) / (1 + square / of) for sign in (-1, 1))
    return max(0.0, low), min(1.0, high)


def table(result: dict) -> str:
    """A result as the scorer prints it; of kinds with fewer than `FEW` in the annotation also the intervals of precision and recall."""
    lines = []
    for title in ("entities", "relations"):
        lines.append(f"{title:<18}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'pred':>7}{'match':>7}")
        for kind, row in [*result[title].items(), ("(all)", result[f"{title}_micro"])]:
            line = f"{kind:<18}{row['precision']:7.3f}{row['recall']:7.3f}{row['f1']:7.3f}{row['gold']:7d}{row['predicted']:7d}{row['matched']:7d}"
            if 0 < row["gold"] < FEW:
                line += "".join(f"   {name} {low:.2f}–{high:.2f}" for name, (low, high) in (
                    ("P", wilson(row["matched"], row["predicted"])), ("R", wilson(row["matched"], row["gold"]))))
            lines.append(line)
    lines += [f"{kind:<18} accuracy {row['accuracy']:.3f} of {row['of']}" for kind, row in result["attributes"].items()]
    return "\n".join(lines)
