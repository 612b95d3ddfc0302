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
from training.encoder.hands import read_hands
from training.encoder.labels import (
    Answers,
    label,
    taught_by,
    unlabelled,
    with_hands,
    with_inner,
    with_inner_answers,
    with_names,
    with_teacher,
)
from training.encoder.nested import contents_alone, read_marked, read_nested
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

NESTED_TIMES = 3
"""How often a pass reads the articles in which readers marked what is told inside contents."""


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


def read_answers(path: Path) -> Answers:
    """A teacher's answers for one article, as `soften` wrote them."""
    with np.load(path) as saved:
        return Answers(
            saved["roles"].astype(np.float32),
            saved["links"].astype(np.int64),
            saved["weights"].astype(np.float32),
        )


def taught(
    articles: list[Labelled], folder: Path, *, share: float, read: frozenset[str] = frozenset()
) -> list[Labelled]:
    """The articles with the teacher's answers mixed in, and what it found inside contents.

    Those it has not been asked about yet are left out; so is what it found inside the contents
    of articles that were `read` for that.
    """
    found = []
    for article in articles:
        path = folder / f"{article.name}.npz"
        if not path.exists():
            continue
        made = with_teacher(article, read_answers(path), share=share)
        inner = folder / "inner" / f"{article.name}.npz"
        is_asked = inner.exists() and article.name not in read
        found.append(with_inner_answers(made, read_answers(inner)) if is_asked else made)
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


def load_nested(shared: Path) -> list[Labelled]:
    """The articles in which readers marked what is told inside contents; they teach only that."""
    cutter = tokenizer()
    return [
        with_inner(unlabelled(article, sequence_of(article, cutter)), inner)
        for article, inner in read_nested(shared).values()
    ]


def load_contents(shared: Path) -> list[Labelled]:
    """Contents as texts of their own, with what readers marked in them."""
    cutter = tokenizer()
    found = []
    for article, inner in (read_nested(shared) | read_marked(shared)).values():
        alone = contents_alone(article, cutter)
        roles, links = taught_by(inner, alone.sequence)
        weights = np.ones(len(links), np.float32)
        found.append(replace(alone, roles=roles, links=links, weights=weights))
    return [labelled for labelled in found if len(labelled.sequence)]


def marked(articles: list[Labelled], shared: Path) -> list[Labelled]:
    """The articles with what readers marked inside their contents, where they did."""
    known = {name: inner for name, (_, inner) in read_marked(shared).items()}
    return [
        with_inner(article, known[article.name]) if article.name in known else article
        for article in articles
    ]


def handed(articles: list[Labelled], shared: Path) -> list[Labelled]:
    """The articles with the channels, addressees and relays that readers marked, where they did."""
    known = read_hands(shared)
    return [
        with_hands(article, known[article.name]) if article.name in known else article
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
    if names is not None:
        gold = named(gold, names)
    nested = [*handed(load_nested(shared) * NESTED_TIMES, shared), *load_contents(shared)]
    if answers is None:
        return Articles((*handed(marked(gold, shared), shared), *nested))
    plain, interviews = load_others(shared)
    if names is not None:
        plain = named(plain, names)
    read = frozenset((*read_nested(shared), *read_marked(shared)))
    gold = marked(taught(gold, answers, share=share, read=read), shared)
    gold = handed(gold, shared)
    plain, interviews = (taught(given, answers, share=1.0) for given in (plain, interviews))
    return Articles((*gold, *nested, *(interviews * INTERVIEWS_TIMES)), tuple(plain), part)
