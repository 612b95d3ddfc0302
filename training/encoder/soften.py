"""What a trained teacher says of each article, kept for others to learn from.

``python -m training.encoder.soften --shared ../shared --run training/runs/teacher --out FOLDER``

Reads the train articles that were not held back, the interviews and the unlabelled articles, then
once more the contents of the train articles alone, for what is told inside them (`inner/`), and
writes one file an article: `roles` (n, 7) float16, probabilities; `links` (m, 2) int32 and
`weights` (m,) float16, the probability of each link times that of its fragment's beginning.
An article that has its file is passed over, so that the work can be stopped and taken up.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from reportedly.tagging.tags import Tag
from reportedly.tagging.windows import windows
from training.encoder.articles import load_labelled, load_others, tokenizer
from training.encoder.batches import collate
from training.encoder.labels import Answers
from training.encoder.model import LINK_WIDTH, Encoder
from training.encoder.nested import contents_alone, placed
from training.encoder.polnear import read_articles, split
from training.encoder.starts import STARTS

if TYPE_CHECKING:
    from reportedly.tagging.wordpiece import WordPiece
    from training.encoder.batches import Window
    from training.encoder.labels import Labelled

AT_LEAST = 0.02
"""Links of less than this weight teach next to nothing and are not kept."""

TOGETHER = 12
"""Windows run at once."""

_BEGINNINGS = [Tag.B_SOURCE, Tag.B_CUE, Tag.B_CONTENT]


def load_run(run: Path, start: str) -> Encoder:
    """The encoder of a run's last checkpoint, ready to be asked."""
    encoder = Encoder(STARTS[start])
    saved = torch.load(run / "last.pt", weights_only=True, map_location="cpu")
    encoder.load_state_dict(saved["encoder"], strict=False)
    return encoder.eval()


@torch.inference_mode()
def answers(encoder: Encoder, article: Labelled, cutter: WordPiece) -> Answers:
    """The teacher's answers for one article."""
    sequence = article.sequence
    ranges = windows(sequence.cuts.tolist(), len(sequence))
    roles = np.zeros((len(sequence), len(Tag)), np.float32)
    links, weights = [np.zeros((0, 2), np.int64)], [np.zeros(0, np.float32)]
    for low in range(0, len(ranges), TOGETHER):
        some: list[Window] = [(article, start, end) for start, end in ranges[low : low + TOGETHER]]
        batch = collate(some, cutter)
        with torch.autocast("cpu", torch.bfloat16):
            scores = encoder(batch.ids, batch.types, batch.mask)
        chances = scores.roles.float().softmax(-1)
        affinity = scores.queries.float() @ scores.keys.float().transpose(1, 2) / LINK_WIDTH**0.5
        if batch.mask is not None:
            affinity = affinity + batch.mask[:, 0]
        goes_to = affinity.softmax(-1)
        for row, (_, start, end) in enumerate(some):
            inner = chances[row, 1 : end - start + 1].numpy()
            roles[start:end] = inner
            begins = inner[:, _BEGINNINGS].sum(1)
            weight = begins[:, None] * goes_to[row, 1 : end - start + 1, : end - start + 1].numpy()
            piece, target = np.nonzero(weight > AT_LEAST)
            weights.append(weight[piece, target])
            target = np.where(target > 0, target - 1 + start, -1)
            links.append(np.stack([piece + start, target], axis=1))
    return Answers(roles, np.concatenate(links), np.concatenate(weights))


def main() -> None:
    """Read the command line and ask the teacher."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--start", default="mpnet", choices=tuple(STARTS))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    encoder, cutter = load_run(given.run, given.start), tokenizer()
    (given.out / "inner").mkdir(parents=True, exist_ok=True)
    plain, interviews = load_others(given.shared)
    gold = load_labelled(given.shared, held_back=False)
    for article in (*gold, *interviews, *plain):
        target = given.out / f"{article.name}.npz"
        if not target.exists():
            keep(answers(encoder, article, cutter), target)
    whole = {article.name: article.sequence for article in gold}
    for article in split(read_articles(given.shared / "data" / "polnear" / "train"))[0]:
        target = given.out / "inner" / f"{article.name}.npz"
        alone = contents_alone(article, cutter)
        if not target.exists() and len(alone.sequence):
            found = answers(encoder, alone, cutter)
            keep(placed(found, alone.sequence, whole[article.name]), target)


def keep(found: Answers, target: Path) -> None:
    """Write the answers for one article, whole or not at all."""
    waiting = target.with_suffix(".part.npz")
    np.savez_compressed(
        waiting,
        roles=found.roles.astype(np.float16),
        links=found.links.astype(np.int32),
        weights=found.weights.astype(np.float16),
    )
    waiting.rename(target)


if __name__ == "__main__":
    main()
