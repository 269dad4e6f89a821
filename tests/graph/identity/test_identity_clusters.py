"""Clusters of units: people's word first, no order matters, ids that stay."""
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.identity.clusters import Said, cluster, name_things
from graph.identity.items import Item, Unit

BASES = [f"reform:{c}" for c in "abcdef"]
UNITS = [Unit(f"r{n}", base) for base in BASES for n in (1, 2, 3)]
ITEMS = {u: Item(u, "Reform", u.base, scope="city:370300", year=2010 + int(u.report[1])) for u in UNITS}
PAIRS = st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)).filter(lambda p: p[0] != p[1])
SCORED = st.lists(st.tuples(st.sampled_from((0.8, 0.9, 0.95)), PAIRS).map(lambda s: (s[0], *s[1])), max_size=8)


@st.composite
def words(draw: st.DrawFn) -> list[Said]:
    return [Said(draw(PAIRS), draw(st.booleans()), f"2026-01-{n + 1:02}", f"d{n}") for n in range(draw(st.integers(0, 6)))]


def likely(a: Item, b: Item) -> bool:
    return True


def home(groups: list[list[Unit]]) -> dict[Unit, int]:
    return {u: n for n, group in enumerate(groups) for u in group}


@given(SCORED, words(), st.randoms(use_true_random=False))
def test_no_order_matters(scored, said, random) -> None:
    expected = cluster(ITEMS, scored, said, likely)
    shuffled = list(ITEMS.items())
    random.shuffle(shuffled)
    assert cluster(dict(shuffled), random.sample(scored, len(scored)), random.sample(said, len(said)), likely) == expected


@given(SCORED, words())
def test_every_unit_is_in_one_thing(scored, said) -> None:
    groups = cluster(ITEMS, scored, said, likely)
    assert sorted(u for g in groups for u in g) == sorted(UNITS)


@given(SCORED, PAIRS, st.booleans(), words())
def test_the_latest_word_on_a_pair_holds(scored, pair, same, earlier) -> None:
    said = [*earlier, Said(pair, same, "2026-12-31", "last")]
    where = home(cluster(ITEMS, scored, said, likely))
    assert (where[pair[0]] == where[pair[1]]) == same


def test_units_of_one_id_are_one_thing_unless_a_person_parts_them() -> None:
    a1, a2, a3 = (u for u in UNITS if u.base == "reform:a")
    apart = cluster(ITEMS, [], [Said((a1, a3), False, "2026", "d")], likely)
    where = home(apart)
    assert where[a1] == where[a2] != where[a3]


def test_a_chain_of_likenesses_makes_no_thing() -> None:
    a, b, c = (Unit("r1", f"reform:{x}") for x in "abc")

    def near(x: Item, y: Item) -> bool:
        return {x.unit.base, y.unit.base} != {"reform:a", "reform:c"}

    where = home(cluster(ITEMS, [(0.95, a, b), (0.9, b, c)], [], near))
    assert where[a] == where[b] != where[c]


@given(SCORED, words())
def test_every_thing_has_an_id_of_its_own(scored, said) -> None:
    groups = cluster(ITEMS, scored, said, likely)
    named = name_things(groups, ITEMS)
    assert len({named[g[0]] for g in groups}) == len(groups)
    assert all(len({named[u] for u in g}) == 1 for g in groups)


def test_without_words_and_scores_ids_stay_as_they_are() -> None:
    assert name_things(cluster(ITEMS, [], [], likely), ITEMS) == {u: u.base for u in UNITS}


def test_whether_two_are_likely_one_is_asked_once_a_pair_however_many_pairs_are_sure() -> None:
    """A leader of the nation whom 150 reports name is 10,000 sure pairs."""
    each = {Unit(f"r{n}", f"leader:{n}"): Item(Unit(f"r{n}", f"leader:{n}"), "Leader", "甲") for n in range(30)}
    asked: list[tuple[str, str]] = []

    def likely(a: Item, b: Item) -> bool:
        asked.append((a.unit.base, b.unit.base))
        return True

    assert cluster(each, [(0.9, a, b) for a in each for b in each if a < b], [], likely) == [sorted(each)]
    assert len({frozenset(pair) for pair in asked}) == len(asked) == 30 * 29 // 2
