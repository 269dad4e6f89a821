"""Component `problems`: what an item answers to, as the text says it.

针对行政审批时限长的问题, 破解融资难题, 解决“看病难”问题: the noun phrase between such a verb and the head noun. A quoted phrase or a list
of two is one problem. Generic ones (解决突出问题, 解决群众关心的实际困难) name nothing and are left out.
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention
from ingest.extract.words import words
from ingest.vocabulary import any_of

NAME = "problems"
_VERB, _HEAD = any_of("problems/verbs"), any_of("problems/heads")
_PROBLEM = re.compile(
    rf"{_VERB}(?P<name>[^，。；：！？,;!?\n《》]{{2,30}}?)(?:(?:等|的|之|中|方面|领域|存在)*(?:突出|主要|实际|具体|现实|共性|各类|重点|深层次|结构性)*(?P<head>{_HEAD}))")
_STRONG = re.compile(r"[难慢贵长乱差少缺弱堵低高繁重不]|瓶颈|短缺|滞后|缺失|障碍|壁垒|风险|污染|拖欠|过剩|失衡|浪费|空心")
_GENERIC = re.compile(rf"{any_of('problems/generic')}+$")
_LEADING = re.compile(
    r"^(?:了|着|好|到|一批|一些|一系列|当前|目前|我[市省区县州]|(?:人民|基层|广大)?群众(?:身边|普遍)?(?:最|所)?(?:关心|关注|反映|期盼)(?:强烈|集中|突出|较多)?的|群众身边的?"
    r"|[^，、的]{0,10}(?:关心|关注|反映|期盼|困扰)(?:强烈|集中|突出|较多)?的"
    r"|(?:制约|影响|困扰)[^，、的]{2,10}的|存在的|突出的?|历史遗留的?)+")
_TRAILING = re.compile(r"(?:(?:困难|矛盾|风险|挑战|问题)?[和与及](?:长期)?|[的等、]|之?中的?|方面|领域|一系列|相关|有关|关键|重大|[一二三四五六七八九十两]个)$")
_NONE = re.compile(r"^(?:[的、]|这些|此类|上述|该|事关|关系|涉及|补齐|补强|增|制约|影响|阻碍)|(?:遇到|面临|没有解决|[找有没补破]|补齐|攻克|攻坚)$|^[0-9.]+[万亿]?[个项件条批]?$")
"""Pieces of sentences that stand between verb and head noun and name nothing."""
_ROADS = re.compile(r"^打通.*(?:交通|道路|路网|公路|微循环)")
"""Gaps of roads that are closed are built, no problem that a measure answers."""
_QUOTED = re.compile(r"“[^”]*”")


@Language.factory("reformgraph_problems")
def create_problems(nlp: Language, name: str):
    """Append a `Problem` mention for each problem that the text says it answers to."""
    return find_problems


def find_problems(doc: Doc) -> Doc:
    """Append the mentions of problems (see module). Those that say what is amiss (融资难) are surer than bare nouns."""
    table = words(doc)
    text = table.text
    for sentence in doc._.sentences:
        for match in _PROBLEM.finditer(text, sentence.start, sentence.end):
            start, end = _name(text, *match.span("name"))
            if _names_one(text[start:end]) and table.begins(start) and table.begins(match.start("head")) and not _ROADS.match(match.group()):
                doc._.mentions.append(Mention("Problem", start, end, text[start:end], NAME, 0.75 if _STRONG.search(text[start:end]) else 0.55))
    return doc


def _name(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what leads up to the problem (another verb too: 聚焦…破解…) and what ties it to the head noun."""
    while verb := re.search(_VERB, text[start:end]):
        start += verb.end()
    if lead := _LEADING.match(text[start:end]):
        start += lead.end()
    while end > start and (tail := _TRAILING.search(text[start:end])):
        end = start + tail.start()
    return start, end


def _names_one(name: str) -> bool:
    """Whether a phrase says what the problem is: not generic, no head noun in it (破解难题、化解矛盾), quotes and brackets whole."""
    whole = all(name.count(a) == name.count(b) for a, b in ("“”", "（）", "()"))
    return len(name) >= 2 and whole and not _GENERIC.match(name) and not _NONE.search(name) and not re.search(_HEAD, _QUOTED.sub("", name))
