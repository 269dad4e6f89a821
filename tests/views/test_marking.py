"""Cutting paragraphs at sentences."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.browse import Passage
from views.evidence.marking import covered, overlaps, pieces

SPAN = st.tuples(st.integers(0, 60), st.integers(0, 60))


def passage(start: int, text: str) -> Passage:
    return Passage("p", start, start + len(text), "paragraph", text)


@settings(deadline=None)
@given(st.integers(0, 20), st.text(max_size=30), st.none() | SPAN, st.lists(SPAN, max_size=6))
def test_pieces_join_to_the_text_and_are_marked_where_the_spans_are(start, text, own, others):
    found = pieces(passage(start, text), own, others)
    assert "".join(piece.text for piece in found) == text
    at = start
    for piece in found:
        for place in range(at, at + len(piece.text)):
            assert piece.own == (own is not None and own[0] <= place < own[1])
            assert piece.other == any(a <= place < b for a, b in others)
        at += len(piece.text)


def test_a_span_over_two_paragraphs_is_covered_in_both():
    paragraphs = [passage(0, "第一段。"), passage(5, "第二段。")]
    assert covered(paragraphs, (2, 7)) == "段。\n第二"
    assert covered(paragraphs, (100, 120)) == ""
    assert [p.own for p in pieces(paragraphs[1], (2, 7))] == [True, False]


def test_spans_that_only_touch_do_not_overlap():
    assert overlaps((0, 3), (2, 5))
    assert not overlaps((0, 3), (3, 5))
