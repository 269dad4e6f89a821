"""Parts of pages drawn without a browser and without a store."""
from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from graph.browse import Node, ReportRow
from graph.decisions import Ref as Named
from graph.errors import StoreUnreachable
from graph.overview import Overview
from graph.profile.leader import Led
from graph.profile.shapes import Listed, Ref
from ingest.workspace import Workspace
from views import data, evidence_edit, leader, problems, review, review_pairs


def test_filters_and_ticks_outlive_another_page(monkeypatch):
    def page():
        import streamlit as st

        from graph.browse import ReportRow
        from views import reports, review_pairs
        rows = [ReportRow("r1", "甲", "淄博市", "", 2017, "", "", "", (), 0, ())]
        if st.session_state.get("at", "first") == "first":
            reports._list(rows, None)
            review_pairs.city_filter("pairs_city")
        st.button("go", key="go", on_click=lambda: st.session_state.update(at="other" if st.session_state.get("at", "first") == "first" else "first"))

    rows = [ReportRow(city, city, city, "", 2017, "", "", "", (), 0, ()) for city in ("淄博市", "潍坊市")]
    monkeypatch.setattr(review_pairs, "counts", lambda: Overview({}, {}, {}, [], {}, rows))
    at = AppTest.from_function(page, default_timeout=60).run()
    at.text_input(key="report_filter").set_value("甲").run()
    at.selectbox(key="pairs_city").set_value("潍坊市").run()
    at.button(key="go").click().run()
    assert not at.text_input
    at.button(key="go").click().run()
    assert (at.text_input(key="report_filter").value, at.selectbox(key="pairs_city").value) == ("甲", "潍坊市")


def test_a_report_of_any_year_can_be_changed():
    def page():
        from graph.browse import ReportRow
        from views import reports_edit
        reports_edit.render(ReportRow("r1", "规划", "", "", 2035, "", "", "", (), 0, ()))

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and at.number_input[0].value == 2035


def test_all_that_is_known_of_a_report_can_be_changed(monkeypatch, tmp_path):
    def page():
        from graph.browse import ReportRow
        from views import reports_edit
        reports_edit.render(ReportRow("r1", "决议", "深圳市", "广东省", 2025, "", "", "", (), 0, ()))

    kept = []
    monkeypatch.setattr("views.reports_edit.workspace", lambda: Workspace(tmp_path))
    monkeypatch.setattr("views.reports_edit.set_metadata", lambda workspace, report, values: kept.append(values))
    monkeypatch.setattr("views.reports_edit.jobs.start_rereading", lambda *told: None)
    at = AppTest.from_function(page, default_timeout=60).run()
    at.text_input(key="date_r1").set_value("去年").run()
    at.button(key="save").click().run()
    assert not kept and "日期" in at.error[0].value
    at.text_input(key="date_r1").set_value("2025-02-26")
    at.text_input(key="title_r1").set_value("深圳市政府工作报告").run()
    at.button(key="save").click().run()
    assert kept == [{"title": "深圳市政府工作报告", "date": "2025-02-26"}]


def test_a_part_drawn_by_itself_says_what_is_wrong_with_the_store(monkeypatch):
    def page():
        import streamlit as st

        from graph.errors import StoreUnreachable
        from views import problems

        @st.fragment
        @problems.guarded
        def part():
            st.write("before")
            raise StoreUnreachable("gone")

        part()
        st.write("after")

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and at.button[0].label == "重试"
    assert [each.value for each in at.markdown] == ["before"]
    assert problems.kind_of(StoreUnreachable("")) == "unreachable_engine"


def test_a_list_with_fewer_pages_than_before_begins_anew(monkeypatch):
    def page():
        import streamlit as st

        from views import leader
        st.session_state.setdefault("leader_of", "leader:1")
        st.session_state.setdefault("leader_page", 2)
        leader._listed("leader:1")

    rows = (Led(Ref("reform:1", "Reform", "河长制"), (), "", "", None, None, (), None),)
    monkeypatch.setattr(leader, "read", lambda function, id, size, offset, sure: Listed(() if offset else rows, 1))
    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and at.session_state["leader_page"] == 0


def test_heads_of_a_spreadsheet_are_no_markup():
    def page():
        from ingest.ledger import read_ledger
        from ingest.registers import register
        from views.ledger_columns import mapping
        mapping(read_ledger("a.csv", "*甲*,![乙](http://x)\n1,2\n".encode()), register("tasks"), None, "x")

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and [box.label for box in at.selectbox] == [r"A \*甲\*", r"B \!\[乙\]\(http\:\/\/x\)"]


def test_a_workbook_of_several_registers_stays_for_its_other_sheets(monkeypatch):
    def page():
        import io

        import openpyxl

        from views import ledger
        book = openpyxl.Workbook()
        for name, head in (("试点", ("试点名称", "级别")), ("问题清单", ("存在问题", "整改措施"))):
            sheet = book.create_sheet(name)
            sheet.append(head)
            sheet.append(("供水改革试点", "省级"))
        book.remove(book.worksheets[0])
        buffer = io.BytesIO()
        book.save(buffer)
        held = ledger._read("u1", "a.xlsx", buffer.getvalue())
        ledger._confirm(held, held.ledger, "")

    from views import ledger
    asked = []
    monkeypatch.setattr(ledger.jobs, "start_ledger", lambda *given: asked.append(given[3]) or "j1")
    monkeypatch.setattr(ledger, "remember", lambda job: None)
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["ledger_round"] = 0
    at.run()
    assert not at.exception and at.selectbox[0].value == "pilots"
    at.button[0].click().run()
    assert (asked, at.selectbox[0].value, at.session_state["ledger_round"]) == (["pilots"], "problems", 0)
    at.button[0].click().run()
    assert (asked, at.session_state["ledger_round"]) == (["pilots", "problems"], 1)


