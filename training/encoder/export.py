"""Writes a trained encoder as an int8 ONNX file, its vocabulary and their description.

``python -m training.encoder.export --run training/runs/one --weights FOLDER``

The graph is written operator by operator, so that onnxruntime's fused attention, normalisation
and activation are used as they are and nothing depends on a tracer.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from reportedly.tagging.model import VERSION
from reportedly.tagging.tags import NameTag, Tag
from training.encoder.model import HAND_LABELS, LINK_WIDTH, Shape
from training.encoder.starts import minilm_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

OPSET = 17
FUSED = "com.microsoft"
"""Operators of onnxruntime itself, in every version since 1.10."""


class Graph:
    """Nodes and weights of a graph being written."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: NDArray[Any]) -> str:
        """Add a weight; its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], name: str, **attributes: Any) -> str:
        """Add a node with one output of the same name; that name."""
        domain = FUSED if kind in {"Attention", "SkipLayerNormalization", "BiasGelu"} else ""
        node = helper.make_node(kind, inputs, [name], name=name, domain=domain, **attributes)
        self.nodes.append(node)
        return name

    def linear(self, given: str, state: Mapping[str, NDArray[Any]], name: str) -> str:
        """A matrix product without its bias."""
        return self.add(
            "MatMul", [given, self.weight(f"{name}.w", state[f"{name}.weight"].T)], name
        )


def write_graph(state: Mapping[str, NDArray[Any]], shape: Shape) -> onnx.ModelProto:
    """The encoder as an fp32 ONNX model: roles, names, hands and links out."""
    graph = Graph()
    hidden = _embeddings(graph, state)
    for number in range(shape.layers):
        hidden = _layer(graph, state, hidden, number, shape)
    for head, output in (("tag", "roles"), ("inner", "inner_roles"), ("name", "names")):
        graph.add("LogSoftmax", [_biased(graph, state, hidden, head)], output, axis=-1)
    kinds = graph.weight("hands_shape", np.array([0, 0, *HAND_LABELS], np.int64))
    split = graph.add("Reshape", [_biased(graph, state, hidden, "hands"), kinds], "hands_split")
    graph.add("LogSoftmax", [split], "hands_out", axis=-1)
    queries, keys = (_biased(graph, state, hidden, head) for head in ("link_from", "link_to"))
    turned = graph.add("Transpose", [keys], "turned_keys", perm=[0, 2, 1])
    affinity = graph.add("MatMul", [queries, turned], "affinity")
    scale = graph.weight("link_scale", np.array(LINK_WIDTH**-0.5, np.float32))
    graph.add("LogSoftmax", [graph.add("Mul", [affinity, scale], "scaled")], "links", axis=-1)
    inputs = [_port(name, TensorProto.INT64) for name in ("ids", "types")]
    widths: dict[str, tuple[int | str, ...]] = {
        "roles": (len(Tag),),
        "inner_roles": (len(Tag),),
        "names": (len(NameTag),),
        "hands_out": HAND_LABELS,
        "links": ("length",),
    }
    outputs = [_port(name, TensorProto.FLOAT, *width) for name, width in widths.items()]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.weights)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8, producer_name="reportedly")


def _port(name: str, kind: int, *widths: int | str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, ["batch", "length", *widths])


def _embeddings(graph: Graph, state: Mapping[str, NDArray[Any]]) -> str:
    """Words, types and places looked up, added and normalised."""
    words = graph.add("Gather", [graph.weight("words", state["words.weight"]), "ids"], "word")
    types = graph.add("Gather", [graph.weight("kinds", state["types.weight"]), "types"], "type")
    size = graph.add("Shape", ["ids"], "size", start=1, end=2)
    zero = graph.weight("zero", np.array([0], np.int64))
    table = graph.weight("places", state["positions.weight"])
    places = graph.add("Slice", [table, zero, size, zero], "place")
    spread = graph.add("Add", [types, places], "type_place")
    return _normed(graph, state, words, spread, "norm")


def _layer(
    graph: Graph, state: Mapping[str, NDArray[Any]], hidden: str, number: int, shape: Shape
) -> str:
    """One transformer layer."""
    name = f"layers.{number}"
    weight = graph.weight(f"{name}.qkv.w", state[f"{name}.qkv.weight"].T)
    bias = graph.weight(f"{name}.qkv.b", state[f"{name}.qkv.bias"])
    given = [hidden, weight, bias]
    mixed = graph.add("Attention", given, f"{name}.attention", num_heads=shape.heads)
    out = graph.linear(mixed, state, f"{name}.out")
    bias = graph.weight(f"{name}.out.b", state[f"{name}.out.bias"])
    hidden = _normed(graph, state, out, hidden, f"{name}.norm_attention", bias)
    up = graph.linear(hidden, state, f"{name}.up")
    bias = graph.weight(f"{name}.up.b", state[f"{name}.up.bias"])
    active = graph.add("BiasGelu", [up, bias], f"{name}.gelu")
    down = graph.linear(active, state, f"{name}.down")
    bias = graph.weight(f"{name}.down.b", state[f"{name}.down.bias"])
    return _normed(graph, state, down, hidden, f"{name}.norm", bias)


def _normed(
    graph: Graph,
    state: Mapping[str, NDArray[Any]],
    one: str,
    other: str,
    name: str,
    *bias: str,
) -> str:
    """The sum of two (and a bias), normalised."""
    scale = graph.weight(f"{name}.scale", state[f"{name}.weight"])
    shift = graph.weight(f"{name}.shift", state[f"{name}.bias"])
    given = [one, other, scale, shift, *bias]
    return graph.add("SkipLayerNormalization", given, name, epsilon=1e-12)


def _biased(graph: Graph, state: Mapping[str, NDArray[Any]], hidden: str, name: str) -> str:
    product = graph.linear(hidden, state, name)
    return graph.add(
        "Add", [product, graph.weight(f"{name}.b", state[f"{name}.bias"])], f"{name}.s"
    )


def quantize(model: onnx.ModelProto, target: Path, *, reduce_range: bool) -> None:
    """Write `model` with int8 weights, one scale a column; activations are scaled as they come.

    With `reduce_range` weights use 7 bits, which keeps CPUs without VNNI from overflowing.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        onnx.save(model, whole)
        quantize_dynamic(
            whole,
            target,
            op_types_to_quantize=["MatMul", "Gather", "Attention"],
            per_channel=True,
            reduce_range=reduce_range,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def load_state(run: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The weights of a run's last checkpoint, and where the run stood."""
    saved = torch.load(run / "last.pt", weights_only=True, map_location="cpu")
    state = {name: value.float().numpy() for name, value in saved["encoder"].items()}
    return state, saved["state"]


def export(run: Path, weights: Path, *, reduce_range: bool = True) -> None:
    """Write `encoder.onnx`, `vocab.txt` and `weights.json` (its fitted part kept) to `weights`."""
    state, stand = load_state(run)
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    weights.mkdir(parents=True, exist_ok=True)
    quantize(
        write_graph(state, Shape(layers=layers)),
        weights / "encoder.onnx",
        reduce_range=reduce_range,
    )
    shutil.copyfile(minilm_folder() / "vocab.txt", weights / "vocab.txt")
    described = weights / "weights.json"
    known = json.loads(described.read_text(encoding="utf-8")) if described.exists() else {}
    known |= {
        "version": VERSION,
        "labels": [tag.name for tag in Tag],
        "trained": {"steps": stand["steps"], "pieces": stand["pieces"]},
        "sha256": {name: _sha(weights / name) for name in ("encoder.onnx", "vocab.txt")},
    }
    described.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


def _sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--full-range", action="store_true", help="8-bit weights, for VNNI CPUs")
    given = parser.parse_args()
    export(given.run, given.weights, reduce_range=not given.full_range)


if __name__ == "__main__":
    main()
