"""Whether the clause of an honour names a winner of its own: a company, a work, a person, a site. Its honour is not the place's.

The annotated passages often give such honours to the place all the same, and so the learnt tables do; what a reader asks of a place's honours decides here.
"""
from __future__ import annotations

import re

from ingest.extract.recognition.found import Recognition
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.words import words
from ingest.vocabulary import any_of

_TIME = re.compile(
    r"(?:其中|随后|此后|并且?|且|也|还|去年|今年|同年|当年|日前|近日|五年来|[一两三四五六七八九十]年来|\d{4}年|[\d一二三四五六七八九十]+[月日]份?|[：“”》—\s]|\d+[.．、])*"
)
_MANNER = re.compile(
    r"(?:成功|再次|再度|首次|首批|分别|先后|相继|双双|同时|均|都|全部|共|共同|也|还|又|并|已|一举|多次|连续|蝉联|顺利|率先"
    r"|(?:连续)?[\d一二两三四五六七八九十]+(?:届|次|年|度|个季度|个月)|第[\d一二三四五六七八九十]+次)+$"
)
_PLACE = re.compile(r"我[省市州区县旗]|全[省市州区县旗]|本[省市州区县旗]|[省市州区县](?:域|情)|城市|城乡")
_COUNT = re.compile(
    r"(?:\d+|[一二两三四五六七八九十百]+|一批|多|数)(?:余|多)?"
    r"(?:(?:个(?!季度|月|年|方面|百分点)|[部件名人家座条所位支幅首款处])|项(?!改革))(?!(?:乡镇|镇|县)?[区县市])"
)
_OURS = re.compile(r"(?:集群|产业|产业链|改革|经验|做法|机制|模式|案例|工作|成果转化)$")
_WINNER = re.compile(rf"{any_of('recognition/strangers')}$|[》”]$")
_NAMES = frozenset(("ORG", "PER", "LOC", "nr", "nt", "ns", "nz", "nw"))


def of_a_stranger(context: Context, number: int, found: Recognition) -> bool:
    """Whether the subject of the verb in `found` is a winner that is neither a place nor an item of the report.

    A clause without words before the verb goes on with an earlier subject, and clusters, cases and experiences that are counted are the place's.
    """
    sentence = context.sentences[number]
    start = _TIME.match(context.text, context.clause_start(found.start, sentence), found.start).end()
    lead = _MANNER.sub("", context.text[start : found.start])
    if len(lead) < 2 or _PLACE.search(lead) or _OURS.search(lead):
        return False
    if any(start <= m.start and m.end <= found.start for m in context.within(number, *ITEMS, "City")):
        return False
    table = words(context.doc)
    last = table.at(start + len(lead) - 1)
    return bool(_COUNT.search(lead) or _WINNER.search(lead) or table.tags[last] in _NAMES)
