"""The step from number expressions to Outcome and Target mentions."""
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.extract.encoder.encoded import encoded
from ingest.extract.linear import LinearTable
from ingest.extract.mentions import Mention
from ingest.extract.numbers.cells import indicator_of
from ingest.extract.numbers.classify import clause, features, probability
from ingest.extract.numbers.direction import direction, direction_features, governing
from ingest.extract.numbers.expressions import Quantity, find
from ingest.extract.numbers.indicator import Naming, name, names_of_list
from ingest.extract.numbers.lists import run
from ingest.extract.numbers.streaks import is_streak
from ingest.extract.numbers.tense import is_plan
from ingest.extract.numbers.thresholds import is_size
from ingest.extract.sections.evidence import is_glossary
from ingest.extract.weights import weights_of
from ingest.extract.words import Words, words

ENCODER_SHARE = 0.35
"""What the encoder's probability of a result counts, the table's counting the rest."""
_KEPT = 0.25
"""Numbers less probable than this are not even candidates."""
_NOMINAL = frozenset(("n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "s", "m", "q", "f", "j"))
_NOUN_HEADS = frozenset(["厂", "站", "点", "线", "工程", "项目", "中心", "系统", "设施", "设备", "基地", "平台", "机构", "任务", "行动", "机制", "人员"])
_BY = re.compile(r"(?:到|至|在)?((?:20\d\d)年(?:底|末|前)?|“?十[一二三四五六七]五”?(?:末|期末|期间|时期)|年内|年底前?|今年底?|明年)")
_EACH = re.compile("每([月年天日])(?:不[低少]于|不[高超]过|约|达到?|超过?)?$")
"""Stands before a sum that is told by the month or year (提高到每月1630元), as others have it behind (1630元/月)."""
_STOPS = "，。；：:;,\n！？"
_LISTED_BELOW = re.compile(r"[^，。；：:;,、\n！？\d]{0,24}如下")
"""Follows a number that says how many things the text is about to list."""
_BASE = re.compile(r"(?:比|较|从|由|与|相比|截至|截止)$")
"""What stands before a year to measure against."""


def mark_numbers(doc: Doc) -> Doc:
    """Append an Outcome for each number reached and a Target for each number to be reached (see package)."""
    table = words(doc)
    text, changes = table.text, weights_of(doc).linear("changes")
    year = doc._.meta.year if doc._.meta is not None else None
    measured = list(_measured(doc, table))
    quantities = [quantity for quantity, _, _ in measured]
    of_lists: dict[int, Naming] = {}
    seen: list[tuple[Quantity, Naming]] = []
    current = -1
    for at, (quantity, number, chance) in enumerate(measured):
        if at + 1 < len(measured) and _only_how_long(text, quantity, *measured[at + 1][::2]):
            continue
        sentence = doc._.sentences[number]
        if number != current:
            seen, current = [], number
        if quantity.start not in of_lists:
            numbers = run(text, quantities, at, sentence.end)
            found = names_of_list(text, numbers, sentence.start, seen) or ()
            of_lists.update(zip((one.start for one in numbers), found, strict=False))
        plan = is_plan(text, sentence.start, quantity.first, sentence.plan, year)
        previous, before = seen[-1] if seen else (None, None)
        naming = of_lists.get(quantity.start) or name(
            text, quantity, sentence.start, sentence.end, before, previous, _noun_end(table, quantity), plan, _does(table, quantity, sentence.start))
        doc._.mentions.append(_mention(text, quantity, naming, sentence, plan, chance, changes, year, table))
        if chance >= 0.5:
            seen.append((quantity, naming))
    return doc


def _measured(doc: Doc, table: Words) -> Iterator[tuple[Quantity, int, float]]:
    """Each number that may be a result or a target, with the number of its sentence and the probability that it is one."""
    odds, glossary = weights_of(doc).odds("numbers"), {}
    bounds = [s.start for s in doc._.sentences]
    quantities = find(table.text)
    for quantity, before, after in zip(quantities, [None, *quantities], [*quantities[1:], None], strict=False):
        number = bisect_left(bounds, quantity.start + 1) - 1
        if number < 0 or quantity.start >= doc._.sentences[number].end or is_size(table, quantity, before, after) or _LISTED_BELOW.match(table.text, quantity.end):
            continue
        sentence = doc._.sentences[number]
        if sentence.block not in glossary:
            glossary[sentence.block] = _explains(table.text, _block_start(doc, sentence))
        left, right = neighbours(table, quantity)
        chance = _chance(doc, quantity, features(table.text, quantity, left, right, glossary[sentence.block]), odds, sentence.plan)
        if chance >= _KEPT:
            yield quantity, number, chance


def _only_how_long(text: str, quantity: Quantity, following: Quantity, chance: float) -> bool:
    """Whether a number only says for how many years the `following` one of its clause has held (连续三年居全省第一)."""
    return chance >= 0.5 and is_streak(text, quantity) and following.first < clause(text, quantity.first, quantity.end)[1]


def _chance(doc: Doc, quantity: Quantity, seen: set[str], odds: dict[str, float], plan: bool) -> float:
    """That the number is a measured one: by the table, and in what reports (where the encoder knows results) by both."""
    chance, other = probability(seen, odds), encoded(doc)
    found = other.number(quantity.first, quantity.end, seen) if other is not None and not plan else None
    return chance if found is None else (1 - ENCODER_SHARE) * chance + ENCODER_SHARE * found


def _explains(text: str, start: int) -> bool:
    return is_glossary(text[start : start + 100])


def _block_start(doc: Doc, sentence) -> int:
    blocks = doc._.clean.blocks if doc._.clean is not None else ()
    return blocks[sentence.block].start if sentence.block < len(blocks) else sentence.start


def neighbours(table: Words, quantity: Quantity) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Up to eight (word, tag) pairs before the number in its clause, the nearest last, and six after it in its sentence."""
    position = bisect_left(table.starts, quantity.first) - 1
    while position >= 0 and table.ends[position] > quantity.first:
        position -= 1
    left: list[tuple[str, str]] = []
    while position >= 0 and len(left) < 8 and table.texts[position] not in "，。；：\n！？":
        left.append((table.texts[position], table.tags[position]))
        position -= 1
    position = bisect_left(table.starts, quantity.end)
    right: list[tuple[str, str]] = []
    while position < len(table.texts) and len(right) < 6 and table.texts[position] not in "。；\n":
        right.append((table.texts[position], table.tags[position]))
        position += 1
    return left[::-1], right


def _noun_end(table: Words, quantity: Quantity) -> int:
    """Where the noun phrase that begins right after the number ends."""
    position = bisect_left(table.starts, quantity.end)
    end, depth = quantity.end, 0
    while position < len(table.texts) and table.starts[position] - quantity.end < 30:
        word, tag = table.texts[position], table.tags[position]
        if word in ("“", "（", "(", "《"):
            depth += 1
        elif word in ("”", "）", ")", "》"):
            if not depth:
                break
            depth -= 1
        elif not depth and tag not in _NOMINAL and word not in ("的", "级", "、", "现代") and not (tag == "v" and _heads(table, position + 1)):
            break
        if word != "、":
            end = table.ends[position]
        elif table.tags[position + 1 : position + 2] == ["m"]:  # the next number of a list
            break
        position += 1
    return end


def _years(text: str, start: int, end: int, year: int | None) -> list[str]:
    """The years by which something is to be reached, in order; a year to measure against (较2020年, 截至2014年底) or one gone by is none."""
    return [match[1] for match in _BY.finditer(text, start, end)
            if not _BASE.search(text, start, match.start()) and not (year and match[1][:4].isdigit() and int(match[1][:4]) < year)]


def _heads(table: Words, position: int) -> bool:
    """Whether the word there is the last of a noun phrase that a verb before it may belong to (水质净化厂, 集中整治行动)."""
    return (table.texts[position : position + 1] or [""])[0] in _NOUN_HEADS and (table.tags[position + 1 : position + 2] or ["w"])[0] not in _NOMINAL


def _does(table: Words, quantity: Quantity, first: int) -> bool:
    """Whether the last item of a list before a number begins with a verb."""
    item = max(table.text.rfind(mark, first, quantity.first) for mark in "、和及与") + 1
    return item > first and table.tags[min(bisect_left(table.starts, item), len(table.tags) - 1)] == "v"


def _change(table: Words, quantity: Quantity, first: int) -> str:
    """The direction that the number itself shows (a rank risen, a rate below zero) or a word before its list gives it (`direction.governing`); else empty."""
    if quantity.kind == "rank" and quantity.value_from is not None:
        return "up" if quantity.value < quantity.value_from else "down"
    if quantity.value < 0 and quantity.value_from is None:
        return "down"
    if quantity.kind != "count":
        return ""
    text = table.text
    left = max(first, clause(text, quantity.first, quantity.first, _STOPS)[0])
    if text[quantity.first - 1 : quantity.first] in "、和及与":  # …、2个综合保税区
        leaves = text[(end := _noun_end(table, quantity)) : end + 1] not in f"{_STOPS}、和"
    else:
        leaves = _does(table, quantity, left)
    return governing(text[left : quantity.first], leaves)


def _mention(
    text: str, quantity: Quantity, naming: Naming, sentence, plan: bool, chance: float, changes: LinearTable, year: int | None, table: Words,
) -> Mention:
    attrs: dict = {"indicator": indicator_of(text, naming, sentence.start), "value": quantity.value, "unit": quantity.unit}
    if quantity.unit.endswith("元") and (each := _EACH.search(text, sentence.start, quantity.start)):
        attrs["unit"] += f"/{each[1]}"
    if quantity.value_from is not None:
        attrs["value_from"] = quantity.value_from
    if quantity.value_max is not None:
        attrs["value_max"] = quantity.value_max
    kind = "Outcome"
    if plan:
        kind = "Target"
        if years := _years(text, max(sentence.start, quantity.start - 200), quantity.start, year):
            attrs["by"] = years[-1]
    else:
        before, after = text[naming.start : quantity.first], text[quantity.end : naming.end]
        attrs["change"] = _change(table, quantity, sentence.start) or direction(changes, direction_features(before, after, quantity.unit, quantity.value, quantity.value_from))
    if quantity.kind == "fraction":
        attrs["raw"] = quantity.raw
    start, end = naming.start, max(naming.end, quantity.end)
    phrase = text[start:end]
    return Mention(kind, start, end, phrase, "numbers", confidence=round(chance, 3), attrs=attrs,
                   key=f"{naming.indicator}|{quantity.value}|{quantity.unit}")
