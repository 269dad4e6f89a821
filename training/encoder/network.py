"""multilingual-e5-small in JAX: BERT with the normalisation after each part, 12 layers of width 384, exact GELU."""
from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np

from training.encoder.packed import Packed

Layer = dict[str, jnp.ndarray]
"""The weights of one layer; matrices as [inputs, outputs]."""
_NAMES = ("q", "k", "v", "ao", "fi", "fo")


def layer_of(packed: Packed, number: int) -> Layer:
    """The weights of layer `number`, from 0."""
    found = {}
    for name in _NAMES:
        found[f"{name}.w"] = jnp.asarray(packed.tensors[f"l{number}.{name}.w"].T)
        found[f"{name}.b"] = jnp.asarray(packed.tensors[f"l{number}.{name}.b"])
    for name in ("aln", "oln"):
        found[f"{name}.w"] = jnp.asarray(packed.tensors[f"l{number}.{name}.w"])
        found[f"{name}.b"] = jnp.asarray(packed.tensors[f"l{number}.{name}.b"])
    return found


def normal(x: jnp.ndarray, weight: jnp.ndarray, bias: jnp.ndarray, epsilon: float = 1e-12) -> jnp.ndarray:
    """Layer normalisation over the last axis."""
    x = x - x.mean(-1, keepdims=True)
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + epsilon) * weight + bias


def apply_layer(w: Layer, x: jnp.ndarray, mask: jnp.ndarray, heads: int, key: jnp.ndarray | None = None, drop: float = 0.0) -> jnp.ndarray:
    """`x` [batch, pieces, width] after one layer; `mask` [batch, pieces] is true where there is a piece. `key`: drop at random (training)."""
    batch, count, width = x.shape
    split = lambda y: y.reshape(batch, count, heads, width // heads).transpose(0, 2, 1, 3)
    q, k, v = (split(x @ w[f"{n}.w"] + w[f"{n}.b"]) for n in "qkv")
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(width // heads)
    scores = jnp.where(mask[:, None, None, :], scores, -1e9)
    mixed = (jax.nn.softmax(scores, -1) @ v).transpose(0, 2, 1, 3).reshape(batch, count, width)
    keys = jax.random.split(key) if key is not None else (None, None)
    x = normal(x + dropped(mixed @ w["ao.w"] + w["ao.b"], keys[0], drop), w["aln.w"], w["aln.b"])
    inner = jax.nn.gelu(x @ w["fi.w"] + w["fi.b"], approximate=False)
    return normal(x + dropped(inner @ w["fo.w"] + w["fo.b"], keys[1], drop), w["oln.w"], w["oln.b"])


def dropped(x: jnp.ndarray, key: jnp.ndarray | None, rate: float) -> jnp.ndarray:
    """`x` [batch, pieces, width] with a share `rate` of its columns set to zero, the same ones for all pieces of a window, and the rest
    made larger; `x` itself without a key. (A mask for each piece costs as much as the layer itself: random numbers are slow on a CPU.)"""
    if key is None or rate == 0:
        return x
    kept = jax.random.bernoulli(key, 1 - rate, (x.shape[0], 1, x.shape[2]))
    return jnp.where(kept, x / (1 - rate), 0.0)


def embedded(packed: Packed, ids: np.ndarray) -> np.ndarray:
    """The first states [batch, pieces, width] of pieces given by their numbers in the full vocabulary."""
    tensors = packed.tensors
    x = tensors["emb.word"][ids] + tensors["emb.pos"][: ids.shape[1]] + tensors["emb.type"][0]
    return np.asarray(normal(jnp.asarray(x), tensors["emb.ln.w"], tensors["emb.ln.b"], packed.epsilon))
