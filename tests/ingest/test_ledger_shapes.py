"""Ledgers in the shapes that offices use: no row is lost, and each says what its cells say."""
from __future__ import annotations

import pytest

from ingest.ledger import Made, Proposal, facts_of, propose, read_ledger
from ingest.registers import register
from tests.ingest import ledger_files as files


def taken(shape: str, **options) -> tuple[Proposal, Made]:
    name, file, data, _ = files.SHAPES[shape]
    proposal = propose(read_ledger(file, data()), register(name))
    return proposal, facts_of(proposal.ledger, proposal, **options)


def items(made: Made) -> dict[str, dict]:
    return {e.name: e.attrs for e in made.facts.entities if e.type in ("Reform", "Pilot")}


def ends(made: Made, kind: str) -> set[tuple[str, str]]:
    names = {e.id: e.name for e in made.facts.entities}
    return {(names[r.head], names.get(r.tail, r.tail) if isinstance(r.tail, str) else r.tail["name"]) for r in made.facts.relations if r.type == kind}


def every_row(proposal: Proposal, made: Made) -> list[tuple[str, int]]:
    heads = [(t.sheet.name, n) for t in proposal.tables for n in t.head_rows]
    return sorted([*heads, *made.taken, *made.unchanged, *((a.sheet, a.row) for a in made.aside), *((left.sheet, left.number) for left in made.left)])


@pytest.mark.parametrize("shape", files.SHAPES)
def test_every_row_is_accounted_for_and_every_span_says_what_it_claims(shape):
    proposal, made = taken(shape)
    rows = sorted((sheet.name, row.number) for sheet in proposal.ledger.sheets for row in sheet.rows)
    assert every_row(proposal, made) == rows
    assert len(made.taken) == files.SHAPES[shape][3]
    text = made.text.text
    made.facts.check()
    for fact in (*made.facts.entities, *made.facts.relations):
        assert text[fact.start : fact.end] == fact.evidence
        assert 0 < fact.confidence < 1 and fact.component == "ledger"
    for mention in (m for e in made.facts.entities for m in e.mentions):
        assert text[mention.start : mention.end] == mention.text
    for passage, (sheet, row) in zip(made.facts.passages, rows, strict=True):
        assert (passage.path or [""], passage.row) == ([sheet], row)
        assert text[passage.start : passage.end] == passage.text


def test_merged_heads_sections_totals_and_notes():
    proposal, made = taken("merged heads")
    assert (made.facts.city, made.facts.year, made.facts.title, made.facts.kind, made.facts.register) == (
        "淄博市", 2023, "淄博市2023年改革试点台账", "ledger", "pilots")
    assert {left.number: left.kind for left in made.left} == {1: "title", 4: "section", 7: "total", 8: "remark"}
    found = items(made)
    assert found["水权交易改革试点"] == {"number": "1", "approved": "2023-06-01", "status": "underway", "level": "national"}
    assert found["普惠托育服务试点"]["approved"] == "2023年8月"
    assert ends(made, "HOSTED_BY") == {("水权交易改革试点", "淄博市"), ("普惠托育服务试点", "张店区")}
    roles = {(r.evidence, r.attrs["role"]) for r in made.facts.relations if r.type == "RESPONSIBLE_FOR"}
    assert roles == {("市水利局", "lead"), ("市财政局、市司法局", "support"), ("区卫生健康局", "lead")}
    assert [(f.letter, f.head) for f in proposal.tables[0].heads.fields if f.column is None] == [("I", "备注")]


def test_two_tables_on_a_sheet_have_their_own_columns():
    proposal, made = taken("two tables", city="淄博市")
    assert [(t.head_rows, t.title, len(t.rows)) for t in proposal.tables] == [((2,), "表一：2023年重点改革任务", 2), ((8,), "表二：2023年民生任务", 1)]
    assert items(made)["社区食堂建设运营改革"] == {"number": "M1", "deadline": "12月底前"}
    assert [(left.number, left.kind) for left in made.left] == [(7, "title"), (10, "remark"), (1, "title")]
    assert ("市民政局", "社区食堂建设运营改革") in ends(made, "RESPONSIBLE_FOR")


