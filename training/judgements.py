"""Facts of kinds that the annotations lack or hardly have, judged right or wrong one by one: read, and put into a `calibration.json`.

They lie in `training/judged/facts.jsonl`, one a line; how they were made stands in the README beside it.
"""
from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from ingest.extract.calibration import FILE, UNCALIBRATED, value
from ingest.facts import RELATION_TYPES
from training.calibration import Judged, added

JUDGED = Path(__file__).with_name("judged") / "facts.jsonl"
Functions = dict[str, dict[str, dict[str, list[float]]]]
"""What `calibration.json` holds: setting → entities or relations → kind → function."""


def kept(file: Path = JUDGED) -> list[Judged]:
    """The judged facts, as the file has them; those of ledgers, which nothing calibrates, are left out."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Judged("relations" if row["kind"] in RELATION_TYPES else "entities", row["kind"], tuple(row["inputs"]), row["confidence"], row["right"])
            for row in rows if row["component"] != UNCALIBRATED]


def write(functions: Functions, folder: Path, facts: list[Judged]) -> Functions:
    """Put the judged kinds' functions into `functions`, write `calibration.json` in `folder`, and return what was written.

    The facts are of the default setting; both settings get the functions made of them.
    """
    whole = {setting: added(made, facts) for setting, made in functions.items()}
    (folder / FILE).write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return whole


def table(facts: list[Judged], functions: Functions) -> str:
    """Of each kind: facts, the mean confidence before, the share that is right, and the mean confidence after."""
    made = next(iter(functions.values()))  # these kinds have the same functions in every setting
    by_kind: dict[str, list[Judged]] = defaultdict(list)
    for fact in facts:
        by_kind[fact.kind].append(fact)
    lines = [f"{'judged':<14}{'facts':>6}{'before':>8}{'right':>8}{'after':>8}"]
    for kind, some in by_kind.items():
        before, right, after = (sum(of) / len(some) for of in (
            [f.confidence for f in some], [f.right for f in some], [value(made[f.which][kind], list(f.inputs)) for f in some]))
        lines.append(f"{kind:<14}{len(some):>6}{before:>8.3f}{right:>8.3f}{after:>8.3f}")
    return "\n".join(lines)
