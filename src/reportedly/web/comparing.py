"""What became of a page's sentences in a copy: each beside the one it came from, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportedly.copies import align
from reportedly.copies.document import document

if TYPE_CHECKING:
    from reportedly.page import Page

SHOWN = 12
"""Sentences shown of a pair of copies: enough to tell how it was reworded."""

LONGEST = 100_000
"""Characters of a page that are compared: the first 30 printed pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence: kept, gone or new in the copy."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the original and its likeness in the copy, with what changed."""

    before: tuple[Part, ...]
    after: tuple[Part, ...]
    likeness: float


def compared(original: Page, copy: Page) -> tuple[Sentence, ...]:
    """The sentences of the original that were changed in the copy, in order.

    Of more than `SHOWN` those changed most; none where every one was taken over as it stood.
    """
    left, right = (document(page).text[:LONGEST] for page in (original, copy))
    changed = (one for one in align(left, right) if one.likeness < 1)
    pairs = sorted(changed, key=lambda one: one.likeness)[:SHOWN]
    return tuple(
        sentence(left[one.left.start : one.left.end], right[one.right.start : one.right.end],
                 one.likeness)
        for one in sorted(pairs, key=lambda one: one.left)
    )  # fmt: skip


def sentence(before: str, after: str, likeness: float = 1.0) -> Sentence:
    """Two sentences with the words that went and came.

    >>> [part.text for part in sentence("It rained hard", "It poured hard").after]
    ['It', 'poured', 'hard']
    """
    old, new = before.split(), after.split()
    left, right = [], []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        kept = kind == "equal"
        if a < b:
            left.append(Part("kept" if kept else "gone", " ".join(old[a:b])))
        if c < d:
            right.append(Part("kept" if kept else "new", " ".join(new[c:d])))
    return Sentence(tuple(left), tuple(right), likeness)
