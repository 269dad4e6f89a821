"""`python -m ingest ledger FILE --as 试点台账`: a spreadsheet of an office into the data folder and the graph."""
from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from ingest.bar import Bar
from ingest.errors import IngestError, SetAside, UsageError
from ingest.into_graph import NotLoaded, findable, into_graph
from ingest.metadata.dates import FIRST_YEAR, LAST_YEAR
from ingest.registers import Register, register, registers
from ingest.run.summary import Loaded
from ingest.workspace import Workspace, write_atomic

VECTOR_SECONDS = 20
"""How long vectors are made after loading; a ledger of thousands of rows would take minutes."""


def parser() -> argparse.ArgumentParser:
    """The command line (also what the reference page is generated from)."""
    names = "、".join(r.zh for r in registers())
    made = argparse.ArgumentParser(
        prog="python -m ingest ledger",
        description="导入单位自己的台账（XLSX、CSV、TSV、DOCX 中的表），按表头认列。Take in an office's own ledger; columns are recognised by their heads.",
        epilog=f"台账 registers：{names}。退出码 exit status: 0 全部读入 all rows taken · 1 有搁置或未能入库 some set aside, or not loaded · 2 用法错误 wrong usage",
    )
    made.add_argument("files", nargs="+", type=Path, metavar="FILE",
                      help="台账文件，可给多个，也可给文件夹或 ZIP：逐个认出是哪种台账，一张表确认；与 --template 同用时是要写出的模板 / the ledger; several, folders and ZIPs "
                           "are each recognised and confirmed in one table; with --template the file to write")
    made.add_argument("--as", dest="register", metavar="台账", help="哪一种台账，中英文名均可 / which register, by its Chinese or English name")
    made.add_argument("--template", metavar="台账", help="写出这种台账的空白模板 / write an empty template of this register")
    made.add_argument("--language", choices=("zh", "en"), default="zh", help="模板表头的语言 / language of the template's heads")
    made.add_argument("--city", metavar="NAME", help="台账所属的地区，没有地区一列时用 / place of the ledger, where no column says it")
    made.add_argument("--year", type=_year, metavar="Y", help="台账的年份 / year of the ledger")
    made.add_argument("--map", dest="mapping", nargs="+", action="extend", default=[], type=_pair, metavar="表头=列",
                      help="指明某个表头（或 B 这样的列号）是哪一列，“-”为不读 / which column a head (or a letter such as B) is, - for one not to be read")
    made.add_argument("--yes", action="store_true", help="不问，直接导入 / take it in without asking")
    made.add_argument("--no-load", action="store_true", help="只写事实文件，不动图库 / facts only, no store")
    made.add_argument("--facts", type=Path, metavar="DIR", help="另存事实文件到此文件夹；与 --no-load 同用时只写那里 / also write the fact file there; with --no-load there alone")
    made.add_argument("--json", action="store_true", help="以 JSON 输出，不问 / print JSON, ask nothing")
    return made


