"""`docs/reference/queries.md`: the catalogue for people, made from the files themselves."""
from __future__ import annotations

from pathlib import Path

from graph.words import TERMS
from queries import catalogue
from queries.spec import PARAMETER_TYPES, RESERVED, VIEWS, Parameter, Query
from queries.terms import COLUMNS, GROUPS, SECTIONS

FILE = Path(__file__).parent.parent / "docs" / "reference" / "queries.md"


def reference() -> str:
    """The page's text. Own queries of a user (`REFORMGRAPH_QUERIES`) are not on it."""
    queries, hints = catalogue.load_from(catalogue.HERE / "cypher")
    lines = ["<!-- Made by `python -m queries docs --write`; edit the .cypher files, not this page. -->", "",
             "# 查询目录 · Canned queries", "",
             f"共 {len(queries)} 个查询，一个文件一个（`queries/cypher/名称.cypher`）。每个参数都可不填：默认值取自图谱；`*` 表示不限。"
             "结果的每一行末尾都有 `evidence`：这一事实的原句与出处。"
             "`--confidence 0.8` 只用可信度不低于 0.8 的事实（默认 0：全部）。", "",
             f"{len(queries)} queries, one file each. No parameter is required: defaults come from the graph, `*` asks for everything. "
             "Each row ends with `evidence`: the sentences that it rests on, as `{report, start, end, quote}`. "
             "`--confidence 0.8` lets only facts of a confidence of 0.8 or more count (0, the default: all).", "",
             "```", "python -m queries list                       # all of them", "python -m queries show city-portfolio       # one, with its Cypher",
             "python -m queries run city-portfolio --city 淄博 --years 2017-2020 --json",
             "python -m queries run city-portfolio --confidence 0.8   # facts from that confidence on", "```", ""]
    for group, words in GROUPS.items():
        lines += [f"## {words['zh']} · {words['en']}", ""]
        for section, title in SECTIONS.items():
            found = [q for q in queries.values() if (q.group, q.section) == (group, section)]
            if found:
                lines += [f"### {title['zh']} · {title['en']}", ""]
                for query in found:
                    lines += _query(query)
    return "\n".join(lines + _writing(sorted(hints))) + "\n"


def _query(query: Query) -> list[str]:
    options = "".join(f", {k}: {v}" for k, v in query.view.options.items())
    columns = "、".join(f"`{c.name}` {c.title['zh']}" if c.title else f"`{c.name}`" for c in query.columns)
    return [f"#### {query.title['zh']} · {query.title['en']}", "", f"`{query.name}` — {query.description['zh']}", "", query.description["en"], "",
            *(["| 参数 | 类型 | | 默认 |", "|---|---|---|---|"] if query.parameters else []), *(_parameter(p) for p in query.parameters),
            *([""] if query.parameters else []), f"视图 view: {query.view.kind}{options} · 列 columns: {columns}", ""]


def _parameter(parameter: Parameter) -> str:
    kind = f"{parameter.type} ({parameter.terms})" if parameter.type == "choice" else parameter.type
    default = f"`{parameter.default}`" if parameter.default is not None else f"`{parameter.default_from}`" if parameter.default_from else "全部"
    if parameter.all and default != "全部":
        default += "；可用 `*`"
    return f"| `--{parameter.name.replace('_', '-')}` | {kind} | {parameter.title['zh']} {parameter.title['en']} | {default} |"


def _writing(hints: list[str]) -> list[str]:
    views = "; ".join(f"{kind} ({', '.join((*need, *(m + '?' for m in may)))})" if need or may else kind for kind, (need, may) in VIEWS.items())
    return [
        "## 自己写查询 · Writing one's own", "",
        "Put `NAME.cypher` files into a folder and name it in `REFORMGRAPH_QUERIES`; they stand beside the others in the app and on the command "
        "line. The catalogue refuses a file, with its name and line, that writes, lacks a field, uses a parameter it does not declare or declares one "
        "it does not use, or names a label, type or property that the graph does not have.", "",
        "```cypher", "/*---", "name: my-pilots                       # the file's name", "group: research                       # " + ", ".join(GROUPS),
        "section: pilots                       # " + ", ".join(SECTIONS), "title: {zh: 我的试点, en: My pilots}",
        "description: {zh: 某地的试点。, en: Pilots of a place.}", "parameters:                           # [] for none",
        "  - {name: city, type: city, title: {zh: 地区, en: Place}, suggest: cities_with_items, default_from: cities_with_items}",
        "view: {kind: table}", "columns:                              # headings of columns that are not among the common ones",
        "  hosted: {zh: 承担的试点, en: Hosted}", "---*/", "MATCH (c:Thing {id: $city})<-[r:HOSTED_BY]-(i:Pilot)", "WHERE r.confidence >= $confidence",
        "RETURN i.name AS hosted, i.id AS hosted_id,",
        "       [n IN [k IN range(0, size(r.quotes) - 1) WHERE r.confidences[k] >= $confidence][0..5] |",
        "        {report: r.reports[n], start: r.starts[n], end: r.ends[n], quote: r.quotes[n]}] AS evidence",
        "ORDER BY hosted, hosted_id", "LIMIT $limit", "```", "",
        f"- Types of parameters: {', '.join(PARAMETER_TYPES)}. `city` and `node` give the node's id, `years` gives `$name_from` and `$name_to`; each is null "
        "where everything is asked for. A `choice` names a vocabulary in `terms`, a `number` has a `default` and may have `min` and `max`; a text with "
        "`of: Label.property` must be a value of that property.",
        "- `suggest` names a suggestion query, `default_from` one whose first row is the default, `default` a fixed value; `all: true` lets `*` be asked for "
        "although there is a default. Without a default, everything is the default.",
        f"- Views: {views}. A graph returns source, source_id, source_label, type, target, target_id, target_label.",
        "- A column `x_id` is the id of the node that column `x` names: it is not shown but links to the node. The last column is `evidence`, the last "
        "line `LIMIT $limit`.",
        "- The same text runs on Neo4j and on the embedded engine: begin patterns at the node that is bound, order completely, use `shortestPath` with a bound, "
        "no `id()`, no `CALL { WITH … }`.",
        "- `$confidence` is the threshold that is set in the app or with `--confidence` (0: all facts); like `$limit` it is not declared. A query that "
        "holds to it compares each fact relationship, `r.confidence >= $confidence`, and each sentence, `r.confidences[n] >= $confidence`; one that does "
        "not shows all facts whatever is set.",
        f"- Names that no parameter can have: {', '.join(RESERVED)}.",
        f"- Vocabularies: {', '.join(TERMS)}.", f"- Columns with a common heading: {', '.join(COLUMNS)}.", f"- Suggestion queries: {', '.join(hints)}.",
    ]
