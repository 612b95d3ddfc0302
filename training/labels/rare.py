"""How well the labels beside body are told, on the lines labelled by hand.

    python -m training.labels.rare

Each page is read with the labeller that has not seen its registered domain.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from reportedly.page import Label
from reportedly.reading.labels import label_lines
from reportedly.reading.network import load
from training.labels.documents import LABELS, UNKNOWN, Document, documents
from training.labels.folds import fold_weights
from training.labels.hand import hand_labels

Counts = Counter[tuple[Label, Label]]
"""How often a line of the first label was given the second."""


def counted(pages: list[Document]) -> Counts:
    """What the lines of these pages are, and what they were said to be."""
    counts: Counts = Counter()
    for page in pages:
        said = label_lines(page.views, load(fold_weights(page.fold)))
        counts.update(
            (LABELS[gold], given.label)
            for gold, given in zip(page.labels, said, strict=True)
            if gold != UNKNOWN
        )
    return counts


def scores(counts: Counts, label: Label) -> tuple[int, float, float, float]:
    """How many lines have the label, and precision, recall and F1 of it."""
    right = counts[label, label]
    have = sum(number for (gold, _), number in counts.items() if gold is label)
    given = sum(number for (_, said), number in counts.items() if said is label)
    return have, right / max(1, given), right / max(1, have), 2 * right / max(1, have + given)


def main() -> int:
    """Read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/eval/reading"))
    options = parser.parse_args()
    known = hand_labels()
    pages = [
        page for page in documents(options.data) if page.variant == "article" and page.id in known
    ]
    counts = counted(pages)
    print("label       lines  precision  recall  F1")
    for label in LABELS:
        have, precision, recall, f1 = scores(counts, label)
        print(f"{label:<11} {have:5}  {precision:9.3f}  {recall:6.3f}  {f1:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
