"""Whether a name of the gazetteer, where it stands, names the place: 来安获批试点 does, 山东农业工程学院 and 乐享安康 do not.

What the rules of `divisions` say and what stands around the name is weighed by a table learnt from annotated documents.
"""
from __future__ import annotations

from dataclasses import dataclass

from ingest.extract.words import Words
from ingest.gazetteer import Division

_JOINS = frozenset("、和与及")


@dataclass(frozen=True)
class Candidate:
    """Characters [start, end) that the gazetteer has, what it would be, and what the rules say of it (`rule`: their confidence or 0)."""

    start: int
    end: int
    division: Division | None  # None: several equally likely
    level: str
    full: bool  # with its 市, 省, 县
    official: bool  # exactly as the gazetteer has it
    ordinary: bool  # a word of its own, too
    near: bool  # in the report's prefecture, or its province
    own: bool
    chained: bool  # a place directly after the one that it lies in
    rule: float = 0.0


def place_features(text: str, table: Words, one: Candidate) -> list[str]:
    """What tells whether `one` is meant as a place."""
    first, last = table.at(one.start), table.at(one.end - 1)
    begins, ends = table.starts[first] == one.start, table.ends[last] == one.end
    form = "official" if one.official else "full" if one.full else "short"
    where = "own" if one.own else "near" if one.near else "far"
    kind = f"{form}:{one.level if one.division else 'open'}:{where}"
    cut = f"{'|' if begins else '-'}{'1' if first == last else '2'}{'|' if ends else '-'}"
    found = [f"rule:{one.rule:.1f}", f"form:{form}", f"kind:{kind}", f"cut:{cut}", f"cut:{form}:{cut}:{table.tags[first]}", f"tag:{form}:{table.tags[first]}",
             f"size:{form}:{min(one.end - one.start, 4)}"]
    if one.ordinary:
        found += ["ordinary", f"ordinary:{table.tags[first]}:{cut}"]
    if one.chained:
        found.append(f"chained:{form}")
    before, after = text[one.start - 1 : one.start], text[one.end : one.end + 1]
    found += [f"before:{before}" if before in _JOINS or not before.isalnum() else "before:word", f"after:{after}", f"after:{form}:{after}", f"after2:{text[one.end : one.end + 2]}"]
    found += [f"listed:{form}:{where}:{before in _JOINS}:{after in _JOINS}"]
    if not ends:
        found += [f"goes on:{form}:{table.tags[last]}", f"goes on:{table.texts[last][-1:]}:{table.tags[last]}"]
    following = last + 1
    if following < len(table.texts):
        tag, word = table.tags[following], table.texts[following]
        found += [f"next:{form}:{where}:{tag}", f"next:{word}", f"next:{form}:{where}:{tag}:{table.tags[following + 1] if following + 1 < len(table.tags) else ''}",
                  f"next ends:{word[-1:]}"]
    if first:
        found += [f"previous:{table.texts[first - 1]}", f"previous:{form}:{where}:{table.tags[first - 1]}"]
    return found
