"""The jurisdiction that a post belongs to."""
from __future__ import annotations

import re

from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.posts.persons import Person
from ingest.gazetteer import Division, gazetteer

_NATIONAL = re.compile(r"^(?:党和国家|中央|中共中央|全国|国家|国务院|总书记|总理|副总理|国务委员|委员长|[\u4e00-\u9fff]{2,6}部(?:党组|副?部长|部长))")
_ORGAN = re.compile(r"^((?:国务院|全国(?:人大(?:常委会)?|政协|妇联|总工会|[\u4e00-\u9fff]{1,4})|国家[\u4e00-\u9fff]{2,8}?(?:委|局|署)|中央[\u4e00-\u9fff]{1,6}?(?:委|部|办)|[\u4e00-\u9fff]{2,6}?部))")
_LEVELS = {"省": "province", "自治区": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture", "县": "county", "区": "county", "旗": "county"}
_PLACED = re.compile(r"^([\u4e00-\u9fff]{2,9}?(?:省|市|自治区|州|县|区|旗|盟))")


def seat(doc: Doc, person: Person) -> tuple[Mention | None, str]:
    """The City mention that the post belongs to (`None` for national organs or where it is unclear), and `of` as words."""
    post = person.post
    if _NATIONAL.match(post):
        organ = _ORGAN.match(post)
        return None, organ[1] if organ else ("国务院" if "总理" in post or "国务" in post else "")
    named = _named_place(doc, person, post)
    if named is not None:
        return named, named.name
    own = _own(doc)
    if own is None:
        return None, ""
    division = gazetteer().by_code.get(own.attrs.get("adcode", ""))
    level = _level(post)
    if level == "province" and division is not None and division.level != "province":
        place = _province(doc, division)
        return place, place.name
    if level is not None and division is not None and level != division.level:
        if not (level == "prefecture" and division.name.endswith("市")):  # 市长 of a county-level city or a municipality
            return None, ""
    if level is None and not post.startswith(("书记", "主任", "主席")):
        return None, ""
    if level is None:  # 书记 after a name: of the province, if anybody; not stated
        return None, ""
    return own, own.name


def _named_place(doc: Doc, person: Person, post: str) -> Mention | None:
    """A City named in the post itself or in the words before it."""
    first = doc.text.rfind(post, max(0, person.start - len(post) - 2), person.start)
    if first < 0:
        return None
    for mention in doc._.mentions:
        if mention.type == "City" and first - 1 <= mention.start and mention.end <= person.start and mention.end > mention.start:
            return mention
    table = gazetteer()
    match = _PLACED.match(post)
    if match and (division := table.resolve(match[1], _division(doc))) is not None:
        return _city(doc, division, first, first + len(match[1]))
    return None


def _level(post: str) -> str | None:
    if post.startswith("自治区"):
        return "province"
    if match := re.match(r"(?:原|时任|常务|副|中共)*([省市州县区盟旗])", post):
        return _LEVELS[match[1]]
    return None


def _own(doc: Doc) -> Mention | None:
    return next((m for m in doc._.mentions if m.type == "City" and m.own), None)


def _division(doc: Doc) -> Division | None:
    own = _own(doc)
    return gazetteer().by_code.get(own.attrs.get("adcode", "")) if own is not None else None


def _province(doc: Doc, division: Division) -> Mention:
    return _city(doc, gazetteer().by_code[division.adcode[:2] + "0000"], 0, 0)


def _city(doc: Doc, division: Division, start: int, end: int) -> Mention:
    """A City mention of that division: one that is there, else a new one at [start, end) (nowhere, if both are 0: 省长 implies the province)."""
    for mention in doc._.mentions:
        if mention.type == "City" and mention.key == division.adcode:
            return mention
    mention = Mention("City", start, end, division.name, "posts", 0.8, {"level": division.level, "adcode": division.adcode}, key=division.adcode)
    doc._.mentions.append(mention)
    return mention
