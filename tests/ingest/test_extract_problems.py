"""What reforms answer to."""
import pytest

from ingest.extract.pipeline import annotate, build
from tests.ingest.extract_texts import META, lines


@pytest.fixture(scope="module")
def nlp():
    return build(exclude=["relations", "recognition"])


def problems(nlp, text):
    return [m.name for m in annotate(nlp, lines(text), META)._.mentions if m.type == "Problem"]


@pytest.mark.parametrize("text, expected", [
    ("针对企业融资难、融资贵问题，建立政银企对接机制。", ["企业融资难、融资贵"]),
    ("着力破解“看病难”难题。", ["“看病难”"]),
    ("有效解决老旧小区停车不便的问题。", ["老旧小区停车不便"]),
    ("解决群众反映强烈的噪声、油烟等突出问题。", ["噪声、油烟"]),
    ("着眼破解资源要素供给瓶颈，推进要素市场化改革。", ["资源要素供给"]),
    ("着力解决困扰企业的用工短缺问题。", ["用工短缺"]),
    ("破解房地产领域历史遗留“登记难”问题。", ["房地产领域历史遗留“登记难”"]),
])
def test_problems(nlp, text, expected):
    assert problems(nlp, text) == expected


@pytest.mark.parametrize("text", [
    "解决了一批突出问题。", "解决群众关心的实际问题。", "没有什么问题。", "解决问题。", "解决群众最关心最直接最现实的利益问题。", "破解难题、化解矛盾。",
    "及时解决企业发展中遇到的困难和问题。", "解决制约性问题。", "成功解决291个问题小区。", "多年未解决的午休问题得到解决。", "把重点更加聚焦到补齐服务短板上。",
    "有效解决这些突出问题。", "打通城区交通堵点。", "破解转型难题。", "聚焦事关长远的问题。",
])
def test_generic_ones_are_left_out(nlp, text):
    assert problems(nlp, text) == []
