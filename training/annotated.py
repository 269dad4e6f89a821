"""Annotated documents: the text, its metadata and the facts that people marked in it.

An annotation is a JSON file in the format of the fact files (`doc`, `city`, `province`, `year`, `entities`, `relations`). Its text is the file
`doc` beside it, or the characters [`start`, `end`) of `report` in the folder of reports.
"""
from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import NotProse, clean
from ingest.clean.text import CleanText, Metadata
from ingest.facts import ENTITY_TYPES, RELATION_TYPES, TOPICS
from training.errors import AnnotationError

SHARED = Path(__file__).resolve().parents[2] / "shared"
EVALUATION = SHARED / "evaluation"
OWN = Path(__file__).with_name("annotations")
"""Annotations of this project, of passages of the reports in `SHARED`; they hold facts and offsets, no text."""
INVENTED = Path(__file__).with_name("invented")
"""Reform reviews and other texts that were made up to be learnt from, with their annotations."""
CHOICES = {
    "Reform": {"status": ("planned", "underway", "completed", "unknown"), "topic": TOPICS, "first": ("national", "provincial", "none")},
    "Pilot": {"level": ("national", "provincial", "municipal", "unknown")},
    "City": {"level": ("province", "prefecture", "county", "zone", "township")},
    "Outcome": {"change": ("up", "down", "none")},
}
"""Attributes that an annotated entity must have, and what they may say."""


@dataclass(frozen=True)
class Annotated:
    """One annotated report or passage: its clean text, its metadata and the annotation."""

    doc: str
    stem: str  # name of the annotation's file without .json
    part: str  # name of its folder, such as gold, train, check
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
    """The documents of `gold`, `train`, `check`, or of this project's own `annotations` and `invented`, by file name."""
    return documents({one.name: one for one in (OWN, INVENTED)}.get(part, EVALUATION / part), SHARED / "reports")


def to_learn_from() -> list[Annotated]:
    """Everything that the shipped weights are learnt from."""
    return [one for part in ("train", OWN.name, INVENTED.name, "gold") for one in annotated(part)]


def documents(folder: Path, reports: Path | None = None) -> Iterator[Annotated]:
    """The annotated documents of `folder` (its `*.json`), by file name; texts lie beside them or in the folder `reports`.

    Raises `AnnotationError` for a folder without any, and for a file that is broken or does not fit its text.
    """
    files = sorted(folder.glob("*.json")) if folder.is_dir() else []
    if not files:
        raise AnnotationError(folder, "no annotations (*.json) here; name a folder that has them beside their texts")
    for file in files:
        yield _document(file, reports)


def _document(file: Path, reports: Path | None) -> Annotated:
    try:
        facts = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise AnnotationError(file, f"not readable as JSON ({error}); mend or remove it") from None
    try:
        text = _text(file, facts, reports)
        facts = {"city": "", "province": "", "relations": [], **facts}
        meta = Metadata(city=facts["city"], province=facts["province"], year=facts.get("year"))
        made = Annotated(facts["doc"], file.stem, file.parent.name, clean(text), meta, facts)
        wrong = next(_wrong(made), "")
    except NotProse as error:
        raise AnnotationError(file, f"its text cannot be read: {error}") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise AnnotationError(file, f"not in the format of annotations ({type(error).__name__}: {error}); compare it with a fact file") from None
    if wrong:
        raise AnnotationError(file, wrong)
    return made


def _text(file: Path, facts: dict, reports: Path | None) -> str:
    own = file.parent / facts["doc"]
    path = own if own.is_file() or reports is None else reports / facts.get("report", facts["doc"])
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(file, f"its text {path} cannot be read ({error}); put it there, as UTF-8") from None
    start, end = (0, len(text)) if path == own else (facts.get("start", 0), facts.get("end", len(text)))
    if not 0 <= start < end <= len(text):
        raise AnnotationError(file, f"characters {start} to {end} are not in {path} ({len(text)} characters); is it another version of the report?")
    return text[start:end]


def _wrong(one: Annotated) -> Iterator[str]:
    """What does not fit, in words that say what to mend."""
    text = _flat(one.clean.text)
    ids: set[str] = set()
    for entity in one.facts["entities"]:
        name, kind = entity["name"], entity["type"]
        if kind not in ENTITY_TYPES:
            yield f"{name}: there is no type {kind}; there are {', '.join(ENTITY_TYPES)}"
        if entity["id"] in ids:
            yield f"the id {entity['id']} is there twice"
        ids.add(entity["id"])
        named = [name, *entity.get("aliases", [])]
        if not entity.get("implied") and not any(_flat(n) in text for n in (named if kind == "City" else named[:1])):
            yield f"{kind} “{name}” is not in the text; a name must stand there as written (a City by its name or an alias)"
        for key, allowed in CHOICES.get(kind, {}).items():
            if entity["attrs"].get(key) not in allowed:
                yield f"{kind} “{name}”: {key} is {entity['attrs'].get(key)!r}, not one of {', '.join(allowed)}"
        if kind == "Outcome" and not isinstance(entity["attrs"].get("value"), int | float):
            yield f"Outcome “{name}”: value is {entity['attrs'].get('value')!r}, not a number"
    for relation in one.facts["relations"]:
        if relation["type"] not in RELATION_TYPES:
            yield f"there is no relation {relation['type']}; there are {', '.join(RELATION_TYPES)}"
        for end in (relation["head"], relation["tail"]):
            if isinstance(end, str) and end not in ids:
                yield f"{relation['type']} names {end}, which is no entity of the file"


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)
