"""Posts without a name, and the person whom another report names: resolved, and kept so in the store, in every order, with decisions."""
from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.browse.reports import report_facts
from graph.decisions import Decision, DecisionLog, FactRef, Ref
from graph.dump import dump
from graph.errors import BadDecision
from graph.identity.index import Index
from graph.identity.roles import AWAY, holders
from graph.load import forget, load, rebuild, resolve_again
from graph.load.views import dormant, views
from graph.profile import item as profile
from graph.profile.leader import led as led_by
from graph.registers.recognised import recognitions
from graph.registers.source import Source
from graph.resolve import ReportGraph, resolve
from graph.review.act import name_holder
from graph.review.posts import open_posts
from graph.review.show import as_text
from ingest.facts import FactFile, Relation, Role
from ingest.offices import stated, title_of
from ingest.workspace import Workspace
from tests.graph.folders import keep
from tests.graph.graph_facts import entity, relation, report

LEADS, PRAISE = "市委主要领导亲自推动一窗受理改革。", "一窗受理改革得到省委书记批示肯定。"


def asking(number: int = 1, year: int | None = 2020, acting: bool = True, **meta) -> FactFile:
    """A report of 淄博市 that says posts and no names: who leads a reform, and who approved of it."""
    text = LEADS + PRAISE
    reform = entity("Reform", "R1", "一窗受理改革", text)
    home = entity("City", "C1", "淄博市", text)
    home.implied = True
    made = report(number, [home, reform], [relation("CARRIED_OUT_IN", "R1", "C1")], text, year=year, **meta)
    made.roles = [
        Role("X1", "市委主要领导", 0, 6, "370300", ["书记"], acting, 0.6, [Relation("LEADS", "X1", "R1", {}, LEADS, 0, len(LEADS), 0.6, "test")]),
        Role("X2", "省委书记", text.index("省委书记"), text.index("省委书记") + 4, "370000", ["书记"], False, 0.6,
             [Relation("RECOGNISED_BY", "R1", "X2", {"form": "批示肯定"}, PRAISE, len(LEADS), len(text), 0.8, "test")]),
    ]
    return made


def naming(number: int, name: str = "王建国", title: str = "市委书记", place: str = "淄博市", year: int | None = 2020, **meta) -> FactFile:
    """A report that names who holds a post."""
    text = f"{title}{name}出席会议。"
    held = relation("HOLDS_POST", "L1", "C1", (0, len(text)), title=title)
    held.evidence = text
    return report(number, [entity("City", "C1", place, text), entity("Leader", "L1", name, text, post=title)], [held], text, year=year, **meta)


def put(store, *each: FactFile) -> list[str]:
    """The dump after these reports were loaded one by one."""
    for facts in each:
        keep(store.workspace, facts)
        load(store, store.workspace)
    return list(dump(store))


def told(store) -> set[tuple[str, str]]:
    """(type, person) of the facts that tell of a person what is not a post."""
    return {tuple(row) for row in store.read("MATCH (l:Leader)-[r:LEADS|RECOGNISED_BY]-(:Reform) RETURN type(r) AS type, l.name AS name").rows}


def resolved(workspace: Workspace, *each: FactFile) -> dict[str, ReportGraph]:
    """What each report says when these are resolved together, without a store."""
    with Index(workspace) as index:
        for facts in each:
            index.put(resolve(facts), facts.report)
        state = views(workspace, index, [facts.report for facts in each])
        return {report: state.graph(report) for report in state.view}


def people(graph: ReportGraph) -> dict[tuple[str, str], tuple]:
    """(type, person) of what a report says of people beside their posts, with the supports."""
    return {(kind, graph.nodes[node].contribution.name): supports for (kind, head, tail), supports in graph.relationships.items()
            for node in (head, tail) if kind != "HOLDS_POST" and node in graph.nodes and graph.nodes[node].label == "Leader"}


FIRST = f"r{1:016x}"


