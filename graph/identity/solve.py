"""All items and people's decisions in; for each unit the id of its thing, and the pairs that a person should look at, out."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.identity.candidates import candidates
from graph.identity.clusters import Said, cluster, name_things
from graph.identity.index import Index
from graph.identity.items import Item, Unit, gathered
from graph.identity.people import lives, person_score, two_heads
from graph.identity.scorer import Scorer, scorer
from graph.identity.vetoes import Signature, apart, signature

RULES = 7
"""Raised when the rules of vetoes, candidates or clusters change, or what is kept of a solution, so that kept solutions are made anew."""
PEOPLE_SURE, PEOPLE_UNSURE = 0.9, 0.3
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Scored:
    """A pair of ids with the matcher's score: one unit of each."""

    a: Unit
    b: Unit
    score: float


@dataclass
class Solution:
    """`ids`: by report, the ids that change: base id → id of the thing. `doubts`: pairs that are neither surely one thing nor surely two, for a person,
    the likeliest first. `joined`: pairs that are surely one thing, and are one: automatic decisions, the surest first."""

    ids: dict[str, dict[str, str]] = field(default_factory=dict)
    doubts: list[Scored] = field(default_factory=list)
    joined: list[Scored] = field(default_factory=list)


def solve_block(items: Sequence[Item], said: Iterable[Said], score: Scorer) -> Solution:
    """The solution of one block: the items of a city, or all people, or blocks that a person's decision ties."""
    by_unit = {item.unit: item for item in items}
    each = gathered(item for item in items if item.label != "Leader")
    told = lives(item for item in items if item.label == "Leader")
    people = {item.unit: item for life in told for item in life}
    scored = [*_scored(each, score), *_scored_people(life[0] for life in told)]
    sure = [(s, a, b) for s, a, b in scored if s >= (PEOPLE_SURE if by_unit[a].label == "Leader" else score.sure)]
    known = {frozenset((by_unit[a].unit.base, by_unit[b].unit.base)): s for s, a, b in scored}

    def likely(a: Item, b: Item) -> bool:
        if a.label == "Leader":
            a, b = people[a.unit], people[b.unit]
            return person_score(a, b)[0] >= PEOPLE_UNSURE and not two_heads(a, b)
        found = known.get(frozenset((a.unit.base, b.unit.base)))
        return not apart(a, b) and (score.score(each[a.unit.base], each[b.unit.base]) if found is None else found) >= score.unsure

    things = cluster(by_unit, sure, said, likely)
    named = name_things(things, by_unit)
    solution = Solution()
    for unit, name in named.items():
        if name != unit.base:
            solution.ids.setdefault(unit.report, {})[unit.base] = name
    solution.joined = sorted((Scored(a, b, s) for s, a, b in sure if named[a] == named[b]), key=_surest)
    asked = {frozenset(word.pair) for word in said}
    for s, a, b in scored:
        unsure = PEOPLE_UNSURE if by_unit[a].label == "Leader" else score.unsure
        if s >= unsure and named[a] != named[b] and frozenset((a, b)) not in asked:
            solution.doubts.append(Scored(a, b, s))
    solution.doubts.sort(key=_surest)
    return solution


def solve(index: Index, reports: set[str], said: Sequence[Said], progress: Progress | None = None) -> Solution:
    """The solution for these reports, as the index is at one moment. Blocks whose items and decisions did not change are taken from the index."""
    with index.reading():
        whole, fresh = _solve(index, reports, said, progress)
    if fresh:
        index.put_solutions(fresh)
    whole.doubts.sort(key=_surest)
    whole.joined.sort(key=_surest)
    return whole


