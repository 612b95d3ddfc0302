"""Trains the line labeller and says how good it is on domains it has not seen.

    python -m training.labels.train --folds 0 1 2 3 4 --out src/reportedly/reading/labels.npz

For each fold a model is trained without its registered domains and kept in `folds/`: the
benchmarks read every page with the model that has not seen its domain. Those without two folds
(`--pairs`) are for `second.py`. The one for use, written to `--out`, has seen all pages.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.page import Label
from reportedly.reading.features import Seen
from reportedly.reading.labels import body_lines
from training.labels.documents import UNKNOWN, Document, documents
from training.labels.folds import FOLDS, fold_weights, pair_weights
from training.labels.network import Labeller

EPOCHS = 5
"""Passes over the pages: on fold 0, twelve scored worse on unseen domains than four."""

BATCH = 16
STEPS = 127
"""Steps of one byte on each side of zero, for the values of the word table."""

RATE = 3e-3
DECAY = 0.02


Trained = tuple[Labeller, tuple[Tensor, Tensor]]
"""A network and the mean and spread of its numbers."""


class Page:
    """A document as the labeller sees it, with its labels."""

    def __init__(self, document: Document) -> None:
        self.id, self.variant, self.fold = document.id, document.variant, document.fold
        self.seen = Seen(document.views)
        self.labels = np.array(document.labels)


def load(place: Path) -> list[Page]:
    """All pages, as arrays."""
    return [Page(document) for document in documents(place) if document.views]


def collate(pages: list[Page], scale: tuple[Tensor, Tensor]) -> dict[str, Tensor]:
    """Several pages as one batch."""
    starts = np.cumsum([0] + [len(p.labels) for p in pages])
    numbers = torch.from_numpy(np.concatenate([p.seen.numbers for p in pages]))
    sizes = [len(p.labels) for p in pages]

    def joined(name: str, rows: str) -> tuple[Tensor, Tensor]:
        values = np.concatenate([getattr(p.seen, name) for p in pages])
        where = np.concatenate(
            [getattr(p.seen, rows) + start for p, start in zip(pages, starts, strict=False)]
        )
        return torch.from_numpy(values), torch.from_numpy(where)

    words, word_rows = joined("words", "word_rows")
    names, name_rows = joined("names", "name_rows")
    return {
        "numbers": (numbers - scale[0]) / scale[1],
        "words": words,
        "words_rows": word_rows,
        "names": names,
        "names_rows": name_rows,
        "page": torch.from_numpy(np.repeat(np.arange(len(pages)), sizes)),
        "labels": torch.from_numpy(np.concatenate([p.labels for p in pages])),
        "weights": torch.from_numpy(
            np.repeat([1 / np.sqrt(size) for size in sizes], sizes).astype(np.float32)
        ),
    }


def scale_of(pages: list[Page]) -> tuple[Tensor, Tensor]:
    """Mean and spread of each number."""
    rows = np.concatenate([p.seen.numbers[::3] for p in pages])
    spread = rows.std(0)
    spread[spread < 1e-3] = 1.0
    return torch.from_numpy(rows.mean(0)), torch.from_numpy(spread)


def fit(pages: list[Page], seed: int, epochs: int = EPOCHS) -> Trained:
    """A model trained on these pages, and the scale its numbers are given in."""
    torch.manual_seed(seed)
    order = random.Random(seed)  # noqa: S311 - the order of training pages is no secret
    scale = scale_of(pages)
    model = Labeller()
    rest = [p for name, p in model.named_parameters() if not name.startswith("table")]
    groups = [{"params": rest, "weight_decay": DECAY}, {"params": model.table.parameters()}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.0)
    steps = epochs * ((len(pages) + BATCH - 1) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps, pct_start=0.15
    )
    pages = list(pages)
    for _ in range(epochs):
        order.shuffle(pages)
        model.train()
        for at in range(0, len(pages), BATCH):
            batch = collate(pages[at : at + BATCH], scale)
            known = batch["labels"] != UNKNOWN
            loss = functional.cross_entropy(
                model(batch)[known], batch["labels"][known], reduction="none"
            )
            own = batch["weights"][known]
            optimizer.zero_grad()
            ((loss * own).sum() / own.sum()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    model.eval()
    return model, scale


def export(models: list[Trained], path: Path) -> None:
    """Write the weights of models that vote: word tables in bytes, the rest in half precision."""
    arrays: dict[str, np.ndarray] = {}
    for number, (model, (mean, spread)) in enumerate(models):
        for name, value in model.state_dict().items():
            arrays[f"{number}.{name}"] = value.numpy().astype(np.float16)
        table = model.table.weight.detach().numpy()
        step = float(np.abs(table).max()) / STEPS
        arrays[f"{number}.table.weight"] = np.round(table / step).astype(np.int8)
        arrays[f"{number}.table.step"] = np.array(step, dtype=np.float32)
        arrays[f"{number}.mean"] = mean.numpy().astype(np.float32)
        arrays[f"{number}.spread"] = spread.numpy().astype(np.float32)
    np.savez_compressed(path, **arrays)


def chances(models: list[Trained], page: Page) -> np.ndarray:
    """The mean chance of each label for each line of a page."""
    with torch.no_grad():
        found = [torch.softmax(m(collate([page], scale)), 1) for m, scale in models]
    return torch.stack(found).mean(0).numpy()


def line_f1(models: list[Trained], pages: list[Page]) -> dict[str, float]:
    """Mean body line F1 over the pages of each variant, and the share of the tail rejected."""
    body = list(Label).index(Label.BODY)
    scores: dict[str, list[float]] = {}
    tail: dict[str, list[int]] = {}
    for page in pages:
        found = chances(models, page)[:, body]
        known = page.labels != UNKNOWN
        gold, said = (page.labels == body) & known, body_lines(found) & known
        hit = int((gold & said).sum())
        both = int(gold.sum() + said.sum())
        scores.setdefault(page.variant, []).append(2 * hit / both if both else 1.0)
        after = int(np.flatnonzero(gold).max()) + 1 if gold.any() else len(gold)
        counts = tail.setdefault(page.variant, [0, 0])
        counts[0] += int((known & ~said)[after:].sum())
        counts[1] += int(known[after:].sum())
    return {v: round(float(np.mean(s)), 4) for v, s in scores.items()} | {
        f"{v} tail": round(a / max(1, b), 4) for v, (a, b) in tail.items()
    }


def main() -> int:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/eval/reading"))
    parser.add_argument("--folds", type=int, nargs="*", default=[], help="folds to leave out")
    parser.add_argument("--out", type=Path, help="where the model for use goes")
    parser.add_argument("--pairs", type=Path, help="where networks without two folds go")
    parser.add_argument("--seeds", type=int, default=2, help="networks that vote")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--cache", type=Path, help="keep the arrays here between runs")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pages = cached(options.data, options.cache)
    for fold in options.folds:
        started = time.monotonic()
        rest = [page for page in pages if page.fold != fold]
        models = [fit(rest, 10 * fold + seed, options.epochs) for seed in range(options.seeds)]
        figures = line_f1(models, [page for page in pages if page.fold == fold])
        print(fold, figures, f"{time.monotonic() - started:.0f} s", flush=True)
        fold_weights(fold).parent.mkdir(parents=True, exist_ok=True)
        export(models, fold_weights(fold))
    for one, two in combinations(range(FOLDS), 2) if options.pairs else ():
        rest = [page for page in pages if page.fold not in {one, two}]
        seeds = range(100 * one + 10 * two, 100 * one + 10 * two + options.seeds)
        options.pairs.mkdir(parents=True, exist_ok=True)
        export(
            [fit(rest, seed, options.epochs) for seed in seeds],
            pair_weights(options.pairs, one, two),
        )
    if options.out:
        export([fit(pages, 90 + s, options.epochs) for s in range(options.seeds)], options.out)
    return 0


def cached(data: Path, cache: Path | None) -> list[Page]:
    """All pages, from the cache where there is one."""
    import pickle

    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - own file
    pages = load(data)
    if cache:
        cache.write_bytes(pickle.dumps(pages))
    return pages


if __name__ == "__main__":
    sys.exit(main())
