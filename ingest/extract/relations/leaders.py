"""Which leader leads an item (LEADS): named beside a verb of leading, or meant by a role that certainly is one named person of the report.

A table learnt from annotated documents (`tables/leads.json`) weighs what stands between the two.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.mentions import Mention
from ingest.extract.relations.between import between, lenient, neighbours, yes
from ingest.extract.relations.context import ITEMS, Context
from ingest.extract.weights import weights_of
from ingest.vocabulary import any_of

_VERB = re.compile(r"领衔|认领|部署|亲自(?:推动|过问|抓|谋划|点题|督办|调度|挂帅|研究)|牵头|主持|推动|挂帅|包抓|督办|调研")
_CUE = re.compile(any_of("relations/leading"))
_OTHER = re.compile(r"肯定|批示|表扬|讲话|指示|精神")
_UNDER = re.compile(r"[^，。；]{0,12}?下[，,]")
_MEETING = re.compile(r"[^，,。；;\n]{0,30}?主持(?:召开)?了?[^。；;\n]{0,60}?(?<![社机])会")
"""A meeting that the leader chairs: what its name says (…座谈会) is talked of there."""
_VISIT = re.compile(r"[^，,。；;\n]{0,20}?(?:[到赴来在]|深入)[^，,。；;\n]{0,16}?(?:调研|考察|视察)")
_APPROVED = re.compile(r"(?:得到|受到|获得?)[^，,。；;\n]{0,40}$")
_APPROVAL = re.compile(r"[^，,。；;\n]{0,24}?(?:肯定|表扬|点赞|称赞)")
_FAR = 60
_DONE_UNDER, _BY_ROLE = 0.6, 0.55
"""Confidence of what was done under a leader, and the most where the sentence says a role (component `roles`). Not measured: the annotations have few."""
_LEAST, _MOST = 0.35, 0.9
"""Confidence of no link is above this: the table is learnt from few."""


def pairs(context: Context) -> Iterator[tuple[Mention, Mention]]:
    """(leader, item) that may belong together: in one sentence with a verb of leading, or the item in a sentence beside it, or in the heading.
    Where a sentence names a leader, roles beside the name are not taken: they are others whom the sentence only mentions."""
    if not context.by_type.get("Leader"):
        return
    for number, sentence in enumerate(context.sentences):
        here = context.within(number, "Leader")
        if not here or not _CUE.search(context.text, sentence.start, sentence.end):
            continue
        for leader in [m for m in here if m.named] or here:
            for item in neighbours(context, number, *ITEMS, back=1 if context.within(number, *ITEMS) else 2, ahead=1):
                other = context.number(item.start)
                if other == number or not context.within(other, "Leader"):  # a sentence with a leader of its own tells what he leads
                    yield leader, item


def lead_features(context: Context, leader: Mention, item: Mention) -> list[str]:
    """What tells whether `leader` leads `item`."""
    sentence = context.sentences[context.number(leader.start)]
    rest = context.text[leader.end : min(sentence.end, leader.end + _FAR)]
    found = [*between(context, leader, item, "relations/leading"), f"named:{leader.named}", f"rule:{_by_rule(context, leader, item)}"]
    here = context.within(context.number(leader.start), *ITEMS)
    found.append(f"here:{min(len(here), 2)}:{'same' if item in here else 'before' if item.end <= sentence.start else 'after'}")
    verb = _CUE.search(rest)
    found.append(f"verb:{verb.group() if verb else ''}:{'before' if item.end <= leader.start else 'after'}")
    if verb:
        found.append(f"verb near:{verb.start() // 4}")
    found += [f"praise:{bool(_OTHER.search(rest))}", f"many:{min(len(here), 4)}"]
    return found


def link_leaders(context: Context) -> None:
    """LEADS for each pair that the table says yes to, and for all that was done under a leader (在…推动下，出台甲，出台乙) and nothing else then."""
    table = weights_of(context.doc).linear("leads")
    for leader, item in pairs(context):
        if _only_present(context, leader, item):
            continue
        under = _under(context, leader)
        if under:
            sure = _DONE_UNDER if item in under else 0.0
        else:
            chance = yes(table, lead_features(context, leader, item))
            sure = min(lenient(chance, _LEAST), _MOST) if chance >= _LEAST else 0.0
        if sure:
            context.link("LEADS", leader, item, sure if leader.named else min(sure, _BY_ROLE), at=item)


def _only_present(context: Context, leader: Mention, item: Mention) -> bool:
    """Whether the leader only chaired a meeting that is about the item, visited the place, or approved of what others did."""
    text, sentence = context.text, context.sentences[context.number(leader.start)]
    meeting = _MEETING.match(text, leader.end, sentence.end)
    if meeting and meeting.start() <= item.start and item.end <= meeting.end():
        return True
    visit = _VISIT.match(text, leader.end, sentence.end)
    if visit and not _VERB.search(text, leader.end, visit.end() - 2) and not _VERB.search(text, visit.end(), max(item.start, visit.end())):
        return True
    return bool(_APPROVED.search(text[sentence.start : leader.start]) and _APPROVAL.match(text, leader.end, sentence.end))


def _under(context: Context, leader: Mention) -> list[Mention]:
    """The items after words that say that they were done under the leader; none without such words."""
    number = context.number(leader.start)
    sentence = context.sentences[number]
    verb = _VERB.search(context.text, leader.end, min(sentence.end, leader.end + _FAR))
    if verb is None or not _UNDER.match(context.text, verb.end()):
        return []
    return [m for m in context.within(number, *ITEMS) if m.start >= verb.end()]


def _by_rule(context: Context, leader: Mention, item: Mention) -> str:
    """Whether the item is the one after a plain verb of leading (领衔, 部署, 牵头), or done under the leader, or the last before him."""
    number = context.number(leader.start)
    sentence = context.sentences[number]
    verb = _VERB.search(context.text, leader.end, sentence.end)
    if verb is None or verb.start() - leader.end > _FAR or _OTHER.search(context.text, leader.end, verb.start()):
        return "none"
    items = context.within(number, *ITEMS)
    if _UNDER.match(context.text, verb.end()):
        after = [m for m in items if m.start >= verb.end()]
    else:
        after = [m for m in items if m.start >= verb.end() and m.start - verb.end() <= 40][:1]
    led = after or [m for m in items if m.end <= verb.end()][-1:]
    return "yes" if item in led else "other"
