"""City mentions: divisions, zones, townships, and what is none."""
import pytest

from ingest.extract.places import mark_places
from ingest.extract.places.kinds import after_verb, holds_a_clause, is_kind
from tests.ingest.extract_docs import doc_of, names, run


def places(text, city="淄博市", province="山东省"):
    doc = run(doc_of(text, city, province), mark_places)
    return {m.name: m for m in doc._.mentions if m.type == "City" and m.end > m.start}


def test_own_place_is_implied_and_spelled_ones_are_own():
    doc = run(doc_of("我市推进改革，淄博获国家表扬。", "淄博市", "山东省"), mark_places)
    cities = [m for m in doc._.mentions if m.type == "City"]
    assert [(m.name, m.own, m.start == m.end == 0) for m in cities] == [("淄博市", True, True), ("淄博市", True, False)]
    assert cities[1].key == cities[0].key == "370300" and cities[1].attrs["level"] == "prefecture"


def test_short_names_become_official():
    found = places("学习深圳、宁波经验，桓台、高青同步推进。")
    assert set(found) == {"深圳市", "宁波市", "桓台县", "高青县"}
    assert found["桓台县"].attrs == {"level": "county", "adcode": "370321"}


def test_short_county_names_count_only_at_home():
    assert places("桓台同步推进。") and not places("桓台同步推进。", "佛山市", "广东省")


def test_namesakes_by_the_reports_place_or_the_place_before():
    assert places("鼓楼区建成平台。", "南京市", "江苏省")["鼓楼区"].attrs["adcode"] == "320106"
    assert places("福州市鼓楼区建成平台。", "南京市", "江苏省")["鼓楼区"].attrs["adcode"] == "350102"
    assert "adcode" not in places("鼓楼区建成平台。", "淄博市", "山东省")["鼓楼区"].attrs


@pytest.mark.parametrize("text", [
    "淄博市委印发文件。", "山东省政府批复同意。", "与山东大学合作。", "在湖南日报刊发。", "推进公共资源市场化改革。", "全国和全省的改革。",
    "对新兴市场出口增长。", "国家级高新区和省级开发区。",
])
def test_what_is_no_city(text):
    assert places(text, "佛山市", "广东省") == {}


def test_zones():
    found = places("淄博高新区、齐鲁化工区和淄博综合保税区加快建设。")
    assert {"淄博高新区", "淄博综合保税区"} <= set(found) and found["淄博高新区"].attrs["level"] == "zone"
    assert places("市经开区挂牌。")["淄博经开区"].start == 0


def test_a_bare_zone_is_the_one_named_in_full():
    doc = run(doc_of("淄博高新区完成改革。高新区启动二期。", "淄博市", "山东省"), mark_places)
    assert names(doc, "City") == {"淄博市", "淄博高新区"}


def test_pilot_zones_are_no_cities():
    assert "郑洛新自主创新示范区" not in places("建设郑洛新国家自主创新示范区。", "郑州市", "河南省")


def test_townships():
    assert places("起凤镇获评先进。")["起凤镇"].attrs["level"] == "township"
    assert places("统筹城乡发展，建设特色小镇。") == {}


def test_unknown_place_of_the_report():
    doc = run(doc_of("深圳市推进改革。"), mark_places)
    assert names(doc, "City") == {"深圳市"} and not any(m.own for m in doc._.mentions)
    doc = run(doc_of("推进改革。", "某某高新区", "山东省"), mark_places)
    assert [(m.name, m.attrs["level"]) for m in doc._.mentions] == [("某某高新区", "zone")]


@pytest.mark.parametrize("name, kind", [
    ("合作产业园", True), ("百强高新区", True), ("文旅产业集聚区", True), ("三馆一园", True), ("新城新区", True),
    ("苏滁高新区", False), ("中意宁波生态园", False), ("深汕特别合作区", False), ("佛山新城", False), ("滨海新区", False),
])
def test_a_kind_of_zone_is_no_name(name, kind):
    assert is_kind(name) == kind


def test_words_around_a_zone_are_none_of_its_name():
    text = "新建苏滁高新区"
    assert after_verb(text, 0, len(text)) == 2 and after_verb("新建区", 0, 3) == 0
    assert [holds_a_clause(name) for name in ("资源落户科学城", "宜业的产城融合新区", "光明科学城")] == [True, True, False]
