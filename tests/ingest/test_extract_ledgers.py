"""Rows of ledgers as items: name, owners, persons, deadline, state, place, numbers; what gives way to them."""

from __future__ import annotations

import json

import pytest

from ingest.__main__ import main
from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.extract.ledgers.cells import bodies, deadline_of, level_of, persons
from ingest.extract.ledgers.names import is_pilot, name_span
from ingest.extract.pipeline import annotate
from ingest.extract.words import words
from ingest.readers import read_bytes
from ingest.tables.line import line_of
from ingest.tables.states import state_of
from tests.ingest.extract_docs import doc_of
from tests.ingest.ledger_samples import ROWS, TITLE, docx, html, xlsx
from tests.ingest.reader_samples import only

META = Metadata(city="青川市", province="四川省", year=2023)


@pytest.fixture(scope="module")
def nlp():
    return build(fast=True)


def facts(nlp, text):
    """Entities by name, and relations as (type, head's name, tail's name, attributes)."""
    found = extract(nlp, clean(text), META)
    by_id = {e.id: e for e in found.entities}
    related = [(r.type, by_id[r.head].name, by_id[r.tail].name, r) for r in found.relations if isinstance(r.tail, str)]
    return {e.name: e for e in found.entities}, related


def table(*rows, before=TITLE):
    return "\n".join([before, *(line_of(row) for row in rows)]) + "\n"


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", xlsx()), ("a.docx", docx()), ("a.html", html())])
def test_a_ledger_of_any_format_gives_its_items(nlp, name, data):
    entities, related = facts(nlp, only(read_bytes(name, data)).text)
    items = {e.name: e for e in entities.values() if e.type in ("Reform", "Pilot")}
    assert {(e.type, e.name) for e in items.values()} == {("Reform", "“一窗通办”改革"), ("Pilot", "水权交易改革试点"), ("Reform", "科技特派员制度")}
    assert [items[n].attrs["deadline"] for n in ("“一窗通办”改革", "水权交易改革试点", "科技特派员制度")] == ["2023-06-30", "2023年12月底", "长期坚持"]
    assert [items[n].attrs["status"] for n in ("“一窗通办”改革", "水权交易改革试点", "科技特派员制度")] == ["completed", "underway", "planned"]
    assert [items[n].attrs["number"] for n in ("“一窗通办”改革", "水权交易改革试点", "科技特派员制度")] == ["1", "2", "3"]
    assert {(h, t, r.attrs["role"]) for kind, h, t, r in related if kind == "RESPONSIBLE_FOR"} == {
        ("市行政审批局", "“一窗通办”改革", "lead"),
        ("市司法局", "“一窗通办”改革", "support"),
        ("市财政局", "“一窗通办”改革", "support"),
        ("市水利局", "水权交易改革试点", "lead"),
        ("市科技局", "科技特派员制度", "lead"),
        ("市农业农村局", "科技特派员制度", "support"),
    }
    assert {(h, t) for kind, h, t, _ in related if kind == "LEADS"} == {("周明", "“一窗通办”改革"), ("李文", "科技特派员制度")}
    assert entities["周明"].attrs["post"] == "副市长" and entities["李文"].attrs["post"] == "市科技局局长"


def test_the_row_is_the_evidence_and_every_mention_is_in_the_text(nlp):
    cleaned = clean(only(read_bytes("a.xlsx", xlsx())).text)
    found = extract(nlp, cleaned, META)
    item = next(e for e in found.entities if e.name == "“一窗通办”改革")
    assert item.evidence.startswith("|1|深化“一窗通办”改革|") and item.evidence.endswith("已完成，办件12万件|")
    for thing in (*found.entities, *found.relations):
        assert cleaned.text[thing.start : thing.end] == thing.evidence
    assert all(cleaned.text[m.start : m.end] == m.text for e in found.entities for m in e.mentions)
    ties = [r for r in found.relations if r.type in ("RESPONSIBLE_FOR", "LEADS")]
    assert ties and all(r.evidence.startswith("|") and r.evidence.endswith("|") for r in ties)


