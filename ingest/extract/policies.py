"""Component `policies`: named documents, plans and regulations.

Names that the span model finds, and whatever stands in 《》 and is named like a document; newspapers, books and films in 《》 are not.
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of

NAME = "policies"
_TITLE = re.compile(r"《([^《》\n]{3,80})》")
_DOCUMENT = re.compile(
    r"(?:条例|办法|意见|方案|规划|纲要|计划|细则|规定|决定|通知|规则|规程|指引|指南|标准|目录|清单|台账|政策|措施|要点|章程|协议|"
    r"协定|公约|准则|守则|制度|法|书|报告|行动|若干条|[0-9一二三四五六七八九十百]+条)(?:[（(][^（）()]{1,12}[）)])?$")
_NUMBER = re.compile(r"[（(]?([\u4e00-\u9fff]{1,12}[〔﹝\[【（(](?:19|20)\d\d[〕﹞\]】）)](?:第)?\d{1,4}号)")
IN_MARKS = 0.9
"""Confidence of a title in 《》 that ends like a document: 95 of 100 in the annotated passages are Policies."""


@Language.factory("reformgraph_policies")
def create_policies(nlp: Language, name: str):
    """Append a `Policy` mention for each document named."""
    return find_policies


def find_policies(doc: Doc) -> Doc:
    """Append the mentions (see module); `number` (淄改组发〔2017〕8号) where it stands right behind the title."""
    taken: list[tuple[int, int]] = []
    for match in _TITLE.finditer(doc.text):
        title = match.group(1)
        if _DOCUMENT.search(title):
            _add(doc, match.start(1), match.end(1), IN_MARKS)
            taken.append(match.span())
    for span in spans_of(doc, "Policy"):
        start, end = _bare(doc.text, span.start, span.end)
        if not any(start < b and end > a for a, b in taken):
            _add(doc, start, end, span.confidence)
    return doc


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without 《》 around it."""
    return (start + 1, end - 1) if text[start] == "《" and text[end - 1] == "》" and end - start > 2 else (start, end)


def _add(doc: Doc, start: int, end: int, confidence: float) -> None:
    attrs = {}
    if number := _NUMBER.match(doc.text, end + 1 if doc.text[end : end + 1] == "》" else end):
        attrs["number"] = number.group(1)
    doc._.mentions.append(Mention("Policy", start, end, doc.text[start:end], NAME, confidence, attrs))
