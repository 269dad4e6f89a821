"""The command line of the canned queries: list, show, run, suggest, docs.

Exit status: 0 done, 1 the store or the catalogue failed, 2 wrong usage; an error is one line on standard error.
"""
from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from graph.asked.confidence import EVERYTHING, threshold
from graph.errors import GraphError
from graph.store import open_store
from graph.terminal import padded, width
from graph.words import term
from ingest.errors import IngestError
from queries import catalogue, docs, export
from queries.errors import BadParameter, QueryError, UnknownQuery
from queries.parameters import suggest
from queries.run import MOST_ROWS, ROWS, QueryResult, run
from queries.spec import Query
from queries.terms import CONFIDENCE_TITLE, GROUPS, SECTIONS

WIDTH = 40
"""Display columns that a cell of the printed table takes at most."""


class _Usage(Exception):
    """The command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _Usage(f"{message} (see `{self.prog} --help`)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _command(list(sys.argv[1:] if arguments is None else arguments))
    except (_Usage, UnknownQuery, BadParameter) as error:
        return _failed(error, 2)
    except (QueryError, GraphError, IngestError, OSError) as error:
        return _failed(error, 1)


def _failed(error: Exception, status: int) -> int:
    print("queries: " + " ".join(str(error).split()), file=sys.stderr)
    return status


def _command(arguments: list[str]) -> int:
    parser = _Parser(prog="python -m queries", description="Canned queries over the graph.", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="list|show|run|suggest|docs")
    listing = commands.add_parser("list", help="all queries", allow_abbrev=False)
    listing.add_argument("--json", action="store_true")
    showing = commands.add_parser("show", help="one query: parameters, columns, Cypher", allow_abbrev=False)
    showing.add_argument("name", metavar="NAME")
    showing.add_argument("--json", action="store_true")
    for name, what in (("run", "run a query; `run NAME --help` shows its parameters"), ("suggest", "values for a parameter")):
        commands.add_parser(name, help=what, add_help=False, allow_abbrev=False)
    page = commands.add_parser("docs", help="the reference page", allow_abbrev=False)
    page.add_argument("--write", action="store_true", help=f"write it to {docs.FILE.name} instead of printing it")
    own_parser = arguments[:1] in (["run"], ["suggest"])  # their options are read by a parser of their own
    given = parser.parse_args(arguments[:1] if own_parser else arguments)
    if given.command == "run":
        return _run(arguments[1:])
    if given.command == "suggest":
        return _suggest(arguments[1:])
    if given.command == "list":
        return _list(given.json)
    if given.command == "show":
        return _show(catalogue.get(given.name), given.json)
    if given.write:
        docs.FILE.parent.mkdir(parents=True, exist_ok=True)
        docs.FILE.write_text(docs.reference(), encoding="utf-8")
    else:
        print(docs.reference(), end="")
    return 0


def _list(as_json: bool) -> int:
    queries = catalogue.load()
    if as_json:
        print(_json([q.as_json() for q in queries.values()]))
        return 0
    heading = None
    for query in queries.values():
        if heading != (query.group, query.section):
            heading = (query.group, query.section)
            print(f"\n{GROUPS[query.group]['zh']} · {SECTIONS[query.section]['zh']}")
        options = " ".join(f"[--{p.name.replace('_', '-')}]" for p in query.parameters)
        print(f"  {query.name:<28} {query.title['zh']}   {options}")
    return 0


def _show(query: Query, as_json: bool) -> int:
    if as_json:
        print(_json({**query.as_json(), "cypher": query.cypher, "file": query.file.name}))
        return 0
    print(f"{query.name}\n{query.title['zh']} · {query.title['en']}\n{query.description['zh']}\n{query.description['en']}\n")
    for parameter in query.parameters:
        default = parameter.default if parameter.default is not None else f"first of {parameter.default_from}" if parameter.default_from else "*"
        print(f"  --{parameter.name.replace('_', '-'):<18} {parameter.type:<8} {parameter.title['zh']} · {parameter.title['en']} (default: {default})")
    print(f"\nview: {query.view.kind}  columns: {', '.join(c.name for c in query.columns)}\n\n{query.cypher}", end="")
    return 0


def _query_parser(command: str, arguments: list[str]) -> tuple[Query, argparse.ArgumentParser]:
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help")):
        raise _Usage(f"{command} 之后应为查询名称，用 `python -m queries list` 查看 / {command} needs the name of a query first: "
                     f"python -m queries {command} NAME; `python -m queries list` names them")
    if arguments[0] in ("-h", "--help"):
        print(f"usage: python -m queries {command} NAME [--PARAMETER VALUE …]\n`python -m queries list` names the queries, "
              f"`python -m queries {command} NAME --help` shows the parameters of one.")
        raise SystemExit(0)
    query = catalogue.get(arguments[0])
    parser = _Parser(prog=f"python -m queries {command} {query.name}", description=query.description["en"], allow_abbrev=False)
    for parameter in query.parameters:
        names = dict.fromkeys((f"--{parameter.name.replace('_', '-')}", f"--{parameter.name}"))
        parser.add_argument(*names, dest=f"value_{parameter.name}", metavar=parameter.type.upper(),
                            help=f"{parameter.title['zh']} · {parameter.title['en']}".replace("%", "%%"))
    return query, parser


def _parse(parser: argparse.ArgumentParser, query: Query, arguments: list[str]) -> tuple[argparse.Namespace, dict[str, Any]]:
    given, rest = parser.parse_known_args(_joined(arguments))
    if rest:
        has, odd = ", ".join(f"--{p.name.replace('_', '-')}" for p in query.parameters), rest[0].split("=")[0]
        raise _Usage(f"{query.name} 没有 {odd}；它有 {has or '零个参数'} / {query.name} has no {odd}; it has {has or 'no parameters'}")
    return given, {p.name: getattr(given, f"value_{p.name}") for p in query.parameters if getattr(given, f"value_{p.name}") is not None}


def _add_confidence(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--confidence", type=_threshold, default=EVERYTHING, metavar="0–1", help="最低可信度 · lowest confidence of the facts that count (0: all)")


def _threshold(written: str) -> float:
    try:
        return threshold(written)
    except BadParameter as error:
        raise _Usage(str(error)) from error


def _joined(arguments: list[str]) -> list[str]:
    """`--years -2020` as `--years=-2020`: a value may begin with a dash."""
    found: list[str] = []
    for each in arguments:
        if found and found[-1].startswith("--") and "=" not in found[-1] and each.startswith("-") and each[1:2].isdigit():
            found[-1] = f"{found[-1]}={each}"
        else:
            found.append(each)
    return found


def _run(arguments: list[str]) -> int:
    query, parser = _query_parser("run", arguments)
    parser.add_argument("--json", action="store_true", help="columns and rows as JSON")
    parser.add_argument("--limit", default=str(ROWS), metavar="N", help=f"rows at most ({ROWS}; up to {MOST_ROWS})")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write a .csv or .xlsx file, with sentences and sources")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="of headings and terms")
    _add_confidence(parser)
    given, values = _parse(parser, query, arguments[1:])
    if not given.limit.isdecimal():
        raise _Usage(f"--limit 应为 1 到 {MOST_ROWS} 之间的整数 / --limit is a whole number from 1 to {MOST_ROWS}, not {given.limit!r}")
    if given.output and given.output.suffix.lower() not in (".csv", ".xlsx"):
        raise _Usage(f"--output 应为 .csv 或 .xlsx 文件 / --output names a .csv or .xlsx file, not {given.output.name}")
    with open_store() as store:
        result = run(store, query, values, int(given.limit), given.confidence)
    if given.output:
        write = export.to_csv if given.output.suffix.lower() == ".csv" else export.to_xlsx
        given.output.write_bytes(write(result, given.language))
    elif given.json:
        print(_json(result.as_json()))
    else:
        _print(result, given.language)
    return 0


def _suggest(arguments: list[str]) -> int:
    query, parser = _query_parser("suggest", arguments)
    parser.add_argument("parameter", metavar="PARAMETER")
    parser.add_argument("--json", action="store_true")
    _add_confidence(parser)
    given, values = _parse(parser, query, arguments[1:])
    with open_store() as store:
        found = suggest(store, query, given.parameter.lstrip("-").replace("-", "_"), values, confidence=given.confidence)
    print(_json(found) if given.json else "\n".join(found))
    return 0


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _print(result: QueryResult, language: str) -> None:
    shown = [(n, c) for n, c in enumerate(result.query.columns) if not c.hidden]
    headings = [c.title[language] for _, c in shown] + ["原句" if language == "zh" else "Sentence"]
    rows = [[_text(term(c.terms, row[n], language)) for n, c in shown] + [_text(row[-1][0]["quote"] if row[-1] else "")] for row in result.rows]
    widths = [min(WIDTH, max(width(line[n]) for line in [headings, *rows])) for n in range(len(headings))]
    values = "，".join(f"{p.title[language]}：{result.values[p.name]}" for p in result.query.parameters if result.values.get(p.name) is not None)
    values += ("，" if values else "") + f"{CONFIDENCE_TITLE[language]}：{result.confidence:g}" if result.confidence else ""
    print(f"{result.query.title[language]}" + (f"（{values}）" if values else ""))
    for line in [headings, ["─" * w for w in widths], *rows]:
        print("  ".join(padded(cell, widest) for cell, widest in zip(line, widths, strict=True)).rstrip())
    more = f"，还有更多（--limit，至多 {MOST_ROWS}）" if result.truncated else ""
    print(f"{len(result.rows)} 行{more}，{result.seconds * 1000:.0f} 毫秒")


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_text, value))
    if isinstance(value, float):
        return f"{value:.12g}"
    written = "" if value is None else str(value)
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") else c for c in written)