def test_numbers_are_targets_in_the_column_of_targets_and_results_in_that_of_states(nlp):
    entities, related = facts(nlp, only(read_bytes("a.xlsx", xlsx())).text)
    target = next(e for e in entities.values() if e.type == "Target" and e.attrs["value"] == 98.5)
    assert target.attrs["item"] == "“一窗通办”改革" and target.attrs["by"] == "2023-06-30"
    assert next(e for e in entities.values() if e.type == "Target" and e.attrs["value"] == 200).attrs.get("by") is None
    outcome = next(e for e in entities.values() if e.type == "Outcome")
    assert (outcome.attrs["value"], outcome.attrs["unit"]) == (12, "万件")
    assert [h for kind, h, t, _ in related if kind == "ACHIEVED" and t == outcome.name] == ["“一窗通办”改革"]
    assert not [h for kind, h, t, _ in related if kind == "REPORTED" and t == outcome.name]


def test_answers_and_what_was_called_off_are_states_as_in_ledgers_that_are_taken_in(nlp):
    head = ("序号", "改革任务", "责任单位", "是否完成", "进展情况")
    rows = [("水权交易改革", "是", ""), ("河长制改革", "否", ""), ("林长制改革", "否", "尚未启动"), ("田长制改革", "否", "已完成"), ("路长制改革", "", "经批准取消该任务"),
            ("科技特派员制度改革", "是", "已完成验收")]
    entities, _ = facts(nlp, table(head, *((str(n), name, "市水利局", done, state) for n, (name, done, state) in enumerate(rows, start=1))))
    assert [entities[name].attrs["status"] for name, *_ in rows] == ["completed", "underway", "planned", "underway", "cancelled", "completed"]


def test_heads_titles_and_sections_are_no_items(nlp):
    head = ("序号", "改革任务", "责任单位", "完成时限")
    text = table(head, ("1", "水权交易改革", "市水利局", "年底"), before="青川市重点改革任务分解表") + "二、社会体制改革\n"
    text += table(head, ("2", "分级诊疗制度", "市卫生健康委", "年底"), before="")
    entities, _ = facts(nlp, text)
    assert {e.name for e in entities.values() if e.type in ("Reform", "Pilot")} == {"水权交易改革", "分级诊疗制度"}


def test_the_finders_give_way_inside_the_cells_that_the_head_explains(nlp):
    doc = annotate(nlp, clean(table(("事项", "牵头单位", "完成时限"), ("深化国资国企改革和园区体制改革", "市委改革办", "2023年底"))), META)
    items = [m for m in doc._.mentions if m.type in ("Reform", "Pilot")]
    assert [(m.name, m.component) for m in items] == [("国资国企改革和园区体制改革", "ledgers")]
    assert [m.name for m in doc._.mentions if m.type == "Organisation"] == ["市委改革办"]
    assert not [m for m in doc._.mentions if m.type in ("Outcome", "Target")]


def test_a_row_without_a_name_keeps_what_the_finders_are_sure_of(nlp):
    long = "为了进一步优化营商环境并且更好地服务各类经营主体健康发展和壮大需要统筹推进的有关工作包括推进商事制度改革和建立容缺受理机制以及其他方面"
    entities, related = facts(nlp, table(("事项", "责任单位", "完成时限"), (long, "市市场监管局", "2023年底")))
    owned = {t for kind, h, t, _ in related if kind == "RESPONSIBLE_FOR" and h == "市市场监管局"}
    assert owned and long not in entities and all(entities[name].type == "Reform" and name in long for name in owned)


def test_the_column_of_places_says_where(nlp):
    text = table(("试点名称", "级别", "试点地区", "责任单位"), ("水权交易试点", "国家级", "绵阳市", "市水利局"), ("医保支付改革", "省级", "广元市", "市医保局"))
    entities, related = facts(nlp, text)
    assert {(h, t) for kind, h, t, _ in related if kind == "HOSTED_BY"} == {("水权交易试点", "绵阳市"), ("医保支付改革", "广元市")}
    assert [(entities[n].type, entities[n].attrs["level"]) for n in ("水权交易试点", "医保支付改革")] == [("Pilot", "national"), ("Pilot", "provincial")]


