"""The pipeline as a whole: its components, what it gives for a little report, and that it always gives the same."""
import pytest

from ingest.clean import clean
from ingest.clean.text import CleanText, Metadata
from ingest.extract import EXTRACTOR, build, extract
from ingest.extract.pipeline import COMPONENTS, annotate
from ingest.facts import TOPICS, FactFile
from tests.ingest.extract_texts import META, PAST, PLAN, lines


@pytest.fixture(scope="module")
def nlp():
    return build()


@pytest.fixture(scope="module")
def found(nlp):
    return extract(nlp, lines(PAST + PLAN), META)


def test_components_stand_in_their_order(nlp):
    assert tuple(nlp.pipe_names) == COMPONENTS


def test_a_component_can_be_left_out():
    left = build(fast=True, exclude=["problems", "relations"]).pipe_names
    assert left == [c for c in COMPONENTS if c not in ("encoder", "problems", "relations")]


def test_an_unknown_component_is_named():
    with pytest.raises(ValueError, match="reform_finder"):
        build(exclude=["reform_finder"])


def test_the_little_report(found):
    names = {(e.type, e.name) for e in found.entities}
    assert ("Reform", "“最多跑一次”改革") in names
    assert ("Reform", "河湖联合执法机制") in names
    assert ("Pilot", "国家新型城镇化综合试点") in names
    assert ("Policy", "青川市促进民营经济发展若干意见") in names
    assert ("City", "青川市") in names


def test_attributes_of_the_little_report(found):
    reforms = {e.name: e.attrs for e in found.entities if e.type == "Reform"}
    assert reforms["河湖联合执法机制"]["first"] == "provincial"
    assert reforms["青川市人才发展集团"]["status"] == "completed"
    assert reforms["乡村建设行动"]["status"] == "planned"
    assert all(attrs["topic"] in TOPICS for attrs in reforms.values())
    pilot = next(e for e in found.entities if e.type == "Pilot")
    assert pilot.attrs["level"] == "national"


def test_every_fact_shows_its_sentence(found):
    text = PAST + PLAN
    for fact in (*found.entities, *found.relations):
        assert fact.evidence == text[fact.start : fact.end]
    for entity in found.entities:
        for mention in entity.mentions:
            assert mention.text == text[mention.start : mention.end]
            assert mention.text in (entity.name, *entity.aliases)
        if entity.type in ("Reform", "Pilot", "Policy"):
            assert any(entity.start <= m.start < entity.end for m in entity.mentions)


def test_the_facts_make_a_valid_file(found):
    facts = FactFile(doc="a.txt", report="r1", extractor=EXTRACTOR, entities=found.entities, relations=found.relations,
                     passages=found.passages, candidates=found.candidates)
    assert FactFile.from_bytes(facts.to_bytes()).to_bytes() == facts.to_bytes()


def test_the_same_report_gives_the_same_facts(nlp, found):
    extract(nlp, lines("推进教育综合改革。"), Metadata())
    again = extract(nlp, lines(PAST + PLAN), META)
    assert again == found
    assert extract(build(), lines(PAST + PLAN), META) == found


def test_passages_carry_headings_and_plans(found):
    assert [p.id for p in found.passages] == [f"P{n + 1}" for n in range(len(found.passages))]
    by_text = {p.text: p for p in found.passages}
    plan = next(p for text, p in by_text.items() if "力争" in text)
    assert plan.plan and plan.path == ["二、今年重点工作"]
    assert not any(p.plan for p in found.passages if "最多跑一次" in p.text)


def test_the_own_place_is_given_where_the_text_does_not_spell_it(nlp):
    facts = extract(nlp, lines("我市扎实推进教育综合改革。"), META)
    city = next(e for e in facts.entities if e.type == "City")
    assert (city.name, city.implied, city.evidence) == ("青川市", True, "")


def test_without_metadata_and_blocks(nlp):
    facts = extract(nlp, CleanText("推进教育综合改革。", list(range(9))), Metadata())
    assert [e.name for e in facts.entities] == ["教育综合改革"]


def test_cleaned_text_goes_through(nlp):
    facts = extract(nlp, clean(PAST + PLAN), META)
    assert any(e.type == "Reform" for e in facts.entities) and facts.passages


@pytest.mark.parametrize("text", ["。", "，，，", "》《", "““““", "（（（（", "1", "改" * 500, "、" * 300, "\n\n"])
def test_odd_texts_give_no_error(nlp, text):
    doc = annotate(nlp, CleanText(text, list(range(len(text)))), Metadata())
    assert doc.text == text
    assert all(0 <= m.start <= m.end <= len(text) for m in doc._.mentions)
