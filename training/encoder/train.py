"""Trains the encoder on labelled articles; stops cleanly and goes on where it stopped.

``python -m training.encoder.train --data ../shared/data/polnear/train --run training/runs/one``
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional

from reportedly.offsets import Span
from reportedly.tagging.windows import sequence
from reportedly.tagging.wordpiece import WordPiece
from training.encoder.batches import passes
from training.encoder.labels import IGNORED, label
from training.encoder.model import LINK_WIDTH, Encoder, load_start, start_weights
from training.encoder.polnear import read_articles, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from training.encoder.batches import Batch
    from training.encoder.labels import Labelled


@dataclass(frozen=True)
class Settings:
    """How to train. The defaults were settled by the runs in `training/runs.md`."""

    seed: int = 1
    pieces: int = 3_300_000  # to see in all; about four passes over train
    seconds: float = 3_000.0  # wall time the schedule is made for, whichever comes first
    step_pieces: int = 1_200
    rate: float = 3e-4
    head_factor: float = 3.0
    warm_up: float = 0.05
    flat_until: float = 0.40
    last_rate: float = 0.02  # of the full rate, at the end
    weight_decay: float = 0.01
    clip: float = 1.0
    link_weight: float = 0.3
    bf16: bool = False
    threads: int = 2  # at most; fewer while other work makes them wait for each other
    all_articles: bool = False  # also train on the held-back ones
    device: str = "cpu"
    checkpoint_seconds: float = 240.0


TRIED_EVERY, TRIED_FOR = 120, 2
"""Steps between, and in, trials of how many threads are fastest right now."""

SLOWED = 0.6
"""A step slower than this share of the rate settled on calls for a new trial."""


class Threads:
    """Keeps to the number of threads that is fastest while other work comes and goes.

    Threads of one step wait for each other, so one that shares its core slows all of them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.best = most
        self._age = 0
        self._rates: dict[int, float] = {}

    def count(self) -> int:
        """How many threads to use in the next step."""
        trial = 1 + self._age // TRIED_FOR
        return trial if trial <= self.most else self.best

    def note(self, pieces: int, seconds: float) -> None:
        """Take down how fast a step was."""
        rate, used = pieces / seconds, self.count()
        trying = self._age < TRIED_FOR * self.most
        if trying:
            self._rates[used] = max(rate, self._rates.get(used, 0.0))
            self.best = max(self._rates, key=self._rates.__getitem__)
        self._age += 1
        if not trying and (rate < SLOWED * self._rates[used] or self._age >= TRIED_EVERY):
            self._age = 0
            self._rates = {}


@dataclass
class State:
    """Where a run stands."""

    steps: int = 0
    pieces: int = 0
    seconds: float = 0.0


def rate_factor(done: float, settings: Settings) -> float:
    """The learning rate's factor after this part (0 to 1) of the run."""
    if done < settings.warm_up:
        return max(1e-3, done / settings.warm_up)
    if done < settings.flat_until:
        return 1.0
    left = max(0.0, (1 - done) / (1 - settings.flat_until))
    return settings.last_rate + (1 - settings.last_rate) * left


def load_labelled(folder: Path, *, held_back: bool | None) -> tuple[list[Labelled], WordPiece]:
    """Train articles with labels: the held-back ones, the others, or (None) all."""
    tokenizer = WordPiece.from_file(start_weights() / "vocab.txt")
    articles = read_articles(folder)
    if held_back is not None:
        articles = split(articles)[held_back]
    labelled = [
        label(article, sequence(article.text, [Span(0, len(article.text))], tokenizer))
        for article in articles
    ]
    return labelled, tokenizer


def loss_of(encoder: Encoder, batch: Batch) -> tuple[Tensor, Tensor]:
    """The tagging loss and the linking loss of a batch, means over pieces and over links."""
    scores, queries, keys = encoder(batch.ids, batch.types, batch.mask)
    tags = functional.cross_entropy(
        scores.float().flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED
    )
    if not len(batch.links):
        return tags, tags.new_zeros(())
    row, piece, target = batch.links.T
    affinity = (queries[row, piece].float()[:, None] * keys[row].float()).sum(-1)
    affinity = affinity / LINK_WIDTH**0.5
    if batch.mask is not None:
        affinity = affinity + batch.mask[row, 0, 0]
    return tags, functional.cross_entropy(affinity, target)


