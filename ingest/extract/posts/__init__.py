"""Component `posts`: named persons who hold or held a public post (Leader), and where they hold it (HOLDS_POST).

A person is a name by the tagger with a post directly before (市长刘某) or after (刘某市长), or of whom a post is stated (任命刘某为市长; 刘某，男，…，
现任市长), or who signs the report (a line 市长　刘某). Editors and reporters have none, so they drop out.
"""
from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Link, Mention
from ingest.extract.posts.persons import Person, named_persons
from ingest.extract.posts.seat import Seat, Seats
from ingest.extract.words import words
from ingest.offices import FORMER

_DOCTRINE = ("新时代", "同志为核心", "法治思想", "经济思想", "生态文明思想", "文化思想", "强军思想", "外交思想")
"""What follows a leader's name where the name stands for a body of thought, not for the person."""
_KEY = "reformgraph_holders"


@dataclass(frozen=True)
class Holder:
    """A named person with the posts that one place in the text gives, each with its jurisdiction."""

    person: Person
    seats: list[Seat]


@Language.factory("reformgraph_posts")
def create_posts(nlp: Language, name: str):
    """Append Leader mentions with `post` and `of`, and HOLDS_POST links to City mentions. Needs `places` before it."""
    return mark_posts


def mark_posts(doc: Doc) -> Doc:
    """Append Leader mentions and HOLDS_POST links (see module)."""
    table = words(doc)
    text = table.text
    persons = named_persons(text, table)
    if not persons:
        return doc
    seats, found = Seats(doc), []
    for person in persons:
        beside = found[-1] if found and text[found[-1].person.end : person.at[0]] == "、" else None
        found.append(Holder(person, seats.seats(person, beside.seats[-1] if beside else None)))
    doc.user_data[_KEY] = found
    starts = [s.start for s in doc._.sentences]
    posts: dict[str, str] = {}
    for holder in sorted(found, key=lambda h: (not _of(h.seats), h.person.former)):  # 市委书记 says more than 书记, wherever it stands
        posts.setdefault(holder.person.name, holder.person.post)
    for holder in found:
        person = holder.person
        attrs = {"post": posts[person.name]}
        if of := _of(holder.seats):
            attrs["of"] = of
        mention = Mention("Leader", person.start, person.end, person.name, "posts", 0.9, attrs, key=person.name)
        doc._.mentions.append(mention)
        start, end = _sentence(starts, doc, person.start)
        for place, title, confidence in _titles(holder.seats):
            doc._.links.append(Link("HOLDS_POST", mention, place, start, end, "posts", confidence, {"title": title} | _term(person)))
    _other_mentions(doc, table, posts)
    return doc


def holders(doc: Doc) -> list[Holder]:
    """The named persons with posts that `mark_posts` found, in order."""
    return doc.user_data.get(_KEY, [])


def _term(person: Person) -> dict[str, str]:
    """Since when and until when the post was held, and that it is held no more, where the text says so."""
    said = {"from": person.since, "to": person.until, "held": FORMER if person.former else ""}
    return {key: value for key, value in said.items() if value}


def _of(seats: list[Seat]) -> str:
    """Where a person is at home: the report's own place if one of the posts is there, else the place of the first."""
    own = next((s.of for s in seats if s.city is not None and s.city.own), "")
    return own or next((s.of for s in seats if s.of), "")


def _titles(seats: list[Seat]) -> list[tuple[Mention, str, float]]:
    """Each place of a person's posts with the posts there, as stated, and the confidence."""
    by_place: dict[int, list[Seat]] = {}
    for seat in seats:
        if seat.city is not None:
            by_place.setdefault(id(seat.city), []).append(seat)
    return [(group[0].city, "、".join(s.post for s in group), min(s.confidence for s in group)) for group in by_place.values() if group[0].city is not None]


def _other_mentions(doc: Doc, table, posts: dict[str, str]) -> None:
    """The same persons where they stand without their post."""
    known = {(m.start, m.end) for m in doc._.mentions if m.type == "Leader"}
    for start, end, word, tag in zip(table.starts, table.ends, table.texts, table.tags, strict=True):
        if tag == "PER" and word in posts and (start, end) not in known and not table.text.startswith(_DOCTRINE, end):
            doc._.mentions.append(Mention("Leader", start, end, word, "posts", 0.8, {"post": posts[word]}, key=word))


def _sentence(starts: list[int], doc: Doc, position: int) -> tuple[int, int]:
    number = bisect_right(starts, position) - 1
    sentence = doc._.sentences[number] if number >= 0 else None
    return (sentence.start, sentence.end) if sentence is not None and position < sentence.end else (position, position)
