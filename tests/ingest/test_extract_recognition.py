"""Honours and praise, and what they are for."""
from ingest.extract.places import mark_places
from ingest.extract.posts import mark_posts
from ingest.extract.recognition import mark_recognition
from ingest.extract.sections import mark_plans
from tests.ingest.extract_docs import add, doc_of, run


def recognised(text, *items):
    doc = doc_of(text, "淄博市", "山东省")
    run(doc, mark_plans, mark_places)
    for item in items:
        add(doc, "Reform", item)
    run(doc, mark_posts, mark_recognition)
    return {(k.head.name, k.tail["name"] if isinstance(k.tail, dict) else k.tail.name, k.attrs["form"],
             k.tail["kind"] if isinstance(k.tail, dict) else "leader") for k in doc._.links if k.type == "RECOGNISED_BY"}


def test_honours_go_to_the_subject_of_the_clause():
    found = recognised("全年新增企业300家，入选全国营商环境标杆城市。桓台县获评全国文明县城。")
    assert ("淄博市", "全国营商环境标杆城市", "入选", "award") in found
    assert ("桓台县", "全国文明县城", "获评", "award") in found


def test_a_list_of_honours_is_taken_apart():
    found = recognised("我市荣获国家节水型城市、全国双拥模范城等称号。")
    assert {row[1] for row in found} == {"国家节水型城市", "全国双拥模范城"}


def test_a_reform_is_praised_by_a_body_and_a_medium():
    found = recognised("“一码通办”改革经验获国务院通报表扬，被新华网推介。", "“一码通办”改革")
    assert ("“一码通办”改革", "国务院", "通报表扬", "organ") in found
    assert any(name == "新华网" and kind == "media" for _, name, _, kind in found)


def test_a_leader_praises():
    found = recognised("全员河长制做法得到省委书记王建国批示肯定。", "全员河长制")
    assert found == {("全员河长制", "王建国", "批示肯定", "leader")}


def test_companies_pilots_and_plans_get_none():
    assert recognised("8家企业入选中国民营企业500强。") == set()
    assert recognised("获批国家知识产权试点城市。") == set()
    assert recognised("力争入选全国典型案例。") == set()


def test_a_list_of_streaks_is_the_places_not_the_reforms_of_an_earlier_clause():
    found = recognised("深入推进河长制，荣获全国文明城市“四连冠”、全国双拥模范城“九连冠”。", "河长制")
    assert {row[:3] for row in found} == {("淄博市", "全国文明城市", "四连冠"), ("淄博市", "全国双拥模范城", "九连冠")}


def test_numbers_of_experiences_recognise_the_place():
    assert ("淄博市", "中央改革办", "推广", "organ") in recognised("25项改革经验获中央改革办推广。")


def test_media_report_an_item_before_and_after_them():
    found = recognised("“一码通办”改革入选全国改革典型案例，被《大众日报》头版报道。", "“一码通办”改革")
    assert {row[:2] for row in found} == {("“一码通办”改革", "全国改革典型案例"), ("“一码通办”改革", "大众日报")}


def test_a_count_of_months_is_no_winner():
    assert ("淄博市", "全省“红榜”") in {row[:2] for row in recognised("投资运行连续4个季度荣登全省“红榜”。")}


def test_honours_without_a_subject_and_of_clusters_and_cases_stay_with_the_place():
    assert ("淄博市", "全国文明城市") in {row[:2] for row in recognised("城乡面貌焕然一新，连续五次获评全国文明城市。")}
    assert ("淄博市", "国家先进制造业集群") in {row[:2] for row in recognised("3个集群入选国家先进制造业集群。")}


def test_an_assessment_is_an_honour_and_no_body():
    assert ("淄博市", "全省绩效考核", "激励", "award") in recognised("我市综合工作连续三年获全省绩效考核激励表扬。")
    assert ("桓台县", "全省项目考评", "激励", "award") in recognised("桓台县、沂源县分别获得全省项目考评正向激励。")
