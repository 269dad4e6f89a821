"""Lists of mistakes name what was missed, made up and wrong, and leave matters of taste out."""
import pytest

from training import mistakes as listing
from training.annotated import Annotated
from training.mistakes import mistakes


class Scorer:
    """The parts of the scorer that the lists use, by equal names."""

    ENTITY_TYPES, RELATION_TYPES = ["City", "Reform"], ["CARRIED_OUT_IN"]

    @staticmethod
    def pair_entities(gold, pred):
        return {g["id"]: p["id"] for g in gold for p in pred if (g["type"], g["name"]) == (p["type"], p["name"])}

    @staticmethod
    def pair_relations(gold, pred, pairs):
        return [(g, p) for g in gold["relations"] for p in pred["relations"] if (pairs.get(g["head"]), pairs.get(g["tail"])) == (p["head"], p["tail"])]

    @staticmethod
    def is_optional(entity, optional):
        return entity["name"] in optional.get(entity["type"], [])


def entity(number, kind, name, **values):
    return {"id": number, "type": kind, "name": name, "attrs": {}, "component": "reforms", "confidence": 0.7, **values}


@pytest.fixture
def listed(monkeypatch):
    monkeypatch.setattr(listing, "scorer", lambda: Scorer)
    gold = {"entities": [entity("C1", "City", "甲市"), entity("R1", "Reform", "河长制", attrs={"status": "planned"}), entity("R2", "Reform", "林长制"),
                         entity("R3", "Reform", "田长制", soft=True)],
            "relations": [{"type": "CARRIED_OUT_IN", "head": "R1", "tail": "C1"}, {"type": "CARRIED_OUT_IN", "head": "R2", "tail": "C1"}],
            "optional": {"Reform": ["路长制"]}}
    pred = {"entities": [entity("c", "City", "甲市"), entity("a", "Reform", "河长制", attrs={"status": "underway"}), entity("b", "Reform", "路长制"),
                         entity("d", "Reform", "一般工作")],
            "relations": []}
    one = Annotated("a.txt", "a", "train", None, None, gold)
    return mistakes([one], {"a.txt": pred})


def test_entities_missed_and_made_up(listed):
    assert listed["Reform"] == ["a: missed 林长制", "a: spurious 一般工作 (reforms, 0.7)"]


def test_attributes_tell_what_they_should_be(listed):
    assert listed["Reform.status"] == ["a: 河长制: planned, not underway"]


def test_relations_are_listed_where_both_ends_were_found(listed):
    assert listed["CARRIED_OUT_IN"] == ["a: missed 河长制 → 甲市"]