def main(arguments: list[str]) -> int:
    """Run the command line; returns the exit status."""
    made = parser()
    options = made.parse_args(arguments)
    from ingest.ledger.batch import several

    try:
        if (options.template and len(options.files) == 1) or not several(options.files):
            options.file = options.files[0]
        elif options.template:
            made.error("--template 只写一个文件 / --template writes one file")
        else:
            return _batch(options)
        if options.template:
            return _template(options)
        if not options.register:
            known = _of_file(options.file)
            seen = f"；这个文件像是 / the file looks like: {'、'.join(r.zh for r in known)}" if known else ""
            made.error("请用 --as 说明是哪一种台账 / say which register with --as: " + "、".join(r.zh for r in registers()) + seen)
        return _import(options)
    except SetAside as error:
        print(f"ingest ledger: {error}", file=sys.stderr)
        return 1
    except (IngestError, OSError) as error:
        print(f"ingest ledger: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("ingest ledger: 已中断 / interrupted", file=sys.stderr)
        return 130


def _template(options: argparse.Namespace) -> int:
    from ingest.ledger.template import template

    of = register(options.template)
    if options.file.suffix.lower() != ".xlsx":
        raise UsageError(f"模板是 XLSX 文件，请用 .xlsx 结尾的名称：{options.file} / a template is an XLSX file; let its name end in .xlsx")
    write_atomic(options.file, template(of, options.language))
    print(f"已写出“{of.title(options.language)}”模板 / template written: {options.file}")
    return 0


def _import(options: argparse.Namespace) -> int:
    from ingest.ledger.book import read_ledger
    from ingest.ledger.guess import registers_in
    from ingest.ledger.importing import import_ledger
    from ingest.ledger.proposal import propose
    from ingest.ledger.shown import as_json, imported_text, proposal_text

    of = register(options.register)
    workspace = Workspace.default()
    mapping = dict(options.mapping)
    proposal = propose(read_ledger(options.file), of, mapping, options.year)
    if not options.json:
        print(proposal_text(proposal))
    if not (options.yes or options.json) and _is_terminal() and not _agreed():
        print("没有导入；可用 --map 指明列名后再试 / not taken in; --map says which column is which")
        return 0
    with Bar(hidden=options.json, what="台账 ledger", unit="行") as bar:
        done = import_ledger(
            workspace, options.file, of, mapping, options.city, options.year, proposal=proposal, facts_dir=options.facts,
            store=not (options.no_load and options.facts), progress=lambda n, total: bar.update(n, total, ""),
        )
    if not options.json:
        print(imported_text(done))
    loaded, error = (None, "") if options.no_load or not done.name else _load(workspace, options.json)
    if options.json:
        said: dict[str, Any] = {**as_json(done), "loaded": loaded.as_json() if loaded else None, "load_error": error}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    elif loaded is not None:
        print(loaded.as_text())
    if not options.json and len(proposal.ledger.sheets) > 1 and (others := [each for each in registers_in(proposal.ledger) if each.en != of.en]):
        print("工作簿里别的工作表还有 / other sheets of the workbook are: " + "、".join(f"{each.zh}（--as {each.en}）" for each in others))
    if error:
        print(f"未能入库：{error}\n事实文件已保存；排除原因后运行 python -m graph load / not loaded; the facts are kept", file=sys.stderr)
    return 1 if done.made.aside or error or (loaded and loaded.status) else 0


def _batch(options: argparse.Namespace) -> int:
    """Several files: one table to confirm, then each by itself, then the graph once."""
    from ingest.ledger.batch import parts
    from ingest.ledger.importing import import_ledger
    from ingest.ledger.shown import as_json, batch_text, imported_text

    workspace, mapping = Workspace.default(), dict(options.mapping)
    found = list(parts(options.files, register(options.register) if options.register else None, mapping, options.year))
    wanted = [part for part in found if part.proposal is not None]
    refused = [{"file": part.name, "register": part.register.en if part.register else "", "error": part.error} for part in found if part.proposal is None]
    if not options.json:
        print(batch_text(found))
    if wanted and not (options.yes or options.json) and _is_terminal() and not _agreed():
        print("没有导入；可单独导入并用 --as、--map 指明 / not taken in; take a file in by itself with --as and --map")
        return 0
    done = []
    for number, part in enumerate(wanted, start=1):
        with Bar(hidden=options.json, what=f"台账 ledger {number}/{len(wanted)}", unit="行") as bar:
            try:
                one = import_ledger(
                    workspace, part.name if part.data is not None else part.path, part.register, mapping, options.city, options.year, proposal=part.proposal,
                    data=part.data, key=str(part.path.resolve()), facts_dir=options.facts, store=not (options.no_load and options.facts),
                    progress=lambda n, total, bar=bar: bar.update(n, total, ""))
            except (IngestError, OSError) as error:
                refused.append({"file": part.name, "register": part.register.en, "error": str(error)})
                continue
        done.append(one)
        if not options.json:
            print(f"{part.name} → {part.register.zh}\n{imported_text(one)}")
    for each in refused:
        print(f"ingest ledger: {each['error']}", file=sys.stderr)
    loaded, error = (None, "") if options.no_load or not any(one.name for one in done) else _load(workspace, options.json)
    if options.json:
        print(json.dumps({"ledgers": [as_json(one) for one in done], "refused": refused, "loaded": loaded.as_json() if loaded else None, "load_error": error},
                         ensure_ascii=False, indent=1))
    elif loaded is not None:
        print(loaded.as_text())
    if error:
        print(f"未能入库：{error}\n事实文件已保存；排除原因后运行 python -m graph load / not loaded; the facts are kept", file=sys.stderr)
    return 1 if refused or error or any(one.made.aside for one in done) or (loaded and loaded.status) else 0


def _of_file(path: Path) -> list[Register]:
    """The registers that the sheets of a file look like, none where it cannot be read."""
    from ingest.ledger.book import read_ledger
    from ingest.ledger.guess import registers_in

    try:
        return registers_in(read_ledger(path))
    except SetAside:
        return []


def _load(workspace: Workspace, hidden: bool) -> tuple[Loaded | None, str]:
    """Bring the graph up to the fact files; an error is told, for the facts are written by now."""
    try:
        with Bar(hidden=hidden, what="载入 load") as bar:
            loaded = into_graph(workspace, bar.update)
        with Bar(hidden=hidden, what="向量 vectors", unit="项") as bar:
            if left := findable(workspace, bar.update, VECTOR_SECONDS):
                print(f"ingest ledger: 还有 {left:,} 项暂时只按用词查找；补做向量：python -m graph vectors / found by words alone for now", file=sys.stderr)
        return loaded, ""
    except NotLoaded as error:
        return None, str(error)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _agreed() -> bool:
    return input("\n这样导入吗？Take it in like this? [y/N] ").strip().lower() in ("y", "yes", "是", "好")


def _pair(text: str) -> tuple[str, str]:
    head, mark, column = text.rpartition("=")
    if not mark or not head.strip():
        raise argparse.ArgumentTypeError(f"应为 表头=列 / should be HEAD=COLUMN: {text!r}")
    return head, column


def _year(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"应为 {FIRST_YEAR} 至 {LAST_YEAR} 的年份 / a year from {FIRST_YEAR} to {LAST_YEAR}: {text!r}")
    return number
