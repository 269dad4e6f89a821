"""The jurisdiction that a post belongs to."""
from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.posts.persons import Person
from ingest.extract.words import words
from ingest.gazetteer import Division, gazetteer
from ingest.vocabulary import any_of

_NATIONAL = re.compile(r"^(?:党和国家|中央|中共中央|全国|国家|国务院|总书记|总理|副总理|国务委员|委员长|(?:(?![省市县区州盟旗]委)[\u4e00-\u9fff]){2,6}部(?:党组|副?部长|部长))")
_ORGAN = re.compile(
    r"^(国务院|全国(?:人大(?:常委会)?|政协|妇联|总工会|[\u4e00-\u9fff]{1,4})|国家[\u4e00-\u9fff]{2,8}?(?:委|局|署)"
    r"|中央[\u4e00-\u9fff]{1,6}?(?:委|部|办)|[\u4e00-\u9fff]{2,6}?部)"
)
_LEVELS = {"省": "province", "自治区": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "县": "county", "区": "county", "旗": "county"}
_LEVEL = re.compile(rf"(?:{any_of('posts/former')}|现任|常务|副|代|中共)*(自治区|(?:自治)?[省市州县区盟旗])")
_ZONE = re.compile(r"(?:党工委|管委会)")
_PLACED = re.compile(r"^([\u4e00-\u9fff]{2,9}?(?:省|市|自治区|州|县|区|旗|盟))")
_SURE, _NEAR = 0.85, 0.65
"""Confidence that a post belongs to a place that the words say, and to the one place of its level that its paragraph names. Not measured."""


@dataclass(frozen=True)
class Seat:
    """A post, or what of it belongs to one place: `post` as stated, `city` its place (`None` where none is known), `of` the place or
    national organ as words."""

    post: str
    city: Mention | None
    of: str
    confidence: float = _SURE


class Seats:
    """Finds the City mention that a post belongs to; adds one to the document where the post alone implies it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = words(doc).text
        cities = [m for m in doc._.mentions if m.type == "City"]
        self._own = next((m for m in cities if m.own), None)
        self.division = gazetteer().by_code.get(self._own.attrs.get("adcode", "")) if self._own is not None else None
        self._by_key = {m.key: m for m in reversed(cities)}
        self._spelled = sorted((m for m in cities if m.end > m.start), key=lambda m: m.start)
        self._starts = [m.start for m in self._spelled]

    def seats(self, person: Person, beside: Seat | None = None) -> list[Seat]:
        """The posts of a person by piece (省委常委、市委书记 are two). A piece that names no level belongs where the one before it does.

        `beside`: the last seat of the person named just before, whose place holds where the words do not say (甲区委书记某某、区长某某).
        """
        found: list[Seat] = []
        start = person.at[0]
        for piece in person.post.split("、"):
            seat = self._seat(piece, start, person, found[-1] if found else None, beside)
            found.append(seat)
            start += len(piece) + 1
        return found

    def _seat(self, post: str, start: int, person: Person, last: Seat | None, beside: Seat | None) -> Seat:
        if _NATIONAL.match(post) and (last is None or last.city is None):
            organ = _ORGAN.match(post)
            return Seat(post, None, organ[1] if organ else ("国务院" if "总理" in post or "国务" in post else ""))
        named = self._named(post, start)
        if named is not None:
            return Seat(post, named, named.name)
        level = level_of(post)
        if level == "zone" and last is not None and last.city is not None and last.city.attrs.get("level") == "zone":
            level = None  # 甲高新区党工委书记、管委会主任
        if level is None:  # 书记 after a name: of which place is not stated
            return Seat(post, last.city, last.of, last.confidence) if last is not None else Seat(post, None, "")
        place = self.place(level)
        if isinstance(place, Division):
            place = self._city(place, *self._implied(person, post))
        if place is None and beside is not None and beside.city is not None and beside.city.attrs.get("level") == level:
            return Seat(post, beside.city, beside.of, beside.confidence)
        if place is None and (near := self.near(level, person.at[0])) is not None:
            return Seat(post, near, near.name, _NEAR)
        return Seat(post, place, place.name if place is not None else "")

    def place(self, level: str) -> Mention | Division | None:
        """What a post of that level is of where no place is named: the report's own place, or a division above it (a `City` mention where
        the report has one). `None` for a level below."""
        own, division = self._own, self.division
        if own is None:
            return None
        if division is None:
            stated = own.attrs.get("level")
            return own if not stated or stated == level else None
        above = self._above(division, level)
        if above is not None:
            return self._by_key.get(above.adcode, above)
        city = level == "prefecture" and division.name.endswith("市")  # 市长 of a county-level city or a municipality
        return own if level == division.level or city else None

    def near(self, level: str, position: int) -> Mention | None:
        """The one place of that level, other than the report's own, that the paragraph has named before `position`."""
        start = self._text.rfind("\n", 0, position) + 1
        here = {m.key: m for m in self._spelled if start <= m.start < position and m.attrs.get("level") == level and not m.own}
        return next(iter(here.values())) if len(here) == 1 else None

    def ending(self, position: int, after: int) -> Mention | None:
        """The City named directly before a post that begins at `position`, its last characters up to `after` being part of the post at most
        (张店区|委书记)."""
        first = bisect_left(self._starts, position - 12)
        return next((m for m in self._spelled[first:] if m.start < position <= m.end <= after), None)

    @staticmethod
    def _above(division: Division, level: str) -> Division | None:
        """The division of that level which `division` lies in, if it does; a county-level city is the 市 of its own posts."""
        if level == "prefecture" and division.name.endswith("市"):
            return None
        current = gazetteer().by_code.get(division.parent)
        while current is not None and current.level != level:
            current = gazetteer().by_code.get(current.parent)
        return current

    def _implied(self, person: Person, post: str) -> tuple[int, int]:
        """The word of the post (省, 自治区) that implies the place."""
        match = _LEVEL.match(post)
        start = self._text.find(post, *person.at)
        return (start + match.start(1), start + match.end(1)) if match and start >= 0 else (person.start, person.end)

    def _named(self, post: str, start: int) -> Mention | None:
        """A City named in the post itself or directly before it."""
        number = bisect_left(self._starts, start - 1)
        if number < len(self._starts) and self._spelled[number].start < start + len(post):
            return self._spelled[number]
        match = _PLACED.match(post)
        if match and (division := gazetteer().resolve(match[1], self.division)) is not None:
            return self._city(division, start, start + len(match[1]))
        return None

    def _city(self, division: Division, start: int, end: int) -> Mention:
        """A City mention of that division: one that is there, else a new one at [start, end)."""
        if division.adcode not in self._by_key:
            attrs = {"level": division.level, "adcode": division.adcode}
            mention = Mention("City", start, end, division.name, "posts", 0.8, attrs, key=division.adcode)
            self._by_key[division.adcode] = mention
            self._doc._.mentions.append(mention)
        return self._by_key[division.adcode]


def level_of(post: str) -> str | None:
    """The level of government that a post names (市委书记: prefecture); zone for the posts of a zone's bodies, `None` where it says none."""
    if match := _LEVEL.match(post):
        return _LEVELS.get(match[1]) or _LEVELS[match[1][-1]]  # 自治州 as 州
    return "zone" if _ZONE.match(post) else None
