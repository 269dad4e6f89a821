"""Component `pilots`: officially designated or declared trials and models (试点, 试验区, 示范区, 先行区, …), with their level."""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.assemble import sentence_at
from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of

NAME = "pilots"
_NATIONAL = re.compile(
    r"国家级?|全国|国务院|中央|[国发]改委批复|住建部|农业农村部|农业部|科技部|财政部|教育部|商务部|民政部|工信部|文化和旅游部|文旅部|自然资源部|"
    r"生态环境部|人社部|交通运输部|水利部|国土资源部|公安部|司法部|卫健委|央行|人民银行|国铁|最高人民")
_ONLY_NATIONAL = re.compile(r"自由?贸易?试验区|自贸试验区|自由贸易港|跨境电(?:子商务|商)综合试验区|国家自主创新示范区|自主创新示范区|综合保税区")
_PROVINCIAL = re.compile(r"省级|全省|[\u4e00-\u9fff]{2}省(?!会)|自治区级|全区(?:首批|首个|唯一)|省(?:第|首|试|示|委|政府|厅|文明|现代|农|创)|省“")
_MUNICIPAL = re.compile(r"市级|全市(?:首批|首个)|市本级试点")
_BEFORE = 14
"""Characters before the name in which its clause may tell the level (获批国家…, 列为全省…)."""


@Language.factory("reformgraph_pilots")
def create_pilots(nlp: Language, name: str):
    """Append a `Pilot` mention for each pilot named, with attribute `level`."""
    return find_pilots


def find_pilots(doc: Doc) -> Doc:
    """Append the mentions of pilots (see module)."""
    for span in spans_of(doc, "Pilot"):
        attrs = {"level": level_of(doc, span.start, span.end)}
        doc._.mentions.append(Mention("Pilot", span.start, span.end, doc.text[span.start : span.end], NAME, span.confidence, attrs))
    return doc


def level_of(doc: Doc, start: int, end: int) -> str:
    """national, provincial, municipal or unknown: what the name says, else what stands just before it in its clause.

    Kinds that exist only nationally (自贸试验区) are national.
    """
    name = doc.text[start:end]
    for level, pattern in (("national", _NATIONAL), ("provincial", _PROVINCIAL), ("municipal", _MUNICIPAL), ("national", _ONLY_NATIONAL)):
        if pattern.search(name):
            return level
    sentence = sentence_at(doc, start, end)
    first = max(sentence.start if sentence else 0, start - _BEFORE)
    before = re.split(r"[，。；,;]", doc.text[first:start])[-1]
    found = [(match.end(), level) for level, pattern in (("national", _NATIONAL), ("provincial", _PROVINCIAL), ("municipal", _MUNICIPAL))
             for match in pattern.finditer(before)]
    return max(found)[1] if found else "unknown"
