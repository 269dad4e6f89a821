"""Bytes to text: every Chinese encoding, damage, mixtures."""

from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.readers.encoding import decode
from tests.ingest.reader_samples import TEXT

WORDS = (
    "改革",
    "推进",
    "营商环境",
    "全市",
    "工作",
    "建设",
    "企业",
    "制度",
    "政务服务",
    "发展",
    "完善",
    "市委",
    "人民政府",
    "试点",
    "创新",
    "经济",
    "社会",
    "管理",
    "实施",
    "项目",
    "投资",
    "增长",
    "教育",
    "医疗",
    "农村",
    "城市",
    "环境",
    "安全",
    "干部",
    "组织",
    "重点",
    "目标",
    "落实",
    "机制",
    "，",
    "。",
    "、",
)
TRADITIONAL = (
    "改革",
    "推進",
    "營商環境",
    "全縣",
    "工作",
    "建設",
    "企業",
    "制度",
    "政務服務",
    "發展",
    "完善",
    "市政府",
    "創新",
    "經濟",
    "社會",
    "管理",
    "實施",
    "投資",
    "增長",
    "教育",
    "醫療",
    "農村",
    "環境",
    "幹部",
    "組織",
    "重點",
    "落實",
    "機制",
    "，",
    "。",
)
CODECS = ("utf-8", "gb18030", "gbk", "utf-16-le", "utf-16-be")


def prose(words):
    return (
        st.lists(st.one_of(st.sampled_from(words), st.integers(0, 9999).map(str)), min_size=4, max_size=60)
        .map("".join)
        .filter(lambda text: sum(c > "\x7f" for c in text) >= 6)
    )


@settings(max_examples=150, deadline=None)
@given(text=prose(WORDS), codec=st.sampled_from(CODECS))
def test_simplified_text_comes_back_from_every_encoding(text, codec):
    found = decode(text.encode(codec))
    assert (found.text, found.damage) == (text, [])


@settings(max_examples=100, deadline=None)
@given(text=prose(TRADITIONAL), codec=st.sampled_from(("big5", "utf-8", "gb18030", "utf-16-le", "utf-16-be")))
def test_traditional_text_comes_back_from_every_encoding(text, codec):
    found = decode(text.encode(codec))
    assert (found.text, found.damage) == (text, [])


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark, codec):
    found = decode(mark + TEXT.encode(codec))
    assert (found.text, found.encoding, found.damage) == (TEXT, codec, [])


def test_line_ends_and_rare_characters_stay_as_they_are():
    text = TEXT.replace("\n", "\r\n") + "𠮷㐂镕堃€·"
    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("utf-8")).text == text


def test_a_line_of_rare_characters_is_not_taken_for_damage():
    text = TEXT + "龘靐齉爩麤灪龖厵\n" + "𠮷㐂镕堃喆\n"
    found = decode(text.encode("gb18030"))
    assert (found.text, found.damage) == (text, [])


def test_headlines_of_a_few_characters_are_decoded():
    for text in ("改革开放", "深化国企改革", "市委全会报告", "工作要点"):
        for codec in CODECS:
            assert decode(text.encode(codec)).text == text, (text, codec)


def test_english_and_file_names_are_not_taken_for_utf16():
    for text in ("Test12", "README", "report", "20201224", "of", "to it", "a.txt\n"):
        assert decode(text.encode()).text == text


def test_a_wrong_declaration_does_not_decide():
    assert decode(TEXT.encode("gb18030"), declared="utf-8").text == TEXT
    assert decode(TEXT.encode("utf-8"), declared="gb2312").text == TEXT
    assert decode(TEXT.encode("gb18030"), declared="no-such-charset").text == TEXT


def spans(found):
    return [found.text[start:end] for start, end, _ in found.damage]


