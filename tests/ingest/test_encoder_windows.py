"""The stretches that the encoder reads at once: every character of a sentence in exactly one, none too long."""
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean.text import Block
from ingest.extract.encoder.windows import LONGEST, windows
from tests.ingest.extract_docs import doc_of


def cut(text, **kinds):
    doc = doc_of(text, **kinds)
    return windows(text, doc._.sentences, doc._.clean.blocks), doc._.sentences


def covered(found):
    return [position for window in found for position in range(window.start, window.end)]


@settings(deadline=None)  # the first document loads the tagger
@given(st.text(alphabet="改革试点，。；\n1、", max_size=900))
def test_every_character_of_a_sentence_lies_in_one_window(text):
    found, sentences = cut(text)
    positions = covered(found)
    assert len(positions) == len(set(positions))
    assert {p for s in sentences for p in range(s.start, s.end)} <= set(positions)
    assert all(0 < w.end - w.start <= LONGEST for w in found)


def test_sentences_are_kept_together_as_long_as_they_fit():
    text = "推进教育综合改革。" * 50
    found, _ = cut(text)
    assert [w.end - w.start for w in found] == [297, 153]


def test_a_long_sentence_is_cut_after_a_comma():
    text = "推进教育综合改革，" * 60 + "。"
    found, _ = cut(text)
    assert all(text[w.end - 1] in "，。" for w in found)
    assert "".join(text[w.start : w.end] for w in found) == text


def test_a_section_begins_a_window_and_its_heading_stands_before():
    text = "推进教育综合改革。\n二、今年工作\n建立河长制。"
    doc = doc_of(text)
    blocks = (Block(0, 9, "paragraph"), Block(10, 16, "heading", level=1), Block(17, 23, "paragraph", path=("二、今年工作",)))
    found = windows(text, doc._.sentences, blocks)
    assert [(w.start, w.end, w.heading) for w in found] == [(0, 9, ""), (10, 23, "")]
    later = windows(text, doc._.sentences[2:], blocks)
    assert later[0].text(text) == "二、今年工作\n建立河长制。"
