"""What is hidden stays hidden when a later report of the same place tells of it, and only there; undo brings it back everywhere."""
from __future__ import annotations

from dataclasses import replace

import pytest

from graph.decisions import Decision, DecisionLog, Ref
from graph.identity.index import Index
from graph.load.reach import WHOLE
from graph.load.views import dormant, views
from graph.resolve import resolve
from graph.review import act
from graph.review.cards import Evidence, FactCard, Thing
from ingest.record import append
from tests.graph.graph_facts import city_report

FACTS = [city_report(1, year=2017), city_report(2, year=2018), city_report(3, year=2019, city="潍坊市"), city_report(4, year=2019, reform="河长制")]
GRAPHS = {facts.report: resolve(facts) for facts in FACTS}
R1, R2, R3, R4 = GRAPHS


@pytest.fixture
def index(workspace):
    with Index(workspace) as opened:
        yield opened


def put(index, *reports: str) -> None:
    for report in reports:
        index.put(GRAPHS[report], "d")


def there(workspace, index, label: str, name: str) -> set[str]:
    """The reports that still tell of the thing."""
    state = views(workspace, index, index.digests())
    return {r for r in index.digests() if any((n.label, n.contribution.name) == (label, name) for n in state.graph(r).nodes.values())}


@pytest.mark.parametrize("order", [(R1, R2, R3, R4), (R4, R3, R2, R1)])
def test_a_hidden_thing_stays_hidden_in_later_reports_of_its_place(workspace, index, order) -> None:
    hidden = DecisionLog(workspace).add(Decision("", "hide", things=(Ref(R1, "Reform", "一窗受理改革"),), set=WHOLE))
    put(index, *order)
    assert there(workspace, index, "Reform", "一窗受理改革") == {R3}, "another place's is its own"
    assert there(workspace, index, "Reform", "河长制") == {R4}
    assert dormant(index, index.digests(), DecisionLog(workspace).active()) == []
    state = views(workspace, index, index.digests())
    assert state.view[R3] == state.view[R4] == "" and state.view[R2] and state.said(R2)["decisions"][0]["things"][0]["report"] == R2
    DecisionLog(workspace).undo(hidden.id)
    assert there(workspace, index, "Reform", "一窗受理改革") == {R1, R2, R3}
    assert set(views(workspace, index, index.digests()).view.values()) == {""}, "as if nothing had been said"


def test_what_one_report_states_wrongly_is_not_hidden_in_others(workspace, index) -> None:
    DecisionLog(workspace).add(Decision("", "hide", things=(Ref(R1, "Reform", "一窗受理改革"),)))
    put(index, R1, R2)
    assert there(workspace, index, "Reform", "一窗受理改革") == {R2}


def test_a_card_of_the_whole_thing_hides_it_for_good(workspace) -> None:
    thing = Thing("reform:1", "Reform", "河长制", refs=[Ref(R1, "Reform", "河长制")])
    whole = replace(thing, whole=True)
    card = FactCard(None, whole, "Reform", None, None, 0.5, Evidence(R1, "", None, 0, 1, "河长制。"))
    assert [act.hide(workspace, each).set for each in (thing, whole, card)] == [{}, WHOLE, WHOLE]


@pytest.mark.parametrize("later", [
    Decision("", "keep", things=(Ref(R2, "Leader", "王小明"),)), Decision("", "correct", things=(Ref(R2, "Leader", "王小明"),), set={"post": "区长"}),
    Decision("", "different", things=(Ref(R1, "Leader", "王小明"),), others=(Ref(R2, "Leader", "王小明"),))])
def test_what_somebody_says_is_there_stays(workspace, index, later) -> None:
    put(index, R1, R2, R4)
    log = DecisionLog(workspace)
    log.add(Decision("", "hide", things=(Ref(R1, "Leader", "王小明"),), set=WHOLE))
    made = log.add(later)
    assert there(workspace, index, "Leader", "王小明") == {R2}
    log.undo(made.id)
    assert there(workspace, index, "Leader", "王小明") == set()


def test_a_place_and_a_number_of_a_year_are_each_reports_own(workspace, index) -> None:
    put(index, R1, R2)
    for ref in (Ref(R1, "City", "高新区"), Ref(R1, "Outcome", "办件时间压缩40%")):
        name = next(n.contribution.name for i, n in GRAPHS[R1].nodes.items() if n.label == ref.type and ref.name in (n.contribution.name, *n.contribution.aliases))
        DecisionLog(workspace).add(Decision("", "hide", things=(ref,), set=WHOLE))
        assert there(workspace, index, ref.type, name) == {R2}


def test_what_was_hidden_stays_hidden_when_the_text_is_corrected(workspace, index) -> None:
    """The report of the decision has another id now (`ingest.successors`); its sentence reads otherwise."""
    DecisionLog(workspace).add(Decision("", "hide", things=(Ref("old", "Reform", "一窗受理改革", "我市推行一窗受理改革,办件时间压缩50%"),)))
    put(index, R1)
    assert there(workspace, index, "Reform", "一窗受理改革") == {R1}
    append(workspace, "successors", {"was": "old", "is": R1})
    assert there(workspace, index, "Reform", "一窗受理改革") == set()
