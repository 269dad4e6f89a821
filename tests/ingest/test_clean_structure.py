"""Headings, their paths, glued headings, wrapped lines, items, tables."""
from __future__ import annotations

import pytest

from ingest.clean import clean

LONG = "全市上下聚焦重点领域和关键环节，全面深化改革，扎实推进各项试点，营商环境持续优化，发展活力不断增强。"


def outline(found):
    return [(b.kind, b.level, b.number, found.text[b.start : b.end], b.path) for b in found.blocks]


def test_levels_numbers_and_paths():
    found = clean(f"某市2020年改革工作总结\n一、2020年工作回顾\n{LONG}\n（一）深化国企改革\n1.推进混改\n{LONG}\n二、2021年工作安排\n（一）优化环境\n{LONG}")
    assert outline(found) == [
        ("heading", 1, "", "某市2020年改革工作总结", ()),
        ("heading", 1, "一、", "一、2020年工作回顾", ()),
        ("paragraph", 0, "", LONG, ("一、2020年工作回顾",)),
        ("heading", 2, "（一）", "（一）深化国企改革", ("一、2020年工作回顾",)),
        ("heading", 3, "1.", "1.推进混改", ("一、2020年工作回顾", "（一）深化国企改革")),
        ("paragraph", 0, "", LONG, ("一、2020年工作回顾", "（一）深化国企改革", "1.推进混改")),
        ("heading", 1, "二、", "二、2021年工作安排", ()),
        ("heading", 2, "（一）", "（一）优化环境", ("二、2021年工作安排",)),
        ("paragraph", 0, "", LONG, ("二、2021年工作安排", "（一）优化环境")),
    ]


def test_one_giant_line():
    found = clean(
        f"一、总体推进情况 1.强化统筹调度,促进协同协力。一是抓谋划。{LONG}二是抓推进。{LONG}"
        f"2.优化机制手段,推动有力有序。{LONG}二、下一步打算 （一）深化“放管服”改革。{LONG}"
    )
    assert [b[3] for b in outline(found) if b[0] == "heading"] == [
        "一、总体推进情况", "1.强化统筹调度,促进协同协力。", "2.优化机制手段,推动有力有序。", "二、下一步打算", "（一）深化“放管服”改革。",
    ]
    assert found.blocks[-1].path == ("二、下一步打算", "（一）深化“放管服”改革。")
    assert [m for _, _, m in found.blocks[2].items] == ["一是", "二是"]


def test_numbers_that_are_no_sections_stay_in_the_sentence():
    source = f"取得多年未有的好成绩。一、二、三产业增加值分别增长4.2%、5%和5.4%。依据第三条（一）项执行。增长 1.5 倍。{LONG}"
    assert clean(source).text.count("\n") == 0


def test_items_run_to_the_next_marker():
    text = "一是推进甲项改革；二是推进乙项改革；三是推进丙项改革。"
    found = clean(text)
    assert [text[s:e] for s, e, _ in found.blocks[0].items] == ["一是推进甲项改革；", "二是推进乙项改革；", "三是推进丙项改革。"]


def test_ordinals_and_dashes_are_items():
    assert [m for _, _, m in clean("第一，推进甲项改革。第二，推进乙项改革。").blocks[0].items] == ["第一", "第二"]
    assert [m for _, _, m in clean("首先，推进甲项改革。其次，推进乙项改革。").blocks[0].items] == ["首先", "其次"]
    assert [m for _, _, m in clean(f"——改革全面推进。{LONG}").blocks[0].items] == ["——"]


def test_parts_without_numbers_stand_above_numbered_ones():
    found = clean(f"某市政府工作报告\n各位代表：\n2013年工作回顾\n一、着力推进结构调整\n{LONG}\n2014年工作安排\n一、深化重点领域改革\n{LONG}")
    assert found.blocks[-1].path == ("2014年工作安排", "一、深化重点领域改革")
    assert found.blocks[4].path == ("2013年工作回顾", "一、着力推进结构调整")


def test_two_heading_lines():
    found = clean(f"某市改革综述\n{LONG}\n聚焦强责任抓落实\n推进机制取得新突破\n{LONG}\n聚焦促转型破瓶颈\n发展迈出新步伐\n{LONG}")
    assert found.blocks[-1].path == ("聚焦促转型破瓶颈", "发展迈出新步伐")


def test_glossary_is_not_under_the_plan():
    found = clean(f"一、2020年工作回顾\n{LONG}\n二、2021年工作安排\n{LONG}\n名词解释\n1.“六个一”：指某项机制。\n2.“两馆一厅”：指场馆。")
    assert found.blocks[-1].path == ("名词解释",)
    assert found.blocks[-1].kind == "paragraph"


