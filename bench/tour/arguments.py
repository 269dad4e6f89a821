"""What the tour is asked for on the command line."""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.stores.both import KINDS

BOTH = "both"


@dataclass(frozen=True)
class Asked:
    """`reports`: the files and folders to read, none for all real reports; `data`: the data folder to keep, None for a temporary one; `kinds`:
    the stores, one after the other; `pictures`: where pictures of the pages go, None for nowhere."""

    fast: bool
    reports: tuple[Path, ...]
    data: Path | None
    kinds: tuple[str, ...]
    pictures: Path | None


def parse(arguments: Sequence[str] | None = None) -> Asked:
    """Read the command line; without `arguments`, that of the process. Ends the process with a message where it cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m bench.tour", description="The long round: all real reports, both stores, every page in a browser.")
    parser.add_argument("--fast", action="store_true", help="extract without the encoder")
    parser.add_argument("--reports", nargs="+", type=Path, default=[], metavar="PATH", help="other reports than the real ones beside the project")
    parser.add_argument("--data", type=Path, metavar="FOLDER",
                        help="extract into this data folder and keep it; what is there already, by the same extractor with the same setting, is not extracted again")
    parser.add_argument("--stores", choices=(*KINDS, BOTH), default=BOTH)
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="write a picture of each page here")
    given = parser.parse_args(arguments)
    for path in given.reports:
        if not path.exists():
            parser.error(f"{path} is not there")
    return Asked(given.fast, tuple(given.reports), given.data, KINDS if given.stores == BOTH else (given.stores,), given.pictures)
