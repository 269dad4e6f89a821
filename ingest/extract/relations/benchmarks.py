"""Which places a place measures itself against or learns from (BENCHMARKS), by a table learnt from annotated documents (`tables/benchmarks.json`).

The table is learnt from few and knows words of learning by their characters alone (学 of 科学城, 比 of 比重): it is asked only where such a word governs the place.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.extract.mentions import Mention
from ingest.extract.relations.between import between, lenient, yes
from ingest.extract.relations.carriers import above
from ingest.extract.relations.context import Context
from ingest.extract.weights import weights_of
from ingest.vocabulary import any_of

_CUE = re.compile(any_of("relations/models"))
_BENCHMARK = re.compile(r"对标(?:学习|对表|先进|国内|借鉴)?|学习借鉴")
_AS_BENCHMARK = re.compile(r"^[^。；]{0,40}?(?:作为|为)(?:我市|全市)?(?:对标|学习)(?:对标|学习)?(?:城市|对象|标杆|地区)")
_LEARN = r"(?:对标|对表|学习|借鉴|取经|看齐|赶超|追赶|复制|移植|仿照|照搬)"
_GOVERNING = re.compile(rf"{_LEARN}(?:推广|先进|国内|国际|一流|标杆|了|和|、|{_LEARN})*$")
_TOWARDS, _LEARNT_FROM = re.compile(r"(?:向|以|与|同|到|赴)$"), re.compile(rf"(?:[^，。；、]{{0,8}}?)(?:{_LEARN}|为(?:标杆|榜样|样板))")
_VISITORS = re.compile(r"[^，。；]{0,16}?(?:代表团|考察团|学习团)[^，。；]{0,6}?[来到赴](?P<here>[^，。；]{1,8}?)(?:考察|学习|取经|参观)")
_REACH = 24
_AND = ("", "、", "和", "与", "及", "以及")
_LEAST, _MOST, _VISIT = 0.35, 0.9, 0.6


def pairs(context: Context) -> Iterator[tuple[Mention, Mention]]:
    """(place, model) of sentences that speak of learning or measuring: the place is the report's own, or one of the two that were named last before."""
    own = context.own
    if own is None:
        return
    for number, sentence in enumerate(context.sentences):
        if not _CUE.search(context.text, sentence.start, sentence.end):
            continue
        here = context.within(number, "City")
        cities = [m for m in here if not _inside_another(m, here)]
        for model in cities:
            if not model.own:
                yield own, model
            for place in [m for m in cities if m.start < model.start and m.key != model.key and not m.own][-2:]:
                yield place, model


def benchmark_features(context: Context, place: Mention, model: Mention) -> list[str]:
    """What tells whether `place` learns from `model`."""
    sentence, text = context.sentences[context.number(model.start)], context.text
    start = context.clause_start(model.start, sentence)
    lead, follow = text[start : model.start], text[model.end : context.clause_end(model.end, sentence)]
    whole = text[sentence.start : model.start]
    said, then = _CUE.findall(lead), _CUE.findall(follow[:20])
    near = [m.end() for m in _BENCHMARK.finditer(whole)]
    plain = bool(near and len(whole) - near[-1] <= _REACH) or bool(_AS_BENCHMARK.match(text[model.end : model.end + 60]))
    head = "own" if place.own else "place"
    others = [m for m in context.within(context.number(model.start), "City") if m.start < model.start and not m.own and m.key != model.key]
    before, after = said[-1] if said else "", then[0] if then else ""
    found = [f"{head}:plain:{plain and not above(context, model)}", f"{head}:before:{before}", f"{head}:after:{after}", f"{head}:{before}:{after}",
             f"{head}:above:{above(context, model)}",
             f"{head}:others:{min(len(others), 3)}", f"{head}:model own:{model.own}", f"{head}:follow:{text[model.end : model.end + 2]}", f"{head}:lead:{lead[-1:]}",
             f"{head}:cues:{bool(said)}:{bool(then)}:{min(len(others), 1)}", f"level:{head}:{model.attrs.get('level', '')}", f"plan:{sentence.plan}"]
    return found if place.own else [*found, *between(context, place, model, "relations/models")]


def link_benchmarks(context: Context) -> None:
    """BENCHMARKS for each pair that the table says yes to, and from places whose delegations come to learn (苏州市党政代表团来我市考察)."""
    table = weights_of(context.doc).linear("benchmarks")
    for place, model in pairs(context):
        if not _learnt_from(context, model):
            continue
        chance = yes(table, benchmark_features(context, place, model))
        if chance >= _LEAST:
            context.link("BENCHMARKS", place, model, min(lenient(chance, _LEAST), _MOST), at=model)
    for visitor in context.by_type.get("City", []):
        if context.own is not None and not visitor.own and _visits(context, visitor, context.own.name):
            context.link("BENCHMARKS", visitor, context.own, _VISIT, at=visitor)


def _learnt_from(context: Context, model: Mention) -> bool:
    """Whether a word of learning governs the place: 对标学习上海、深圳, 向杭州看齐, 将佛山、宁波作为对标城市."""
    start, end = _list_around(context, model)
    before, after = context.text[max(0, start - 20) : start], context.text[end : end + 60]
    return bool(_GOVERNING.search(before) or (_TOWARDS.search(before) and _LEARNT_FROM.match(after)) or _AS_BENCHMARK.match(after))


def _visits(context: Context, visitor: Mention, own: str) -> bool:
    """Whether a delegation of the place comes to the report's own (滁 of 滁州市, or 我市) to learn."""
    match = _VISITORS.match(context.text, _list_around(context, visitor)[1])
    return bool(match) and (match["here"].startswith("我") or own.startswith(match["here"]))


def _list_around(context: Context, place: Mention) -> tuple[int, int]:
    """The list of places that a place is one of: where it begins and ends."""
    here = context.within(context.number(place.start), "City")
    start, end = place.start, place.end
    for other in reversed(here):
        if other.end <= start and context.text[other.end : start] in _AND:
            start = other.start
    for other in here:
        if other.start >= end and context.text[end : other.start] in _AND:
            end = other.end
    return start, end


def _inside_another(place: Mention, chain: list[Mention]) -> bool:
    """Whether the next place of the chain follows directly and lies in this one (广东省佛山市: the city is meant)."""
    return any(other.start == place.end and other is not place for other in chain)
