"""Similar things of other places on both stores: which come, in which order, why, and what is left out."""
from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import BadQuestion
from graph.similar.filters import Filters
from graph.similar.find import _kept
from graph.similar.hits import grouped, hits
from graph.similar.own import above
from graph.similar.question import at_places, of_item, of_text
from graph.similar.ranking import ranking
from graph.similar.reasons import side_by_side
from graph.similar.records import Place, Profile, Ranked

PROBLEM = """
MATCH (n:Reform)-[:CARRIED_OUT_IN]->(:City {name: '湘潭市'})
CREATE (n)-[:ADDRESSES {confidence: 0.9}]->(:Thing:Problem {id: 'problem:test', name: '企业开办环节多', search: '企业开办环节多'})"""
PARK = """
MATCH (city:City {name: '郴州市'}) MATCH (n:Reform)-[r:CARRIED_OUT_IN]->(:City {name: '湘潭市'})
CREATE (n)-[:CARRIED_OUT_IN]->(park:Thing:City {id: 'city:试验园@430000', name: '试验园'})-[:PART_OF]->(:Thing:City {id: 'city:大园@430000', name: '大园'})-[:PART_OF]->(city)
DELETE r"""
OWN = "MATCH (n:Reform {name: '企业开办一窗受理改革'}) RETURN n.id AS id"


def names(found) -> set[str]:
    return {hit.answer.item.name for hit in found}


def test_a_thing_finds_its_like_elsewhere_and_never_its_own_place(similar):
    question = of_item(similar, similar.read(OWN).single())
    assert question.vector is not None and [p.name for p in question.places] == ["淄博市"]
    found = hits(similar, [question])
    assert names(found) == {"企业开办“一窗受理”", "企业开办一窗受理试点"}
    assert all(hit.city != "淄博市" for hit in found)
    best = next(hit for hit in found if hit.city == "湘潭市")
    assert [(t.name, t.figure) for t in best.details.of("ACHIEVED")] == [("企业开办时间", "↓2天")]
    assert [t.name for t in best.details.of("RECOGNISED_BY")] == ["国务院办公厅"]
    assert any(r.kind == "means" and "一窗受理" in r.words for r in best.reasons)
    assert best.sides == ("推行企业开办一窗受理改革，材料一次交齐。", "实行企业开办“一窗受理”，两天办结。")
    assert [(d.name, d.asked, d.found) for d in best.differences] == [("year", "2017", "2018")]


def test_a_description_finds_them_all_but_those_of_the_askers_place(similar):
    everywhere = hits(similar, [of_text("企业开办一窗受理")])
    assert names(everywhere) == {"企业开办一窗受理改革", "企业开办“一窗受理”", "企业开办一窗受理试点"}
    mine = hits(similar, [at_places(similar, of_text("企业开办一窗受理"), ["潍坊"])])
    assert names(mine) == {"企业开办一窗受理改革", "企业开办“一窗受理”"}


def test_what_lies_within_the_askers_place_is_its_own(similar):
    question = of_text("企业开办一窗受理")
    of_hunan = hits(similar, [replace(question, places=(Place("city:370000", "山东省"),))])  # two cities of Shandong, one of Hunan
    assert [hit.city for hit in of_hunan] == ["湘潭市"]
    similar.write(lambda tx: tx.run(PARK))  # no list has it, but a report says where it lies
    mine = hits(similar, [at_places(similar, question, ["郴州市"])])
    assert {hit.city for hit in mine} == {"淄博市", "潍坊市"}
    assert {hit.city for hit in hits(similar, [question])} == {"淄博市", "潍坊市", "试验园"}


def test_a_description_shares_the_ideas_and_problems_that_it_names(similar):
    similar.write(lambda tx: tx.run(PROBLEM))
    found = {hit.city: hit for hit in hits(similar, [of_text("企业开办环节多，想一窗受理")])}
    assert [(r.kind, r.words, r.id) for r in found["湘潭市"].reasons if r.kind == "problem"] == [("problem", "企业开办环节多", "problem:test")]
    assert not any(r.kind == "problem" for r in found["淄博市"].reasons)
    question = of_text("企业开办一窗受理")
    assert not any(r.kind == "problem" for hit in hits(similar, [question]) for r in hit.reasons)
    assert any(r.kind == "problem" for hit in hits(similar, [replace(question, ties=("企业开办环节多",))]) for r in hit.reasons)  # a draft says so elsewhere


