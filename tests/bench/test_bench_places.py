"""The measurement of resolved places: what counts as resolved, and that the rest is listed."""
from __future__ import annotations

import pytest

from bench import places
from tests.graph.graph_facts import entity, report


@pytest.fixture()
def folder(tmp_path):
    text = "淄博市高新区、东部新城、鼓楼区、官林镇和前海。"
    cities = [entity("City", "C1", "淄博市", text), entity("City", "C2", "高新区", text, level="zone"), entity("City", "C3", "鼓楼区", text),
              entity("City", "C4", "官林镇", text, level="township"), entity("City", "C5", "前海", text, level="zone"), entity("City", "C6", "东部新城", text, level="zone")]
    facts = tmp_path / "facts"
    facts.mkdir()
    for name in ("one", "two"):
        (facts / f"{name}.facts.json").write_bytes(report(1, cities, [], text).to_bytes())
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_shares_and_the_rest(folder):
    figures = places.measure(places.files(folder, folder / "texts"))
    assert (figures.reports, figures.mentions.total()) == (1, 6)
    assert figures.share == pytest.approx(4 / 6) and figures.named_share == pytest.approx(3 / 6)
    assert {p.name for p in figures.open} == {"鼓楼区", "官林镇"}
    assert figures.mentions["division with a code"] == 1 and figures.mentions["zone in the closed list"] == 1


def test_command(folder, capsys):
    assert places.main([str(folder), "--rest", "--sample", "2"]) == 0
    out = capsys.readouterr().out
    assert "2 reports" in out and "resolved: 0.6667 of mentions" in out and "江苏省南京市鼓楼区" in out and "  2 " in out
    assert places.main([str(folder / "texts")]) == 2
    assert places.main([]) == 2


def test_a_folder_of_fact_files_will_do(folder):
    assert len(places.files(folder / "facts")) == 2
