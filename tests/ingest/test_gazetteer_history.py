"""Former names of divisions, and the closed list of zones."""
import csv
from importlib import resources

import pytest

from ingest.gazetteer import gazetteer
from ingest.gazetteer.history import history
from ingest.gazetteer.zone_table import is_bare, plain, zone_named, zones


def test_every_former_name_leads_to_a_present_division_or_to_one_that_ended():
    table = gazetteer().by_code
    for name in history().names():
        for former in history().named(name):
            if former.successors:
                assert former.ended >= former.until and all(code in table for code in former.successors), former
                assert history().end(former.division) is not None
            else:
                assert table[former.division.adcode] == former.division and former.division.name != former.name, former
                assert history().end(former.division) is None
            assert former.since <= former.until and 2000 <= former.until <= 2026


def test_old_and_new_place_lie_in_one_province():
    for name in history().names():
        for former in history().named(name):
            for code in former.successors:
                assert code[:2] == former.division.adcode[:2]


def test_the_file_has_every_change_once_and_no_empty_code():
    with resources.files("ingest.gazetteer").joinpath("history.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len({(r["code"], r["name"]) for r in rows}) == len(rows) > 500
    assert all(len(r["code"]) == 6 and r["kind"] in ("renamed", "merged") and r["new_names"] for r in rows)


@pytest.mark.parametrize("name, year, wanted", [("襄樊市", 2010, True), ("襄樊市", 2011, False), ("襄阳区", 2000, False), ("襄阳区", 2005, True), ("襄樊市", None, False)])
def test_a_name_is_in_force_in_its_years(name, year, wanted):
    assert [f.in_force(year) for f in history().named(name)] == [wanted]


def test_former_names_of_a_present_division():
    division = gazetteer().by_code["420607"]
    assert history().former_names(division) == ("襄阳区", "襄阳县") and history().began(division) == 2010
    assert history().named("无此县") == ()


def test_zones_lie_in_divisions_that_exist():
    table = gazetteer().by_code
    assert len(zones()) > 80
    for zone in zones():
        assert not zone.parent or zone.parent in table, zone
        assert not zone.became or zone.became in table, zone
        assert zone_named(zone.name) == zone and 1950 < zone.since < 2027


@pytest.mark.parametrize("name, wanted", [
    ("佛山国家高新技术产业开发区", "佛山高新区"), ("湘潭国家级经开区", "湘潭经开区"), ("申建综合保税区", "综保区"), ("打造科创新城", "科创新城"),
    ("太湖国家旅游度假区", "太湖度假区"), ("湘潭市", "湘潭市"), ("建设路商务区", "建设路商务区"),
])
def test_plain_names(name, wanted):
    assert plain(name) == wanted


def test_a_listed_name_is_found_in_other_forms_and_after_a_stray_character():
    assert zone_named("台河套深港科技创新合作区").name == zone_named("河套合作区").name == "河套深港科技创新合作区"
    assert zone_named("长株潭现代化都市圈") == zone_named("长株潭都市圈")
    assert zone_named("大前海") is None


def test_kinds_without_a_name():
    assert is_bare("高新区") and is_bare("新区") and not is_bare("湘潭高新区")
