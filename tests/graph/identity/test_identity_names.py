"""Names taken apart, numerals and places in them: what joins two names and what keeps them apart."""
from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.concepts.ideas import idea
from graph.identity.clusters import Said
from graph.identity.features import FEATURES, features
from graph.identity.items import Item, Unit, gathered
from graph.identity.names import numbers, parts
from graph.identity.people import person_score
from graph.identity.scorer import scorer, shipped_rarity
from graph.identity.solve import solve_block
from graph.identity.vetoes import apart, places_in

ZIBO, XIANGTAN = "city:370300", "city:430300"
CHINESE = st.text(alphabet="深化推进改革试点县市区第一二三十百2019年“”放管服国企河长制", min_size=1, max_size=14)


def item(name: str, scope: str = ZIBO, year: int = 2019, label: str = "Reform") -> Item:
    return Item(Unit("r1", name), label, name, scope=scope, year=year)


@pytest.mark.parametrize("name", ["放管服改革", "“放管服”改革", "深化放管服改革", "全面推进“放管服”改革工作"])
def test_one_core_for_the_ways_of_writing_a_name(name) -> None:
    assert parts(name).core == "放管服"


@pytest.mark.parametrize(("text", "expected"), [
    ("第二批", ("2",)), ("三十六条", ("36",)), ("一百零五项", ("105",)), ("二十万", ("200000",)), ("2019年", ("2019",)), ("二〇二〇年", ("2020",)),
    ("“1+6+10”体系", ("1", "6", "10")), ("城乡统一的市场", ()), ("长三角一体化", ()), ("40%", ("40%",)),
])
def test_numerals_are_read_as_digits_and_idle_ones_are_left_out(text, expected) -> None:
    assert numbers(text) == expected


@given(CHINESE)
def test_every_name_has_a_core_that_stands_in_it(name) -> None:
    found = parts(name)
    assert found.core and found.plain
    assert found.bigrams


@pytest.mark.parametrize(("a", "b"), [
    ("第一批国家试点", "第二批国家试点"), ("2019年攻坚行动", "2020年攻坚行动"), ("湘潭县农村改革", "湘潭市农村改革"), ("省级示范区", "国家级示范区"),
    ("桓台数字农业", "高青数字农业"),
])
def test_numbers_years_levels_and_sibling_places_keep_apart(a, b) -> None:
    assert apart(item(a), item(b))


@pytest.mark.parametrize(("a", "level", "b", "other", "expected"), [
    ("省食品安全示范城市", "", "国家食品安全示范城市", "", True), ("创建省装配式建筑示范城市", "", "装配式建筑示范城市", "national", True),
    ("省级海绵城市示范城市", "provincial", "海绵城市示范城市", "national", True), ("省级海绵城市示范城市", "", "海绵城市示范城市", "provincial", False),
    ("海绵城市示范城市", "provincial", "海绵城市建设示范城市", "national", False), ("省市共建示范城市", "", "共建示范城市", "national", False),
    ("国家海绵城市示范城市", "", "海绵城市示范城市", "unknown", False)])
def test_a_level_that_a_name_spells_keeps_apart_what_is_told_to_be_of_another(a, level, b, other, expected) -> None:
    one, two = replace(item(a, label="Pilot"), level=level), replace(item(b, label="Pilot"), level=other)
    assert apart(one, two) == apart(two, one) == expected


@pytest.mark.parametrize(("a", "b"), [("第二批试点", "第2批试点"), ("淄博市放管服改革", "我市放管服改革"), ("国家级示范区", "全国示范区"), ("市级示范区", "示范区")])
def test_the_own_city_and_ways_of_writing_do_not(a, b) -> None:
    assert not apart(item(a), item(b))


def test_other_types_keep_apart() -> None:
    assert apart(item("河长制"), item("河长制", label="Pilot"))


def test_places_in_a_name_are_those_of_others_only() -> None:
    assert places_in("湘潭县和佛山市合作", XIANGTAN) == ("佛山市", "湘潭县")
    assert places_in("市场监管", ZIBO) == ()


@given(CHINESE, CHINESE, st.sampled_from((None, 2014, 2026)))
def test_features_and_scores_stay_within_bounds_and_do_not_depend_on_the_order(a, b, year) -> None:
    x, y = item(a), Item(Unit("r2", b), "Reform", b, scope=ZIBO, year=year)
    found = features(x, y, shipped_rarity())
    assert found.keys() == FEATURES.keys()
    assert all(0 <= value <= 1.0001 for value in found.values()), found
    assert found == features(y, x, shipped_rarity())
    assert 0 <= scorer().score(x, y) <= 1


def test_likeness_raises_the_score() -> None:
    score = scorer().score
    near, far = score(item("城市管理综合执法体制改革"), item("城市管理执法体制改革")), score(item("城市管理综合执法体制改革"), item("医药卫生体制改革"))
    assert near > scorer().sure > scorer().unsure > far


def test_reasons_add_up_to_the_score() -> None:
    a, b = item("河长制"), item("河长制工作")
    total = scorer().bias + sum(value for _, _, value in scorer().reasons(a, b))
    assert (total > 0) == (scorer().score(a, b) > 0.5)


