"""What keeps two things apart whatever their score: another type, other numerals (digits, years, batches), other places in the name."""
from __future__ import annotations

import re
from functools import lru_cache

from graph.identity.items import Item
from graph.identity.names import parts
from graph.resolve import places
from graph.resolve.names import normalise
from ingest.gazetteer import gazetteer
from ingest.gazetteer.divisions import stem

Signature = tuple[str, tuple[str, ...], tuple[str, ...]]
_SELF = re.compile(r"[我本全](?:省|市|区|县|州|盟|旗)|^[省市区县州盟旗](?:级|直)?(?=.{2})")
_LONGEST = 11
_PROVINCIAL = re.compile(r"省(?![委内外长际会道心时钱政直管级市、以域属州校企上下定派三])")
_LEVELS = ("national", "provincial", "municipal")
"""Levels of pilots in the order of `ranks`."""
_RANKS = (re.compile(r"国家级?|全国|中央"), re.compile(r"省级|全省|自治区级"), re.compile(r"(?<!城)市级"), re.compile(r"[县区]级"), re.compile(r"[乡镇]级|村级"))


def signature(item: Item) -> Signature:
    """Things whose signatures differ never meet by themselves: (label, numerals, places in the name other than the own city)."""
    return item.label, tuple(sorted(parts(item.name).numbers)), places_in(item.name, item.scope)


def ranks(name: str) -> frozenset[int]:
    """The levels that a name spells: 0 national, 1 provincial, 2 of the city, 3 of a county, 4 of a town or village."""
    found = {n for n, pattern in enumerate(_RANKS) if pattern.search(name)}
    return frozenset(found | {1} if not found and _PROVINCIAL.match(parts(name).core) else found)


def _ranks_of(pilot: Item) -> frozenset[int]:
    """The level of a pilot: as its name spells it, else as the report tells it."""
    return ranks(pilot.name) or frozenset({_LEVELS.index(pilot.level)} if pilot.label == "Pilot" and pilot.level in _LEVELS else ())


def apart(a: Item, b: Item) -> bool:
    """Whether nothing but a person's word may make both one thing: their signatures differ, or they are of different levels, of which the name of one
    at least spells its own (省级示范区, 国家级示范区; 省食品安全示范城市, a national 食品安全示范城市). A level that neither name spells is known too rarely."""
    x, y = ranks(a.name), ranks(b.name)
    if x or y:
        x, y = x or _ranks_of(a), y or _ranks_of(b)
    return signature(a) != signature(b) or bool(x and y and x != y)


@lru_cache(maxsize=200_000)
def places_in(name: str, scope: str = "") -> tuple[str, ...]:
    """The divisions that stand in a name, as spelt there, sorted; the longest reading first from the left. Words for the own city are left
    out: `scope` is its id. Short names of two characters count only for provinces, prefectures and the own city's counties, as they are
    words of the language too often (和平, 长安)."""
    own = places.of_node(scope)
    text = _SELF.sub("", normalise(name))
    near = _children(own.adcode) if own else frozenset()
    skip = {own.name, stem(own.name)} if own else set()
    found: set[str] = set()
    at = 0
    while at < len(text) - 1:
        length = next((n for n in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + n] in near or text[at : at + n] in _names()), 0)
        if length and (word := text[at : at + length]) not in skip:
            found.add(word)
        at += length or 1
    return tuple(sorted(found))


@lru_cache(maxsize=512)
def _children(code: str) -> frozenset[str]:
    """Names and short names of the counties of a prefecture, or of a county's siblings."""
    head = code[:4]
    inside = [d for d in gazetteer().by_code.values() if d.adcode.startswith(head) and not head.endswith("00")]
    return frozenset(n for d in inside for n in (d.name, stem(d.name)) if len(n) >= 2)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    each = gazetteer().by_code.values()
    short = {stem(d.name) for d in each}
    upper = {stem(d.name) for d in each if d.level in ("province", "prefecture")}
    return frozenset(n for n in {d.name for d in each} | short if len(n) >= 3) | frozenset(n for n in upper if len(n) == 2)
