"""Cleaning: the text of a report as the page gave it → Simplified Chinese prose in blocks, each character mapped to its source.

The steps stand in the order in which they run; each is a small module over a `Mapped` (text, map) pair.
"""
from __future__ import annotations

from collections.abc import Iterable

from ingest.clean import characters, furniture, glue, markup, pinyin, prose, script, spaces, structure, wrapping
from ingest.clean import damage as damages
from ingest.clean.lines import Line, lines_of
from ingest.clean.mapped import Edit, Mapped
from ingest.clean.text import CleanText, Furniture
from ingest.errors import NotProse

__all__ = ["CleanText", "NotProse", "clean"]

_ROUNDS = 4  # entities can hold entities and invisible characters; no page nests them deeper


def clean(text: str, damage: Iterable = ()) -> CleanText:
    """The cleaned report.

    `damage` are spans (start, end, reason) of `text` that the reader could not decode; they come back as spans of the clean text,
    with NULs, U+FFFD and lone surrogates that the text itself shows. Raises `NotProse` (codes `empty`, `only-furniture`,
    `not-chinese`). Cleaning a clean text gives the same text. Time is linear in the length; memory about 40 bytes a character.
    """
    mapped = _readable(Mapped.of(text))
    prose.check_source(mapped.text)
    mapped, aside = markup.drop_comments(mapped)
    mapped, read = pinyin.drop_pinyin(mapped)
    mapped, traditional = script.to_simplified(spaces.collapse(mapped))
    lines, found = furniture.set_aside(lines_of(mapped))
    aside.extend(Furniture(*mapped.source_span(line.start, line.end), kind, line.text) for line, kind in found)
    # Furniture has a script of its own; without it a short line may be told for what it is.
    joined, more = script.to_simplified(_put_together(mapped, lines))
    finished = _close(glue.split_headings(joined))
    prose.check_prose(finished.text, bool(aside))
    notes = (["traditional"] if traditional or more else []) + (["pinyin"] if read else []) + (["joined-lines"] if len(lines) > joined.text.count("\n") + 1 else [])
    return CleanText(
        finished.text,
        finished.origins,
        structure.blocks_of(finished.text),
        tuple(sorted((*aside, *read), key=lambda item: (item.start, item.end))),
        damages.damage_of(text, damage, finished),
        tuple(notes),
    )


def _readable(mapped: Mapped) -> Mapped:
    """Line ends, invisible characters, entities and composed forms, until nothing changes."""
    for _ in range(_ROUNDS):
        before = mapped.text
        mapped = characters.drop_nothings(characters.surrogates(characters.line_ends(mapped)))
        mapped = markup.decode_entities(characters.compose(mapped))
        if mapped.text == before:
            break
    return mapped


def _put_together(mapped: Mapped, lines: list[Line]) -> Mapped:
    """The kept lines with one line break between them, or none where a sentence goes on."""
    edits: list[Edit] = []
    done = 0
    goes_on = [False, *wrapping.joins(lines)]
    for line, join in zip(lines, goes_on, strict=False):
        between = "" if done == 0 else _seam(mapped.text[done - 1], line.text[0]) if join else "\n"
        edits.append((done, line.start, between))
        done = line.end
    edits.append((done, len(mapped.text), ""))
    return mapped.edit(edits)


def _seam(before: str, after: str) -> str:
    """What a line break in the middle of a sentence stood for: a space between two Latin words, else nothing."""
    return " " if before.isascii() and after.isascii() and before.isalpha() and after.isalpha() else ""


def _close(mapped: Mapped) -> Mapped:
    """Spaces closed up, lines that became empty removed."""
    return spaces.close_up(mapped)
