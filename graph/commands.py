"""What each command of `python -m graph` does: one function each, named like the command; it returns the exit status."""
from __future__ import annotations

import json
import sys
from argparse import Namespace
from contextlib import ExitStack
from typing import Any

from graph.backup import backup as write_backup
from graph.backup import restore as read_backup
from graph.diff import State, show
from graph.diff import diff as compare
from graph.dump import dump as dump_lines
from graph.errors import GraphError
from graph.load import LoadSummary
from graph.load import drop as drop_all
from graph.load import forget as forget_report
from graph.load import load as load_files
from graph.load import rebuild as rebuild_all
from graph.status import as_text
from graph.status import status as count
from graph.store import engine, open_store
from graph.workspace_mark import read_id, takes_over
from ingest.bar import Bar
from ingest.errors import IngestError, UsageError
from ingest.workspace import Workspace, write_atomic


def load(options: Namespace) -> int:
    if options.facts is not None and not options.facts.is_dir():
        raise UsageError(f"{options.facts} is no folder")
    workspace = Workspace.default()
    with open_store(workspace=workspace) as store, Bar(hidden=False, what="") as bar:
        names = [n if n.endswith(".json") else f"{n}.facts.json" for n in options.names] or None
        summary = load_files(store, workspace, options.facts, names, options.adopt, bar.update, options.prune)
    return _summary(summary, options.json)


def rebuild(options: Namespace) -> int:
    workspace = Workspace.default()
    with open_store(workspace=workspace) as store, Bar(hidden=False, what="") as bar:
        summary = rebuild_all(store, workspace, options.adopt, bar.update)
    return _summary(summary, options.json)


def status(options: Namespace) -> int:
    with open_store() as store:
        found = count(store)
    _print(found if options.json else as_text(found))
    return 0


def dump(options: Namespace) -> int:
    with open_store() as store:
        data = "".join(line + "\n" for line in dump_lines(store)).encode("utf-8")
    if options.file is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_atomic(options.file, data)
    return 0


def diff(options: Namespace) -> int:
    """Status as of diff(1): 0 equal, 1 different, 2 for all that keeps from comparing, so that a script can tell them apart."""
    if options.limit < 0:
        raise UsageError("--limit wants 0 or more")
    with ExitStack() as opened:
        try:
            old = opened.enter_context(State.of_file(options.old))
            new = opened.enter_context(_now() if options.new is None else State.of_file(options.new))
            found = compare(old, new, options.ignore)
        except (GraphError, IngestError, OSError) as error:
            raise UsageError(str(error)) from error
        if options.json:
            sys.stdout.writelines(show.as_json(found))
        else:
            sys.stdout.writelines(line + "\n" for line in show.as_text(found, options.limit))
        sys.stdout.flush()
        return 1 if found else 0


def _now() -> State:
    with open_store() as store:
        return State.of_lines(dump_lines(store), "现在的图谱 the graph as it is now")


def drop(options: Namespace) -> int:
    if not options.yes:
        raise UsageError("drop deletes the whole graph (files stay; `rebuild` makes it anew). Add --yes to do it.")
    workspace = Workspace.default()
    with open_store(workspace=workspace) as store:
        _print(f"已删除 {drop_all(store, workspace, options.adopt):,} 个节点 / nodes deleted")
    return 0


def forget(options: Namespace) -> int:
    workspace = Workspace.default()
    with open_store(workspace=workspace) as store:
        result = forget_report(store, workspace, options.report, options.adopt)
    _print(result.as_json() if options.json else f"已移除 {result.report} {result.title}：" + ("，".join(result.deleted) or "图谱中的事实"))
    return 0


def serve(options: Namespace) -> int:
    engine.serve(Workspace.default(), announce=lambda e: _print(f"内嵌图库已就绪 ready: {e.uri} (ArcadeDB {e.version})；Ctrl-C 结束"))
    return 0


def stop(options: Namespace) -> int:
    _print("已结束 / stopped" if engine.stop(Workspace.default()) else "内嵌图库没有在运行 / no engine was running")
    return 0


def backup(options: Namespace) -> int:
    made = write_backup(Workspace.default(), options.file)
    _print(f"已备份 {made.files} 个文件，{made.bytes:,} 字节：{options.file}")
    return 0


def restore(options: Namespace) -> int:
    workspace = Workspace.default()
    earlier = read_id(workspace)
    restored = read_backup(options.file, workspace, options.replace)
    _print(f"已恢复 {restored.files} 个文件到 {workspace.root}")
    if options.no_load:
        return 0
    with open_store(workspace=workspace) as store, Bar(hidden=False, what="") as bar:
        summary = rebuild_all(store, workspace, options.adopt or takes_over(store, earlier), bar.update)
    return _summary(summary, False)


def _summary(summary: LoadSummary, as_json: bool) -> int:
    _print(summary.as_json() if as_json else summary.as_text())
    return summary.status


def _print(what: Any) -> None:
    print(what if isinstance(what, str) else json.dumps(what, ensure_ascii=False, indent=1), flush=True)
