"""What a sentence says of itself: plan or past, from its verbs, adverbs and numbers.

`weights.json` holds log odds (above zero: plan) of verbs, adverbs and the like, and of kinds of numbers (`#decimal`), fitted by logistic regression
to the sentences of the annotated training passages; words that belong to a subject, not to a way of speaking, were taken out.
"""
from __future__ import annotations

import math
import re
from collections.abc import Mapping

_TAGS = frozenset(("v", "d", "vd", "ad", "p", "r", "t", "f", "TIME"))
_KINDS = (
    ("#digit", re.compile(r"\d")), ("#decimal", re.compile(r"\d\.\d")), ("#percent", re.compile(r"\d%")),
    ("#rank", re.compile(r"第\d+位|第[一二三四五六七八九十]+位|全[国省市区]第")), ("#atleast", re.compile(r"以上")),
)
_REACHED = r"(?:任务)?[^，。；]{0,8}?(?:顺利|圆满|如期|全面|较好|超额)(?:地)?(?:实现|完成)"
"""What makes goals ones that were reached: 预期目标任务圆满完成."""
_PLAN_OUTRIGHT = re.compile(
    r"^(?:今年|明年|下一步|下步|接下来|未来[三五几]年|今后)[^，。]{0,12}(?:要|将|重点|力争|计划|着力|我们)"
    rf"|力争|预期目标(?!{_REACHED})|(?:计划|预计)(?:今年|年内|全年|到)[^，。]{0,12}(?:完成|实现|达|建成|投)"
    r"|年内(?:要|将|力争|计划|争取)|争取(?:年内|尽快|早日|今年)"
)
_UNTIL = re.compile(r"(?:到|至)(20\d\d)年(?:底|末)?[，,]?[^。；]{0,30}(?:达到?|实现|建成|完成|形成|力争|基本|突破|超过|提高|降至?|控制|全面)")
_PAST_OUTRIGHT = re.compile(
    r"^(?:——|[（(]?[一二三四五六七八九十]+[）)、是])?(?:过去[一五三几]年|[一三五]年来|一年中|这[一五]年|去年以?来?|上年)"
    r"|(?:已|均已|全部)(?:经)?(?:完成|建成|全部|投产|投用|竣工|出台|成立|落地)"
    rf"|(?:^|[，。；：])(?:(?!确保|力争|努力|争取|推动|务必|必须|要)[^，。；：])*(?:预期目标|目标任务){_REACHED}"
)
_LOOKS_BACK = re.compile(r"^(?:(?:在)?过去(?:的)?[一五三几]年|[一三五]年来|这[一五]年|去年以?来?[，,])")
_GLOSSARY = re.compile(r"^\s*(?:\[\d+\]|[（(]?\d+[）).．、])?\s*[“\"]?[^。，]{1,40}[”\"]?[：:]\s*(?:是?指|即|包括|分别|是|为|\d|“)|^[^。，]{1,40}(?:是指|指的是)")
_OUTRIGHT = 4.0
_CLIP = 3.0
_PRIOR = -0.15  # most prose reports; on the training passages and whole reports this lies between the two kinds (means up to 0.04, from 0.34)


def seen_in(text: str, words: list[tuple[str, str]]) -> set[str]:
    """What the table may weigh in a sentence: its verbs, adverbs and the like, and the kinds of its numbers."""
    seen = {word for word, tag in words if tag in _TAGS and not word[0].isdigit()}
    return seen | {kind for kind, pattern in _KINDS if pattern.search(text)}


def sentence_score(text: str, words: list[tuple[str, str]], table: Mapping[str, float], year: int | None = None) -> tuple[float, float]:
    """Log odds that the sentence is a plan from the way it is written, and what it says outright (0 where it does not).

    `words` are its (word, tag) pairs, `table` the log odds of plan by word or kind of number, `year` the report's year: a year beyond it to reach something by is a plan.
    """
    score = math.fsum(table[name] for name in seen_in(text, words) & table.keys())  # exact, so the order of a set does not matter
    outright = 0.0
    if _PLAN_OUTRIGHT.search(text) or ((match := _UNTIL.search(text)) and (year is None or int(match[1]) >= year) and not _PAST_OUTRIGHT.search(text)):
        outright = _OUTRIGHT
    elif _PAST_OUTRIGHT.search(text):
        outright = -_OUTRIGHT
    return max(-_CLIP, min(_CLIP, score)) + _PRIOR + outright / 2, outright


def looks_back(paragraph: str) -> bool:
    """Whether a paragraph opens with the years that it looks back on (五年来，…), whatever the head above it says."""
    return bool(_LOOKS_BACK.match(paragraph))


def is_glossary(text: str) -> bool:
    """Whether a paragraph explains a term (1.“两重”：是指…), as the notes at the end of reports do."""
    return bool(_GLOSSARY.search(text[:80]))
