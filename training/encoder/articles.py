"""The articles of a run: labelled by people, by a teacher, and with names."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.offsets import Span
from reportedly.tagging.windows import sequence
from reportedly.tagging.wordpiece import WordPiece
from training.encoder.gum import read_interviews
from training.encoder.labels import Answers, label, unlabelled, with_names, with_teacher
from training.encoder.nested import read_nested
from training.encoder.polnear import read_articles, split
from training.encoder.starts import minilm_folder
from training.encoder.unlabelled import opening, read_unlabelled

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from reportedly.tagging.windows import Sequenced
    from training.encoder.labels import Labelled
    from training.encoder.polnear import Article

INTERVIEWS_TIMES = 3
"""How often a pass reads the interviews, the only articles with names marked by people."""

NESTED_TIMES = 4
"""How often a pass reads the contents with statements in them: 51 articles against 780."""


@dataclass(frozen=True)
class Articles:
    """What passes are made of: `always` in each, and a part of `others` drawn anew."""

    always: tuple[Labelled, ...]
    others: tuple[Labelled, ...] = ()
    part: float = 1.0

    def drawn(self, rng: random.Random) -> list[Labelled]:
        """The articles of one pass."""
        return [*self.always, *rng.sample(self.others, round(self.part * len(self.others)))]


def tokenizer() -> WordPiece:
    """The tokenizer of the start weights."""
    return WordPiece.from_file(minilm_folder() / "vocab.txt")


def sequence_of(article: Article, cutter: WordPiece) -> Sequenced:
    """The pieces of a whole article."""
    return sequence(article.text, [Span(0, len(article.text))], cutter)


def load_labelled(shared: Path, *, held_back: bool | None) -> list[Labelled]:
    """PolNeAR train articles with gold: the held-back ones, the others, or (None) all."""
    cutter, articles = tokenizer(), read_articles(shared / "data" / "polnear" / "train")
    if held_back is not None:
        articles = split(articles)[held_back]
    return [label(article, sequence_of(article, cutter)) for article in articles]


def load_others(shared: Path) -> tuple[list[Labelled], list[Labelled]]:
    """Unlabelled news articles, and interviews with names by people; no statements in either."""
    cutter = tokenizer()
    gold = read_articles(shared / "data" / "polnear" / "train")
    known = frozenset(opening(article.text) for article in gold)
    plain = [
        unlabelled(article, sequence_of(article, cutter))
        for article in read_unlabelled(shared, known=known)
    ]
    interviews = [
        with_names(unlabelled(article, sequence_of(article, cutter)), names)
        for article, names in read_interviews(shared)
    ]
    return plain, interviews


def taught(articles: list[Labelled], answers: Path, *, share: float) -> list[Labelled]:
    """The articles with the teacher's answers mixed in."""
    found = []
    for article in articles:
        with np.load(answers / f"{article.name}.npz") as saved:
            given = Answers(
                saved["roles"].astype(np.float32),
                saved["links"].astype(np.int64),
                saved["weights"].astype(np.float32),
            )
        found.append(with_teacher(article, given, share=share))
    return found


def named(articles: list[Labelled], rows: Path) -> list[Labelled]:
    """The articles with names that two readers agree on, where there is a row for them."""
    with rows.open(encoding="utf-8") as lines:
        given = {row["name"]: row for row in map(json.loads, lines)}
    return [
        with_names(article, given[article.name]["found"], given[article.name]["unsure"])
        if article.name in given
        else article
        for article in articles
    ]


def load(
    shared: Path,
    *,
    all_articles: bool = False,
    answers: Path | None = None,
    share: float = 0.5,
    part: float = 1.0,
    names: Path | None = None,
) -> Articles:
    """The articles of a run; without a teacher's `answers` those with gold alone."""
    gold = load_labelled(shared, held_back=None if all_articles else False)
    nested = read_nested(shared, tokenizer()) * NESTED_TIMES
    if answers is None:
        return Articles((*(named(gold, names) if names else gold), *nested))
    plain, interviews = load_others(shared)
    gold, plain = (taught(given, answers, share=share) for given in (gold, plain))
    interviews = taught(interviews, answers, share=1.0)
    if names is None:
        interviews = [replace(one, names=np.full_like(one.names, -100)) for one in interviews]
    else:
        gold, plain = (named(given, names) for given in (gold, plain))
    return Articles((*gold, *nested, *(interviews * INTERVIEWS_TIMES)), tuple(plain), part)
