"""Which statement about a report goes first, and what happens to unusable ones."""
from __future__ import annotations

from types import SimpleNamespace

import pytest

from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.metadata import describe
from ingest.metadata.values import NONE

TEXT = clean("2020年淄博市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员提出意见和建议。")


def source(sidecar=None, index=None, hints=None):
    return SimpleNamespace(sidecar=sidecar or {}, index_row=index or {}, hints=hints or {})


def test_order_of_origins():
    given = {"option": {"year": 2011}, "decision": {"year": 2012}, "sidecar": {"year": 2013}, "index": {"year": 2014}}
    for expected in ("option", "decision", "sidecar", "index", "text"):
        meta, warnings = describe(TEXT, source(given.get("sidecar"), given.get("index")), given.get("option"), given.get("decision"))
        assert meta.origin["year"] == expected
        assert meta.year == {"option": 2011, "decision": 2012, "sidecar": 2013, "index": 2014, "text": 2020}[expected]
        assert warnings == []
        given.pop(expected, None)


def test_each_key_has_its_own_origin():
    meta, _ = describe(TEXT, source(sidecar={"source": "某报", "url": "https://example.org/1"}, index={"province": "山东"}), {"year": "2019"}, {"author": "张三"})
    assert meta.origin == {"title": "text", "city": "text", "province": "index", "year": "option", "author": "decision", "source": "sidecar", "url": "sidecar"}
    assert (meta.province, meta.year, meta.author) == ("山东省", 2019, "张三")


@pytest.mark.parametrize(
    ("name", "city", "province"),
    [
        ("淄博", "淄博市", "山东省"), ("广西", "广西壮族自治区", "广西壮族自治区"), ("海北州", "海北藏族自治州", "青海省"),
        ("南京市鼓楼区", "南京市鼓楼区", "江苏省"), ("江苏省南京市玄武区", "玄武区", "江苏省"), ("襄樊市", "襄樊市", "湖北省"),
        ("湘潭县", "湘潭县", "湖南省"), ("湘潭经开区", "湘潭经开区", ""), ("某某镇", "某某镇", ""),
    ],
)
def test_cities_get_their_official_name(name, city, province):
    meta, warnings = describe(clean("推进改革。"), None, {"city": name}, {})
    assert (meta.city, meta.province, warnings) == (city, province, [])


def test_the_province_follows_a_city_that_is_known_better():
    meta, _ = describe(TEXT, None, {"city": "郴州市"})
    assert (meta.city, meta.province, meta.origin["province"]) == ("郴州市", "湖南省", "option")


def test_a_province_tells_which_district_is_meant():
    meta, _ = describe(clean("推进改革。"), source(index={"city": "鼓楼区", "province": "福建省"}))
    assert (meta.city, meta.province) == ("鼓楼区", "福建省")


@pytest.mark.parametrize(("given", "told"), [
    ({"city": "淄搏市"}, "淄博市"), ({"city": "火星市"}, "“火星市”"), ({"city": "鼓楼区"}, "福建省福州市鼓楼区"),
    ({"city": "鼓楼区", "province": "江苏省"}, "江苏省徐州市鼓楼区"), ({"city": "徐州鼓楼"}, ""), ({"city": "鼓楼区", "province": "福建省"}, ""),
])
def test_a_city_that_is_no_place_or_one_of_several_is_told(given, told):
    beside = SimpleNamespace(sidecar={}, index_row=given, hints={}, name="某报告.txt")
    for warnings in (describe(clean("推进改革。"), None, given)[1], describe(clean("推进改革。"), beside)[1]):
        assert len(warnings) == bool(told) and all(told in warning for warning in warnings)
    assert not warnings or warnings[0].startswith("某报告.txt：")
    assert describe(TEXT, None, {"year": 2020})[1] == []


@pytest.mark.parametrize(("key", "value"), [("year", "abc"), ("year", 99999), ("date", "2020-13-45"), ("city", ["淄博"]), ("title", "标" * 301), ("author", "a\x07b")])
def test_unusable_values_warn_and_give_way(key, value):
    meta, warnings = describe(TEXT, source(sidecar={key: value}))
    assert len(warnings) == 1 and key in warnings[0] and "sidecar" in warnings[0]
    assert meta.origin.get(key) in ("text", None)
    assert meta.city == "淄博市" and meta.year == 2020


def test_empty_values_are_no_values():
    meta, warnings = describe(TEXT, source(sidecar={"city": "", "year": None, "date": "  "}))
    assert (meta.city, meta.year, warnings) == ("淄博市", 2020, [])


def test_what_a_person_cleared_stays_empty_and_can_be_given_again():
    beside = source(sidecar={"title": "总结", "city": "淄博市", "province": "山东省", "year": 2019, "date": "2020-01-02", "author": "张三", "source": "某报", "url": "http://x"})
    meta, warnings = describe(TEXT, beside, None, dict.fromkeys(Metadata.KEYS, NONE))
    under = {key: ("sidecar", value) for key, value in beside.sidecar.items()}  # what a decision that is taken back leaves
    assert warnings == [] and meta == Metadata(origin=dict.fromkeys(Metadata.KEYS, "decision"), under=under)
    for again in ("", None):  # as decisions were kept before: not given, the text's counts
        assert (describe(TEXT, None, None, {"city": again, "year": again})[0].city, describe(TEXT, None, {"city": "潍坊市"}, {"city": NONE})[0].city) == ("淄博市", "潍坊市")
    assert (describe(TEXT, None, None, {"city": NONE})[0].province, describe(TEXT, None, None, {"province": NONE})[0].province) == ("", "")


def test_page_title_without_the_site():
    meta, _ = describe(clean("推进改革，取得成效。"), source(hints={"title": "淄博市2020年改革工作综述_某某市人民政府", "url": "https://example.org/2"}))
    assert (meta.title, meta.city, meta.year) == ("淄博市2020年改革工作综述", "淄博市", 2020)
    assert meta.origin["title"] == "file" and meta.origin["url"] == "file"


def test_unknown_place_and_no_date_are_gaps():
    meta, warnings = describe(clean("推进改革，取得成效。"))
    assert (meta.city, meta.year, meta.date, meta.origin, warnings) == ("", None, "", {}, [])
