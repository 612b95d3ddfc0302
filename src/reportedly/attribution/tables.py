"""Word tables written as running text, read as sets."""

from __future__ import annotations


def word_set(listed: str) -> frozenset[str]:
    """The words of `listed`, parted by blanks.

    >>> sorted(word_set("say tell"))
    ['say', 'tell']
    """
    return frozenset(listed.split())


def name_set(listed: str) -> frozenset[str]:
    """The names of `listed`, parted by semicolons."""
    return frozenset(" ".join(name.split()) for name in listed.split(";"))
