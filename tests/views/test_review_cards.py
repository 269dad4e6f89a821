"""Marking names in sentences, cutting text into sentences, reasons in words: pure."""
from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from graph.browse import Passage
from views.evidence.marking import around, sentences
from views.review import cards as review_cards

TEXT = "市里推行一窗受理改革。群众叫好！“办得快。”还要再快；"


def passage(text: str, start: int = 0) -> Passage:
    return Passage("p", start, start + len(text), "paragraph", text)


@given(st.text(alphabet="改革甲。！；？”\n <a&", max_size=60), st.integers(0, 50))
def test_sentences_joined_are_the_paragraph_and_stand_where_they_say(text, start):
    parts = sentences(passage(text, start))
    assert "".join(p.text for p in parts) == text
    assert all(text[p.start - start : p.end - start] == p.text and p.text for p in parts)


def test_a_sentence_ends_with_its_mark_and_the_closing_quotation_mark():
    assert [p.text for p in sentences(passage(TEXT))] == ["市里推行一窗受理改革。", "群众叫好！", "“办得快。”", "还要再快；"]


def test_a_span_is_widened_to_its_sentences_within_one_paragraph():
    first, second = passage(TEXT, 100), passage("另一段。", 100 + len(TEXT) + 1)
    at = 100 + TEXT.index("一窗")
    found = around([first, second], (at, at + 2))
    assert found is not None and (found.start, found.text) == (100, "市里推行一窗受理改革。")
    both = around([first, second], (at, 100 + TEXT.index("叫好")))
    assert both is not None and both.text == "市里推行一窗受理改革。群众叫好！"
    assert around([first, second], (at, second.start + 1)) is None and around([first], (0, 5)) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=6), max_size=4))
def test_a_marked_sentence_is_the_sentence_with_marks_and_nothing_of_it_is_markup(text, names):
    shown = review_cards.marked(text, names, around=1000)
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<mark>", "</mark>"}
    clean = review_cards.marked(text, [], around=1000)
    assert unescape(re.sub("</?mark>", "", shown)) == unescape(clean)


def test_the_longest_name_is_marked_and_a_long_sentence_is_cut_around_it():
    assert review_cards.marked("推行国企改革方案", ["改革", "国企改革"]) == "推行<mark>国企改革</mark>方案"
    shown = review_cards.marked("前" * 300 + "改革" + "后" * 300, ["改革"], around=20)
    assert shown == "…" + "前" * 20 + "<mark>改革</mark>" + "后" * 20 + "…"