def test_a_problem_without_a_measure_keeps_its_owner_and_state():
    _, made = taken("notes under", city="淄博市")
    assert ends(made, "ADDRESSES") == {("推行电子证照共享", "审批材料重复提交"), ("园区管理权责不清", "园区管理权责不清")}
    assert items(made)["园区管理权责不清"]["status"] == "underway"
    assert {left.number: left.kind for left in made.left} == {2: "count", 5: "remark", 6: "remark"}


def test_csv_in_gb18030():
    _, made = taken("GB18030")
    assert (made.facts.city, made.facts.year) == ("淄博市", 2022)
    assert [p.path for p in made.facts.passages] == [[], [], [], []]
    assert ends(made, "LEADS") == {("周明", "商事登记确认制改革, 含注销"), ("李文", "水权交易试点")}
    assert {r.attrs["since"] for r in made.facts.relations if r.type == "LEADS"} == {"2022年3月", "2022-04"}


def test_dates_as_serials_texts_and_dates_and_one_that_is_none():
    _, made = taken("serial dates", city="淄博市", year=2023)
    assert [a["deadline"] for a in items(made).values()] == ["2023-06-01", "2023年底", "2023-05-01", "尽快研究方案"]
    assert "| 2023-06-01 |" in made.text.text and "45078" not in made.text.text, "whoever follows the deadline to its row reads a date"
    assert [(p.row, p.column, p.text) for p in made.problems] == [(5, 3, "尽快研究方案")]


def test_a_pivot_gives_a_score_for_each_body_and_month():
    _, made = taken("pivot of scores")
    scores = {(e.attrs["period"], e.name.split()[0]): (e.attrs.get("score"), e.attrs.get("rank")) for e in made.facts.entities if e.type == "Score"}
    assert scores == {("2023年5月", "张店区"): (95.5, 1), ("2023年6月", "张店区"): (96, 2), ("2023年5月", "市水利局"): (90, 2)}
    assert {e.attrs["board"] for e in made.facts.entities if e.type == "Score"} == {"淄博市2023年“六个一”工作得分"}
    assert [(p.row, p.column, p.text) for p in made.problems] == [(5, 3, "缺考")]
    kinds = {e.name: e.type for e in made.facts.entities if not e.implied}
    assert (kinds["张店区"], kinds["市水利局"]) == ("City", "Organisation")


def test_a_pivot_of_months_takes_the_year_above():
    _, made = taken("pivot of months", city="淄博市")
    months = {name: [(m["month"], m["status"], m["evidence"]) for m in attrs["months"]] for name, attrs in items(made).items()}
    assert months["一网统管平台改革"] == [("2023-04", "planned", "未启动"), ("2023-05", "underway", "推进中"), ("2023-06", "completed", "已完成")]
    assert [m[0] for m in months["养老服务补贴改革"]] == ["2023-04", "2023-05"]
    assert made.facts.year == 2023


def test_merged_cells_downwards_count_for_each_row():
    _, made = taken("merged downwards")
    assert ends(made, "CARRIED_OUT_IN") == {("楼宇经济改革", "张店区"), ("社区治理改革", "张店区"), ("化工园区整合改革", "临淄区"), ("稷下人才改革", "临淄区")}
    assert ("王青", "社区治理改革") in ends(made, "LEADS")
    assert ("王青", "张店区") in ends(made, "HOLDS_POST")


def test_markup_bars_breaks_and_formulas_are_only_text():
    _, made = taken("formulas and markup", city="淄博市")
    assert set(items(made)) == {"<b>厂房</b>改革｜试行", '=HYPERLINK("http://x")', "@用地改革"}
    assert ends(made, "RESPONSIBLE_FOR") >= {("市工信局", "<b>厂房</b>改革｜试行"), ("市财政局", "<b>厂房</b>改革｜试行")}
    assert [(left.number, left.kind) for left in made.left] == [(5, "other")]
