"""Prints the scorer's tables for the gold reports and for the passages of check, as the pipeline that ships extracts them.

    python -m bench.score [gold|check|train …]

The tables of `gold` are of texts that the weights were learnt from (they serve to see what changed); `check` is of other places.
"""
from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from bench.annotated import EVALUATION, annotated, missing
from ingest.extract import build, extract


def main(parts: list[str]) -> int:
    """Exit status 0, or 1 with one line where the annotated reports are not there."""
    if lack := missing():
        print(lack)
        return 1
    nlp = build()
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            target = Path(folder) / part
            target.mkdir()
            for one in annotated(part):
                found = extract(nlp, one.clean, one.meta)
                facts = {"doc": one.doc, "entities": [asdict(e) for e in found.entities], "relations": [asdict(r) for r in found.relations]}
                (target / f"{one.stem}.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
            print(f"== {part}" + (" (the weights were learnt from these)" if part != "check" else " (places that the weights have not seen)"), flush=True)
            subprocess.run([sys.executable, str(EVALUATION / "score.py"), str(EVALUATION / part), str(target)], check=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:] or ["gold", "check"]))
