"""Names of reforms and pilots are tidied: ranks, marks of footnotes, what is done about a pilot."""
import pytest

from ingest.extract.assemble import assemble
from ingest.extract.item_lists import lists_joined
from ingest.extract.item_names import after_a_count, names_a_pilot, pilot_name, trimmed, without_marks
from ingest.extract.mentions import Mention
from ingest.extract.reforms import find_reforms
from ingest.extract.span_model import Span
from tests.ingest.extract_docs import doc_of


@pytest.mark.parametrize("name, core", [
    ("国家低碳试点城市创建工作", "国家低碳试点城市"), ("淄川国家城乡融合发展试验区建设", "淄川国家城乡融合发展试验区"),
    ("城市公立医院改革试点工作", "城市公立医院改革试点"), ("全国文明典范城市创建", "全国文明典范城市创建"), ("乡村振兴示范创建", "乡村振兴示范创建"),
    ("海洋经济发展示范区", "海洋经济发展示范区"),
])
def test_a_pilot_is_named_without_what_is_done_about_it(name, core):
    assert pilot_name(name) == core


def test_both_forms_of_a_pilot_are_one_entity():
    doc = doc_of("获批国家低碳试点城市。推进国家低碳试点城市创建。")
    for form in ("国家低碳试点城市", "国家低碳试点城市创建"):
        start = doc.text.rindex(form) if form.endswith("创建") else doc.text.index(form)
        doc._.mentions.append(Mention("Pilot", start, start + len(form), pilot_name(form), "test"))
    pilot, = assemble(doc).entities
    assert (pilot.name, pilot.aliases, len(pilot.mentions)) == ("国家低碳试点城市", ["国家低碳试点城市创建"], 2)


@pytest.mark.parametrize("text, name", [
    ("全国首个跨省调解平台", "跨省调解平台"), ("湖南省唯一的绿色金融试点", "绿色金融试点"), ("“三大战略”【7】", "“三大战略”"),
    ("[3]林长制改革[12]", "林长制改革"), ("首批国家低碳试点", "首批国家低碳试点"), ("第二批集成电路试点", "第二批集成电路试点"), ("首个平台", "首个平台"),
])
def test_ranks_and_footnotes_are_cut_off(text, name):
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == name


def test_footnotes_inside_a_name():
    assert without_marks("“三大战略”【7】攻坚行动") == "“三大战略”攻坚行动"


@pytest.mark.parametrize("text, name, is_one", [
    ("国家级试点", "国家级试点", False), ("示范区建设", "示范区建设", False), ("国家低碳试点", "国家低碳试点", True), ("自贸试验区", "自贸试验区", True),
    ("智能制造试点示范工厂", "智能制造试点示范", False), ("文明示范城市目标", "文明示范城市", False), ("文明示范城市创建", "文明示范城市", True),
])
def test_what_is_no_pilot(text, name, is_one):
    assert names_a_pilot(text, 0, len(name)) is is_one


@pytest.mark.parametrize("text, name", [
    ("国家级和5个省级智能制造试点", "省级智能制造试点"), ("低碳、气候适应型试点", "低碳、气候适应型试点"), ("国家城市更新和两个示范区", "国家城市更新和两个示范区"),
])
def test_a_pilot_begins_after_the_count_of_its_own(text, name):
    assert text[after_a_count(text, 0, len(text)) :] == name


@pytest.mark.parametrize("text, parts, joined", [
    ("推行行政执法公示、执法全过程记录、法制审核“三项制度”。", ("行政执法公示、执法全过程记录", "法制审核“三项制度”"), ["行政执法公示、执法全过程记录、法制审核“三项制度”"]),
    ("深化网格管理、信息建设、社区服务三大工程。", ("网格管理", "信息建设", "社区服务三大工程"), ["网格管理、信息建设、社区服务三大工程"]),
    ("深化林长制、产业培育“十大工程”。", ("林长制", "产业培育“十大工程”"), ["林长制", "产业培育“十大工程”"]),
    ("深化林长制、“两项改革”。", ("林长制", "“两项改革”"), ["林长制", "“两项改革”"]),
    ("深化林长制，河长制两项改革。", ("林长制", "河长制两项改革"), ["林长制", "河长制两项改革"]),
    ("深化林长制、河长制、警长制、田长制两项改革。", ("林长制", "河长制、警长制", "田长制两项改革"), ["林长制", "河长制、警长制", "田长制两项改革"]),
])
def test_a_list_with_a_count_is_one_reform(text, parts, joined):
    found = lists_joined(text, [(text.index(part), text.index(part) + len(part), 0.9) for part in parts])
    assert [text[start:end] for start, end, _ in found] == joined


@pytest.mark.parametrize("text, name, kept", [
    ("筹集保障性租赁住房15万套。", "保障性租赁住房15万套", False), ("争取救治体系建设补助资金25亿元。", "救治体系建设", False),
    ("兑付以旧换新政策资金266亿元。", "以旧换新政策", True), ("出台惠企政策30条。", "惠企政策30条", True),
])
def test_a_number_of_things_built_is_no_reform_nor_what_money_is_for(text, name, kept):
    doc = doc_of(text)
    doc.user_data["spans"] = [Span(text.index(name), text.index(name) + len(name), "Reform", 0.9)]
    assert [m.name for m in find_reforms(doc)._.mentions] == ([name] if kept else [])