def test_what_is_not_sure_has_something_in_common_that_one_can_name():
    ranks = ranking("meaning")
    doubtful = Ranked(Profile("reform:x", "Reform", "容缺受理机制"), (ranks.tail + ranks.worth) / 2, {"meaning": 0.3, "run": 0.125, "covered": 0.01})
    assert not _kept(doubtful, ranks)
    assert _kept(replace(doubtful, features={"run": 0.25}), ranks) and _kept(replace(doubtful, features={"topic": 1.0}), ranks)
    assert _kept(replace(doubtful, score=ranks.worth), ranks) and not _kept(replace(doubtful, score=ranks.tail - 0.01, features={"topic": 1.0}), ranks)


def test_what_has_nothing_to_do_with_anything_finds_nothing(similar):
    assert hits(similar, [of_text("载人航天器对接口的焊缝探伤")]) == []


@pytest.mark.parametrize(("filters", "expected"), [
    (Filters(levels=("provincial",)), {"企业开办一窗受理试点"}),
    (Filters(provinces=("湖南省",)), {"企业开办“一窗受理”"}),
    (Filters(results=True), {"企业开办“一窗受理”"}),
    (Filters(recognised=True), {"企业开办“一窗受理”"}),
    (Filters(years=(2019, None)), {"企业开办一窗受理试点"}),
    (Filters(topics=("生态环境",)), set()),
    (Filters(elsewhere=True), {"企业开办“一窗受理”"}),
    (Filters(labels=("Pilot",)), {"企业开办一窗受理试点"}),
    (Filters(confidence=0.99), set()),
])
def test_filters_leave_out(similar, filters, expected):
    assert names(hits(similar, [of_item(similar, similar.read(OWN).single())], filters)) == expected


def test_likeness_of_places_can_decide_the_order(similar):
    question = of_item(similar, similar.read(OWN).single())
    found = hits(similar, [question], places=1.0)
    assert [hit.city for hit in found] == ["潍坊市", "湘潭市"]  # of the asker's own province first
    assert found[0].answer.alike > found[1].answer.alike


def test_hits_of_one_idea_are_one_group(similar):
    groups = grouped(hits(similar, [of_item(similar, similar.read(OWN).single())]))
    ideas = {hit.concept[1] for group in groups for hit in group.hits}
    assert sum(group.places for group in groups) == 2
    assert len(groups) == len(ideas) or "" in ideas


def test_nobody_knows_the_id(similar):
    with pytest.raises(BadQuestion, match="reform:nothing"):
        of_item(similar, "reform:nothing")
    with pytest.raises(BadQuestion, match=r"淄傅市.*淄博市"):
        at_places(similar, of_text("企业开办"), ["淄傅市"])
    similar.write(lambda tx: tx.run("CREATE (:Thing:City {id: 'city:430321', name: '湘潭县', adcode: '430321', parent: 'city:430300'})"))
    with pytest.raises(BadQuestion, match=r"湘潭 可指 2 个地区.*湘潭县"):
        at_places(similar, of_text("企业开办"), ["湘潭"])


def test_a_place_lies_in_all_above_it():
    assert above(Place("city:370305", "临淄区", adcode="370305", parent="city:370300")) == {"city:370305", "city:370300", "city:370000"}
    assert above(Place("city:齐鲁化工区@370305", "齐鲁化工区", parent="city:370305")) == {"city:齐鲁化工区@370305", "city:370305", "city:370300", "city:370000"}
    assert above(Place("city:某地@", "某地")) == {"city:某地@"}


def test_the_sentences_that_match_best_stand_side_by_side(similar):
    question = of_text("材料一次交齐")
    assert side_by_side(question, ["河流有人管。", "材料一次交齐就办。"]) == ("材料一次交齐", "材料一次交齐就办。")