def test_a_post_becomes_the_person_whom_another_report_of_the_place_and_year_names(workspace) -> None:
    made = resolved(workspace, asking(), naming(2), naming(3, "李志强", title="省委书记", place="山东省", city="山东省"), naming(4, "张伟民", place="潍坊市", city="潍坊市"))
    found = people(made[FIRST])
    assert set(found) == {("LEADS", "王建国"), ("RECOGNISED_BY", "李志强")}
    (led,), (praise,) = found["LEADS", "王建国"], found["RECOGNISED_BY", "李志强"]
    assert (led.report, led.quote, led.start, led.confidence, led.lists) == (FIRST, LEADS, 0, 0.6 * AWAY, ("", f"r{2:016x}"))
    assert (praise.quote, praise.confidence, praise.lists) == (PRAISE, 0.8 * AWAY, ("批示肯定", "", "", f"r{3:016x}"))
    person = next(i for i, n in made[FIRST].nodes.items() if n.contribution.name == "王建国")
    assert person in made[f"r{2:016x}"].nodes, "one person in both reports"
    assert [m.texts for m in made[FIRST].mentions if m.node == person] == [("市委主要领导",)]
    assert made[FIRST].nodes[person].contribution.aliases == () and made[FIRST].nodes[person].contribution.attrs == {}


@pytest.mark.parametrize("others", [
    (), (naming(2, year=2019),), (naming(2, year=None),), (naming(2, title="市长"),), (naming(2, title="市委副书记"),), (naming(2, place="潍坊市"),),
    (naming(2, title="原市委书记"),), (naming(2), naming(3, "李志强")), (naming(2), naming(3, "李志强", title="时任市委书记")), (naming(2, title="代市委书记"),),
])
def test_where_nobody_or_several_are_named_nothing_is_said(workspace, others) -> None:
    assert people(resolved(workspace, asking(), *others)[FIRST]) == {}


def test_a_report_without_a_year_asks_for_nobody(workspace) -> None:
    assert people(resolved(workspace, asking(year=None), naming(2, year=None), naming(3))[FIRST]) == {}


@pytest.mark.parametrize("acting", [True, False])
def test_who_acts_as_mayor_is_the_head_where_the_words_let_him_be(workspace, acting) -> None:
    mayor = asking(acting=acting)
    mayor.roles[0].functions = ["行政首长"]
    assert set(people(resolved(workspace, mayor, naming(2, title="市委副书记、代市长"))[FIRST])) == ({("LEADS", "王建国")} if acting else set())


def test_both_heads_at_once_are_each_whom_other_reports_name(workspace) -> None:
    both = asking()
    both.roles[0].functions = ["书记", "行政首长"]
    assert set(people(resolved(workspace, both, naming(2))[FIRST])) == {("LEADS", "王建国")}
    assert set(people(resolved(workspace, both, naming(2), naming(3, "李志强", title="市长"))[FIRST])) == {("LEADS", "王建国"), ("LEADS", "李志强")}


def test_the_speaker_of_another_report_names_the_head_of_the_government(workspace) -> None:
    spoken = asking()
    spoken.roles[0].functions = ["行政首长"]
    speech = report(2, [], [], "市长　李志强", year=2020, title="政府工作报告", author="市长 李志强")
    assert set(people(resolved(workspace, spoken, speech)[FIRST])) == {("LEADS", "李志强")}


def test_a_person_whom_the_report_names_without_the_post_is_one_with_that_of_the_post(workspace) -> None:
    plain = asking()
    plain.entities.append(entity("Leader", "L1", "王建国", "王建国"))
    plain.relations.append(relation("LEADS", "L1", "R1", (20, 24)))
    supports = people(resolved(workspace, plain, naming(2))[FIRST])["LEADS", "王建国"]
    assert [s.lists[-1] for s in supports] == [f"r{2:016x}", ""]


def test_two_names_that_people_found_to_be_one_person_are_one_holder(workspace) -> None:
    both = asking(), naming(2), naming(3, "王健国")
    assert people(resolved(workspace, *both)[FIRST]) == {}
    DecisionLog(workspace).add(Decision("", "same", things=(ref(2, "Leader", "王建国"), ref(3, "Leader", "王健国"))))
    assert set(people(resolved(workspace, *both)[FIRST])) == {("LEADS", "王建国")}


POOL = [asking(), naming(4), naming(6, "张伟民", title="省委书记", place="山东省", city="山东省"), naming(7, "陈立新"), naming(8, title="原市委书记")]


def test_no_order_of_loads_and_forgets_changes_the_graph(store) -> None:
    alone, chance = put(store, asking()), random.Random(23)
    assert put(store, naming(4)) != alone and told(store) == {("LEADS", "王建国")}
    forget(store, store.workspace, f"r{4:016x}")
    assert list(dump(store)) == alone and told(store) == set()
    forget(store, store.workspace, FIRST)
    put(store, *chance.sample(POOL, len(POOL)))
    assert told(store) == {("RECOGNISED_BY", "张伟民")}, "of the party's secretary two are named"
    forget(store, store.workspace, f"r{7:016x}")
    assert told(store) == {("RECOGNISED_BY", "张伟民"), ("LEADS", "王建国")}
    grown = list(dump(store))
    rebuild(store, store.workspace)
    assert list(dump(store)) == grown


