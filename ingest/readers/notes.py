"""Footnotes and endnotes of a DOCX, which Word keeps in parts of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEAD = "注释"
"""The line above the notes: cleaning begins an appendix with it, so that no note counts as a part of the last section."""
_KINDS = ("footnote", "endnote")


def note_lines(document: Any, lines_of: Callable[[Any], Iterable[str]], unseen: set[str]) -> Iterator[str]:
    """The notes that the text of a python-docx `document` refers to, as lines for its end: `注释`, then `[1] …` for each.

    At the end, as a note between two paragraphs would part a sentence or list that goes on below it, or a title from its date; the form is
    the one that cleaning never joins to a line before it. Footnotes come first, then endnotes, each in the order of the text, numbered on.
    Notes without a reference, or with one only inside an element of `unseen`, are not shown by Word and left out. `lines_of` reads the
    paragraphs of an element. Raises what lxml raises for a part that is no XML.
    """
    notes = [note for kind in _KINDS for note in _referred(document, kind, unseen)]
    number = 0
    for note in notes:
        lines = [line.strip() for line in lines_of(note) if line.strip()]
        if not lines:
            continue
        number += 1
        if number == 1:
            yield HEAD
        yield f"[{number}] {lines[0]}"
        yield from lines[1:]


def _referred(document: Any, kind: str, unseen: set[str]) -> Iterator[Any]:
    from docx.oxml import parse_xml

    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith(f"/{kind}s") and not r.is_external), None)
    if part is None:
        return
    notes = {note.get(W + "id"): note for note in parse_xml(part.blob).iterchildren(W + kind) if note.get(W + "type", "normal") == "normal"}
    for reference in document.element.body.iter(f"{W}{kind}Reference"):
        if not any(above.tag in unseen for above in reference.iterancestors()):
            note = notes.pop(reference.get(W + "id"), None)
            if note is not None:
                yield note


def has_own_mark(run: Any) -> bool:
    """Whether the text of a run is the mark of a note that its author chose (`*`), not text of the sentence."""
    return any(
        reference.get(W + "customMarkFollows", "0") in ("1", "true", "on")
        for kind in _KINDS for reference in run.iterchildren(f"{W}{kind}Reference")
    )
