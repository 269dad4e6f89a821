"""What may be a recognition, before the tables decide."""
import pytest

from ingest.extract.places import mark_places
from ingest.extract.posts import mark_posts
from ingest.extract.recognition.awards import awards
from ingest.extract.recognition.found import kind_of, pieces, tidied
from ingest.extract.recognition.praise import praises
from ingest.extract.recognition.subject import subjects
from ingest.extract.relations.context import Context
from ingest.extract.sections import mark_plans
from tests.ingest.extract_docs import add, doc_of, run


def context_of(text, *items):
    doc = run(doc_of(text, "淄博市", "山东省"), mark_plans, mark_places, mark_posts)
    for item in items:
        add(doc, "Reform", item)
    return Context(doc)


def test_each_honour_of_a_list_with_its_streak():
    context = context_of("荣获全国文明城市“四连冠”、全国双拥模范城“九连冠”。")
    assert [(f.name, f.form) for f in awards(context, context.sentences[0])] == [("全国文明城市", "四连冠"), ("全国双拥模范城", "九连冠")]


def test_approvals_and_praise_are_no_honours():
    context = context_of("规划获国务院批复，做法获国务院通报表扬。")
    assert awards(context, context.sentences[0]) == []


def test_a_place_to_learn_from_has_won_nothing():
    context = context_of("我市把杭州市、绍兴市列为对标学习城市。")
    assert awards(context, context.sentences[0]) == []


@pytest.mark.parametrize("text, names", [
    ("新华社、《光明日报》先后报道这一做法。", {("新华社", "media"), ("光明日报", "media")}),
    ("去年5月，省发改委发文推广这一做法。", {("省发改委", "organ")}),
    ("这一做法登上《大众日报》头版。", {("大众日报", "media")}),
    ("这一做法被省委改革办推介。", {("省委改革办", "organ")}),
])
def test_bodies_and_media_before_and_after_the_verb(text, names):
    context = context_of(text)
    assert {(f.name, f.kind) for f in praises(context, 0, context.sentences[0])} == names


def test_the_post_of_a_leader_is_no_body():
    context = context_of("省委书记王建国批示肯定这一做法。")
    assert {(f.name, f.kind) for f in praises(context, 0, context.sentences[0])} == {("王建国", "leader")}


def test_names_are_taken_apart_and_tidied():
    assert pieces("新华社、《光明日报》和央视") == ["新华社", "光明日报", "央视"]
    assert tidied("《大众日报》头版") == "大众日报"
    assert tidied("省工业化领导小组向全省") == "省工业化领导小组"
    assert (kind_of("大众日报"), kind_of("省发改委"), kind_of("广大群众")) == ("media", "organ", "")


def test_subjects_are_each_named_once_nearest_first_and_the_own_place_always():
    context = context_of("桓台县推行河长制。河长制入选全国典型案例。", "河长制")
    found = next(f for f in awards(context, context.sentences[1]))
    assert [(s.mention.name, s.sentences) for s in subjects(context, 1, found)] == [("河长制", 1), ("桓台县", 1), ("淄博市", 0)]