def test_a_place_in_another_cell_is_not_where_the_item_is(nlp):
    _, related = facts(nlp, table(("责任单位", "改革事项", "完成时限"), ("绵阳市、青川市水利局", "水权交易改革", "2023年底")))
    assert {(h, t) for kind, h, t, _ in related if kind == "CARRIED_OUT_IN"} == {("水权交易改革", "青川市")}


def test_an_item_without_a_state_is_planned_in_a_section_of_plans(nlp):
    text = table(("改革事项", "责任单位", "完成时限"), ("水权交易改革", "市水利局", "2024年底"), before="2024年工作安排")
    assert facts(nlp, text)[0]["水权交易改革"].attrs["status"] == "planned"


def test_a_register_of_leaders_gives_their_posts(nlp):
    text = table(("领导同志", "职务", "认领改革事项", "认领时间", "状态"), ("王伟", "市长", "商事制度改革", "2023年3月", "推进中"))
    entities, related = facts(nlp, text)
    assert entities["王伟"].attrs["post"] == "市长" and ("LEADS", "王伟", "商事制度改革") in {r[:3] for r in related}


def test_a_list_of_problems_says_what_its_measures_answer_to(nlp):
    head = ("序号", "存在问题", "整改措施", "责任单位", "整改时限", "整改情况")
    entities, related = facts(nlp, table(head, ("1", "督察落实不力", "建立督察问责机制", "市委改革办", "2023年底", "已销号")))
    assert entities["督察落实不力"].type == "Problem" and entities["督察问责机制"].attrs["status"] == "completed"
    assert ("ADDRESSES", "督察问责机制", "督察落实不力") in {r[:3] for r in related}


def test_the_last_state_of_several_months_counts(nlp):
    text = table(("序号", "改革任务", "牵头单位", "1月", "2月", "3月"), ("1", "水权交易改革", "市水利局", "未启动", "推进中", ""))
    assert facts(nlp, text)[0]["水权交易改革"].attrs["status"] == "underway"


def test_a_deadline_is_stated_or_missing(nlp):
    text = table(("改革事项", "责任单位", "完成时限"), ("水权交易改革", "市水利局", ""), ("分级诊疗制度", "市卫生健康委", "按上级要求"))
    entities, _ = facts(nlp, text)
    assert "deadline" not in entities["水权交易改革"].attrs and "deadline" not in entities["分级诊疗制度"].attrs


def test_a_table_that_is_no_ledger_gives_no_items_of_its_own(nlp):
    doc = annotate(nlp, clean(table(("指标", "单位", "数值"), ("市场主体", "万户", "15.6"))), META)
    assert not [m for m in doc._.mentions if m.component == "ledgers"]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("3.深化商事制度改革。全面推行登记便利化。", "商事制度改革"),
        ("建立健全容错纠错机制", "容错纠错机制"),
        ("（一）河长制：落实巡河责任", "河长制"),
        ("推进审批提速", "审批提速"),
        ("统筹推进落实", "统筹推进落实"),
        ("“六个一”督察制度；", "“六个一”督察制度"),
        ("12", None),
        ("—", None),
    ],
)
def test_the_name_in_a_cell(cell, name):
    doc = doc_of(cell)
    found = name_span(words(doc), 0, len(cell))
    assert (cell[slice(*found)] if found else None) == name


def test_a_pilot_is_one_by_the_end_of_its_name():
    for name in ("水权交易试点", "产教融合试点城市", "国家城市更新试点工作", "先行示范区", "自贸试验区（青川片区）", "水权试点改革"):
        assert is_pilot(name)
    for name in ("示范区管理体制改革", "水权交易改革", "试点经验推广机制"):
        assert not is_pilot(name)


