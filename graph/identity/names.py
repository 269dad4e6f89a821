"""What a name of a reform or pilot consists of: what is done, the core, the kind, what stands in quotation marks, and its numerals."""
from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph.resolve.names import normalise

_QUOTED = re.compile(r"[“\"‘「『]([^”\"’」』]{2,})[”\"’」』]")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?%?|[〇零一二两三四五六七八九十百千万亿]+")
_PUNCTUATION = re.compile(r"[，、；：:,;·•.\-—/()（）\[\]+]+")
_TABLE: dict = tomllib.loads(files("graph.identity").joinpath("words.toml").read_text(encoding="utf-8"))


def _alternatives(words: list[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w))))


LEADING = re.compile(_alternatives(_TABLE["lead"]))
"""What is done to an item (推行, 深化), wherever it stands."""
_LEAD = re.compile(f"^(?:{LEADING.pattern})+")
_TAIL = re.compile(f"(?:{_alternatives(_TABLE['tail'])})$")
FILLING = re.compile(_alternatives(_TABLE["filler"]))
"""Words inside a name that tell one wording from another and no more."""
_AND = re.compile(r"[、,，]|(?<![共亲祥温])和(?![谐平睦解美善])|以及|与|及(?![时其])")
_ORGAN = re.compile(r"(?:[省市县区州旗]|自治区)(?:委|政府)|党中央|国务院|中央")
_THING = 3
_MANNER = re.compile(".{1,2}[化型性]")
_IDLE = re.compile(_alternatives(_TABLE["numerals"]["idle"]))
_SHORT = re.compile(_alternatives(list(_TABLE["short"])))
_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@dataclass(frozen=True)
class Name:
    """A name taken apart. `plain` is the normalised whole with short forms written out, `core` what is left of it without leading verbs and
    trailing kinds (at least two characters), `kind` that tail, `quoted` what stands in quotation marks (normalised), `bare` the core without
    filler words, `numbers` its numerals in order as digits, `lists` the things that it lists (商事制度、国资国企等改革: 商事制度, 国资国企), empty
    where it is no list."""

    plain: str
    core: str
    kind: str
    quoted: tuple[str, ...]
    bare: str
    numbers: tuple[str, ...]
    lists: tuple[str, ...] = ()

    @property
    def bigrams(self) -> frozenset[str]:
        """Pairs of neighbouring characters of the core; of a core of one character that character."""
        return frozenset(self.core[i : i + 2] for i in range(len(self.core) - 1)) or frozenset((self.core,))


@lru_cache(maxsize=200_000)
def parts(name: str) -> Name:
    """Take a name apart; the same name always gives the same parts."""
    plain = _SHORT.sub(lambda found: _TABLE["short"][found.group()], normalise(name))
    core = _cut_lead(plain)
    kinds: list[str] = []
    while (found := _TAIL.search(core)) and found.start() >= 2:
        kinds.insert(0, found.group())
        core = core[: found.start()]
    lists = _listed(core)
    core = _PUNCTUATION.sub("", core) or plain
    bare = FILLING.sub("", core)
    quoted = tuple(normalise(q) for q in _QUOTED.findall(unicodedata.normalize("NFKC", name)))
    return Name(plain, core, "".join(kinds), quoted, bare if len(bare) >= 2 else core, numbers(plain), lists)


def _listed(core: str) -> tuple[str, ...]:
    """What a name without its kind lists. Organs (省委、省政府) and manners (市场化、多元化生态产品价值实现机制) are no things, nor is what is
    shorter than three characters or says one only beside filler words."""
    pieces = [_cut_lead(piece) for piece in _AND.split(core) if piece]
    things = (p for p in pieces if not _ORGAN.fullmatch(p) and not _MANNER.fullmatch(p))
    return tuple(p for p in things if len(p) >= _THING and len("".join(FILLING.split(p))) >= 2) if len(pieces) > 1 else ()


def numbers(text: str) -> tuple[str, ...]:
    """The numerals of a text in order, Chinese ones as digits (第二批 → 2); words in which they count nothing (统一) are left out."""
    return tuple(_digits(found) for found in _NUMERAL.findall(_IDLE.sub("", text)))


def _cut_lead(text: str) -> str:
    found = _LEAD.match(text)
    while found and len(text) - found.end() < 2:
        found = re.match(_LEAD.pattern, text[: found.end() - 1])
    return text[found.end() :] if found else text


def _digits(numeral: str) -> str:
    if not set(numeral) <= _DIGITS.keys() | _UNITS.keys():
        return numeral
    if not set(numeral) & _UNITS.keys():
        return "".join(str(_DIGITS[c]) for c in numeral)
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif (unit := _UNITS[character]) >= 10_000:
            total, section, digit = (total + section + digit) * unit, 0, 0
        else:
            section, digit = section + (digit or 1) * unit, 0
    return str(total + section + digit)
