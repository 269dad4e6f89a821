"""Component `reforms`: named reform items, measures, systems, modes, campaigns and plans of action."""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.item_names import trimmed, without_marks
from ingest.extract.mentions import Mention
from ingest.extract.span_model import spans_of
from ingest.extract.words import words

NAME = "reforms"
_YEARS_WORK = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}[省市州县区])?(?:(?:19|20)\d\d年(?:度|上半年|下半年)?|今年|去年|上年|明年|全年)"
    r"(?:政府|全面深化)?(?:工作|改革)(?:安排|任务|要点|计划|回顾|总结)?")
"""The work or the reforms of a year as a whole (the heading 一、2022年工作回顾) are no item."""


@Language.factory("reformgraph_reforms")
def create_reforms(nlp: Language, name: str):
    """Append a `Reform` mention for each reform named; `status`, `topics` and `first` give its attributes."""
    return find_reforms


def find_reforms(doc: Doc) -> Doc:
    """Append the mentions of reforms."""
    text = words(doc).text
    for span in spans_of(doc, "Reform"):
        if _YEARS_WORK.fullmatch(text, span.start, span.end):
            continue
        start, end = trimmed(text, span.start, span.end)
        doc._.mentions.append(Mention("Reform", start, end, without_marks(text[start:end]), NAME, span.confidence))
    return doc
