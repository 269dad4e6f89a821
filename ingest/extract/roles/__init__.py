"""Component `roles`: words for the holder of a post (市委书记, 市委主要领导) become the person whom the report names as that holder.

Only what is certain within the report: exactly one named person holds exactly that post of that place, and nobody else is said to have held it. 各级党委书记,
市领导, 原市长 and 副市长 mean nobody here, nor do posts whose place is not said (区委书记 in a city's report). A post of which the report names nobody at all
stays open (`open_roles`): other reports may name the person, which is for the graph to find (`graph.identity.roles`).

A role word is no name: its mention belongs to the person but does not enter the aliases (`Mention.named`).
"""
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention, OpenRole
from ingest.extract.posts import Holder, holders
from ingest.extract.posts.seat import Seats, level_of
from ingest.extract.roles.words import roles_in, single
from ingest.extract.words import Words, words
from ingest.gazetteer import Division, gazetteer
from ingest.offices import LEVEL, Role, held, still

RESOLVED = 0.6
"""Confidence that a role word means the person: clearly below that of a name beside its post (0.9). Not measured: the gold has too few."""
_LISTED = ("、", "和", "与")
_LONGEST = 12  # characters of a place's name within one word with the post (淄博市委书记)
_KEY = "reformgraph_open_roles"


@dataclass
class _Post:
    """The names of those who hold a post, act in it, or held it, as the report says; `holders` has one `Holder` of each name."""

    now: set[str] = field(default_factory=set)
    acting: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    holders: dict[str, Holder] = field(default_factory=dict)

    def holder(self, acting: bool) -> Holder | None:
        """The one holder; `None` if there are several, or if the post changed hands. `acting`: one who acts in the post will do."""
        names = self.now | self.acting
        if len(names | self.former) != 1 or not names or not (acting or self.now):
            return None
        return self.holders[next(iter(names))]


@Language.factory("reformgraph_roles")
def create_roles(nlp: Language, name: str):
    """Append Leader mentions where words for a post mean a person of the report. Needs `posts` before it."""
    return mark_roles


def open_roles(doc: Doc) -> list[OpenRole]:
    """The role words that `mark_roles` left open, in order."""
    return doc.user_data.get(_KEY, [])


def mark_roles(doc: Doc) -> Doc:
    """Append Leader mentions for role words (see module)."""
    posts = _posts(holders(doc))
    doc.user_data[_KEY] = left = []
    table = words(doc)
    seats = Seats(doc)
    taken = sorted([(m.start, m.end) for m in doc._.mentions if m.type == "Leader"] + [h.person.at for h in holders(doc)])
    names = tuple({h.person.name for h in holders(doc)})  # 某某市长 where the tagger cut the name in pieces
    many = -1  # where the last role ends that means nobody: those listed with it (各市委书记、市长) mean nobody either
    for role in roles_in(table.text, table):
        if any(start < role.end and role.start < end for start, end in taken):
            continue
        place, start = _place(role, table, seats)
        if not single(role, table.text, table, start) or table.text.endswith(names, 0, start) or (many >= 0 and table.text[many:start] in _LISTED):
            many = role.end
            continue
        if place is None:
            continue
        unnamed = tuple(function for function in role.functions if (place, function) not in posts)
        if unnamed and place in gazetteer().by_code:
            left.append(OpenRole(start, role.end, place, unnamed, role.acting))
        for function in role.functions:
            post = posts.get((place, function))
            holder = post.holder(role.acting) if post is not None else None
            if holder is not None:
                person = holder.person
                doc._.mentions.append(Mention(
                    "Leader", start, role.end, person.name, "roles", RESOLVED, {"post": person.post},
                    key=person.name, named=False))
    return doc


def _posts(found: list[Holder]) -> dict[tuple[str, str], _Post]:
    """Who holds each post (key of its City mention, function) that only one person holds."""
    posts: dict[tuple[str, str], _Post] = defaultdict(_Post)
    for holder in found:
        for seat in holder.seats:
            stated = held(still(seat.post) if holder.person.former else seat.post)
            if stated is None or seat.city is None:
                continue
            function, acting = stated
            post, name = posts[seat.city.key, function], holder.person.name
            (post.former if holder.person.former else post.acting if acting else post.now).add(name)
            post.holders.setdefault(name, holder)
    return posts


def _place(role: Role, table: Words, seats: Seats) -> tuple[str | None, int]:
    """Key of the place that a role is of, and where its words begin: a place named directly before it, else the one that its level means."""
    within = role.start + (0 if role.level == "zone" else len(role.level))
    named = seats.ending(role.start, within)
    if named is not None:
        return named.key, named.start
    number = table.at(role.start)
    first = table.starts[number]
    if first == role.start and number > 0 and table.tags[number - 1] in ("LOC", "ORG") and not table.texts[number - 1].startswith("自治"):
        first = table.starts[number - 1]
    if first != role.start:  # a place that is no City mention, since the words name its committee: 淄博市委书记
        division = _division(table.text[first : role.start], seats) or _division(table.text[first:within], seats)
        return (division.adcode, first) if division is not None else (None, role.start)
    level = "zone" if role.level == "zone" else level_of(role.level)
    place = seats.place(level) if level else None
    if place is None and level:
        place = seats.near(level, role.start)
    if place is None:
        return None, role.start
    return (place.key if isinstance(place, Mention) else place.adcode), role.start


def _division(name: str, seats: Seats) -> Division | None:
    """The division of that name with 市, 县 and the like at its end."""
    name = re.sub("^中共", "", name)
    return gazetteer().resolve(name, seats.division) if len(name) <= _LONGEST and re.search(f"{LEVEL}$", name) else None