def optimizer_of(encoder: Encoder, settings: Settings) -> torch.optim.AdamW:
    """AdamW, word embeddings frozen, heads at a higher rate, no decay on biases and norms."""
    encoder.words.weight.requires_grad_(requires_grad=False)
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in encoder.named_parameters():
        if weight.requires_grad:
            head = name.startswith(("tag.", "link_"))
            groups.setdefault((head, weight.ndim > 1), []).append(weight)
    given: list[dict[str, Any]] = [
        {
            "params": weights,
            "scale": settings.head_factor if head else 1.0,
            "weight_decay": settings.weight_decay if decays else 0.0,
        }
        for (head, decays), weights in groups.items()
    ]
    return torch.optim.AdamW(given, lr=settings.rate, betas=(0.9, 0.999), eps=1e-8)


def train(data: Path, run: Path, settings: Settings) -> None:
    """Train to the end of the schedule, leaving checkpoints and a log in `run`."""
    torch.manual_seed(settings.seed)
    run.mkdir(parents=True, exist_ok=True)
    encoder, state = Encoder(), State()
    load_start(encoder)
    optimizer = optimizer_of(encoder, settings)
    if (run / "last.pt").exists():
        saved = torch.load(run / "last.pt", weights_only=True)
        encoder.load_state_dict(saved["encoder"])
        optimizer.load_state_dict(saved["optimizer"])
        state = State(**saved["state"])
    encoder.to(settings.device).train()
    held_back = None if settings.all_articles else False
    labelled, tokenizer = load_labelled(data, held_back=held_back)
    rng = random.Random(settings.seed * 1_000_003 + state.steps)  # noqa: S311 - no secret
    batches = passes(labelled, tokenizer, pieces=settings.step_pieces, rng=rng)
    (run / "settings.json").write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    with (run / "log.jsonl").open("a", encoding="utf-8") as log:
        for row in _steps(encoder, optimizer, batches, state, settings):
            log.write(json.dumps(row) + "\n")
            log.flush()
            if row.get("save"):
                save(run, encoder, optimizer, state)
    save(run, encoder, optimizer, state)


def _steps(
    encoder: Encoder,
    optimizer: torch.optim.AdamW,
    batches: Iterator[Batch],
    state: State,
    settings: Settings,
) -> Iterator[dict[str, Any]]:
    """Step until the schedule ends; yields a log row every 50 steps and when it is time to save."""
    before, began = state.seconds, time.monotonic()
    saved, sums, counted = time.monotonic(), torch.zeros(2), 0
    threads = Threads(settings.threads)
    while (done := max(state.pieces / settings.pieces, state.seconds / settings.seconds)) < 1:
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * group["scale"] * rate_factor(done, settings)
        torch.set_num_threads(threads.count())
        seen, at = state.pieces, time.monotonic()
        sums += step(encoder, optimizer, next(batches), state, settings)
        counted += 1
        threads.note(state.pieces - seen, time.monotonic() - at)
        state.seconds = before + time.monotonic() - began
        is_due = time.monotonic() - saved > settings.checkpoint_seconds
        if state.steps % 50 == 0 or is_due:
            tags, links = (sums / counted).tolist()
            losses = {"tags": tags, "links": links, "threads": threads.best}
            yield {**asdict(state), "done": done, **losses, "save": is_due}
            sums.zero_()
            counted = 0
            saved = time.monotonic() if is_due else saved


def step(
    encoder: Encoder,
    optimizer: torch.optim.AdamW,
    batch: Batch,
    state: State,
    settings: Settings,
) -> Tensor:
    """One step; the two losses of its batch."""
    half = torch.autocast(settings.device, torch.bfloat16) if settings.bf16 else nullcontext()
    with half:
        tags, links = loss_of(encoder, batch)
    optimizer.zero_grad(set_to_none=True)
    (tags + settings.link_weight * links).backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), settings.clip)
    optimizer.step()
    state.steps += 1
    state.pieces += batch.pieces
    return torch.stack([tags.detach(), links.detach()]).cpu()


def save(run: Path, encoder: Encoder, optimizer: torch.optim.AdamW, state: State) -> None:
    """Write the run's state to `last.pt`, whole or not at all."""
    held = {
        "encoder": encoder.state_dict(),
        "optimizer": optimizer.state_dict(),
        "state": asdict(state),
    }
    torch.save(held, run / "next.pt")
    os.replace(run / "next.pt", run / "last.pt")  # noqa: PTH105 - the atomic form


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    for name, value in asdict(Settings()).items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action="store_true")
        else:
            parser.add_argument(flag, type=type(value), default=value)
    given = vars(parser.parse_args())
    data, run = given.pop("data"), given.pop("run")
    train(data, run, Settings(**given))


if __name__ == "__main__":
    main()
