"""Prints the scorer's tables for the gold reports and for the passages of check, as the pipeline that ships extracts them, in both settings.

    python -m bench.score [gold|check|train|annotations …] [--errors] [--garbled]

The tables of `gold` and `train` are of texts that the weights were learnt from (they serve to see what changed); `check` is of other places.
Kinds with fewer than 50 in a set have Wilson's interval of 95 % for precision and recall beside them.
`--errors` lists by type what was missed, made up or wrong; not of `check`, whose errors nobody looks at.
`--garbled` scores the same documents as a site would garble them (Traditional, inserted pinyin).
"""
from __future__ import annotations

import sys
import time
from dataclasses import replace

from training.annotated import annotated, missing


def main(arguments: list[str]) -> int:
    """Exit status 0, or 1 with one line where the annotated reports are not there."""
    if lack := missing():
        print(lack)
        return 1
    parts = [part for part in arguments if not part.startswith("--")] or ["gold", "check"]
    from bench.garble import garbled
    from ingest.clean import clean
    from ingest.extract import build
    from training import calibration
    from training.measure import predicted, scored, table
    from training.mistakes import mistakes

    for part in parts:
        documents = list(annotated(part))
        if "--garbled" in arguments:
            documents = [replace(one, clean=clean(garbled(one.clean.text))) for one in documents]
        for setting in ("default", "fast"):
            nlp, started = build(fast=setting == "fast"), time.perf_counter()
            found = predicted(nlp, documents)
            speed = sum(len(one.clean.text) for one in documents) / (time.perf_counter() - started)
            print(f"== {part}, {setting}" + (" (the weights were learnt from these)" if part != "check" else " (places that the weights have not seen)")
                  + f", {speed:,.0f} characters/s\n{table(scored(documents, found))}", flush=True)
            if "--errors" in arguments and part != "check":
                for kind, lines in mistakes(documents, found).items():
                    print(f"-- {kind}: {len(lines)}", *lines, sep="\n")
            if part == "check":
                print(f"how often facts of a confidence are right\n{calibration.table(calibration.judged(documents, found))}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
