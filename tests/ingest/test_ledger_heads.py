"""Which column a head means, where a table begins, and what stands between its rows."""
from __future__ import annotations

import pytest

from ingest.ledger import Found, Made, facts_of, guess, propose, read_ledger
from ingest.ledger.facts import written_of
from ingest.ledger.heads import extras
from ingest.ledger.maker import Maker
from ingest.ledger.rows import Rows
from ingest.ledger.told import Told
from ingest.registers import register, registers
from tests.ingest.ledger_files import xlsx


def understood(of: str, *rows, merged=()) -> tuple[Found, Made]:
    ledger = read_ledger("a.xlsx", xlsx({"Sheet1": rows}, merged))
    proposal = propose(ledger, register(of))
    return proposal.tables[0], facts_of(ledger, proposal, city="淄博市", year=2020)


@pytest.mark.parametrize(("of", "heads"), [
    ("pilots", {"试点项目名称": "item", "试点级别": "level", "授牌部门": "approver", "获批时间": "approved", "试点单位": "owner", "工作成效": "results", "推广时间": "model"}),
    ("tasks", {"序号": "number", "重点任务": "item", "成果形式": "form", "完成时限": "deadline", "主办单位": "owner", "协办单位": "support", "进展情况": "status"}),
    ("claims", {"认领领导": "leader", "领导职务": "post", "认领事项": "item", "认领时间": "since", "推进情况": "status"}),
    ("problems", {"存在的问题": "problem", "整改措施": "item", "整改责任单位": "owner", "整改时限": "deadline", "整改情况": "status"}),
    ("recognitions", {"表彰单位": "recogniser", "改革事项": "item", "荣誉名称": "form", "表彰级别": "level", "获奖时间": "date"}),
    ("scores", {"被考核单位": "body", "轮次": "period", "综合得分": "score", "位次": "rank"}),
    ("performance", {"工作事项": "item", "绩效指标": "indicator", "目标值": "target", "实际完成值": "reached", "计量单位": "unit", "年度": "year"}),
    ("benchmarks", {"标杆城市": "benchmark", "对标领域": "topic", "地区": "place"}),
    ("mechanisms", {"机制名称": "item", "类别": "mechanism", "频次": "rhythm", "结果运用": "consequence"}),
])
def test_heads_as_offices_write_them(of, heads):
    table, _ = understood(of, tuple(heads), tuple("95" if k in ("score", "target", "reached") else "供水改革" for k in heads.values()))
    assert {f.head: f.column and f.column.key for f in table.heads.fields} == heads


def test_a_title_without_merged_cells_and_lines_of_notes_are_no_head():
    table, made = understood(
        "pilots", ("附件1",), ("2019年改革试点情况汇总表",), ("填报单位：市委改革办", None, "填报时间：2019年12月"), ("编号", "试点项目", "试点级别", "完成情况"),
        ("一", "国家级"), (1, "产城融合示范区", "国家级", "正在推进"), ("（二）", "省级"), (2, "海绵城市建设试点", None, "基本完成"))
    assert (table.head_rows, made.facts.title) == ((4,), "2019年改革试点情况汇总表")
    assert [(left.number, left.kind) for left in made.left] == [(5, "section"), (7, "section"), (1, "title"), (2, "title"), (3, "title")]
    assert [e.attrs.get("level") for e in made.facts.entities if e.type == "Pilot"] == ["national", None], "a column that says nothing is not the heading's"


def test_who_filled_it_in_and_when_is_no_head_above_one_of_two_rows():
    rows = (("淄博市2018年改革任务分解台账",), ("填表单位：市委改革办", None, None, None, None, "填表日期：2018年7月2日"),
            ("序号", "领域", "改革任务", "责任单位", None, "时间要求"), (None, None, None, "牵头单位", "配合单位", "完成时限", "目前进展"),
            (1, "生态", "推行湾长制", "市水利局", None, "2018-05-31", "未启动"))
    table, made = understood("tasks", *rows, merged=("A1:G1", "D3:E3", "A3:A4", "B3:B4", "C3:C4"))
    assert (table.head_rows, made.facts.title) == ((3, 4), "淄博市2018年改革任务分解台账")
    assert guess(read_ledger("a.xlsx", xlsx({"Sheet1": rows}, ("A1:G1", "D3:E3")))) == register("tasks")


def test_what_a_heading_between_rows_says_counts_where_no_column_does():
    _, made = understood("pilots", ("试点", "状态"), ("一、国家级试点（1项）", None), ("产城融合示范区", "推进中"), ("二、省级试点", None), ("海绵城市建设试点", "推进中"))
    assert [e.attrs["level"] for e in made.facts.entities if e.type == "Pilot"] == ["national", "provincial"]
    _, made = understood("tasks", ("任务", "责任单位"), ("一、经济体制改革", None), ("供水改革", "市水利局"), ("二、张店区", None), ("楼宇改革", "区商务局"))
    assert [e.attrs.get("area") for e in made.facts.entities if e.type == "Reform"] == ["经济体制改革", None]
    assert "张店区" in {e.name for e in made.facts.entities if e.type == "City"}


