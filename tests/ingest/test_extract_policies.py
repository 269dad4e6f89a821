"""Documents, in 《》 and without, and their numbers."""
import pytest

from ingest.extract.pipeline import annotate, build
from ingest.extract.policies import find_policies
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
    ("与江北市签订跨界河流治理合作协议。", [("跨界河流治理合作协议", "")]),
])
def test_documents(nlp, text, expected):
    assert policies(nlp, text) == expected


@pytest.mark.parametrize("text", ["《云峰日报》头版报道。", "制定了实施方案。", "出台一系列政策措施。", "电视剧《山河》开机。"])
def test_no_documents(nlp, text):
    assert policies(nlp, text) == []


def test_a_document_is_not_a_reform_too(nlp):
    doc = annotate(nlp, lines("出台《国有企业混合所有制改革三年行动方案》。"), META)
    assert {m.type for m in doc._.mentions if m.type in ("Reform", "Policy")} == {"Policy"}
