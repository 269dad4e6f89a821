"""Persons with a post beside their name."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extract.posts.patterns import BEFORE, NO_POST, TITLE, is_name
from ingest.extract.posts.statements import said_after, signatures
from ingest.extract.words import Words
from ingest.vocabulary import any_of

_OFFICE = re.compile(
    r"([\u4e00-\u9fff]{0,6}?[省市县区州盟旗](?:委|政府)[\u4e00-\u9fff]{0,12}?(?:委员会|领导小组|办公室|办|研究室|督查室)(?:常务)?副?(?:主任|组长|秘书长))$")
_AFTER = re.compile(rf"^(?:同志)?({TITLE})(?!们|负责|办公会|信箱|热线|质量奖|接待)")
_LEFT = re.compile(r"^(?:同志)?(?:已|因[^，。；]{0,12}?)?(?:调任|转任|不再担任|离任|卸任|辞去|涉嫌|严重违纪|接受[^，。；]{0,8}审查|被查)")
_FORMER = re.compile(rf"(?:^|[、兼]){any_of('posts/former')}")
_LEADS_UP = ("常务", "主持", "副", "督察", "代", "时任")
"""Verbs, to the tagger, that may stand in a post."""
_NO_NAME = frozenset("、，。；：（）()原前副代和与及等的任为")
"""No last characters of a name that stands before a post."""
_NONE = ("PER", "p", "c", "u", "r", "m", "d", "TIME", "SP")
_SHARED = re.compile(r"(?:副[\u4e00-\u9fff]{1,4}|常委|领导|巡视员|主席|委员)$")
"""Posts that several persons hold at one time, so that one may be stated before a list of names."""


@dataclass(frozen=True)
class Person:
    """A name at clean characters [start, end) with the post as stated.

    `at` is where the post stands; `former` if the text says that the person no longer holds it. `name` is without the blanks that set a
    short name wide.
    """

    start: int
    end: int
    name: str
    post: str
    at: tuple[int, int]
    former: bool = False


def named_persons(text: str, table: Words) -> list[Person]:
    """Persons with a post, in order. A comma-free list 市委书记甲、市长乙 gives each his own; in 副市长甲、乙 both have the one."""
    found: dict[tuple[int, int], Person] = {(p[0], p[1]): Person(*p) for p in signatures(text)}
    before: Person | None = None
    for number, tag in enumerate(table.tags):
        if tag != "PER":
            continue
        start, end, word = table.starts[number], table.ends[number], table.texts[number]
        if not is_name(word):
            continue
        person = next(_stated(text, table, number), None)
        if person is None and before is not None and text[before.end : start] in ("、", "和", "与") and _SHARED.search(before.post):
            person = replace(before, start=start, end=end, name=word)
        if person is None:
            before = None
            continue
        if not any(a < person.end and start < b for a, b in found):
            found[start, person.end] = person
        before = person if person.at[1] <= person.start else None
    return sorted(found.values(), key=lambda p: p.start)


def _stated(text: str, table: Words, number: int) -> Iterator[Person]:
    """The person of token `number` with the post before the name, behind it, or in a statement about the person."""
    start, end, word = table.starts[number], table.ends[number], table.texts[number]
    if at := _before(text, table, number):
        post = text[slice(*at)]
        yield Person(start, end, word, post, at, bool(_FORMER.search(post)) or bool(_LEFT.match(text[end : end + 24])))
    if match := _AFTER.match(text[end : end + 14]):
        yield Person(start, end, word, match[1], (end + match.start(1), end + match.end(1)), bool(_FORMER.match(match[1])))
    if said := said_after(text, start, end):
        first, last, former = said
        yield Person(start, end, word, text[first:last], (first, last), former)
    cut = text[end : end + 1]  # 陈立|新|副市长: the tagger cut the last character of a name off
    if len(word) == 2 and cut not in _NO_NAME and number + 1 < len(table.texts) and table.texts[number + 1] == cut and (
            match := _AFTER.match(text[end + 1 : end + 15])):
        yield Person(start, end + 1, word + cut, match[1], (end + 1 + match.start(1), end + 1 + match.end(1)))


def _before(text: str, table: Words, number: int) -> tuple[int, int] | None:
    """Where the post stands in the words that lead up to the name without a verb or a mark other than 、 between."""
    first = number
    while first > 0 and table.starts[number] - table.starts[first - 1] <= 30:
        word, tag = table.texts[first - 1], table.tags[first - 1]
        if tag in _NONE or (tag == "w" and word != "、") or (tag == "v" and word not in _LEADS_UP):
            break
        first -= 1
    end = table.starts[number]
    lead = table.starts[first]
    office = _OFFICE.search(text, max(0, end - 24), end)  # 市委全面深化改革委员会主任: a verb to the tagger within
    if office is not None and table.begins(office.start()):
        lead = min(lead, office.start())
    match = BEFORE.search(text[lead:end])
    if match is None or NO_POST.search(text[lead + match.start() : end]):
        return None
    stripped = match[1].strip("、")
    start = lead + match.start(1) + match[1].index(stripped)
    return start, start + len(stripped)
