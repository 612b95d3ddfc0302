"""Spellings of one person's name told from slips of the pen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.people.spelling import CYRILLIC, fold, sound

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHORTEST = 4
"""Letters of a word from which one changed letter is taken for a slip; shorter ones are often
other names. By reasoning."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of somebody's name, and the pages that use it.

    `slip_of` is the common spelling it is one slip away from; `sounds_alike` says that it may as
    well be another way of writing the same sounds.
    """

    text: str
    pages: tuple[str, ...]
    slip_of: str | None = None
    sounds_alike: bool = False


def spellings(pages: Mapping[str, Sequence[str]]) -> tuple[Spelling, ...]:
    """The spellings, those of most pages first; `pages` gives the pages of each.

    One that a single page uses, and that is one slip away from one of several pages, or from a
    fuller one of the same page, is a slip.

    >>> [one.slip_of for one in spellings({"Ada Brandt": ["a", "b"], "Ada Bradnt": ["c"]})]
    [None, 'Ada Brandt']
    """
    ordered = sorted(pages, key=lambda text: (-len(set(pages[text])), text))
    common = [text for text in ordered if len(set(pages[text])) > 1]
    found = []
    for text in ordered:
        used = tuple(dict.fromkeys(pages[text]))
        fuller = [c for c in ordered if set(used) <= set(pages[c]) and _is_fuller(c, text)]
        near = (c for c in (*common, *fuller) if len(used) == 1 and _slip(text, c))
        meant = next(near, None)
        alike = meant is not None and _heard(text) == _heard(meant)[-len(_heard(text)) :]
        found.append(Spelling(text, used, meant, alike))
    return tuple(found)


def _is_fuller(name: str, text: str) -> bool:
    return len(name.split()) > len(text.split())


def _slip(text: str, common: str) -> bool:
    """Whether a name, or a family name alone, is the common one but for one slip in one word."""
    from rapidfuzz.distance import OSA

    if _is_cyrillic(text) != _is_cyrillic(common):
        return False
    words, meant = fold(text).split(), fold(common).split()
    if not words or len(words) > len(meant):
        return False
    pairs = list(zip(words, meant[-len(words) :], strict=True))
    other = [(a, b) for a, b in pairs if a != b]
    return len(other) == 1 and all(
        min(len(a), len(b)) >= SHORTEST and OSA.distance(a, b) == 1 for a, b in other
    )


def _heard(text: str) -> list[str]:
    return [sound(word) for word in fold(text).split()]


def _is_cyrillic(text: str) -> bool:
    return any(letter in CYRILLIC for letter in text.lower())
