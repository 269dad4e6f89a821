"""Whether words that look like a recognition are one, and whose: two tables learnt from annotated documents (`tables/recognitions.json`, `recognised.json`)."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.linear import LinearTable
from ingest.extract.mentions import Mention, Sentence
from ingest.extract.recognition.awards import LEVEL, awards
from ingest.extract.recognition.found import Recognition, is_assessment
from ingest.extract.recognition.praise import praises
from ingest.extract.recognition.subject import WINNER, subject_features, subjects
from ingest.extract.relations.between import lenient, yes
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.words import words
from ingest.vocabulary import any_of

_HONOUR = re.compile(
    rf"{any_of('recognition/honours')}|{any_of('recognition/honour_endings')}$|奖[一-龥]{{0,3}}(?:杯|项)|[0-9]+强|[“”]"
)
_PILOT = re.compile(r"试点|试验区|示范区|先行区|示范县|示范市|示范城市|示范基地|示范镇|示范村|示范园")
_COUNTED = re.compile(r"\d+(?:\.\d+)?(?:个|家|项|处|人|名|件|次|所|万|亿|%)|\d$")
_NUMBERED = re.compile(r"\d+(?:余|多)?(?P<unit>[\u4e00-\u9fff]{1,3})")
_SUBJECT = 0.5  # several may be recognised at once: all whose probability is at least this, else the likeliest
_UNLIKELY = 0.2
_LEAST = 0.38  # the probability at which precision and recall balance, by cross-validation


def recognitions(context: Context, number: int, sentence: Sentence) -> list[Recognition]:
    """Everything in a sentence that may be a recognition."""
    return [*awards(context, sentence), *praises(context, number, sentence)]


def recognition_features(context: Context, number: int, found: Recognition) -> list[str]:
    """What tells whether `found` is a recognition."""
    text, name, how, sentence, table = context.text, found.name, f"{found.how}:{found.kind}", context.sentences[number], words(context.doc)
    start = context.clause_start(found.start, sentence)
    lead = text[start : found.start]
    honour = _HONOUR.search(name)
    looks = f"{'L' if LEVEL.match(name) else ''}{'H' if honour else ''}{'P' if _PILOT.search(name) else ''}{'N' if _COUNTED.search(name) else ''}{'+' if found.first else ''}"
    told = [f"how:{how}", f"looks:{how}:{looks}", f"verb:{how}:{found.verb}", f"verb:{found.verb}:{looks}", f"form:{how}:{found.form}", f"end:{how}:{name[-2:]}",
            f"end1:{how}:{name[-1:]}", f"begin:{how}:{name[:2]}",
            f"length:{how}:{min(len(name) // 3, 6)}", f"next:{how}:{text[found.end : found.end + 1]}", f"next2:{how}:{text[found.end : found.end + 2]}",
            f"lead:{how}:{lead[-1:]}", f"lead2:{lead[-2:]}", f"lead empty:{how}:{not lead}", f"before:{how}:{text[start - 1 : start]}"]
    here = [m for m in context.within(number, *ITEMS, "City") if start <= m.start and m.end <= found.start]
    near = here[-1] if here else None
    kind = "none" if near is None else "item" if near.type in ITEMS else "own" if near.own else "place"
    touches = near is not None and found.start - near.end <= 2
    last = max(0, table.at(max(0, found.start - 1)))
    told += [f"subject:{how}:{kind}:{touches}", f"subject:{looks}:{kind}:{touches}",
             f"token:{how}:{table.tags[last]}", f"token:{table.texts[last]}", f"tokens:{how}:{min((found.start - start) // 4, 5)}"]
    if honour:
        told.append(f"honour:{honour.group()}")
    if winner := WINNER.search(lead):
        told += [f"winner:{how}", f"winner:{winner.group()[:2]}"]
    if counted := _NUMBERED.match(lead):
        told += [f"numbered:{how}", f"numbered:{counted['unit'][:1]}"]
    if found.how != "honour":
        told += [f"for:{w}" for w in ("经验", "做法", "模式", "案例", "改革", "典型", "资金", "群众") if w in text[start : found.end + 30]]
    return told


def judged(context: Context, number: int, recognised: LinearTable, subject: LinearTable) -> Iterator[tuple[Recognition, Mention, float]]:
    """(recognition, whom it is of, probability) in sentence `number`."""
    sentence = context.sentences[number]
    for found in recognitions(context, number, sentence):
        chance = yes(recognised, recognition_features(context, number, found))
        if chance < _UNLIKELY:
            continue
        others = list(subjects(context, number, found))
        chances = [(yes(subject, subject_features(context, number, found, one, others)), one) for one in others]
        taken = [(p, one) for p, one in chances if p >= _SUBJECT] or sorted(chances, key=lambda row: -row[0])[:1]
        for p, one in taken:
            if chance * p >= _LEAST:
                yield replace(found, kind="award") if is_assessment(found.name) else found, one.mention, lenient(chance * p, _LEAST)
