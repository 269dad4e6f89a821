"""Component `first`: whether the text says that an item is the first of its kind in the country or the province.

全国首个…, 首创…, 在全省率先建立…, …成为全省首家…: what stands in the clause of the name, the nearest before it first. A bare 率先 or 首个
takes the scope said before it in the same sentence (在全省率先落实A,率先实施B).
"""
from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.assemble import sentence_at
from ingest.extract.words import words

_NATION = r"(?:全国|国内|全世界|世界|全球|我国|国家|全国国资)"
_PROVINCE = r"(?:全省|省内|我省|全区|区内|全疆|疆内|全自治区|[\u4e00-\u9fff]{2}省)"
_FIRST = r"(?:率先|首个|首家|首创|首例|首单|首笔|首张|首条|首座|首部|首款|首只|首支|首批|首次|首推|首发|第一[家个例单笔张条座部证]|唯一|最早)"
_BETWEEN = r"(?:范围内?)?[^，。；,;、]{0,4}?"
_SCOPED = re.compile(
    rf"(?P<nation>{_NATION}{_BETWEEN}{_FIRST})|(?P<province>{_PROVINCE}{_BETWEEN}{_FIRST}|全省“第一)|(?P<bare>{_FIRST})")
_CREATED = re.compile(r"首创")
_CLAUSE = re.compile(r"[，,；;。：:]")
_WIDE = 24  # characters of the clause before the name that still speak of it


@Language.factory("reformgraph_first")
def create_first(nlp: Language, name: str):
    """Set `attrs["first"]` of every Reform mention: national, provincial or none."""
    return set_first


def set_first(doc: Doc) -> Doc:
    """Set `first` of each Reform (see module)."""
    for mention in doc._.mentions:
        if mention.type == "Reform" and mention.end > mention.start:
            mention.attrs["first"] = first_of(doc, mention.start, mention.end)
    return doc


def first_of(doc: Doc, start: int, end: int) -> str:
    """national, provincial or none for the item named at [start, end)."""
    sentence = sentence_at(doc, start, end)
    if sentence is None:
        return "none"
    before, after = words(doc).text[sentence.start : start], words(doc).text[end : sentence.end]
    clause = _CLAUSE.split(before)[-1][-_WIDE:]
    found = _scope(clause, before)
    if found == "none":
        found = _scope(_CLAUSE.split(after)[0][:_WIDE], before, bare=False)
    return found


def _scope(clause: str, before: str, bare: bool = True) -> str:
    """The scope that the last 首… or 率先 of `clause` has; a bare one takes the last scope in `before`."""
    matches = list(_SCOPED.finditer(clause))
    if not matches:
        return "none"
    last = matches[-1]
    if last.group("nation"):
        return "national"
    if last.group("province"):
        return "provincial"
    if not bare:
        return "none"
    scopes = [m.lastgroup for m in _SCOPED.finditer(before) if m.lastgroup != "bare"]
    if scopes:
        return "national" if scopes[-1] == "nation" else "provincial"
    return "national" if _CREATED.search(last.group()) else "none"
