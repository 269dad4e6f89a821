"""Status, topic and first of reforms, each in a sentence of its own."""
import pytest

from ingest.extract.first import first_of
from ingest.extract.linear import LinearTable
from ingest.extract.pipeline import annotate, build
from ingest.extract.status import status_features
from ingest.extract.topics import topic_features
from ingest.extract.weights import weights_at
from ingest.facts import TOPICS
from tests.ingest.extract_texts import META, lines


@pytest.fixture(scope="module")
def nlp():
    return build(exclude=["relations", "recognition"])


def at(nlp, text, name):
    start = text.index(name)
    return annotate(nlp, lines(text), META), start, start + len(name)


@pytest.mark.parametrize("text, name, status", [
    ("去年，我市建成智慧政务服务平台。", "智慧政务服务平台", "completed"),
    ("农村集体产权制度改革全面完成。", "农村集体产权制度改革", "completed"),
    ("成立云峰市产业投资基金。", "云峰市产业投资基金", "completed"),
    ("医药卫生体制改革扎实推进。", "医药卫生体制改革", "underway"),
    ("过去一年，我们深化林长制改革，新增造林3万亩。", "林长制改革", "underway"),
    ("今年，我们将实施城市更新行动，力争开工改造小区50个。", "城市更新行动", "planned"),
])
def test_status(nlp, text, name, status):
    assert weights_at().linear("status").choose(status_features(*at(nlp, text, name)))[0] == status


@pytest.mark.parametrize("name, topic", [
    ("公立医院薪酬制度改革", "医疗卫生"), ("国有企业混合所有制改革", "国资国企"), ("义务教育教师轮岗制度", "教育"),
    ("农村宅基地制度改革", "农业农村"), ("“一窗受理”审批服务模式", "营商环境与政务服务"), ("河湖长制", "生态环境"),
    ("法官员额制改革", "司法"), ("跨境电商综合服务平台", "对外开放与招商"), ("巡察整改监督机制", "纪检监察"),
])
def test_topic(nlp, name, topic):
    assert weights_at().linear("topics").choose(topic_features(*at(nlp, f"持续推进{name}。", name)))[0] == topic


def test_the_table_of_topics_knows_the_topics_of_the_guide():
    assert tuple(weights_at().linear("topics").classes) == TOPICS


@pytest.mark.parametrize("text, name, first", [
    ("建成全国首个碳汇交易服务平台。", "碳汇交易服务平台", "national"),
    ("在全省率先建立河湖联合执法机制。", "河湖联合执法机制", "provincial"),
    ("首创“链长+校长”合作机制，反响良好。", "“链长+校长”合作机制", "national"),
    ("在全省率先推行“一照通”改革，率先实施告知承诺制。", "告知承诺制", "provincial"),
    ("“云上茶园”平台在全省率先运行。", "“云上茶园”平台", "provincial"),
    ("经验在全国推广，河湖长制不断完善。", "河湖长制", "none"),
    ("建立河湖联合执法机制，获批全国首个节水示范市。", "河湖联合执法机制", "none"),
])
def test_first(nlp, text, name, first):
    assert first_of(*at(nlp, text, name)) == first


def test_the_highest_sum_wins_and_unknown_features_count_nothing():
    weights = LinearTable(["a", "b"], {"x": [1.0, 0.0], "y": [0.0, 3.0]})
    assert weights.choose(["x", "z"])[0] == "a"
    name, chance = weights.choose(["x", "y", "z"])
    assert name == "b" and chance == pytest.approx(0.8808, abs=1e-4)
    assert weights.choose([]) == ("a", 0.5)
