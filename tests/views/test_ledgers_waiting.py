"""Ledgers between upload and import, drawn without a browser and without a store."""
from __future__ import annotations

from types import SimpleNamespace

from streamlit.testing.v1 import AppTest

from tests.ingest.ledger_files import xlsx
from views.ledger import done, held
from views.ledger import page as ledger


def test_heads_of_a_spreadsheet_are_no_markup():
    def page():
        from ingest.ledger import read_ledger
        from ingest.registers import register
        from views.ledger.columns import mapping
        mapping(read_ledger("a.csv", "*甲*,![乙](http://x)\n1,2\n".encode()), register("tasks"), None, "x")

    at = AppTest.from_function(page, default_timeout=60).run()
    assert not at.exception and [box.label for box in at.selectbox] == [r"A \*甲\*", r"B \!\[乙\]\(http\:\/\/x\)"]


def test_of_several_ledgers_each_waits_for_its_own_word(monkeypatch):
    """A workbook of two registers stays for its second sheet; one that is broken or put aside takes no other with it; nor does a click on another page."""
    def page():
        import streamlit as st

        from views.ledger import page as ledger
        if st.session_state.get("at", "ledger") == "ledger":
            ledger.render("", True)

    asked, names = [], []
    monkeypatch.setattr(ledger.jobs, "start_ledger", lambda *given: names.append(given[1]) or asked.append((given[3], given[6])) or f"j{len(asked)}")
    two = xlsx({"试点": (("试点名称", "级别"), ("供水改革试点", "省级")), "问题清单": (("存在问题", "整改措施"), ("供水不足", "引水"))})
    tasks = xlsx({"任务台账": (("改革任务", "责任单位", "完成时限"), ("河道管护改革", "市水利局", "2018-09"))})
    files = {each.id: each for each in (held.Held("u1", "两种.xlsx", two), held.Held("u2", "坏<b>.xlsx", b"PK no workbook"), held.Held("u3", "任务.xlsx", tasks))}
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["ledger_held"] = files
    at.session_state["ledger_box"] = {"u1": "两种.xlsx", "u2": "坏<b>.xlsx", "u3": "任务.xlsx"}
    monkeypatch.setattr(held, "box", lambda: [])

    def registers():
        return [box.value for box in at.selectbox if box.key.startswith("ledger_as_")]

    at.run()
    assert not at.exception and registers() == ["pilots", "tasks"] and len(at.error) == 1 and "坏" in at.error[0].value
    assert len([each for each in at.get("html") if "所属地区" in each.proto.body]) == 2, "whose they are is asked before, not told afterwards"
    at.text_input(key="ledger_city_u3_tasks").set_value("淄博市").run()
    assert len([each for each in at.get("html") if "所属地区" in each.proto.body]) == 1
    at.button(key="ledger_take_u3_tasks").click().run()
    assert (asked, registers(), len(at.error)) == ([("tasks", None)], ["pilots"], 1)
    at.session_state["at"] = "elsewhere"
    at.run()
    at.session_state["at"] = "ledger"
    at.run()
    assert registers() == ["pilots"] and len(at.error) == 1
    at.button(key="ledger_drop_u2").click().run()
    assert not at.error and not at.exception and list(files) == ["u1"] and "ledger_round" not in at.session_state
    at.number_input(key="ledger_year_u1_pilots").set_value(2019).run()
    at.button(key="ledger_take_u1_pilots").click().run()
    assert (asked[1:], registers(), "ledger_round" in at.session_state) == ([("pilots", 2019)], ["problems"], False)
    at.button(key="ledger_take_u1_problems").click().run()
    assert names == ["任务.xlsx", "两种.xlsx", "两种.xlsx"] and not files and at.session_state["ledger_round"] == 1, "the box is emptied when all in it are dealt with"
    assert at.session_state[done._FRESH] == (("j1", "j2", "j3"), {}), "each has its result line"


def test_what_is_taken_out_of_the_box_waits_no_more(monkeypatch):
    def file(id, name):
        return SimpleNamespace(file_id=id, name=name, getvalue=lambda: b"")

    state = {"ledger_file_0": [file("a", "x/甲.xlsx"), file("b", "乙.csv")]}
    monkeypatch.setattr(held.st, "session_state", state)
    held._changed("ledger_file_0")
    assert [each.name for each in held.waiting().values()] == ["甲.xlsx", "乙.csv"]
    state["ledger_file_0"] = [file("b", "乙.csv"), file("c", "丙.csv")]
    held._changed("ledger_file_0")
    assert list(held.waiting()) == ["b", "c"]
    held.let_go("b")
    assert "ledger_round" not in state
    held.let_go("c")
    assert state["ledger_round"] == 1
