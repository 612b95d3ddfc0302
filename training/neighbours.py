"""Makes `copies/data/neighbours.npz`: which words and word pairs news articles use, as hashes.

Usage: ``python -m training.neighbours ../shared [--check]``. Counted are the unlabelled articles of
`encoder/unlabelled.py` (PolNeAR train, FNC-1 train, news pages), each text once; PolNeAR dev and
GUM are left for measuring. ``--check`` writes nothing: it counts on half of the articles, reads the
other half and the copies made of it, and the other way round, and prints how many honest and how
many spun pages each threshold calls spun, and how many have an odd synonym. A text and all that
repeats it lie in one half.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from reportedly.copies import neighbours
from reportedly.copies.neighbours import LEAST_HELD, PAIR_BITS, STEPS, WORD_BITS, Neighbours
from reportedly.copies.origins import Groups
from reportedly.copies.spun import rarer, signals
from reportedly.restoration import restore
from training.encoder.unlabelled import read_unlabelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHIPPED = Path(__file__).parents[1] / "src/reportedly/copies/data/neighbours.npz"
LEAST_KEPT = 3
"""Step of a word from which its pairs are kept: below it no pair is ever asked for."""

THRESHOLDS = (0.12, 0.14, 0.15, 0.16, 0.165, 0.17, 0.18)
SPUN = ("light", "medium", "heavy", "rewrite")


def count(texts: Iterable[str]) -> Neighbours:
    """The tables of some texts."""
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    texts_with: Counter[str] = Counter()
    texts_of: Counter[tuple[str, str]] = Counter()
    asked: list[tuple[str, str]] = []
    small: list[str] = []
    for text in texts:
        row = list(neighbours.tokens(text))
        found = [(a.word, b.word) for a, b in pairwise(row) if a and b]
        words.update(one.word for one in row if one)
        pairs.update(found)
        texts_with.update({one.word for one in row if one})
        texts_of.update(set(found))
        small += [one.word for one in row if one and not one.capital and one.word != "#"]
        asked += [
            (a.word, b.word) for a, b in pairwise(row) if a and b and not a.capital | b.capital
        ]
    steps = {word: min(STEPS - 1, int(log2(1 + number))) for word, number in words.items()}
    odd = neighbours.swaps()
    listed = odd.keys() | {usual for some in odd.values() for usual in some}
    kept = {word for word, step in steps.items() if step >= LEAST_KEPT} | listed
    seen = neighbours.table(
        (neighbours.pair(*one) for one in pairs if one[0] in kept and one[1] in kept), PAIR_BITS
    )
    usual = {word for some in odd.values() for word in some}
    held = {
        neighbours.pair(a, b): int(log2(number))
        for (a, b), number in pairs.items()
        if number >= LEAST_HELD and (a in usual or b in usual)
    }
    common = {crc32(one.encode()): step for one, step in steps.items() if step >= LEAST_KEPT}
    model = Neighbours(
        words=common,
        seen_words=neighbours.table((crc32(one.encode()) for one in words), WORD_BITS),
        seen_pairs=seen,
        held=held,
        usual=_usual(asked, texts_of, steps, seen),
        unseen=_unseen(small, texts_with, len(words)),
        rare=0.0,
        size=sum(words.values()),
    )
    return replace(model, rare=sum(rarer(one, model) is not None for one in small) / len(small))


def _usual(
    asked: Sequence[tuple[str, str]],
    texts_of: Counter[tuple[str, str]],
    steps: dict[str, int],
    seen: bytes,
) -> list[list[float]]:
    """By the steps of both words, the share of pairs that another text has, or a chance bit."""
    full = np.ones((STEPS, STEPS, 2))
    for a, b in asked:
        full[steps[a], steps[b], int(texts_of[a, b] > 1)] += 1
    share = full[..., 1] / full.sum(axis=-1)
    chance = np.unpackbits(np.frombuffer(seen, dtype=np.uint8)).mean()
    return list((share + (1 - share) * chance).tolist())


def _unseen(small: Sequence[str], texts_with: Counter[str], known: int) -> float:
    """The share of running words that no other text has, less those a chance bit lets pass."""
    alone = sum(texts_with[word] == 1 for word in small) / len(small)
    return alone * (1 - known / (1 << WORD_BITS))


def articles(shared: Path) -> dict[str, str]:
    """The texts to count, by name."""
    found = read_unlabelled(shared, known=frozenset())
    return {one.name.removeprefix("plain "): restore(one.text).text for one in found}


def check(shared: Path) -> None:
    """Print the share of honest and of spun pages over each threshold, and the highest honest."""
    place = shared / "eval" / "copies"
    family = Groups((row["a"], row["b"]) for row in _rows(place / "gold" / "pairs.jsonl"))
    kinds = {row["copy"]: row["kind"] for row in _rows(place / "gold" / "originals.jsonl")}
    made = {row["id"]: row["text"] for row in _rows(place / "docs.jsonl") if row["id"] in kinds}
    honest = articles(shared)
    half = {name: crc32(family.root(name).encode()) % 2 for name in (*honest, *made)}
    scores: dict[str, list[float]] = defaultdict(list)
    synonyms: dict[str, list[bool]] = defaultdict(list)
    for side in (0, 1):
        model = count(text for name, text in honest.items() if half[name] == side)
        for name, text in (*honest.items(), *made.items()):
            found = signals(restore(text).text, model) if half[name] != side else None
            if found is not None:
                sort = "page" if name.startswith("page ") else kinds.get(name, "article")
                scores[sort].append(found.score)
                synonyms[sort].append(bool(found.synonyms))
    scores["honest"] = [*scores["page"], *scores["article"]]
    for least in THRESHOLDS:
        sorts = ("honest", "page", "article", *SPUN)
        print(
            least,
            {sort: round(float(np.mean(np.array(scores[sort]) >= least)), 4) for sort in sorts},
        )
    print({sort: len(some) for sort, some in scores.items()})
    shares = {sort: round(float(np.mean(some)), 4) for sort, some in synonyms.items()}
    print("with an odd synonym", shares)


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    if "--check" in sys.argv:
        check(Path(sys.argv[1]))
    else:
        neighbours.save(count(articles(Path(sys.argv[1])).values()), SHIPPED)
