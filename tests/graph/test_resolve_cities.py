"""Which place a City is: codes where certain, namesakes apart, never 湘潭县 for 湘潭市."""
from __future__ import annotations

import pytest

from graph.resolve import resolve
from graph.resolve.cities import CityResolver
from tests.graph.graph_facts import entity, relation, report


def resolved(name: str, city: str, province: str, **attrs: str):
    return CityResolver(report(1, [], [], city=city, province=province)).resolve(entity("City", "C", name, **attrs))


@pytest.mark.parametrize(("name", "city", "province", "wanted"), [
    ("淄博市", "淄博市", "山东省", "city:370300"),
    ("淄博", "淄博市", "山东省", "city:370300"),
    ("佛山市", "淄博市", "山东省", "city:440600"),
    ("湘潭市", "湘潭市", "湖南省", "city:430300"),
    ("湘潭县", "湘潭市", "湖南省", "city:430321"),
    ("湘潭市", "湘潭县", "湖南省", "city:430300"),
    ("湘潭", "湘潭市", "湖南省", "city:430300"),
    ("朝阳区", "北京市", "北京市", "city:110105"),
    ("朝阳区", "长春市", "吉林省", "city:220104"),
    ("朝阳区", "淄博市", "山东省", "city:朝阳区@山东省淄博市"),
    ("鼓楼区", "江苏省", "江苏省", "city:鼓楼区@江苏省"),  # 南京 and 徐州 both have one
    ("山东省", "淄博市", "山东省", "city:370000"),
    ("北京市", "淄博市", "山东省", "city:110000"),
    ("湘潭经开区", "湘潭市", "湖南省", "city:湘潭经开区@湖南省"),
    ("湘潭经济技术开发区", "湘潭市", "湖南省", "city:湘潭经开区@湖南省"),
    ("高新区", "淄博市", "山东省", "city:淄博高新区@山东省"),
    ("淄博高新区", "潍坊市", "山东省", "city:淄博高新区@山东省"),
    ("官林镇", "无锡市", "江苏省", "city:官林镇@江苏省无锡市"),
    ("官林镇", "", "", "city:官林镇@"),
])
def test_ids(name, city, province, wanted) -> None:
    assert resolved(name, city, province).id == wanted


def test_what_is_known_of_a_coded_place() -> None:
    city = resolved("淄博", "淄博市", "山东省")
    assert city.name == "淄博市"
    assert (city.attrs["level"], city.attrs["adcode"], city.attrs["province"]) == ("prefecture", "370300", "山东省")
    assert 117 < city.attrs["lon"] < 119 and 36 < city.attrs["lat"] < 38


def test_a_zone_keeps_its_level_and_province() -> None:
    zone = resolved("湘潭经开区", "淄博市", "山东省", level="zone")
    assert zone.attrs == {"level": "zone", "province": "湖南省"}


def test_own_city_not_in_the_table_or_in_another_province() -> None:
    assert CityResolver(report(1, [], [], city="无名市", province="山东省")).own.id == "city:无名市@山东省"
    assert CityResolver(report(1, [], [], city="淄博市", province="湖南省")).own.id == "city:淄博市@湖南省"
    assert CityResolver(report(1, [], [], city="淄博市", province="")).own.id == "city:370300"
    assert CityResolver(report(1, [], [], city="", province="山东省")).own.id == "city:370000"
    assert CityResolver(report(1, [], [], city="", province="")).own is None


def test_what_a_place_is_part_of_tells_namesakes_apart() -> None:
    facts = report(1, [entity("City", "C1", "徐州市"), entity("City", "C2", "鼓楼区")], [relation("PART_OF", "C2", "C1")], city="江苏省", province="江苏省")
    assert set(resolve(facts).nodes) == {"city:320300", "city:320302"}


def test_the_implied_own_city_is_the_own_city() -> None:
    own = entity("City", "C1", "我市")
    own.implied = True
    assert set(resolve(report(1, [own], [])).nodes) == {"city:370300"}
