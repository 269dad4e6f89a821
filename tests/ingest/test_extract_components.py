"""The pipeline as spaCy knows it: plain text goes in, each component can be left out (the encoder: `test_encoder_extraction`), a user's own takes its place."""
from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.extract import build
from ingest.extract.assemble import assemble
from ingest.extract.pipeline import COMPONENTS, extractor

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "components.md"
TEXT = (
    "一、过去一年工作回顾\n市委书记张三领衔“最多跑一次”改革，针对办事难问题，推行容缺受理制度，全年办理事项1200件。在全省率先建立河湖联合执法机制，获国务院通报表扬。\n"
    "出台《淄博市促进民营经济发展若干意见》，获批国家新型城镇化综合试点。张店区推进用地改革（牵头单位：市自然资源局）。\n"
    "二、今年重点工作\n对标深圳，深化国资国企改革，力争新增就业2万人。市委主要领导领衔用地改革。\n"
)
RESTS_ON = {"sentences": {"reforms", "pilots", "policies", "problems", "numbers", "recognition", "organisations", "posts"}, "sections": {"numbers"},
            "reforms": {"recognition"}}
"""Components whose entities and recognitions may differ without another; relations rest on all."""


@pytest.fixture(scope="module")
def nlp():
    return build(fast=True)


def facts(doc) -> set[tuple[str, ...]]:
    """(component, type, name or names of both ends) of every fact."""
    found = assemble(doc)
    names = {entity.id: entity.name for entity in found.entities}
    return {(e.component, e.type, e.name) for e in found.entities} | {
        (r.component, r.type, names[r.head], names[r.tail] if isinstance(r.tail, str) else r.tail["name"]) for r in found.relations}


@pytest.fixture(scope="module")
def whole(nlp):
    return facts(nlp(TEXT))


def test_plain_text_is_annotated_as_any_spacy_pipeline_does(nlp, whole):
    assert {kind for _, kind, *_ in whole} >= {"Reform", "Pilot", "Policy", "City", "Leader", "Outcome", "Target", "Organisation", "LEADS", "RECOGNISED_BY"}
    assert facts(nlp(TEXT)) == whole
    assert [facts(doc) for doc in nlp.pipe(["", TEXT])] == [set(), whole]


@pytest.mark.parametrize("left_out", [name for name in COMPONENTS if name != "encoder"])
def test_without_a_component_the_others_find_what_they_found(nlp, whole, left_out):
    with nlp.select_pipes(disable=[left_out]):
        found = facts(nlp(TEXT))
    may_differ = {left_out, "relations"} | RESTS_ON.get(left_out, set())
    assert {fact for fact in found if fact[0] not in may_differ} == {fact for fact in whole if fact[0] not in may_differ}
    if left_out != "sections":  # it alone decides what a number is; without others there is less
        assert {fact for fact in found - whole if fact[1] != "RESPONSIBLE_FOR"} == set()


def test_the_extractor_says_where_components_are_not_those_of_the_package(nlp):
    assert not extractor(nlp).endswith("-own")
    with nlp.select_pipes(disable=["problems"]):
        assert extractor(nlp).endswith("-own")


def test_the_code_of_the_how_to_runs():
    told: dict = {}
    for code in re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL):
        exec(code, told)
    assert ("Reform", "“放管服”改革") in told["found"] and told["facts"].entities
    assert {"problems", "recognition"}.isdisjoint(told["without"].pipe_names)
    assert "Problem" in {kind for kind, _ in told["found"]} and "Problem" not in {m.type for m in told["shorter"]._.mentions}
    assert [(m.name, m.component) for m in told["mine"]._.mentions if m.type == "Problem"] == [("融资难", "problems")]
    assert extractor(told["nlp"]).endswith("-own")
