"""Townships: told apart by county, and never by a table of the country."""
from __future__ import annotations

import pytest

from graph.resolve import townships
from graph.resolve.open_places import open_places
from graph.resolve.scopes import Scopes
from tests.graph.graph_facts import entity, relation, report


def town(name: str, text: str, city: str, province: str):
    facts = report(1, [entity("City", "C1", name, text, level="township")], [], text, city=city, province=province)
    return Scopes(facts).cities["C1"]


@pytest.mark.parametrize(("name", "text", "city", "province", "wanted"), [
    ("官林镇", "宜兴市官林镇试点。", "无锡市", "江苏省", "官林镇@320282"),
    ("官林镇", "宜兴官林镇试点。", "无锡市", "江苏省", "官林镇@320282"),
    ("官林镇", "官林镇很好。推广宜兴官林镇经验。", "无锡市", "江苏省", "官林镇@320282"),
    ("狮山镇", "在南海区桂城街道、狮山镇试行。", "佛山市", "广东省", "狮山镇@440605"),
    ("尤溪洋中镇", "尤溪洋中镇改革。", "三明市", "福建省", "洋中镇@350426"),
    ("高唐镇", "高唐镇试点。", "将乐县", "福建省", "高唐镇@350428"),
    ("起凤镇", "起凤镇试点。", "桓台县", "山东省", "起凤镇@370321"),
    ("长安镇", "长安镇试点。", "东莞市", "广东省", "长安镇@441900"),
])
def test_a_township_belongs_to_the_county_that_the_report_tells(name, text, city, province, wanted) -> None:
    found = town(name, text, city, province)
    assert found.id == f"city:{wanted}" and found.resolved and found.name == wanted.split("@")[0]


def test_a_stated_part_of_tells_the_county() -> None:
    facts = report(1, [entity("City", "C1", "起凤镇", level="township"), entity("City", "C2", "桓台县")], [relation("PART_OF", "C1", "C2")])
    assert Scopes(facts).cities["C1"].id == "city:起凤镇@370321"


def test_without_a_county_it_is_open_and_listed() -> None:
    text = "前一句。官林镇试点成功。后一句。"
    facts = report(1, [entity("City", "C1", "官林镇", text, level="township")], [], text, city="无锡市", province="江苏省")
    (place,) = open_places(facts)
    assert (place.name, place.why, place.quote, place.mentions) == ("官林镇", "county", "官林镇试点成功。", 1)
    assert text[place.start : place.end] == "官林镇" and place.node == "city:官林镇@320200"


def test_open_divisions_are_listed_with_codes_in_the_order_of_the_text() -> None:
    text = "与通州区合作,学习鼓楼区。"
    facts = report(1, [entity("City", "C1", "鼓楼区", text), entity("City", "C2", "通州区", text), entity("City", "C3", "桓台县", text)], [], text)
    first, second = open_places(facts)
    assert first.name == "通州区" and first.candidates == (("110112", "北京市通州区"), ("320612", "江苏省南通市通州区"))
    assert second.name == "鼓楼区" and ("320106", "江苏省南京市鼓楼区") in second.candidates


def test_other_reports_settle_the_county_if_they_agree() -> None:
    loose, told = "city:官林镇@320200", "city:官林镇@320282"
    assert townships.settled([loose, told, "city:湘潭经开区@430300", "city:370300"]) == {loose: told}
    assert townships.settled([loose]) == {}
    assert townships.settled([loose, told, "city:官林镇@320281"]) == {}  # two counties of the city have one
    assert townships.settled([loose, "city:官林镇@430321"]) == {}  # another city's
