"""Number expressions: what they are worth, what they measure, which are results and which targets."""
import itertools

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.numbers import mark_numbers
from ingest.extract.numbers.expressions import find
from ingest.extract.sections import mark_plans
from ingest.numerals import parse
from tests.ingest.extract_docs import doc_of, run


def numbers(text, kind="Outcome", **meta):
    return [m for m in run(doc_of(text, **meta), mark_plans, mark_numbers)._.mentions if m.type == kind and m.confidence >= 0.5]


@given(st.integers(0, 10**12))
def test_arabic_numerals_round_trip(value):
    assert parse(str(value)) == value
    assert parse(f"{value:,}") == value


@given(st.integers(1, 10**8))
def test_chinese_numerals_round_trip(value):
    assert parse(cn2an.an2cn(value)) == value


@given(st.integers(0, 99999), st.integers(1, 99))
def test_decimals_round_trip(whole, part):
    assert parse(f"{whole}.{part:02d}") == pytest.approx(whole + part / 100)


@pytest.mark.parametrize("bad", ["", "改革", "万万", "百分"])
def test_what_is_no_numeral_is_refused(bad):
    with pytest.raises(ValueError):
        parse(bad)


@given(st.integers(2, 9999), st.sampled_from(["个", "家", "项", "户", "万元", "亿元", "万亩", "%", "公里"]))
def test_written_number_is_found_with_its_unit(value, unit):
    text = f"累计完成{value}{unit}，"
    (found,) = find(text)
    assert (found.value, found.unit, text[found.start : found.end]) == (value, unit, f"{value}{unit}")


@given(st.integers(-999, 9999), st.sampled_from(["%", "％", "‰"]), st.booleans(), st.booleans())
def test_rates_are_found_however_they_are_written(tenths, sign, blank, wide):
    text = f"同比增长{tenths / 10:+}{' ' if blank else ''}{sign}，"
    text = text.translate(str.maketrans("0123456789.+-", "０１２３４５６７８９．＋－")) if wide else text
    (found,) = find(text)
    assert (found.value, found.unit, found.start) == (tenths / 10, sign.replace("％", "%"), 4)


@given(st.integers(2, 9999), st.sampled_from(["个", "万元", "亿元", "公里"]), st.sampled_from(["", " ", "　"]))
def test_a_blank_before_the_unit_changes_nothing(value, unit, blank):
    (found,) = find(f"累计完成{value}{blank}{unit}，")
    assert (found.value, found.unit) == (value, unit)


