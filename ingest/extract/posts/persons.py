"""Persons with a post beside their name."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.extract.posts.patterns import BEFORE, NO_POST, TITLE, is_name
from ingest.extract.posts.statements import LISTED, said_of, signatures
from ingest.extract.posts.terms import PERIOD, Term, behind
from ingest.extract.words import Words
from ingest.offices import still
from ingest.vocabulary import any_of

_OFFICE = re.compile(
    r"([\u4e00-\u9fff]{0,6}?[省市县区州盟旗](?:委|政府)[\u4e00-\u9fff]{0,12}?(?:委员会|领导小组|办公室|办|研究室|督查室)(?:常务)?副?(?:主任|组长|秘书长))$")
_AFTER = re.compile(rf"^(?:同志)?({TITLE})(?!们|负责|办公会|信箱|热线|质量奖|接待)")
_LEFT = re.compile(
    rf"^(?:同志)?(?:[，,]?{PERIOD}[，,]?)?(?:已|因[^，。；]{{0,12}}?)?(?:(?:(?P<gone>{any_of('posts/gone')})|{any_of('posts/leaves')}了?(?P<what>{LISTED})?)"
    r"|涉嫌|严重违纪|接受[^，。；]{0,8}审查|被查|落马)")
_FORMER = re.compile(rf"(?:^|[、兼]){any_of('posts/former')}")
_LEADS_UP = ("常务", "主持", "副", "督察", "代", "时任")
"""Verbs, to the tagger, that may stand in a post."""
_NO_NAME = frozenset("、，。；：（）()原前副代和与及等的任为")
"""No last characters of a name that stands before a post."""
_NONE = ("PER", "p", "c", "u", "r", "m", "d", "f", "TIME", "SP")
"""Tags of what no post begins with or goes through: 其中、期间 (f) before 市长 are not of it."""
_SHARED = re.compile(r"(?:副[\u4e00-\u9fff]{1,4}|常委|领导|巡视员|主席|委员)$")
"""Posts that several persons hold at one time, so that one may be stated before a list of names."""


@dataclass(frozen=True)
class Person:
    """A name at clean characters [start, end) with the post as stated.

    `at` is where the post stands; `since` and `until` when it was held, as stated (2013, 2013-03), empty where nothing says it; `former` if the
    text says that the person no longer holds it. `name` is without the blanks that set a short name wide.
    """

    start: int
    end: int
    name: str
    post: str
    at: tuple[int, int]
    former: bool = False
    since: str = ""
    until: str = ""


def named_persons(text: str, table: Words) -> list[Person]:
    """Persons with a post, in order; one of whom the words state several posts (2013年3月至2016年11月任市长，现任市委书记) comes once for each. A comma-free
    list 市委书记甲、市长乙 gives each his own; in 副市长甲、乙 both have the one."""
    more: list[Person] = []
    found: dict[tuple[int, int], Person] = {(p[0], p[1]): Person(*p) for p in signatures(text)}
    before: Person | None = None
    for number, tag in enumerate(table.tags):
        if tag != "PER":
            continue
        start, end, word = table.starts[number], table.ends[number], table.texts[number]
        if not is_name(word):
            continue
        person, *others = _distinct(_stated(text, table, number)) or [None]
        if person is None and before is not None and text[before.end : start] in ("、", "和", "与") and _SHARED.search(before.post):
            person = replace(before, start=start, end=end, name=word)
        if person is None:
            before = None
            continue
        if not any(a < person.end and start < b for a, b in found):
            found[start, person.end] = person
            more += others
        before = person if person.at[1] <= person.start else None
    return sorted([*found.values(), *more], key=lambda p: p.start)


def _distinct(persons: Iterable[Person]) -> list[Person]:
    """The first, and those that have another post than those before them by other words of the text."""
    kept: list[Person] = []
    for person in persons:
        if all(person.at[1] <= other.at[0] or other.at[1] <= person.at[0] for other in kept) and (not kept or person.end == kept[0].end):
            kept.append(person)
    return kept


def _stated(text: str, table: Words, number: int) -> Iterator[Person]:
    """The person of token `number` with the post before the name, behind it, or in a statement about the person."""
    start, end, word = table.starts[number], table.ends[number], table.texts[number]
    if at := _before(text, table, number):
        yield _beside(text, Person(start, end, word, text[slice(*at)], at))
    if match := _AFTER.match(text[end : end + 14]):
        yield Person(start, end, word, match[1], (end + match.start(1), end + match.end(1)), bool(_FORMER.match(match[1])))
    for said in said_of(text, start, end):
        yield Person(start, end, word, text[said.start : said.end], (said.start, said.end), said.former, said.since, said.until)
    cut = text[end : end + 1]  # 陈立|新|副市长: the tagger cut the last character of a name off
    if len(word) == 2 and cut not in _NO_NAME and number + 1 < len(table.texts) and table.texts[number + 1] == cut and (
            match := _AFTER.match(text[end + 1 : end + 15])):
        yield Person(start, end + 1, word + cut, match[1], (end + 1 + match.start(1), end + 1 + match.end(1)))


def _beside(text: str, person: Person) -> Person:
    """A person whose post stands before the name, with what the words after it say of when, and whether it is held no more."""
    rest = text[person.end : person.end + 40].partition("\n")[0]
    left, term = _LEFT.match(rest), behind(rest)
    if left and left["what"] and not _same(still(person.post), left["what"]):
        left = None  # 市委书记某某辞去市长职务: of another post, or of one among several
    if left and (left["gone"] or left["what"]):
        date = Term.of(left)
        term = Term(term.since, date.since) if date and not date.stretch and not date.marked else term
    return replace(person, since=term.since, until=term.until, former=bool(left or term.until or _FORMER.search(person.post)))


def _same(post: str, other: str) -> bool:
    """Whether both are one post, though one says of which place it is (市长, 淄博市市长)."""
    return ("、" not in post + other and (post.endswith(other) or other.endswith(post))) or post == other


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
