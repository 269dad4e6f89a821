"""Zones: one id whatever form the name has, and the division that each lies in."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve import places
from graph.resolve.cities import CityResolver
from graph.resolve.scopes import Scopes
from ingest.gazetteer import gazetteer
from tests.graph.graph_facts import entity, relation, report


def zone(name: str, city: str, province: str, text: str = "", year: int | None = 2020):
    facts = report(1, [c := entity("City", "C", name, text, level="zone")], [], text or "一句话。", city=city, province=province, year=year)
    return CityResolver(facts).resolve(c)


@pytest.mark.parametrize(("name", "city", "province", "wanted", "parent"), [
    ("湘潭经开区", "湘潭市", "湖南省", "湘潭经开区@430300", "430300"),
    ("湘潭国家级经济技术开发区", "长沙市", "湖南省", "湘潭经开区@430300", "430300"),
    ("佛山国家高新技术产业开发区", "佛山市", "广东省", "佛山高新区@440600", "440600"),
    ("高新区", "佛山市", "广东省", "佛山高新区@440600", "440600"),
    ("醴陵经济开发区", "株洲市", "湖南省", "醴陵经开区@430200", "430281"),
    ("江苏无锡国家农业科技园区", "无锡市", "江苏省", "无锡农业科技园@320200", "320200"),
    ("湖南医疗器械产业园", "湘潭市", "湖南省", "湖南医疗器械产业园@430300", "430300"),
    ("东部新城", "宁波市", "浙江省", "东部新城@330200", "330200"),
    ("淄博石嘴山工业园", "淄博市", "山东省", "石嘴山工业园@640200", "640200"),
    ("新疆喀什深圳产业园", "深圳市", "广东省", "新疆喀什深圳产业园@653100", "653100"),
    ("深圳科技园佛山科创园", "佛山市", "广东省", "佛山科创园@440600", "440600"),
    ("清流台湾农民创业园", "三明市", "福建省", "清流台湾农民创业园@350400", "350423"),
    ("做强天易经开区", "湘潭市", "湖南省", "天易经开区@430300", "430300"),
    ("太湖新城", "无锡市", "江苏省", "太湖新城@320200", "320200"),
    ("松山湖科学城", "深圳市", "广东省", "松山湖科学城@441900", "441900"),
    ("南京江北新区", "滁州市", "安徽省", "江北新区@320100", "320100"),
    ("江北新区", "南京市", "江苏省", "江北新区@320100", "320100"),
    ("长株潭都市圈", "湘潭市", "湖南省", "长株潭都市圈@430000", "430000"),
    ("祥云经开区", "云南省", "云南省", "祥云经开区@532900", "532923"),
])
def test_ids_and_parents(name, city, province, wanted, parent) -> None:
    found = zone(name, city, province)
    assert (found.id, found.attrs["parent"], found.attrs["level"]) == (f"city:{wanted}", f"city:{parent}", "zone")
    assert found.resolved


def test_a_region_of_several_provinces_is_resolved_without_a_parent() -> None:
    found = zone("海西经济区", "赣州市", "江西省")
    assert found.id == zone("海峡西岸经济区", "三明市", "福建省").id and found.resolved and "parent" not in found.attrs


def test_a_new_area_that_became_a_district_is_the_district() -> None:
    assert zone("光明新区", "深圳市", "广东省", year=2014).id == zone("光明区", "深圳市", "广东省", year=2020).id == "city:440311"
    assert zone("新区", "无锡市", "江苏省", year=2014).id == "city:320214"


def test_a_kind_alone_is_open_in_a_province_and_decided_by_the_words_before_it() -> None:
    assert zone("高新区", "湖南省", "湖南省").attrs["open"] == "kind"
    assert zone("高新区", "湖南省", "湖南省", "支持株洲市高新区。").id == "city:株洲高新区@430200"
    assert zone("高新区", "湘潭市", "湖南省", "学习株洲市高新区。").id == "city:株洲高新区@430200"


def test_a_branch_before_which_another_place_stands_is_not_the_listed_zone() -> None:
    assert zone("中关村科技园", "北京市", "北京市", "雄安新区中关村科技园开园。").attrs["parent"] == "city:133100"
    assert zone("中关村科技园", "北京市", "北京市", "中关村科技园开园。").attrs["parent"] == "city:110000"


def test_a_report_of_a_zone_speaks_of_the_same_zone_as_its_city_does() -> None:
    own = CityResolver(report(1, [], [], city="湘潭经济技术开发区", province="湖南省")).own
    assert own.id == zone("湘潭经开区", "湘潭市", "湖南省").id


def test_parts_name_the_division_that_each_zone_lies_in() -> None:
    facts = report(1, [entity("City", "C1", "桓台经开区", level="zone"), entity("City", "C2", "桓台县")], [relation("PART_OF", "C1", "C2")])
    assert [(e.id, child.id, parent.id) for e, child, parent in Scopes(facts).parts()] == [("C1", "city:桓台经开区@370300", "city:370321")]


_PREFECTURES = sorted(d.adcode for d in gazetteer().by_code.values() if d.level == "prefecture")


_FORMS = [("经济技术开发区", "国家级经济技术开发区", "经开区"), ("高新技术产业开发区", "国家高新区", "高新区"), ("综合保税区", "综保区", "综保区")]


@given(st.sampled_from(_PREFECTURES), st.sampled_from(_FORMS))
def test_every_city_has_one_zone_of_a_kind_in_every_form(code, forms) -> None:
    city = gazetteer().by_code[code]
    name = places.short_stem(city)
    found = {zone(prefix + form, city.name, city.province).id for form in forms for prefix in (name, city.name)}
    assert found == {f"city:{name}{forms[2]}@{code}"}
