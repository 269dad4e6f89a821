"""Parts of pages drawn without a browser and without a store."""
from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from graph.browse import Node, ReportRow
from graph.decisions import Decision
from graph.decisions import Ref as Named
from graph.errors import StoreUnreachable
from graph.overview import Overview
from graph.profile.city_records import Post
from graph.profile.item import Elsewhere, Item
from graph.profile.leader import Led
from graph.profile.shapes import Listed, Ref
from graph.profile.terms import Term
from graph.registers import Cell
from graph.review.cards import Thing
from graph.review.joins import Naming, Origin
from ingest.metadata.values import NONE
from ingest.workspace import Workspace
from views import data, problems
from views.components import profile
from views.evidence import edit as evidence_edit
from views.profiles import city_parts, item, leader, one, whole
from views.registers import table as registers_table
from views.review import edit as review_edit
from views.review import page as review
from views.review import pairs as review_pairs
from views.review import posts as review_posts
from views.similar import beside as similar_beside


def test_filters_and_ticks_outlive_another_page(monkeypatch):
    def page():
        import streamlit as st

        from graph.browse import ReportRow
        from views.reports import page as reports
        from views.review import pairs as review_pairs
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


def test_when_a_post_was_held_is_shown_as_stated_else_by_the_years_of_the_reports():
    who, mayor = Ref("leader:1", "Leader", "王小明"), Term("2013-03", "2016-11", True)
    post = Post(who, ("市长", "市委书记"), (2017, 2018), 0, None, (("市长", mayor),))
    assert city_parts._when(post).inner == "2017–2018" and "2013-03–2016-11" in city_parts._title_of(post)[0]
    assert city_parts._when(replace(post, titles=("市长",))).inner == "2013-03–2016-11"
    assert "已离任" in city_parts._title_of(replace(post, terms=(("市长", Term(former=True)),)))[0]
    assert city_parts._title_of(replace(post, terms=())) == ["市长", "市委书记"]


def test_a_report_of_any_year_can_be_changed():
    def page():
        from graph.browse import ReportRow
        from views.reports import edit as reports_edit
        reports_edit.render(ReportRow("r1", "规划", "", "", 2035, "", "", "", (), 0, ()))

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and at.number_input[0].value == 2035


def test_all_that_is_known_of_a_report_can_be_changed(monkeypatch, tmp_path):
    def page():
        from graph.browse import ReportRow
        from views.reports import edit as reports_edit
        reports_edit.render(ReportRow("r1", "决议", "深圳市", "广东省", 2025, "", "", "", (), 0, ()))

    kept = []
    monkeypatch.setattr("views.reports.edit.workspace", lambda: Workspace(tmp_path))
    monkeypatch.setattr("views.reports.edit.set_metadata", lambda workspace, report, values: kept.append(values))
    monkeypatch.setattr("views.reports.edit.jobs.start_rereading", lambda *told: None)
    at = AppTest.from_function(page, default_timeout=60).run()
    at.text_input(key="date_r1").set_value("去年").run()
    at.button(key="save").click().run()
    assert not kept and "日期" in at.error[0].value
    at.text_input(key="date_r1").set_value("2025-02-26")
    at.text_input(key="title_r1").set_value("深圳市政府工作报告").run()
    at.button(key="save").click().run()
    assert kept == [{"title": "深圳市政府工作报告", "date": "2025-02-26"}] and not at.warning
    at.text_input(key="city_r1").set_value("淄搏市").run()
    assert "淄博市" in at.warning[0].value and "called" not in at.warning[0].value
    at.text_input(key="city_r1").set_value("")
    at.text_input(key="province_r1").set_value("").run()
    at.button(key="save").click().run()
    assert not at.error and {key: kept[-1][key] for key in ("city", "province")} == {"city": NONE, "province": NONE}


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

        from views.profiles import leader
        st.session_state.setdefault("leader_of", "leader:1")
        st.session_state.setdefault("leader_page", 2)
        leader._listed("leader:1")

    rows = (Led(Ref("reform:1", "Reform", "河长制"), (), "", "", None, None, (), None),)
    monkeypatch.setattr(leader, "read", lambda function, id, size, offset, sure: Listed(() if offset else rows, 1))
    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and at.session_state["leader_page"] == 0


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

        from views.review import page as review
        if st.session_state.get("at", "review") == "review":
            review.render()

    left = []
    monkeypatch.setattr(review, "TABS", dict.fromkeys(review.TABS, lambda: None))
    monkeypatch.setattr(review, "counts", lambda: Overview({}, {}, {}, [], {}, [None]))
    monkeypatch.setattr(review, "_leave", lambda: left.append(1))
    monkeypatch.setattr(review.apply, "bar", lambda: None)
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
        from views.evidence import page as evidence
        nodes = {f"reform:{n}": Node(f"reform:{n}", "Reform", f"改革{n}") for n in range(8)} | {"city:370300": Node("city:370300", "City", "淄博市")}
        edges = [Edge(type, f"reform:{n}", "city:370300", (Evidence("r1", n, n + 1, f"句{n}"),)) for n in range(8) for type in ("CARRIED_OUT_IN", "TOLD_IN")]
        row = ReportRow("r1", "综述", "淄博市", "", 2017, "", "", "", (), 0, ())
        evidence._facts(row, ReportFacts(nodes, tuple(nodes), {}, tuple(edges)), edges, None)

    def listed():
        shown = "".join(part.proto.body for part in at.get("html"))
        return [n for n in range(8) if f"句{n}" in shown], shown.count("rg-fact")

    monkeypatch.setattr("views.evidence.page.MOST", 5)
    at = AppTest.from_function(page, default_timeout=60).run()
    assert listed() == ([0, 1, 2, 3, 4], 5), "where the facts are told is listed only where it is asked for"
    at.button(key="facts_page_next").click().run()
    assert listed() == ([5, 6, 7], 3)
    at.selectbox(key="facts_of").set_value("TOLD_IN").run()
    assert listed() == ([0, 1, 2, 3, 4], 5)


