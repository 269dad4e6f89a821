"""From ideas that are alike to concepts, on a few ideas made up."""
from __future__ import annotations

from graph.concepts.groups import Told, concepts
from graph.concepts.links import _keys, _scores
from graph.identity.scorer import scorer


def test_a_list_does_not_make_one_idea_of_the_two_that_it_lists() -> None:
    told = [Told("reform:1", name, name, "city:370300", f"r{n}", 2020 + n, "reform:1") for n, name in enumerate(("河长制", "河长制、林长制"))]
    told += [Told("reform:2", name, name, "city:370200", f"s{n}", 2020 + n, "reform:2") for n, name in enumerate(("河长制、林长制", "林长制"))]
    told += [Told("reform:3", "河长制", "河长制", "city:370700"), Told("reform:4", "林长制", "林长制", "city:370600")]
    assert {c.name: c.aliases for c in concepts(told, [], 0.75)} == {"河长制": (), "林长制": (), "河长制、林长制": ()}


def test_what_one_thing_is_called_is_one_idea() -> None:
    told = [Told("reform:1", "河长制", "河长制", "city:370300"), Told("reform:1", "河湖长制", "河湖长制", "city:370300"), Told("reform:2", "河长制", "河长制", "city:370200")]
    assert [(c.name, c.aliases) for c in concepts(told, [], 0.75)] == [("河长制", ("河湖长制",))]


def test_a_list_is_like_lists_alone() -> None:
    keys = {name: _keys(name) for name in ("河湖长制", "河湖长制、林长制", "河长制、林长制", "河湖长制工作")}
    found = {(a, b) for a, b, _ in _scores(keys, lambda each: {}, scorer("idea"))}
    assert ("河湖长制", "河湖长制工作") in found and all(("、" in a) == ("、" in b) for a, b in found)
