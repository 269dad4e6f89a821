"""Page furniture: by line, beside other furniture, glued to head and tail; prose that looks like it stays."""
from __future__ import annotations

import pytest

from ingest.clean import clean

BODY = "今年以来，全市上下聚焦重点领域和关键环节，全面深化改革，扎实推进各项试点，营商环境持续优化，发展活力不断增强，群众获得感明显提升，取得了新的成效。"


def kinds(found):
    return [(f.kind, f.text) for f in found.furniture]


@pytest.mark.parametrize(
    "line",
    [
        "下载 打印 收藏", "【字号： 大 中 小】", "[字体：大 中 小]", "分享到：", "分享到微信", "打印本页", "【关闭窗口】",
        "首页 > 政务公开 > 工作动态", "当前位置：首页 > 要闻 > 正文",
        "扫码关注某某市改革办公众号", "微信扫一扫：分享", "用微信“扫一扫”分享至朋友圈", "扫描下方二维码", "手机扫码查看",
        "您的位置： 首页 >> 改革动态", "上一篇：某县推进改革", "下一篇：没有了", "扫一扫在手机打开当前页",
        "责任编辑：张三", "（编辑：李四 王五）", "来源：某某日报", "浏览次数：1024",
        "版权所有 某某市人民政府", "某ICP备12345678号-1", "主办单位：某某市人民政府办公室", "— 3 —", "- 12 -", "第 3 页 共 10 页", "第3页/共10页", "返回顶部", "<!-- 图注 -->",
    ],
)
def test_furniture_lines_go_from_the_middle_too(line):
    found = clean(f"{BODY}\n{line}\n{BODY}")
    assert found.text == f"{BODY}\n{BODY}"
    assert len(found.furniture) == 1


def test_head_with_one_word_a_line():
    head = "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n"
    found = clean(head + "某某市改革工作综述\n来源：\n某某日报\n发布时间：2020-01-02 10:20\n" + BODY + "\n相关报道：\n另一条新闻的标题\n")
    assert found.text == "某某市改革工作综述\n" + BODY
    assert ("source", "某某日报") in kinds(found)
    assert ("date", "发布时间：2020-01-02 10:20") in kinds(found)
    assert ("related", "另一条新闻的标题") in kinds(found)


def test_path_of_pages_one_step_a_line():
    found = clean("当前位置：\n首页\n>\n政务信息\n>\n本地要闻\n某某市改革综述\n" + BODY)
    assert found.text == "某某市改革综述\n" + BODY


def test_furniture_glued_to_one_line():
    source = f"首页 > 要闻 > 正文 某某市改革工作综述 来源：某某日报 发布时间：2020-01-02 字号：大 中 小 打印 {BODY}（编辑：某某杂志社 张三 李四）打印 关闭"
    found = clean(source)
    assert found.text == "某某市改革工作综述\n" + BODY
    assert [k for k, _ in kinds(found)][:2] == ["navigation", "source"]
    assert any("编辑：某某杂志社" in text for _, text in kinds(found))
    for piece in found.furniture:
        assert source[piece.start : piece.end] == piece.text


def test_weak_forms_stay_in_prose():
    lines = [
        "时间：2020年全年", "大", "来源于群众的智慧要发扬", "打印机产业改革试点有序推进", "第三页的内容说明如下所述", "编辑部改革，成立某某传媒公司。",
        "下一篇文章要讲改革的成效。", "扫码入企改革经验做法", "手机扫码办税试点", "微信扫码点餐行业监管创新",
    ]
    source = "\n".join([BODY, *lines, BODY])
    assert clean(source).text.replace("\n", "") == source.replace("\n", "")


def test_page_numbers_and_running_heads_of_a_printed_text():
    pages = "\n".join(f"某某市改革白皮书\n第{n}部分工作。{BODY}\n{n}" for n in range(1, 6))
    found = clean(pages)
    assert found.text.count("某某市改革白皮书") == 1
    assert not any(line.isdigit() for line in found.text.split("\n"))
    assert sorted({k for k, _ in kinds(found)}) == ["page-number", "running-head"]


def test_the_head_of_a_page_that_cuts_sentences_goes_without_numbers():
    pages = [BODY[:40], *["某某市改革工作情况报告\n" + BODY[40:] + "\n" + BODY[:40]] * 5, BODY[40:]]
    found = clean("\n".join(pages))
    assert found.text.count("某某市改革工作情况报告") == 1
    assert {k for k, _ in kinds(found)} == {"running-head"}


@pytest.mark.parametrize(("did", "plans"), [("（一）主要做法", "（二）下一步工作打算"), ("主要做法", "下一步工作打算"), ("第一部分 主要做法", "第二部分 下一步打算")])
def test_the_same_headings_in_each_part_of_a_collection_stay(did, plans):
    source = "某某市各区2020年改革工作总结汇编\n" + "\n".join(f"{name}区2020年度全面深化改革工作情况总结报告\n{did}\n{BODY}\n{plans}\n{BODY}" for name in "东西南北中")
    found = clean(source)
    assert found.text.replace(" ", "") == source.replace(" ", "") and not found.furniture
    assert [block.path[-1].replace(" ", "") for block in found.blocks if block.kind == "paragraph"] == [did.replace(" ", ""), plans.replace(" ", "")] * 5


def test_a_column_of_numbers_is_no_page_number():
    source = BODY + "\n1\n2\n3\n4\n" + BODY
    assert "1\n2\n3\n4" in clean(source).text


def test_caption_and_dateline_before_the_text():
    found = clean(f"某某市改革综述\n2020-04-20   某某鲁中\n市长作报告。本报记者 张三摄\n{BODY}\n(记者 李四 整理)")
    assert found.text == "某某市改革综述\n" + BODY
    assert [k for k, _ in kinds(found)] == ["date", "caption", "author"]


def test_a_speech_keeps_its_head():
    source = "某某市政府工作报告\n——2020年1月8日在某某市第五届人民代表大会第四次会议上\n市长 张三\n各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n" + BODY
    assert clean(source).text == source


@pytest.mark.parametrize("bait", [
    "字体大小" * 45 + "改", "首页>" * 45 + "改。", "来源： " * 45 + "。", "打印 " * 80 + "改", "分享到" + "微信" * 90 + "。",
    "联系我们" + "-关于我们" * 35 + "。", "首页" + "-要闻" * 60 + "。", "<!--" * 50,
])
def test_patterns_do_not_blow_up(bait):
    assert clean(f"{BODY}\n{bait}\n{BODY}").text.startswith(BODY)
