"""Which places a place measures itself against or learns from (BENCHMARKS), by a table learnt from annotated documents (`tables/benchmarks.json`)."""
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
_REACH = 24
_LEAST, _MOST = 0.35, 0.9


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
    """BENCHMARKS for each pair that the table says yes to."""
    table = weights_of(context.doc).linear("benchmarks")
    for place, model in pairs(context):
        chance = yes(table, benchmark_features(context, place, model))
        if chance >= _LEAST:
            context.link("BENCHMARKS", place, model, min(lenient(chance, _LEAST), _MOST), at=model)


def _inside_another(place: Mention, chain: list[Mention]) -> bool:
    """Whether the next place of the chain follows directly and lies in this one (广东省佛山市: the city is meant)."""
    return any(other.start == place.end and other is not place for other in chain)
