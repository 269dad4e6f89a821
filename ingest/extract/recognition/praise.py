"""Praise, spreading and reports by a body, a medium or a leader: 获国务院督查激励, 被新华网推介, 省发改委发文推广, 得到省委书记某某批示肯定."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention, Sentence
from ingest.extract.recognition.found import FORM, Recognition, kind_of, pieces
from ingest.extract.relations.context import Context
from ingest.extract.words import words
from ingest.vocabulary import any_of

_FORM = rf"{any_of('recognition/manners')}*{FORM}"
_TAKEN = any_of("recognition/award_verbs")
_BY = re.compile(
    rf"(?P<verb>被|获得?|受到?|得到|荣获|赢得|获得了|受到了|得到了|经(?![验济过营理典])|在|由|登上|入选|写入|写进)(?P<by>[^，。；：,;\n]{{2,40}}?)"
    rf"(?:的|上|作为[^，。；]{{2,14}}?)?(?P<form>{_FORM}|{_TAKEN}|{any_of('recognition/acts')}(?!{FORM})|头版|简报|专报)(?![\u4e00-\u9fff]{{0,1}}会)"
)
_ONTO = re.compile(rf"(?P<verb>{any_of('recognition/onto')})(?P<by>[^，。；：,;\n]{{2,30}})")
_ACT = re.compile(rf"{_FORM}|{any_of('recognition/acts')}")
_SAID = re.compile(rf"{_FORM}|{any_of('recognition/said')}")
_OPENING = re.compile(
    r"(?:其中|随后|后来|此后|并且?|且|也|还|后|去年|今年|同年|当年|次年|年底|年末|年初|日前|近日"
    r"|[\d一二三四五六七八九十]+[年月日份]|[上中下]旬|底|初|末|[：“”》—\s]|\d+[.．、])*"
)
"""Words of time and order before the subject of a clause."""
_STOPS = frozenset(("v", "p", "d", "vd", "r", "t", "TIME", "xc", "u", "m", "ad"))
_ENDS = re.compile(r"[报刊社网台委厅局办部会院署组室》]$|政府$|央视$|卫视$|讯$|领导$|负责同志$|负责人$|书记$|[省市州县区部]长$|主席$|总理$|联播$|访谈$|国$|省$|市$")
_NTH = re.compile(r"(?:第[一二三四五六七八九十\d]+次|综合|专项)$")
_INSPECTION = re.compile(r"(?:大?督查)?")
_HELD = re.compile(r"召开|举办|举行")
_FAR = 70


def praises(context: Context, number: int, sentence: Sentence) -> list[Recognition]:
    """What may be recognitions of a sentence by bodies, media and leaders."""
    text = context.text
    leaders = context.within(number, "Leader")
    found: list[Recognition] = []
    for match in _BY.finditer(text, sentence.start, sentence.end):
        start, end = match.span("by")
        named = [m for m in leaders if start <= m.start and m.end <= end]
        if named:
            found.extend(Recognition(match.start(), match.end(), m.name, "leader", _short(match["form"]), match["verb"], "passive", leader=m) for m in named)
            continue
        found.extend(
            Recognition(match.start(), match.end(), name, kind, _short(match["form"]), match["verb"], "passive", order)
            for order, name in enumerate(pieces(match["by"] + _rest(text, match))) if (kind := kind_of(name)))
    for match in _ONTO.finditer(text, sentence.start, sentence.end):
        found.extend(Recognition(match.start(), match.end(), name, "media", match["verb"], match["verb"], "onto", order)
                     for order, name in enumerate(pieces(match["by"])) if kind_of(name) == "media")
    return [*found, *_active(context, sentence, leaders), *_given(context, sentence, leaders)]


def _rest(text: str, match: re.Match[str]) -> str:
    """What of the words of praise belongs to the name before them: 国务院第九次|大督查, 在…推进|现场会上, 在营商环境|评价中."""
    if _NTH.search(match["by"]):
        return _INSPECTION.match(match["form"])[0]
    meeting = match["verb"] == "在" and match["form"].endswith("会") and not _HELD.search(match["by"])
    assessment = match["form"].endswith("评价") and text[match.end() : match.end() + 1] in ("中", "“", "优")
    return match["form"] if meeting or assessment else ""


def _active(context: Context, sentence: Sentence, leaders: list[Mention]) -> list[Recognition]:
    """Bodies and media that are the subject of the clause: 新华社、《光明日报》先后报道, 国家发改委今年9月召开现场会. What stands before a leader is his post."""
    found, text = [], context.text
    seen: set[int] = set()
    for match in _ACT.finditer(text, sentence.start, sentence.end):
        start = context.clause_start(match.start(), sentence)
        if start in seen:
            continue
        start = _OPENING.match(text, start, match.start()).end()
        end = _subject_end(context, start, match.start())
        if end - start < 2 or any(start <= m.start <= end + 8 and m.start < match.start() for m in leaders):
            continue
        for order, name in enumerate(pieces(text[start:end])):
            if _ENDS.search(name) and (kind := kind_of(name)):
                seen.add(start)
                found.append(Recognition(start, match.end(), name, kind, _short(match[0]), match[0], "active", order))
    return found


def _subject_end(context: Context, start: int, last: int) -> int:
    """Where the noun phrase that begins at `start` ends: before the first verb, adverb or time outside 《》."""
    table, depth = words(context.doc), 0
    for number in table.span(start, last):
        depth += table.texts[number].count("《") - table.texts[number].count("》")
        if depth <= 0 and table.tags[number] in _STOPS and not table.texts[number].startswith("第"):
            return table.starts[number]
    return last


def _given(context: Context, sentence: Sentence, leaders: list[Mention]) -> list[Recognition]:
    """A leader who approves: 省长某某对该市河长制工作给予肯定, 市委书记某某称其为…."""
    found = []
    for leader in leaders:
        if match := _SAID.search(context.text, leader.end, min(sentence.end, leader.end + _FAR)):
            found.append(Recognition(leader.start, match.end(), leader.name, "leader", _short(match[0]), match[0], "leader", leader=leader))
    return found


def _short(form: str) -> str:
    return re.sub(r"^(?:先后|联合|公开|多次|连续|相继|集中)+", "", form)
