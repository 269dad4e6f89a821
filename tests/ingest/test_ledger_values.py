"""What single cells of a ledger say: whether something is a first, and which characters part cells."""
from __future__ import annotations

import pytest

from ingest.ledger import facts_of, propose, read_ledger
from ingest.ledger.values import first_of
from ingest.registers import register
from ingest.tables.states import state_of


@pytest.mark.parametrize(("cell", "first"), [
    ("全国首创", "national"), ("在全国率先实施", "national"), ("不是全国首创，是全省首创", "provincial"), ("全省首创，全国推广", "provincial"),
    ("全省率先，获国家发改委推广", "provincial"),
    ("省内首创、全国领先", "provincial"), ("第一批国家级试点", ""), ("非全国首创", ""), ("非公企业党建全国首创", "national"), ("全区首创", ""), ("全市首创", ""),
    ("自治区首创", "provincial"), ("first in the province", "provincial"), ("否", ""),
])
def test_what_is_the_first_and_where(cell, first):
    assert first_of(cell) == first


@pytest.mark.parametrize(("place", "first"), [("南宁市", "provincial"), ("青秀区", None), ("张店区", None)])
def test_the_whole_region_is_a_district_outside_autonomous_regions(place, first):
    ledger = read_ledger("a.tsv", f"案例\t地区\t首创情况\n一窗受理\t{place}\t全区首创".encode())
    assert next(e for e in facts_of(ledger, propose(ledger, register("cases"))).facts.entities if e.type == "Reform").attrs.get("first") == first


@pytest.mark.parametrize(("said", "head", "state"), [
    ("是", "是否完成", "completed"), ("否", "是否完成", "underway"), ("√", "是否按时办结", "completed"), ("×", "是否完成", "underway"), ("×", "进展情况", "underway"),
    ("是", "进展情况", ""), ("是", "", ""), ("已取消", "进展情况", "cancelled"), ("已终止", "状态", "cancelled"), ("因机构改革，不再实施", "状态", "cancelled"),
    ("终止（市委改革办同意）", "状态", "cancelled"), ("取消审批事项30项，已完成", "进展情况", "completed"), ("正在推进取消收费", "进展情况", "underway"),
])
def test_the_state_that_a_cell_says_under_its_head(said, head, state):
    assert state_of(said, head) == state


@pytest.mark.parametrize("heads", [("进展情况", "是否完成"), ("是否完成", "进展情况")])
def test_yes_or_no_stands_beside_the_state(heads):
    rows = [{"进展情况": "推进中", "是否完成": "否"}, {"进展情况": "", "是否完成": "是"}, {"进展情况": "未启动", "是否完成": "否"}, {"进展情况": "方案待批", "是否完成": "是"}]
    text = "\n".join(["任务\t" + "\t".join(heads), *(f"改革{n}\t" + "\t".join(row[head] for head in heads) for n, row in enumerate(rows))])
    found = propose(ledger := read_ledger("a.tsv", text.encode()), register("tasks"))
    assert not found.warnings
    made = facts_of(ledger, found, city="淄博市").facts.entities
    assert [e.attrs.get("status") for e in made if e.type == "Reform"] == ["underway", "completed", "planned", "completed"]


def test_marks_inside_quoted_cells_part_nothing():
    lines = [f'{n},深化第{n}项改革,"1.制定方案，明确分工；\n2.加强督导，推动落实；\n3.总结经验，推广做法。",2017年12月' for n in range(1, 8)]
    (sheet,) = read_ledger("a.csv", "\n".join(["序号,事项,措施,时限", *lines]).encode()).sheets
    assert [len(row.cells) for row in sheet.rows] == [4] * 8 and sheet.rows[1].cells[2].count("\n") == 2
    (sheet,) = read_ledger("a.csv", "序号，事项\n1，新增市场主体1,200户\n2，减税".encode()).sheets
    assert [row.cells for row in sheet.rows] == [("序号", "事项"), ("1", "新增市场主体1,200户"), ("2", "减税")]
