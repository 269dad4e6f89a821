"""Sentences: where they end, and that they hold everything."""
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.pipeline import annotate, build
from ingest.extract.sentences import sentence_spans
from tests.ingest.extract_texts import META, lines


def _cut(text):
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


def test_ends():
    assert _cut("推进改革。一是放权；二是减证！完成没有？完成了") == ["推进改革。", "一是放权；", "二是减证！", "完成没有？", "完成了"]


def test_closing_marks_belong_to_the_sentence():
    assert _cut("他说：“改革不停步。”会议结束。") == ["他说：“改革不停步。”", "会议结束。"]


def test_brackets_hold_together():
    assert _cut("落实措施（一是放权；二是减证）到位。") == ["落实措施（一是放权；二是减证）到位。"]


def test_an_open_quote_does_not_swallow_the_rest():
    assert len(_cut("“" + "改革在路上。" * 60)) == 60


@given(st.text(alphabet="改革，。；！？“”（）《》 \n1", max_size=120))
def test_nothing_but_white_space_is_left_out(text):
    spans = sentence_spans(text, 0, len(text))
    assert all(start < end and not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_a_sentence_stays_in_its_block():
    clean = lines("标题没有句号\n正文也没有句号")
    nlp = build(exclude=["relations", "reforms", "pilots", "policies"])
    doc = annotate(nlp, clean, META)
    assert [(doc.text[s.start : s.end], s.block) for s in doc._.sentences] == [("标题没有句号", 0), ("正文也没有句号", 1)]


def test_the_row_of_a_table_is_one_sentence_and_no_word_reaches_over_its_bars():
    clean = lines("正文一句。正文二句。\n|1|水权交易改革。分两步；|绵阳市|市水利局|")
    clean = replace(clean, blocks=(clean.blocks[0], replace(clean.blocks[1], kind="table")))
    doc = annotate(build(fast=True, exclude=["relations"]), clean, META)
    assert [doc.text[s.start : s.end] for s in doc._.sentences] == ["正文一句。", "正文二句。", "|1|水权交易改革。分两步；|绵阳市|市水利局|"]
    assert all(token.text == "|" or "|" not in token.text for token in doc)
