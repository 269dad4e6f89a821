"""Documents, in 《》 and without, and their numbers."""
import pytest

from ingest.extract.aliases import joined
from ingest.extract.mentions import Mention
from ingest.extract.pipeline import annotate, build
from ingest.extract.policies import _bare, _names_one, _whole, find_policies
from ingest.extract.span_model import SURE, Span
from tests.ingest.extract_docs import doc_of
from tests.ingest.extract_texts import META, lines


@pytest.fixture(scope="module")
def nlp():
    return build(exclude=["relations", "recognition"])


def test_of_a_name_that_is_only_a_rank_nothing_is_left(monkeypatch):
    doc = doc_of("出台全国首个地方标准。")
    monkeypatch.setattr("ingest.extract.policies.spans_of", lambda doc, label: [Span(2, 6, label, 0.9)])
    assert find_policies(doc)._.mentions == []


def policies(nlp, text):
    doc = annotate(nlp, lines(text), META)
    return [(m.name, m.attrs.get("number", "")) for m in doc._.mentions if m.type == "Policy" and m.confidence >= SURE]


@pytest.mark.parametrize("text, expected", [
    ("印发《云峰市优化营商环境条例》。", [("云峰市优化营商环境条例", "")]),
    ("出台《河湖管护办法》（云政发〔2019〕12号），落实责任。", [("河湖管护办法", "云政发〔2019〕12号")]),
    ("在全省率先出台全国首个鼓励青年返乡创业实施意见，反响良好。", [("鼓励青年返乡创业实施意见", "")]),
    ("推动修订养老服务促进条例、社区矫正工作办法。", [("养老服务促进条例", ""), ("社区矫正工作办法", "")]),
    ("认真落实乡村振兴促进法。", [("乡村振兴促进法", "")]),
    ("编制《云峰市第十四个五年规划的建议》。", [("云峰市第十四个五年规划的建议", "")]),
    ("与江北市签订跨界河流治理合作协议。", [("跨界河流治理合作协议", "")]),
])
def test_documents(nlp, text, expected):
    assert policies(nlp, text) == expected


@pytest.mark.parametrize("text", [
    "《云峰日报》头版报道。", "制定了实施方案。", "居民签订燃气安全用气协议。", "请连同《云峰市政府工作报告》审议。",
    "出台一系列政策措施。", "电视剧《山河》开机。",
])
def test_no_documents(nlp, text):
    assert policies(nlp, text) == []


def test_a_document_is_not_a_reform_too(nlp):
    doc = annotate(nlp, lines("出台《国有企业混合所有制改革三年行动方案》。"), META)
    assert {m.type for m in doc._.mentions if m.type in ("Reform", "Policy")} == {"Policy"}


@pytest.mark.parametrize("span, name", [
    ("我市“双碳”行动方案", "“双碳”行动方案"),
    ("国务院批复的前海总体发展规划", "前海总体发展规划"),
    ("省政府珠江西岸产业带布局规划", "珠江西岸产业带布局规划"),
    ("三市签署共建国家物流枢纽合作协议", "共建国家物流枢纽合作协议"),
    ("科学谋划编制“十三五”规划", "“十三五”规划"),
    ("产业集聚区规划修编", "产业集聚区规划"),
    ("全市国土空间规划", "全市国土空间规划"),
    ("国家主体功能区规划", "国家主体功能区规划"),
    ("市政府工作规则", "市政府工作规则"),
    ("城市更新规划编制指南", "城市更新规划编制指南"),
])
def test_words_around_a_name_without_marks_are_none_of_it(span, name):
    text = f"，{span}。"
    start, end = _bare(text, 1, len(text) - 1)
    assert text[start:end] == name


def test_a_title_in_marks_stays_whole():
    text = "《我市城市更新规划修编》"
    assert _bare(text, 1, len(text) - 1) == (1, len(text) - 1)


@pytest.mark.parametrize("before, span, named", [
    ("签订", "战略合作框架协议", False), ("出台", "系列支持政策措施", False), ("落实", "国家战略规划", False), ("出台", "12个文件", False),
    ("《条例》及", "实施细则", True), ("《", "规划", True), ("落实", "八项规定", True), ("制定", "三年行动方案", True),
    ("出台", "支持养老事业发展的意见", True), ("审议", "政府工作报告", False),
])
def test_a_kind_of_document_is_no_name(before, span, named):
    assert _names_one(before + span, len(before), len(before + span)) is named


def test_a_span_within_marks_takes_the_whole_title():
    assert _whole((4, 6), [(0, 9)]) == (1, 8)
    assert _whole((10, 12), [(0, 9)]) == (10, 12)


def test_a_draft_called_by_its_kind_joins_the_one_title_that_ends_so():
    def group(start, name):
        return [Mention("Policy", start, start + len(name), name, "policies")]
    long, short, other = group(0, "云峰市第十四个五年规划纲要（草案）"), group(50, "纲要草案"), group(80, "山河市第十四个五年规划纲要（草案）")
    assert [len(g) for g in joined([long, short])] == [2]
    assert [len(g) for g in joined([long, short, other])] == [1, 1, 1]