@settings(max_examples=8)
@given(st.permutations(POOL), st.sets(st.sampled_from(range(1, len(POOL)))))
def test_in_any_order_the_same_reports_say_the_same(order, gone) -> None:
    there = [facts for facts in order if POOL.index(facts) not in gone]
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        kept = Workspace(Path(one)).create()
        for many in range(1, len(order) + 1):
            resolved(kept, *order[:many])
        assert resolved(kept, *there) == resolved(Workspace(Path(other)).create(), *sorted(there, key=lambda facts: facts.report))


def ref(number: int, type_: str, name: str) -> Ref:
    return Ref(f"r{number:016x}", type_, name)


LED = FactRef("LEADS", ref(1, "Leader", "王建国"), ref(1, "Reform", "一窗受理改革"), LEADS)
HELD = FactRef("HOLDS_POST", ref(2, "Leader", "王建国"), ref(2, "City", "淄博市"), "市委书记王建国出席会议。")
DECISIONS = {
    "the fact is wrong": Decision("", "hide", fact=LED),
    "nobody holds the post": Decision("", "hide", fact=HELD),
    "the post is another": Decision("", "correct", fact=HELD, set={"title": "市长"}),
    "the person is nobody": Decision("", "hide", things=(ref(2, "Leader", "王建国"),)),
    "the item is none": Decision("", "hide", things=(ref(1, "Reform", "一窗受理改革"),)),
}


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS)
def test_what_people_decide_holds_and_can_be_taken_back(workspace, decision) -> None:
    log, both = DecisionLog(workspace), (asking(), naming(2))
    made = log.add(decision)
    assert people(resolved(workspace, *both)[FIRST]) == {}
    with Index(workspace) as index:
        assert dormant(index, index.digests(), log.active()) == []
    log.undo(made.id)
    assert set(people(resolved(workspace, *both)[FIRST])) == {("LEADS", "王建国")}


def test_pages_lead_to_the_report_that_names_the_person(store) -> None:
    put(store, asking(), naming(2), naming(3, "李志强", title="省委书记", place="山东省", city="山东省"))
    item, leader = (store.read(f"MATCH (x:{kind}) WHERE x.name <> '李志强' RETURN x.id AS id").single() for kind in ("Reform", "Leader"))
    assert {(f.type, f.evidence.named_in) for f in profile.item(store, item).facts.rows} >= {("LEADS", f"r{2:016x}"), ("RECOGNISED_BY", f"r{3:016x}"), ("CARRIED_OUT_IN", "")}
    assert [(led.since, led.evidence.named_in) for led in led_by(store, leader).rows] == [((), f"r{2:016x}")]
    edges = {edge.type: edge for edge in report_facts(store, FIRST).edges}
    assert edges["LEADS"].evidence[0].named_in == f"r{2:016x}" and not edges["LEADS"].extra and edges["CARRIED_OUT_IN"].evidence[0].named_in == ""
    assert recognitions(Source(store)) == [], "registers count what the report says by itself"


def test_what_people_confirm_is_sure_and_waits_where_nobody_is_named(store) -> None:
    before, log = put(store, asking(), naming(2)), DecisionLog(store.workspace)
    made = log.add(Decision("", "keep", fact=LED))
    resolve_again(store, store.workspace)
    assert store.read("MATCH ()-[r:LEADS]->() RETURN r.confidence AS confidence, r.named_in AS named_in").rows == [[1.0, [f"r{2:016x}"]]]
    kept = list(dump(store))
    rebuild(store, store.workspace)
    assert list(dump(store)) == kept
    forget(store, store.workspace, f"r{2:016x}")
    with Index(store.workspace) as index:
        assert dormant(index, {FIRST}, log.active()) == [made]
    assert put(store, naming(2)) == kept
    log.undo(made.id)
    resolve_again(store, store.workspace)
    assert list(dump(store)) == before


