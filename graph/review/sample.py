"""“Check 100”: how right is the graph? A random sample of facts, judged one by one, gives the precision of one's own corpus with its interval."""
from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from graph.decisions import FactRef, Ref, verdicts
from graph.decisions.log import person
from graph.resolve.records import Key, Support
from graph.review import cypher
from graph.review.cards import FactCard
from graph.review.decided import key_of, named
from graph.review.facts import relationship_cards, thing_cards
from graph.review.queue import BELOW
from graph.review.reading import reading
from graph.store import Store
from ingest import record
from ingest.successors import Successors
from ingest.workspace import Workspace

KIND = verdicts.KIND
"""Verdicts are kept in `decisions/checks.jsonl`: judging changes nothing in the graph."""
_Z = 1.959964
"""Of the normal distribution, for an interval of 95 %."""


class Precision(NamedTuple):
    """`right` of `judged` facts; the share lies in [low, high] with 95 % confidence (Wilson's interval; 0 to 1 where nothing is judged)."""

    right: int
    judged: int
    low: float
    high: float


def draw(store: Store, size: int = 100, seed: int = 0, least: float = BELOW) -> list[FactCard]:
    """A sample of at most `size` facts, drawn uniformly without replacement from all relationships that sentences state and all reforms and
    pilots whose confidence is `least` or more, in random order; of a fact with several sentences one is drawn. The same graph and seed give the
    same sample on every store. Raises `graph.errors.GraphError`."""
    chance = random.Random(seed)

    def any_order(key: Key, supports: Sequence[Support]) -> list[Support]:
        ordered = [s for s in sorted(supports) if s.confidence >= least] or sorted(supports)
        return random.Random(f"{seed} {key}").sample(ordered, len(ordered))

    everything: list[Key | str] = [tuple(row) for row in store.read(cypher.sure_relationships(cypher.FACTS), least=least).rows]
    for label in cypher.ITEMS:
        everything += store.read(cypher.sure_things(label), least=least).column("id")
    everything.sort(key=lambda key: ("", key, "") if isinstance(key, str) else key)
    drawn = chance.sample(everything, min(size, len(everything)))
    with reading(store, store.workspace) as read:
        relationships = relationship_cards(read, [k for k in drawn if not isinstance(k, str)], any_order)
        things = thing_cards(read, [k for k in drawn if isinstance(k, str)])
    found = (things.get(k) if isinstance(k, str) else relationships.get(k) for k in drawn)
    return [card for card in found if card is not None]


def judge(workspace: Workspace, card: FactCard, right: bool, seed: int | None = None, who: str = "") -> None:
    """Record that the fact is right or wrong, durably. Of two verdicts on one fact the later counts."""
    _record(workspace, card, right, seed, who)


def withdraw(workspace: Workspace, card: FactCard, who: str = "") -> None:
    """Take the verdict on the fact back, durably: it counts as not judged."""
    _record(workspace, card, None, None, who)


def _record(workspace: Workspace, card: FactCard, right: bool | None, seed: int | None, who: str) -> None:
    thing = None if card.fact else next((r for r in card.thing.refs if r.report == card.evidence.report), card.thing.refs[0])  # type: ignore[union-attr]
    data = {"who": who or person(), "right": right, "type": card.type, "fact": card.fact.as_json() if card.fact else None,
            "thing": thing.as_json() if thing else None, "confidence": card.confidence, "seed": seed}
    record.append(workspace, KIND, {key: value for key, value in data.items() if value is not None or key == "right"})


def judged(workspace: Workspace, card: FactCard) -> bool | None:
    """What was said of the fact last, None where nothing was."""
    right = _verdicts(workspace).get(key_of(card))
    return right[1] if right else None


def precision(workspace: Workspace, type: str | None = None) -> Precision:
    """Of all facts judged so far, or of those of a relationship type or label. Lines of the record that are no verdicts are left out."""
    return _precision([right for kind, right in _verdicts(workspace).values() if type in (None, kind)])


def by_type(workspace: Workspace) -> dict[str, Precision]:
    """The same for each relationship type and label of which facts were judged."""
    kinds = sorted({kind for kind, _ in _verdicts(workspace).values()})
    return {kind: precision(workspace, kind) for kind in kinds}


def wilson(right: int, judged: int) -> tuple[float, float]:
    """The interval of 95 % for a share of which `right` of `judged` were seen (E. B. Wilson 1927)."""
    if not judged:
        return 0.0, 1.0
    share, z2 = right / judged, _Z * _Z
    middle = share + z2 / (2 * judged)
    half = _Z * math.sqrt(share * (1 - share) / judged + z2 / (4 * judged * judged))
    low, high = (middle - half) / (1 + z2 / judged), (middle + half) / (1 + z2 / judged)
    return max(0.0, min(low, share)), min(1.0, max(high, share))  # at 0 and 1 rounding must not put the share outside


def _precision(verdicts: list[bool]) -> Precision:
    return Precision(sum(verdicts), len(verdicts), *wilson(sum(verdicts), len(verdicts)))


def _verdicts(workspace: Workspace) -> dict[tuple, tuple[str, bool]]:
    """By fact (`key_of`) its type and what was said of it last; those whose verdict was taken back are not in it."""
    to = Successors(workspace).of
    last: dict[tuple, tuple[str, bool]] = {}
    for line in verdicts.lines(workspace):
        try:
            key, kind, right = _key(line, to), str(line["type"]), line["right"]
        except (KeyError, TypeError):
            continue
        if right is None:
            last.pop(key, None)
        else:
            last[key] = kind, bool(right)
    return last


def _key(line: dict[str, Any], to: Callable[[str], str]) -> tuple:
    def now(thing: dict[str, str]) -> Ref:
        return Ref(**{**thing, "report": to(thing["report"])})

    if "fact" in line:
        fact = FactRef(line["fact"]["type"], now(line["fact"]["head"]), now(line["fact"]["tail"]), line["fact"].get("quote", ""))
        return fact.type, named(fact.head), named(fact.tail), fact.quote
    return named(now(line["thing"]))
