"""Mentions and links become entities and relations: joining, short forms, ids, candidates."""
import pytest

from ingest.extract.assemble import SHOWN, assemble, sentence_at
from ingest.extract.mentions import Link, Mention
from ingest.extract.overlaps import resolve_overlaps
from tests.ingest.extract_docs import add, doc_of


def entities(doc):
    return {e.id: (e.type, e.name) for e in assemble(doc).entities}


def test_ids_follow_the_text():
    doc = doc_of("推进教育改革。推进医疗改革。")
    add(doc, "Reform", "医疗改革")
    add(doc, "Reform", "教育改革")
    assert entities(doc) == {"R1": ("Reform", "教育改革"), "R2": ("Reform", "医疗改革")}


def test_mentions_of_one_name_are_one_entity():
    doc = doc_of("推行“一门式”服务。“一门式”服务获好评。")
    first = add(doc, "Reform", "“一门式”服务")
    second = add(doc, "Reform", "“一门式”服务。“")
    second.start, second.end, second.name, second.key = 11, 18, "“一门式”服务", ""
    first.key = ""
    entity, = assemble(doc).entities
    assert [(m.start, m.end) for m in entity.mentions] == [(2, 9), (11, 18)]
    assert entity.evidence == "推行“一门式”服务。"


@pytest.mark.parametrize("text, short, full", [
    ("实行“六个一”工作制度。“六个一”成效好。", "“六个一”", "“六个一”工作制度"),
    ("推进商事登记制度。商事登记制度改革见效。", "商事登记制度", "商事登记制度改革"),
    ("青川市公共数据开放平台上线。公共数据开放平台好用。", "公共数据开放平台", "青川市公共数据开放平台"),
])
def test_short_forms_are_aliases(text, short, full):
    doc = doc_of(text, city="青川市")
    long = add(doc, "Reform", full)
    mention = add(doc, "Reform", short)
    if mention.start == long.start or long.start <= mention.start < long.end:
        mention.start = text.index(short, long.end)
        mention.end = mention.start + len(short)
    long.key = mention.key = ""
    reforms = [e for e in assemble(doc).entities if e.type == "Reform"]
    assert [(e.name, e.aliases) for e in reforms] == [(full, [short])]


def test_the_sentence_that_is_shown_is_the_one_of_the_status():
    doc = doc_of("推进商事登记制度。\n深化商事登记制度改革。\n商事登记制度改革：是指便利企业开办的改革。")
    for number, (start, name, status, confidence) in enumerate([
        (2, "商事登记制度", "underway", 0.8), (12, "商事登记制度改革", "planned", 0.9), (22, "商事登记制度改革", "completed", 1.0)]):
        assert doc.text[start : start + len(name)] == name, number
        doc._.mentions.append(Mention("Reform", start, start + len(name), name, "test", confidence, {"status": status, "topic": "其他"}))
    reform, = assemble(doc).entities
    assert (reform.name, reform.attrs["status"], reform.evidence) == ("商事登记制度改革", "underway", "推进商事登记制度。")
    doc._.mentions[0].confidence = 0.2
    reform, = assemble(doc).entities
    assert (reform.attrs["status"], reform.evidence) == ("planned", "深化商事登记制度改革。")


@pytest.mark.parametrize("one, other", [
    ("“十个一”督察制度", "“六个一”督察制度"), ("教育改革", "医疗改革"), ("河长制", "林长制"), ("第一批试点工作", "第二批试点工作")])
def test_different_things_stay_apart(one, other):
    doc = doc_of(f"推进{one}。推进{other}。")
    add(doc, "Reform", one).key = ""
    add(doc, "Reform", other).key = ""
    assert len(assemble(doc).entities) == 2


def test_a_short_form_of_two_names_joins_neither():
    doc = doc_of("推行“六个一”督察制度。推行“六个一”考核机制。落实“六个一”要求。")
    for name in ("“六个一”督察制度", "“六个一”考核机制"):
        add(doc, "Reform", name).key = ""
    mention = add(doc, "Reform", "“六个一”")
    mention.start, mention.end, mention.key = doc.text.rindex("“六个一”"), doc.text.rindex("“六个一”") + 5, ""
    assert len(assemble(doc).entities) == 3


def test_the_own_place_exists_always():
    doc = doc_of("推进教育改革。", city="青川市")
    city, = assemble(doc).entities
    assert (city.type, city.name, city.implied) == ("City", "青川市", True)


