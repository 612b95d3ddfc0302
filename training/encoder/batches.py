"""Cuts labelled articles into windows and packs these into batches of one padded length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from reportedly.tagging.tags import HANDS, Tag
from reportedly.tagging.windows import MAX_PIECES, windows
from training.encoder.labels import IGNORED

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from reportedly.tagging.wordpiece import WordPiece
    from training.encoder.articles import Articles
    from training.encoder.labels import Labelled

SORTED_TOGETHER = 64
"""Batches' worth of windows sorted by length at once: little padding, still random order."""


@dataclass(frozen=True)
class Batch:
    """Padded windows.

    `ids`, `types`, `names` are (batch, length), `roles` and `inner` (batch, length, 7), `hands`
    (batch, length, 3); `mask` is (batch, 1, 1, length), 0 or -inf; `links` is (count, 3): window,
    piece, piece it links to (0, the start mark, for none), `weights` (count,).
    """

    ids: Tensor
    types: Tensor
    roles: Tensor
    inner: Tensor
    names: Tensor
    hands: Tensor
    mask: Tensor | None
    links: Tensor
    weights: Tensor
    pieces: int


Window = tuple["Labelled", int, int]


def passes(
    articles: Articles, tokenizer: WordPiece, *, pieces: int, rng: random.Random
) -> Iterator[Batch]:
    """Batches of about `pieces` word pieces, pass after pass, windows cut anew in each."""
    while True:
        yield from one_pass(articles.drawn(rng), tokenizer, pieces=pieces, rng=rng)


def one_pass(
    articles: Sequence[Labelled], tokenizer: WordPiece, *, pieces: int, rng: random.Random
) -> Iterator[Batch]:
    """One pass over these articles."""
    cut = [window for article in articles for window in _windows(article, rng)]
    rng.shuffle(cut)
    group = SORTED_TOGETHER * max(1, pieces // MAX_PIECES)
    for low in range(0, len(cut), group):
        ordered = sorted(cut[low : low + group], key=lambda window: window[2] - window[1])
        batches = list(_packed(ordered, pieces))
        rng.shuffle(batches)
        yield from (collate(batch, tokenizer) for batch in batches)


def _windows(article: Labelled, rng: random.Random) -> Iterator[Window]:
    sequence = article.sequence
    first = rng.randint(MAX_PIECES // 4, MAX_PIECES)
    for start, end in windows(sequence.cuts.tolist(), len(sequence), first=first):
        yield article, start, end


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
    roles = np.zeros((*shape, len(Tag)), np.float32)
    inner = np.zeros_like(roles)
    names = np.full(shape, IGNORED, np.int64)
    hands = np.full((*shape, len(HANDS)), IGNORED, np.int64)
    mask = np.full(shape, -np.inf, np.float32)
    links, weights = [np.zeros((0, 3), np.int64)], [np.zeros(0, np.float32)]
    for row, (article, start, end) in enumerate(batch):
        size, sequence = sizes[row], article.sequence
        ids[row, 0], ids[row, size - 1] = tokenizer.start, tokenizer.end
        ids[row, 1 : size - 1] = sequence.ids[start:end]
        types[row, 1 : size - 1] = sequence.types[start:end]
        roles[row, 1 : size - 1] = article.roles[start:end]
        inner[row, 1 : size - 1] = article.inner[start:end]
        names[row, 1 : size - 1] = article.names[start:end]
        hands[row, 1 : size - 1] = article.hands[start:end]
        mask[row, :size] = 0
        here = (article.links[:, 0] >= start) & (article.links[:, 0] < end)
        links.append(_in_window(article.links[here], row, start, end))
        weights.append(article.weights[here])
    padded = min(sizes) < max(sizes)
    return Batch(
        ids=torch.from_numpy(ids),
        types=torch.from_numpy(types),
        roles=torch.from_numpy(roles),
        inner=torch.from_numpy(inner),
        names=torch.from_numpy(names),
        hands=torch.from_numpy(hands),
        mask=torch.from_numpy(mask)[:, None, None, :] if padded else None,
        links=torch.from_numpy(np.concatenate(links)),
        weights=torch.from_numpy(np.concatenate(weights)),
        pieces=sum(sizes),
    )


def _in_window(links: NDArray[np.int64], row: int, start: int, end: int) -> NDArray[np.int64]:
    """Links with places in a window; a cue outside it is none."""
    pieces, targets = links.T
    inside = (targets >= start) & (targets < end)
    placed = np.where(inside, targets - start + 1, 0)
    return np.stack([np.full(len(links), row), pieces - start + 1, placed], axis=1)
