"""Charts: the same series has the same colour whatever the order of the rows; years go from light to dark."""
from __future__ import annotations

from views.components.charts import bars, by_year, lines


def scale(chart):
    return chart.to_dict()["encoding"]["color"]["scale"]


def test_series_keep_their_order_whatever_the_order_of_the_rows():
    rows = [("甲", "改革", 3.0), ("甲", "试点", 2.0), ("乙", "试点", 1.0)]
    for chart in (bars, lines):
        names = {"category": "主题"} if chart is bars else {"x": "年份"}
        told = [scale(chart(given, **names, series="类别", value="数", order=["改革", "试点"])) for given in (rows, rows[::-1])]
        assert told == [{"domain": ["改革", "试点"]}] * 2


def test_years_go_from_light_to_dark():
    years = ["2019", "2020", "2021"]
    colours = scale(bars([("甲", year, 1.0) for year in years[::-1]], category="主题", series="年份", value="数", order=years))
    assert colours["domain"] == years
    light = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in colours["range"]]
    assert light == sorted(light, reverse=True) and len(set(light)) == 3


def test_categories_stand_in_the_order_given():
    chart = bars([("乙", "", 1.0), ("甲", "", 2.0)], category="主题", series="", value="数")
    assert chart.to_dict()["encoding"]["y"]["sort"] == ["乙", "甲"]


def test_of_several_values_of_a_year_the_usual_one_is_drawn():
    told = [(2018, 5), (2019, 6.0), (2020, 5.5), (2020, 120.0), (None, 3.0), (2021, None)]
    assert by_year(told) == by_year(told[::-1]) == [(2018, 5.0), (2019, 6.0), (2020, 5.5)]
    assert by_year([]) == []
