"""The jurisdiction that a post belongs to."""
from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.posts.persons import Person
from ingest.extract.words import words
from ingest.gazetteer import Division, gazetteer

_NATIONAL = re.compile(r"^(?:党和国家|中央|中共中央|全国|国家|国务院|总书记|总理|副总理|国务委员|委员长|[\u4e00-\u9fff]{2,6}部(?:党组|副?部长|部长))")
_ORGAN = re.compile(
    r"^(国务院|全国(?:人大(?:常委会)?|政协|妇联|总工会|[\u4e00-\u9fff]{1,4})|国家[\u4e00-\u9fff]{2,8}?(?:委|局|署)"
    r"|中央[\u4e00-\u9fff]{1,6}?(?:委|部|办)|[\u4e00-\u9fff]{2,6}?部)"
)
_LEVELS = {"省": "province", "自治区": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "县": "county", "区": "county", "旗": "county"}
_PLACED = re.compile(r"^([\u4e00-\u9fff]{2,9}?(?:省|市|自治区|州|县|区|旗|盟))")


class Seats:
    """Finds the City mention that a post belongs to; adds one to the document where the post alone implies it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._text = words(doc).text
        cities = [m for m in doc._.mentions if m.type == "City"]
        self._own = next((m for m in cities if m.own), None)
        self._by_key = {m.key: m for m in reversed(cities)}
        self._spelled = sorted((m for m in cities if m.end > m.start), key=lambda m: m.start)
        self._starts = [m.start for m in self._spelled]

    def seat(self, person: Person) -> tuple[Mention | None, str]:
        """The City mention that the post belongs to (`None` for national organs or where it is unclear), and `of` as words."""
        post = person.post
        if _NATIONAL.match(post):
            organ = _ORGAN.match(post)
            return None, organ[1] if organ else ("国务院" if "总理" in post or "国务" in post else "")
        named = self._named(person, post)
        if named is not None:
            return named, named.name
        own, level, division = self._own, _level(post), self._division()
        if own is None or level is None:  # 书记 after a name: of which place is not stated
            return None, ""
        if level == "province" and division is not None and division.level != "province":
            place = self._city(gazetteer().by_code[division.adcode[:2] + "0000"], *self._province_word(person, post))
            return place, place.name
        city = level == "prefecture" and division is not None and division.name.endswith("市")  # 市长 of a county-level city or a municipality
        if division is not None and level != division.level and not city:
            return None, ""
        return own, own.name

    def _province_word(self, person: Person, post: str) -> tuple[int, int]:
        """Where 省 (自治区) of the post stands: the words that imply the province."""
        word = "自治区" if post.startswith("自治区") else "省"
        around = max(0, person.start - len(post) - 2), person.end + len(post) + 2
        found = self._text.rfind(word, around[0], person.start)
        found = found if found >= 0 else self._text.find(word, person.end, around[1])
        return (found, found + len(word)) if found >= 0 else (person.start, person.end)

    def _named(self, person: Person, post: str) -> Mention | None:
        """A City named in the post itself or in the words before it."""
        first = self._text.rfind(post, max(0, person.start - len(post) - 2), person.start)
        if first < 0:
            return None
        number = bisect_left(self._starts, first - 1)
        if number < len(self._starts) and self._spelled[number].end <= person.start:
            return self._spelled[number]
        match = _PLACED.match(post)
        if match and (division := gazetteer().resolve(match[1], self._division())) is not None:
            return self._city(division, first, first + len(match[1]))
        return None

    def _division(self) -> Division | None:
        return gazetteer().by_code.get(self._own.attrs.get("adcode", "")) if self._own is not None else None

    def _city(self, division: Division, start: int, end: int) -> Mention:
        """A City mention of that division: one that is there, else a new one at [start, end)."""
        if division.adcode not in self._by_key:
            attrs = {"level": division.level, "adcode": division.adcode}
            mention = Mention("City", start, end, division.name, "posts", 0.8, attrs, key=division.adcode)
            self._by_key[division.adcode] = mention
            self._doc._.mentions.append(mention)
        return self._by_key[division.adcode]


def _level(post: str) -> str | None:
    if post.startswith("自治区"):
        return "province"
    if match := re.match(r"(?:原|时任|常务|副|中共)*([省市州县区盟旗])", post):
        return _LEVELS[match[1]]
    return None
