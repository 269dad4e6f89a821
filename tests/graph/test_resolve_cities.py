"""Which place a City is: codes where certain, namesakes apart, never 湘潭县 for 湘潭市."""
from __future__ import annotations

import pytest

from graph.resolve import resolve
from graph.resolve.cities import CityResolver
from tests.graph.graph_facts import city_report, entity, relation, report


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
    ("朝阳区", "淄博市", "山东省", "city:朝阳区@370300"),
    ("鼓楼区", "江苏省", "江苏省", "city:鼓楼区@320000"),  # 南京 and 徐州 both have one
    ("山东省", "淄博市", "山东省", "city:370000"),
    ("北京市", "淄博市", "山东省", "city:110000"),
    ("湘潭经开区", "湘潭市", "湖南省", "city:湘潭经开区@430300"),
    ("湘潭经济技术开发区", "湘潭市", "湖南省", "city:湘潭经开区@430300"),
    ("高新区", "淄博市", "山东省", "city:淄博高新区@370300"),
    ("淄博高新区", "潍坊市", "山东省", "city:淄博高新区@370300"),
    ("官林镇", "无锡市", "江苏省", "city:官林镇@320200"),
    ("官林镇", "", "", "city:官林镇@report:r0000000000000001"),
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
    assert zone.attrs == {"level": "zone", "province": "湖南省", "parent": "city:430300"}


def test_a_place_says_what_it_lies_in() -> None:
    assert resolved("桓台县", "淄博市", "山东省").attrs["parent"] == "city:370300"
    assert resolved("海淀区", "北京市", "北京市").attrs["parent"] == "city:110000"
    assert "parent" not in resolved("山东省", "淄博市", "山东省").attrs


def test_places_that_nothing_locates_are_each_reports_own() -> None:
    """There is a 鼓楼区 in 福州 and one in 南京: what two reports of 鼓楼区 tell without a province is not of one place."""
    one, other = (resolve(city_report(number, city="鼓楼区", province="")) for number in (1, 2))
    assert one.properties["place"] == "city:鼓楼区@report:r0000000000000001" in one.nodes
    assert resolve(city_report(3, city="徐州市鼓楼区", province="江苏省")).properties["place"] == "city:320302"
    assert not {i for i, n in one.nodes.items() if n.label in ("City", "Reform", "Leader")} & other.nodes.keys()


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


def in_year(name: str, year: int | None, city: str = "淄博市", province: str = "山东省"):
    return CityResolver(report(1, [], [], city=city, province=province, year=year)).resolve(entity("City", "C", name))


@pytest.mark.parametrize(("name", "year", "wanted"), [
    ("宜宾县", 2014, "city:511504"), ("宜宾县", 2022, "city:511504"), ("叙州区", 2022, "city:511504"),  # a county that became a district
    ("襄樊市", 2009, "city:420600"), ("襄樊", 2009, "city:420600"), ("襄阳市", 2015, "city:420600"),  # renamed
    ("襄阳县", 2000, "city:420607"), ("襄阳区", 2008, "city:420607"),  # twice
    ("铜仁地区", 2010, "city:520600"), ("铜仁市", 2015, "city:520600"), ("铜仁市", 2009, "city:520602"),  # its seat was called so
    ("巢湖市", 2009, "city:341400@2011"), ("巢湖市", 2015, "city:340181"),
    ("莱芜市", 2014, "city:371200@2019"), ("莱芜", 2014, "city:371200@2019"), ("莱芜区", 2021, "city:370116"),  # merged
    ("万盛区", 2009, "city:500110@2011"), ("綦江区", 2020, "city:500110"),  # its code was given out again
    ("双流县", 2014, "city:510116"), ("双流县", 2021, "city:510116"),
])
def test_names_are_those_of_the_year(name, year, wanted) -> None:
    assert in_year(name, year).id == wanted


def test_a_division_that_ended_says_when_and_a_renamed_one_keeps_its_old_names() -> None:
    ended = in_year("莱芜市", 2014)
    assert (ended.name, ended.attrs["adcode"], ended.attrs["until"], ended.attrs["level"]) == ("莱芜市", "371200", 2019, "prefecture")
    assert ended.attrs["parent"] == "city:370000"
    renamed = in_year("宜宾县", 2014)
    assert renamed.name == "叙州区" and "宜宾县" in renamed.aliases and "until" not in renamed.attrs


def test_former_namesakes_are_told_apart_by_the_own_place() -> None:
    assert in_year("江东区", 2014, "宁波市", "浙江省").id == "city:330204@2016"
    assert in_year("桥东区", 2013, "石家庄市", "河北省").id == "city:130103@2014"
    assert in_year("桥东区", 2013, "邢台市", "河北省").id == "city:130502"
    assert in_year("桥东区", 2013, "张家口市", "河北省").id == "city:130702"


def test_an_own_city_of_the_past() -> None:
    assert CityResolver(report(1, [], [], city="莱芜市", province="山东省", year=2014)).own.id == "city:371200@2019"
    assert CityResolver(report(1, [], [], city="襄樊市", province="湖北省", year=2008)).own.id == "city:420600"


@pytest.mark.parametrize(("name", "city", "province", "wanted"), [
    ("我市", "淄博市", "山东省", "city:370300"), ("全省", "淄博市", "山东省", "city:370000"), ("我县", "湘潭县", "湖南省", "city:430321"),
    ("全市", "湘潭县", "湖南省", "city:430300"), ("本区", "张店区", "山东省", "city:370303"), ("全州", "凉山州", "四川省", "city:513400"),
    ("全区", "广西壮族自治区", "广西壮族自治区", "city:450000"), ("全市", "寿光市", "山东省", "city:370783"), ("我市", "重庆市", "重庆市", "city:500000"),
])
def test_what_a_report_calls_its_own(name, city, province, wanted) -> None:
    assert resolved(name, city, province).id == wanted


def test_a_county_of_its_own_report_below_a_city_that_the_report_does_not_speak_for() -> None:
    assert not resolved("我县", "淄博市", "山东省").resolved


@pytest.mark.parametrize(("text", "name", "wanted"), [
    ("学习南京市鼓楼区的做法。", "鼓楼区", "city:320106"), ("赴徐州鼓楼区考察。", "鼓楼区", "city:320302"), ("支援新疆伽师。", "新疆伽师", "city:653129"),
    ("借鉴江苏昆山经验。", "江苏昆山", "city:320583"), ("在北京举行的签约中,与朝阳区合作。", "朝阳区", "city:110105"),
])
def test_words_before_a_place_or_beside_it_decide(text, name, wanted) -> None:
    facts = report(1, [c := entity("City", "C1", name, text)], [], text)
    assert CityResolver(facts).resolve(c).id == wanted


def test_two_of_one_name_stay_open_with_their_candidates() -> None:
    place = resolved("通州区", "石家庄市", "河北省")
    assert not place.resolved and place.attrs["open"] == "several"
    assert [d.adcode for d in place.candidates] == ["110112", "320612"]


@pytest.mark.parametrize("name", ["老城区", "西城区", "兴县"])
def test_words_that_are_also_names_far_away_stay_open(name) -> None:
    assert resolved(name, "佛山市", "广东省").attrs["open"] == "word"


def test_they_are_places_where_they_lie() -> None:
    assert resolved("老城区", "洛阳市", "河南省").id == "city:410302"
    assert resolved("兴县", "吕梁市", "山西省").id == "city:141123"
