"""Links between mentions."""
import re

import pytest

from ingest.extract.mentions import Mention
from ingest.extract.numbers import mark_numbers
from ingest.extract.places import mark_places
from ingest.extract.posts import mark_posts
from ingest.extract.relations import mark_relations
from ingest.extract.relations.context import Context
from ingest.extract.relations.jurisdiction import link_parts
from ingest.extract.roles import mark_roles
from ingest.extract.sections import mark_plans
from tests.ingest.extract_docs import add, doc_of, links, run


def related(text, *mentions, city="淄博市", province="山东省"):
    doc = run(doc_of(text, city, province), mark_plans, mark_places, mark_posts, mark_roles, mark_numbers)
    for kind, name in mentions:
        add(doc, kind, name)
    return run(doc, mark_relations)


def test_own_place_unless_another_stands_before():
    doc = related("推进河长制。桓台县探索田长制，高青县、沂源县建设国家城乡融合试验区。",
                  ("Reform", "河长制"), ("Reform", "田长制"), ("Pilot", "国家城乡融合试验区"))
    assert links(doc, "CARRIED_OUT_IN") == {("河长制", "淄博市"), ("田长制", "桓台县")}
    assert links(doc, "HOSTED_BY") == {("国家城乡融合试验区", "高青县"), ("国家城乡融合试验区", "沂源县")}


def test_the_province_and_a_model_do_not_run_the_citys_reform():
    doc = related("贯彻山东省部署，推进河长制。对标深圳市推进一窗受理改革。", ("Reform", "河长制"), ("Reform", "一窗受理改革"))
    assert links(doc, "CARRIED_OUT_IN") == {("河长制", "淄博市"), ("一窗受理改革", "淄博市")}
    assert links(doc, "BENCHMARKS") == {("淄博市", "深圳市")}


@pytest.mark.parametrize("text, learnt", [
    ("对标学习上海、深圳等先进地区，建设桓台县医科大学周村校区。", {("淄博市", "上海市"), ("淄博市", "深圳市")}),
    ("杭州经济圈经济总量占全省比重超20%，延安精神淄博学习天地建成启用。", set()),
    ("推进湘潭科学城、株洲大学城建设，杭州医科大学宁波校区开学。", set()),
    ("苏州市党政代表团来淄考察。", {("苏州市", "淄博市")}),
])
def test_a_place_is_a_model_only_where_a_word_of_learning_governs_it(text, learnt):
    assert links(related(text), "BENCHMARKS") == learnt


def test_a_county_that_is_the_subject_has_what_it_does():
    doc = related("桓台县率先建立“三资”监管平台。全市推行田长制，高青县探索黄河滩区确权办法。",
                  ("Reform", "“三资”监管平台"), ("Reform", "田长制"), ("Reform", "黄河滩区确权办法"))
    assert links(doc, "CARRIED_OUT_IN") == {("“三资”监管平台", "桓台县"), ("田长制", "淄博市"), ("黄河滩区确权办法", "高青县")}


def test_a_sentence_without_a_place_is_of_the_reports_own():
    doc = related("桓台县推行田长制。建立林长制。", ("Reform", "田长制"), ("Reform", "林长制"))
    assert links(doc, "CARRIED_OUT_IN") == {("田长制", "桓台县"), ("林长制", "淄博市")}


def test_places_learnt_from_have_nothing_of_it():
    doc = related("学习借鉴杭州市、宁波市经验，推行一件事改革，办理事项2300项。", ("Reform", "一件事改革"))
    assert {place for _, place in links(doc, "CARRIED_OUT_IN")} == {"淄博市"}


def test_every_outcome_is_achieved_or_reported():
    doc = related("实施“一窗通办”改革，办理事项2300项。全市进出口总额完成1730亿元，增长6.3%。", ("Reform", "“一窗通办”改革"))
    outcomes = {m.name for m in doc._.mentions if m.type == "Outcome"}
    tied = {tail for _, tail in links(doc, "ACHIEVED") | links(doc, "REPORTED")}
    assert len(outcomes) == 3 and outcomes == tied
    assert links(doc, "ACHIEVED") == {("“一窗通办”改革", "办理事项2300项")}


def test_a_number_of_another_place():
    doc = related("桓台县新增企业300家。")
    assert {head for head, _ in links(doc, "REPORTED")} == {"桓台县"}


def test_targets_are_the_places():
    doc = related("力争新增企业5000家。")
    targets = [m for m in doc._.mentions if m.type == "Target"]
    assert [m.attrs["of"] for m in targets] == ["淄博市"]


@pytest.mark.parametrize("text, issued", [
    ("制定出台《优化营商环境实施意见》。", True), ("国务院印发《优化营商环境实施意见》。", False), ("宣传《中华人民共和国乡村振兴促进法》。", False),
    ("落实《淄博市停车管理条例》。", True),
])
def test_issued(text, issued):
    title = text[text.index("《") + 1 : text.index("》")]
    doc = related(text, ("Policy", title))
    assert links(doc, "ISSUED") == ({("淄博市", title)} if issued else set())


@pytest.mark.parametrize("text, planned", [
    ("今年要制定出台《淄博市停车管理条例》。", True), ("今年要抓好改革，落实《淄博市停车管理条例》。", False),
    ("今年要抓好改革，市政府编制了《淄博市停车管理条例》。", False), ("今年要抓好改革，出台实施《淄博市停车管理条例》。", True),
])
def test_a_document_is_planned_where_it_is_still_to_be_made(text, planned):
    doc = related(text, ("Policy", "淄博市停车管理条例"))
    assert [link.attrs.get("status") for link in doc._.links if link.type == "ISSUED"] == ["planned" if planned else None]


