"""Persons with a post directly before or after their name."""
from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.extract.words import Words
from ingest.vocabulary import any_of, words

_SURNAMES = frozenset(words("posts/surnames"))
_TITLE = rf"(?:原|时任)?(?:党组|党委|党工委|管委会|常务)*副?(?:{any_of('posts/titles')}|首席执行官(?!$))"
_PHRASE = rf"[\u4e00-\u9fff]{{0,16}}?{_TITLE}"
_BEFORE = re.compile(rf"((?:{_PHRASE})(?:[、兼](?:{_PHRASE}))*)$")
_AFTER = re.compile(rf"^(?:同志)?({_TITLE})(?!们|负责|办公会|信箱|热线|质量奖|接待)")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}$")
_NO_POST = re.compile(r"(?:记者|编辑|通讯员|作者|摄影|整理|责编|校对|供稿|董事长|总经理|教授|院士|专家|研究员|村支书|村书记|工匠|劳模|先进个人)")


@dataclass(frozen=True)
class Person:
    """A name at clean characters [start, end) with the post as stated."""

    start: int
    end: int
    name: str
    post: str


def named_persons(text: str, table: Words) -> list[Person]:
    """Persons with a post, in order. A comma-free list 市委书记甲、市长乙 gives each his own."""
    found = []
    for number, tag in enumerate(table.tags):
        if tag != "PER":
            continue
        start, end, word = table.starts[number], table.ends[number], table.texts[number]
        if not _NAME.fullmatch(word) or word[0] not in _SURNAMES:
            continue
        post = _post_before(text, table, number) or _post_after(text, end)
        if post:
            found.append(Person(start, end, word, post))
    return found


def _post_before(text: str, table: Words, number: int) -> str:
    """The post in the words that lead up to the name without a verb or a mark other than 、 between."""
    first = number
    while first > 0 and table.starts[number] - table.starts[first - 1] <= 30:
        word, tag = table.texts[first - 1], table.tags[first - 1]
        if tag in ("PER", "p", "c", "u", "r", "m", "d", "TIME", "SP") or (tag == "w" and word != "、") or (tag == "v" and word not in ("常务", "主持", "副", "督察")):
            break
        first -= 1
    lead = text[table.starts[first] : table.starts[number]]
    match = _BEFORE.search(lead)
    if match is None or _NO_POST.search(lead[match.start() :]):
        return ""
    return match[1].strip("、")


def _post_after(text: str, end: int) -> str:
    match = _AFTER.match(text[end : end + 14])
    return match[1] if match else ""
