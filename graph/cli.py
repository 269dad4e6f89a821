"""The command line of the graph: its arguments. What each command does is in `graph.commands`."""
from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from graph.light_driver import import_driver
from graph.profile.arguments import add_profile
from graph.registers.arguments import add_register
from graph.review.arguments import add_review
from graph.similar.arguments import add_similar

EPILOG = "退出码 exit status: 0 完成 done · 1 有搁置或失败 something set aside or failed · 2 用法错误 wrong usage"


def parser() -> argparse.ArgumentParser:
    """The command line (also what the reference page is generated from)."""
    made = argparse.ArgumentParser(prog="python -m graph", epilog=EPILOG,
                                   description="图谱：载入、查看、导出、备份。The graph: load, look, dump, back up.")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    load = add("load", "把事实文件载入图谱，只动有变化的报告 / load fact files, touching only reports that changed")
    load.add_argument("names", nargs="*", metavar="NAME", help="只载入这些事实文件（NAME.facts.json）/ only these fact files")
    load.add_argument("--facts", type=Path, metavar="DIR", help="事实文件所在文件夹，默认为数据文件夹的 facts/ / folder of the fact files")
    load.add_argument("--prune", action="store_true", help="移除事实文件已不存在的报告 / take out reports whose fact files are gone")
    rebuild = add("rebuild", "清空后用全部事实文件重建图谱 / drop the graph and make it anew from all fact files")
    for command in (load, rebuild):
        command.add_argument("--json", action="store_true", help="以 JSON 输出摘要 / print the summary as JSON")
    status = add("status", "图库、节点数、关系数、报告 / store, nodes by label, relationships by type, reports")
    status.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    dump = add("dump", "把图谱输出为排序的 JSON 行，供比较 / the graph as sorted JSON lines, to compare")
    dump.add_argument("file", nargs="?", type=Path, metavar="FILE", help="写入文件，默认输出到屏幕 / write here, default: standard output")
    diff = add("diff", "比较图谱的两个状态：新增、移除与改变的事实，按类型 / compare two states of the graph: facts added, removed and changed, by type")
    diff.add_argument("old", type=Path, metavar="OLD", help="旧状态，`dump` 写的文件 / the old state, a file that `dump` wrote")
    diff.add_argument("new", nargs="?", type=Path, metavar="NEW", help="新状态，默认为现在的图谱 / the new state, default: the graph as it is now")
    diff.add_argument("--limit", type=int, default=10, metavar="N",
                      help="每种类型的新增、移除、改变各列出至多 N 项，默认 10，0 只计数 / list up to N of each, default 10; 0: counts only")
    diff.add_argument("--ignore", action="append", default=[], choices=("extractors", "confidence"), metavar="WHAT",
                      help="不比较 extractors（抽取器版本与事实文件校验和）或 confidence（可信度），可重复 / leave out extractors (version, digest of the "
                           "fact file) or confidence; repeatable")
    diff.add_argument("--json", action="store_true", help="以 JSON 输出全部差别 / every difference, as JSON")
    diff.epilog = ("退出码 exit status: 0 没有差别 no difference · 1 有差别 differences · 2 用法错误或无法比较 wrong usage, or no comparison "
                   "(a file that cannot be read, a store that does not answer)")
    drop = add("drop", "删除图谱中由本项目建立的一切，文件保留 / delete what this project made in the graph; files stay")
    drop.add_argument("--yes", action="store_true", help="确认 / really do it")
    forget = add("forget", "移除一份报告：它的事实、源文件、正文与事实文件 / take one report out: facts, source, text and fact file")
    forget.add_argument("report", metavar="REPORT", help="报告编号、标题或文件名 / id, title or file name")
    forget.add_argument("--json", action="store_true", help="以 JSON 输出 / as JSON")
    for command in (load, rebuild, drop, forget):
        command.add_argument("--adopt", action="store_true",
                             help="接管由另一数据文件夹建立的图谱 / take over a graph that was made from another data folder")
    add_similar(add)
    add_register(add)
    add_profile(add)
    add_review(add)
    add("serve", "在前台运行内嵌图库，直到 Ctrl-C / run the embedded engine in the foreground until Ctrl-C")
    add("stop", "结束内嵌图库 / end the embedded engine")
    backup = add("backup", "把源文件、正文、事实与决定打包成一个文件 / pack sources, texts, facts and decisions into one file")
    backup.add_argument("file", type=Path, metavar="FILE", help="备份文件（.zip）/ the backup to write")
    restore = add("restore", "从备份恢复数据文件夹并重建图谱 / restore the data folder from a backup and rebuild the graph")
    restore.add_argument("file", type=Path, metavar="FILE", help="备份文件 / the backup")
    restore.add_argument("--replace", action="store_true", help="替换数据文件夹中已有的内容 / replace what the data folder holds")
    restore.add_argument("--no-load", action="store_true", help="只恢复文件，不动图库 / files only, leave the store alone")
    restore.add_argument("--adopt", action="store_true", help="接管由另一数据文件夹建立的图谱 / take over a graph made from another data folder")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status. Errors are one line on stderr."""
    options = parser().parse_args(arguments)
    import_driver()
    commands = import_module(getattr(options, "module", "graph.commands"))  # the driver loads here, not for --help
    from graph.errors import GraphError, UnknownReport
    from ingest.errors import IngestError, UsageError

    try:
        return getattr(commands, options.command)(options)
    except (UnknownReport, UsageError) as error:
        return _told(error, 2)
    except (GraphError, IngestError) as error:
        return _told(error, 1)
    except BrokenPipeError:
        sys.stdout = None  # who read our output has gone; nothing more to say, not even at exit
        return 1
    except OSError as error:
        return _told(f"{error.filename or 'file'}: {error.strerror or error}", 1)
    except KeyboardInterrupt:
        return _told("已中断；已载入的报告保留 / interrupted; reports loaded so far are kept", 130)


def _told(error: object, status: int) -> int:
    print(f"graph: {' '.join(str(error).split())}", file=sys.stderr)
    return status
