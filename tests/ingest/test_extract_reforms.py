"""Names of reforms: where they begin and end, and what is none."""
import numpy as np
import pytest

from ingest.extract.pipeline import annotate, build
from ingest.extract.reforms import _SOLVING, without_work
from ingest.extract.span_features import LONGEST, Words, allowed
from ingest.extract.span_lattice import NEVER, probabilities
from ingest.extract.span_model import LABELS, SURE, SpanModel, model_of
from ingest.extract.weights import weights_at
from ingest.extract.words import words as words_of
from tests.ingest.extract_docs import doc_of
from tests.ingest.extract_texts import META, lines


@pytest.fixture(scope="module")
def nlp():
    return build(exclude=["relations", "recognition"])


def reforms(nlp, text):
    doc = annotate(nlp, lines(text), META)
    return [m.name for m in doc._.mentions if m.type == "Reform" and m.confidence >= SURE]


@pytest.mark.parametrize("text, expected", [
    ("全面深化医药卫生体制改革。", ["医药卫生体制改革"]),
    ("建立健全生态保护补偿机制，完善河湖长制。", ["生态保护补偿机制", "河湖长制"]),
    ("实施“双百企业”培育工程。", ["“双百企业”培育工程"]),
    ("疾病预防控制体系、医疗救治体系进一步健全。", ["疾病预防控制体系", "医疗救治体系"]),
    ("成立云峰市文化旅游投资集团。", ["云峰市文化旅游投资集团"]),
])
def test_names(nlp, text, expected):
    assert reforms(nlp, text) == expected


@pytest.mark.parametrize("text", ["加强组织领导，狠抓工作落实。", "会议强调，要提高思想认识。", "全市生产总值增长6.5%。", "天气晴好，群众喜笑颜开。"])
def test_slogans_and_figures_name_nothing(nlp, text):
    assert reforms(nlp, text) == []


@pytest.mark.parametrize("name, problem", [
    ("解决婴幼儿照护问题", True), ("破解融资难题", True), ("化解信访共性问题长效机制", False), ("化解信访积案专项行动", False), ("融资难题", False),
])
def test_that_a_problem_is_solved_names_no_reform(name, problem):
    assert bool(_SOLVING.fullmatch(name)) == problem


@pytest.mark.parametrize("name, core", [
    ("农村土地承包经营权确权登记颁证工作", "农村土地承包经营权确权登记颁证"), ("垃圾分类工作", "垃圾分类"), ("全国文明城市创建工作", "全国文明城市创建"), ("垃圾分类", "垃圾分类"),
    ("普查工作", "普查工作"),
    ("高速铁路前期工作", "高速铁路前期工作"), ("拔尖创新人才工作", "拔尖创新人才工作"), ("“双减”工作", "“双减”工作"), ("第一批试点工作", "第一批试点工作"),
])
def test_the_word_work_is_no_part_of_a_name_that_says_what_is_done(name, core):
    text = f"推进{name}。"
    table = words_of(doc_of(text))
    assert text[2 : without_work(table, 2, 2 + len(name))] == core


def test_a_name_holds_whole_quotes_only():
    words = Words.of(["实施", "“", "一", "，", "二", "”", "工程", "，", "推进"], ["v", "w", "m", "w", "m", "w", "n", "w", "v"])
    fits = allowed(words)
    assert fits[1][5] and fits[1][4] and not fits[1][3]  # “一，二”工程, “一，二”, but not “一，二
    assert not fits[0][7] and not any(fits[7])  # no comma outside quotes
    assert fits[2][2] and not fits[2][3]


def test_probabilities_are_those_of_all_ways_to_cut():
    """Against a plain enumeration of every set of spans that do not overlap."""
    random = np.random.default_rng(1)
    count, longest, labels = 4, 3, 2
    scores = np.full((1, count, longest, labels), NEVER)
    for i in range(count):
        for d in range(min(longest, count - i)):
            scores[0, i, d] = random.normal(size=labels)

    def ways(start):
        if start == count:
            yield 0.0, ()
            return
        for weight, names in ways(start + 1):
            yield weight, names
        for d in range(min(longest, count - start)):
            for label in range(labels):
                for weight, names in ways(start + d + 1):
                    yield weight + scores[0, start, d, label], ((start, d, label), *names)

    every = list(ways(0))
    whole = sum(np.exp(weight) for weight, _ in every)
    total, found = probabilities(scores)
    assert total[0] == pytest.approx(np.log(whole))
    for i in range(count):
        for d in range(longest):
            for label in range(labels):
                share = sum(np.exp(weight) for weight, names in every if (i, d, label) in names) / whole
                assert found[0, i, d, label] == pytest.approx(share, abs=1e-9)


def test_a_table_of_one_weight_finds_what_it_says(nlp):
    """The weights decide and nothing else: a table that knows only the last word finds only that word's names."""
    doc = annotate(nlp, lines("推进教育综合改革，建设工厂。"), META)
    model = SpanModel({"E0=改革": [9.0, 0.0, 0.0], "Bw=推进|教育": [5.0, 0.0, 0.0], "E": [-6.0, -20.0, -20.0], "J=，": [-50.0, 0.0, 0.0]})
    assert [(doc.text[s.start : s.end], s.label) for s in model.find(doc)] == [("教育综合改革", "Reform")]


def test_names_do_not_overlap_and_fit(nlp):
    text = "深化“放管服”改革，推行“一业一证”和告知承诺制，开展国家级营商环境创新试点，出台《优化服务若干措施》，建设智慧监管平台。" * 5
    spans = model_of(weights_at()).find(annotate(nlp, lines(text), META))
    assert spans and all(a.end <= b.start for a, b in zip(spans, spans[1:]))
    assert {s.label for s in spans} <= set(LABELS) and all(0 < s.confidence <= 1 for s in spans)


def test_the_table_holds_classes_not_names():
    """No feature spells out a name: its longest part is a word, not a phrase."""
    words = [part for feature in model_of(weights_at())._rows for part in feature.split("=", 1)[-1].split("|")]
    assert max(map(len, words)) <= 6 < LONGEST
