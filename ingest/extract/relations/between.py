"""What stands around and between two mentions: features that tell whether they belong together (see `training/tables/links.py`)."""
from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator

from ingest.extract.linear import LinearTable
from ingest.extract.mentions import Mention
from ingest.extract.relations.context import Context, commas
from ingest.vocabulary import any_of

SHOWN = 0.5
"""The confidence from which facts are shown (`ingest.extract.assemble`)."""
_HEADING = 60  # characters of a line above that may be the heading of what follows
_AROUND = 14


def yes(table: LinearTable, features: Iterable[str]) -> float:
    """The probability of yes; none where the table was learnt from too little to know any feature."""
    if not table.weights:
        return 0.0
    return table.chances(sorted(set(features)))[table.classes.index("yes")]


def lenient(chance: float, least: float) -> float:
    """`chance` moved so that `least` becomes the confidence from which facts are shown: for links so rare that precision and recall are balanced below it."""
    return SHOWN ** (math.log(chance) / math.log(least)) if chance > 0 else 0.0


def neighbours(context: Context, number: int, *kinds: str, back: int, ahead: int, each: int = 3) -> Iterator[Mention]:
    """Mentions of those types in sentence `number`, and up to `each` of the `back` sentences before and the `ahead` sentences after it in the same
    paragraph; a heading directly above counts as a sentence of it."""
    sentences = context.sentences
    block = sentences[number].block
    yield from context.within(number, *kinds)
    for step in range(1, back + 1):
        if number < step:
            break
        earlier = sentences[number - step]
        if earlier.block == block or (earlier.block == block - 1 and earlier.end - earlier.start <= _HEADING):
            yield from context.within(number - step, *kinds)[-each:]
    for step in range(1, ahead + 1):
        if number + step < len(sentences) and sentences[number + step].block == block:
            yield from context.within(number + step, *kinds)[:each]


def between(context: Context, a: Mention, b: Mention, vocabulary: str) -> list[str]:
    """Features of the way from `a` to `b`; words of the file `vocabulary` count between, before and after them."""
    text, pattern = context.text, re.compile(any_of(vocabulary))
    first, last = (a, b) if (a.start, a.end) <= (b.start, b.end) else (b, a)
    order = "ab" if first is a else "ba"
    gap = text[first.end : last.start]
    apart = context.number(last.start) - context.number(first.start)
    clauses = min(commas(gap), 4)
    where = f"{order}:s{apart}" if apart else f"{order}:c{clauses}{';' if '；' in gap else ''}"
    if apart and context.sentences[context.number(last.start)].block != context.sentences[context.number(first.start)].block:
        where = f"{order}:heading"
    same = [m for m in context.by_type.get(b.type, []) if first.end <= m.start and m.end <= last.start]
    before, after = text[max(0, first.start - _AROUND) : first.start], text[last.end : last.end + _AROUND]
    before, after = re.split("[。；\n]", before)[-1], re.split("[。；\n]", after)[0]
    inside = first.end > last.start
    found = [where, f"{order}:length:{len(gap) // 5 if len(gap) < 40 else 'far'}", f"{where}:between:{min(len(same), 3)}", f"{order}:inside:{inside}",
             f"a2:{text[a.end : a.end + 2]}", f"b2:{text[b.end : b.end + 2]}", f"a-:{text[a.start - 1 : a.start]}:{order}", f"b-:{text[b.start - 1 : b.start]}:{order}"]
    if len(gap) <= 5:
        found.append(f"{order}:gap:{gap}")
    said = [m.group() for m in pattern.finditer(gap)]
    found += [f"{order}:gap has:{word}" for word in said] + [f"{where}:any:{bool(said)}"]
    if said:
        found += [f"{order}:gap first:{said[0]}", f"{order}:gap last:{said[-1]}", f"{where}:gap first:{said[0]}"]
    found += [f"{order}:before:{m.group()}" for m in pattern.finditer(before)] + [f"{order}:after:{m.group()}" for m in pattern.finditer(after)]
    return found
