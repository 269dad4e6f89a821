"""The encoder's files and its network.

A folder of the encoder has `model.json` (version, what it was learnt from, names of features, checksums of the other files),
`vocabulary.tsv` (piece, score), `normalisation.json`, `embeddings.npz` (four bits a weight, as in the packed model), `heads.npz` and
`network.onnx` (12 layers, eight bits).
"""
from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from ingest.errors import WeightsError
from ingest.extract.encoder.reading import Reading
from ingest.extract.encoder.tokenizer import PieceTokenizer
from ingest.extract.weights import Weights

VERSION = 1
"""Version of the format and of the heads; weights of another one cannot be read."""
FILES = ("vocabulary.tsv", "normalisation.json", "embeddings.npz", "heads.npz", "network.onnx")
_ADVICE = "install the package again, learn them with make train, or extract without the encoder (--fast)"


@dataclass(frozen=True)
class Encoder:
    """A loaded encoder. `header` is `model.json`, `heads` the weights of the heads, features are numbered in the order of their names."""

    header: dict[str, Any]
    tokenizer: PieceTokenizer
    heads: dict[str, np.ndarray]
    number_features: dict[str, int]
    pair_features: dict[str, int]
    _embeddings: np.ndarray  # [pieces, width], float16
    _positions: np.ndarray
    _session: onnxruntime.InferenceSession

    @property
    def marks(self) -> tuple[int, int]:
        """The pieces that begin and end a window."""
        return self.header["begin"], self.header["end"]

    def states(self, reading: Reading) -> np.ndarray:
        """States [rows, width] of all windows one after the other, as float16.

        Windows go through one by one on one thread: eight-bit results depend on what goes through together.
        """
        found = np.empty((sum(map(len, reading.ids)), self._positions.shape[1]), dtype=np.float16)
        at = 0
        for ids in reading.ids:
            for first in range(0, len(ids), len(self._positions)):  # one turn, except for text that is cut into very many pieces
                part = ids[first : first + len(self._positions)]
                x = self._embeddings[part].astype(np.float32) + self._positions[: len(part)]
                found[at : at + len(part)] = self._session.run(None, {"x": x})[0]
                at += len(part)
        return found


@lru_cache(maxsize=4)
def encoder_of(weights: Weights) -> Encoder:
    """The encoder of a folder of weights, kept in this process. `WeightsError` as `load`."""
    return load(weights.folder / "encoder")


def load(folder: Path) -> Encoder:
    """The encoder in `folder`. `WeightsError` if a file is missing, changed or of another version."""
    header = _header(folder)
    data = {}
    for name in FILES:
        try:
            data[name] = (folder / name).read_bytes()
        except FileNotFoundError:
            raise WeightsError(folder / name, f"the encoder's weights are missing; {_ADVICE}") from None
        if hashlib.sha256(data[name]).hexdigest() != header["files"].get(name):
            raise WeightsError(folder / name, f"not the file that {folder / 'model.json'} describes (its checksum differs); {_ADVICE}")
    rows = [line.split("\t") for line in data["vocabulary.tsv"].decode("utf-8").split("\n") if line]
    tokenizer = PieceTokenizer([piece for piece, _ in rows], [float(score) for _, score in rows],
                               json.loads(data["normalisation.json"]), header["unknown"])
    with np.load(folder / "embeddings.npz") as stored:
        embeddings = unpacked(stored["scales"], stored["weights"])
        positions = stored["positions"].astype(np.float32)
    with np.load(folder / "heads.npz") as stored:
        heads = {name: stored[name].astype(np.float32) for name in stored.files}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # each process has one core, and results stay the same
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data["network.onnx"], options, providers=["CPUExecutionProvider"])
    numbered = lambda names: {name: number for number, name in enumerate(names)}
    return Encoder(header, tokenizer, heads, numbered(header["number_features"]), numbered(header["pair_features"]), embeddings, positions, session)


def _header(folder: Path) -> dict[str, Any]:
    file = folder / "model.json"
    try:
        header = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise WeightsError(file, f"the encoder's weights are missing; {_ADVICE}") from None
    except ValueError as error:
        raise WeightsError(file, f"no readable description of an encoder ({error}); {_ADVICE}") from None
    if header.get("version") != VERSION:
        raise WeightsError(file, f"the encoder's weights are of version {header.get('version')}, this program reads version {VERSION}; {_ADVICE}")
    return header


def unpacked(scales: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Matrix [rows, width] as float16 from blocks of 32 weights: `scales` [rows, blocks], `weights` [rows, blocks, 16] of two each."""
    low, high = (weights & 15).astype(np.float16) - 8, (weights >> 4).astype(np.float16) - 8
    return (np.concatenate([low, high], 2) * scales[..., None].astype(np.float16)).reshape(len(weights), -1)
