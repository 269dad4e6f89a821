"""Whether a place that the text names carries out an item, or has a number, that is told after it.

Most facts of a report belong to its own place. Another place takes over where it is a subject (安溪县把…入股，建立…制度), to the end of its sentence or
until another comes, and not where it is a model, a partner or a stop on the way. What tells is weighed by a table learnt from annotated
documents (`tables/carriers.json`).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.linear import LinearTable
from ingest.extract.mentions import Mention
from ingest.extract.relations.context import ITEMS, MARKS, Context, commas
from ingest.extract.words import words
from ingest.gazetteer import gazetteer

NUMBER = "number"
"""Kind of target beside the types of items."""
_JOINS = re.compile(r"^(?:、|和|与|及|以及|,|，)?$")
_TURN = re.compile(r"全[市省区县州]|我[市省区县州]|同时|此外|另外|还|市委|市政府|省委|省政府|市里|各[区县市地]|其中|分别")
_NO_SUBJECT = re.compile(r"(?:对标|学习|借鉴|支持|服务|对接|融入|赴|帮扶|对口)$")
"""What before a place makes it a model, a partner or a stop on the way."""


@dataclass(frozen=True)
class Candidate:
    """Places that are listed together before a target in its sentence, with `between` other such lists after them.

    Places of sentences before were tried: in real reports none of them had the target, against four that were taken to.
    """

    places: list[Mention]
    between: int


def span_of(mention: Mention) -> tuple[int, int]:
    """Where a mention stands for these questions: of a number the end of its phrase, since the phrase may begin with its place (德化县陶瓷产值达…)."""
    return (mention.start, mention.end) if mention.type in ITEMS else (mention.end - 1, mention.end)


def candidates(context: Context, start: int, end: int) -> Iterator[Candidate]:
    """The places that may have what is told at [start, end), nearest first: the report's own and those above it are none."""
    number = context.number(start)
    chains = _chains(context, number, start, end) if number < len(context.sentences) else []
    for between, chain in enumerate(reversed(chains)):
        yield Candidate(chain, between)


def _chains(context: Context, number: int, start: int, end: int) -> list[list[Mention]]:
    """Other places of a sentence that begin before `end`, those that are listed together as one."""
    found: list[list[Mention]] = []
    for place in context.within(number, "City"):
        if place.own or above(context, place) or place.start > start or place.end > max(end, start + 1):
            continue
        if found and found[-1][-1].end <= place.start and _JOINS.match(context.text[found[-1][-1].end : place.start]):
            if found[-1][-1].end == place.start and len(found[-1]) == 1:
                found[-1] = [place]  # 广东省佛山市: the city is meant
            else:
                found[-1].append(place)
        else:
            found.append([place])
    return [places for places in found if not _NO_SUBJECT.search(context.text[max(0, places[0].start - 2) : places[0].start])]


def above(context: Context, place: Mention) -> bool:
    """Whether `place` is what the report's own place lies in: the province does not run its city's reform."""
    own = context.own
    if own is None or not own.attrs.get("adcode") or not place.attrs.get("adcode"):
        return False
    table = gazetteer().by_code
    inner, outer = table.get(own.attrs["adcode"]), table.get(place.attrs["adcode"])
    return inner is not None and outer is not None and inner != outer and inner.within(outer)


def carrier_features(context: Context, one: Candidate, start: int, end: int, kind: str) -> list[str]:
    """What tells whether the places of `one` have the target of type `kind` at [start, end)."""
    text, table = context.text, words(context.doc)
    first, last = one.places[0], one.places[-1]
    sentence = context.sentences[context.number(first.start)]
    gap = text[last.end : start]
    clauses = min(commas(gap), 4)
    stops = ("；" in gap) + 2 * ("：" in gap or ":" in gap)
    at = "sentence" if first.start - sentence.start <= 1 else "clause" if text[first.start - 1] in MARKS else "within"
    number = table.at(last.end) if last.end < len(text) else 0
    tag = "inner" if table.starts[number] < last.end else table.tags[number]
    follow = text[last.end : last.end + 1]
    turn = bool(_TURN.search(gap)) or any(m.own and last.end <= m.start < start for m in context.by_type.get("City", []))
    inside = last.end > start
    near = "inside" if inside else "0" if not gap else "2" if len(gap) <= 2 else "6" if len(gap) <= 6 else "12" if len(gap) <= 12 else "25" if len(gap) <= 25 else "far"
    own = context.own.attrs.get("level", "") if context.own is not None else ""
    level = f"{own}>{last.attrs.get('level', '')}:{_where(context, last)}"
    what = "number" if kind == NUMBER else "item"
    reach = str(clauses)
    found = [
        f"kind:{kind}", f"reach:{reach}", f"reach:{what}:{reach}:{at}", f"between:{min(one.between, 3)}", f"at:{at}", f"near:{near}", f"near:{what}:{near}:{at}", f"level:{level}",
        f"level:{what}:{level}", f"tag:{at}:{tag}", f"follow:{follow}", f"follow:{at}:{follow}", f"follow2:{text[last.end : last.end + 2]}",
        f"lead:{text[max(sentence.start, first.start - 1) : first.start]}", f"lead2:{text[max(sentence.start, first.start - 2) : first.start]}", f"stops:{stops}",
        f"listed:{len(one.places) > 1}:{at}",
    ]
    if turn:
        found += ["turn", f"turn:{reach}"]
    if one.between:
        found.append(f"between:{min(one.between, 3)}:{reach}")
    if text[max(0, start - 1) : start] == "的":
        found.append(f"的 before:{reach}")
    return found


def _where(context: Context, place: Mention) -> str:
    own = context.own
    table = gazetteer().by_code
    mine, other = table.get(own.attrs.get("adcode", "")) if own is not None else None, table.get(place.attrs.get("adcode", ""))
    return "open" if mine is None or other is None else "in" if other.within(mine) else "out"


def carrier(context: Context, start: int, end: int, kind: str, odds: LinearTable) -> tuple[Candidate | None, float]:
    """The places that have what is told at [start, end) and their probability; `None` where it is the report's own (with the probability of that)."""
    best, chance = None, 0.0
    for one in candidates(context, start, end):
        yes = odds.chances(carrier_features(context, one, start, end, kind))[odds.classes.index("yes")]
        if yes > chance:
            best, chance = one, yes
    return (best, chance) if chance >= 0.5 else (None, 1 - chance)
