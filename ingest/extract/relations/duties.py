"""Which problem an item answers (ADDRESSES), and which bodies are responsible for it (RESPONSIBLE_FOR)."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.organisations import DUTIES, Duty
from ingest.extract.relations.context import ITEMS, Context, commas, first_of_each

_LEAD = re.compile(r"(?:针对|聚焦|围绕|面对|着眼)[^，。；]{0,30}$")


def link_problems(context: Context) -> None:
    """ADDRESSES from items to the problems of the same sentence: 针对 P 问题, 推行 item; item … 破解 P 难题.

    Without a word that leads from the problem to what is done (针对, 聚焦), an item answers it only from near: two clauses before at most,
    where what it does in between may stand (开展 item，安排人员，解决 P), or the clause after."""
    for problem in context.by_type.get("Problem", []):
        items = [m for m in context.within(context.number(problem.start), *ITEMS) if m.end <= problem.start or m.start >= problem.end]
        if not items:
            continue
        before = [m for m in items if m.end <= problem.start]
        after = [m for m in items if m.start >= problem.end]
        leads = bool(_LEAD.search(context.text[max(0, problem.start - 34) : problem.start]))
        if after and (leads or not before):
            chosen = [m for m in after if m.start - problem.end <= 60][:2]
        else:
            chosen = before[-1:]
        if not leads:
            chosen = [m for m in chosen if _near(context.text, m, problem)]
        for item in chosen:
            context.link("ADDRESSES", item, problem, 0.7, at=problem)


def _near(text: str, item: Mention, problem: Mention) -> bool:
    """Whether no semicolon and few marks between clauses stand between the two."""
    gap = text[min(item.end, problem.end) : max(item.start, problem.start)]
    return commas(gap) <= (2 if item.start < problem.start else 1) and not any(mark in gap for mark in "；;")


def link_duties(context: Context) -> None:
    """RESPONSIBLE_FOR from bodies to items: those of the sentence before a note in brackets, the nearest one for 由…负责."""
    for duty in context.doc.user_data.get(DUTIES, ()):
        for item in _entrusted(context, duty):
            context.link("RESPONSIBLE_FOR", duty.body, item, 0.7 if duty.reach == "sentence" else 0.6, at=duty.body, role=duty.role)


def _entrusted(context: Context, duty: Duty) -> list[Mention]:
    number = context.number(duty.body.start)
    items = context.within(number, *ITEMS)
    if duty.reach == "near":
        after = [m for m in items if 0 <= m.start - duty.body.end <= 40]
        if after and not commas(context.text[duty.body.end : after[0].start]):
            return after[:1]  # 市教育局牵头推进…
        before = [m for m in items if m.end <= duty.body.start]
        return before[-1:] or after[:1]
    block = context.sentences[number].block
    while not items and number > 0 and context.sentences[number - 1].block >= block - 1:  # （市发改委牵头） as a sentence or a paragraph of its own
        number -= 1
        items = context.within(number, *ITEMS)
        if context.sentences[number].block < block and items:
            break
    return first_of_each([m for m in items if m.end <= duty.body.start])
