"""Development zones, parks and new towns in a text: a name and an ending that tells the kind."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.places.kinds import after_verb, holds_a_clause, is_kind
from ingest.extract.places.matcher import matches
from ingest.extract.words import Words
from ingest.gazetteer import Division
from ingest.gazetteer.divisions import stem
from ingest.gazetteer.zones import CERTAIN, ENDING, FORMS, GENERIC, NATIONAL, NO_KIND, TOWNS, short

_BARE = frozenset(("高新区", "经开区", "综保区", "综合保税区", "经济技术开发区", "高新技术产业开发区", "开发区"))
_ALONE = frozenset(("高新区", "经开区", "综保区", "综合保税区"))
_NOUNS = frozenset(("n", "nz", "nw", "LOC", "ORG", "vn", "f", "s", "an", "TIME"))
_PILOT = re.compile(r"^(?:国家级?|省级|综合|改革|创新|先导|协同|发展|建设|联动|融合|开放)*(?:试验区|示范区|先行区|试点|示范园|示范基地)")
_FULL = re.compile(r"[省市县区州]$")
_PIECE = re.compile(r"自贸(?:(?![区试及和与])[\u4e00-\u9fff]){2,6}?片区")
_PARTNER = re.compile(r"中[新意德日韩法瑞俄丹荷奥以英美埃白马印泰]$")
_CONNECT = frozenset("、和与及或—-－ ")
_LONGEST = 14


def find_zones(text: str, table: Words, own: Division | None) -> list[Mention]:
    """City mentions of level zone, in order, not overlapping."""
    places: dict[int, int] = {}
    for start, end in matches(text):
        places.setdefault(start, end)
    local = own is not None and own.level in ("prefecture", "county")
    found: list[Mention] = []
    for match in ENDING.finditer(text):
        ending, end = match.span()
        if (found and ending < found[-1].end) or _PILOT.match(text[end : end + 14]):
            continue
        kind = FORMS[match.group()]
        if kind == "新城" and text[ending - 1 : ending] == "创":  # 创新城 is cut elsewhere
            continue
        start, placed = _name_start(text, table, ending, places)
        if start is None and kind in TOWNS:
            start = _kind_start(text, table, ending)
        if start is None:
            if local and match.group() in _BARE:
                found.extend(_bare(text, match, kind, own))
            continue
        if not placed and kind not in ("经开区", "高新区", "综保区", "科创区", *TOWNS, "新城"):
            continue
        if (partner := _PARTNER.search(text, max(0, start - 2), start)) and table.begins(partner.start()):
            start = partner.start()  # 中新天津生态城
        begin, start = start, after_verb(text, start, end)
        if is_kind(text[start:end]) or (start > begin and GENERIC.match(text[start:ending])) or holds_a_clause(text[start:end]):
            continue
        found.append(Mention("City", start, end, text[start:end], "places", 0.8 if kind in CERTAIN else 0.7, {"level": "zone"}, key=short(text[start:end])))
    found.extend(_pieces(text, found))
    found.extend(_national(text, table, found))
    found.sort(key=lambda m: m.start)
    _unite(found, own)
    return found


def _name_start(text: str, table: Words, ending: int, places: dict[int, int]) -> tuple[int | None, bool]:
    """Where the name before the ending begins, and whether it begins with a place.

    The nouns that lead up to the ending are walked back; the leftmost place among them begins the name, after a division in full
    (淄博市桓台经开区 → 桓台经开区). Without a place, a head that is not generic in the ending's own word or next to it.
    """
    number = table.at(ending)
    if table.starts[number] == ending:
        number -= 1
    best, head, placed = None, None, False
    while number >= 0 and ending - table.starts[number] <= _LONGEST:
        word, tag, begin = table.texts[number], table.tags[number], table.starts[number]
        if begin < ending < table.ends[number]:
            word = text[begin:ending]
        elif (tag not in _NOUNS and begin not in places) or word in _CONNECT:
            break
        if begin in places and places[begin] <= ending:
            place = text[begin : places[begin]]
            if len(place) >= 3 and _FULL.search(place) and places[begin] < ending:
                if not placed:
                    inner = text[places[begin] : ending]
                    best, placed = (places[begin], True) if not GENERIC.match(inner) and len(inner) >= 2 else (begin, True)
                break
            best, placed = begin, True
        elif (tag == "LOC" or (tag == "ORG" and begin < ending < table.ends[number])) and len(word) >= 2 and not GENERIC.match(word):
            best, placed = begin, True
        elif head is None and not placed and not GENERIC.match(word) and tag in ("nz", "n", "LOC", "ORG", "f") and len(word) >= 2:
            head = begin
        number -= 1
    if best is not None:
        return best, placed
    return (head, False) if head is not None and not GENERIC.match(text[head:ending]) else (None, False)


def _kind_start(text: str, table: Words, ending: int) -> int | None:
    """Where the nouns begin that say what kind of town it is (国际海洋生态科技城)."""
    number = table.at(ending) - (table.starts[table.at(ending)] == ending)
    start = None
    while number >= 0 and ending - table.starts[number] <= _LONGEST and table.tags[number] in _NOUNS and table.texts[number] not in _CONNECT:
        start = table.starts[number]
        number -= 1
    return None if start is None or start >= ending or NO_KIND.match(text[start:ending]) else start


def _bare(text: str, match: re.Match, kind: str, own: Division) -> list[Mention]:
    """高新区 or 市经开区 without a name: the report's own, unless a number or 国家级 before it makes it a kind."""
    start, end = match.span()
    before = text[max(0, start - 4) : start]
    if re.search(r"(?:^|[^城全各本我]|我)市$", before) and own.level == "prefecture":
        name = stem(own.name) + kind
        return [Mention("City", start - 1, end, name, "places", 0.7, {"level": "zone"}, key=name)]
    if match.group() not in _ALONE or GENERIC.match(before[-2:]) or GENERIC.match(before[-1:]) or re.search(r"(?:级|个|家|各|类|批|为|座|[、和与及]?海关)$", before):
        return []
    return [Mention("City", start, end, match.group(), "places", 0.6, {"level": "zone"}, key=kind)]


def _pieces(text: str, found: list[Mention]) -> list[Mention]:
    taken = {position for m in found for position in range(m.start, m.end)}
    return [Mention("City", *m.span(), m.group(), "places", 0.7, {"level": "zone"}, key=m.group())
            for m in _PIECE.finditer(text) if m.start() not in taken]


def _national(text: str, table: Words, found: list[Mention]) -> list[Mention]:
    """前海 and others that are known without an ending."""
    taken = {position for m in found for position in range(m.start, m.end)}
    out = []
    for number, word in enumerate(table.texts):
        if word in NATIONAL and table.tags[number] in ("LOC", "ORG", "nz") and table.starts[number] not in taken:
            name = NATIONAL[word]
            out.append(Mention("City", table.starts[number], table.ends[number], name, "places", 0.75, {"level": "zone"}, key=short(name)))
    return out


def _unite(found: list[Mention], own: Division | None) -> None:
    """A bare 高新区 is the report's own 淄博高新区 where the text names just one such zone of the own place in full."""
    if own is None:
        return
    named = {m.key: m.name for m in found if m.key not in CERTAIN and m.key.startswith(stem(own.name))}
    fulls = {kind: {key: name for key, name in named.items() if key.endswith(kind)} for kind in {m.key for m in found} & CERTAIN}
    for mention in found:
        full = fulls.get(mention.key, {})
        if len(full) == 1:
            mention.key, mention.name = next(iter(full.items()))
