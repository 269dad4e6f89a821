"""Where nodes stand, and what reaches the drawing component."""
from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.browse import Edge, Node, Subgraph
from tests.views.sample_graph import IMAGE, SCRIPT
from views.components.layout import positions
from views.components.network import elements, harmless, key_of

NAMES = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=10, unique=True)


@settings(deadline=None, max_examples=30)
@given(NAMES, st.lists(st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("abcdefghij")), max_size=12))
def test_every_node_gets_a_place_of_its_own_and_the_same_again(nodes, edges):
    places = positions(nodes, edges)
    assert set(places) == set(nodes)
    assert positions(nodes, edges) == places
    for a in nodes:
        for b in nodes:
            if a < b:
                (ax, ay), (bx, by) = places[a], places[b]
                assert ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 > 20


def test_parts_that_nothing_ties_stand_apart():
    nodes = [f"{part}{n}" for part in "abc" for n in range(5)]
    places = positions(nodes, [(f"{part}0", f"{part}{n}") for part in "abc" for n in range(1, 5)])
    frames = [tuple(f(places[node][axis] for node in nodes if node[0] == part) for axis in (0, 1) for f in (min, max)) for part in "abc"]
    for one in range(3):
        for other in range(one + 1, 3):
            (a, b, c, d), (e, f, g, h) = frames[one], frames[other]
            assert b < e or f < a or d < g or h < c


def test_what_stands_stays_when_others_come():
    before = positions("abc", ["ab", "bc"])
    after = positions("abcdef", ["ab", "bc", "cd", "ce", "cf"], before)
    assert {key: after[key] for key in "abc"} == before
    assert len({after[key] for key in "abcdef"}) == 6


def test_nothing_that_is_markup_reaches_the_component():
    nodes = {i: Node(i, "Reform", name) for i, name in enumerate_ids((SCRIPT, IMAGE, "a&b'c\"d`e"))}
    graph = Subgraph(nodes, (Edge("ABOUT", *list(nodes)[:2]),))
    made = elements(graph, {}, set(), None)
    data = [str(value) for part in (*made["nodes"], *made["edges"]) for value in part["data"].values()]
    assert not [value for value in data if set(value) & set("<>&\"'`")]
    assert {edge["data"]["source"] for edge in made["edges"]} <= {node["data"]["id"] for node in made["nodes"]}


def enumerate_ids(names):
    return [(f"reform:<b>{number}", name) for number, name in enumerate(names)]


@settings(deadline=None)
@given(st.text(max_size=40))
def test_a_harmless_name_has_no_sign_of_markup(text):
    assert not set(harmless(text)) & set("<>&\"'`\\")
    assert key_of(text).isalnum()
