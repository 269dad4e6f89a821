"""Names of reforms and pilots are tidied: ranks, marks of footnotes, what is done about a pilot."""
import pytest

from ingest.extract.assemble import assemble
from ingest.extract.item_names import pilot_name, trimmed, without_marks
from ingest.extract.mentions import Mention
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
