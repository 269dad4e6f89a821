"""Bodies responsible for an item, and their link to it."""
import pytest

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
