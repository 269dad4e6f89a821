"""Which leader leads an item (LEADS): named before a verb of leading, or meant by a role that certainly is one named person of the report."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.relations.context import ITEMS, Context

_VERB = re.compile(r"领衔|认领|部署|亲自(?:推动|过问|抓|谋划|点题|督办|调度|挂帅|研究)|牵头|主持|推动|挂帅|包抓|督办|调研")
_OTHER = re.compile(r"肯定|批示|表扬|讲话|指示|精神")
_UNDER = re.compile(r"[^，。；]{0,12}?下[，,]")
_NAMED, _BY_ROLE = 0.6, 0.55
"""Confidence by whether the sentence names the leader or says the role (component `roles`). Not measured: the gold has few."""
_FAR = 60


def link_leaders(context: Context) -> None:
    """LEADS in sentences with a verb of leading after the leader and an item beside it. Where a sentence names a leader, roles beside the name are
    not taken: they are others whom the sentence only mentions (除抓好省委书记领衔事项外)."""
    if not context.by_type.get("Leader"):
        return
    for number, sentence in enumerate(context.sentences):
        here = context.within(number, "Leader")
        named = [m for m in here if m.named]
        items = context.within(number, *ITEMS) if here else []
        if not items:
            continue
        for leader in named or here:
            verb = _VERB.search(context.text, leader.end, sentence.end)
            if verb is None or verb.start() - leader.end > _FAR or _OTHER.search(context.text, leader.end, verb.start()):
                continue
            for item in _led(context, items, leader, verb.end()):
                context.link("LEADS", leader, item, _NAMED if leader.named else _BY_ROLE, at=item)


def _led(context: Context, items: list[Mention], leader: Mention, verb: int) -> list[Mention]:
    """The item after the verb, or all that follow where they were done under the leader (在…推动下，出台甲，出台乙); else the last one before the
    leader in the sentence (针对…改革, 市长…部署)."""
    if _UNDER.match(context.text, verb):
        after = [m for m in items if m.start >= verb]
    else:
        after = [m for m in items if m.start >= verb and m.start - verb <= 40][:1]
    return after or [m for m in items if m.end <= verb][-1:]
