"""Fine-tuning: the lower layers stay as they are (their states are made once), the upper ones and the heads learn."""
from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import optax

from training.encoder.batches import SIZES, batch_of, size_of
from training.encoder.losses import SHARES, late_losses, losses, new_heads
from training.encoder.network import apply_layer, dropped, embedded, layer_of
from training.encoder.packed import Packed
from training.encoder.samples import Sample


@dataclass(frozen=True)
class Setting:
    """How the encoder learns. `frozen`: lower layers that stay; rates are the highest of their schedule."""

    frozen: int = 6
    epochs: int = 5
    batch: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    drop: float = 0.1
    decay: float = 0.01
    late: int = 12  # more turns for the heads of attributes
    seed: int = 1


def lower_states(packed: Packed, numbers: Sequence[int], found: Sequence[Sample], frozen: int) -> list[np.ndarray]:
    """States [pieces, width] of each sample after the frozen layers, as float16. `numbers`: of our pieces in the full vocabulary."""
    layers, full = [layer_of(packed, n) for n in range(frozen)], np.asarray(numbers)

    @jax.jit
    def run(x: jnp.ndarray, mask: jnp.ndarray) -> jnp.ndarray:
        for layer in layers:
            x = apply_layer(layer, x, mask, packed.heads)
        return x

    out: list[np.ndarray] = [np.empty(0)] * len(found)
    for size, (pieces, _) in enumerate(SIZES):
        members = [n for n, one in enumerate(found) if size_of(one) == size]
        for at in range(0, len(members), 8):
            part = members[at : at + 8]
            ids, mask = np.zeros((8, pieces), dtype=np.int64), np.zeros((8, pieces), dtype=bool)
            for row, n in enumerate(part):
                own = found[n].ids[:pieces]
                ids[row, : len(own)], mask[row, : len(own)] = full[own], True
            states = np.asarray(run(jnp.asarray(embedded(packed, ids)), jnp.asarray(mask)))
            for row, n in enumerate(part):
                out[n] = states[row, : len(found[n].ids)].astype(np.float16)
    return out


def schedule(found: Sequence[Sample], batch: int, random: np.random.Generator) -> list[tuple[int, list[int]]]:
    """(size, samples) of the batches of one turn, in random order; the last of each size is filled up with others of it."""
    turns = []
    for size in range(len(SIZES)):
        members = [n for n, one in enumerate(found) if size_of(one) == size]
        random.shuffle(members)
        for at in range(0, len(members), batch):
            part = members[at : at + batch]
            turns.append((size, [*part, *members[: batch - len(part)]]))
    random.shuffle(turns)
    return [(size, part) for size, part in turns if len(part) == batch]


def fit(packed: Packed, numbers: Sequence[int], found: Sequence[Sample], names: tuple[list[str], list[str]], setting: Setting) -> dict:
    """The learnt upper layers and heads: {"layers": […], "heads": {…}}. `names`: features of numbers and of pairs."""
    started = time.time()
    states = lower_states(packed, numbers, found, setting.frozen)
    print(f"lower layers: {time.time() - started:.0f} s for {len(found)} windows", flush=True)
    params = {"layers": [layer_of(packed, n) for n in range(setting.frozen, packed.layers)],
              "heads": new_heads(packed.width, len(names[0]), len(names[1]), setting.seed)}
    random = np.random.default_rng(setting.seed)
    turns = [schedule(found, setting.batch, random) for _ in range(setting.epochs)]
    steps = sum(map(len, turns))
    optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.multi_transform(
        {"layers": optax.adamw(_rate(setting.rate, steps), weight_decay=setting.decay),
         "heads": optax.adamw(_rate(setting.head_rate, steps), weight_decay=setting.decay)}, {"layers": "layers", "heads": "heads"}))
    memory = optimiser.init(params)
    update = jax.jit(partial(_step, optimiser, packed.heads, setting.drop), donate_argnums=(0, 1))
    key = jax.random.key(setting.seed)
    for turn, batches in enumerate(turns):
        sums: dict[str, float] = {}
        for size, part in batches:
            key, now = jax.random.split(key)
            params, memory, each = update(params, memory, *_inputs(states, found, part, size, names), now)
            for name, value in each.items():
                sums[name] = sums.get(name, 0.0) + float(value) / len(batches)
        print(f"turn {turn + 1}: {time.time() - started:.0f} s; " + " ".join(f"{k} {v:.2f}" for k, v in sums.items()), flush=True)
    if setting.late:
        params["heads"] = _late(packed, params, states, found, names, setting, started)
    return jax.tree.map(np.asarray, params)


