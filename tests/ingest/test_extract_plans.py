"""What is plan where no word of the sentences says so: the encoder's reading of the numbers decides."""
import pytest

from ingest.extract import build, extract
from ingest.extract.encoder.encoded import encoded
from ingest.extract.pipeline import annotate
from ingest.extract.sections import evidence
from tests.ingest.extract_texts import META, lines

TASKS = ("今年，我们将办好十件民生实事。\n一是就业惠民：新增城镇就业3.5万人；开展技能培训1.2万人次。二是教育惠民：新建公办幼儿园12所，增加学位4000个。"
         "三是出行惠民：改造农村公路180公里，新增公共停车位5000个。四是安居惠民：改造老旧小区36个，建成保障性住房2000套。")
DONE = "过去一年，我们办成了十件民生实事。城镇新增就业3.5万人，开展技能培训1.2万人次。新建公办幼儿园12所，增加学位4000个。农村公路改造180公里，新增公共停车位5000个。"


@pytest.fixture(scope="module")
def nlp():
    return build()


def kinds(nlp, text):
    found = [e.type for e in extract(nlp, lines(text), META).entities]
    return found.count("Outcome"), found.count("Target")


def test_a_list_of_tasks_is_a_plan(nlp):
    results, targets = kinds(nlp, TASKS)
    assert results == 0 and targets >= 6


def test_what_was_done_is_no_plan(nlp):
    results, targets = kinds(nlp, DONE)
    assert results >= 5 and targets == 0


def test_a_text_without_numbers_is_left_as_it_was(nlp):
    text = "持续深化户籍制度改革。\n稳步推进河长制。"
    doc, before = annotate(nlp, lines(text), META), annotate(build(exclude=["plans"]), lines(text), META)
    assert [s.plan for s in doc._.sentences] == [s.plan for s in before._.sentences]


def test_without_sentences_marked_before_nothing_happens():
    doc = annotate(build(exclude=["sections"]), lines(TASKS), META)
    assert not any(s.plan for s in doc._.sentences) and not evidence(doc).own


def test_a_number_can_be_asked_for_as_of_a_plan(nlp):
    doc = annotate(nlp, lines(DONE), META)
    start = doc.text.index("12所")
    as_it_is, as_plan = (encoded(doc).number(start, start + 3, set(), plan=plan) for plan in (None, True))
    assert as_it_is == encoded(doc).number(start, start + 3, set(), plan=False) > as_plan
