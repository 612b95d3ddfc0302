"""What each line of a page is: one labeller for HTML and for plain text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reportedly.page import Label
from reportedly.reading.cues import LONGEST, cue_of
from reportedly.reading.elements import Hint
from reportedly.reading.features import Seen
from reportedly.reading.network import load, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reportedly.reading.network import Model
    from reportedly.reading.view import LineView

_NAME = re.compile(r"(?:[^\W\d_a-z][\w'’.-]*\s?){2,4}")

LABELS = tuple(Label)
BODY = LABELS.index(Label.BODY)
_SENTENCE = re.compile(r"\w+\W+\w+\W+\w+.*[.!?…][\"'”’»)\]]*\s*\Z", re.DOTALL)
"""Three words and more that end as a sentence does."""

AMID = 2
"""Body lines on each side that make a sentence between them body, too. Of 4,892 statements in 210
PolNeAR train articles, which have no furniture, 25 stand in lines set aside, 39 without this rule;
out of fold it moves no figure of plain text by more than .0015. One line on each side: the same."""

APART, SMALL, UNSURE = 20, 0.4, 0.9
"""Lines between a group of body lines and the next, its share of the page's body, and the chance
no line of it reaches, for a group to be no article. Chosen on out-of-fold predictions of all folds
among five settings: on whole pages as plain text line F1 rises from .8860 to .8865 and the share of
lines rejected after the article from .953 to .955; nothing else moves by more than .0002."""

HEADLINE = LABELS.index(Label.HEADLINE)

CUED = 0.6
"""The chance of a body line from which a standing phrase in it does not count: on out-of-fold
predictions 17 of 19 lines below it that hold one are no body, and of those above it half are."""

FIRST_LINE, TITLE = 0.15, 120
"""The chance and the length from which the first line of a plain text is its headline where no
other is found: on out-of-fold predictions 7 such lines are headlines and none is not. Of the gold
titles 99.5 % have no more characters."""

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


class Labelled(NamedTuple):
    """A label, what speaks for it, and how sure it is (0 to 1)."""

    label: Label
    reason: str
    confidence: float


def label_lines(views: Sequence[LineView], model: Model | None = None) -> list[Labelled]:
    """The label of every line, in order. `model` stands in for the shipped one."""
    if not views:
        return []
    kept = views[:MAX_LINES]
    seen = Seen(kept)
    chances = probabilities(seen, model or load())
    likeliest = _most_likely(kept, chances)
    labels = [LABELS[number] for number in likeliest.tolist()]
    sure = _rounded(chances[np.arange(len(kept)), likeliest])
    found = [
        Labelled(label, _reason(view, label), confidence)
        for view, label, confidence in zip(kept, labels, sure, strict=True)
    ]
    firm = (chances[:, BODY].astype(np.float64).round(3) >= CUED) & (likeliest == BODY) | (
        likeliest == HEADLINE
    )
    _heed_cues(seen.texts, firm.tolist(), found)
    _find_headline(kept, chances, found)
    _find_names(seen.texts, found)
    beyond = Labelled(Label.FURNITURE, f"beyond the first {MAX_LINES:,} lines", 0.0)
    return [*found, *[beyond] * (len(views) - len(kept))]


def _rounded(chances: NDArray[np.float32]) -> list[float]:
    found: list[float] = chances.astype(np.float64).round(3).tolist()
    return found


def _most_likely(views: Sequence[LineView], chances: NDArray[np.float32]) -> NDArray[np.int64]:
    """The body lines, and for every other line its likeliest label, as numbers."""
    body = body_lines(chances[:, BODY])
    _keep_sentences(views, body)
    others = chances.copy()
    others[:, BODY] = -1.0
    return np.where(body, BODY, others.argmax(axis=1))


def _heed_cues(texts: Sequence[str], firm: Sequence[bool], found: list[Labelled]) -> None:
    """Let standing phrases decide where the network wavers: the lines that are not `firm`."""
    for number, (text, decided) in enumerate(zip(texts, firm, strict=True)):
        cue = None if decided or len(text) > LONGEST else cue_of(text)
        if cue is not None:
            label, words = cue
            confidence = max(CUED, found[number].confidence)
            found[number] = Labelled(label, f'the words "{words}"', confidence)


def _find_headline(
    views: Sequence[LineView], chances: NDArray[np.float32], found: list[Labelled]
) -> None:
    """Make the first line the headline where a plain text has no other and it may well be one."""
    if views[0].line is not None or any(item.label is Label.HEADLINE for item in found):
        return
    chance = float(chances[0, HEADLINE])
    if chance >= FIRST_LINE and len(views[0].text) <= TITLE:
        reason = "the first line, short, and no other headline"
        found[0] = Labelled(Label.HEADLINE, reason, round(chance, 3))


def _find_names(texts: Sequence[str], found: list[Labelled]) -> None:
    """Make a line that is only a name, right over an author's note, a byline."""
    for number, (item, after) in enumerate(pairwise(found)):
        if after.label is not Label.BIO or item.label in {Label.BODY, Label.HEADLINE, Label.BIO}:
            continue
        if _NAME.fullmatch(texts[number]):
            found[number] = Labelled(Label.BYLINE, "a name over an author's note", CUED)


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
    _drop_strays(chances, found)
    return found


def _drop_strays(chances: NDArray[np.float32], found: NDArray[np.bool_]) -> None:
    """Take out groups of body lines far from the article that are small and not sure."""
    places = found.nonzero()[0]
    cuts = (np.diff(places) > APART).nonzero()[0] + 1
    if not len(cuts):
        return
    groups = np.split(places, cuts)
    sums = [float(chances[group].sum()) for group in groups]
    for group, own in zip(groups, sums, strict=True):
        stray = own < max(sums) and own < SMALL * sum(sums)
        if stray and float(chances[group].max()) < UNSURE:
            found[group] = False


def _keep_sentences(views: Sequence[LineView], body: NDArray[np.bool_]) -> None:
    """Make a lone sentence of a plain text body where the story goes on before and after it.

    What it says would be lost with it, and nothing but its words speaks against it. At the end of
    the text nothing need come after.
    """
    if views[0].line is not None:
        return
    count = len(body)
    padded = np.ones(count + 2 * AMID, dtype=np.bool_)
    padded[:AMID] = False
    padded[AMID : AMID + count] = body
    amid = ~body
    for far in range(1, AMID + 1):
        amid &= padded[AMID - far : AMID - far + count] & padded[AMID + far : AMID + far + count]
    for number in amid.nonzero()[0].tolist():
        if _SENTENCE.search(views[number].text):
            body[number] = True


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
