"""What is to be shown of a report: its paragraphs, in each the marked names and the facts that rest on it. Pure."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.facts import FactFile, Passage, entity_from, relation_from

ROLE = "Role"
"""What a post without a name is marked as: it is no entity, but becomes a Leader where another report tells who held the post."""
_QUIET = ("adcode",)  # attributes that tell a person nothing
_ROLES = "roles"  # the component that finds them


@dataclass(frozen=True)
class Mark:
    """Characters [start, end) of the paragraph's text that name a thing; `candidate`: below the line of what is shown."""

    start: int
    end: int
    type: str
    component: str
    confidence: float
    candidate: bool = False


@dataclass(frozen=True)
class Line:
    """One fact as words: its type, what it says, its attributes, and who found it how surely."""

    type: str
    says: str
    attrs: str
    component: str
    confidence: float
    candidate: bool = False


@dataclass
class Paragraph:
    """A passage of the report with its marks in order (outer before inner) and its facts."""

    passage: Passage
    marks: list[Mark] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def paragraphs(facts: FactFile, candidates: bool = False) -> list[Paragraph]:
    """The report by passages; with `candidates` also what was found but is not sure enough to be shown.

    An entity stands where its evidence begins (an implied one, which has none, nowhere), a relation where its evidence begins. Posts of which the
    report tells no name stand where they are written, with what would be said of their holder; these relations begin with `ROLE` (Role LEADS).
    """
    made = [Paragraph(passage) for passage in facts.passages]
    groups = [(facts.entities, facts.relations, False)]
    if candidates:
        groups.append(([entity_from(e) for e in facts.candidates["entities"]], [relation_from(r) for r in facts.candidates["relations"]], True))
    names: dict[str, str] = {}
    for entities, relations, candidate in groups:
        for entity in entities:
            names[entity.id] = entity.name
            for mention in entity.mentions:
                if paragraph := _at(made, mention.start):
                    start = paragraph.passage.start
                    paragraph.marks.append(
                        Mark(mention.start - start, mention.end - start, entity.type, entity.component, entity.confidence, candidate))
            if not entity.implied and (paragraph := _at(made, entity.start)):
                paragraph.lines.append(
                    Line(entity.type, entity.name, _attrs(entity.attrs), entity.component, entity.confidence, candidate))
        for relation in relations:
            tail = relation.tail["name"] if isinstance(relation.tail, dict) else names.get(relation.tail, relation.tail)
            if paragraph := _at(made, relation.start):
                says = f"{names.get(relation.head, relation.head)} → {tail}"
                paragraph.lines.append(
                    Line(relation.type, says, _attrs(relation.attrs), relation.component, relation.confidence, candidate))
    places = {entity.attrs.get("adcode"): entity.name for entity in facts.entities if entity.type == "City"}
    for role in facts.roles:
        if paragraph := _at(made, role.start):
            start = paragraph.passage.start
            paragraph.marks.append(Mark(role.start - start, role.end - start, ROLE, _ROLES, role.confidence))
            told = {"post": "、".join(role.functions), "of": places.get(role.place, role.place)}
            paragraph.lines.append(Line(ROLE, role.text, _attrs(told), _ROLES, role.confidence))
        for relation in role.relations:
            if paragraph := _at(made, relation.start):
                head, tail = (role.text if end == role.id else names.get(end, end) for end in (relation.head, relation.tail))
                paragraph.lines.append(
                    Line(f"{ROLE} {relation.type}", f"{head} → {tail}", _attrs(relation.attrs), relation.component, relation.confidence))
    for paragraph in made:
        paragraph.marks.sort(key=lambda mark: (mark.start, -mark.end, mark.type))
    return made


def nested(text: str, marks: list[Mark]) -> Iterator[str | Mark | None]:
    """The text cut at the marks: a string, a `Mark` that opens, or None that closes the last one open. A mark that would cross the end
    of another is closed with it; every character comes once."""
    place, open_ends = 0, []

    def until(end: int) -> Iterator[str | None]:
        nonlocal place
        while open_ends and open_ends[-1] <= end:
            if open_ends[-1] > place:
                yield text[place : open_ends[-1]]
                place = open_ends[-1]
            open_ends.pop()
            yield None
        if end > place:
            yield text[place:end]
            place = end

    for mark in marks:
        yield from until(mark.start)
        end = min([mark.end, *open_ends[-1:]])
        if end > place:
            open_ends.append(end)
            yield mark
    yield from until(len(text))


def _at(made: list[Paragraph], place: int) -> Paragraph | None:
    """The paragraph that holds a character (they are in order)."""
    low, high = 0, len(made)
    while low < high:
        middle = (low + high) // 2
        if made[middle].passage.end <= place:
            low = middle + 1
        else:
            high = middle
    return made[low] if low < len(made) and made[low].passage.start <= place else None


def _attrs(attrs: dict[str, Any]) -> str:
    return " · ".join(f"{key} {value}" for key, value in attrs.items() if value not in (None, "", [], "none") and key not in _QUIET)
