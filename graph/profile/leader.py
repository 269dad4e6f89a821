"""One leader: posts over time and official acts, as reports and ledgers state them."""
from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.browse.shapes import Evidence, Node
from graph.browse.things import things
from graph.profile.city import said
from graph.profile.cypher import leader as cypher
from graph.profile.shapes import Listed, Ref, evidence, number, ref, refs
from graph.profile.terms import NO_TERM, Term, terms, whole_term

LED, APPROVED, SCORES, PLACES = 25, 30, 40, 30


@dataclass(frozen=True)
class Post:
    """A post in a place with the years of the reports that state it, and the first sentence; `term` is when it was held, as stated."""

    place: Ref
    title: str
    years: tuple[int, ...]
    evidence: Evidence | None
    term: Term = NO_TERM


@dataclass(frozen=True)
class Led:
    """An item that the leader leads; `since` as stated."""

    item: Ref
    places: tuple[Ref, ...]
    topic: str
    status: str
    first: int | None
    last: int | None
    since: tuple[str, ...]
    evidence: Evidence | None


@dataclass(frozen=True)
class Approval:
    """What the leader approved of: a remark, an inspection, a commendation (`forms`)."""

    subject: Ref
    forms: tuple[str, ...]
    levels: tuple[str, ...]
    dates: tuple[str, ...]
    evidence: Evidence | None


@dataclass(frozen=True)
class Score:
    """A place on a board in a period."""

    id: str
    board: str
    period: str
    score: float | None
    rank: float | None
    evidence: Evidence | None


@dataclass(frozen=True)
class Leader:
    """A leader; `topics` counts the items led: {topic: n}, the most frequent first."""

    node: Node
    posts: tuple[Post, ...]
    topics: dict[str, int]
    approved: Listed[Approval]
    scores: Listed[Score]


def leader(store, id: str, confidence: float = 0.0, approvals: int = APPROVED, rounds: int = SCORES) -> Leader | None:
    """The leader of that id with at most so many approvals and scores, None if there is none."""
    node = things(store, [id]).get(id)
    if node is None or node.label != "Leader":
        return None
    asked = {"id": id, "confidence": confidence}
    posts = [post for row in store.read(cypher.POSTS, **asked, limit=PLACES).single() or () for post in _posts(row)]
    topics = sorted(((topic or "", many) for topic, many in store.read(cypher.LED_BY_TOPIC, **asked).single() or ()), key=lambda t: (-t[1], t[0]))
    approved, said_of = _capped(store, cypher.APPROVED, asked, approvals)
    scores, boards = _capped(store, cypher.SCORES, asked, rounds)
    return Leader(
        node, tuple(sorted(posts, key=lambda p: (p.term.year or (p.years or (9999,))[0], p.place.name, p.title))), dict(topics),
        Listed(tuple(Approval(subject, said(r["forms"]), said(r["levels"]), said(r["dates"]), evidence(r["evidence"]))
                     for r in said_of if (subject := ref(r["subject"]))), approved),
        Listed(tuple(Score(r["id"], r["board"] or "", r["period"] or "", r["score"], r["rank"], evidence(r["evidence"])) for r in boards), scores),
    )


def led(store, id: str, limit: int = LED, offset: int = 0, confidence: float = 0.0) -> Listed[Led]:
    """A page of the items that the leader leads, the newest first."""
    asked = {"id": id, "confidence": confidence}
    total = sum(many for _, many in store.read(cypher.LED_BY_TOPIC, **asked).single() or ())
    rows = store.read(cypher.LED, **asked, limit=limit, offset=offset).single() if total else ()
    return Listed(tuple(
        Led(item, refs(r["places"]), r["topic"] or "", r["status"] or "", r["first"], number(r["last"]), said(r["since"]), evidence(r["evidence"]))
        for r in rows or () if (item := ref(r["item"]))), total)


def _posts(row: dict) -> list[Post]:
    place = ref(row["place"])
    if place is None:
        return []
    years: dict[str, set[int]] = defaultdict(set)
    said: dict[str, list[tuple[Term, dict]]] = defaultdict(list)
    for title, year, sentence, term in zip(row["titles"], row["years"], row["sentences"], terms(row), strict=True):
        years[title or ""] |= {year} if year else set()
        said[title or ""].append((term, sentence))
    made = []
    for title, each in said.items():
        sentence = next((sentence for term, sentence in each if term != NO_TERM), each[0][1])
        made.append(Post(place, title, tuple(sorted(years[title])), evidence(sentence), whole_term(term for term, _ in each)))
    return made


def _capped(store, query: str, asked: dict, limit: int) -> tuple[int, list[dict]]:
    found = store.read(query, **asked, limit=limit).rows
    return (found[0][0], found[0][1]) if found else (0, [])
