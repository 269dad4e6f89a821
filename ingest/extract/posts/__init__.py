"""Component `posts`: named persons who hold or held a public post (Leader), and where they hold it (HOLDS_POST).

A person is a name by the tagger with a post directly before (市长刘某) or after (刘某市长). Editors and reporters have none, so they drop out.
"""
from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Link, Mention
from ingest.extract.posts.persons import named_persons
from ingest.extract.posts.seat import Seats
from ingest.extract.words import words

_DOCTRINE = ("新时代", "同志为核心", "法治思想", "经济思想", "生态文明思想", "文化思想", "强军思想", "外交思想")
"""What follows a leader's name where the name stands for a body of thought, not for the person."""


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
    seats = Seats(doc)
    starts = [s.start for s in doc._.sentences]
    posts: dict[str, str] = {}
    for person in persons:
        posts.setdefault(person.name, person.post)
    for person in persons:
        place, of = seats.seat(person)
        attrs = {"post": posts[person.name]}
        if of:
            attrs["of"] = of
        mention = Mention("Leader", person.start, person.end, person.name, "posts", 0.9, attrs, key=person.name)
        doc._.mentions.append(mention)
        if place is not None:
            start, end = _sentence(starts, doc, person.start)
            doc._.links.append(Link("HOLDS_POST", mention, place, start, end, "posts", 0.85, {"title": person.post}))
    _other_mentions(doc, table, posts)
    return doc


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