def test_numbered_facts_in_a_list_are_paragraphs():
    found = clean(f"一、民生实事\n{LONG}\n1、帮扶32个贫困村。\n2、新增就业3万人。\n3、改造老旧小区10个。")
    assert [b.kind for b in found.blocks[2:]] == ["paragraph"] * 3
    assert [b.number for b in found.blocks[2:]] == ["1、", "2、", "3、"]


def test_hard_wrapped_lines_are_joined():
    text = LONG * 6
    width = 31
    wrapped = "\n".join(text[i : i + width] for i in range(0, len(text), width))
    found = clean(f"一、工作回顾\n{wrapped}\n二、工作安排\n{wrapped}")
    assert found.text == f"一、工作回顾\n{text}\n二、工作安排\n{text}"
    assert "joined-lines" in found.notes


def test_indented_paragraphs_of_a_wrapped_text_stay_apart():
    paragraph = ("　　" + LONG * 3, "　　" + LONG * 2 + "试点工作稳步推进。")
    lines = [p[i : i + 28] for p in paragraph for i in range(0, len(p), 28)]
    assert clean("\n".join(lines)).text.split("\n") == [p.strip() for p in paragraph]


def test_a_sentence_torn_by_lost_markup_is_mended():
    source = f"{LONG}持续改善空气质量，以PM\n2.5\n浓度持续下降为主线，推进治理。\n由供给方带团队、\n带技术\n；由需求方带资金。"
    assert "以PM2.5浓度持续下降" in clean(source).text
    assert "带团队、带技术；由需求方" in clean(source).text


def test_table_rows():
    found = clean(f"{LONG}\n| 序号 | 指标 | 单位 |\n| --- | --- | --- |\n| 1 | 生产总值 | 亿元 |\n项目\t牵头单位\n国企改革\t市国资委")
    assert [b.kind for b in found.blocks] == ["paragraph", "table", "table", "table", "table"]
    assert "---" not in found.text
    assert "国企改革\t市国资委" in found.text


def test_names_spread_out_and_titles():
    found = clean(f"某市 政府工作报告\n——2020年1月8日在某市第四届 人民代表大会第五次会议上\n市长 白 涛\n各位代表：\n{LONG}")
    assert found.text.split("\n")[:3] == ["某市 政府工作报告", "——2020年1月8日在某市第四届人民代表大会第五次会议上", "市长 白涛"]
    assert [b.kind for b in found.blocks[:3]] == ["heading", "paragraph", "paragraph"]


def test_chapters():
    found = clean(f"第一章 总则\n{LONG}\n第二章 重点任务\n一、国企改革\n{LONG}")
    assert found.blocks[-1].path == ("第二章 重点任务", "一、国企改革")


def headings(found):
    return [(b.level, found.text[b.start : b.end]) for b in found.blocks if b.kind == "heading"]


PROSE = "深化改革，取得成效，群众满意度持续提高，各项工作扎实推进。"


@pytest.mark.parametrize(("one", "other"), [("张店区", "桓台县"), ("张店区：", "桓台县："), ("张店区2020年改革工作总结", "淄博市桓台县2020年改革工作总结")])
def test_in_a_collection_each_place_begins_a_part(one, other):
    found = clean(f"淄博市区县改革材料汇编\n{one}\n一、营商环境\n（一）审批\n{PROSE}\n{other}\n一、农业\n{PROSE}\n改革机制\n{PROSE}\n名词解释\n{PROSE}")
    assert headings(found)[1:] == [(1, one), (2, "一、营商环境"), (3, "（一）审批"), (1, other), (2, "一、农业"), (4, "改革机制"), (1, "名词解释")]
    assert [block.path for block in found.blocks if block.kind == "paragraph"][1:3] == [(other, "一、农业"), (other, "一、农业", "改革机制")]


@pytest.mark.parametrize("middle", [f"张店区\n{PROSE}", "张店区\n淄川区\n博山区", f"张店区\n淄川区\n{PROSE}\n桓台县\n高青县", f"城区\n{PROSE}\n矿区", f"张店区\n{PROSE}\n张店区"])
def test_one_place_or_a_list_of_places_begins_no_part(middle):
    found = clean(f"淄博市2020年改革工作总结\n一、营商环境\n{PROSE}\n{middle}\n{PROSE}\n二、民生\n{PROSE}")
    assert headings(found) == [(1, "淄博市2020年改革工作总结"), (1, "一、营商环境"), (1, "二、民生")]
