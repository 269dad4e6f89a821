"""The annotated reports beside the project (`../shared/evaluation`), for what learns from them or measures by them."""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import clean
from ingest.clean.text import CleanText, Metadata

SHARED = Path(__file__).resolve().parents[2] / "shared"
EVALUATION = SHARED / "evaluation"


@dataclass(frozen=True)
class Annotated:
    """One annotated report or passage: its clean text, its metadata and the annotation (`FORMAT.md`)."""

    doc: str
    stem: str  # name of the annotation's file without .json
    part: str  # gold | train | check
    clean: CleanText
    meta: Metadata
    facts: dict

    @property
    def place(self) -> str:
        """The place the text is of, for folds that keep places apart."""
        return self.facts["city"] or self.facts["province"] or self.doc


def missing() -> str:
    """Empty if the annotated reports are there, else a line that says what is missing."""
    return "" if (EVALUATION / "score.py").is_file() else f"not measured: the annotated reports are not there ({EVALUATION})"


def annotated(part: str) -> Iterator[Annotated]:
    """The documents of `gold`, `train` or `check`, by file name."""
    for file in sorted((EVALUATION / part).glob("*.json")):
        facts = json.loads(file.read_text(encoding="utf-8"))
        text = (SHARED / "reports" / facts.get("report", facts["doc"])).read_text(encoding="utf-8")
        text = text[facts.get("start", 0) : facts.get("end")]
        meta = Metadata(city=facts["city"], province=facts["province"], year=facts.get("year"))
        yield Annotated(facts["doc"], file.stem, part, clean(text), meta, facts)
