"""Pilots and their level."""
import pytest

from ingest.extract.pipeline import annotate, build
from ingest.extract.span_model import SURE
from tests.ingest.extract_texts import META, lines


@pytest.fixture(scope="module")
def nlp():
    return build(exclude=["relations", "recognition"])


@pytest.mark.parametrize("text, name, level", [
    ("获批国家产融合作试点城市。", "国家产融合作试点城市", "national"),
    ("列入全省数字乡村试点县。", "数字乡村试点县", "provincial"),
    ("云峰县入选省级农业绿色发展先行区。", "省级农业绿色发展先行区", "provincial"),
    ("推进中国（江南）自由贸易试验区建设。", "中国（江南）自由贸易试验区", "national"),
])
def test_pilots(nlp, text, name, level):
    doc = annotate(nlp, lines(text), META)
    found = [(m.name, m.attrs["level"]) for m in doc._.mentions if m.type == "Pilot" and m.confidence >= SURE]
    assert len(found) == 1
    assert name in found[0][0] or found[0][0] in name
    assert found[0][1] == level


def test_a_zone_for_development_is_no_pilot(nlp):
    doc = annotate(nlp, lines("云峰经济技术开发区新增企业20家。"), META)
    assert not [m for m in doc._.mentions if m.type == "Pilot" and m.confidence >= SURE]