def test_a_post_is_held_in_the_years_that_are_stated_and_by_nobody_who_left():
    def held(*said: dict, year: int = 2018) -> list[tuple[int, str, str]]:
        facts = naming(1, "王建国", "市长", year=year)
        facts.relations = [relation("HOLDS_POST", "L1", "C1", (n, n + 1), title="市长", **each) for n, each in enumerate(said)]
        return [(post.year, post.function, holder.how) for post, holder in holders(resolve(facts))]

    assert held({}) == [(2018, "行政首长", "now")]
    assert held({"held": "former"}) == held({}, {"held": "former"}) == [(2018, "行政首长", "former")]
    assert held({"from": "2013-03", "to": "2016-11", "held": "former"}) == [
        (2013, "行政首长", "former"), (2014, "行政首长", "now"), (2015, "行政首长", "now"), (2016, "行政首长", "former")]
    assert held({"from": "2016"}) == [(2016, "行政首长", "former"), (2017, "行政首长", "now"), (2018, "行政首长", "now")]
    assert held({}, {"to": "2018-11", "held": "former"}) == [(2018, "行政首长", "former")]


def test_two_mayors_of_one_year_leave_the_post_open_unless_one_had_left():
    def leads(*naming_: FactFile) -> list[str]:
        asks = asking(1, acting=False)
        asks.roles = [Role("X1", "市长", 0, 6, "370300", ["行政首长"], False, 0.6, asks.roles[0].relations)]
        with TemporaryDirectory() as folder:
            graphs = resolved(Workspace(Path(folder)), asks, *naming_)
        return [name for kind, name in people(graphs[asks.report]) if kind == "LEADS"]

    now, left = naming(2, "王建国", "市长"), naming(3, "陈立新", "市长", year=2022)
    left.relations[0].attrs |= {"from": "2013", "to": "2019-11", "held": "former"}
    assert leads(now) == ["王建国"] == leads(now, left)
    left.relations[0].attrs["to"] = "2020-11"
    assert leads(now, left) == []


class Reports:
    """Stands for a store that has these reports, of which the list of open posts reads nothing else."""

    def __init__(self, *each: FactFile) -> None:
        self.rows = [{"id": f.report, "name": f.title, "city": f.city, "year": f.year} for f in each]

    def read(self, *_, **__):
        return self

    def dicts(self) -> list[dict]:
        return self.rows


def test_a_post_that_nobody_or_several_are_said_to_hold_is_listed_until_a_person_names_the_holder(workspace) -> None:
    each = [asking(), naming(2), naming(3, "李志强", title="时任市委书记")]
    for facts in each:
        keep(workspace, facts)

    def waiting() -> list[tuple]:
        cards, total = open_posts(Reports(*each), workspace)
        assert total == len(cards)
        return [(c.place, c.title, c.year, [name for name, _, _ in c.holders], c.evidence[0].quote) for c in cards]

    assert waiting() == [("淄博市", "市委书记", 2020, ["李志强", "王建国"], LEADS), ("山东省", "省委书记", 2020, [], PRAISE)]
    assert open_posts(Reports(*each), workspace, city="潍坊市") == ([], 0)
    secretary, provincial = open_posts(Reports(*each), workspace)[0]
    assert any("decide add" in line and "post=市委书记 of=淄博市" in line for line in as_text(secretary))
    name_holder(workspace, secretary, "王建国")
    assert [title for _, title, *_ in waiting()] == ["省委书记"]
    name_holder(workspace, provincial, "张伟民")
    assert waiting() == []
    with pytest.raises(BadDecision):
        name_holder(workspace, provincial, "某某 3")
    graph = resolved(workspace, *each)[FIRST]
    assert {(key, s.confidence, s.lists[-1]) for key, supports in people(graph).items() for s in supports} == {
        (("LEADS", "王建国"), 0.6, ""), (("RECOGNISED_BY", "张伟民"), 0.8, "")}
    posts = {(graph.nodes[head].contribution.name, tail, s.lists[0]) for (kind, head, tail), each in graph.relationships.items() if kind == "HOLDS_POST" for s in each}
    assert posts == {("王建国", "city:370300", "市委书记"), ("张伟民", "city:370000", "省委书记")}
    DecisionLog(workspace).file.unlink()
    assert len(waiting()) == 2


@pytest.mark.parametrize("place", ["淄博市", "山东省", "桓台县", "张店区", "广西壮族自治区", "恩施土家族苗族自治州"])
@pytest.mark.parametrize("function", ["书记", "行政首长", "政协主席"])
def test_how_the_holder_of_a_function_is_called(place, function) -> None:
    assert [found for found, _ in stated(title_of(function, place))] == [function]
