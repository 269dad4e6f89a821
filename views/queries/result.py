"""The result of a canned query as its front matter declares it, and as a table; each row with its sentences."""
from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import streamlit as st

from graph.browse import Edge, Evidence, Node, Subgraph
from graph.words import TERMS, term
from queries.graph_view import graph_view
from queries.run import QueryResult
from queries.spec import Column as QueryColumn
from views import address
from views.components.charts import bars, draw, lines, places
from views.components.drawing import drawing
from views.components.page import note
from views.components.table import Cell, Column, table
from views.kept import kept
from views.language import current, pick, t, value_name
from views.markup import shorten

MOST_BARS = 30
MOST_SERIES = 12
MOST_NODES = 120
MOST_ROWS = 200
"""Rows of the table on the page; the downloads have all."""
STATED = "value"
"""The column of figures as reports state them."""
QUOTES = 2
QUOTE_LENGTH = 46


def show(result: QueryResult) -> str | None:
    """Draw the result; returns the id of a node that was clicked in a drawing."""
    kind = result.query.view.kind
    if not result.rows:
        st.info(t("queries.no_rows"), icon=":material/info:")
        return None
    if kind == "table":
        _table(result)
        return None
    chart, rows = st.tabs([t(f"queries.view_{kind}"), t("queries.view_table")])
    clicked = None
    with chart:
        if kind == "graph":
            clicked = _graph(result)
        else:
            {"bar": _bar, "line": _line, "map": _map}[kind](result)
    with rows:
        _table(result)
    return clicked


def cells(result: QueryResult, row: list) -> list[Cell | list[Cell]]:
    """A row of the result as cells: names link to their pages, terms are in words, the last has the sentences."""
    along = kept()
    ids = {column.name: value for column, value in zip(result.query.columns, row, strict=True)}
    made: list[Cell | list[Cell]] = []
    for column, value in zip(result.query.columns, row, strict=True):
        if column.hidden:
            continue
        target = ids.get(f"{column.name}_id")
        href = address.thing(target, kept=along) if isinstance(target, str) and target else ""
        made.append(_value(column, value, href))
    made.append(_sentences(result, row[-1]))
    return made


def words(column: QueryColumn, value: object) -> str:
    """A value as people read it: terms in words, topics in the language, lists joined, numbers with separators but for years."""
    shown = term(column.terms, value, current())
    if isinstance(shown, list):
        return "、".join(dict.fromkeys(value_name(each) for each in shown if each not in (None, "")))
    if isinstance(shown, bool):
        return t("queries.yes") if shown else t("queries.no")
    if isinstance(shown, float):
        return f"{shown:,.10g}"
    if isinstance(shown, int) and "year" not in column.name and column.name not in ("by", "stated_in"):
        return f"{shown:,}"
    return "" if shown is None else (value_name(shown) if column.name in ("topic", "series") else str(shown))


def _value(column: QueryColumn, value: object, href: str) -> Cell:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
    return Cell(words(column, value), href, number)


def _sentences(result: QueryResult, evidence: list[dict]) -> list[Cell]:
    along, made = kept(), []
    for each in evidence[:QUOTES]:
        href = address.evidence(each["report"], each["start"], each["end"], along)
        made.append(Cell(shorten(each["quote"], QUOTE_LENGTH), href, quote=True))
    return made or [Cell("")]


def _table(result: QueryResult) -> None:
    shown = [column for column in result.query.columns if not column.hidden]
    first = dict(zip(result.columns, result.rows[0], strict=True))
    columns = [Column(pick(c.title), isinstance(first[c.name], int | float) and not isinstance(first[c.name], bool)) for c in shown]
    if len(result.rows) > MOST_ROWS:
        note(t("queries.rows_cut", most=MOST_ROWS))
    columns.append(Column(t("queries.evidence")))
    st.html(table(columns, [cells(result, row) for row in result.rows[:MOST_ROWS]], pick(result.query.title)))


def _picked(result: QueryResult, option: str) -> tuple[QueryColumn | None, int]:
    name = result.query.view.options.get(option)
    place = result.columns.index(name) if name else -1
    return (result.query.columns[place] if name else None), place


@dataclass(frozen=True)
class _Points:
    """(category, series, value) of the rows. Counts of one category and series are summed; figures that reports state are never added up, each
    is a point of its own. `order` of the series is that of their vocabulary or of what the graph calls them, so that they have the same colours
    in both languages."""

    points: list[tuple[str, str, float]]
    order: list[str]
    titles: tuple[str, str, str]  # of category, series and value


