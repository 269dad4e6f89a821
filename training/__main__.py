"""Learn the weights, or measure them on what they have not seen.

    python -m training                        learn from all of train, training/annotations and gold, write the weights of the package
    python -m training --out FOLDER           … into another folder (`pipeline.build(weights=FOLDER)` uses it)
    python -m training --without DOC          … without a document (its file name) and what else is of its report, or place and year
    python -m training --tables               only the tables (the fast setting), no training libraries needed
    python -m training --folds [N]            measure: N folds by place, each learnt without its places
    python -m training --leave-one-out        measure: each report of gold, learnt without it
    python -m training --calibrate [FOLDER]   measure confidences on a fold that the weights in FOLDER were learnt without (made there
                                              if there are none) and write `calibration.json` into the package
    python -m training --judged               only the functions of the kinds that are judged, not annotated (training/judged), put into
                                              the `calibration.json` of the package; the others stay as they were measured
"""
from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from ingest.errors import IngestError
from ingest.extract import build
from ingest.extract.pipeline import FAST, FULL
from ingest.extract.weights import SHIPPED
from training import calibration, judgements, measure
from training.annotated import Annotated, annotated, missing, to_learn_from
from training.errors import TrainingError
from training.learn import LIBRARIES, learn, without

CALIBRATION_FOLDS, CALIBRATION_FOLD = 5, 3
"""The fold by place on which confidences are measured: 63 documents, two of them whole reform reports."""


def main(arguments: list[str] | None = None) -> int:
    """Exit status 0; 1 with one line where the annotated reports or the training libraries are not there or a file is at fault; 2 for wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m training", description="Learn the weights of extraction, or measure them on unseen documents.")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="the folder of weights to write (default: the package's)")
    parser.add_argument("--without", action="append", default=[], metavar="DOC", help="leave out this document")
    parser.add_argument("--tables", action="store_true", help="only the tables, without the encoder")
    parser.add_argument("--folds", type=int, nargs="?", const=4, metavar="N", help="measure on N folds by place (default 4); writes nothing")
    parser.add_argument("--leave-one-out", action="store_true", help="measure each report of gold, learnt without it; writes nothing")
    parser.add_argument("--calibrate", type=Path, nargs="?", const=Path(), metavar="FOLDER", help="measure confidences on unseen documents; the weights without them are in FOLDER")
    parser.add_argument("--judged", action="store_true", help="measure the confidences of the kinds that are judged, not annotated; the others stay")
    options = parser.parse_args(arguments)
    if options.judged:
        _judged(json.loads((SHIPPED / calibration.FILE).read_text(encoding="utf-8")))
        return 0
    if lack := missing():
        print(lack)
        return 1
    try:
        documents = to_learn_from()
        if options.folds:
            _measured(documents, _folds(documents, options.folds), not options.tables)
        elif options.calibrate is not None:
            _calibrated(documents, options.calibrate)
        elif options.leave_one_out:
            _measured(documents, ([one] for one in documents if one.part == "gold"), not options.tables)
        else:
            left_out = [one for one in documents if one.doc in options.without or one.stem in options.without]
            if len(left_out) < len(options.without):
                print(f"no such document: {', '.join(options.without)}; they are called as in {documents[0].doc}", file=sys.stderr)
                return 2
            learn(without(documents, left_out) if left_out else documents, options.out or SHIPPED, not options.tables)
    except ModuleNotFoundError as error:
        print(f"{LIBRARIES} ({error.name or error})")
        return 1
    except (TrainingError, IngestError) as error:  # a broken annotation, weights of another version: they say which file and what to do
        print(error, file=sys.stderr)
        return 1
    return 0


def _folds(documents: list[Annotated], count: int) -> Iterable[list[Annotated]]:
    for fold in range(count):
        yield [one for one in documents if zlib.crc32(one.place.encode()) % count == fold]


def _calibrated(documents: list[Annotated], folder: Path) -> None:
    """Write `calibration.json`, and print the scores on the fold and how far confidences can be believed on check."""
    held_out = list(_folds(documents, CALIBRATION_FOLDS))[CALIBRATION_FOLD]
    with tempfile.TemporaryDirectory() as made:
        own = folder if folder != Path() else Path(made)
        if not (own / "encoder").is_dir():
            own.mkdir(parents=True, exist_ok=True)
            learn(without(documents, held_out), own)
        (own / calibration.FILE).unlink(missing_ok=True)
        functions = {}
        for setting in (FULL, FAST):
            nlp = build(weights=own, fast=setting == FAST)
            found = measure.predicted(nlp, held_out)
            functions[setting] = calibration.functions(calibration.judged(held_out, found))
            _print_scores(held_out, found, setting)
    _judged(functions)
    check = list(annotated("check"))
    for setting in (FULL, FAST):
        found = measure.predicted(build(fast=setting == FAST), check)
        print(f"== check, {setting}: said and right\n{calibration.table(calibration.judged(check, found))}", flush=True)


def _judged(functions: judgements.Functions) -> None:
    """Write `calibration.json` into the package with the functions of the judged kinds among `functions`; print how far they can be believed."""
    facts = judgements.kept()
    print(judgements.table(facts, judgements.write(functions, SHIPPED, facts)), flush=True)


def _measured(documents: list[Annotated], groups: Iterable[list[Annotated]], encoder: bool) -> None:
    """Print the scorer's tables of all `groups` together, each extracted with weights learnt without it."""
    found: dict[str, dict[str, dict]] = {"default": {}, "fast": {}}
    seen: list[Annotated] = []
    for group in groups:
        with tempfile.TemporaryDirectory() as folder:
            learn(without(documents, group), Path(folder), encoder)
            for setting in (["default", "fast"] if encoder else ["fast"]):
                found[setting] |= measure.predicted(build(weights=Path(folder), fast=setting == "fast"), group)
        seen += group
        print(f"measured {len(seen)} documents", flush=True)
    for setting, facts in found.items():
        if facts:
            _print_scores(seen, facts, setting)


def _print_scores(documents: list[Annotated], found: dict[str, dict], setting: str) -> None:
    for part in dict.fromkeys(one.part for one in documents):
        chosen = [one for one in documents if one.part == part]
        print(f"== {part}, {setting} ({len(chosen)} documents, none learnt from)\n{measure.table(measure.scored(chosen, found))}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
