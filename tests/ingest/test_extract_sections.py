"""Past or plan, by heads, by outright cues, by the sentences themselves."""
from dataclasses import replace

import pytest

from ingest.extract.sections import mark_plans
from ingest.extract.sections.evidence import is_glossary
from ingest.extract.sections.heads import head_score
from ingest.extract.sections.notes import note_blocks
from ingest.extract.sections.periods import head_of_period, tells_of_period_over
from ingest.extract.sections.smoothing import CUE, NOTHING, smooth
from tests.ingest.extract_docs import doc_of, run


def plans(doc):
    return [s.plan for s in run(doc, mark_plans)._.sentences]


def test_heads_reach_every_sentence_under_them():
    text = "一、工作回顾\n开展信用体系建设。推进数据共享。\n二、下一步工作安排\n（一）优化服务\n推进数据共享。开展信用体系建设。"
    paths = {1: ("一、工作回顾",), 3: ("二、下一步工作安排",), 4: ("二、下一步工作安排", "（一）优化服务")}
    doc = doc_of(text, paths=paths)
    marked = dict(zip([doc.text[s.start : s.end] for s in doc._.sentences], plans(doc), strict=False))
    found = plans(doc_of(text, paths=paths))
    assert found[1:3] == [False, False] and found[-2:] == [True, True]
    assert marked["（一）优化服务"] is True


def test_a_head_not_recognised_as_one_reaches_on():
    doc = doc_of("2020年重点任务安排\n一、产业\n发展数字经济。\n二、民生\n发展学前教育。")
    assert all(plans(doc))


@pytest.mark.parametrize("head, score", [
    ("一、2019年工作回顾", -1), ("二、2020年工作安排", 1), ("三、下一步打算", 1), ("（一）深化放管服改革", 0),
    ("2019年工作回顾和2020年工作安排", 0), ("二、2020年工作", 1), ("一、2019年工作", 0),
    ("二、“十四五”时期发展成就和“十五五”时期主要目标任务", 0), ("一、“十三五”时期发展成就", -1),
])
def test_heads(head, score):
    assert head_score(head, 2020) == score


def test_sections_after_the_review_are_plans_but_for_a_review_of_their_own():
    body = "开展信用体系建设。推进数据共享。"
    review, later, again, past = "一、2015年工作回顾", "二、建设创新型城市", "三、人民满意的政府", "四、五年来的体会"
    text = "\n".join([review, body, later, body, f"“十二五”时期，{body}{body}", again, body, past, body])
    doc = doc_of(text, year=2016, paths={1: (review,), 3: (later,), 4: (later,), 6: (again,), 8: (past,)})
    doc._.clean = replace(doc._.clean, blocks=tuple(replace(b, kind="paragraph" if b.path else "heading") for b in doc._.clean.blocks))
    plan = {(s.block, n): told for n, (s, told) in enumerate(zip(doc._.sentences, plans(doc), strict=True))}
    assert {block for (block, _), told in plan.items() if told} == {2, 3, 5, 6}
    assert not any(told for (block, _), told in plan.items() if block == 4)


@pytest.mark.parametrize("head, plan", [
    ("二、“十五五”时期工作的主要考虑", True), ("关于《第十五个五年规划纲要（草案）》的说明", True), ("“十四五”发展成就", False),
    ("“十四五”到“十五五”的跨越", False), ("“十五五”开局之年", False), ("二、深化改革", False),
])
def test_heads_of_five_year_periods_to_come(head, plan):
    assert head_of_period(head, 2026) is plan


def test_a_sentence_of_a_period_that_is_over():
    assert tells_of_period_over("“十四五”时期，上海发展历程极不平凡。", 2026)
    assert not tells_of_period_over("“十四五”时期，要建成学校80所。", 2021)
    assert not tells_of_period_over("“十四五”规划编制完成。", 2026)


def test_passages_without_heads_vote():
    past = "新增市场主体2.3万户，增长12.5%。获批国家级平台3个。入选全国典型案例。成功举办两届博览会。"
    plan = "加强基层治理，完善网格制度。推动数据共享，健全协调机制。加大财政投入，确保民生改善。抓好粮食生产，办好民生实事。"
    assert not any(plans(doc_of(past)))
    assert all(plans(doc_of(plan)))


def test_an_outright_cue_outweighs_its_section():
    text = "全年新增就业3.2万人，增长5.1%。获批省级中心2个。力争2021年新增就业4万人。建成学校12所。"
    assert plans(doc_of(text)) == [False, False, True, False]
    text = "到2025年，建成学校80所。"
    assert plans(doc_of(text, year=2020)) == [True]


def test_goals_that_were_reached_are_no_plan():
    assert plans(doc_of("年度预期目标任务圆满完成。")) == [False]
    assert plans(doc_of("确保全年预期目标任务圆满完成。")) == [True]


def test_a_paragraph_that_looks_back_is_past_under_a_head_of_plans():
    text = "二、“十五五”时期主要目标任务\n五年来，建成学校80所。新增就业3.2万人，获批省级中心2个。\n建设现代产业体系。推进数据共享。"
    head = ("二、“十五五”时期主要目标任务",)
    assert plans(doc_of(text, paths={1: head, 2: head}))[1:] == [False, False, True, True]


def test_no_sentences_no_error():
    assert plans(doc_of("")) == []


def test_smoothing_follows_the_many_and_keeps_length():
    odds = [-2.0, -2.0, 0.5, -2.0, -2.0]
    assert all(x < 0 for x in smooth(odds, [0] * 5, [NOTHING] * 5))
    assert smooth([], [], []) == []
    assert len(smooth([1.5], [0], [CUE])) == 1


def test_glossary():
    assert is_glossary("[3]“四上”企业：是指规模以上工业企业等四类企业。")
    assert not is_glossary("全市新增企业300家。")


NOTES = "[1]“四上”企业：规模以上工业企业等。\n[2]“六稳”：稳就业、稳金融。\n[3]双百行动：组织100场展会。"


@pytest.mark.parametrize("text, paths, found", [
    ("做好各项工作。\n" + NOTES, {}, {1, 2, 3}),
    ("做好各项工作。\n[1]“四上”企业：规模以上工业企业等。", {}, set()),
    (NOTES + "\n做好各项工作。\n推进各项改革。", {}, set()),
    ("做好各项工作。\n1.养老服务：新增床位100张。\n2.就业：新增就业3万人。\n3.教育：新建学校3所。", {}, set()),
    ("做好各项工作。\n1.两重：是指国家重大战略。\n2.两新：是指设备更新。\n3.四上：“四上”企业指四类企业。", {}, {1, 2, 3}),
    ("做好各项工作。\n1.双百行动：组织100场展会。", {1: ("《政府工作报告》名词解释",)}, {1}),
    ("做好各项工作。\n1.双百行动：组织100场展会。", {1: ("附件 《政府工作报告》名词注释",)}, {1}),
    ("做好各项工作。\n1.双百行动：组织100场展会。", {1: ("附件：民生实事",)}, set()),
])
def test_notes_at_the_end(text, paths, found):
    doc = doc_of(text, paths=paths)
    assert note_blocks(doc.text, doc._.clean.blocks) == found
