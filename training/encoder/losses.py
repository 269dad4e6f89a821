"""What the encoder is taught: names by the likelihood of the lattice, everything else by cross entropy."""
from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np

from ingest.extract.encoder import heads
from ingest.extract.encoder.reading import FEATURES
from ingest.extract.span_features import LONGEST
from ingest.extract.span_lattice import NEVER
from ingest.facts import TOPICS
from training.encoder.lattice import name_scores, total
from training.encoder.samples import CITY_LONGEST

WORD, SPAN, NUMBER, PAIR = 192, 256, 96, 96
"""Widths of the hidden layers of the heads."""
SHARES = {"names": 1.0, "city": 0.3, "status": 1.0, "topic": 1.0, "level": 0.5, "first": 0.3, "numbers": 0.5, "pairs": 0.5}
_CLASSES = {"status": len(heads.STATUS), "topic": len(TOPICS), "level": len(heads.LEVELS), "first": len(heads.FIRST)}


def new_heads(width: int, number_features: int, pair_features: int, seed: int) -> dict[str, jnp.ndarray]:
    """Heads that have learnt nothing yet."""
    random = np.random.default_rng(seed)
    wide = heads.LABELS + 1
    shapes = {
        "word.first": (width, WORD), "word.last": (width, WORD), "word.features": (FEATURES, WORD), "word.left": (WORD, heads.LABELS * heads.RANK),
        "word.right": (WORD, heads.LABELS * heads.RANK), "span.first": (width, SPAN), "span.last": (width, SPAN), "span.mean": (width, SPAN),
        "span.features": (4, SPAN), "number.first": (width, NUMBER), "number.last": (width, NUMBER), "number.features": (number_features, NUMBER),
        "number.out": (NUMBER,), "pair.item.first": (width, PAIR), "pair.item.last": (width, PAIR), "pair.number.first": (width, PAIR),
        "pair.number.last": (width, PAIR), "pair.features": (pair_features, PAIR), "pair.out": (PAIR,),
        **{f"word.{part}": (WORD, wide) for part in ("begin", "end", "hold", "join")}, **{f"span.out.{k}": (SPAN, n) for k, n in _CLASSES.items()},
    }
    found = {name: random.normal(0, 0.5 * shape[0] ** -0.5, shape) for name, shape in shapes.items()}
    for name in ("word.features", "span.features", "number.features", "pair.features"):
        found[name] = random.normal(0, 0.1, shapes[name])
    biases = {"word.bias": WORD, "span.bias": SPAN, "number.bias": NUMBER, "pair.bias": PAIR, "number.out.bias": (), "pair.out.bias": (),
              **{f"word.{part}.bias": wide for part in ("begin", "end", "hold", "join")}, **{f"span.out.{k}.bias": n for k, n in _CLASSES.items()},
              "word.lengths": (LONGEST, heads.LABELS), "word.widths": (31, heads.LABELS), "city.lengths": (CITY_LONGEST, 1)}
    found |= {name: np.zeros(shape) for name, shape in biases.items()}
    found["word.begin.bias"] = np.full(wide, -2.0)
    return {name: jnp.asarray(value, dtype=jnp.float32) for name, value in sorted(found.items())}


def _rows(states: jnp.ndarray, index: jnp.ndarray) -> jnp.ndarray:
    return jnp.take_along_axis(states, index[..., None], axis=1)


def word_scores(w: heads.Weights, states: jnp.ndarray, b: dict) -> tuple[jnp.ndarray, jnp.ndarray]:
    """Scores of all names [window, word, length - 1, label], and of all places."""
    hidden = heads.word_hidden(w, _rows(states, b["first"]), _rows(states, b["last"]), b["features"], jnp)
    parts = heads.word_parts(w, hidden)
    names = name_scores([p[..., :-1] for p in parts], heads.word_ties(w, hidden), w["word.lengths"], w["word.widths"][b["widths"]], b["fits"])
    return names, name_scores([p[..., -1:] for p in parts], None, w["city.lengths"], None, b["city_fits"])


def losses(w: heads.Weights, states: jnp.ndarray, b: dict) -> dict[str, jnp.ndarray]:
    """The loss of each task, a window's share of it."""
    return {name: value.mean() for name, value in {**_word_losses(w, states, b), **_other_losses(w, states, b)}.items()}


def late_losses(w: heads.Weights, states: jnp.ndarray, b: dict) -> dict[str, jnp.ndarray]:
    """The losses of the tasks that need more turns than names do: the attributes. (Pairs of item and number do worse after more.)"""
    return {name: value.mean() for name, value in _other_losses(w, states, b).items() if name in _CLASSES}


def _word_losses(w: heads.Weights, states: jnp.ndarray, b: dict) -> dict[str, jnp.ndarray]:
    names, cities = word_scores(w, states, b)
    plain = jnp.zeros_like(b["outside"])
    return {
        "names": total(names, plain) - total(jnp.where(b["wanted"], names, NEVER), b["outside"]),
        "city": total(cities, plain) - total(jnp.where(b["city_wanted"], cities, NEVER), b["city_outside"]),
    }


def _other_losses(w: heads.Weights, states: jnp.ndarray, b: dict) -> dict[str, jnp.ndarray]:
    found = {}
    first, last = b["spans"][..., 0], b["spans"][..., 1]
    sums = jnp.pad(jnp.cumsum(states, 1), ((0, 0), (1, 0), (0, 0)))
    mean = (_rows(sums, last + 1) - _rows(sums, first)) / (last - first + 1)[..., None]
    hidden = heads.span_hidden(w, _rows(states, first), _rows(states, last), mean, b["spans"][..., 2], jnp)
    for k, name in enumerate(_CLASSES):
        label = b["classes"][..., k]
        chances = jax.nn.log_softmax(heads.attribute(w, hidden, name), -1)
        found[name] = -jnp.where(label >= 0, jnp.take_along_axis(chances, jnp.maximum(label, 0)[..., None], -1)[..., 0], 0).sum(-1)
    score = heads.number_score(w, _rows(states, b["numbers"][..., 0]), _rows(states, b["numbers"][..., 1]), b["number_features"], jnp)
    found["numbers"] = _binary(score, b["results"])
    ends = [_rows(states, b["pairs"][..., k]) for k in range(4)]
    found["pairs"] = _binary(heads.pair_score(w, *ends, b["pair_features"], jnp), b["claims"])
    return found


def _binary(score: jnp.ndarray, label: jnp.ndarray) -> jnp.ndarray:
    return jnp.where(label >= 0, jax.nn.softplus(jnp.where(label > 0, -score, score)), 0).sum(-1)
