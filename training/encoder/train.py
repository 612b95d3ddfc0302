"""Trains the encoder on labelled articles; stops cleanly and goes on where it stopped.

``python -m training.encoder.train --shared ../shared --run training/runs/one``
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

from training.encoder.articles import load, tokenizer
from training.encoder.batches import passes
from training.encoder.labels import IGNORED
from training.encoder.model import LINK_WIDTH, Encoder
from training.encoder.starts import load_start, load_weights
from training.encoder.threads import Threads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

    from training.encoder.batches import Batch


@dataclass(frozen=True)
class Settings:
    """How to train. The defaults were settled by the runs in `training/runs.md`."""

    start: str = "minilm"  # or "mpnet", the teacher
    weights: str = ""  # a run that has ended, or an export, to begin with its weights
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
    inner_weight: float = 0.5
    name_weight: float = 0.3
    hands_weight: float = 1.0
    answers: str = ""  # folder of a teacher's answers (`soften`); without it gold alone is learnt
    share: float = 0.5  # of the teacher, where there is gold too
    part: float = 0.5  # of the articles without gold that each pass reads
    names: str = ""  # rows of `silver`
    bf16: bool = False
    threads: int = 2  # at most; fewer while other work makes them wait for each other
    all_articles: bool = False  # also train on the held-back ones
    device: str = "cpu"
    checkpoint_seconds: float = 240.0


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


LOSSES = ("roles", "inner", "names", "hands", "links")


def loss_of(encoder: Encoder, batch: Batch) -> Tensor:
    """The losses of each kind (5,): means over the pieces or links that teach something."""
    scores = encoder(batch.ids, batch.types, batch.mask)
    roles, inner = (
        -(wanted * functional.log_softmax(given.float(), -1)).sum() / wanted.sum().clamp(min=1)
        for wanted, given in ((batch.roles, scores.roles), (batch.inner, scores.inner))
    )
    names, hands = (
        functional.cross_entropy(
            given.float().flatten(0, -2),
            wanted.flatten(),
            ignore_index=IGNORED,
            reduction="sum",
        )
        / (wanted != IGNORED).sum().clamp(min=1)
        for given, wanted in ((scores.names, batch.names), (scores.hands, batch.hands))
    )
    row, piece, target = batch.links.T
    affinity = (scores.queries[row, piece].float()[:, None] * scores.keys[row].float()).sum(-1)
    affinity = affinity / LINK_WIDTH**0.5
    if batch.mask is not None:
        affinity = affinity + batch.mask[row, 0, 0]
    links = functional.cross_entropy(affinity, target, reduction="none")
    links = (links * batch.weights).sum() / batch.weights.sum().clamp(min=1)
    return torch.stack([roles, inner, names, hands, links])


def optimizer_of(encoder: Encoder, settings: Settings) -> torch.optim.AdamW:
    """AdamW, word embeddings frozen, heads at a higher rate, no decay on biases and norms."""
    encoder.words.weight.requires_grad_(requires_grad=False)
    if encoder.near is not None:
        encoder.near.weight.requires_grad_(requires_grad=False)
    groups: dict[tuple[bool, bool], list[torch.nn.Parameter]] = {}
    for name, weight in encoder.named_parameters():
        if weight.requires_grad:
            head = name.startswith(("tag.", "inner.", "name.", "hands.", "link_"))
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


def train(shared: Path, run: Path, settings: Settings) -> None:
    """Train to the end of the schedule, leaving checkpoints and a log in `run`."""
    torch.manual_seed(settings.seed)
    run.mkdir(parents=True, exist_ok=True)
    encoder, state = load_start(settings.start), State()
    if settings.weights:
        begun = load_weights(Path(settings.weights))
        encoder.load_state_dict(begun, strict=False)  # they may lack a newer head
    optimizer = optimizer_of(encoder, settings)
    if (run / "last.pt").exists():
        saved = torch.load(run / "last.pt", weights_only=True)
        encoder.load_state_dict(saved["encoder"])
        optimizer.load_state_dict(saved["optimizer"])
        state = State(**saved["state"])
    encoder.to(settings.device).train()
    articles = load(
        shared,
        all_articles=settings.all_articles,
        answers=Path(settings.answers) if settings.answers else None,
        share=settings.share,
        part=settings.part,
        names=Path(settings.names) if settings.names else None,
    )
    rng = random.Random(settings.seed * 1_000_003 + state.steps)  # noqa: S311 - no secret
    batches = passes(articles, tokenizer(), pieces=settings.step_pieces, rng=rng)
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
    saved, sums, counted = time.monotonic(), torch.zeros(len(LOSSES)), 0
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
            means = dict(zip(LOSSES, (sums / counted).tolist(), strict=True))
            losses = {**means, "threads": threads.best}
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
    """One step; the losses of its batch."""
    half = torch.autocast(settings.device, torch.bfloat16) if settings.bf16 else nullcontext()
    with half:
        losses = loss_of(encoder, batch)
    weights = (
        1.0,
        settings.inner_weight,
        settings.name_weight,
        settings.hands_weight,
        settings.link_weight,
    )
    optimizer.zero_grad(set_to_none=True)
    (losses * losses.new_tensor(weights)).sum().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), settings.clip)
    optimizer.step()
    state.steps += 1
    state.pieces += batch.pieces
    return losses.detach().float().cpu()


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
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    for name, value in asdict(Settings()).items():
        flag = "--" + name.replace("_", "-")
        if isinstance(value, bool):
            parser.add_argument(flag, action="store_true")
        else:
            parser.add_argument(flag, type=type(value), default=value)
    given = vars(parser.parse_args())
    shared, run = given.pop("shared"), given.pop("run")
    train(shared, run, Settings(**given))


if __name__ == "__main__":
    main()