def test_weak_facts_are_candidates_with_their_relations():
    doc = doc_of("推进教育改革，新建学校3所。", city="青川市")
    reform, outcome = add(doc, "Reform", "教育改革"), add(doc, "Outcome", "新建学校3所")
    reform.confidence = 0.2
    doc._.links.append(Link("ACHIEVED", reform, outcome, 0, 13, "test"))
    found = assemble(doc)
    assert "Reform" not in {e.type for e in found.entities} and found.relations == []
    assert [e["name"] for e in found.candidates["entities"]] == ["教育改革"]
    assert [r["type"] for r in found.candidates["relations"]] == ["ACHIEVED"]
    assert SHOWN == 0.5


def test_a_relation_is_given_once_with_its_surest_sentence():
    doc = doc_of("推进教育改革，新建学校3所。教育改革成效好。")
    reform, outcome = add(doc, "Reform", "教育改革"), add(doc, "Outcome", "新建学校3所")
    doc._.links += [Link("ACHIEVED", reform, outcome, 14, 22, "test", 0.6), Link("ACHIEVED", reform, outcome, 0, 14, "test", 0.9)]
    relation, = assemble(doc).relations
    assert (relation.head, relation.tail, relation.confidence, relation.evidence) == ("R1", "O1", 0.9, "推进教育改革，新建学校3所。")


def test_an_inline_recogniser_stays_inline():
    doc = doc_of("教育改革获新华网推介。")
    doc._.links.append(Link("RECOGNISED_BY", add(doc, "Reform", "教育改革"), {"name": "新华网", "kind": "media"}, 0, 11, "test", attrs={"form": "推介"}))
    relation, = assemble(doc).relations
    assert relation.tail == {"name": "新华网", "kind": "media"} and relation.attrs == {"form": "推介"}


def test_overlaps_hand_their_links_on():
    doc = doc_of("推进教育改革，新建学校3所。")
    weak, sure, outcome = add(doc, "Reform", "教育改革"), add(doc, "Reform", "教育改革"), add(doc, "Outcome", "新建学校3所")
    weak.confidence, sure.confidence = 0.4, 0.9
    link = Link("ACHIEVED", weak, outcome, 0, 14, "test")
    doc._.links.append(link)
    resolve_overlaps(doc)
    assert doc._.mentions == [sure, outcome] and link.head is sure


def test_a_pilot_and_a_document_win_over_a_reform():
    doc = doc_of("推进普惠金融改革试验区建设，出台《青川市普惠金融改革方案》。")
    add(doc, "Reform", "普惠金融改革试验区建设")
    add(doc, "Pilot", "普惠金融改革试验区")
    add(doc, "Policy", "青川市普惠金融改革方案")
    reform = add(doc, "Reform", "普惠金融改革方案")
    assert doc.text[reform.start : reform.end] == "普惠金融改革方案"
    resolve_overlaps(doc)
    assert [m.type for m in doc._.mentions] == ["Pilot", "Policy"]


def test_other_things_inside_a_name_stay():
    doc = doc_of("青川市政务服务改革。")
    add(doc, "Reform", "青川市政务服务改革")
    add(doc, "City", "青川市")
    resolve_overlaps(doc)
    assert [m.type for m in doc._.mentions] == ["City", "Reform"]


def test_a_number_inside_a_name_is_a_candidate():
    doc = doc_of("出台23条“补针点睛”措施，惠及企业120家。")
    add(doc, "Reform", "23条“补针点睛”措施")
    inside, after = add(doc, "Outcome", "23条"), add(doc, "Outcome", "惠及企业120家")
    resolve_overlaps(doc)
    found = assemble(doc)
    assert inside.confidence < SHOWN <= after.confidence
    assert [e.name for e in found.entities if e.type == "Outcome"] == ["惠及企业120家"]


def test_the_sentence_of_a_place():
    doc = doc_of("一句。二句。\n三句")
    assert [sentence_at(doc, n, n + 1).start for n in (0, 2, 3, 5, 7)] == [0, 0, 3, 3, 7]
    assert sentence_at(doc, 6, 7) is None


def test_what_the_notes_say_is_no_fact_but_places_stay():
    doc = doc_of("推进河长制。\n1.“双百”行动：在淄博市组织100场展会。", paths={1: ("名词解释",)})
    for kind, name in (("Reform", "河长制"), ("Reform", "“双百”行动"), ("Target", "100场展会"), ("City", "淄博市")):
        add(doc, kind, name)
    resolve_overlaps(doc)
    assert [m.name for m in doc._.mentions] == ["河长制", "淄博市"]
