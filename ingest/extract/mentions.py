"""What the pipeline's components write on a spaCy `Doc`, and how they find it.

The `Doc`'s text is exactly the clean text, its tokens are LAC's words (`token.tag_` is LAC's tag). Components share:

    doc._.clean      ingest.clean.text.CleanText; None for a text without blocks, each line of which is one then
    doc._.meta       ingest.clean.text.Metadata; None where nothing is known of the text
    doc._.sentences  list[Sentence]    set by `sentences`
    doc._.mentions   list[Mention]     every component appends; spans may overlap (a City inside a Reform's name)
    doc._.links      list[Link]        relations between mentions
    doc._.unnamed    list[Unnamed]     set by `unnamed`: what would be said of persons whom other reports may name

A component never removes another's mentions; `resolve_overlaps` at the end of the span finders does, by rule.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc


@dataclass(eq=False)
class Mention:
    """Clean characters [start, end) that name a thing of `type`.

    `name` is the form to show (淄博 → 淄博市); mentions with the same `(type, key)` become one entity of the report; `key` defaults to the
    normalised name. `own` marks the report's own jurisdiction; with `start == end == 0` and `own` it is implied (我市). `named` is false
    where the words mean the thing but are no name of it (市委书记 for a person): they are no alias.
    """

    type: str
    start: int
    end: int
    name: str
    component: str
    confidence: float = 1.0
    attrs: dict[str, Any] = field(default_factory=dict)
    key: str = ""
    own: bool = False
    named: bool = True


@dataclass(eq=False)
class Link:
    """A relation found between two mentions in the sentence [start, end). `tail` may be an inline recogniser {"name", "kind"}."""

    type: str
    head: Mention
    tail: Mention | dict[str, str]
    start: int
    end: int
    component: str
    confidence: float = 1.0
    attrs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OpenRole:
    """Clean characters [start, end) that mean the holders of `functions` of the division with the code `place`, of whom the report names none;
    `acting` as in `ingest.offices.Role`."""

    start: int
    end: int
    place: str
    functions: tuple[str, ...]
    acting: bool


@dataclass(frozen=True)
class Unnamed:
    """An open role, the mention that stands for the person whom it means, and the links of that mention; the mention is none of the document's."""

    role: OpenRole
    mention: Mention
    links: list[Link]


@dataclass(frozen=True)
class Sentence:
    """Clean characters [start, end) of one sentence, in block number `block`; `plan` if it speaks of what is to be done."""

    start: int
    end: int
    block: int
    plan: bool = False


def register() -> None:
    """Declare the extension attributes (idempotent). Each document has lists of its own: spaCy copies a default that can be changed."""
    for name, default in (("clean", None), ("meta", None), ("sentences", []), ("mentions", []), ("links", []), ("unnamed", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