def test_columns_that_the_register_does_not_show_go_to_the_item_all_the_same():
    table, made = understood("tasks", ("任务", "主要内容", "责任领导", "时限", "联系电话"), ("供水改革", "一户一表", "王伟 李强", "6月底", "123"))
    assert [f.column and f.column.key for f in table.heads.fields] == ["item", "description", "leader", "deadline", None]
    item = next(e for e in made.facts.entities if e.type == "Reform")
    assert item.attrs == {"description": "一户一表", "deadline": "6月底", "topic": "城镇化与城市建设"}
    assert {e.name for e in made.facts.entities if e.type == "Leader"} == {"王伟", "李强"}


def test_a_name_tells_the_topic_where_no_cell_does():
    _, made = understood("pilots", ("序号", "试点", "主题"), (1, "集体林权制度改革试点", None), (2, "公立医院改革试点", "生态环境"),
                         (3, "楼宇经济改革试点", "乡村振兴办"))
    assert [(e.attrs.get("topic"), e.attrs.get("area")) for e in made.facts.entities if e.type == "Pilot"] == [
        ("农业农村", None), ("生态环境", None), (None, "乡村振兴办")]


def test_of_two_heads_for_one_column_the_surer_one_has_it_and_a_tie_is_told():
    table, _ = understood("pilots", ("试点", "启动时间", "批准时间"), ("供水试点", "2019", "2020"))
    assert [f.column and f.column.key for f in table.heads.fields] == ["item", None, "approved"]
    table, _ = understood("pilots", ("试点", "启动时间", "批复时间"), ("供水试点", "2019", "2020"))
    assert table.heads.of("approved")[0].head == "启动时间" and "批复时间" in table.heads.doubts[0]


def test_names_of_items_that_end_like_heads_begin_no_table():
    table, made = understood("pilots", ("试点", "级别", "状态"), ("行政审批改革试点", "省级", "一季度"), ("重点改革", "省级", "推进中"))
    assert len(table.rows) == 2 and len(made.taken) == 2


def test_months_with_a_total_beside_them_and_the_year_of_the_title():
    _, made = understood("scores", ("2021年区县改革得分",), ("区县", "一月", "2月", "总分", "排名"), ("张店区", 90, 91, 181, 1))
    assert {(e.attrs.get("period", ""), e.attrs.get("score"), e.attrs.get("rank")) for e in made.facts.entities if e.type == "Score"} == {
        ("2020年一月", 90, None), ("2020年2月", 91, None), ("", 181, 1)}


CELLS = {
    "text": "改革内容", "number": "5", "date": "2023年6月", "year": "2023", "period": "2023年5月", "status": "已完成", "level": "省级", "first": "全国首创",
    "topic": "乡村振兴", "place": "张店区", "person": "周明", "body": "市水利局", "bodies": "市水利局", "item": "供水改革", "pilot": "供水改革试点",
    "problem": "审批慢", "subject": "供水改革", "recogniser": "人民日报", "recognisers": "人民日报", "scored": "市水利局", "amount": "80", "results": "网办率80%",
}
"""What a cell of each kind may hold."""


@pytest.mark.parametrize("of", registers(), ids=lambda of: of.en)
def test_every_column_that_is_recognised_says_something(of):
    columns = [c for c in (*of.columns, *extras(of)) if c.told and c.kind != "months"]
    cells = [CELLS[c.kind] for c in columns]
    rows = [cells, *([*cells[:index], "", *cells[index + 1 :]] for index in range(len(cells)))]  # each without one cell
    proposal = propose(read_ledger("a.xlsx", xlsx({"Sheet1": [[c.zh for c in columns], *rows]})), of)
    (table,) = proposal.tables
    assert [f.column and f.column.key for f in table.heads.fields] == [c.key for c in columns]
    written, said = written_of(proposal), {}
    for row in table.rows:
        maker = Maker()
        Rows(of, maker, "淄博市", 2020).make(Told(table, row, written.lines["Sheet1", row.number], written))
        names = {e.id: e.name for e in maker.entities}
        said[row.number] = {(e.type, e.name, str([(k, v) for k, v in e.attrs.items() if k != "months"])) for e in maker.entities} | {
            (r.type, names[r.head], names.get(str(r.tail), str(r.tail)), str(r.attrs)) for r in maker.relations}
    assert [c.key for number, c in enumerate(columns, 3) if said.get(number) == said[2]] == []
