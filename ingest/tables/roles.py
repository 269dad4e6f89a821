"""What a column is for, told by its head."""
from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.vocabulary import words

WORDS = {
    "item": ("tables/item_names", "tables/item", "tables/item_contents"),
    "description": ("tables/description",),
    "lead": ("tables/lead",),
    "support": ("tables/support",),
    "owner": ("tables/owner",),
    "person": ("tables/person",),
    "post": ("tables/post",),
    "deadline": ("tables/deadline",),
    "target": ("tables/target",),
    "state": ("tables/state",),
    "level": ("tables/level",),
    "city": ("tables/city",),
    "number": ("tables/number",),
    "area": ("tables/area",),
    "form": ("tables/form",),
    "problem": ("tables/problem",),
    "started": ("tables/started",),
    "batch": ("tables/batch",),
    "note": ("tables/note",),
}
"""The roles of columns and the lists of words that tell each; of several lists the first is the surest."""
ROLES = tuple(WORDS)
LONGEST_HEAD = 24
"""Characters of a head; what is longer is the content of a cell."""

_BRACKETS = re.compile(r"[（(\[【〔][^（）()\[\]【】〔〕]*[）)\]】〕]")
_MARKS = re.compile(r"[\s:：、,，.。;；*＊·\-—_“”\"/]+")
_YEAR = re.compile(r"^(?:截至|到)?(?:(?:19|20)\d\d年?度?|本年度?|当年|今年|全年|本级|全市|市级|市直|主要(?=责任))")
_PARTS = re.compile(r"[及和与、/,，；;\t\n]|以及")
_REST = 8  # characters of a head beside the word that tells its role


@dataclass(frozen=True)
class Head:
    """What a head says: its role, how sure the word is among those of the role (0 the surest), and whether it counts by itself
    (`strong`) or only beside others that do (项目, 单位, 时间 head the columns of many other tables)."""

    role: str
    rank: int = 0
    strong: bool = True


@lru_cache(maxsize=1 << 14)
def normal(head: str) -> str:
    """A head without blanks, brackets with what they hold, and punctuation; widths folded."""
    text = unicodedata.normalize("NFKC", head)
    bare = _MARKS.sub("", _BRACKETS.sub("", text))
    return bare or _MARKS.sub("", re.sub(r"[（）()\[\]【】〔〕]", "", text))


@lru_cache(maxsize=1 << 14)
def heads_of(text: str) -> tuple[Head, ...]:
    """What the head of a column says: nothing, one role, or several where it names several (责任单位及责任人)."""
    if len(text) > 2 * LONGEST_HEAD or not text.strip():
        return ()
    whole = normal(text)
    if whole in _vocabulary():
        return (_vocabulary()[whole],)
    pieces = [piece for piece in (normal(p) for p in _PARTS.split(_BRACKETS.sub("", unicodedata.normalize("NFKC", text)))) if piece]
    if len(pieces) > 1:
        found = [_one(piece) for piece in pieces]
        if all(found):
            return tuple({head.role: head for head in reversed(found)}.values())[::-1]  # type: ignore[union-attr]
    one = _one(whole)
    return (one,) if one else ()


def exactly(text: str) -> Head | None:
    """The head that is one of the words as it stands."""
    return _vocabulary().get(normal(text))


def _one(text: str) -> Head | None:
    """The role of a normalised head: a word as it stands, else the longest that ends it, else the longest that begins it."""
    if not text or len(text) > LONGEST_HEAD:
        return None
    table, alone = _vocabulary(), frozenset(words("tables/whole"))
    for form in (text, _YEAR.sub("", text)):
        if form in table:
            return table[form]
    for ends in (True, False):
        for size in range(min(len(text) - 1, 10), 1, -1):
            word = text[-size:] if ends else text[:size]
            if word in table and word not in alone and len(text) - size <= _REST:
                return Head(table[word].role, table[word].rank)
    return None


@cache
def _vocabulary() -> dict[str, Head]:
    alone = frozenset(words("tables/whole"))
    table: dict[str, Head] = {}
    for role, files in WORDS.items():
        for rank, file in enumerate(files):
            for word in words(file):
                table.setdefault(normal(word), Head(role, rank, word not in alone))
    return table
