"""One input file to finished fact files: read, clean, describe, extract. Pure: touches no folder and no database."""
from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ingest import texts
from ingest.clean import clean
from ingest.clean.text import CleanText, Metadata
from ingest.errors import FactFileError, NotProse, SetAside, TextFileError
from ingest.extract import Extraction, pipeline
from ingest.facts import FactFile
from ingest.filenames import printable, readable, safe_name
from ingest.metadata import describe
from ingest.readers import read
from ingest.readers.limits import MAX_CHARACTERS
from ingest.readers.refusal import too_long
from ingest.readers.source import Progress, SourceDocument
from ingest.settings import weights_folder
from ingest.successors import alike

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """What the user fixed for every report of a run; `decisions` holds the metadata that people set, by report id.

    `before`: by the key of an input the text file of the report that it held, where people set metadata of that. `fast`: extract without the
    encoder. `known`: fact files that are there already, by report id: facts of the same extractor, setting and metadata are taken from them.
    """

    city: str | None = None
    year: int | None = None
    decisions: dict[str, dict[str, Any]] = field(default_factory=dict)
    fast: bool = False
    known: dict[str, tuple[Path, ...]] = field(default_factory=dict)
    before: dict[str, Path] = field(default_factory=dict)

    def given(self) -> dict[str, Any]:
        """The metadata keys given as options."""
        return {k: v for k, v in (("city", self.city), ("year", self.year)) if v is not None}


@dataclass
class Processed:
    """A readable report: its facts, its stored text, its source bytes and where it came from.

    `key` names the input for good (absolute path, with `!/inner` for a member of an archive); `name` is how the user knows it.
    """

    key: str
    name: str
    facts: FactFile
    text: bytes
    source: bytes
    warnings: list[str] = field(default_factory=list)


def report_id(clean_text: str) -> str:
    """The id of a report, made from its clean text: the same text under two names is one report."""
    return "r" + hashlib.sha256(clean_text.encode("utf-8")).hexdigest()[:16]


def process(path: Path, options: Options, language: Any = None, pages: Progress | None = None) -> Iterator[Processed | SetAside]:
    """All reports of one input (several for an archive); what cannot be read comes as a `SetAside` and the rest goes on.

    `language` is the pipeline to use; without it a shared one is built at first need. `pages(name, done, count)` is told of each page
    that recognition has read.
    """
    language = language or shared_language(options.fast)
    for document in read(path, pages):
        if isinstance(document, SetAside):
            yield document
            continue
        try:
            yield _process_document(path, document, options, language)
        except NotProse as error:
            yield SetAside(document.name, error.reason, error.code)
        except SetAside as error:
            yield error
        except Exception as error:  # a fault of ours on one report must not cost the user the others
            log.exception("%s", document.name)
            yield SetAside(document.name, f"内部错误，请报告（internal error, please report it）：{type(error).__name__}: {error}", "internal")


def _process_document(path: Path, document: SourceDocument, options: Options, language: Any) -> Processed:
    cleaned = clean(document.text, document.damage)
    if len(cleaned.text) > MAX_CHARACTERS:
        raise too_long(document.name, len(cleaned.text))
    report = report_id(cleaned.text)
    inner = document.name.removeprefix(readable(str(path))).lstrip("/")
    key = printable(str(path.resolve()) + (f"!/{inner}" if inner else ""))
    meta, warnings = describe(cleaned, document, options.given(), _decided(options, key, report, cleaned))
    facts = to_fact_file(safe_name(document.doc), report, cleaned, meta, language, _known(options.known.get(report, ())))
    return Processed(key, document.name, facts, texts.to_bytes(report, cleaned, meta), document.data, [*document.warnings, *warnings])


def _decided(options: Options, key: str, report: str, cleaned: CleanText) -> dict[str, Any]:
    """What people decided of the report, or of the one whose place it is about to take."""
    own = options.decisions.get(report, {})
    before = options.before.get(key)
    if before is None or before.stem == report:
        return own
    try:
        old = texts.read(before.parent, before.stem)
    except TextFileError:
        return own
    return {**options.decisions[before.stem], **own} if alike(old.clean.text, cleaned.text) else own


def _known(files: tuple[Path, ...]) -> Iterator[FactFile]:
    for file in files:
        try:
            yield FactFile.read(file)
        except (FactFileError, OSError):
            continue  # it is written anew


def to_fact_file(doc: str, report: str, cleaned: CleanText, meta: Metadata, language: Any, known: Iterable[FactFile] = ()) -> FactFile:
    """Extract from a clean text and put everything in the order and shape of the fact file.

    Where one of `known` holds the facts of this text under the same metadata by the same extractor, they are taken from it.
    """
    head = _head(doc, report, cleaned, meta, pipeline.setting(language), pipeline.extractor(language))
    for old in known:
        if all(getattr(old, key) == getattr(head, key) for key in _DECIDES) and _shape(old.passages) == _shape(cleaned.blocks):
            return _with(head, old)
    return _with(head, pipeline.extract(language, cleaned, meta))


def _with(head: FactFile, found: FactFile | Extraction) -> FactFile:
    return replace(
        head, entities=found.entities, relations=found.relations, candidates=found.candidates, roles=found.roles, passages=found.passages)


_DECIDES = ("report", "extractor", "setting", "title", "city", "province", "year", "date", "author", "source", "url")
"""What the facts of a text depend on beside its paragraphs."""


def _shape(parts: Iterable[Any]) -> list[tuple[int, int, str]]:
    return [(part.start, part.end, part.kind) for part in parts]


def _head(doc: str, report: str, cleaned: CleanText, meta: Metadata, setting: str, extractor: str) -> FactFile:
    return FactFile(
        doc=doc, report=report, title=meta.title, city=meta.city, province=meta.province, year=meta.year, date=meta.date,
        author=meta.author, source=meta.source, url=meta.url, origin=dict(sorted(meta.origin.items())),
        gaps=[key for key in ("city", "year", "date") if not getattr(meta, key)],
        extractor=extractor, setting=setting, chars=len(cleaned.text), notes=list(cleaned.notes),
        damage=[{"start": d.start, "end": d.end, "reason": d.reason} for d in cleaned.damage],
        furniture=[{"start": f.start, "end": f.end, "kind": f.kind, "text": f.text} for f in cleaned.furniture if f.kind != "pinyin"],
    )


@cache
def shared_language(fast: bool = False) -> Any:
    """The pipeline of this process, built at first need (a worker builds it once)."""
    return pipeline.build(weights=weights_folder(), fast=fast)
