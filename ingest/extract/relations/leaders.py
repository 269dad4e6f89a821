"""Which leader leads an item (LEADS): named before a verb of leading, or by a role that certainly is one named person of the report."""
from __future__ import annotations

import re

from ingest.extract.mentions import Mention
from ingest.extract.relations.context import ITEMS, Context, first_of_each

_VERB = re.compile(r"领衔|认领|部署|亲自(?:推动|过问|抓|谋划|点题|督办|调度|挂帅|研究)|牵头|主持|推动|挂帅|包抓|督办|调研")
_ROLES = (
    (re.compile(r"市委(?:、|和)市政府主要(?:领导|负责同志|负责人)|党政主要(?:领导|负责同志|负责人)|党政一把手"), ("书记", "市长")),
    (re.compile(r"(?<!省)市委(?:主要(?:领导|负责同志|负责人)|书记)(?!处)"), ("书记",)),
    (re.compile(r"市政府主要(?:领导|负责同志|负责人)|(?<!副)市长"), ("市长",)),
)


def link_leaders(context: Context) -> None:
    """LEADS in sentences with a verb of leading after the leader and an item beside it."""
    leaders = context.by_type.get("Leader", [])
    if not leaders:
        return
    local = [m for m in first_of_each(leaders) if str(m.attrs.get("post", "")).startswith("市") or (context.own is not None and m.attrs.get("of") == context.own.name)]
    for number, sentence in enumerate(context.sentences):
        text = context.text[sentence.start : sentence.end]
        if not _VERB.search(text):
            continue
        items = context.within(number, *ITEMS)
        if not items:
            continue
        here = [(m, m.end, 0.6) for m in context.within(number, "Leader")]
        if not here:
            here = _by_role(text, sentence.start, local)
        for leader, end, confidence in here:
            verb = _VERB.search(context.text, end, sentence.end)
            if verb is None or verb.start() - end > 60 or re.search(r"肯定|批示|表扬|讲话|指示|精神", context.text[end : verb.start()]):
                continue
            item = _led(items, leader, verb.end(), sentence.start)
            if item is not None:
                context.link("LEADS", leader, item, confidence, at=item)


def _by_role(text: str, offset: int, local: list[Mention]) -> list[tuple[Mention, int, float]]:
    """Leaders that the roles in a sentence certainly mean: the report names just one holder of the post."""
    for pattern, posts in _ROLES:
        match = pattern.search(text)
        if match is None:
            continue
        found = []
        for post in posts:
            holders = [m for m in local if re.search(rf"(?<!副){post}", str(m.attrs.get("post", "")))]
            if len(holders) == 1:
                found.append((holders[0], offset + match.end(), 0.55))
        return found if len(found) == len(posts) else []
    return []


def _led(items: list[Mention], leader: Mention, verb: int, start: int) -> Mention | None:
    """The item after the verb, else the last one before the leader in the sentence (针对…改革, 市长…部署)."""
    after = [m for m in items if m.start >= verb and m.start - verb <= 40]
    if after:
        return after[0]
    before = [m for m in items if m.end <= verb]
    return before[-1] if before else None
