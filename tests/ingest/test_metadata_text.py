"""What a text alone says about itself."""
from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.metadata import from_text
from ingest.metadata.dates import first_date, given_date, given_year

BODY = "今年以来，全市上下聚焦重点领域和关键环节，全面深化改革，扎实推进各项试点，营商环境持续优化，发展活力不断增强，群众获得感明显提升，取得了新的成效。"


def said(*lines):
    return from_text(clean("\n".join(lines)))


def test_work_report():
    found = said(
        "淄博市政府工作报告", "——2020年1月4日在淄博市第十五届人民代表大会第五次会议上", "市长 张三丰", "各位代表：",
        "现在，我代表市人民政府向大会报告工作。", "一、2019年工作回顾", BODY,
    )
    assert found == {"title": "淄博市政府工作报告", "city": "淄博市", "province": "山东省", "year": 2020, "date": "2020-01-04", "author": "张三丰"}


def test_congress_in_december_sits_for_the_next_year():
    found = said("株洲市政府工作报告（2022年12月28日 李四）", "各位代表：", "一、2022年工作回顾", BODY)
    assert (found["year"], found["date"], found["author"]) == (2023, "2022-12-28", "李四")


def test_title_year_goes_before_the_date():
    assert said("2022年政府工作报告", "2022年4月9日在宁波市", "第十六届人民代表大会第一次会议上", "王五", "各位代表：", BODY)["year"] == 2022


@pytest.mark.parametrize(("title", "published", "year"), [
    ("淄博市国民经济和社会发展第十四个五年规划和2035年远景目标纲要", "2021-04-01", 2021), ("优化营商环境三年行动方案（2023—2025年）", "2023-03-01", 2023),
    ("优化营商环境三年行动方案（2023-2025年）", "", 2023), ("关于2018年—2020年三年行动计划实施情况的报告", "2021-01-05", 2020), ("2018-2020年改革工作总结", "", 2020),
    ("2030年前碳达峰行动方案", "2022-06-01", 2022), ("2030年智慧城市发展规划", "2021-06-01", 2021), ("2020年目标任务完成情况的报告", "2021-01-15", 2020),
    ("2020年改革工作总结暨2021年工作打算", "", 2020), ("关键一招——2020年改革工作综述", "2021-01-01", 2020), ("2021年工作要点", "2020-12-30", 2021),
])
def test_year_of_a_title_that_looks_ahead_or_back(title, published, year):
    assert said(title, *([f"发布时间：{published}"] if published else []), "各部门要认真落实，" + BODY).get("year") == year


@pytest.mark.parametrize(
    ("line", "city", "province"),
    [
        ("2026年广西壮族自治区政府工作报告", "广西壮族自治区", "广西壮族自治区"),
        ("海北州政府工作报告", "海北藏族自治州", "青海省"),
        ("2022年高唐县政府工作报告", "高唐县", "山东省"),
        ("淄博市桓台县2020年深化改革工作总结", "桓台县", "山东省"),
        ("南京市鼓楼区2020年深化改革工作总结", "南京市鼓楼区", "江苏省"),
        ("湘潭经开区2020年改革工作总结", "湘潭经开区", "湖南省"),
        ("2026年北京市政府工作报告", "北京市", "北京市"),
        ("湘潭县2019年改革工作情况报告", "湘潭县", "湖南省"),
        ("深圳市对外开放的启示", "深圳市", "广东省"),
    ],
)
def test_place_in_the_title(line, city, province):
    found = said(line, BODY)
    assert (found["city"], found["province"]) == (city, province)


def test_place_from_publisher_and_own_city():
    found = said(
        "用足用好“关键一招” 决战决胜改革攻坚", "——我市2020年推进全面深化改革工作综述", "来源：潍坊新闻网 发布时间：2020-12-24 11:31:43",
        "今年，潍坊市委深入推进改革，全市对标深圳、学习杭州经验，赴上海、深圳招商，" + BODY,
    )
    assert found["city"] == "潍坊市"
    assert (found["source"], found["date"], found["year"]) == ("潍坊新闻网", "2020-12-24", 2020)


