"""Stores that a test changes, or that hold nothing."""
from __future__ import annotations

import io

import openpyxl

from graph.load import load
from graph.registers import read, registers, to_xlsx
from ingest.ledger import import_ledger
from tests.graph.registers.register_graph import fill


def test_a_cell_that_a_person_changes_reaches_the_thing_that_the_row_is_about(stores):
    store = stores.get("embedded")
    fill(store)
    found = read(store, "pilots")
    before = {row.text("item"): row.ids for row in found.rows}
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(found)))
    sheet = book["试点台账"]
    sheet.cell(3, 3).value = "第二批"  # the batch of a pilot that only a report tells of
    out = io.BytesIO()
    book.save(out)
    done = import_ledger(store.workspace, "back.xlsx", found.register, data=out.getvalue(), key="upload:back.xlsx")
    assert len(done.made.taken) == 1 and len(done.made.unchanged) == 2
    load(store, store.workspace)
    after = read(store, "pilots")
    assert {row.text("item"): row.ids for row in after.rows} == before
    changed = after.rows[1]
    assert (changed.text("item"), changed.text("batch"), changed.text("level")) == ("国家审批服务试点", "第二批", "国家级")
    assert "工作表“试点台账”" in " ".join(e.where for e in changed.evidence)


def test_an_empty_graph_has_empty_registers(store):
    for each in registers():
        found = read(store, each)
        assert found.rows == () and found.total == 0 and found.columns and not any(many for _, _, many in found.totals)
    assert to_xlsx(found).startswith(b"PK")
