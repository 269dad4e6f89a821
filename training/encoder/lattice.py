"""The arithmetic of `ingest.extract.span_lattice` in JAX, where its slope can be had."""
from __future__ import annotations

import jax
import jax.numpy as jnp

from ingest.extract.span_lattice import NEVER


def name_scores(parts: list[jnp.ndarray], ties: tuple[jnp.ndarray, jnp.ndarray] | None, lengths: jnp.ndarray, widths: jnp.ndarray | None,
                allowed: jnp.ndarray) -> jnp.ndarray:
    """Score [window, word, length - 1, label] of each possible name; `ties` are [window, word, label, rank]."""
    begins, ends, holds, joins = parts
    batch, count, labels = begins.shape
    zero = jnp.zeros((batch, 1, labels))
    held = jnp.concatenate([zero, jnp.cumsum(holds, 1)], 1)
    joined = jnp.concatenate([zero, jnp.cumsum(joins, 1)], 1)
    columns = []
    for d in range(lengths.shape[0]):
        m = count - d
        found = begins[:, :m] + ends[:, d:] + held[:, d + 1 :] - held[:, :m] + joined[:, d + 1 :] - joined[:, 1 : m + 1] + lengths[d]
        if ties is not None:
            found = found + (ties[0][:, :m] * ties[1][:, d:]).sum(-1)
        columns.append(jnp.pad(found, ((0, 0), (0, d), (0, 0))))
    scores = jnp.stack(columns, 2)
    scores = scores if widths is None else scores + widths
    return jnp.where(allowed[..., None], scores, NEVER)


def total(scores: jnp.ndarray, outside: jnp.ndarray) -> jnp.ndarray:
    """Log of the total weight of all ways to cut each window; `outside` as in `span_lattice.probabilities`."""
    batch, count, longest, _ = scores.shape
    spans = jax.nn.logsumexp(scores, 3)
    # ending[:, t, d]: the names of d + 1 words that end with word t
    ending = jnp.stack([jnp.pad(spans[:, : count - d, d], ((0, 0), (d, 0)), constant_values=NEVER) for d in range(longest)], 2)

    def step(recent: jnp.ndarray, at: tuple[jnp.ndarray, jnp.ndarray]) -> tuple[jnp.ndarray, None]:
        names, plain = at  # recent[:, d]: weight of all ways up to d words before
        ways = jnp.concatenate([recent + names, (recent[:, :1] + plain[:, None])], 1)
        now = jax.nn.logsumexp(ways, 1, keepdims=True)
        return jnp.concatenate([now, recent[:, :-1]], 1), None

    start = jnp.full((batch, longest), NEVER).at[:, 0].set(0.0)
    last, _ = jax.lax.scan(step, start, (ending.transpose(1, 0, 2), outside.T))
    return last[:, 0]
