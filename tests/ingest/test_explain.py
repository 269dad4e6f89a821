"""`python -m ingest explain`: every character once, marks closed, names as data, and messages for what is not there."""
from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.__main__ import main
from ingest.explain.marks import Mark, nested, paragraphs
from ingest.explain.page import as_html
from ingest.explain.terminal import as_text
from ingest.facts import Entity, FactFile, Mention, Passage, Relation, Role
from ingest.run.run import run

TEXT = "推进“一窗受理”改革，办件时间压缩40%。"


def facts(**more) -> FactFile:
    reform = Entity("R1", "Reform", "“一窗受理”改革", attrs={"status": "underway", "first": "none"}, evidence=TEXT, end=len(TEXT),
                    mentions=[Mention(2, 10, TEXT[2:10])], confidence=0.9, component="reforms")
    number = Entity("O1", "Outcome", "办件时间压缩40%", evidence=TEXT, end=len(TEXT), mentions=[Mention(11, 20, TEXT[11:20])], component="numbers")
    claim = Relation("ACHIEVED", "R1", "O1", evidence=TEXT, end=len(TEXT), confidence=0.7, component="relations")
    values = {"doc": "a.txt", "report": "r1", "entities": [reform, number], "relations": [claim], "passages": [Passage("P1", 0, len(TEXT), "paragraph", TEXT)]}
    return FactFile(**{**values, **more})


def test_names_are_marked_where_they_stand_and_facts_listed_with_their_component():
    text = "\n".join(as_text(facts()))
    assert "推进[“一窗受理”改革|Reform]，[办件时间压缩40%|Outcome]。" in text
    assert "0.70 ACHIEVED         “一窗受理”改革 → 办件时间压缩40%" in text and "← relations" in text
    assert "status underway" in text and "first" not in text


def test_candidates_are_shown_only_when_asked_for_and_as_such():
    doubtful = {"id": "R2", "type": "Reform", "name": "办件时间", "start": 0, "end": len(TEXT), "confidence": 0.2, "component": "reforms",
                "mentions": [{"start": 11, "end": 15, "text": "办件时间"}]}
    found = facts(candidates={"entities": [doubtful], "relations": []})
    assert "Reform?" not in "\n".join(as_text(found))
    assert "[[办件时间|Reform?]压缩40%|Outcome]" in "\n".join(as_text(found, candidates=True))


def test_a_post_without_a_name_is_shown_with_what_it_would_lead():
    text = "市委主要领导领衔“一窗受理”改革。"
    reform = Entity("R1", "Reform", "“一窗受理”改革", evidence=text, end=len(text), mentions=[Mention(8, 16, text[8:16])], component="reforms")
    lead = Relation("LEADS", "X1", "R1", evidence=text, end=len(text), confidence=0.6, component="relations")
    found = facts(entities=[reform], relations=[], roles=[Role("X1", "市委主要领导", 0, 6, "370300", ["书记"], True, 0.7, [lead])],
                  passages=[Passage("P1", 0, len(text), "paragraph", text)])
    shown = "\n".join(as_text(found))
    assert "[市委主要领导|Role]领衔[“一窗受理”改革|Reform]" in shown
    assert "0.70 Role             市委主要领导  post 书记 · of 370300  ← roles" in shown
    assert "0.60 Role LEADS       市委主要领导 → “一窗受理”改革" in shown and "← relations" in shown
    page = as_html(found)
    assert '<mark class="Role" title="Role · roles · 0.70">市委主要领导</mark>' in page and "post without a name" in page
    assert "post without a name" not in as_html(facts())


class Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
        assert tag not in ("script", "img", "link")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_markup_in_a_report_is_text_on_the_page():
    evil = "<script>alert(1)</script>“一窗”改革&<img src=x>"
    entity = Entity("R1", "Reform", evil, evidence=evil, end=len(evil), mentions=[Mention(0, len(evil), evil)], component="x\"><script>")
    page = as_html(facts(title=evil, entities=[entity], relations=[], passages=[Passage("P1", 0, len(evil), "heading", evil)]))
    read = Balanced()
    read.feed(page)
    assert read.open == [] and read.text.count(evil) >= 3


@given(st.text("改革试点，“”", max_size=12), st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8))
def test_every_character_comes_once_and_every_mark_is_closed(text, spans):
    marks = sorted((Mark(min(a, b), max(a, b), "Reform", "x", 1.0) for a, b in spans if a != b and max(a, b) <= len(text)),
                   key=lambda mark: (mark.start, -mark.end))
    pieces = list(nested(text, marks))
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == text
    depth = 0
    for piece in pieces:
        depth += isinstance(piece, Mark) - (piece is None)
        assert depth >= 0
    assert depth == 0


def test_a_fact_stands_in_the_paragraph_of_its_sentence():
    second = "二、下一步打算"
    found = facts(passages=[Passage("P1", 0, len(TEXT), "paragraph", TEXT), Passage("P2", len(TEXT) + 1, len(TEXT) + 8, "heading", second)])
    first, last = paragraphs(found)
    assert (len(first.lines), last.lines, last.marks) == (3, [], [])


def test_the_command_shows_a_file_and_a_report_of_the_data_folder(workspace, tmp_path, capsys):
    file = tmp_path / "总结.txt"
    file.write_text("淄博市2018年改革综述\n淄博市深化“放管服”改革，取消审批事项26项。推进张店区城乡融合发展试点，新增农村合作社75个。\n", encoding="utf-8")
    assert main(["explain", str(file)]) == 0
    now = capsys.readouterr().out
    assert "|Pilot]" in now and not list(workspace.facts.iterdir())
    run([file], workspace)
    assert main(["explain", "总结"]) == 0
    assert capsys.readouterr().out == now
    assert main(["explain", "总结", "--html", str(tmp_path / "a.html")]) == 0
    assert '<mark class="Pilot"' in (tmp_path / "a.html").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["explain", str(file), "--fast"]) == 0
    fast = capsys.readouterr().out.splitlines()
    assert "full" in now.splitlines()[0] and "fast" in fast[0]
    kept = workspace.facts.joinpath("总结.facts.json").read_bytes()
    assert main(["explain", "总结", "--fast"]) == 0
    assert capsys.readouterr().out.splitlines() == fast
    assert workspace.facts.joinpath("总结.facts.json").read_bytes() == kept


def test_what_is_not_there_is_told(workspace, tmp_path, capsys):
    assert main(["explain", "没有这份"]) == 2
    assert "没有这份" in capsys.readouterr().err
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert main(["explain", str(empty)]) == 1
    assert "空.txt" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a", "b"], ["a", "--nonsense"]])
def test_wrong_usage_of_explain(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["explain", *arguments])
    assert ended.value.code == 2
