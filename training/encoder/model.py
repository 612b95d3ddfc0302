"""The encoder as a small plain torch module: a BERT or MPNet trunk and its heads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.tagging.windows import TYPES

LABELS = 7
"""Of roles (source, cue, content) and of names (person, organisation, place) alike: BIO."""

HAND_LABELS = (3, 3)
"""Kinds of hands (channel, addressee, relay) and labels of each (none, beginning, inside)."""

LINK_WIDTH = 96
DROPOUT = 0.1
"""On hidden states only: dropout on attention costs a quarter of the speed and gave nothing."""


@dataclass(frozen=True)
class Shape:
    """The sizes of the trunk; the defaults are those of MiniLM-L6-H384.

    `buckets`: distances told apart by an attention bias, as in MPNet; 0 for none, as in BERT.
    """

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    buckets: int = 0


MPNET = Shape(layers=12, width=768, inner=3072, buckets=32)
"""The sizes of MPNet's base model (Song et al. 2020), the teacher."""

FARTHEST = 128
"""Distance in pieces from which MPNet's attention bias no longer grows, as it was trained."""


class Scores(NamedTuple):
    """What the heads say of each piece, batch and length first.

    `roles`, `inner` (what is told inside a content) and `names` (.., 7) label scores; `hands`
    (.., 3, 3) of channel, addressee and relay; `queries` and `keys` (.., 96) of links.
    """

    roles: Tensor
    inner: Tensor
    names: Tensor
    hands: Tensor
    queries: Tensor
    keys: Tensor


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
    """Word pieces with types in, `Scores` out."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.types = nn.Embedding(TYPES, shape.width)
        self.near = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, LABELS)
        self.inner = nn.Linear(shape.width, LABELS)
        self.name = nn.Linear(shape.width, LABELS)
        self.hands = nn.Linear(shape.width, HAND_LABELS[0] * HAND_LABELS[1])
        self.link_from = nn.Linear(shape.width, LINK_WIDTH)
        self.link_to = nn.Linear(shape.width, LINK_WIDTH)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Scores:
        """The scores of windows; `ids` and `types` (batch, length), `mask` added to attention."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.types(types)
        hidden = self.dropout(self.norm(hidden))
        if self.near is not None:
            bias = self.near(buckets(len(places), self.shape.buckets)).permute(2, 0, 1)[None]
            mask = bias if mask is None else mask + bias
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return Scores(
            self.tag(hidden),
            self.inner(hidden),
            self.name(hidden),
            self.hands(hidden).unflatten(-1, HAND_LABELS),
            self.link_from(hidden),
            self.link_to(hidden),
        )


def buckets(length: int, count: int) -> Tensor:
    """The bucket of each pair of places (length, length): sign, then distance, far ones by logs.

    Half of the buckets for what follows a place; of each half, half for exact distances
    (Raffel et al. 2020, as MPNet uses them).
    """
    places = torch.arange(length)
    distance = places[None] - places[:, None]
    half, exact = count // 2, count // 4
    size = distance.abs()
    far = torch.log(size.clamp(min=1) / exact) / math.log(FARTHEST / exact)
    far_bucket = (exact + (far * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(size < exact, size, far_bucket) + half * (distance > 0)
