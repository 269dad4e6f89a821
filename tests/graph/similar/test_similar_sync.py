"""Vectors in the store: made once, made again for what changed, kept by text, and no part of the graph's facts."""
from __future__ import annotations

import pytest

from graph.decisions import Decision, DecisionLog, Ref
from graph.dump import dump
from graph.load import forget, load, rebuild, resolve_again
from graph.similar.cache import FILE, VectorCache
from graph.similar.sync import mark_of, prepare
from tests.graph.folders import keep
from tests.graph.review.review_reports import report
from tests.graph.similar.similar_reports import Bigrams, similar_reports

KEPT = "MATCH (n:Thing) WHERE n.embedded IS NOT NULL RETURN n.id AS id, n.told AS told, n.vector AS vector, n.embedded AS mark ORDER BY id"


class Counting(Bigrams):
    """Counts the texts that it is given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def passages(self, texts):
        self.texts += texts
        return super().passages(texts)


def kept(store):
    return [(i, told, [round(x, 4) for x in vector or ()], mark) for i, told, vector, mark in store.read(KEPT).rows]


def test_only_what_is_new_or_changed_is_made(similar):
    model = Counting()
    assert (prepare(similar, similar.workspace, model).made, model.texts) == (0, [])
    before = kept(similar)
    assert len(before) == 5 and {mark for *_, mark in before} == {mark_of(model)}
    keep(similar.workspace, report(5, 2020, ("Reform", "林长制", "推行林长制。", {}), ("City", "郴州市", "郴州市再出发。", {}), city="郴州市", province="湖南省"))
    load(similar, similar.workspace)
    assert prepare(similar, similar.workspace, model).made == 1
    assert sorted(model.texts) == ["推行林长制。", "林长制"]
    forget(similar, similar.workspace, f"r{5:016x}")
    assert prepare(similar, similar.workspace, model).made == 0
    assert kept(similar) == before


def test_another_sentence_makes_another_vector_and_a_rebuild_the_same(similar):
    model = Counting()
    changed = similar_reports()[3]
    text = changed.passages[0].text
    for each in (*changed.entities, *changed.relations):
        each.evidence = each.evidence.replace("河流有人管", "水清河又畅")
    changed.passages[0].text = text.replace("河流有人管", "水清河又畅")
    keep(similar.workspace, changed)
    load(similar, similar.workspace)
    prepare(similar, similar.workspace, model)
    assert "全面推行河长制，水清河又畅。" in model.texts and "企业开办“一窗受理”" not in model.texts
    before = kept(similar)
    assert any(told == "全面推行河长制，水清河又畅。" for _, told, *_ in before)
    rebuild(similar, similar.workspace)
    assert kept(similar) == []
    prepare(similar, similar.workspace, model)
    assert kept(similar) == before


@pytest.mark.parametrize("label, name, values, made", [
    ("Reform", "河长制", {"status": "planned"}, 0), ("Reform", "河长制", {"topic": "农业农村"}, 0),
    ("Pilot", "企业开办一窗受理试点", {"level": "national"}, 0), ("Reform", "河长制", {"name": "河湖长制"}, 1)])
def test_what_a_person_corrects_is_still_found_by_meaning_at_once(similar, label, name, values, made):
    model, before = Counting(), kept(similar)
    facts = next(f for f in similar_reports() if any(e.name == name for e in f.entities))
    quote = next(e.evidence for e in facts.entities if e.name == name)
    DecisionLog(similar.workspace).add(Decision("", "correct", "me", things=(Ref(facts.report, label, name, quote),), set=values))
    resolve_again(similar, similar.workspace)
    [(right, embedded)] = similar.read("MATCH (n:Thing) WHERE n.told IN $told RETURN n.name, n.embedded", told=[quote]).rows
    assert (right, embedded) == (values.get("name", name), None if made else mark_of(model))
    assert len(similar.read("MATCH (n:Thing) WHERE n.vector IS NOT NULL RETURN n.id").rows) == 5
    assert prepare(similar, similar.workspace, model).made == made
    assert made or kept(similar) == before


def test_another_model_makes_all_anew_and_a_dump_shows_none(similar):
    class Other(Bigrams):
        model = "bigrams of the tests 2"

    shown = list(dump(similar))
    assert prepare(similar, similar.workspace, Other()).made == 5
    assert list(dump(similar)) == shown
    assert not any('"vector"' in line or '"embedded"' in line or '"told"' in line for line in shown)


def test_a_cache_that_is_no_database_is_made_anew(workspace):
    workspace.root.mkdir(parents=True, exist_ok=True)
    (workspace.root / FILE).write_bytes(b"no database at all, but long enough to be read as one" * 20)
    with VectorCache(workspace, Bigrams()) as cache:
        assert set(cache.vectors(["河长制", "河长制", "林长制"])) == {"河长制", "林长制"}
