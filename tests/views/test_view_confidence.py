"""What is said of a fact's confidence agrees with what the threshold hides."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.browse import Edge, Evidence, Node
from graph.browse.shapes import sure
from views.components.facts import grouped, quote, surest
from views.components.profile import sentence
from views.threshold import STEPS, two_digits


@pytest.mark.parametrize(("confidence", "shown"), [(0.29, "0.29"), (0.9, "0.90"), (0.897, "0.89"), (0.998, "0.99"), (1, "1.00"), (0, "0.00"), (1e-9, "0.00")])
def test_a_confidence_is_never_rounded_up(confidence, shown):
    assert two_digits(confidence) == shown


@given(st.floats(0, 1), st.sampled_from(STEPS))
def test_what_the_control_hides_is_shown_below_it(confidence, step):
    assert (float(two_digits(confidence)) >= step) == (confidence >= step)


def test_a_report_says_the_confidence_of_its_own_supports():
    here, elsewhere = (Evidence(report, 0, 5, "", confidence=sure_) for report, sure_ in (("r1", 0.6), ("r2", 0.95)))
    assert surest(Edge("LED_BY", "a", "b", (here, elsewhere), confidence=0.95)) == 0.95
    beside_the_text = Edge("LED_BY", "a", "b", (here,), confidence=0.95)
    assert surest(beside_the_text) == 0.6
    assert not sure([beside_the_text], 0.9)


def test_without_one_in_its_supports_the_edge_tells_it():
    assert surest(Edge("LED_BY", "a", "b", (Evidence("r1", 0, 5, ""),), confidence=0.7)) == 0.7
    assert surest(Edge("LED_BY", "a", "b")) is None


@pytest.mark.parametrize(("cut", "count"), [(False, "<small>1</small>"), (True, "<small>1+</small>")])
def test_counts_of_a_cut_list_are_said_to_be_least_ones(cut, count):
    place, item = Node("city:1", "City", "某市"), Node("reform:1", "Reform", "河长制")
    edge = Edge("CARRIED_OUT_IN", item.id, place.id, confidence=0.9)
    assert count in grouped(place, [edge], {item.id: item}, cut)


@pytest.mark.parametrize("shown", [quote, sentence])
def test_a_sentence_that_says_a_post_leads_to_the_report_that_names_the_person(shown):
    named = shown(Evidence("r1", 0, 5, "市委主要领导", named_in="r2"))
    assert "report=r1" in named and "report=r2" in named and "姓名见此报告" in named
    assert "named-in" not in shown(Evidence("r1", 0, 5, "王建国"))
