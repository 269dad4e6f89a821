"""A draft of several paragraphs as questions: the reforms and pilots that it tells of, each with its sentence."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadQuestion, NoEmbedder
from graph.similar.embedder import Embedder, embedder
from graph.similar.question import DESCRIPTION, LONGEST, checked, of_text, plain
from graph.similar.records import Question
from graph.similar.texts import mixed
from ingest.errors import IngestError, SetAside

if TYPE_CHECKING:
    from ingest.clean.text import CleanText

MOST = 12
"""Things of a draft that are asked for, the surest first."""
SURE = 0.5
"""Confidence from which on a thing that extraction found in a draft is asked for."""


def of_draft(text: str, model: Embedder | None = None) -> list[Question]:
    """The questions of a text: itself where it is a description (`graph.similar.question.DESCRIPTION`), else one for each thing that it tells of, and
    where it tells of none, its beginning. Raises `BadQuestion` where there is nothing Chinese to look for."""
    asked = checked(text)
    if len(asked) <= DESCRIPTION:
        return [of_text(asked, model)]
    return _things("\n".join(map(plain, text.splitlines())), model) or [of_text(asked[:DESCRIPTION], model)]


def read_draft(path: Path) -> str:
    """The text of a file that a person hands in (TXT, HTML, DOCX, PDF, image …). Raises `BadQuestion` naming the file and the reason."""
    from ingest.readers import read

    if not path.is_file():
        raise BadQuestion(f"{path}：" + ("是文件夹，请给出一份文件 / a folder: name one file" if path.is_dir() else "没有这个文件 / no such file"))
    try:
        read_in = list(read(path))
    except (IngestError, OSError) as error:
        raise BadQuestion(f"{path.name}：{error}") from error
    texts = [document.text for document in read_in if not isinstance(document, SetAside)]
    if not texts:
        why = "；".join(each.reason for each in read_in if isinstance(each, SetAside)) or "里面没有文字 no text in it"
        raise BadQuestion(f"{path.name}：读不出来，{why}")
    return "\n".join(texts)


def _things(text: str, model: Embedder | None) -> list[Question]:
    from graph.similar.draft_place import told
    from ingest.clean import clean
    from ingest.errors import NotProse
    from ingest.extract import pipeline
    from ingest.run.process import shared_language

    try:
        cleaned: CleanText = clean(text)
    except NotProse as error:
        raise BadQuestion(f"文字里没有可以查找的中文段落：{error.reason} / no Chinese prose to look for") from error
    if len(cleaned.text) > LONGEST:
        raise BadQuestion(f"文字有 {len(cleaned.text):,} 个字，最多 {LONGEST:,} 个 / the text has too many characters")
    found = pipeline.extract(shared_language(True), cleaned, told(cleaned))
    things = sorted((e for e in found.entities if e.type in ("Reform", "Pilot") and e.confidence >= SURE), key=lambda e: (-e.confidence, e.start))
    names = {e.id: e.name for e in found.entities}
    ties: dict[str, list[str]] = {}
    for relation in found.relations:
        if relation.type in ("ADDRESSES", "GOVERNED_BY") and relation.tail in names:
            ties.setdefault(relation.head, []).append(names[relation.tail])
    asked = [Question(e.name, e.evidence, None, "", e.type, e.attrs.get("topic") or "", e.attrs.get("level") or "", ties=tuple(ties.get(e.id, ())))
             for e in sorted(things[:MOST], key=lambda e: e.start)]
    return _with_vectors(asked, model)


def _with_vectors(asked: Sequence[Question], model: Embedder | None) -> list[Question]:
    if not asked:
        return []
    try:
        model = model or embedder()
    except NoEmbedder:
        return list(asked)
    names, told = model.passages([q.name for q in asked]), model.passages([q.told or q.name for q in asked])
    return [replace(q, vector=mixed(n, [t])) for q, n, t in zip(asked, names, told, strict=True)]


def wanted(questions: Iterable[Question]) -> str:
    """The questions in a line, for a person."""
    return "、".join(dict.fromkeys(q.name for q in questions))
