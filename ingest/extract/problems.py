"""Component `problems`: what an item answers to, as the text says it.

针对行政审批时限长的问题, 破解融资难题, 解决“看病难”问题: the noun phrase between such a verb and the head noun. A quoted phrase or a list
of two is one problem. Generic ones (解决突出问题, 解决实际困难) name nothing and are left out.
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.words import words

NAME = "problems"
_HEADS = "问题|难题|瓶颈|痛点|堵点|难点|短板|顽疾|困境|梗阻|弊端|矛盾"
_PROBLEM = re.compile(
    r"(?P<verb>针对|聚焦|破解|有效解决|解决|化解|破除|突破|打通|疏解|根治|着眼|围绕解决|直面)"
    rf"(?P<name>[^，。；：！？,;!?\n《》]{{2,30}}?)(?P<head>(?:等|的|之|中|方面|存在)*(?:突出|主要|实际|具体|现实|共性|各类|重点)*(?:{_HEADS}))")
_STRONG = re.compile(r"[难慢贵长乱差少缺弱堵低高繁重不]|瓶颈|短缺|不足|滞后|缺失|障碍|壁垒|风险|污染|拖欠|过剩")
_GENERIC = re.compile(
    r"^(?:了|着|好|一批|一些|一系列|若干|各种|各类|群众|企业|人民群众|发展|改革|工作|实际|突出|当前|存在|历史遗留|重点|难点|热点|焦点|制约|影响|"
    r"[0-9一二三四五六七八九十百千万余多个项件条批的]|反映|关心|最|急难愁盼|关注|群众身边|民生)*(?:的)?$")
_LEADING = re.compile(r"^(?:了|着|好|一批|一些|一系列|当前|目前|群众反映强烈的|制约[^的]{2,10}的)+")


@Language.factory("reformgraph_problems")
def create_problems(nlp: Language, name: str):
    """Append a `Problem` mention for each problem that the text says it answers to."""
    return find_problems


def find_problems(doc: Doc) -> Doc:
    """Append the mentions of problems (see module). Those that say what is amiss (融资难) are surer than bare nouns."""
    text = words(doc).text
    for sentence in doc._.sentences:
        for match in _PROBLEM.finditer(text, sentence.start, sentence.end):
            start, end = match.span("name")
            if lead := _LEADING.match(text[start:end]):
                start += lead.end()
            while end > start and text[end - 1] in "的等、":
                end -= 1
            name = text[start:end]
            if len(name) < 2 or _GENERIC.match(name) or not _balanced(name):
                continue
            confidence = 0.75 if _STRONG.search(name) else 0.55
            doc._.mentions.append(Mention("Problem", start, end, name, NAME, confidence))
    return doc


def _balanced(name: str) -> bool:
    """Whether quotes and brackets in `name` are whole."""
    return name.count("“") == name.count("”") and name.count("（") == name.count("）") and name.count("(") == name.count(")")
