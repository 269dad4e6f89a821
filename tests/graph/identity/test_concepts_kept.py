"""Concepts that are brought up to date part by part are those that are computed from all items."""
from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.concepts.groups import Concept
from graph.concepts.ideas import idea
from graph.concepts.kept import update
from graph.decisions import Decision, FactRef, Ref
from graph.identity.index import Index
from graph.identity.items import Item, Unit
from graph.identity.solve import Solution
from graph.load.concepts import _said, concepts_of, words_of
from graph.load.views import Views
from graph.resolve import ReportGraph, ids
from ingest.workspace import Workspace

CITIES = ("370300", "370700", "350400", "430200", "440300")
LEADS = ("", "深化", "推进")
CORES = ("城市管理综合执法", "城市管理执法", "放管服", "放管服全流程", "林权制度", "集体林权制度", "集体林权流转制度", "河长制", "河长制湖长制", "营商环境优化",
         "优化营商环境", "医疗保障支付方式", "医保支付方式", "紧密型医共体建设", "医共体建设")
KINDS = ("改革", "", "体制改革")


def put(index: Index, chance: random.Random, report: str, scope: str) -> None:
    names = {chance.choice(LEADS) + chance.choice(CORES) + chance.choice(KINDS) for _ in range(chance.randrange(1, 7))}
    items = [Item(Unit(report, ids.item("Reform", scope, n)), "Reform", n, scope=scope, year=chance.randrange(2014, 2024)) for n in sorted(names)]
    digest = str(chance.random())
    index.put(ReportGraph(report, {}), digest)
    index.put_items(report, items, "", idea)


def joined(index: Index, chance: random.Random, reports: set[str]) -> Solution:
    """Some things of a city are one."""
    found = Solution()
    for city in CITIES:
        told = sorted({(report, base) for report, base, _, _, place, _ in index.told() if place == ids.coded_city(city)})
        for report, base in told:
            if chance.random() < 0.2:
                found.ids.setdefault(report, {})[base] = min(b for _, b in told)
    return found


def digest_of(concept: Concept) -> str:
    return repr((concept.name, concept.aliases, concept.places, concept.year, sorted((i, sorted(u)) for i, u in concept.items.items())))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_comes_goes_and_joins_the_concepts_are_those_of_all_items(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    reports = {f"r{city}{n}": ids.coded_city(city) for city in CITIES for n in range(3)}
    most = fewest = 0
    with Index(Workspace(tmp_path)) as index:
        solution = Solution()
        for _ in range(25):
            for report in chance.sample(sorted(reports), chance.choice((0, 1, 1, 3))):
                if chance.random() < 0.25:
                    index.drop([report])
                else:
                    put(index, chance, report, reports[report])
            digests = index.digests()
            present = {r for r in digests if chance.random() > 0.1}
            if chance.random() < 0.4:
                solution = joined(index, chance, present)
            marks = {r: f"{digests[r]} {sorted(solution.ids.get(r, {}).items())}" for r in present}
            kept, made = update(index, solution.ids, marks, digest_of)
            whole = concepts_of(index, solution, present)
            assert kept == {c.id: (digest_of(c), len(c.items)) for c in whole}
            assert {c.id: c for c in whole if c.id in made} == made
            again, none = update(index, solution.ids, marks, digest_of)
            assert again == kept and not none
            most, fewest = max(most, len(whole)), fewest + (len(made) < len(whole))
    assert most > 2 and fewest, "there are concepts, and not all are made again each time"


def test_other_marks_of_a_report_give_its_concepts_new_digests_and_leave_the_others(tmp_path: Path) -> None:
    names = {"370300": ["河长制改革"], "370700": ["河长制改革"], "350400": ["集体林权制度改革"], "430200": ["集体林权制度改革"]}
    with Index(Workspace(tmp_path)) as index:
        for city, each in names.items():
            scope = ids.coded_city(city)
            index.put(ReportGraph(f"r{city}", {}), "1")
            index.put_items(f"r{city}", [Item(Unit(f"r{city}", ids.item("Reform", scope, n)), "Reform", n, scope=scope) for n in each], "", idea)
        marks = {f"r{city}": "1" for city in names}
        kept, made = update(index, {}, marks, lambda c: "1")
        assert sorted(c.name for c in made.values()) == ["河长制改革", "集体林权制度改革"]
        changed, made = update(index, {}, {**marks, "r370700": "2"}, lambda c: "2")
        assert [c.name for c in made.values()] == ["河长制改革"]
        assert {changed[c][0] for c in made} == {"2"} and {changed[c] for c in kept.keys() - made.keys()} == {("1", 2)}


def test_a_person_takes_an_item_out_of_a_concept_puts_one_in_and_takes_both_back(tmp_path: Path) -> None:
    names = {"370300": "全面推行河长制", "370700": "河长制", "350400": "水域联防共治机制", "430200": "推行河长制"}
    with Index(Workspace(tmp_path)) as index:
        for code, name in names.items():
            scope = ids.coded_city(code)
            index.put(ReportGraph(f"r{code}", {}), "1")
            index.put_items(f"r{code}", [Item(Unit(f"r{code}", f"reform:{code}"), "Reform", name, scope=scope, year=2019)], "", idea)

        def decided(do: str, code: str, about: str = "河长制") -> Decision:
            head = Ref(f"r{code}", "Reform", names[code])
            return Decision(f"{do}{code}", do, fact=FactRef("INSTANCE_OF", head, Ref(f"r{code}", "Concept", about)))

        def state(active: list[Decision]) -> Views:
            return Views(index, Solution(), {f"r{code}": "" for code in names}, active, of_concepts=every)

        def items(active: list[Decision]) -> list[set[str]]:
            now, marks = state(active), {f"r{code}": "1" for code in names}
            words = words_of(index, now)
            marks |= {report: f"1 {said}" for report, said in _said(now).items()}
            kept, _ = update(index, {}, marks, digest_of, words)
            whole = concepts_of(index, Solution(), marks, words)
            assert kept == {c.id: (digest_of(c), len(c.items)) for c in whole}
            return [{i.partition(":")[2] for i in c.items} for c in whole]

        out, put, late = decided("hide", "370300"), decided("add", "350400"), decided("add", "370300")
        every = [out, put, late]
        for _ in range(2):
            assert items([]) == [{"370300", "370700", "430200"}]
            assert items([out]) == [{"370700", "430200"}]
            assert items([out, put]) == [{"370700", "430200", "350400"}]
            assert items([out, put, late]) == [{"370300", "370700", "430200", "350400"}], "the later word counts"
            assert items([put]) == [{"370300", "370700", "430200", "350400"}]
        assert items([out, decided("hide", "370700")]) == [], "one place shares nothing"
        assert items([decided("add", "350400", "没有的理念")]) == [{"370300", "370700", "430200"}]
