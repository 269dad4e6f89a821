"""Component `organisations`: bodies named as responsible for an item (Organisation), with their role.

Found only where the text says so: 责任单位：…, （市发改委牵头，市财政局配合）, 由市科技局负责, 市教育局牵头，市财政局配合. The items are linked by `relations`, when overlaps
are resolved; until then each duty waits in `doc.user_data`.
"""
from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.names import normalise
from ingest.extract.words import words
from ingest.vocabulary import any_of

DUTIES = "reformgraph_duties"
"""Key of `doc.user_data` under which the list of `Duty` stands."""

_LABEL = re.compile(
    r"(?P<label>(?:牵头|责任|主办|配合|协办|参与|主管|承办)(?:单位|部门)|(?:责任|实施)主体|(?:实施|完成)单位)"
    r"[：:为]\s*(?P<list>[^。；\n）)]{2,160})"
)
_IN_BRACKETS = re.compile(r"[（(](?P<inside>[^（()）\n]{2,160}?(?:牵头|负责|配合|协助|参与|分工负责|组织实施|落实)[^（()）\n]{0,4})[)）]")
_DUTY = re.compile(r"(?P<list>[^，,；;：:（）()]{2,120}?)(?:共同|分别|分工|按职责分工|具体|等(?:单位|部门)?)*(?P<verb>牵头|负责|配合|协助|参与|组织实施|落实)")
_BY = re.compile(r"由(?P<list>[^，。；：:\n由]{2,60}?)(?:共同|具体|统一|总)?(?P<verb>牵头|负责|承办|组织实施)")
_PLAIN = re.compile(r"(?:^|(?<=[，。；：\n]))(?P<list>[^，。；：:\n（）]{2,50}?)(?P<verb>牵头)(?=[，、组建成立开展实推制建研抓会联具]|[^人作领])")
_HELPED = re.compile(
    r"(?:[，,、]|等(?:单位|部门)?[，,、])?(?:(?P<first>会同|协同|联合)(?P<with>[^，。；：:\n（）]{2,80}?)(?=[，。；\n]|推进|推动|建立|开展|实施|制定|负责|组织)"
    r"|(?P<list>[^，。；：:\n（）]{2,80}?)等?(?:有关|相关)?(?:单位|部门)?(?:积极|密切|协同|共同|分工|按职责)*(?:配合|协助|参与))")
"""Who helps the body that leads, directly after it: 由市发改委牵头，|市财政局、市审计局配合."""
_SHORT = frozenset(("残联", "妇联", "文联", "侨联", "科协", "工会", "团委"))
_SPLIT = re.compile(r"[、，,/]|以及|和(?=[省市区县州])|及(?=[省市区县州])|与(?=[省市区县州])|会同|配合")
_BODY = re.compile(
    r"(?:(?:中共)?(?:[\u4e00-\u9fff]{2,7}?[省市区县州]|[省市区县州]|自治区|团|国家|各区?县?)?)(?:委|政府)?[\u4e00-\u9fff]{0,12}?"
    rf"{any_of('organisations/bodies')}"
)
_GENERIC = re.compile(
    r"^(?:各|有关|相关|其他|等|全|每个|所有|多个|职能|责任|牵头|主管|行业|上级|专业|专项|部门|单位|该|本|同一|一个|两个|第三方|专门|市场|社会|企业"
    r"|(?:政府|局|委|办|部|公司|集团|中心)$)|(?:领导|同志|部门|单位|负责人)$"
)
_SUPPORT = re.compile(r"配合|协助|协办|参与")


@dataclass(frozen=True)
class Duty:
    """A body's part in what stands before it (`after` false) or behind it in the same sentence; `role` is lead or support."""

    body: Mention
    role: str
    reach: str  # "sentence": all items of the sentence or the one before; "near": the nearest item


@Language.factory("reformgraph_organisations")
def create_organisations(nlp: Language, name: str):
    """Append Organisation mentions of responsible bodies."""
    return mark_organisations


def mark_organisations(doc: Doc) -> Doc:
    """Append Organisation mentions and note their duties (see module)."""
    text = words(doc).text
    duties: list[Duty] = []
    if not any(cue in text for cue in ("牵头", "负责", "责任单位", "责任部门", "配合", "承办", "主办", "实施单位", "责任主体", "组织实施")):
        doc.user_data[DUTIES] = duties
        return doc
    taken: set[int] = set()
    for match in _LABEL.finditer(text):
        role = "support" if _SUPPORT.search(match["label"]) else "lead"
        duties += _bodies(text, *match.span("list"), role, "sentence", taken)
    for match in _IN_BRACKETS.finditer(text):
        offset = match.start("inside")
        for part in _DUTY.finditer(match["inside"]):
            role = "support" if _SUPPORT.search(part["verb"]) else "lead"
            duties += _bodies(text, offset + part.start("list"), offset + part.end("list"), role, "sentence", taken)
    for pattern in (_BY, _PLAIN):
        for match in pattern.finditer(text):
            if pattern is _PLAIN and match["list"].startswith("由"):
                continue  # read by the pattern before
            led = _bodies(text, *match.span("list"), "lead", "near", taken)
            if led and (helped := _HELPED.match(text, match.end())):
                led += _bodies(text, *helped.span("with" if helped["first"] else "list"), "support", "near", taken)
            duties += led
    duties.sort(key=lambda d: d.body.start)
    doc._.mentions.extend(d.body for d in duties)
    doc.user_data[DUTIES] = duties
    return doc


def _bodies(text: str, start: int, end: int, role: str, reach: str, taken: set[int]) -> list[Duty]:
    """Duties of the bodies listed in text[start:end]; none if a piece in front is no body (市委书记牵头)."""
    out = []
    position = start
    for piece in _SPLIT.split(text[start:end]):
        begin = text.index(piece, position, end) if piece else position
        position = begin + len(piece)
        stripped = re.sub(r"(?:等(?:\d+个)?(?:单位|部门)?)$", "", piece.strip())
        begin += len(piece) - len(piece.lstrip())
        named = stripped in _SHORT or (3 <= len(stripped) <= 24 and not _GENERIC.search(stripped) and _BODY.fullmatch(stripped))
        if not named or begin in taken:
            continue
        taken.add(begin)
        mention = Mention("Organisation", begin, begin + len(stripped), stripped, "organisations", 0.75, {"kind": "body"}, key=normalise(stripped))
        out.append(Duty(mention, role, reach))
    return out