def test_governed_by_a_document_of_the_same_subject():
    doc = related("出台商事登记实施办法，深化商事登记改革，推进医保改革。",
                  ("Policy", "商事登记实施办法"), ("Reform", "商事登记改革"), ("Reform", "医保改革"))
    assert links(doc, "GOVERNED_BY") == {("商事登记改革", "商事登记实施办法")}


def test_governed_by_the_document_that_is_issued_for_it():
    doc = related("市里印发《关于深化林长制改革的实施意见》，建立林长制巡查制度。教育改革稳步推进。",
                  ("Policy", "关于深化林长制改革的实施意见"), ("Reform", "林长制巡查制度"), ("Reform", "教育改革"))
    assert links(doc, "GOVERNED_BY") == {("林长制巡查制度", "关于深化林长制改革的实施意见")}


def test_leads_the_item_of_the_heading():
    doc = related("（一）县级公立医院综合改革\n由副市长李志强牵头。", ("Reform", "县级公立医院综合改革"))
    assert links(doc, "LEADS") == {("李志强", "县级公立医院综合改革")}


def test_leads_by_name_and_by_a_certain_role():
    doc = related("市长李志强牵头推进河长制。市委书记王建国出席会议。在市委主要领导亲自推动下，出台田长制。", ("Reform", "河长制"), ("Reform", "田长制"))
    assert links(doc, "LEADS") == {("李志强", "河长制"), ("王建国", "田长制")}


def test_a_role_without_a_named_holder_leads_nothing():
    doc = related("在市委主要领导亲自推动下，出台田长制。", ("Reform", "田长制"))
    assert links(doc, "LEADS") == set()


@pytest.mark.parametrize("text", [
    "省委书记王建国主持召开推进河长制工作座谈会。", "河长制全面推行，得到省委书记王建国充分肯定。", "省委书记王建国到淄博市调研，河长制全面推行。",
])
def test_who_chairs_a_meeting_visits_or_approves_leads_nothing(text):
    assert links(related(text, ("Reform", "河长制")), "LEADS") == set()


def test_parts():
    doc = related("桓台县起凤镇和淄博高新区同步推进。学习广东省佛山市经验。")
    assert links(doc, "PART_OF") == {("桓台县", "淄博市"), ("起凤镇", "桓台县"), ("淄博高新区", "淄博市"), ("佛山市", "广东省")}


@pytest.mark.parametrize("text, zone, parts", [
    ("加快建设淄博高新区。", "淄博高新区", True), ("加快建设文昌湖旅游度假区。", "文昌湖旅游度假区", True), ("主动对接雄安新区。我们在雄安新区招商。", "雄安新区", False),
    ("深度参与粤港澳大湾区建设。", "粤港澳大湾区", False), ("加快建设淄博都市圈。", "淄博都市圈", True), ("主动融入临空经济示范区。", "临空经济示范区", False),
    ("主动融入临空经济示范区。临空经济示范区新增企业。", "临空经济示范区", True), ("建成松山湖科学城。", "松山湖科学城", False), ("建成中关村科技园。", "中关村科技园", False),
    ("建设前海合作区。", "前海合作区", False), ("建设乌大张合作区。", "乌大张合作区", False), ("建设苏锡常都市圈。", "苏锡常都市圈", False),
])
def test_a_zone_is_the_own_places_unless_its_name_or_all_its_mentions_say_otherwise(text, zone, parts):
    doc = doc_of(text, "淄博市", "山东省")
    own = Mention("City", 0, 0, "淄博市", "test", 1.0, {"adcode": "370300", "level": "prefecture"}, key="淄博市", own=True)
    mentions = [Mention("City", m.start(), m.end(), zone, "test", 1.0, {"level": "zone"}, key=zone) for m in re.finditer(zone, text)]
    doc._.mentions = [own, *mentions]
    context = Context(doc)
    link_parts(context)
    assert links(doc, "PART_OF") == ({(zone, "淄博市")} if parts else set())


def test_a_town_of_another_province_is_not_the_own_places():
    doc = doc_of("同河南的朱仙镇齐名。", "淄博市", "山东省")
    own = Mention("City", 0, 0, "淄博市", "test", 1.0, {"adcode": "370300", "level": "prefecture"}, key="淄博市", own=True)
    doc._.mentions = [own]
    add(doc, "City", "河南", adcode="410000", level="province")
    add(doc, "City", "朱仙镇", level="township")
    link_parts(Context(doc))
    assert links(doc, "PART_OF") == set()


def test_problems():
    doc = related("针对审批环节多问题，推行一窗受理改革。", ("Problem", "审批环节多"), ("Reform", "一窗受理改革"))
    assert links(doc, "ADDRESSES") == {("一窗受理改革", "审批环节多")}


@pytest.mark.parametrize("text, answers", [
    ("推进一窗受理改革，建成政务大厅12个，着力解决停车难问题。", True), ("推进一窗受理改革，建成政务大厅12个，新增窗口80个，着力解决停车难问题。", False),
    ("推进一窗受理改革；着力解决停车难问题。", False), ("着力解决停车难问题，推进一窗受理改革。", True), ("着力解决停车难问题，新增窗口80个，推进一窗受理改革。", False),
])
def test_an_item_of_a_clause_far_off_answers_no_problem(text, answers):
    doc = related(text, ("Problem", "停车难"), ("Reform", "一窗受理改革"))
    assert bool(links(doc, "ADDRESSES")) == answers


def test_links_stand_in_the_sentence_of_their_evidence():
    doc = related("推进河长制。新增企业300家。", ("Reform", "河长制"))
    for link in doc._.links:
        if link.end:
            assert doc.text[link.start : link.end].endswith("。")
            assert 0 < link.confidence <= 1
