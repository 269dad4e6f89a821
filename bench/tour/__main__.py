"""The tour from end to end: `python -m bench.tour`, see the package."""
from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.stores import with_environment
from bench.texts import SAMPLES, all_reports
from bench.tour import browser, canned, changes, views
from bench.tour.arguments import Asked, parse
from bench.tour.extraction import extract
from graph.backup import backup
from graph.store import Store
from ingest.workspace import Workspace

SHOWN = 50


@dataclass
class Seen:
    """What one store showed: the dump, the rows of each query and register."""

    dump: list[str]
    rows: dict[str, int] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the round and print what it found; the exit status."""
    asked = parse(arguments)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:  # an engine may still be closing its files
        folder = Path(name)
        extracted = Workspace(asked.data.resolve() if asked.data else folder / "data").create()
        faults = extract(asked.reports or all_reports(), extracted, asked.fast)
        packed = folder / "extracted.zip"
        backup(extracted, packed)
        seen: dict[str, Seen] = {}
        with closing(with_environment(folder, asked.kinds)) as stores:
            for store, environment in stores:
                seen[store.kind], found = over(store, environment, extracted, packed, asked, folder)
                faults += [f"{store.kind}: {fault}" for fault in found]
        faults += compared(seen)
    for fault in faults[:SHOWN]:
        print(f"FAULT {fault}")
    print("no faults" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


def over(store: Store, environment: Mapping[str, str], extracted: Workspace, packed: Path, asked: Asked, folder: Path) -> tuple[Seen, list[str]]:
    """The round over one store. Returns what it showed, and the faults."""
    lines, faults = changes.fill(store, packed)
    faults += changes.one_more(store, extracted, lines)
    faults += changes.rebuilt(store, lines)
    changes.findable(store)
    answers, some = canned.ask(store), bool(asked.reports)
    faults += canned.faults(answers, some and [path.resolve() for path in asked.reports] != [SAMPLES.resolve()])  # the samples have rows for each
    seen = Seen(lines, {f"query {name}": answer.rows for name, answer in answers.items()})
    try:
        wanted = views.views(views.things(store), canned.one_of_each_view(answers), some)
    except LookupError as error:
        return seen, [*faults, str(error)]
    rows, wrong = browser.tour(environment, wanted, folder, asked.pictures / store.kind if asked.pictures else None)
    seen.rows |= {name: many for name, many in rows.items() if name.startswith("register-")}
    return seen, faults + wrong


def compared(seen: Mapping[str, Seen]) -> list[str]:
    """What tells the stores apart."""
    faults = []
    for (first, one), (second, other) in zip(list(seen.items()), list(seen.items())[1:], strict=False):
        faults += changes.differences(one.dump, other.dump, f"in {second} from that in {first}")
        faults += [f"{name}: {one.rows.get(name)} rows in {first}, {other.rows.get(name)} in {second}"
                   for name in sorted(one.rows.keys() | other.rows.keys()) if one.rows.get(name) != other.rows.get(name)]
    return faults


if __name__ == "__main__":
    sys.exit(main())
