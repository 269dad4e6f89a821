"""The registers' definitions, the dates that they hold and the ids of their rows."""
from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import UsageError
from ingest.registers import register, registers, rowid
from ingest.registers.dates import last_day, month_of
from ingest.tables.roles import ROLES


def test_there_are_eleven_registers_each_with_its_own_names_and_heads():
    assert [r.en for r in registers()] == ["claims", "tasks", "problems", "drives", "pilots", "cases", "recognitions", "mechanisms", "scores",
                                           "performance", "benchmarks"]
    names = [name for r in registers() for name in {r.zh, r.en, r.heading.lower(), *r.also}]
    assert len(names) == len(set(names))
    for each in registers():
        assert len({c.key for c in each.columns}) == len({c.zh for c in each.columns}) == len({c.en for c in each.columns}) == len(each.columns)
        assert any(c.identifies for c in each.columns)
        assert {role for c in each.columns for role in c.roles} <= set(ROLES)


@pytest.mark.parametrize("name", ["试点台账", "pilots", "Pilot register", " PILOTS ", "《试点台账》"])
def test_a_register_goes_by_its_chinese_or_english_name(name):
    assert register(name).en == "pilots"


def test_an_unknown_register_is_refused_with_those_that_there_are():
    with pytest.raises(UsageError, match=r"没有叫“台帐”的台账.*任务分解台账（tasks）"):
        register("台帐")


@pytest.mark.parametrize(("text", "year", "day"), [
    ("2017年12月底前", None, date(2017, 12, 31)), ("2017-06", None, date(2017, 6, 30)), ("2017.6.5", None, date(2017, 6, 5)),
    ("2017年6月15日前完成", None, date(2017, 6, 15)), ("6月底", 2017, date(2017, 6, 30)), ("6月底", None, None), ("二〇一七年十二月", None, date(2017, 12, 31)),
    ("2017年三季度", None, date(2017, 9, 30)), ("第二季度末", 2018, date(2018, 6, 30)), ("上半年", 2018, date(2018, 6, 30)), ("2018年底前", None, date(2018, 12, 31)),
    ("年底", 2020, date(2020, 12, 31)), ("2月中旬", 2020, date(2020, 2, 20)), ("2017年3月启动，2017年9月底完成", None, date(2017, 9, 30)),
    ("长期坚持", 2020, None), ("2019年2月30日", None, None), ("2020-02-29", None, date(2020, 2, 29)), ("２０１７年６月", None, date(2017, 6, 30)), ("", 2020, None),
    ("2017年3月-12月", 2018, date(2017, 12, 31)), ("2017.1-2017.12", None, date(2017, 12, 31)), ("2017.1-6", None, date(2017, 6, 30)),
    ("2017年4月1日-2017年9月30日", None, date(2017, 9, 30)), ("2017年4月1日-9月20日", None, date(2017, 9, 20)), ("2017年4月1日-20日", None, date(2017, 4, 20)),
    ("2017年6月底前出台方案，2018年6月底前", None, date(2018, 6, 30)), ("2017年12月底前完成，6月底前出台方案", 2018, date(2017, 12, 31)),
    ("2017年6-8月", None, date(2017, 8, 31)), ("6-8月", 2017, date(2017, 8, 31)), ("2017-6-8", None, date(2017, 6, 8)), ("2017年6.30前", None, date(2017, 6, 30)),
    ("20170630", 2018, date(2017, 6, 30)), ("201706", 2018, date(2017, 6, 30)), ("20170631", 2018, None), ("201713", 2018, None),
    ("2017年11月-次年3月", None, date(2018, 3, 31)), ("11月-3月", 2017, date(2018, 3, 31)), ("2017年6月至2018年", None, date(2018, 12, 31)),
    ("2017年6月-年底", None, date(2017, 12, 31)), ("2017-2018年", None, date(2018, 12, 31)), ("3年内", 2017, None),
])
def test_the_last_day_that_a_deadline_allows(text, year, day):
    assert last_day(text, year) == day


@pytest.mark.parametrize(("text", "year", "month"), [
    ("5月", 2017, "2017-05"), ("2017年5月进展", None, "2017-05"), ("2017-05", None, "2017-05"), ("十一月", 2020, "2020-11"), ("5月", None, ""), ("进展", 2017, ""),
    ("2020-05-31", None, "2020-05"),
])
def test_the_month_that_a_head_names(text, year, month):
    assert month_of(text, year) == month


@given(st.text(max_size=30), st.one_of(st.none(), st.integers(1949, 2100)))
def test_any_text_is_a_date_or_none(text, year):
    assert last_day(text, year) is None or last_day(text, year).year >= 1900
    assert month_of(text, year) == "" or len(month_of(text, year)) == 7


_cells = st.dictionaries(st.sampled_from([c.key for c in register("pilots").columns]), st.text(max_size=12))


@given(_cells, st.lists(st.from_regex(r"(pilot|city):[0-9a-f]{6}", fullmatch=True), min_size=1, max_size=3))
def test_a_row_that_comes_back_as_it_was_has_not_changed(cells, ids):
    pilots = register("pilots")
    mark = rowid.of(pilots, ids, cells)
    assert rowid.about(mark) == tuple(ids)
    assert rowid.changed(pilots, mark, cells) == set()
    assert rowid.changed(pilots, mark, {**cells, "level": cells.get("level", "") + "国家"}) == {"level"}


@pytest.mark.parametrize("mark", ["", "pilots|x", "tasks|reform:1~abcdef", "pilots|pilot:1~abcdef", "=1+1"])
def test_what_is_no_row_id_of_the_register_makes_a_new_row(mark):
    assert rowid.changed(register("pilots"), mark, {"item": "拿地即开工试点"}) is None


def test_months_count_as_one_column_and_what_files_do_to_cells_does_not():
    tasks = register("tasks")
    mark = rowid.of(tasks, ["reform:1"], {"item": "=甲|乙", "month:2017-05": "推进中", "month:2017-06": ""})
    assert rowid.changed(tasks, mark, {"item": "'=甲｜乙 ", "month:2017-05": "推进中"}) == set()
    assert rowid.changed(tasks, mark, {"item": "=甲|乙", "month:2017-05": "已完成"}) == {"months"}
    assert rowid.changed(tasks, mark, {"item": "=甲|乙"}) == set()
