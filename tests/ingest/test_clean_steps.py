"""Single steps of cleaning on small texts of our own."""
from __future__ import annotations

import pytest
from opencc import OpenCC

from ingest.clean import clean
from ingest.clean.hanzi import frequent

PROSE = "全市深化改革，推进各项工作取得新的成效。"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("改革\u200b开放\ufeff不断\u00ad深化。", "改革开放不断深化。"),
        ("改革\u3000开放 不断\u00a0深化。", "改革开放不断深化。"),
        ("全市占 GDP 的 3 成，积极发展建设 Big Data 中心一个。", "全市占GDP的3成，积极发展建设Big Data中心一个。"),
        ("改革&nbsp;开放&ldquo;双轮&rdquo;驱动。", "改革开放“双轮”驱动。"),
        ("改革&amp;ldquo;双轮&amp;rdquo;驱动，R&D;投入。", "改革“双轮”驱动，R&D;投入。"),
        ("深化⼯业改⾰试点。", "深化工业改革试点。"),
        ("改革试点,推进顺利;成效(明显).完成“六个一”建设。", "改革试点,推进顺利;成效(明显).完成“六个一”建设。"),
        ("建成５Ｇ基站，增长１２％。", "建成5G基站，增长12%。"),
        ("生产总值增长 17.6 % 。金融占２ ％，人口出生率8 ‰，积极建设Top 5 % rule。", "生产总值增长17.6%。金融占2%，人口出生率8‰，积极建设Top 5% rule。"),
    ],
)
def test_characters_and_spaces(source, expected):
    assert clean(source).text == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("用好改革這個關(guān)鍵一招，加快推進(jìn)。", "用好改革这个关键一招，加快推进。"),
        ("推出3項(xiàng)改革（zhàn）略。", "推出3项改革略。"),
        ("加快推进（jìn）改革，实（ shí）施项目。", "加快推进改革，实施项目。"),
        ("取得了(le)新的(de)成效，他們(men)很滿意。", "取得了新的成效，他们很满意。"),
        ("推进(ji\u0300n)改革，领(lǐnɡ)导(dǎo)重视。", "推进改革，领导重视。"),
        ("生产总值(GDP)增长，推广(PPP)模式，协议(de facto)生效。", "生产总值(GDP)增长，推广(PPP)模式，协议(de facto)生效。"),
        ("市委(黨委)研究改革，项目(le)若干。", "市委(黨委)研究改革，项目(le)若干。"),
        ("守护非遗项目麦芽糃（táng）的制作技艺。", "守护非遗项目麦芽糃（táng）的制作技艺。"),
        ("改革(jìn jìn)推进，成效(shíshí)明显。", "改革(jìn jìn)推进，成效(shíshí)明显。"),
    ],
)
def test_pinyin_goes_and_real_parentheses_stay(source, expected):
    assert clean(source).text == expected


def test_pinyin_is_recorded_with_its_place():
    source = "推進(jìn)改革，決戰(zhàn)決勝。"
    found = clean(source)
    assert [(f.kind, f.text, source[f.start : f.end]) for f in found.furniture] == [("pinyin", "(jìn)", "(jìn)"), ("pinyin", "(zhàn)", "(zhàn)")]
    assert found.notes == ("traditional", "pinyin")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("圍繞著重點領域，著力破解難題，著眼長遠發展。", "围绕着重点领域，着力破解难题，着眼长远发展。"),
        ("成效顯著，著名專家的著作獲獎，原著與論著並重。", "成效显著，著名专家的著作获奖，原著与论著并重。"),
        ("配合著改革的進度，討論著發展的問題。", "配合着改革的进度，讨论着发展的问题。"),
        ("發展與後勤：皇后區、裡程、頭髮、乾燥、乾隆年間。", "发展与后勤：皇后区、里程、头发、干燥、乾隆年间。"),
    ],
)
def test_traditional_becomes_simplified(source, expected):
    assert clean(source).text == expected


def test_simplified_text_is_not_converted():
    source = "引进昇腾人工智能中心，凭藉区位优势发展，著名企业落户。"
    found = clean(source)
    assert found.text == source
    assert "traditional" not in found.notes


def test_a_traditional_line_in_a_simplified_text_is_converted():
    found = clean("全市推进改革开放，优化营商环境，实现高质量发展。\n關於進一步優化營商環境的實施方案\n引进昇腾项目，发展数字经济。")
    assert found.text.split("\n")[1:] == ["关于进一步优化营商环境的实施方案", "引进昇腾项目，发展数字经济。"]


def test_every_frequent_character_survives_the_way_to_traditional_and_back():
    there = OpenCC("s2t")
    wrong = []
    for character in sorted(frequent()):
        found = clean(f"關於改革與發展：{there.convert(character)}。").text
        if found != f"关于改革与发展：{character}。":
            wrong.append((character, found[8:-1]))
    assert wrong == [("乾", "干"), ("著", "着")]  # alone, without a word around them, they mean these in Traditional text


def test_lone_surrogates_and_nuls_do_not_reach_the_text_and_are_flagged():
    source = "深化改革\ud83d开放，推\x00进\x00\x00试点\ud83d\ude00建设\ufffd。"
    found = clean(source)
    assert found.text == "深化改革\ufffd开放，推进试点\U0001f600建设\ufffd。"
    found.text.encode("utf-8")
    reasons = {(found.text[d.start : d.end], d.reason) for d in found.damage}
    assert reasons == {("\ufffd", "lone surrogates"), ("推进试", "NUL characters removed"), ("\ufffd", "undecodable bytes")}


def test_damage_of_the_reader_moves_with_the_text():
    source = "下载\n打印\n深化 改革，推进试点建设。\n后段文字也推进改革。"
    at = source.index("推进")
    found = clean(source, [(at, at + 2, "decoded as Big5")])
    assert [(found.text[d.start : d.end], d.reason) for d in found.damage] == [("推进", "decoded as Big5")]


def test_origins_point_at_the_same_characters():
    source = "下载\n打印\n　　推進(jìn) 改革&nbsp;開放，\n實施(shī)項目。\n責任編輯：某某\n"
    found = clean(source)
    assert found.text == "推进改革开放，实施项目。"
    assert [source[i] for i in found.origins] == list("推進改革開放，實施項目。")
    start = found.text.index("实施")
    assert source[slice(*found.source_span(start, start + 4))] == "實施(shī)項目"