def _solve(
    index: Index, reports: set[str], said: Sequence[Said], progress: Progress | None
) -> tuple[Solution, list[tuple[str, str, dict[str, Any]]]]:
    """The solution, and those of its blocks that the index does not keep: (block, digest, JSON data)."""
    score = scorer()
    blocks: dict[str, list[str]] = {}
    for block, report, digest in index.blocks():
        if report in reports:
            blocks.setdefault(block, []).append(f"{report} {digest}")
    tied = _tied(index, blocks, said, reports)
    whole = Solution()
    fresh: list[tuple[str, str, dict[str, Any]]] = []
    for done, (names, words) in enumerate(tied, start=1):
        made_from = json.dumps([RULES, score.fingerprint, [blocks[n] for n in names], [[w.pair, w.same, w.when, w.decision] for w in words]])
        digest, key = hashlib.sha256(made_from.encode()).hexdigest(), "\n".join(names)
        kept = index.solution(key, digest)
        if kept is None:
            items = [item for name in names for item in index.items(name, reports)]
            solution = solve_block(items, words, score)
            fresh.append((key, digest, _as_json(solution)))
        else:
            solution = _from_json(kept)
        for report, ids in solution.ids.items():
            whole.ids.setdefault(report, {}).update(ids)
        whole.doubts += solution.doubts
        whole.joined += solution.joined
        if progress:
            progress(done, len(tied))
    return whole, fresh


def _scored(each: Mapping[str, Item], score: Scorer) -> Iterable[tuple[float, Unit, Unit]]:
    """Scores of pairs of things that differ by themselves: one item stands for all of one id."""
    groups: dict[tuple[str, Signature], dict[str, str]] = {}
    for base, item in each.items():
        groups.setdefault((item.scope, signature(item)), {})[base] = item.name
    for _, names in sorted(groups.items()):
        for a, b in candidates(names):
            if not apart(each[a], each[b]):
                yield score.score(each[a], each[b]), each[a].unit, each[b].unit


def _scored_people(lives: Iterable[Item]) -> Iterable[tuple[float, Unit, Unit]]:
    """Scores of namesakes: one item stands for all of one id and stretch of years."""
    people: dict[str, list[Item]] = {}
    for item in lives:
        people.setdefault(item.name, []).append(item)
    for _, namesakes in sorted(people.items()):
        for n, a in enumerate(namesakes):
            for b in namesakes[n + 1 :]:
                yield person_score(a, b)[0], a.unit, b.unit


def _tied(index: Index, blocks: dict[str, list[str]], said: Sequence[Said], reports: set[str]) -> list[tuple[list[str], list[Said]]]:
    """Blocks to be solved together, with the decisions on their units: a block alone, unless a person's word ties two."""
    home: dict[Unit, str] = {}
    for report in sorted({u.report for word in said for u in word.pair} & reports):
        by_block = {b for b in blocks if any(line.startswith(f"{report} ") for line in blocks[b])}
        for block in by_block:
            home |= {item.unit: block for item in index.items(block, {report})}
    above = {b: b for b in blocks}

    def top(block: str) -> str:
        while above[block] != block:
            block = above[block]
        return block

    words: dict[str, list[Said]] = {}
    known = [w for w in said if all(u in home for u in w.pair)]
    for word in known:
        a, b = sorted(top(home[u]) for u in word.pair)
        above[b] = a
    for word in known:
        words.setdefault(top(home[word.pair[0]]), []).append(word)
    groups: dict[str, list[str]] = {}
    for block in sorted(blocks):
        groups.setdefault(top(block), []).append(block)
    return [(names, words.get(head, [])) for head, names in sorted(groups.items())]


def _surest(pair: Scored) -> tuple[float, Unit, Unit]:
    return -pair.score, pair.a, pair.b


def _as_json(solution: Solution) -> dict[str, Any]:
    return {"ids": solution.ids, **{name: [[*p.a, *p.b, p.score] for p in getattr(solution, name)] for name in ("doubts", "joined")}}


def _from_json(data: dict[str, Any]) -> Solution:
    doubts, joined = ([Scored(Unit(ra, a), Unit(rb, b), score) for ra, a, rb, b, score in data[name]] for name in ("doubts", "joined"))
    return Solution(data["ids"], doubts, joined)
