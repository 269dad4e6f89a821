"""Columns by their heads: every role, merged and several head rows, what is no ledger, and which rows are items."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import ROLES, columns, tables
from ingest.tables.line import cells_of, is_row, line_of
from ingest.tables.roles import WORDS, heads_of
from ingest.vocabulary import words

HEAD = ["序号", "改革任务", "牵头单位", "配合单位", "完成时限", "进展情况"]
ITEM = ["1", "水权交易改革", "市水利局", "市财政局", "2023年底", "推进中"]


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("事项", ["item"]),
        ("2023年改革任务", ["item"]),
        ("试点名称", ["item"]),
        ("主要内容", ["description"]),
        ("工作措施及要求", ["description"]),
        ("牵头单位", ["lead"]),
        ("市直牵头部门（单位）", ["lead"]),
        ("配 合 单 位", ["support"]),
        ("责任部门", ["owner"]),
        ("牵头市领导", ["person"]),
        ("责任单位及责任人", ["owner", "person"]),
        ("完成时限\n（月）", ["deadline"]),
        ("预期目标", ["target"]),
        ("截至6月底进展情况", ["state"]),
        ("试点级别", ["level"]),
        ("试点地区", ["city"]),
        ("Ｎｏ", ["number"]),
        ("所属领域", ["area"]),
        ("成果形式", ["form"]),
        ("存在的问题", ["problem"]),
        ("启动时间", ["started"]),
        ("批次", ["batch"]),
        ("职务", ["post"]),
        ("3月", ["state"]),
        ("备注", ["note"]),
        ("计量单位", []),
        ("2016年", []),
        ("", []),
        ("这一格写了很长的一段话而不是表头因为表头没有这么长的道理也没有必要写得这么长", []),
    ],
)
def test_a_head_tells_the_role_of_its_column(head, roles):
    assert [found.role for found in heads_of(head)] == roles


def test_every_word_of_the_lists_tells_its_role():
    for role in ROLES:
        for file in WORDS[role]:
            for word in words(file):
                assert role in [head.role for head in heads_of(word)] or heads_of(word)[0].role in WORDS, word
        assert any(heads_of(word)[0].role == role for file in WORDS[role] for word in words(file))


def test_one_head_row_after_a_title_and_a_blank_line():
    found = columns([["青川市改革台账", "", "", "", "", ""], [""] * 6, HEAD, ITEM])
    assert found.head_rows == (2,)
    assert found.columns == {"number": (0,), "item": (1,), "lead": (2,), "support": (3,), "deadline": (4,), "state": (5,)}
    assert found.unknown == () and found.column("item") == 1 and found.column("city") is None
    assert found.cells("lead", ITEM) == ["市水利局"] and found.cells("person", ITEM) == []


@pytest.mark.parametrize("filled", [True, False])
def test_two_head_rows_with_merged_cells(filled):
    upper = ["序号", "改革事项", "责任单位", "", "完成情况", ""]
    lower = ["序号" if filled else "", "改革事项" if filled else "", "牵头", "配合", "一季度", "二季度"]
    found = columns([upper, lower, ITEM])
    assert found.head_rows == (0, 1)
    assert found.columns == {"number": (0,), "item": (1,), "lead": (2,), "support": (3,), "state": (4, 5)}
    assert found.heads[4:] == ("完成情况 一季度", "完成情况 二季度")


def test_heads_that_only_say_something_together():
    found = columns([["序号", "改革事项", "责任", ""], ["", "", "单位", "领导"], ["1", "甲改革", "市水利局", "王伟"]])
    assert found.columns["owner"] == (2,) and found.columns["person"] == (3,)


def test_groups_above_the_head_are_no_part_of_its_roles():
    found = columns([["基本情况", "", "责任分工", ""], ["序号", "改革事项", "牵头单位", "分管领导"], ["1", "甲改革", "市水利局", "王伟"]])
    assert found.head_rows[-1] == 1 and found.columns["item"] == (1,) and found.columns["person"] == (3,)


def test_the_surest_column_is_the_item_and_the_others_describe_it():
    found = columns([["领域", "工作内容", "任务名称", "具体举措", "责任单位"], ["经济", "甲", "乙", "丙", "丁局"]])
    assert found.columns["item"] == (2,) and found.columns["description"] == (3, 1) and found.columns["area"] == (0,)
    without = columns([["序号", "整改措施", "责任单位", "完成时限"], ["1", "甲", "乙局", "年底"]])
    assert without.columns["item"] == (1,) and "description" not in without.columns


def test_a_head_without_a_role_is_told_as_unknown():
    assert columns([[*HEAD, "得分"], [*ITEM, "9"]]).unknown == (6,)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[]],
        [["指标", "数值"], ["市场主体", "15.6万户"]],
        [["项目", "单位", "2011年", "2016年"], ["生产总值", "亿元", "1", "2"]],
        [["项目", "计量单位", "目标值", "完成值"], ["生产总值", "亿元", "1", "2"]],
        [["姓名", "职务", "单位", "联系电话"], ["王伟", "科长", "市水利局", "1"]],
        [["这是一段正文。", "那也是一段正文。"]],
    ],
)
def test_other_tables_are_no_ledgers(rows):
    assert columns(rows) is None and tables(rows) == []


def test_rows_are_items_or_said_to_be_something_else():
    rows = [
        HEAD,
        ["", "1", "2", "3", "4", "5"],
        ["一、经济体制改革", "", "", "", "", ""],
        ITEM,
        [""] * 6,
        ["小计", "1", "", "", "", ""],
        HEAD,
        ["二、社会体制改革", "", "", "", "", ""],
        ["2", "分级诊疗制度", "市卫生健康委", "", "", ""],
        ["", "", "市医保局", "", "", ""],
        ["合 计", "2", "", "", "", ""],
        ["备注：按季更新。", "", "", "", "", ""],
    ]
    (table,) = tables(rows)
    assert [(row.index, row.cells[1], row.section) for row in table.rows] == [
        (3, "水权交易改革", "一、经济体制改革"),
        (8, "分级诊疗制度", "二、社会体制改革"),
    ]
    assert table.others == {1: "count", 2: "section", 4: "blank", 5: "total", 6: "head", 7: "section", 9: "section", 10: "total", 11: "remark"}


def test_two_tables_on_one_sheet():
    second = [["试点名称", "级别", "试点地区"], ["水权交易试点", "国家级", "青川市"]]
    first, other = tables([HEAD, ITEM, [""] * 6, ["改革试点一览", *[""] * 5], *second])
    assert [row.cells[1] for row in first.rows] == ["水权交易改革"]
    assert other.recognised.columns == {"item": (0,), "level": (1,), "city": (2,)} and [row.index for row in other.rows] == [5]


CELL = st.text(st.sampled_from("改革任务牵头单位事项合计注12年底 \t\n|:：（）。"), max_size=12)


@given(st.lists(st.lists(st.one_of(CELL, st.sampled_from(HEAD)), min_size=1, max_size=6), max_size=12))
def test_no_row_under_a_head_is_lost(rows):
    found = tables(rows)
    seen = sorted(n for t in found for n in (*t.recognised.head_rows, *(row.index for row in t.rows), *t.others))
    assert seen == list(range(found[0].recognised.head_rows[0], len(rows))) if found else True


@given(st.lists(CELL, min_size=1, max_size=8))
def test_a_line_gives_its_cells_again(cells):
    line = line_of(cells)
    found = [line[start:end] for start, end in cells_of(line)]
    assert len(found) == len(cells) and (is_row(line) or "\n" not in line)
    for before, after in zip(cells, found, strict=True):
        assert "".join(before.replace("|", "｜").split()) == "".join(after.split())


def test_cells_of_rows_without_outer_bars_and_with_tabs():
    for line in ("甲|乙|丙|丁", "甲\t乙\t丙\t丁", "|甲|乙|丙|丁|"):
        assert [line[start:end] for start, end in cells_of(line)] == ["甲", "乙", "丙", "丁"]
    assert cells_of("一句话。", 5) == [(5, 9)]
