"""Which pairs of mentions may belong together, and what stands between them."""
import pytest

from ingest.extract.linear import LinearTable
from ingest.extract.relations.between import SHOWN, between, lenient, neighbours, yes
from ingest.extract.relations.context import ITEMS, Context
from tests.ingest.extract_docs import add, doc_of


def test_items_of_the_sentence_its_neighbours_and_the_heading_above():
    doc = doc_of("（一）河长制\n由市长牵头。推进田长制。推进林长制。", "淄博市", "山东省")
    for name in ("河长制", "田长制", "林长制"):
        add(doc, "Reform", name)
    context = Context(doc)
    number = context.number(doc.text.index("由"))
    assert [m.name for m in neighbours(context, number, *ITEMS, back=1, ahead=1)] == ["河长制", "田长制"]
    assert [m.name for m in neighbours(context, number, *ITEMS, back=0, ahead=2)] == ["田长制", "林长制"]


def test_the_way_between_two_mentions():
    doc = doc_of("出台河长制实施办法，建立河湖巡查机制。", "淄博市", "山东省")
    policy, item = add(doc, "Policy", "河长制实施办法"), add(doc, "Reform", "河湖巡查机制")
    found = between(Context(doc), item, policy, "relations/issuing")
    assert "ba:c1" in found and "ba:before:出台" in found and "ba:gap:，建立" in found


@pytest.mark.parametrize("least", [0.3, 0.4, 0.5])
def test_the_least_probability_becomes_the_confidence_from_which_facts_are_shown(least):
    assert lenient(least, least) == pytest.approx(SHOWN)
    assert lenient(1.0, least) == pytest.approx(1.0) and lenient(0.0, least) == 0.0
    assert lenient(least - 0.05, least) < SHOWN < lenient(least + 0.05, least)


def test_the_probability_of_yes_counts_a_feature_once():
    table = LinearTable(["no", "yes"], {"a": [-1.0, 1.0]})
    assert yes(table, ["a", "a", "b"]) == pytest.approx(yes(table, ["a"])) and yes(table, ["b"]) == pytest.approx(0.5)
    assert yes(LinearTable(["no", "yes"], {}), ["a"]) == 0.0
