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


@pytest.mark.parametrize("name, kind", [
    ("国家", "organ"), ("国家有关部委", "organ"), ("全国会议", "organ"), ("国务院第九次大督查", "organ"), ("财政部验收组", "organ"), ("江苏省", "organ"),
    ("国家营商环境", ""), ("全国首个深化医改经验", ""), ("国家卫生县城", ""), ("淄博老工业城市", ""), ("《改革经验推广清单》", ""), ("中央“不忘初心", ""),
])
def test_words_for_a_level_are_a_body_only_alone_or_with_the_ending_of_one(name, kind):
    assert kind_of(name) == kind


def test_words_beside_a_body_are_none_of_its_name_and_quotes_hold_together():
    assert [tidied(name) for name in ("国务院正向", "省政府及时", "“厕所革命”建设经验全国")] == ["国务院", "省政府", "全国"]
    assert pieces("新华社和中央“不忘初心、牢记使命”主题教育办") == ["新华社", "中央“不忘初心、牢记使命”主题教育办"]
    assert pieces("中国石油和化学工业联合会") == ["中国石油和化学工业联合会"]


@pytest.mark.parametrize("text, name", [
    ("稳就业做法受到国务院第九次大督查通报表扬。", "国务院第九次大督查"),
    ("我市在全国农村人居环境整治工作推进现场会上作典型发言。", "全国农村人居环境整治工作推进现场会"),
    ("治理经验被长株潭“两型”社会建设改革观摩会推介。", "长株潭“两型”社会建设改革观摩会"),
])
def test_meetings_and_inspections_keep_their_name(text, name):
    context = context_of(text)
    assert name in {f.name for f in praises(context, 0, context.sentences[0])}
