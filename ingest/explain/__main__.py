"""`python -m ingest explain REPORT`: see what was found where, and by which component."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ingest.errors import IngestError, SetAside
from ingest.explain.find import facts_of
from ingest.explain.page import as_html
from ingest.explain.terminal import as_text
from ingest.workspace import Workspace


def parser() -> argparse.ArgumentParser:
    """The command line (also what the reference page is generated from)."""
    made = argparse.ArgumentParser(
        prog="python -m ingest explain",
        description="显示一份报告的正文、标出的事实与发现它们的组件。Show a report's text with its facts marked and the component that found each.",
        epilog="退出码 exit status: 0 · 1 有搁置 some set aside · 2 用法错误 wrong usage",
    )
    made.add_argument("report", metavar="REPORT",
                      help="数据文件夹中报告的编号、文件名或标题，或一个文件（当场抽取，不保存）/ a report of the data folder, or a file (extracted now, not kept)")
    made.add_argument("--html", type=Path, metavar="FILE", help="写成网页 / write it as a page")
    made.add_argument("--fast", action="store_true",
                      help="不用较重的模型；数据文件夹中的报告也当场重新抽取（不保存）/ without the heavier model; "
                           "a report of the data folder is extracted anew, too (not kept)")
    made.add_argument("--candidates", action="store_true", help="也显示把握不足、未采用的 / also what was not sure enough to be shown")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    options = parser().parse_args(arguments)
    aside = 0
    try:
        for number, found in enumerate(facts_of(options.report, Workspace.default(), options.fast)):
            if isinstance(found, SetAside):
                print(f"ingest: {found}", file=sys.stderr)
                aside += 1
            elif options.html:
                file = options.html if number == 0 else options.html.with_stem(f"{options.html.stem}-{number + 1}")
                file.write_text(as_html(found, options.candidates), encoding="utf-8")
                print(file)
            else:
                colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
                print("\n".join(as_text(found, colour, options.candidates)))
    except (IngestError, OSError) as error:
        print(f"ingest: {error}", file=sys.stderr)
        return 2
    return 1 if aside else 0


if __name__ == "__main__":
    sys.exit(main())
