"""Cuts labelled articles into windows and packs these into batches of one padded length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from reportedly.tagging.windows import MAX_PIECES, windows
from training.encoder.labels import IGNORED

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from reportedly.tagging.wordpiece import WordPiece
    from training.encoder.labels import Labelled

SORTED_TOGETHER = 64
"""Batches' worth of windows sorted by length at once: little padding, still random order."""


@dataclass(frozen=True)
class Batch:
    """Padded windows.

    `ids`, `types`, `labels` are (batch, length); `mask` is (batch, 1, 1, length), 0 or -inf;
    `links` is (count, 3): window, piece, piece it links to (0, the start mark, for none).
    """

    ids: Tensor
    types: Tensor
    labels: Tensor
    mask: Tensor | None
    links: Tensor
    pieces: int


Window = tuple["Labelled", int, int]


def passes(
    articles: Sequence[Labelled], tokenizer: WordPiece, *, pieces: int, rng: random.Random
) -> Iterator[Batch]:
    """Batches of about `pieces` word pieces, pass after pass, windows cut anew in each."""
    while True:
        yield from one_pass(articles, tokenizer, pieces=pieces, rng=rng)


def one_pass(
    articles: Sequence[Labelled], tokenizer: WordPiece, *, pieces: int, rng: random.Random
) -> Iterator[Batch]:
    """One pass over all articles."""
    cut: list[Window] = []
    for article in articles:
        first = rng.randint(MAX_PIECES // 4, MAX_PIECES)
        sequence = article.sequence
        ranges = windows(sequence.cuts.tolist(), len(sequence), first=first)
        cut.extend((article, start, end) for start, end in ranges)
    rng.shuffle(cut)
    group = SORTED_TOGETHER * max(1, pieces // MAX_PIECES)
    for low in range(0, len(cut), group):
        ordered = sorted(cut[low : low + group], key=lambda window: window[2] - window[1])
        batches = list(_packed(ordered, pieces))
        rng.shuffle(batches)
        yield from (collate(batch, tokenizer) for batch in batches)


def _packed(ordered: list[Window], pieces: int) -> Iterator[list[Window]]:
    batch: list[Window] = []
    for window in ordered:
        if batch and (len(batch) + 1) * (window[2] - window[1] + 2) > pieces + MAX_PIECES // 2:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def collate(batch: Sequence[Window], tokenizer: WordPiece) -> Batch:
    """The windows of a batch as padded tensors."""
    sizes = [end - start + 2 for _, start, end in batch]
    shape = (len(batch), max(sizes))
    ids, types = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    labels = np.full(shape, IGNORED, np.int64)
    mask = np.full(shape, -np.inf, np.float32)
    links: list[tuple[int, int, int]] = []
    for row, (article, start, end) in enumerate(batch):
        size, sequence = sizes[row], article.sequence
        ids[row, 0], ids[row, size - 1] = tokenizer.start, tokenizer.end
        ids[row, 1 : size - 1] = sequence.ids[start:end]
        types[row, 1 : size - 1] = sequence.types[start:end]
        labels[row, 1 : size - 1] = article.labels[start:end]
        mask[row, :size] = 0
        for piece, target in article.links:
            if start <= piece < end:
                inside = start <= target < end
                links.append((row, piece - start + 1, target - start + 1 if inside else 0))
    padded = min(sizes) < max(sizes)
    return Batch(
        ids=torch.from_numpy(ids),
        types=torch.from_numpy(types),
        labels=torch.from_numpy(labels),
        mask=torch.from_numpy(mask)[:, None, None, :] if padded else None,
        links=torch.tensor(links, dtype=torch.int64).reshape(-1, 3),
        pieces=sum(sizes),
    )
