"""Makes the generated pages of `docs/reference/`: the command line and the graph model. (`queries.docs` makes the query reference.)

    python -m docs.generate     (make docs)

A test compares the pages with what this makes and fails when they are stale.
"""
from __future__ import annotations

import argparse
from pathlib import Path

from graph import model
from graph.cli import parser as graph_parser
from ingest.__main__ import parser as ingest_parser
from ingest.explain.__main__ import parser as explain_parser
from ingest.ledger.command import parser as ledger_parser
from queries import docs as query_docs
from training.own import parser as train_parser

REFERENCE = Path(__file__).parent / "reference"


def pages() -> dict[str, str]:
    """File name → text of every generated page."""
    return {"commands.md": commands(), "model.md": graph_model(), "queries.md": query_docs.reference()}


def commands() -> str:
    """The command line of `ingest` and `graph`, from their parsers."""
    lines = ["<!-- Made by `make docs` from the parsers; edit those, not this page. -->", "", "# 命令行 · Command line", "",
             "查询的命令行见 [queries.md](queries.md)。The queries' command line: [queries.md](queries.md).", ""]
    lines += ["## `python -m ingest`", "", *_parser(ingest_parser())]
    lines += ["### `explain`", "", *_parser(explain_parser())]
    lines += ["### `ledger`", "", *_parser(ledger_parser())]
    lines += ["### `train`", "", *_parser(train_parser())]
    graph = graph_parser()
    lines += ["## `python -m graph`", "", graph.description or "", "", graph.epilog or "", ""]
    actions = next(a for a in graph._actions if isinstance(a, argparse._SubParsersAction))
    for name, command in actions.choices.items():
        lines += [f"### `{name}`", "", *_parser(command)]
    return "\n".join(lines).rstrip() + "\n"


def _parser(parser: argparse.ArgumentParser) -> list[str]:
    lines = [parser.description or "", ""]
    rows = [(_call(action), action.help or "") for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    if rows:
        lines += ["| | |", "|---|---|", *(f"| `{call}` | {text} |" for call, text in rows), ""]
    if parser.epilog:
        lines += [parser.epilog, ""]
    return lines


def _call(action: argparse.Action) -> str:
    name = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return {"+": f"{name}…", "*": f"[{name}…]", "?": f"[{name}]"}.get(str(action.nargs), name)
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {name}")


def graph_model() -> str:
    """Labels, relationship types and their properties, from `graph.model`."""
    lines = ["<!-- Made by `make docs` from graph/model.py; edit that, not this page. -->", "", "# 图谱模型 · Graph model", "",
             f"每个节点另有标签 `{model.BASE}` 与唯一的 `id`。Every node also has the label `{model.BASE}` and a unique `id`.", "",
             "## 节点 · Nodes", "", "| 标签 | 中文 | 自有属性 own properties |", "|---|---|---|"]
    lines += [f"| `{n.label}` | {n.zh} | {_names(n.properties)} |" for n in model.NODES]
    sought = tuple(n.label for n in model.NODES if n.sought)
    lines += ["", f"由事实构成的节点都有 fact nodes have: {_names(model.COMMON)}。", "",
              f"{_names(sought)} 另有 also have: {_names(model.SOUGHT)}，供查找外地类似做法，由 `python -m graph vectors` 补做，不是事实 for finding similar ones "
              "elsewhere, made by `python -m graph vectors`; no facts.", "",
              "## 索引 · Indexes", "", "| 名称 | 属性 | 用法 use |", "|---|---|---|",
              f"| `{model.FULLTEXT_INDEX}` | {_names(model.FULLTEXT_PROPERTIES)} | 全文 full text: `CALL db.index.fulltext.queryNodes` |",
              f"| `{model.TOLD_INDEX}` | `told` | 全文 full text: `CALL db.index.fulltext.queryNodes` |",
              f"| `{model.VECTOR_INDEX}` | `vector` | 向量 vectors（{model.DIMENSIONS} 维，余弦 cosine）: `CALL db.index.vector.queryNodes` |", "",
              "## 关系 · Relationships", "", "| 类型 | 中文 | 起点 from | 终点 to | 另有列表 further lists |", "|---|---|---|---|---|"]
    lines += [f"| `{r.type}` | {r.zh} | {_names(r.heads)} | {_names(r.tails)} | {_names(r.lists)} |" for r in model.RELATIONSHIPS]
    lines += ["", f"每条事实关系带有并列的依据列表 every fact relationship carries the parallel lists of its supports: {_names(model.SUPPORT)}；"
              "`confidence` 是其中 `confidences` 最高的一个 is the highest of its `confidences`：查询与界面的“最低可信度”比的是它 what the threshold of queries "
              "and pages compares."]
    return "\n".join(lines) + "\n"


def _names(names: tuple[str, ...]) -> str:
    return " ".join(f"`{name}`" for name in names)


def main() -> None:
    """Write the pages that changed."""
    for name, text in pages().items():
        file = REFERENCE / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            print(f"docs/reference/{name}")


if __name__ == "__main__":
    main()
