"""What each line of a page is: one labeller for HTML and for plain text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.page import Label
from reportedly.reading.elements import Hint
from reportedly.reading.features import Seen
from reportedly.reading.network import load, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportedly.reading.network import Weights
    from reportedly.reading.view import LineView

LABELS = tuple(Label)
BODY = LABELS.index(Label.BODY)

MAX_LINES = 20_000
"""Lines labelled of one page; the longest of 851 development pages has 2,900. The rest of a
longer page is furniture: nobody reads an article of that length, machines write such pages."""

LEAST = 0.25
"""The least chance of a body line, so that a page without an article keeps none. Chosen between
0.2 and 0.4 on out-of-fold predictions, where body F1 differs by less than 0.001."""

SURE, AFTER = 0.9, 0.6
"""Chosen on the out-of-fold predictions of three folds among nine pairs: lines rejected after the
article rise from .888 to .905 while its line F1 falls from .912 to .910."""

_HINTED = (
    (Label.NAV, Hint.NAV, "navigation"),
    (Label.RELATED, Hint.RELATED, "related stories"),
    (Label.COMMENTS, Hint.COMMENTS, "comments"),
    (Label.NEWSLETTER, Hint.NEWSLETTER, "a newsletter"),
    (Label.COOKIE, Hint.COOKIE, "consent"),
    (Label.SHARE, Hint.SHARE, "sharing"),
    (Label.CAPTION, Hint.CAPTION, "a caption"),
    (Label.BYLINE, Hint.BYLINE, "the author"),
    (Label.BIO, Hint.BIO, "an author's note"),
    (Label.HEADLINE, Hint.HEADLINE, "a title"),
    (Label.BODY, Hint.CONTENT, "the content"),
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, what speaks for it, and how sure it is (0 to 1)."""

    label: Label
    reason: str
    confidence: float


def label_lines(
    views: Sequence[LineView], networks: tuple[Weights, ...] | None = None
) -> list[Labelled]:
    """The label of every line, in order. `networks` stands in for the shipped ones."""
    if not views:
        return []
    kept = views[:MAX_LINES]
    chances = probabilities(Seen(kept), networks or load())
    body = body_lines(chances[:, BODY])
    others = chances.copy()
    others[:, BODY] = -1.0
    found = []
    for number, (view, row) in enumerate(zip(kept, chances, strict=True)):
        label = BODY if body[number] else int(others[number].argmax())
        confidence = round(float(row[label]), 3)
        found.append(Labelled(LABELS[label], _reason(view, LABELS[label]), confidence))
    beyond = Labelled(Label.FURNITURE, f"beyond the first {MAX_LINES:,} lines", 0.0)
    return [*found, *[beyond] * (len(views) - len(kept))]


def body_lines(chances: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which lines are the article, by the chance of each to be.

    After the last line that is surely body, a line needs better odds: what is glued under an
    article is often written like one.
    """
    found: NDArray[np.bool_] = chances >= body_threshold(chances)
    sure = np.flatnonzero(chances >= SURE)
    if len(sure):
        after = int(sure[-1]) + 1
        found[after:] &= chances[after:] >= AFTER
    return found


def body_threshold(chances: NDArray[np.float32]) -> float:
    """The chance from which lines of a page are its body, so that the expected F1 is greatest.

    Taking the k likeliest lines is expected to give an F1 of twice their summed chance over k plus
    the sum of all; the best k is found by trying all (Lipton, Elkan and Naryanaswamy 2014,
    "Optimal thresholding of classifiers to maximize F1 measure").
    """
    falling = np.sort(chances)[::-1]
    sums = np.cumsum(falling)
    expected = 2 * sums / (np.arange(1, len(falling) + 1) + sums[-1])
    return max(LEAST, float(falling[int(expected.argmax())]))


def _reason(view: LineView, label: Label) -> str:
    """One clause: the markup that names the label, else that words and place speak for it."""
    if view.line is not None:
        element = view.line.element
        bits = view.line.inline | element.bits | element.above
        for named, hint, what in _HINTED:
            if named is label and bits & hint:
                return f"the markup names {what}; words and place agree"
        return f"words, place and <{element.tag}> among its neighbours"
    return "words, shape and place among its neighbours"
