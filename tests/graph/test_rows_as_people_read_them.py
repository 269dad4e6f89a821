"""A row of a ledger is no raw markup where people read it: on pages, in briefs, in the terminal, in files."""
from __future__ import annotations

from types import SimpleNamespace as Some

import pytest

from graph.registers import export
from graph.registers.records import Evidence, Found, Row
from graph.similar import brief, show
from ingest.registers import register
from ingest.tables.line import line_of, spoken
from views.components import profile
from views.similar import cards as similar_cards
from views.similar import compare as similar_compare

ROW = line_of(["1", "供水改革", "", "市水利局\n市财政局", "2023年底"])
READ = "1 · 供水改革 · 市水利局 市财政局 · 2023年底"


def test_a_sentence_stays_one():
    assert (spoken(ROW), spoken("推进供水改革。"), spoken("")) == (READ, "推进供水改革。", "")


@pytest.fixture
def hit() -> Some:
    place = Some(quote=ROW, report="r1", start=0, end=len(ROW), named_in="")
    details = Some(tellings=[Some(evidence=place, title="台账", year=2023)], of=lambda kind: [], names=lambda *kinds: [])
    item = Some(name="供水改革", topic="", level="", status="", year=2023, id="reform:1")
    return Some(answer=Some(item=item, score=0.9), details=details, reasons=(), differences=(), sides=(ROW, ROW), city="淄博市", concept=("", ""))


def test_what_is_alike_shows_rows_without_bars(hit, monkeypatch):
    monkeypatch.setattr(show.CHINESE.__class__, "reasons", lambda self, one: "")
    monkeypatch.setattr(show.CHINESE.__class__, "differences", lambda self, one: "")
    assert f"   原文：{READ}" in list(show._hit("·", hit))
    assert brief.row(hit)["quotes"] == READ
    monkeypatch.setattr(similar_cards, "kept", dict)
    monkeypatch.setattr(similar_compare, "kept", dict)
    for drawn in (similar_cards._quote(hit), similar_cards._rest(hit), similar_compare._what(hit)[0].text):
        assert "供水改革 · " in drawn and "|" not in drawn


def test_registers_and_profiles_show_rows_without_bars(monkeypatch):
    told = Evidence("r1", 0, len(ROW), ROW, "台账", "A1:E1")
    found = Found(register("drives"), (), (), 1, (), False, None, "", False)
    assert export._row(found, Row(("reform:1",), {}, (told,)))[0] == READ
    monkeypatch.setattr(profile, "kept", dict)
    drawn = profile.sentence(Some(report="r1", start=0, end=9, quote=ROW, named_in=""), 100)
    assert READ in drawn and "|" not in drawn
