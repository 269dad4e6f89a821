"""Charts: the same series has the same colour whatever the order of the rows; years go from light to dark; figures are never added up."""
from __future__ import annotations

from queries import catalogue
from queries.run import QueryResult
from views.components.charts import bars, by_year, lines
from views.queries import result as query_result


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


def points(name, monkeypatch, *rows):
    """The points of a query's chart for rows that tell some of its columns."""
    monkeypatch.setattr(query_result, "words", lambda column, value: str(value))
    monkeypatch.setattr(query_result, "pick", lambda told: told["zh"])
    query = catalogue.load_from(catalogue.HERE / "cypher")[0][name]
    columns = [column.name for column in query.columns]
    return query_result._points(QueryResult(query, columns, [[row.get(column) for column in columns] for row in rows], 0, False)).points


def test_figures_of_one_year_or_place_are_not_added_up(monkeypatch):
    half, year = ({"series": "淄博市 地区生产总值 (亿元)", "year": 2019, "value": value} for value in (2500.0, 5200.0))
    assert [value for _, _, value in points("outcome-series", monkeypatch, half, year)] == [2500, 5200]
    stated, grown = ({"city": "淄博市", "city_id": "city:370300", "indicator": "地区生产总值", "value": value, "unit": unit}
                     for value, unit in ((5200.0, "亿元"), (5.2, "%")))
    assert points("indicator-by-city", monkeypatch, stated, grown) == [("淄博市 (亿元)", "地区生产总值", 5200), ("淄博市 (%)", "地区生产总值", 5.2)]
    assert points("indicator-by-city", monkeypatch, stated) == [("淄博市", "地区生产总值", 5200)]


def test_counts_are_summed_but_not_those_of_namesakes(monkeypatch):
    rows = [{"city": "鼓楼区", "city_id": f"city:{code}", "topic": "生态环境", "items": items} for code, items in (("350102", 2), ("320106", 3), ("320106", 1))]
    assert points("topics-by-city", monkeypatch, *rows) == [("鼓楼区 (350102)", "生态环境", 2), ("鼓楼区 (320106)", "生态环境", 4)]


def test_of_several_values_of_a_year_the_usual_one_is_drawn():
    told = [(2018, 5), (2019, 6.0), (2020, 5.5), (2020, 120.0), (None, 3.0), (2021, None)]
    assert by_year(told) == by_year(told[::-1]) == [(2018, 5.0), (2019, 6.0), (2020, 5.5)]
    assert by_year([]) == []
