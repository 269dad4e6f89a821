"""Places that the encoder reads and no rule has found."""
from __future__ import annotations

import pytest

from ingest.extract.mentions import Mention
from ingest.extract.places.likely import read_places


def _read(text: str, names: dict[str, float], taken: tuple[Mention, ...] = ()) -> list[tuple[str, str]]:
    likely = [(text.find(name), text.find(name) + len(name), chance) for name, chance in names.items()]
    return [(m.name, m.attrs["level"]) for m in read_places(text, likely, list(taken))]


@pytest.mark.parametrize(("name", "level"), [("头门港区", "zone"), ("滕头村", "township"), ("秦栏镇", "township")])
def test_a_name_is_read_with_its_level(name, level):
    assert _read(f"支持{name}发展。", {name: 0.6}) == [(name, level)]


@pytest.mark.parametrize("name", ["城区", "开发区", "特色镇", "行政村", "农村", "大桥", "自治区", "深水区", "三城一区", "文创园", "康养城"])
def test_a_kind_of_place_is_no_name(name):
    assert _read(f"支持{name}发展。", {name: 0.6}) == []


def test_what_a_rule_has_found_stays():
    found = Mention("City", 2, 5, "头门港", "places", 0.8, {"level": "zone"}, key="头门港")
    assert _read("支持头门港区发展。", {"头门港区": 0.6}, (found,)) == [] and found.name == "头门港"


def test_a_town_found_in_part_gets_its_whole_name():
    found = Mention("City", 3, 7, "傈僳族乡", "places", 0.75, {"level": "township"}, key="傈僳族乡")
    assert _read("支新山傈僳族乡发展。", {"新山傈僳族乡": 0.6}, (found,)) == []
    assert (found.start, found.end, found.name, found.key) == (1, 7, "新山傈僳族乡", "新山傈僳族乡")
