"""The labeller as a network to be trained; `reportedly.reading.labeller` runs what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import nn

from reportedly.page import Label
from reportedly.reading.features import BUCKETS, NUMBERS

if TYPE_CHECKING:
    from torch import Tensor

WIDTH = 64
EMBEDDED = 24
DILATIONS = (1, 2, 4, 8)
DROPOUT = 0.25


class Labeller(nn.Module):
    """Lines to label scores: features and hashed words, then convolutions over the lines."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.Embedding(BUCKETS, EMBEDDED)
        nn.init.normal_(self.table.weight, std=0.05)
        self.enter = nn.Linear(NUMBERS + 2 * EMBEDDED, WIDTH)
        self.steps = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in DILATIONS)
        self.page = nn.Linear(2 * WIDTH, 32)
        self.join = nn.Linear(2 * WIDTH + 32, 64)
        self.leave = nn.Linear(64, len(Label))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Scores, one row a line; `batch["page"]` numbers the page of each line."""
        count = len(batch["numbers"])
        bags = [
            _mean(self.table(batch[name]), batch[f"{name}_rows"], count)
            for name in ("words", "names")
        ]
        parts = [batch["numbers"], *bags]
        entered = torch.relu(self.enter(self.drop(torch.cat(parts, 1))))
        hidden = entered
        for step, far in zip(self.steps, DILATIONS, strict=True):
            around = torch.cat([_shift(hidden, far, batch), hidden, _shift(hidden, -far, batch)], 1)
            hidden = hidden + torch.relu(step(self.drop(around)))
        pages = int(batch["page"].max()) + 1
        mean = _mean(hidden, batch["page"], pages)
        index = batch["page"][:, None].expand(-1, WIDTH)
        high = torch.full((pages, WIDTH), -1e9).scatter_reduce(0, index, hidden, "amax")
        whole = torch.relu(self.page(torch.cat([mean, high], 1)))[batch["page"]]
        joined = torch.relu(self.join(self.drop(torch.cat([hidden, entered, whole], 1))))
        return self.leave(joined)  # type: ignore[no-any-return]


def _mean(values: Tensor, rows: Tensor, count: int) -> Tensor:
    """The mean of the values of each row; zero where a row has none."""
    total = torch.zeros(count, values.shape[1]).index_add(0, rows, values)
    times = torch.zeros(count).index_add(0, rows, torch.ones(len(rows)))
    return total / times.clamp(min=1)[:, None]


def _shift(hidden: Tensor, far: int, batch: dict[str, Tensor]) -> Tensor:
    """Each line's neighbour `far` lines before it (after it, if negative); zero beyond its page."""
    moved = torch.roll(hidden, far, 0)
    page = batch["page"]
    same = torch.roll(page, far, 0) == page
    order = torch.arange(len(page))
    inside = (order - far >= 0) & (order - far < len(page))
    return moved * (same & inside)[:, None]
