"""Lists of items under one count: A、B、C“三项制度” is one reform, though the span model may have found its parts."""
from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.numerals import parse

Found = tuple[int, int, float]
"""Where a name begins and ends, and how sure it is."""
_COUNT = re.compile(r".{2,}?[“\"]?([二三四五六七八九十两2-9])(?:项|个|大|张)?(?:重点|关键)?(?:制度|工程|行动|改革|机制|攻坚战)[”\"]?")


def lists_joined(text: str, names: Iterable[Found]) -> list[Found]:
    """`names` in order, with those that 、 joins to a name that counts as many of them (…“三项制度”) made one with it."""
    result: list[Found] = []
    for name in names:
        result.append(name)
        first = _first_of_list(text, result)
        if first < len(result) - 1:
            parts = result[first:]
            result[first:] = [(parts[0][0], name[1], max(sure for *_, sure in parts))]
    return result


def _first_of_list(text: str, names: list[Found]) -> int:
    """Number of the name with which the list begins that the last name counts; the last itself where it counts none."""
    last = len(names) - 1
    match = _COUNT.fullmatch(text, *names[last][:2])
    if match is None:
        return last
    wanted = int(parse(match[1]))
    for number in range(last - 1, -1, -1):
        if text[names[number][1] : names[number + 1][0]] != "、":
            break
        if (pieces := text.count("、", names[number][0], names[last][1]) + 1) >= wanted:
            return number if pieces == wanted else last
    return last
