"""Bodies responsible for an item, and their link to it."""
import pytest

from ingest.extract.item_names import trimmed
from ingest.extract.organisations import mark_organisations
from ingest.extract.places import mark_places
from ingest.extract.relations import mark_relations
from tests.ingest.extract_docs import add, doc_of, run


def duties(text, *items):
    doc = doc_of(text, "淄博市", "山东省")
    for item in items:
        add(doc, "Reform", item)
    run(doc, mark_places, mark_organisations, mark_relations)
    return {(k.head.name, k.tail.name, k.attrs["role"]) for k in doc._.links if k.type == "RESPONSIBLE_FOR"}


def test_note_in_brackets():
    found = duties("推进商事登记制度改革。（市发改委牵头，市财政局、市审计局配合）", "商事登记制度改革")
    assert found == {("市发改委", "商事登记制度改革", "lead"), ("市财政局", "商事登记制度改革", "support"), ("市审计局", "商事登记制度改革", "support")}


def test_label():
    found = duties("健全河长制。责任单位：市水利局、各区县政府", "河长制")
    assert ("市水利局", "河长制", "lead") in found


def test_by():
    assert duties("由市科技局负责建设成果转化平台。", "成果转化平台") == {("市科技局", "成果转化平台", "lead")}


@pytest.mark.parametrize("text", ["各部门牵头推进河长制。", "市委书记牵头推进河长制。", "坚持谁牵头谁负责，落实河长制。"])
def test_what_is_no_body(text):
    assert duties(text, "河长制") == set()


@pytest.mark.parametrize("text", [
    "推进河长制，由市水利局牵头，市财政局、市审计局配合。", "推进河长制，由市水利局牵头、市财政局和市审计局等部门协同配合。", "市水利局牵头，市财政局、市审计局配合，推进河长制。",
    "推进河长制，由市水利局牵头，会同市财政局、市审计局组织实施。",
])
def test_who_helps_the_leading_body_supports(text):
    assert duties(text, "河长制") == {("市水利局", "河长制", "lead"), ("市财政局", "河长制", "support"), ("市审计局", "河长制", "support")}


def test_a_body_is_read_once_and_short_names_of_a_label_are_bodies():
    assert duties("河长制由水利局牵头。", "河长制") == {("水利局", "河长制", "lead")}
    found = duties("健全救助制度（牵头单位：红十字会、残联、妇联、卫健委）。", "救助制度")
    assert {row[0] for row in found} == {"红十字会", "残联", "妇联", "卫健委"}


def test_the_item_of_the_bodys_own_clause_is_the_one_it_leads():
    assert duties("推进林长制，市水利局牵头推进河长制。", "林长制", "河长制") == {("市水利局", "河长制", "lead")}


@pytest.mark.parametrize("name, left", [("市水利局牵头的河长制改革", "河长制改革"), ("副市长牵头推进招商引资机制", "招商引资机制"), ("多部门牵头协调机制", "多部门牵头协调机制")])
def test_who_leads_is_no_part_of_an_items_name(name, left):
    start, end = trimmed(name, 0, len(name))
    assert name[start:end] == left
