"""The table of divisions, its other names, and the forms of zone names."""
import pytest

from ingest.gazetteer import chains, gazetteer
from ingest.gazetteer.divisions import stem
from ingest.gazetteer.zones import short


def test_levels_codes_and_parents():
    table = gazetteer()
    city = table.resolve("淄博市")
    assert (city.adcode, city.level, city.province) == ("370300", "prefecture", "山东省")
    assert table.by_code[city.parent].name == "山东省"
    assert 117 < city.lon < 119 and 36 < city.lat < 38
    county = table.resolve("桓台县")
    assert county.level == "county" and county.within(city) and not city.within(county)


def test_every_parent_exists_and_points_are_in_china():
    table = gazetteer()
    for division in table.by_code.values():
        assert not division.parent or division.parent in table.by_code, division
        assert division.lon is None or (73 < division.lon < 136 and 3 < division.lat < 54), division
    assert sum(d.level == "province" for d in table.by_code.values()) == 34


def test_municipality_is_a_province_once():
    assert [d.level for d in gazetteer().named("重庆市")] == ["province"]


def test_districts_that_the_table_lacks_are_there():
    assert chains.meant("重庆市渝北区")[0].adcode == "500112"
    assert {d.province for d in gazetteer().named("江北区")} == {"重庆市", "浙江省"}


@pytest.mark.parametrize("short_name, official", [
    ("广西", "广西壮族自治区"), ("内蒙古", "内蒙古自治区"), ("凉山州", "凉山彝族自治州"), ("湘西州", "湘西土家族苗族自治州"),
    ("石柱县", "石柱土家族自治县"), ("香港", "香港特别行政区"), ("沙县", "沙县区"), ("伊犁州", "伊犁哈萨克自治州"),
])
def test_other_names(short_name, official):
    assert gazetteer().resolve(short_name).name == official


def test_a_name_of_several_needs_a_region():
    table = gazetteer()
    assert table.resolve("鼓楼区") is None
    assert table.resolve("鼓楼区", table.resolve("南京市")).adcode == "320106"
    assert table.resolve("鼓楼区", None, "福建省").adcode == "350102"
    assert table.resolve("不存在的地方") is None


@pytest.mark.parametrize("county, prefecture", [("湘潭县", "湘潭市"), ("长沙县", "长沙市"), ("衡阳县", "衡阳市")])
def test_a_prefecture_and_its_county_of_the_same_stem_stay_apart(county, prefecture):
    table = gazetteer()
    near = table.resolve(county, table.resolve(prefecture))
    assert table.resolve(prefecture, near).level == "prefecture"
    assert table.resolve(county, table.resolve(prefecture)).level == "county"


def test_stem_leaves_peoples_and_suffix_out():
    assert [stem(n) for n in ("凉山彝族自治州", "淄博市", "湘潭县", "喀什地区", "新疆维吾尔自治区")] == ["凉山", "淄博", "湘潭", "喀什", "新疆"]


@pytest.mark.parametrize("long, brief", [
    ("淄博高新技术产业开发区", "淄博高新区"), ("临淄经济技术开发区", "临淄经开区"), ("某某综合保税区", "某某综保区"), ("淄博市", "淄博市"),
])
def test_zone_forms_are_compared_short(long, brief):
    assert short(long) == brief == short(brief)


def test_every_division_is_told_by_its_chain_and_within_its_province():
    for division in gazetteer().by_code.values():
        assert chains.meant(chains.spelled(division)) == (division,)
        assert chains.meant(chains.telling(division), division.province) == (division,)
    assert chains.telling(chains.meant("江苏 徐州 鼓楼区")[0]) == "徐州市鼓楼区"


@pytest.mark.parametrize("wrong, first", [("淄搏市", "淄博市"), ("凉山自治州", "凉山彝族自治州"), ("江苏省南京市古楼区", "江苏省南京市鼓楼区"), ("山东省南京市", "江苏省南京市")])
def test_a_name_that_nothing_bears_has_near_ones(wrong, first):
    assert not chains.meant(wrong) and chains.near(wrong)[0] == first
