"""`python -m ingest train FOLDER`: learn weights from one's own annotated folder."""
from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from ingest.errors import IngestError
from ingest.workspace import Workspace
from training.annotated import documents
from training.errors import TrainingError
from training.learn import LIBRARIES, learn


def parser() -> argparse.ArgumentParser:
    """The command line (also what the reference page is generated from)."""
    made = argparse.ArgumentParser(
        prog="python -m ingest train",
        description="从自己标注的文件夹学习抽取用的权重：每份 NAME.json（事实文件的格式）旁有它的正文（doc 所指）。"
                    "Learn the weights of extraction from your own annotated folder: each NAME.json (format of the fact files) beside its text (named by doc).",
        epilog="用它们抽取 to extract with them: REFORMGRAPH_WEIGHTS=OUT · 退出码 exit status: 0 · 1 未学成 nothing learnt · 2 用法错误 wrong usage",
    )
    made.add_argument("folder", type=Path, metavar="FOLDER", help="标注与正文所在的文件夹 / annotations and their texts")
    made.add_argument("--out", type=Path, metavar="OUT", help="权重写到哪里，默认在数据文件夹的 weights / where the weights go, default: weights in the data folder")
    made.add_argument("--fast", action="store_true", help="只学 --fast 用的表，不需要训练用的库 / only the tables of --fast; needs no training libraries")
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status. Weights that are there already are replaced only when everything is learnt."""
    options = parser().parse_args(arguments)
    try:
        found = list(documents(options.folder))
        out = options.out or Workspace.default().root / "weights"
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent) as made:
            learn(found, Path(made), encoder=not options.fast)
            _move(Path(made), out)
    except ModuleNotFoundError as error:
        print(f"ingest: {LIBRARIES} ({error.name or error}); --fast learns the tables without them", file=sys.stderr)
        return 1
    except (TrainingError, IngestError, OSError) as error:
        print(f"ingest: {error}", file=sys.stderr)
        return 1
    print(f"{len(found)} 份标注 annotated documents → {out}\nREFORMGRAPH_WEIGHTS={out}")
    return 0


def _move(made: Path, out: Path) -> None:
    for file in sorted(f for f in made.rglob("*") if f.is_file()):
        to = out / file.relative_to(made)
        to.parent.mkdir(parents=True, exist_ok=True)
        file.replace(to)
