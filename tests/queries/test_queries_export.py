"""Files for spreadsheets, and graphs to draw."""
from __future__ import annotations

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from graph.sheets import CELL
from queries import catalogue, export
from queries.graph_view import graph_view
from queries.run import QueryResult, Source, run, whole
from tests.queries.fixed_graph import FORMULA


def result_of(rows, query="city-portfolio", columns=None, **more):
    found = catalogue.get(query)
    return QueryResult(found, columns or [c.name for c in found.columns], rows, 0.01, False,
                       sources={"r1": Source("r1", "某市2017年报告", "a.txt", "某市", 2017), "r2": Source("r2", "", "b.txt", "乙市", 2018)}, **more)


def fact(quote, report="r1", start=3):
    return {"report": report, "start": start, "end": start + len(quote), "quote": quote}


ROWS = [["=1+1", "reform:x", "Reform", "医疗卫生", "completed", 2017, [2017, 2018], [fact("原句，一。"), fact("@SUM(A1)", "r2", 9)]],
        ["-2+3 改革", "reform:y", "Pilot", None, None, None, [], [fact("第二\n行", "gone")]]]


def _as_text(quote):
    return "'" + quote if quote.startswith("=") else quote


def read_csv(data):
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_has_quotes_and_sources_and_no_formulas():
    rows = read_csv(export.to_csv(result_of(ROWS)))
    assert rows[0] == ["改革事项", "item_id", "类别", "主题", "状态", "最早年份", "出现年份", "原句 1", "出处 1", "字符位置 1", "原句 2", "出处 2", "字符位置 2"]
    assert rows[1] == ["'=1+1", "reform:x", "改革", "医疗卫生", "已完成", "2017", "2017、2018", "原句，一。", "某市2017年报告", "3–8", "'@SUM(A1)",
                       "b.txt（乙市 2018）", "9–17"]
    assert rows[2] == ["'-2+3 改革", "reform:y", "试点", "", "", "", "", "第二\n行", "gone", "3–7", "", "", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "  =", "\u3000="])
def test_whatever_looks_like_a_formula_is_text(start):
    cell = read_csv(export.to_csv(result_of([[start + "x", *ROWS[0][1:]]])))[1][0]
    assert cell.startswith("'")


def test_numbers_that_are_negative_stay_numbers():
    columns = ["item", "item_id", "kind", "topic", "status", "year", "years", "evidence"]
    assert read_csv(export.to_csv(result_of([["x", "y", "Reform", "t", "s", -3.5, [], []]], columns=columns)))[1][5] == "-3.5"


def test_fewer_quotes_on_request_and_english():
    rows = read_csv(export.to_csv(result_of(ROWS), "en", quotes=1))
    assert rows[0][-3:] == ["Sentence", "Source", "Characters"] and rows[1][4] == "completed"


def test_an_empty_result_has_its_headings():
    assert read_csv(export.to_csv(result_of([]))) == [["改革事项", "item_id", "类别", "主题", "状态", "最早年份", "出现年份"]]


def test_xlsx_holds_text_as_text_and_says_what_was_asked():
    data = export.to_xlsx(result_of([["x" * 40_000, *ROWS[0][1:]], *ROWS], values={"city": "=淄博市", "topic": None, "years": "2017-2018"}))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet, about = book["结果"], book["说明"]
    assert sheet.cell(3, 1).value == "=1+1" and sheet.cell(3, 1).data_type == "s" and sheet.cell(3, 6).value == 2017
    assert sheet.cell(1, 8).value == "原句 1" and sheet.cell(3, 9).value == "某市2017年报告" and sheet.cell(3, 11).data_type == "s"
    assert len(sheet.cell(2, 1).value) == CELL and sheet.freeze_panes == "A2"
    assert [[c.value for c in row] for row in about.iter_rows()][2:] == [["地区", "=淄博市"], ["主题", "全部"], ["年份", "2017-2018"]]


def test_xlsx_of_nothing_opens():
    book = openpyxl.load_workbook(io.BytesIO(export.to_xlsx(replace(result_of([]), truncated=True), "en")))
    assert book["Result"][1][0].value == "Item" and book["About"].cell(6, 2).value == "there are more rows than these"


def test_rows_that_were_not_fetched_can_be_had(loaded_store):
    query = catalogue.get("pilots")
    few = run(loaded_store, query, {"topic": "*"}, limit=1)
    every = run(loaded_store, query, {"topic": "*"})
    assert (len(few.rows), few.truncated, every.truncated) == (1, True, False)
    assert whole(loaded_store, few).rows == every.rows
    assert whole(loaded_store, every) is every


def test_every_query_can_be_exported(loaded_store):
    for query in catalogue.load().values():
        result = run(loaded_store, query)
        rows = read_csv(export.to_csv(result))
        assert len(rows) == len(result.rows) + 1 and len({len(r) for r in rows}) == 1, query.name
        assert [r[len(query.columns) - 1] for r in rows[1:]] == [_as_text(row[-1][0]["quote"]) for row in result.rows]
        assert openpyxl.load_workbook(io.BytesIO(export.to_xlsx(result, "en")))["Result"].max_row == len(result.rows) + 1


def test_a_formula_from_the_graph(loaded_store):
    data = export.to_csv(run(loaded_store, catalogue.get("city-portfolio"), {"city": "厦门"}))
    assert f"'{FORMULA}" in [row[0] for row in read_csv(data)]


def test_graphs_have_each_node_once_and_edges_between_them(loaded_store):
    for query in (q for q in catalogue.load().values() if q.view.kind == "graph"):
        result = run(loaded_store, query)
        view = graph_view(result)
        ids = [n["id"] for n in view.nodes]
        assert len(set(ids)) == len(ids) and len(view.edges) == len(result.rows) and view.left_out == 0
        assert {e["source"] for e in view.edges} | {e["target"] for e in view.edges} == set(ids)
        assert len({e["id"] for e in view.edges}) == len(view.edges) and all(e["evidence"] for e in view.edges)


def test_a_graph_too_large_is_cut_and_says_so(loaded_store):
    view = graph_view(run(loaded_store, catalogue.get("policies-and-reforms")), most=4)
    assert len(view.nodes) <= 4 and view.left_out and len(view.edges) + view.left_out == 11


def test_what_is_no_graph_says_so():
    with pytest.raises(ValueError, match="city-portfolio is no graph"):
        graph_view(result_of(ROWS))
