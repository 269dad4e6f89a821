"""Who speaks in a report: its author, where the head of the text names them with a post or as who read the government's work report."""
from __future__ import annotations

import re
from dataclasses import dataclass

from graph.resolve.cities import ResolvedCity
from graph.resolve.places import short_stem
from ingest.facts import FactFile, Passage
from ingest.vocabulary import any_of

CONFIDENCE = 0.95
"""Of a speaker. 143 of the 153 real reports have one, and each was right when its byline was read; the others name nobody, or a reporter."""
_HEAD = 8
"""Passages from the top in which a byline is looked for: title, meeting, source, date, speaker."""
_LONGEST = 40
"""Characters of a byline at most (2022年12月28日 三明市人民政府代理市长 李某); the sentence of a text is longer, or has a full stop."""
_POST = re.compile(rf"((?:[\u4e00-\u9fff]{{1,6}}、)*(?:党组|党委|常务)*(?:代理|代)?副?{any_of('posts/titles')})$")
_WORK_REPORT = re.compile(r"工作报告")
_OTHERS = re.compile(r"记者|通讯员|编辑|作者|来源|摄影|摄$|供稿|责编|校对|[。;；!！?？]|决议|听取")
_DATE = re.compile(r"^[(（\d年月日\s./-]*")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Speaker:
    """A report's speaker: name, title as stated (empty where none is), and the byline that says so with the place of the name in the text."""

    name: str
    title: str
    quote: str
    start: int
    end: int
    name_start: int
    name_end: int
    words: str


def speaker(facts: FactFile, own: ResolvedCity | None) -> Speaker | None:
    """The speaker of the report, None where its head names none.

    A byline is a short line that ends with the author's name: with a post before it (市长 李某), or the name alone, or the title with the name
    in brackets, where the report is a work report: those are read by the head of a government, and others are written by reporters.
    """
    title, name = _parts(facts.author)
    if not name:
        return None
    spelled = re.compile(r"\s?".join(map(re.escape, name)))
    work = bool(_WORK_REPORT.search(facts.title)) or any(_WORK_REPORT.search(p.text) for p in facts.passages[:1])
    found = [s for p in sorted(facts.passages, key=lambda p: p.start)[:_HEAD] if (s := _byline(p, spelled, name, title, own, work))]
    return max(found, key=lambda s: (bool(s.title), not s.quote.endswith((")", "）")), -s.start)) if found else None


def _byline(passage: Passage, spelled: re.Pattern[str], name: str, title: str, own: ResolvedCity | None, work: bool) -> Speaker | None:
    text = passage.text
    if len(text) > _LONGEST + (20 if passage.kind == "heading" else 0) or _OTHERS.search(text):
        return None
    found = list(spelled.finditer(text))
    if not found:
        return None
    match = found[-1]
    before, after = _BLANK.sub("", _DATE.sub("", text[: match.start()])), text[match.end() :].strip()
    in_title = bool(after in (")", "）") and _WORK_REPORT.search(before))
    post = "" if in_title else _post(before, own)
    if after and not in_title:
        return None
    if not post and not (work and (in_title or not before)):
        return None
    return Speaker(name, post or title, text, passage.start, passage.start + len(text), passage.start + match.start(), passage.start + match.end(), match[0])


def _post(before: str, own: ResolvedCity | None) -> str:
    """The post that the words end with, without the place and government it belongs to; empty where they say more than a post."""
    if own is not None and own.place is not None:
        whole = before.removeprefix(own.name)
        before = whole if whole != before and not whole.startswith(("委", "政府", "人大")) else before.removeprefix(short_stem(own.place))
    before = re.sub(r"^(?:本|我|全)?(?:省|自治区|市|自治州|州|盟|县|自治县|区|旗)?(?:人民)?政府(?=.)", "", before)
    found = _POST.search(before)
    return before if found and found.start() == 0 else found[1] if found and len(before) - len(found[1]) <= 8 and "、" not in before else ""


def _parts(author: str) -> tuple[str, str]:
    """Post and name of an author as metadata hold it (市长 李某, 李某); no name where they name several or no person."""
    words = author.split()
    joined = "".join(words)
    if len(words) > 1 and _POST.search(words[0]):
        return words[0], "".join(words[1:])
    one = len(words) == 1 or all(len(w) == 1 for w in words)
    return "", joined if one and 2 <= len(joined) <= 20 and not _OTHERS.search(joined) and "、" not in joined else ""