@pytest.mark.parametrize(
    ("cell", "role", "found"),
    [
        ("市发改委、市财政局等部门", "lead", [("市发改委", "lead"), ("市财政局", "lead")]),
        ("牵头单位：市发改委；配合单位：市财政局、各区县", "lead", [("市发改委", "lead"), ("市财政局", "support")]),
        ("市发改委（牵头）\t市财政局（配合）", "lead", [("市发改委", "lead"), ("市财政局", "support")]),
        ("市发改委牵头，市财政局和市人社局配合", "lead", [("市发改委", "lead"), ("市财政局", "lead"), ("市人社局", "support")]),
        ("各有关部门", "support", []),
        ("/", "lead", []),
        ("", "lead", []),
        ("1.市水利局\t2.市农业农村局", "support", [("市水利局", "support"), ("市农业农村局", "support")]),
    ],
)
def test_the_bodies_of_a_cell(cell, role, found):
    assert [(cell[a:b], part) for a, b, part in bodies(cell, 0, len(cell), role)] == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("王伟", [("王伟", "")]),
        ("副市长周明", [("周明", "副市长")]),
        ("李文（市科技局局长）、陈立", [("李文", "市科技局局长"), ("陈立", "")]),
        ("王 伟", [("王伟", "")]),
        ("周明 副市长", [("周明", "副市长")]),
        ("周明同志", [("周明", "")]),
        ("分管副市长", []),
        ("主要负责人", []),
        ("王局长", []),
        ("市水利局", []),
        ("", []),
    ],
)
def test_the_persons_of_a_cell(cell, found):
    assert [(name, post) for _, _, name, post in persons(cell, 0, len(cell))] == found
    assert all(cell[a:b].replace(" ", "") == name for a, b, name, _ in persons(cell, 0, len(cell)))


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("已完成", "completed"),
        ("已于6月全面完成", "completed"),
        ("√", "completed"),
        ("100%", "completed"),
        ("未完成", "underway"),
        ("正在推进，已完成方案起草", "underway"),
        ("完成80%", "underway"),
        ("已启动", "underway"),
        ("0%", "planned"),
        ("尚未启动", "planned"),
        ("见附件", ""),
        *((cell, "underway") for cell in ("未按时完成", "没有完成", "待完成", "不能按期完成", "未达到完成标准", "已完成前期工作，预计12月底全面完成")),
        *((cell, "planned") for cell in ("预计12月底完成", "力争6月完成", "计划完成", "可按期完成", "预计6月启动", "确保11月、12月完成")),
        *((cell, "completed") for cell in ("按计划完成", "未按时完成，现已完成", "原计划12月完成，已提前完成", "未成年人保护改革完成", "年度计划全部完成",
                                           "已完成，下一步将推动全覆盖", "已完成（预计12月验收）", "已达到预期目标")),
        ("", ""),
    ],
)
def test_the_state_of_a_cell(cell, state):
    assert state_of(cell) == state


def test_levels_and_deadlines_of_cells():
    assert [level_of(cell) for cell in ("国家级", "全国第二批", "省级", "市级", "其他")] == ["national", "national", "provincial", "municipal", ""]
    whole = ["2017年3月-12月", "2017.1-2017.12", "2017年4月1日-2017年9月30日", "2017年6-8月", "20170630", "201706-201712", "2017年3月起长期坚持"]
    assert [deadline_of(cell) for cell in whole] == whole
    assert deadline_of("2017年6月底前出台方案，2018年6月底前全面完成") == "2017年6月底前出台方案，2018年6月底前"
    assert [deadline_of(cell) for cell in ("2023年\t12月底", "长期", "第三季度", "见方案", "", "2023年12月底前出台实施办法")] == [
        "2023年12月底",
        "长期",
        "第三季度",
        "",
        "",
        "2023年12月底前",
    ]


def test_from_a_workbook_to_the_fact_file_and_the_same_bytes_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("REFORMGRAPH_DATA", str(tmp_path / "data"))
    path = tmp_path / "任务台账.xlsx"
    path.write_bytes(xlsx())
    results = []
    for out in ("first", "second"):
        assert main([str(path), "--facts", str(tmp_path / out), "--no-load", "--city", "青川市", "--year", "2023"]) == 0
        results.append((tmp_path / out / "任务台账.facts.json").read_bytes())
    assert results[0] == results[1]
    found = json.loads(results[0])
    names = {e["name"]: e for e in found["entities"]}
    assert names["“一窗通办”改革"]["attrs"]["deadline"] == "2023-06-30" and names["水权交易改革试点"]["type"] == "Pilot"
    assert sum(r["type"] == "RESPONSIBLE_FOR" for r in found["relations"]) == 6
    assert sum(p["kind"] == "table" for p in found["passages"]) == 2 + len(ROWS)
