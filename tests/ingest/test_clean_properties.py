"""What holds for any text."""
from __future__ import annotations

import re

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from ingest.clean import clean
from ingest.clean.hanzi import is_common
from ingest.errors import NotProse

WORDS = (
    "全市", "改革", "推进", "深化", "试点", "建设", "机制", "制度", "完成", "新增", "企业", "群众", "项目", "淄博市", "国资国企", "“放管服”",
    "12.5%", "3万户", "GDP", "2020年", "一窗受理",
    "營商環境", "關鍵領域", "實施方案", "著力推進", "著名專家", "围绕着", "(GDP)", "（PPP）",
)
TO_TRADITIONAL = OpenCC("s2t")
JOINTS = ("，", "、", "。", "；", "：", "\n", "\n\n", " ", "\u3000", "。\n", "\r\n", "&nbsp;", "\u200b", "\t")
MARKS = ("一、", "二、", "（一）", "（二）", "1.", "2、", "一是", "二是", "第一，", "——", "[1]")
ODD = (
    "下载\n打印\n", "【字号：\n大\n中\n小\n】\n", "责任编辑：张三", "来源：某某日报\n", "— 3 —\n", "首页 > 要闻\n", "<!-- x -->",
    "\x00", "\ud83d", "\ufffd", "a\u0301", "⼯", "|甲|乙|\n", "(jìn)", "了(le)",
)
MESSY = st.lists(st.sampled_from((*WORDS, *WORDS, *JOINTS, *MARKS, *ODD)) | st.text(max_size=3), min_size=1, max_size=60).map("".join)

SIMPLIFIED = [w for w in WORDS if not re.search("[營關實著]", w)]
SENTENCE = st.builds(lambda words, end: "".join(words) + end, st.lists(st.sampled_from(SIMPLIFIED), min_size=2, max_size=12), st.sampled_from("。！；"))
PLAIN = st.lists(SENTENCE, min_size=1, max_size=8).map(lambda s: "全市推进改革。" + "".join(s))


def cleaned(source):
    try:
        return clean(source)
    except NotProse:
        assume(False)


@settings(deadline=None)
@given(MESSY)
def test_map_blocks_and_spans_are_sound(source):
    found = cleaned(source)
    assert len(found.origins) == len(found.text)
    assert all(a <= b for a, b in zip(found.origins, found.origins[1:], strict=False))
    assert all(0 <= i < len(source) for i in found.origins)
    covered = [i for b in found.blocks for i in range(b.start, b.end)]
    assert covered == [i for i, c in enumerate(found.text) if c != "\n"]
    for block in found.blocks:
        assert (block.kind == "heading") == (block.level > 0)
        assert all(block.start <= s < e <= block.end for s, e, _ in block.items)
    assert all(0 <= f.start < f.end <= len(source) for f in found.furniture)
    assert all(0 <= d.start < d.end <= len(found.text) for d in found.damage)
    found.text.encode("utf-8")


@settings(deadline=None)
@given(MESSY)
def test_cleaning_again_changes_nothing(source):
    once = cleaned(source)
    assert cleaned(once.text).text == once.text


@settings(deadline=None)
@given(st.lists(PLAIN, min_size=1, max_size=5))
def test_clean_simplified_text_changes_in_white_space_alone(paragraphs):
    source = "\n".join(paragraphs)
    assert re.sub(r"\s", "", cleaned(source).text) == source.replace("\n", "")


@st.composite
def inserted(draw):
    """A text, and the same with pinyin inserted behind some of its characters."""
    text = draw(PLAIN)
    reading = st.sampled_from(("guān", "jìn", "shí", "xiàng", "zhàn", "chuàng", "lǜ", "ér", "ā", "qióng", "yǔ", "liú", "wěn"))
    pieces = []
    for character in text:
        pieces.append(character)
        if "\u4e00" <= character <= "\u9fff" and is_common(character) and draw(st.integers(0, 3)) == 0:
            pieces.append(draw(st.sampled_from(("({})", "（{}）", "({}）"))).format(draw(reading)))
    return text, "".join(pieces)


@settings(deadline=None)
@given(inserted())
def test_inserted_pinyin_leaves_no_trace(pair):
    text, with_pinyin = pair
    assert cleaned(with_pinyin).text == cleaned(text).text


@settings(deadline=None)
@given(PLAIN)
def test_traditional_text_comes_back(text):
    assert cleaned(TO_TRADITIONAL.convert(text)).text == cleaned(text).text


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_cleaned_or_refused(source):
    try:
        found = clean(source)
    except NotProse as error:
        assert error.code in ("empty", "only-furniture", "not-chinese")
    else:
        assert found.text