@pytest.mark.parametrize(("outer", "inner", "label"), [("utf-8", "gb18030", "GB18030"), ("gb18030", "utf-8", "UTF-8")])
def test_a_paragraph_in_another_encoding_is_read_and_flagged(outer, inner, label):
    stranger = "全市市场主体达到15.6万户，同比增长8.2%。"
    data = TEXT.encode(outer) + stranger.encode(inner) + b"\n" + TEXT.encode(outer)
    found = decode(data)
    assert found.text == TEXT + stranger + "\n" + TEXT
    assert found.encoding == outer
    assert len(found.damage) == 1 and label in found.damage[0][2]
    assert spans(found) == [stranger]


def test_two_encodings_in_one_line_are_told_apart():
    found = decode(
        TEXT.encode() + "新增高新技术企业".encode() + "市场主体达到十五万户".encode("gb18030") + "改革".encode() + b"\n" + TEXT.encode()
    )
    assert "新增高新技术企业市场主体达到十五万户改革\n" in found.text
    assert spans(found) == ["市场主体达到十五万户"]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_undecodable_bytes_are_replaced_and_flagged_and_the_rest_is_kept(codec):
    first, second = "市委常委会审议通过改革方案，", "各县区同步推进。\n"
    found = decode(TEXT.encode(codec) + first.encode(codec) + b"\xff\xff\xff" + second.encode(codec))
    assert found.text.startswith(TEXT + first) and found.text.endswith(second)
    assert spans(found) == ["\ufffd\ufffd\ufffd"]


def test_a_lost_byte_does_not_shift_the_rest_of_a_gb18030_line():
    line = "深化国资国企改革，组建市文旅集团，完善现代企业制度。\n"
    data = line.encode("gb18030")
    found = decode(TEXT.encode("gb18030") + data[:11] + data[12:])
    assert found.text.endswith("改革，组建市文旅集团，完善现代企业制度。\n")
    assert len(found.damage) == 1


def test_a_lost_byte_in_utf16_or_at_its_end_is_flagged():
    found = decode(TEXT.encode("utf-16")[:-1])
    assert found.text.startswith(TEXT[:-1]) and spans(found) == ["\ufffd"]


def test_nul_bytes_are_flagged_one_for_one():
    found = decode(b"\0\0\0".join(part.encode() for part in ("青川市推进改革", "成效明显")))
    assert found.text == "青川市推进改革\ufffd\ufffd\ufffd成效明显"
    assert [(s, e) for s, e, _ in found.damage] == [(7, 10)] and "NUL" in found.damage[0][2]


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
def test_lone_surrogates_never_reach_the_text(codec):
    found = decode(("改革推进工作\ud800" + TEXT).encode(codec, "surrogatepass"))
    assert found.text.startswith("改革推进工作\ufffd") and found.text.endswith(TEXT)
    found.text.encode("utf-8")
    assert len(found.damage) == 1


def test_replacement_characters_that_stand_in_the_file_are_flagged():
    found = decode("改革\ufffd\ufffd推进工作".encode())
    assert spans(found) == ["\ufffd\ufffd"] and "已是替代符" in found.damage[0][2]


def test_damage_that_looks_like_a_byte_order_mark_does_not_spoil_the_file():
    found = decode(b"\xff\xfe\xff" + TEXT.encode())
    assert found.text.endswith(TEXT) and found.encoding == "utf-8"


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_stored(data):
    found = decode(data)
    found.text.encode("utf-8")
    assert "\0" not in found.text
    last = 0
    for start, end, reason in found.damage:
        assert last <= start < end <= len(found.text) and reason
        last = end


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 200), noise=st.binary(min_size=1, max_size=6), codec=st.sampled_from(("utf-8", "gb18030")))
def test_noise_in_a_line_costs_that_line_only(place, noise, codec):
    data = TEXT.encode(codec)
    hurt = "各项改革任务稳步推进，群众满意度持续提升。\n".encode(codec)
    place = min(place, len(hurt) - 1)
    noise = noise.replace(b"\n", b"").replace(b"\r", b"")
    found = decode(data + hurt[:place] + noise + hurt[place:] + data)
    assert found.text.startswith(TEXT) and found.text.endswith(TEXT)


def test_random_bytes_in_a_long_line_end():
    found = decode(bytes(random.Random(5).randrange(256) for _ in range(300_000)).replace(b"\n", b""))
    assert found.text