def test_what_was_counted_is_kept_while_the_graph_is_made_of_the_same(monkeypatch):
    counted, made = [], [("r1 a",)]

    def overview(_, confidence):
        counted.append(confidence)
        return Overview({}, {}, {}, [], {}, [])

    monkeypatch.setattr(data, "overview", overview)
    monkeypatch.setattr(data, "store", lambda: None)
    monkeypatch.setattr(data, "state_of", lambda _: made[0])
    data.refresh()
    for _ in range(2):
        data.counts()
        data.state.clear()  # as some seconds later
    assert counted == [0.0]
    made[0] = ("r1 b",)
    data.counts()
    assert counted == [0.0, 0.0]
    data.refresh()


def test_the_tab_of_review_follows_the_address_and_is_known_on_other_pages(monkeypatch):
    def page():
        import streamlit as st

        from views import review
        if st.session_state.get("at", "review") == "review":
            review.render()

    left = []
    monkeypatch.setattr(review, "TABS", dict.fromkeys(review.TABS, lambda: None))
    monkeypatch.setattr(review, "counts", lambda: Overview({}, {}, {}, [], {}, [None]))
    monkeypatch.setattr(review, "_leave", lambda: left.append(1))
    monkeypatch.setattr(review.review_apply, "bar", lambda: None)
    at = AppTest.from_function(page, default_timeout=60)
    at.query_params["tab"] = "facts"
    at.run()
    assert at.session_state["review_tab"] == "facts" and not left  # opened
    at.button_group(key="review_tab").set_value("log").run()
    assert at.query_params["tab"] in ("log", ["log"]) and len(left) == 1  # chosen
    at.query_params["tab"] = "facts"
    at.run()
    assert (at.button_group(key="review_tab").value, len(left)) == ("facts", 2)  # gone back
    at.session_state["at"] = "evidence"
    at.run()
    assert at.session_state["review_tab"] == "facts"  # for `review_state.applied`, which keeps the cards of this tab


def test_every_fact_of_a_long_report_is_reached(monkeypatch):
    def page():
        from graph.browse import Edge, Evidence, Node, ReportFacts, ReportRow
        from views import evidence
        nodes = {f"reform:{n}": Node(f"reform:{n}", "Reform", f"改革{n}") for n in range(8)} | {"city:370300": Node("city:370300", "City", "淄博市")}
        edges = [Edge(type, f"reform:{n}", "city:370300", (Evidence("r1", n, n + 1, f"句{n}"),)) for n in range(8) for type in ("CARRIED_OUT_IN", "TOLD_IN")]
        row = ReportRow("r1", "综述", "淄博市", "", 2017, "", "", "", (), 0, ())
        evidence._facts(row, ReportFacts(nodes, tuple(nodes), {}, tuple(edges)), edges, None)

    def listed():
        shown = "".join(part.proto.body for part in at.get("html"))
        return [n for n in range(8) if f"句{n}" in shown], shown.count("rg-fact")

    monkeypatch.setattr("views.evidence.MOST", 5)
    at = AppTest.from_function(page, default_timeout=60).run()
    assert listed() == ([0, 1, 2, 3, 4], 5), "where the facts are told is listed only where it is asked for"
    at.button(key="facts_page_next").click().run()
    assert listed() == ([5, 6, 7], 3)
    at.selectbox(key="facts_of").set_value("TOLD_IN").run()
    assert listed() == ([0, 1, 2, 3, 4], 5)


@pytest.mark.parametrize("name, given, recorded", [
    ("市发改委", {}, ["add", "tie"]), ("市 审改办", {}, ["tie"]), ("市审改办", {"kind": "organ"}, ["add", "tie"]),
])
def test_what_is_added_is_tied_and_what_the_report_has_is_only_tied(monkeypatch, name, given, recorded):
    known, reform = Node("organisation:1", "Organisation", "市审改办"), Node("reform:1", "Reform", "一窗受理改革")
    done = []
    monkeypatch.setattr(evidence_edit, "st", SimpleNamespace(session_state={"k_name": name}))
    monkeypatch.setattr(evidence_edit, "workspace", lambda: None)
    monkeypatch.setattr(evidence_edit.review_edit, "given", lambda *_: given)
    monkeypatch.setattr(evidence_edit, "_ref", lambda row, node: Named(row.id, node.label, node.name))
    monkeypatch.setattr(evidence_edit, "act", SimpleNamespace(add=lambda *told: done.append("add"), tie=lambda _, *told: done.append("tie") or told))
    ways = evidence_edit.ties("Organisation")
    assert ("RESPONSIBLE_FOR", True) in ways and ("RECOGNISED_BY", False) in ways and evidence_edit.ties("Problem") == [("ADDRESSES", False)]
    place = SimpleNamespace(text="市发改委、市审改办牵头，市 审改办配合。")
    made = evidence_edit._added(SimpleNamespace(id="r1"), place, "Organisation", "k", (("RESPONSIBLE_FOR", True), reform), [known, reform])
    assert done == recorded and made[-1][1] == "RESPONSIBLE_FOR" and made[-1][2] == Named("r1", "Reform", "一窗受理改革") and made[-1][3] == place.text
