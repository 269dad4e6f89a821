"""Are the learnt weights there that a pipeline needs, and are they of this version: asked once, when the pipeline is built.

A report is not the place to find out: each would be told as a fault of its own.
"""
from __future__ import annotations

from collections.abc import Iterable

from ingest.errors import WeightsError
from ingest.extract.calibration import FILE
from ingest.extract.encoder.model import encoder_of
from ingest.extract.span_model import model_of
from ingest.extract.weights import ADVICE, ODDS, TABLES, Weights

NEEDS = {
    "sections": ("sections",), "plans": ("numbers",), "places": ("places",), "policies": ("spans",), "pilots": ("spans", "levels"), "reforms": ("spans",),
    "numbers": ("numbers", "changes"), "status": ("status",), "topics": ("topics",), "recognition": ("recognitions", "recognised"),
    "relations": ("relations", "carriers", "issued", "governed", "leads", "benchmarks"), "unnamed": ("recognitions", "recognised", "leads"),
}
"""The tables of `Weights` that a component uses; the encoder has files of its own."""


def make_ready(weights: Weights, components: Iterable[str]) -> None:
    """Read what `components` need of `weights`; it is kept for the reports. `WeightsError` names the file that is missing, broken or of another version."""
    components = set(components)
    wanted = {name for component in components for name in NEEDS.get(component, ())}
    if wanted:
        weights.check_version()
    for name in (*ODDS, *TABLES):  # in their order, so that the same file is named each time
        if name == "spans" and name in wanted:
            model_of(weights)
        elif name in wanted:
            weights.odds(name) if name in ODDS else weights.linear(name)
    if (weights.folder / FILE).is_file() and not isinstance(weights.read(FILE), dict):
        raise WeightsError(weights.folder / FILE, f"不是校准表 no functions of confidence in it; {ADVICE}")
    if "encoder" in components:
        encoder_of(weights)