@pytest.mark.parametrize(("name", "scope", "expected"), [
    ("第四次经济普查", ZIBO, "经济普查"), ("淄博市河长制", ZIBO, "河长制"), ("湘潭县国企改革", XIANGTAN, "国企改革"), ("改革", ZIBO, ""),
])
def test_an_idea_has_no_place_and_no_round(name, scope, expected) -> None:
    assert idea(name, scope) == expected


def test_of_two_names_alike_those_of_one_report_and_everyday_ones_of_other_topics_are_less_likely_one() -> None:
    one, other = item("城市有机更新"), item("城市更新")
    told = [replace(x, topics=frozenset({"城市"}), reports=frozenset({r})) for x, r in ((one, "r1"), (other, "r2"))]
    beside = [replace(x, reports=frozenset({"r1"})) for x in told]
    assert scorer().score(*told) > scorer().score(*beside)
    everyday = [replace(item(n), topics=frozenset({t})) for n, t in (("考核评价体系", "农业"), ("综合考核评价体系", "作风"))]
    assert features(*everyday, shipped_rarity())["vague"] and scorer().score(*everyday) < scorer().sure


@pytest.mark.parametrize(("a", "b", "parted"), [
    ("商事制度、国资国企等改革", "国资国企改革", True), ("沙头角口岸重建", "皇岗口岸、沙头角口岸重建", True), ("棚户区、危旧房改造", "棚户区改造", True),
    ("安全生产和食品药品安全监管", "食品药品安全监管", True),
    ("蓝天、碧水、净土保卫战", "蓝天碧水净土保卫战", False), ("市、县融媒体中心", "融媒体中心", False), ("省委、省政府“1+1+9”工作部署", "“1+1+9”工作部署", False),
    ("市场化、多元化生态产品价值实现机制", "生态产品价值实现机制", False), ("“两集中、两到位”", "“两集中，两到位”改革", False), ("生态保护和修复", "生态环境保护和修复", False),
    ("“一人一艺”全民艺术普及、全民阅读推广工程", "“一人一艺”全民艺术普及", False), ("平安和谐社区建设", "和谐社区", False),
])
def test_a_list_is_not_by_itself_one_of_the_things_that_it_lists(a, b, parted) -> None:
    found = features(item(a), item(b), shipped_rarity())
    assert bool(found["part"]) == parted
    assert not parted or scorer().score(item(a), item(b)) < scorer().sure


def test_items_of_one_id_are_taken_together() -> None:
    units = [replace(item("河长制", year=y), unit=Unit(r, "x"), topic=t) for y, r, t in ((2019, "r2", "水"), (2018, "r1", ""))]
    (found,) = gathered(units).values()
    assert (found.unit.report, found.topics, found.reports) == ("r1", {"水"}, {"r1", "r2"})


def test_a_national_leader_is_one_person_wherever_told_of_and_a_mayor_is_not() -> None:
    def told(scope: str, post: str) -> Item:
        return replace(item("王某", scope, label="Leader"), post=post)

    assert person_score(told(ZIBO, "总书记"), told(XIANGTAN, "中共中央总书记"))[0] > 0.9
    assert person_score(told(ZIBO, "市长"), told(XIANGTAN, "总书记"))[0] < 0.5


def test_who_heads_two_places_in_one_year_is_not_surely_one_person() -> None:
    def told(scope: str, post: str, report: str, year: int = 2018) -> Item:
        return replace(item("王某", scope, label="Leader", year=year), post=post, unit=Unit(report, f"leader:{scope}"))

    def joined(*items: Item) -> tuple[int, list[float]]:
        found = solve_block(items, (), scorer())
        return len(found.joined), [doubt.score for doubt in found.doubts]

    district, city = "city:370302", ZIBO
    assert joined(told(district, "区长", "r1"), told(city, "市长", "r2")) == (0, [0.5])
    assert joined(told(district, "区长", "r1", 2016), told(district, "区长", "r3"), told(city, "市委副书记、市长", "r2")) == (0, [0.5])
    assert joined(told(district, "区长", "r1", 2016), told(city, "市长", "r2")) == (1, [])
    assert joined(told(district, "区长", "r1"), told(city, "副市长", "r2")) == (1, [])
    assert joined(told(district, "市长", "r1"), told(city, "市长", "r2")) == (1, [])  # of the district's report, not of the district
    deputies = told("city:370000", "副省长", "r4", 2020)
    assert joined(told(district, "区长", "r1"), told(city, "市长", "r2"), deputies)[0] == 1  # nor by way of a third


def test_people_told_of_far_apart_in_years_are_two_for_a_person_to_judge() -> None:
    def told(year: int | None, post: str = "市长", scope: str = ZIBO) -> Item:
        return replace(item("王某", scope, label="Leader", year=year), post=post, unit=Unit(f"r{year}", f"leader:{scope}"))

    def found(*items: Item, said: tuple[Said, ...] = ()) -> tuple[int, int]:
        solution = solve_block(items, said, scorer())
        return len({solution.ids.get(i.unit.report, {}).get(i.unit.base, i.unit.base) for i in items}), len(solution.doubts)

    assert found(told(2003), told(2024, "副市长")) == (2, 1)
    assert found(told(2003), told(2012), told(2020), told(None)) == (1, 0)
    assert found(told(2003, "总书记"), told(2024, "总书记")) == (1, 0)
    same = Said((told(2003).unit, told(2024).unit), True, "2026-01-01", "d1")
    assert found(told(2003), told(2024), said=(same,)) == (1, 0)
