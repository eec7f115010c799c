"""From the trained network to the file that ships: two small ONNX graphs with eight-bit weights, in one archive.

``states`` reads passages; ``pairs`` labels tokens as seen from a cue. The graphs are written node by node, so that the
same weights give the same bytes and nothing of torch is needed to run them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from onrecord.attributions.features import COLUMNS
from onrecord.attributions.vectors import WIDTH, WORD
from training.network import EMBEDDINGS, LABELS, Reader

OPSET = 17
IR = 8


class _Graph:
    """Nodes and weights, with names given in order."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []

    def add(self, op: str, inputs: list[str], outputs: int = 1, **attributes: Any) -> str:
        """A node; returns the name of its first output."""
        names = [f"{op}_{len(self.nodes)}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, name=names[0], **attributes))
        return names[0]

    def weight(self, value: np.ndarray) -> str:
        """A constant; returns its name."""
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def linear(self, module: torch.nn.Linear, name: str) -> str:
        """x W' + b."""
        product = self.add("MatMul", [name, self.weight(_np(module.weight).T)])
        return self.add("Add", [product, self.weight(_np(module.bias))])


def _np(tensor: torch.Tensor) -> np.ndarray:
    result: np.ndarray = tensor.detach().numpy().astype(np.float32)
    return result


def _lstm(graph: _Graph, layer: Any, name: str) -> str:
    """Both directions of one layer: (length, batch, width) -> the same. ONNX orders gates i o f c, torch i f g o."""
    order = (0, 3, 1, 2)
    inputs, recurrent, biases = [], [], []
    for direction in layer:
        hidden = direction.hidden_size
        gates = [slice(g * hidden, (g + 1) * hidden) for g in order]
        inputs.append(np.concatenate([_np(direction.weight_ih_l0)[g] for g in gates]))
        recurrent.append(np.concatenate([_np(direction.weight_hh_l0)[g] for g in gates]))
        biases.append(np.concatenate([_np(b)[g] for b in (direction.bias_ih_l0, direction.bias_hh_l0) for g in gates]))
    out = graph.add(
        "LSTM",
        [name, *(graph.weight(np.stack(w)) for w in (inputs, recurrent, biases)), "lengths"],
        hidden_size=hidden,
        direction="bidirectional",
    )
    moved = graph.add("Transpose", [out], perm=[0, 2, 1, 3])
    return graph.add("Reshape", [moved, graph.weight(np.asarray([0, 0, 2 * hidden], dtype=np.int64))])


def states_graph(reader: Reader) -> Any:
    """features (length, batch, columns) int32, vectors (length, batch, WIDTH), heads (length, batch, 1) int64: the row
    ``place * batch + sequence`` of each token's head, lengths (batch) int32 -> joined states, cue scores,
    class scores."""
    graph = _Graph()
    parts = []
    for column, name in enumerate(EMBEDDINGS):
        ids = graph.add("Gather", ["features", graph.weight(np.asarray(column, dtype=np.int64))], axis=2)
        parts.append(graph.add("Gather", [graph.weight(_np(reader.embed[name].weight)), ids], axis=0))
    for module, start, end in ((reader.word, 0, WORD), (reader.encoder, WORD, WIDTH)):
        edges = [graph.weight(np.asarray([v], dtype=np.int64)) for v in (start, end, 2)]
        parts.append(graph.linear(module, graph.add("Slice", ["vectors", *edges])))
    state = graph.add("Concat", parts, axis=2)
    for layer in reader.layers:
        state = _lstm(graph, layer, state)
    width = 2 * reader.sizes.hidden
    rows = graph.add("Reshape", [state, graph.weight(np.asarray([-1, width], dtype=np.int64))])
    heads = graph.add("Gather", [rows, "heads"], axis=0)
    joined = graph.add("Relu", [graph.linear(reader.join, graph.add("Concat", [rows, heads], axis=1))])
    hidden = graph.add("Relu", [graph.linear(reader.cue[0], joined)])
    graph.nodes.append(helper.make_node("Identity", [joined], ["states"]))
    graph.nodes.append(helper.make_node("Identity", [graph.linear(reader.cue[2], hidden)], ["cues"]))
    graph.nodes.append(helper.make_node("Identity", [graph.linear(reader.kind, joined)], ["classes"]))
    value = helper.make_tensor_value_info
    return helper.make_graph(
        graph.nodes,
        "states",
        [
            value("features", TensorProto.INT32, ["t", "b", len(COLUMNS)]),
            value("vectors", TensorProto.FLOAT, ["t", "b", WIDTH]),
            value("heads", TensorProto.INT64, ["n"]),
            value("lengths", TensorProto.INT32, ["b"]),
        ],
        [value(name, TensorProto.FLOAT, ["n", "w"]) for name in ("states", "cues", "classes")],
        graph.weights,
    )


def pairs_graph(reader: Reader) -> Any:
    """For pairs in a flat row: states of tokens and of their cues (n, joined), branches, distances (n) -> labels."""
    graph = _Graph()
    token, cue = graph.linear(reader.token, "tokens"), graph.linear(reader.from_cue, "heads")
    cue_of = graph.add("Gather", [cue, "cue"], axis=0)
    token_of = graph.add("Gather", [token, "token"], axis=0)
    total = graph.add("Add", [token_of, cue_of])
    for table, name in ((reader.branch, "branches"), (reader.distance, "distances")):
        total = graph.add("Add", [total, graph.add("Gather", [graph.weight(_np(table.weight)), name], axis=0)])
    mixed = graph.add("Relu", [graph.linear(reader.second, graph.add("Relu", [total]))])
    graph.nodes.append(helper.make_node("Identity", [graph.linear(reader.label, mixed)], ["labels"]))
    value, joined = helper.make_tensor_value_info, reader.sizes.joined
    return helper.make_graph(
        graph.nodes,
        "pairs",
        [
            value("tokens", TensorProto.FLOAT, ["m", joined]),
            value("heads", TensorProto.FLOAT, ["k", joined]),
            *(value(name, TensorProto.INT64, ["n"]) for name in ("token", "cue", "branches", "distances")),
        ],
        [value("labels", TensorProto.FLOAT, ["n", LABELS])],
        graph.weights,
    )


def quantised(graph: Any) -> bytes:
    """The graph as a model with eight-bit weights in its LSTM and matrix products."""
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - heavy, and of one command only

    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR, producer_name="onrecord"
    )
    onnx.checker.check_model(model)
    out = io.BytesIO()
    quantize_dynamic(
        model,
        out,
        op_types_to_quantize=["LSTM", "MatMul", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    return out.getvalue()


def write(readers: Mapping[str, Sequence[Reader]], card: dict[str, Any], target: Path) -> None:
    """The model file: the graphs of each language's members and the card.

    A network that several languages share is stored once. The same weights and card give the same bytes.
    """
    distinct = list({id(one): one for members in readers.values() for one in members}.values())
    numbers = {id(one): number for number, one in enumerate(distinct)}
    members = {lang: [numbers[id(one)] for one in own] for lang, own in readers.items()}
    files = {"card.json": json.dumps({**card, "members": members}, indent=1, sort_keys=True).encode()}
    for number, reader in enumerate(distinct):
        files[f"states{number}.onnx"] = quantised(states_graph(reader))
        files[f"pairs{number}.onnx"] = quantised(pairs_graph(reader))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