def _points(result: QueryResult) -> _Points:
    x, at_x = _picked(result, "x")
    y, at_y = _picked(result, "y")
    color, at_color = _picked(result, "color")
    points: list[tuple[str, str, float]] = []
    keys: dict[str, tuple[int, str]] = {}
    known = list(TERMS[color.terms]) if color and color.terms else []
    for row, category in zip(result.rows, _categories(result, x, at_x), strict=True):
        if isinstance(row[at_y], int | float) and row[at_x] is not None:
            series = words(color, row[at_color]) if color else ""
            points.append((category, series, row[at_y]))
            if color:
                keys[series] = (known.index(row[at_color]) if row[at_color] in known else len(known), str(row[at_color]))
    titles = (pick(x.title), pick(color.title) if color else "", pick(y.title))
    return _Points(points if y.name == STATED else _summed(points), sorted(keys, key=keys.get), titles)


def _categories(result: QueryResult, x: QueryColumn, at_x: int) -> list[str]:
    """The category of each row in words: namesakes with their codes, and bars of stated figures with their units where there are several, so that
    no two things share a bar."""
    named = [words(x, row[at_x]) for row in result.rows]

    def told(column: str) -> list[str]:
        return [str(row[result.columns.index(column)] or "") for row in result.rows]

    if f"{x.name}_id" in result.columns:
        both = list(zip(named, told(f"{x.name}_id"), strict=True))
        many = Counter(name for name, _ in set(both))
        named = [f"{name} ({node.partition(':')[2]})" if many[name] > 1 else name for name, node in both]
    view = result.query.view
    if view.kind == "bar" and view.options["y"] == STATED and "unit" in result.columns and len(set(units := told("unit"))) > 1:
        named = [f"{name} ({unit})" if unit else name for name, unit in zip(named, units, strict=True)]
    return named


def _summed(points: list[tuple[str, str, float]]) -> list[tuple[str, str, float]]:
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for category, series, value in points:
        totals[category, series] += value
    return [(category, series, value) for (category, series), value in totals.items()]


def _bar(result: QueryResult) -> None:
    found = _points(result)
    points = found.points
    categories = list(dict.fromkeys(a for a, _, _ in points))
    sums = {c: sum(v for a, _, v in points if a == c) for c in categories}
    if not all(c.isdecimal() for c in categories):  # years stay in their order, all else: the longest bar first
        points = sorted(points, key=lambda p: -sums[p[0]])
    if len(categories) > MOST_BARS:
        kept = set(sorted(categories, key=lambda c: -sums[c])[:MOST_BARS])
        points = [p for p in points if p[0] in kept]
        note(t("queries.bars_cut", most=MOST_BARS, many=len(categories)))
    category, series, value = found.titles
    draw(bars(points, category=category, series=series, value=value, order=found.order), pick(result.query.title))


def _line(result: QueryResult) -> None:
    found = _points(result)
    points, order = found.points, found.order
    if len(order) > MOST_SERIES:
        long = {s: sum(1 for _, b, _ in points if b == s) for s in order}
        kept = set(sorted(order, key=lambda s: -long[s])[:MOST_SERIES])
        points, order = [p for p in points if p[1] in kept], [s for s in order if s in kept]
        note(t("queries.series_cut", most=MOST_SERIES, many=len(found.order)))
    x, series, value = found.titles
    draw(lines(points, x=x, series=series, value=value, order=order), pick(result.query.title))


def _map(result: QueryResult) -> None:
    _, lon = _picked(result, "lon")
    _, lat = _picked(result, "lat")
    label, at_label = _picked(result, "label")
    size, at_size = _picked(result, "size")
    rows = [(words(label, row[at_label]), row[lon], row[lat], row[at_size] if size else 1) for row in result.rows
            if row[lon] is not None and row[lat] is not None]
    draw(places(rows, name=pick(label.title), value=pick(size.title) if size else ""), pick(result.query.title))


def subgraph(result: QueryResult, most: int = MOST_NODES) -> Subgraph:
    """The rows of a query shown as a graph (one row an edge), at most `most` nodes; `omitted` counts the edges left out."""
    view = graph_view(result, most)
    nodes = {node["id"]: Node(node["id"], node["label"] or "", node["name"] or node["id"]) for node in view.nodes}
    edges = tuple(
        Edge(edge["type"], edge["source"], edge["target"],
             tuple(Evidence(e["report"], e["start"], e["end"], e["quote"]) for e in edge["evidence"]))
        for edge in view.edges)
    return Subgraph(nodes, edges, view.left_out)


def _graph(result: QueryResult) -> str | None:
    graph = subgraph(result)
    if graph.omitted:
        note(t("queries.graph_cut", shown=len(graph.nodes), omitted=graph.omitted))
    return drawing(graph, set(), None, f"query_{result.query.name}", choice=False)