def _inputs(states: Sequence[np.ndarray], found: Sequence[Sample], part: Sequence[int], size: int, names: tuple[list[str], list[str]]) -> tuple:
    """(states, batch) of the samples `part`."""
    x = np.zeros((len(part), SIZES[size][0], states[0].shape[1]), dtype=np.float16)
    for row, n in enumerate(part):
        x[row, : len(states[n])] = states[n][: x.shape[1]]
    return x, batch_of([found[n] for n in part], size, *names)


def _late(packed: Packed, params: dict, states: list[np.ndarray], found: Sequence[Sample], names: tuple[list[str], list[str]],
          setting: Setting, started: float) -> dict:
    """The heads after more turns over the attributes, with all layers as they are now (a turn then costs little)."""

    @jax.jit
    def top(layers, x, mask):
        x = x.astype(jnp.float32)
        for layer in layers:
            x = apply_layer(layer, x, mask, packed.heads)
        return x

    def loss(heads, x, batch, key):
        each = late_losses(heads, dropped(x.astype(jnp.float32), key, setting.drop), batch)
        return sum(SHARES[name] * value for name, value in each.items()), each

    random = np.random.default_rng(setting.seed + 1)
    whole = schedule(found, setting.batch, random)
    last: list[np.ndarray] = [np.empty(0)] * len(found)
    for size, part in whole:
        x, batch = _inputs(states, found, part, size, names)
        for n, made in zip(part, np.asarray(top(params["layers"], x, batch["mask"]))):
            last[n] = made[: len(states[n])].astype(np.float16)
    turns = [schedule(found, setting.batch, random) for _ in range(setting.late)]
    optimiser = optax.adamw(_rate(setting.head_rate, sum(map(len, turns))), weight_decay=setting.decay)

    @jax.jit
    def update(heads, memory, x, batch, key):
        (_, each), slope = jax.value_and_grad(loss, has_aux=True)(heads, x, batch, key)
        change, memory = optimiser.update(slope, memory, heads)
        kept = {name: value if name.startswith("span.") else jnp.zeros_like(value) for name, value in change.items()}
        return optax.apply_updates(heads, kept), memory, each

    heads, memory, key = params["heads"], optimiser.init(params["heads"]), jax.random.key(setting.seed + 1)
    for turn, batches in enumerate(turns):
        sums: dict[str, float] = {}
        for size, part in batches:
            key, now = jax.random.split(key)
            heads, memory, each = update(heads, memory, *_inputs(last, found, part, size, names), now)
            for name, value in each.items():
                sums[name] = sums.get(name, 0.0) + float(value) / len(batches)
        if turn % 4 == 3 or turn == len(turns) - 1:
            print(f"late turn {turn + 1}: {time.time() - started:.0f} s; " + " ".join(f"{k} {v:.2f}" for k, v in sums.items()), flush=True)
    return heads


def _rate(top: float, steps: int) -> optax.Schedule:
    return optax.join_schedules([optax.linear_schedule(0, top, steps // 10), optax.linear_schedule(top, top / 50, steps - steps // 10)], [steps // 10])


def _step(optimiser, heads: int, drop: float, params: dict, memory, x, batch: dict, key):
    def loss(p: dict):
        keys = jax.random.split(key, len(p["layers"]) + 1)
        states = x.astype(jnp.float32)
        for layer, one in zip(p["layers"], keys):
            states = apply_layer(layer, states, batch["mask"], heads, one, drop)
        each = losses(p["heads"], dropped(states, keys[-1], drop), batch)
        return sum(SHARES[name] * value for name, value in each.items()), each

    (_, each), slope = jax.value_and_grad(loss, has_aux=True)(params)
    change, memory = optimiser.update(slope, memory, params)
    return optax.apply_updates(params, change), memory, each
