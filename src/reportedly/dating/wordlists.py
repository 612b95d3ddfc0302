"""Word lists written as running text."""

from __future__ import annotations


def word_list(text: str) -> frozenset[str]:
    """The words of `text`, as it separates them by spaces.

    >>> sorted(word_list("on in at"))
    ['at', 'in', 'on']
    """
    return frozenset(text.split())
