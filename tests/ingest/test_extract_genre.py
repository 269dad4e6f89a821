"""A reform review is told from a work report, and what it counts is the result of the item named before it."""
import pytest

from ingest.clean import clean
from ingest.clean.text import Metadata
from ingest.extract import build, extract
from ingest.extract.genre import is_review

COUNTED = "建立村务协商会制度，全年走访农户，化解矛盾纠纷1200件。"
REFORM = "全面深化改革，各项改革有序推进，改革成效不断显现。"


def test_a_review_speaks_of_reform_all_along():
    assert is_review(REFORM * 70)
    assert not is_review(REFORM * 20), "a passage on reform may be of any report"
    assert not is_review(REFORM + "地区生产总值增长，城乡面貌改善。" * 100)


@pytest.mark.parametrize("others, kind", [(REFORM, "ACHIEVED"), ("", "REPORTED")])
def test_what_a_review_counts_belongs_to_the_item_before_it(others, kind):
    text = "\n".join(["淄博市改革情况", COUNTED, *[others] * 70])
    found = extract(build(fast=True), clean(text), Metadata(city="淄博市", year=2020))
    named = {e.id: e.name for e in found.entities}
    assert [(r.type, named[r.head]) for r in found.relations if r.tail in named and named[r.tail] == "化解矛盾纠纷1200件"] == [
        (kind, "村务协商会制度" if kind == "ACHIEVED" else "淄博市")]