@given(st.text(alphabet="0123456789.,%％第一二三十百千万亿位名个家项成倍从由到至减为年月日号/:+-＋－负半 〔〕（）“”，。 中文", max_size=60))
def test_any_text_gives_sorted_spans_that_do_not_overlap(text):
    found = find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("text, value, unit", [
    ("占比达到72.8%", 72.8, "%"), ("完成率为百分之九十五", 95, "%"), ("近八成企业受益", 8, "成"), ("规模突破千亿元", 1000, "亿元"),
    ("开行超万列", 1, "万列"), ("20多项经验", 20, "项"), ("2.4万余户", 2.4, "万户"), ("居全省第3位", 3, "位"), ("总量居全国首位", 1, "位"),
    ("增速居全市第一，", 1, "位"), ("跻身全国前十，", 10, "位"), ("两千三百户", 2300, "户"), ("增长2.6倍", 2.6, "倍"), ("收入比为2.27:1，", 2.27, ":1"),
    ("增长5.2 %", 5.2, "%"), ("增长＋5．2％", 5.2, "%"), ("增长+5.2%", 5.2, "%"), ("增长－3.1％", -3.1, "%"), ("下降-3.1%", 3.1, "%"), ("增长负0.5%", -0.5, "%"),
    ("完成产值3.5 万亿元", 3.5, "万亿元"), ("完成投资１２０　亿元", 120, "亿元"), ("新增企业 30 家", 30, "家"), ("投资增长5%-6%", 5, "%"), ("减轻负担5%", 5, "%"),
    ("占全省四分之一", 0.25, ""), ("占全国的1/4", 0.25, ""), ("占全市近三成", 3, "成"), ("占全省一半以上", 0.5, ""), ("比上年减轻近一半", 0.5, ""),
    ("下降5个百分点", 5, "个百分点"), ("压缩至３个工作日", 3, "个工作日"), ("1,325.77亿元", 1325.77, "亿元"),
])
def test_expressions(text, value, unit):
    (found,) = find(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("text", ["2020年5月3日", "〔2017〕8号", "“十四五”时期", "1-11月", "第16届", "第二产业", "PM2.5浓度", "G60科创走廊", "7×24小时", "把政治建设摆在首位",
                                  "33、完成投资任务", "（3）推进改革", "一二三产业比调整为21.3:49.2:29.5", "成功夺取2017、2018、2019年金鼎", "15分钟就业服务圈"])
def test_dates_numbers_of_documents_and_ordinals_are_none(text):
    assert find(text) == []


@pytest.mark.parametrize("text, found", [
    ("标准提高到2030元/月、1200元/月以上。", [(2030, "元/月"), (1200, "元/月")]), ("产值密度1.2亿元/平方公里。", [(1.2, "亿元/平方公里")]),
    ("污水处理能力12万吨/日。", [(12, "万吨/日")]), ("增速分别快于全国3.4个、1个百分点。", [(3.4, "个百分点"), (1, "个百分点")]),
    ("分别提高11.7、13.7个百分点。", [(11.7, "个百分点"), (13.7, "个百分点")]), ("示范村、示范点180个、60处。", [(180, "个"), (60, "处")]),
    ("收入2575 .33亿元，税收184. 37亿元，利润12 . 5万元。", [(2575.33, "亿元"), (184.37, "亿元"), (12.5, "万元")]), ("\n7. 3条干线", [(7, ""), (3, "条")]),
    ("建成30万吨级航道2条。", [(2, "条")]), ("产业迈上3000亿级台阶。", [(3000, "亿级")]),
])
def test_units_are_whole_and_shared(text, found):
    assert [(one.value, one.unit) for one in find(text)] == found


@pytest.mark.parametrize("text, indicator, value, unit", [
    ("最低工资标准提高到每月1630元。", "最低工资标准", 1630, "元/月"), ("低保标准提高到每人每月760元。", "低保标准", 760, "元/月"),
    ("规上营收有望突破1500亿元。", "规上营收", 1500, "亿元"), ("粮食产量继续保持500亿斤。", "粮食产量", 500, "亿斤"), ("租赁补贴惠及2万户。", "租赁补贴惠及", 2, "万户"),
])
def test_what_only_leads_up_to_a_number_is_no_part_of_its_indicator(text, indicator, value, unit):
    (found,) = numbers(text)
    assert (found.attrs["indicator"], found.attrs["value"], found.attrs["unit"]) == (indicator, value, unit)


@pytest.mark.parametrize("text, indicators", [
    ("实施重点城建项目196个、完成投资70亿元，增长41%。", ["实施重点城建项目", "重点城建项目完成投资", "重点城建项目完成投资"]),
    ("新开工75个“工业上楼”项目，累计完成投资351亿元。", ["新开工“工业上楼”项目", "新开工“工业上楼”项目完成投资"]),
    ("改造老旧小区67个，建设稳步推进，完成投资70亿元。", ["改造老旧小区", "完成投资"]), ("新增规上企业30家，固定资产投资70亿元。", ["规上企业", "固定资产投资"]),
])
def test_what_projects_have_brought_is_told_of_the_projects_in_the_clause_before(text, indicators):
    assert [one.attrs["indicator"] for one in numbers(text)] == indicators


@pytest.mark.parametrize("text, found", [
    ("新签约100亿元以上项目2个、10亿元以上项目8个。", [("新签约100亿元以上项目", 2), ("10亿元以上项目", 8)]),
    ("3岁以下婴幼儿托位增至9574个。", [("3岁以下婴幼儿托位", 9574)]), ("经济总量超500亿元的县域增至12个。", [("经济总量超500亿元的县域", 12)]),
    ("培育50亿元企业4家，10亿元企业40家。", [("培育50亿元企业", 4), ("10亿元企业", 40)]), ("引进8个总投资10亿元以上项目。", [("引进总投资10亿元以上项目", 8)]),
    ("实际利用省外2000万元以上项目资金增长8.5%。", [("实际利用省外2000万元以上项目资金", 8.5)]), ("60岁以上老人免费乘车15万人次。", [("60岁以上老人免费乘车", 15)]),
    ("发放贷款50亿元，惠及企业300家。", [("发放贷款", 50), ("惠及企业", 300)]), ("投入3554亿元完成968个项目建设任务。", [("投入", 3554), ("项目建设任务", 968)]),
    ("完成投资30亿元以上，增长5%。", [("完成投资", 30), ("完成投资", 5)]),
])
def test_how_large_the_things_are_that_are_counted_is_no_number_of_its_own(text, found):
    assert [(one.attrs["indicator"], one.attrs["value"]) for one in numbers(text)] == found


@pytest.mark.parametrize("text, indicators", [
    ("新签约项目120个、新开工100个、新竣工80个。", ["新签约项目", "新开工项目", "新竣工项目"]),
    ("亿元以上项目新开工400个、新竣工300个。", ["亿元以上项目新开工", "亿元以上项目新竣工"]),
    ("竣工10个重点技改项目，引进20个产业链延伸项目。", ["竣工重点技改项目", "引进产业链延伸项目"]), ("签约项目50个，落地企业30家。", ["签约项目", "落地企业"]),
])
def test_things_keep_their_name_through_the_stages_of_a_row(text, indicators):
    assert [one.attrs["indicator"] for one in numbers(text)] == indicators


@pytest.mark.parametrize("text, indicator", [
    ("成立并运作50亿元科技成果转化基金。", "成立并运作科技成果转化基金"), ("建成14个省级现代服务业集聚区。", "建成省级现代服务业集聚区"),
    ("特色产业集群确保主营业务收入增长15%以上。", "特色产业集群主营业务收入"),
])
def test_an_indicator_says_what_the_number_is_of(text, indicator):
    assert [one.attrs["indicator"] for one in numbers(text)] == [indicator]


def test_how_many_things_are_about_to_be_listed_is_no_result():
    assert not numbers("15项重点改革攻坚事项如下：")


def test_a_year_may_stand_with_each_end_of_a_change():
    (found,) = numbers("城镇化率由2015年的56.3%提高到2020年的61.6%。")
    assert (found.attrs["indicator"], found.attrs["value_from"], found.attrs["value"]) == ("城镇化率", 56.3, 61.6)


def test_from_to_keeps_the_end_state():
    (found,) = find("审批事项由43项减少为35项。")
    assert (found.value, found.value_from, found.unit) == (35, 43, "项")
    (found,) = find("企业从9717家增加到1.54万家。")
    assert (found.value, found.value_from) == (1.54, 0.9717)


def test_range_and_fraction():
    (found,) = find("每年投入3-5亿元。")
    assert (found.value, found.value_max, found.unit) == (3, 5, "亿元")
    (found,) = find("提速1/4。")
    assert found.value == 0.25


def test_outcomes_have_indicator_change_and_phrase():
    text = "全市新增市场主体2.3万户，办理时间压缩到3个工作日，群众满意率达到98.5%。"
    one, two, three = numbers(text)
    assert (one.attrs["indicator"], one.attrs["value"], one.attrs["unit"], one.attrs["change"]) == ("市场主体", 2.3, "万户", "up")
    assert (two.attrs["indicator"], two.attrs["change"]) == ("办理时间", "down")
    assert (three.name, three.attrs["indicator"], three.attrs["change"]) == ("群众满意率达到98.5%", "群众满意率", "none")
    assert all(text[m.start : m.end] == m.name for m in (one, two, three))


@pytest.mark.parametrize("text, indicators", [
    ("全市高新技术企业达到707家，是2015年的2.82倍。", ["高新技术企业", "高新技术企业"]),
    ("登记商标1107件、是前三十年总和的3.6倍，占全国的4.5%。", ["登记商标", "登记商标", "登记商标占全国"]),
    ("刑事警情比2011年下降54.1%。", ["刑事警情"]), ("存贷比较年初提高1.9个百分点。", ["存贷比"]),
    ("PM2.5平均浓度为33微克/立方米，较2015年下降45.9%。", ["PM2.5平均浓度", "PM2.5平均浓度"]),
    ("经济总量为2020年的4.7倍。", ["经济总量"])])
def test_what_a_number_is_compared_with_is_no_part_of_its_indicator(text, indicators):
    assert [m.attrs["indicator"] for m in numbers(f"过去的一年，成效明显。{text}")] == indicators


@pytest.mark.parametrize("text, indicator, phrase", [
    ("完成41个废弃露天矿山治理。", "废弃露天矿山治理", "完成41个废弃露天矿山治理"), ("新增2家上市企业。", "上市企业", "新增2家上市企业"),
    ("完成88万平方米老旧住宅区整治和13个村改造。", "老旧住宅区整治", "完成88万平方米老旧住宅区整治")])
def test_after_a_bare_verb_the_words_behind_the_number_say_what_it_is_of(text, indicator, phrase):
    first = numbers(f"过去的一年，成效明显。{text}")[0]
    assert (first.attrs["indicator"], first.name) == (indicator, phrase)


def test_a_bare_growth_rate_takes_the_indicator_before_it():
    _, growth = numbers("进出口总额完成1730亿元，同比增长6.3%。")
    assert growth.attrs["indicator"].startswith("进出口总额") and growth.attrs["change"] == "up"


def test_each_of_a_distributed_list_has_its_noun():
    one, two = numbers("城镇、农村居民收入分别增长5.1%、7.3%。")
    assert "城镇" in one.name and "农村" in two.attrs["indicator"]
    assert (one.attrs["value"], two.attrs["value"]) == (5.1, 7.3)


@pytest.mark.parametrize("text, indicators", [
    ("城镇居民和农村居民人均可支配收入分别增长7.3%和8.3%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    ("城镇和农村居民人均可支配收入分别达到28853元、14366元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    ("新能源、输变电装备产业产值分别增长5%、6%。", ["新能源产业产值", "输变电装备产业产值"]),
    ("工业、服务业增加值分别增长5%、6%左右。", ["工业增加值", "服务业增加值"]),
    ("汽车及零部件、新一代信息技术产业增加值分别增长22.6%、14.5%。", ["汽车及零部件产业增加值", "新一代信息技术产业增加值"]),
    ("网络零售额、旅游总收入分别增长82.1%和12%。", ["网络零售额", "旅游总收入"]),
    ("工业投资、民间投资占固定资产投资比重分别达到47%、67%。", ["工业投资占固定资产投资比重", "民间投资占固定资产投资比重"]),
    ("生产总值、工业投资、财政收入增速分别居全省第二、第一、第三。", ["生产总值全省排名", "工业投资全省排名", "财政收入增速全省排名"]),
    ("接待游客3100万人次，实现旅游总收入280亿元，分别增长15%、16%。", ["接待游客", "旅游总收入", "接待游客", "旅游总收入"]),
    ("城乡居民收入分别达到4.8万元和2.6万元，分别增长8.4%和9%。", ["城镇居民收入", "农村居民收入"] * 2),
    ("绿化覆盖率、绿地率分别达46.84%、43.46%，均居全国第2。", ["绿化覆盖率", "绿地率", "绿化覆盖率、绿地率全国排名"]),
    ("甲产业、乙产业、丙产业产值分别增长5%、6%。", ["甲产业、乙产业、丙产业产值"] * 2),  # unequal: no guess
    ("养老、医疗保险分别扩面6万人。", ["养老、医疗保险"]),
])
def test_numbers_of_a_list_share_its_head(text, indicators):
    assert [number.attrs["indicator"] for number in numbers(text)] == indicators


def test_an_and_between_two_numbers_belongs_to_neither():
    one, two = numbers("建成医联体12个和分级诊疗试点5个。")
    assert (one.name, two.name) == ("建成医联体12个", "分级诊疗试点5个")


@pytest.mark.parametrize("text, by", [
    ("力争到2025年，研发投入较2020年增长10%。", "2025年"), ("力争单位能耗比2019年下降3%。", None), ("力争2022年新增就业3万人。", "2022年"),
])
def test_a_year_to_measure_against_is_no_year_to_reach_something_by(text, by):
    assert [one.attrs.get("by") for one in numbers(text, "Target", year=2021)] == [by]


@pytest.mark.parametrize("text, kind, indicator", [
    ("新能源电力装备产业产值达到300亿元，增长12%。", "Outcome", "新能源电力装备产业产值"), ("新冠疫苗接种率达到95%，居全省前列。", "Outcome", "新冠疫苗接种率"),
    ("全年新增市场主体2.3万户。", "Outcome", "市场主体"), ("力争新增市场主体2.3万户。", "Target", "新增市场主体"),
])
def test_only_what_was_added_loses_its_first_word(text, kind, indicator):
    assert numbers(text, kind)[0].attrs["indicator"] == indicator


@pytest.mark.parametrize("text, kind, indicator", [
    ("力争制造业增加值占地区生产总值比重达到30%。", "Target", "制造业增加值占地区生产总值比重"), ("财政收入力争增长5%。", "Target", "财政收入"),
    ("城镇调查失业率力争控制在5%以内。", "Target", "城镇调查失业率"), ("力争服务业增加值占52%。", "Target", "服务业增加值占比"),
    ("计划生育率达到95%。", "Outcome", "计划生育率"), ("营商环境评价得分居全省综合考核评价第3位。", "Outcome", "营商环境评价得分全省综合考核评价排名"),
    ("地区生产总值居全国地级市第5位。", "Outcome", "地区生产总值全国排名"),
])
def test_words_of_intent_are_no_part_of_an_indicator(text, kind, indicator):
    assert numbers(text, kind)[0].attrs["indicator"] == indicator


@pytest.mark.parametrize("text, indicator", [
    ("新建水质净化配套5座水质净化厂。", "新建水质净化配套水质净化厂"), ("完成郦水花园等5个老旧小区改造。", "完成老旧小区改造"),
    ("实施稳经济一揽子30项举措。", "实施稳经济一揽子举措"), ("优化调整产业集群和10条优势产业链。", "优势产业链"), ("城市轨道交通运营里程达到30公里线路。", "城市轨道交通运营里程"),
])
def test_the_noun_after_a_counting_unit_is_what_was_counted(text, indicator):
    assert numbers(text)[0].attrs["indicator"] == indicator


def test_number_first_names_what_follows():
    (found,) = numbers("8家企业入选全国名单。")
    assert found.name == "8家企业入选全国名单" and "企业" in found.attrs["indicator"]


@pytest.mark.parametrize("text, indicators", [
    ("新增国家级5G工厂5家，7420家规上工业企业实现数字化转型。", ["国家级5G工厂", "实现数字化转型的规上工业企业"]),
    ("8个乡镇进入前十名、5个县区进入前二十名。", ["进入前十名的乡镇", "进入前二十名的县区"]),
    ("民生支出增长22.3%，22项为民办实事项目全面完成。", ["民生支出", "为民办实事项目全面完成"]),
])
def test_a_number_at_the_head_of_a_clause_has_the_subject_that_follows_it(text, indicators):
    assert [one.attrs["indicator"] for one in numbers(text) if one.attrs["unit"] != "位"] == indicators


@pytest.mark.parametrize("text, changes", [
    ("新增省级智能工厂3个、数字化车间16个。", ["up"] * 2), ("新增2个国家级经济技术开发区、2个综合保税区。", ["up"] * 2),
    ("新增省级、市级创新团队18个。", ["up"]), ("压减钢铁产能520万吨、水泥产能30万吨。", ["down"] * 2), ("新增托位2万个、累计服务老人5万人。", ["up", "none"]),
    ("新增投资基金10只、规模500亿元。", ["up", "none"]), ("新签约项目5个、开工项目3个。", ["none"] * 2),
    ("工业增加值增长5%、能耗下降3%。", ["up", "down"]), ("综合实力排名由第10位升至第8位。", ["up"]),
])
def test_each_item_of_a_list_has_its_direction(text, changes):
    assert [one.attrs["change"] for one in numbers(text)] == changes


@pytest.mark.parametrize("text, found", [
    ("公众满意度连续五年居全省第一。", [("公众满意度全省排名", 1, "位")]),
    ("货物吞吐量超14亿吨，连续17年保持全球第一。", [("货物吞吐量", 14, "亿吨"), ("货物吞吐量全球排名", 1, "位")]),
    ("财政民生支出占比连续5年超过77%。", [("财政民生支出占比", 77, "%")]),
    ("食品安全工作评议考核连续4年获评A级，成效明显。", [("食品安全工作评议考核连续获评A级", 4, "年")]),
    ("信访工作连续5年获评全省优秀。", [("信访工作连续获评全省优秀", 5, "年")]),
])
def test_a_streak_is_a_result_only_where_no_other_number_follows_it(text, found):
    assert [(one.attrs["indicator"], one.attrs["value"], one.attrs["unit"]) for one in numbers(text)] == found


def test_a_rate_below_zero_went_down():
    (found,) = numbers("外贸出口增长-39.7%。")
    assert (found.attrs["indicator"], found.attrs["value"], found.attrs["change"]) == ("外贸出口", -39.7, "down")


@pytest.mark.parametrize("text, kinds", [
    ("去年高新技术企业达到500家，今年力争达到600家。", [("Outcome", 500), ("Target", 600)]),
    ("2020年产业产值达到300亿元，今年力争突破400亿元。", [("Outcome", 300), ("Target", 400)]),
    ("力争生产总值比去年增长5%。", [("Target", 5)]), ("力争到2025年研发投入比2020年增长10%。", [("Target", 10)]), ("力争到位资金达到1100亿元。", [("Target", 1100)]),
])
def test_a_past_figure_and_a_goal_may_stand_in_one_sentence(text, kinds):
    found = run(doc_of(text, year=2021), mark_plans, mark_numbers)._.mentions
    assert [(one.type, one.attrs["value"]) for one in found if one.confidence >= 0.5] == kinds


@pytest.mark.parametrize("text, indicator", [("引进项目181个，到位资金230亿元。", "到位资金"), ("到账外资10.8亿美元。", "到账外资")])
def test_what_has_arrived_keeps_its_first_character(text, indicator):
    assert numbers(text)[-1].attrs["indicator"] == indicator


@pytest.mark.parametrize("text, indicator", [
    ("总投资120亿元的中环国际商贸中心项目签约落地。", "中环国际商贸中心项目总投资"), ("组建总规模1000亿元的省战略性新兴产业投资引导基金。", "省战略性新兴产业投资引导基金总规模"),
    ("总投资43.9亿元的37个飞地项目签约落地。", "飞地项目总投资"), ("新签约项目44个，总投资3910亿元。", "新签约项目总投资"),
])
def test_a_sum_is_the_investment_of_something(text, indicator):
    assert indicator in [one.attrs["indicator"] for one in numbers(text)]


@pytest.mark.parametrize("text, indicator", [
    ("建成海外工厂、营销网点和研发中心32个。", "建成海外工厂、营销网点和研发中心"), ("新建、改扩建中小学14所。", "新建、改扩建中小学"),
    ("新增光伏、风电装机171万千瓦。", "光伏、风电装机"),
    ("固定资产投资、社会消费品零售总额均超过1万亿元。", "固定资产投资、社会消费品零售总额"), ("办理建议502件、提案289件。", "提案"), ("清理欠费、发放补贴3亿元。", "发放补贴"),
    ("吉利汽车、五洲通等8家企业获批国家级绿色工厂。", "获批国家级绿色工厂的企业"), ("市场环境、创新环境、政务环境均居全国前三。", "市场环境、创新环境、政务环境全国排名"),
    ("新增6所公办幼儿园和5个托育中心。", "公办幼儿园"),
])
def test_a_list_before_a_number_is_counted_as_a_whole_but_for_examples(text, indicator):
    assert indicator in [one.attrs["indicator"] for one in numbers(text)]


def test_slogans_and_periods_are_no_results():
    assert numbers("深入实施三年行动计划，聚焦5大领域，落实“六个一”机制。") == []


def test_plans_give_targets_with_their_year():
    text = "力争到2025年高新技术企业达到1200家。"
    (found,) = numbers(text, "Target")
    assert (found.attrs["value"], found.attrs["unit"], found.attrs["by"]) == (1200, "家", "2025年")
    assert "change" not in found.attrs and numbers(text) == []


def test_a_cell_of_a_row_ends_an_indicator():
    found = numbers("5\t教育\t新建幼儿园20所\t市教育局", "Target", year=2020) or numbers("5\t教育\t新建幼儿园20所\t市教育局")
    assert [m.attrs["indicator"] for m in found] == ["新建幼儿园"]


@pytest.mark.parametrize("row, indicator", [
    ("|1|新增城镇就业|5万人|市人社局|", "新增城镇就业"), ("1\t新增城镇就业\t万人\t达到5万人", "新增城镇就业"), ("|教育|新建幼儿园20所|", "新建幼儿园"),
    ("|工业增加值|%|力争增长8.5%|", "工业增加值"),
])
def test_a_cell_that_is_only_a_number_takes_the_words_of_the_cell_before(row, indicator):
    found = run(doc_of(row), mark_plans, mark_numbers)._.mentions
    assert [m.attrs["indicator"] for m in found] == [indicator]