def test_a_list_that_ends_early_leads_to_all_of_it(monkeypatch):
    asked = {"id": "city:370300", "topic": "环境", "whole": "leaders", "confidence": "0.5", "lang": "en"}
    monkeypatch.setattr(whole.st, "query_params", asked)
    monkeypatch.setattr(whole, "kept", lambda: {})
    monkeypatch.setattr(whole, "t", lambda key, **values: str(values))
    short = Listed(("a",), 30)
    assert (whole.rows("leaders", 40), whole.rows("problems", 20)) == (whole.MOST, 20)
    assert "/city?id=city:370300&amp;topic=%E7%8E%AF%E5%A2%83&amp;whole=leaders%2Cproblems\"" in whole.more("city", "problems", short, "REGISTER")
    assert whole.more("city", "problems", short, "REGISTER").endswith("</a> · REGISTER")
    monkeypatch.setattr(whole.st, "query_params", {"id": "reform:1"})
    found = Item(Node("reform:1", "Reform", "河长制", {}), elsewhere=Listed((Elsewhere(Ref("reform:2", "Reform", "河长制"), Ref("city:1", "City", "佛山市"), 2017, "", None),), 64))
    assert "whole=elsewhere" in item._elsewhere(found)
    monkeypatch.setattr(whole.st, "query_params", asked)
    assert whole.more("city", "leaders", short, "QUERY") == "QUERY" and whole.more("city", "problems", Listed(("a",), 1)) == ""


def test_years_and_states_in_a_profile_stay_on_one_line():
    row = profile.grid([profile.Head("a")] * 4, [["2016–2018", "underway", "承担的改革试点", '<a href="">甲</a>']], "t")
    assert [cell.count("rg-short") for cell in row.split("<td")[1:]] == [1, 1, 0, 0]


def test_why_something_is_one_is_not_asked_of_what_is_told_once():
    def naming(name, *reports):
        return Naming(Thing("", "Reform", name, refs=[Named(report, "Reform", name) for report in reports]), "甲" if name != "甲" else "")

    for namings, block in ([naming("甲", "r1")], False), ([naming("甲", "r1", "r1")], False), ([naming("甲", "r1", "r2")], True), ([naming("甲", "r1"), naming("乙", "r1")], True):
        assert ("<section" in one.why(Origin(namings[0].side, namings))) is block


def test_the_first_similar_hits_are_of_different_ideas_where_there_are_several():
    class Many(NamedTuple):
        hits: tuple[str, ...]
        places: int = 2

    assert similar_beside.first([Many(("a", "b")), Many(("c",)), Many(("d", "e")), Many(("f",))]) == [("a", 2), ("c", 2), ("d", 2)]
    assert similar_beside.first([Many(("a", "b")), Many(("c", "d"))]) == [("a", 2), ("c", 2), ("b", 0)]
    assert similar_beside.first([Many(("a",))]) == [("a", 2)] and similar_beside.first([]) == []


def test_a_post_without_a_name_shows_who_may_be_meant_and_takes_another_name(monkeypatch):
    def page():
        from graph.review.cards import Evidence, PostCard
        from views.review.posts import post
        from views.review.state import Queue, queues
        card = PostCard("r1", "淄博市", "市委书记", 2020, [Evidence("r1", "总结", 2020, 0, 9, "市委主要领导亲自推动。")],
                        [("王建国", "now", "leader:1"), ("李志强", "former", "leader:2")], "r1 city:370300 书记")
        post(queues().setdefault("posts", Queue((), [card] * 3, 3)))

    named = []
    monkeypatch.setattr(review_posts, "workspace", lambda: None)
    monkeypatch.setattr(review_edit, "workspace", lambda: None)
    monkeypatch.setattr(review_posts.act, "name_holder", lambda _, card, name: named.append(name) or Decision("d1", "add"))
    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and [button.label for button in at.button][:3] == ["王建国", "李志强", "写明姓名"]
    at.button(key="key_posts_is_1").click().run()
    at.button(key="key_posts_name").click().run()
    at.text_input[0].set_value("张伟民")
    next(button for button in at.button if button.label == "记录").click().run()
    assert named == ["王建国", "张伟民"]


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


def test_a_number_of_a_register_leads_to_its_result_by_itself():
    number = Cell("1173", 1173, (("outcome:1", "Outcome", "办成的事项有1173项"),))
    assert registers_table._inner(number, "1173", {}).endswith(">1173</a></span>")
    assert "outcome:1" in registers_table._inner(number, "1173", {})
    item_ = Cell("公立医院改革", None, (("reform:1", "Reform", "公立医院改革"),))
    assert registers_table._inner(item_, "公立医院改革", {}).endswith(">公立医院改革</a>")
