"""Writes the encoder as the project reads it (`ingest.extract.encoder.model`): the network as ONNX in eight bits, the rest beside it."""
from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from ingest.extract.encoder.model import FILES, VERSION
from training.encoder.network import layer_of
from training.encoder.packed import Packed
from training.encoder.vocabulary import pruned

_OPSET = 20  # the first with Gelu


def write(folder: Path, packed: Packed, params: dict, names: tuple[list[str], list[str]], about: dict) -> None:
    """Write the files of an encoder into `folder`. `params`: from `fit`; `names`: features of numbers and pairs; `about`: into the header."""
    folder.mkdir(parents=True, exist_ok=True)
    numbers, pieces, scores, rules = pruned(packed)
    lines = "".join(f"{piece}\t{score:.6g}\n" for piece, score in zip(pieces, scores))
    (folder / "vocabulary.tsv").write_text(lines, encoding="utf-8", newline="\n")
    (folder / "normalisation.json").write_text(json.dumps(rules, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    scales, weights = _blocks(packed.tensors["emb.word"][numbers])
    positions = packed.tensors["emb.pos"] + packed.tensors["emb.type"][0]
    np.savez(folder / "embeddings.npz", scales=scales, weights=weights, positions=positions.astype(np.float16))
    np.savez(folder / "heads.npz", **{name: value.astype(np.float16) for name, value in sorted(params["heads"].items())})
    frozen = [{k: np.asarray(v) for k, v in layer_of(packed, n).items()} for n in range(packed.layers - len(params["layers"]))]
    _quantise(_graph(packed, [*frozen, *params["layers"]]), folder / "network.onnx")
    place = {old: new for new, old in enumerate(numbers)}
    header = {
        "version": VERSION, "model": "multilingual-e5-small", "begin": place[packed.special["bos"]], "end": place[packed.special["eos"]],
        "unknown": place[packed.special["unk"]], **about, "number_features": names[0], "pair_features": names[1],
        "files": {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES},
    }
    (folder / "model.json").write_text(json.dumps(header, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _blocks(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Scales [rows, blocks] and weights [rows, blocks, 16] in four bits; loses nothing of a matrix that was packed so before."""
    blocks = matrix.reshape(len(matrix), -1, 32)
    most = np.take_along_axis(blocks, np.abs(blocks).argmax(2)[..., None], 2)[..., 0]
    best = np.abs(most) / 8
    options = [most / -8] + [np.abs(most) / k for k in range(1, 8)] + [-np.abs(most) / k for k in range(1, 8)]
    chosen, error = options[0], np.full(best.shape, np.inf)
    for option in options:
        scale = np.where(option == 0, 1, option)[..., None].astype(np.float16).astype(np.float32)
        lost = ((np.clip(np.round(blocks / scale), -8, 7) * scale - blocks) ** 2).sum(2)
        chosen, error = np.where(lost < error, option, chosen), np.minimum(lost, error)
    scales = chosen.astype(np.float16)
    safe = np.where(scales == 0, 1, scales).astype(np.float32)[..., None]
    q = (np.clip(np.round(blocks / safe), -8, 7) + 8).astype(np.uint8)
    return scales, q[..., :16] | (q[..., 16:] << 4)


def _graph(packed: Packed, layers: list[dict]) -> onnx.ModelProto:
    """States [pieces, width] from the sum of the embeddings `x` [pieces, width]."""
    width, heads = packed.width, packed.heads
    nodes, weights = [], []

    def constant(name: str, value: np.ndarray) -> str:
        weights.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def node(kind: str, inputs: list[str], output: str, **attributes) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def normal(x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        inputs = [x, constant(f"{name}.w", weight), constant(f"{name}.b", bias)]
        return node("LayerNormalization", inputs, name, axis=-1, epsilon=packed.epsilon)

    def linear(x: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        product = node("MatMul", [x, constant(f"{name}.w", weight)], f"{name}.m")
        return node("Add", [product, constant(f"{name}.b", bias)], name)

    split = constant("split", np.array([0, 3, heads, width // heads], dtype=np.int64))
    joined = constant("joined", np.array([0, width], dtype=np.int64))
    picks = [constant(f"pick{k}", np.array(k, dtype=np.int64)) for k in range(3)]
    x = normal("x", "start", packed.tensors["emb.ln.w"], packed.tensors["emb.ln.b"])
    for number, w in enumerate(layers):
        at = f"l{number}"
        w = {k: np.asarray(v, dtype=np.float32) for k, v in w.items()}
        scale = (width // heads) ** -0.5  # of the scores, into the queries
        matrix = np.concatenate([w["q.w"] * scale, w["k.w"], w["v.w"]], 1)
        bias = np.concatenate([w["q.b"] * scale, w["k.b"], w["v.b"]])
        all_three = node("Reshape", [linear(x, f"{at}.qkv", matrix, bias), split], f"{at}.split")
        parts = [node("Gather", [all_three, pick], f"{at}.part{k}", axis=1) for k, pick in enumerate(picks)]
        q = node("Transpose", [parts[0]], f"{at}.q", perm=[1, 0, 2])
        k = node("Transpose", [parts[1]], f"{at}.k", perm=[1, 2, 0])
        v = node("Transpose", [parts[2]], f"{at}.v", perm=[1, 0, 2])
        chances = node("Softmax", [node("MatMul", [q, k], f"{at}.scores")], f"{at}.chances", axis=-1)
        mixed = node("Transpose", [node("MatMul", [chances, v], f"{at}.mixed")], f"{at}.turned", perm=[1, 0, 2])
        out = linear(node("Reshape", [mixed, joined], f"{at}.joined"), f"{at}.ao", w["ao.w"], w["ao.b"])
        x = normal(node("Add", [x, out], f"{at}.a"), f"{at}.aln", w["aln.w"], w["aln.b"])
        inner = node("Gelu", [linear(x, f"{at}.fi", w["fi.w"], w["fi.b"])], f"{at}.gelu")
        out = linear(inner, f"{at}.fo", w["fo.w"], w["fo.b"])
        x = normal(node("Add", [x, out], f"{at}.o"), f"{at}.oln", w["oln.w"], w["oln.b"])
    shape = ["pieces", width]
    graph = helper.make_graph(nodes, "encoder", [helper.make_tensor_value_info("x", TensorProto.FLOAT, shape)],
                              [helper.make_tensor_value_info(x, TensorProto.FLOAT, shape)], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)])
    model.ir_version = 9
    onnx.checker.check_model(model)
    return model


def _quantise(model: onnx.ModelProto, target: Path) -> None:
    """Eight-bit weights by column. Seven bits are used of them: with all eight, processors without VNNI overflow, and results would
    differ from one machine to the next."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, plain)
        quantize_dynamic(plain, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
