"""Who is meant by a post without a name (市委主要领导): the one person whom the reports of that year name as its holder.

`holders` is what a report says of who holds which post, `asked` which posts it speaks of without a name; `named` brings those of all reports
together, `fill` puts the person into the graph of a report. Exactly one person must hold exactly that post of that place in the year of the report,
and nobody else be said to have held it then; otherwise the post stays open and nothing is said. Whom a person names in the report itself
(`graph.review.act.name_holder`) counts before all others.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from graph.identity.relabel import joined
from graph.model import NAMED_IN, TYPES
from graph.resolve import ids as node_ids
from graph.resolve import values
from graph.resolve.records import Contribution, Key, MentionRow, NodeFact, ReportGraph, Support
from ingest.offices import ACTING, FORMER, NOW, stated

AWAY = 0.5
"""What the confidence of a fact is multiplied by when another report tells who is meant. By reasoning, not measured: a report of January tells of the
year before, in which another may have held the post."""


LONGEST = 15
"""Years in one post at most; what states more is misread."""


class Post(NamedTuple):
    """A post of a place (node id) in a year."""

    place: str
    function: str
    year: int


class Holder(NamedTuple):
    """A person as a report names them (base id and name), how they hold a post (`ingest.offices`), and how sure that is."""

    report: str
    base: str
    name: str
    how: str
    confidence: float


class Named(NamedTuple):
    """Who holds a post that a report speaks of: the node that stands for the person in this report, the id and the name of the person, and the
    report that names them."""

    place: str
    function: str
    acting: bool
    node: str
    person: str
    name: str
    report: str


def holders(graph: ReportGraph) -> Iterator[tuple[Post, Holder]]:
    """Who holds which posts in which years, as a report says: in its own year; where it states from when or until when, in the years between, too. Who
    left, or came or left within a year that others share, is a former holder of that year."""
    for (kind, head, tail), supports in sorted(graph.relationships.items()):
        if kind == "HOLDS_POST":
            name = graph.nodes[head].contribution.name
            said = [(function, how, support) for support in supports for function, how in _stated(support)]
            left: dict[str, int] = {}
            for function, how, support in said:
                if how == FORMER:
                    left[function] = min(_year(support, "tos") or _year(support, "years"), left.get(function, 9999))
            found = {(year, function, FORMER if year >= left.get(function, 9999) else then, support.confidence)
                     for function, how, support in said for year, then in _years(support, how)}
            for year, function, how, confidence in sorted(found):
                yield Post(tail, function, year), Holder(graph.report, head, name, how, confidence)


def _told(support: Support, name: str) -> str | int:
    return dict(zip(TYPES["HOLDS_POST"].lists, support.lists, strict=True))[name]


def _stated(support: Support) -> Iterator[tuple[str, str]]:
    """The functions of a support's title, and how they are held."""
    for function, how in stated(str(_told(support, "titles"))):
        yield function, FORMER if _told(support, "held") == FORMER else how


def _year(support: Support, name: str) -> int:
    """The year that a list tells, 0 where none."""
    return values.year(str(_told(support, name))[:4]) or 0


def _years(support: Support, how: str) -> Iterator[tuple[int, str]]:
    """The years that a support tells of, each with how the post was held in it."""
    year, first, last = (_year(support, name) for name in ("years", "froms", "tos"))
    end = last or year
    yield (end, how)
    if first and 0 < end - first <= LONGEST:
        yield (first, FORMER)
        yield from ((each, NOW) for each in range(first + 1, end))


def asked(graph: ReportGraph) -> Iterator[tuple[Post, bool]]:
    """The posts whose holders the report means and does not name, and whether one who acts in the post will do; none without a year."""
    year = graph.properties.get("year")
    return ((Post(post.place, post.function, year), post.acting) for post in graph.posts if year)


Row = tuple[str, Post, bool, Holder]
"""A report that asks for a post, whether one who acts in it will do, and somebody who holds it."""


def named(rows: Iterable[Row], reports: Collection[str], ids: Mapping[str, Mapping[str, str]], own: Mapping[str, Collection[str]]) -> dict[str, list[Named]]:
    """By report, the posts that it asks for and that one person holds, as `reports` tell. `rows` come sorted; `ids` has the ids of people by report and
    base id, `own` the base ids of the people whom a report that asks names itself."""
    found: dict[str, list[Named]] = {}
    for (report, post, acting), group in groupby(rows, key=lambda row: row[:3]):
        each = [holder for *_, holder in group if holder.report in reports]
        each = [holder for holder in each if holder.report == report] or each  # a person named the holder in the report itself
        people = {_id(ids, holder.report, holder.base) for holder in each}
        if report not in reports or len(people) != 1 or not any(h.how == NOW or (acting and h.how == ACTING) for h in each):
            continue
        person, teller = people.pop(), min(each, key=lambda h: (-h.confidence, h))
        node = next((base for base in sorted(own.get(report, ())) if _id(ids, report, base) == person), node_ids.named("Leader", person, "role"))
        found.setdefault(report, []).append(Named(post.place, post.function, acting, node, person, teller.name, teller.report))
    return found


def _id(ids: Mapping[str, Mapping[str, str]], report: str, base: str) -> str:
    return ids.get(report, {}).get(base, base)


def fill(graph: ReportGraph, persons: Iterable[Named]) -> ReportGraph:
    """The graph with what the report says of posts said of these persons, less surely; what is not there (any more) to be said of is left out."""
    known = {(n.place, n.function, n.acting): n for n in persons}
    relationships: dict[Key, set[Support]] = {key: set(supports) for key, supports in graph.relationships.items()}
    mentions, sure = list(graph.mentions), {}
    for post in graph.posts:
        found = known.get((post.place, post.function, post.acting))
        for kind, head, tail, support in post.facts if found else ():
            assert found is not None
            if (head or tail) not in graph.nodes:
                continue
            made = support if found.report == graph.report else _less_sure(kind, support, found.report)
            relationships.setdefault((kind, head or found.node, tail or found.node), set()).add(made)
            mentions += [MentionRow(found.node, support.passage), *(MentionRow(found.node, p, (start,), (end,), (text,)) for p, start, end, text in post.words)]
            name, confidence = sure.get(found.node, (found.name, 0.0))
            sure[found.node] = name, max(confidence, made.confidence)
    if not sure:
        return graph
    year = graph.properties.get("year")
    people = {node: NodeFact("Leader", Contribution(name, (), {}, confidence, year)) for node, (name, confidence) in sure.items()}
    return replace(graph, nodes={**people, **graph.nodes}, relationships={k: tuple(sorted(s)) for k, s in relationships.items()}, mentions=joined(mentions))


def _less_sure(kind: str, support: Support, report: str) -> Support:
    lists = tuple(report if name == NAMED_IN else value for name, value in zip(TYPES[kind].lists, support.lists, strict=True))
    return replace(support, confidence=round(support.confidence * AWAY, 3), lists=lists)
