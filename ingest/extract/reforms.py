"""Component `reforms`: named reform items, measures, systems, modes, campaigns and plans of action."""
from __future__ import annotations

import re
from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.item_lists import lists_joined
from ingest.extract.item_names import names_a_pilot, trimmed, without_marks
from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of
from ingest.extract.words import Words, words

NAME = "reforms"
_YEARS_WORK = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[省市州县区])?(?:(?:19|20)\d\d年(?:度|上半年|下半年)?|今年|去年|上年|明年|全年)"
    r"(?:政府|全面深化)?(?:工作|改革)(?:安排|任务|要点|计划|回顾|总结)?")
"""The work or the reforms of a year as a whole (the heading 一、2022年工作回顾) are no item."""

_BUILT = re.compile(r"\d[\d.]*[十百千万亿余多]*(?:套|户|公里|座|亩)$")
_MONEY = re.compile(r"等?(?:专项|项目|中央|省级|奖补|补助|补贴)*(?:资金|债券|补助|贷款)")
_SOLVING = re.compile(r"(?:着力|有效|集中|加快|全力)?(?:破解|解决|化解|突破|攻克)(?!.*(?:机制|行动|制度|方案|办法|专项|工作))[^、]*(?:难题|问题|瓶颈|难点|堵点|难)[”\"]?")
"""A problem and that it is solved (破解…难题) name a Problem; how it is solved would be the reform."""
_WORK = "工作"
_DONE = frozenset(("v", "vn"))
_NO_END = re.compile(r"(?:前期|后续|专项|相关|有关|准备|指导|服务)$")
_LEAST = 4
"""Characters that a name must have left without 工作: 垃圾分类工作 is 垃圾分类, 普查工作 alone stays what it is."""
_MEASURE = re.compile(r"(?:政策|制度|机制|改革|工程|行动|计划)[”\"]?$")


@Language.factory("reformgraph_reforms")
def create_reforms(nlp: Language, name: str):
    """Append a `Reform` mention for each reform named; `status`, `topics` and `first` give its attributes."""
    return find_reforms


def find_reforms(doc: Doc) -> Doc:
    """Append the mentions of reforms."""
    table = words(doc)
    text = table.text
    spans = [(*trimmed(text, span.start, span.end), span.confidence) for span in spans_of(doc, "Reform") if not _YEARS_WORK.fullmatch(text, span.start, span.end)]
    for start, end, confidence in lists_joined(text, spans):
        if not _is_quantity(text, start, end) and not _SOLVING.fullmatch(text, start, end):
            end = without_work(table, start, end)
            doc._.mentions.append(Mention("Reform", start, end, without_marks(text[start:end]), NAME, confidence))
    return doc


def without_work(table: Words, start: int, end: int) -> int:
    """Where the name at [start, end) ends without 工作 after what is done (农村土地确权登记颁证工作); 人才工作 and “双减”工作 keep it, for nothing is done in their names."""
    core = end - len(_WORK)
    if core - start < _LEAST or not table.text.startswith(_WORK, core) or _NO_END.search(table.text, start, core) or not names_a_pilot(table.text, start, core):
        return end
    before = bisect_left(table.starts, core) - 1
    return core if before >= 0 and table.ends[before] == core and table.tags[before] in _DONE else end


def _is_quantity(text: str, start: int, end: int) -> bool:
    """Whether the words are a number of things built (保障性租赁住房15万套) or what money is for (…专项资金)."""
    name = text[start:end]
    return bool(_BUILT.search(name) or (_MONEY.match(text, end) and not _MEASURE.search(name)))