def test_places_that_are_only_mentioned_do_not_win():
    found = said("改革工作总结", "我市对标深圳，学习深圳经验，赴深圳招商，与深圳合作，对标深圳流程。" + BODY)
    assert "city" not in found


@pytest.mark.parametrize("title", [
    "关于赴深圳市学习考察营商环境改革情况的报告", "赴上海市、江苏省苏州市和深圳市考察报告", "学习借鉴宁波市“最多跑一次”改革经验的报告", "上海市、深圳市营商环境改革对淄博的启示",
    "宁波市改革经验对我市的启示", "到深圳市学习改革经验的报告", "2020年对口支援喀什地区工作总结", "淄博市赴深圳市学习考察报告",
])
def test_a_place_that_was_visited_is_not_the_reports(title):
    found = said(title, "我市由市委改革办牵头，组织淄博市人民政府办公室等部门学习考察，淄博市委高度重视。" + BODY)
    assert (found["city"], found["province"]) == ("淄博市", "山东省")


def test_plain_mentions_decide_when_there_is_nothing_else():
    found = said(
        "一、抓实改革谋划。" + BODY,
        "二、抓实落地。向全省推介郴州的做法。我市在郴州日报开设专栏，郴州改革不断深化。2016年出台方案，2017年第2次会议研究。"
        f"力争到2020年完成。{BODY}",
    )
    assert (found["city"], found["year"]) == ("郴州市", 2017)
    assert "title" not in found and "date" not in found


def test_years_ahead_do_not_count():
    assert said("改革工作总结", f"2018年推进改革，到2025年实现目标，2030年前达峰，实施2019-2022年规划。{BODY}")["year"] == 2018


def test_years_from_the_plan_heading():
    assert said("各位代表：", "一、2018年工作回顾", BODY, "二、2019年工作安排", BODY)["year"] == 2019


def test_the_last_year_of_a_plan_in_a_heading_is_not_the_reports():
    assert said("淄博市发展规划", "发布时间：2021-04-01", "一、2025年主要目标", BODY, "二、2035年远景目标", BODY)["year"] == 2021


def test_newspaper_page():
    found = said("某地确定15项重点改革事项", "2020-04-20   掌握鲁中", BODY, "(记者 马小二 整理)")
    assert found == {"title": "某地确定15项重点改革事项", "year": 2020, "date": "2020-04-20", "author": "马小二", "source": "掌握鲁中"}


def test_label_and_value_on_two_lines():
    found = said("2026年宁夏回族自治区政府工作报告", "发表时间：", "2026-02-09 09:45:30", "来源：", "宁夏日报客户端", BODY)
    assert (found["source"], found["date"]) == ("宁夏日报客户端", "2026-02-09")


def test_nothing_is_guessed():
    assert said(BODY) == {}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020年1月10日", "2020-01-10"), ("发布时间：2020-12-24 11:31", "2020-12-24"), ("2020/1/5", "2020-01-05"), ("二〇二〇年十二月二十七日", "2020-12-27"),
        ("二〇二六年一月三十日", "2026-01-30"), ("2020年3月", "2020-03"), ("2020年13月45日，2021年2月3日", "2021-02-03"), ("增长2020.5亿元", None), ("", None),
    ],
)
def test_dates_in_texts(text, iso):
    found = first_date(text)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(("value", "iso"), [
    ("2020-13-45", ""), ("2020-02-30", ""), ("20200105", "2020-01-05"), ("2020", "2020"), ("2020年1月", "2020-01"),
    ("2020-01-05T10:00:00", "2020-01-05"), ("abc", ""), (None, ""),
])
def test_given_dates(value, iso):
    assert given_date(value) == iso


@pytest.mark.parametrize(("value", "year"), [(2020, 2020), ("2020年", 2020), ("abc", None), (99999, None), (True, None), ("1066", None), ("２０２０", None)])
def test_given_years(value, year):
    assert given_year(value) == year
