"""What must hold of every division and every order: siblings never one, ids that do not depend on what stands beside."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.cities import CityResolver
from graph.resolve.scopes import Scopes
from ingest.gazetteer import gazetteer
from ingest.gazetteer.divisions import stem
from ingest.gazetteer.history import history
from tests.graph.graph_facts import entity, relation, report

_TABLE = gazetteer()
_TWINS = sorted(
    (d.adcode, _TABLE.by_code[d.parent].adcode)
    for d in _TABLE.by_code.values()
    if d.level == "county" and d.parent in _TABLE.by_code and _TABLE.by_code[d.parent].level == "prefecture" and stem(d.name) == stem(_TABLE.by_code[d.parent].name)
)


@pytest.mark.parametrize("year", [2009, 2014, 2018, 2025, None])
def test_a_city_and_its_county_of_the_same_stem_never_merge(year) -> None:
    assert len(_TWINS) > 40
    for county, city in _TWINS:
        one, other = _TABLE.by_code[county], _TABLE.by_code[city]
        for own in (one, other):
            resolver = CityResolver(report(1, [], [], city=own.name, province=own.province, year=year))
            found = [resolver.resolve(entity("City", "C", d.name)) for d in (one, other)]
            assert found[0].id != found[1].id
            if history().began(other) <= (year or 9999):
                assert found[1].id == f"city:{city}", (own, other, year)


@given(st.sampled_from(sorted(_TABLE.by_code)), st.sampled_from([2013, 2019, 2025]))
def test_every_division_is_itself_in_its_own_report(code, year) -> None:
    place = _TABLE.by_code[code]
    resolver = CityResolver(report(1, [], [], city=place.name, province=place.province, year=year))
    found = resolver.resolve(entity("City", "C", place.name))
    assert resolver.own is not None and found.id == resolver.own.id
    if found.resolved:
        assert found.id.startswith(f"city:{code}") or history().began(place) > year or place.name != found.name
    else:  # two of the province are called so
        assert found.attrs["open"] == "several" and place in found.candidates


_NAMES = ("淄博市", "桓台县", "鼓楼区", "高新区", "起凤镇", "徐州市", "前海", "莱芜市", "通州区", "桓台经开区", "湘潭县", "湘潭市")


@given(st.permutations(range(len(_NAMES))))
def test_ids_do_not_depend_on_the_order_of_the_entities(order) -> None:
    text = "淄博市桓台县起凤镇与徐州市鼓楼区、湘潭市湘潭县交流,高新区、桓台经开区、前海、莱芜市、通州区参加。"
    made = [entity("City", f"C{n}", _NAMES[n], text, level="zone" if _NAMES[n].endswith(("高新区", "经开区", "前海")) else "county") for n in range(len(_NAMES))]
    ends = [relation("PART_OF", "C1", "C0", (0, 5)), relation("PART_OF", "C2", "C5", (6, 9))]

    def ids(entities, relations):
        scopes = Scopes(report(1, entities, relations, text, year=2014))
        return {e.id: scopes.cities[e.id].id for e in entities}

    assert ids([made[n] for n in order], ends[::-1]) == ids(made, ends)


def test_a_person_of_two_posts_has_one_scope_in_the_reports_of_both_places() -> None:
    def scope(city: str, turned: bool) -> str:
        people = [entity("City", "C1", "山东省", level="province"), entity("City", "C2", "淄博市", level="prefecture"), entity("Leader", "L1", "王小明")]
        posts = [relation("HOLDS_POST", "L1", "C1", title="省委常委"), relation("HOLDS_POST", "L1", "C2", title="市委书记")]
        facts = report(1, people, posts[::-1] if turned else posts, city=city, province="山东省")
        return Scopes(facts).of_leader(people[2])

    assert {scope(city, turned) for city in ("山东省", "淄博市") for turned in (True, False)} == {"city:370300"}
