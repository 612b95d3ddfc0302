"""What a recogniser gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportedly.dating.expressions import Form
    from reportedly.dating.tokens import Tokens

    Recogniser = Callable[[Tokens, int], "Match | None"]

DASHES = frozenset("-–—‐‑")


class Match(NamedTuple):
    """A form and the token after it."""

    form: Form
    end: int


def longest(tokens: Tokens, at: int, recognisers: tuple[Recogniser, ...]) -> Match | None:
    """The longest match at token `at`; the earlier recogniser wins a tie."""
    best: Match | None = None
    for recogniser in recognisers:
        found = recogniser(tokens, at)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def skip(tokens: Tokens, at: int, words: frozenset[str] | set[str]) -> int:
    """The position after token `at` where it is one of `words`, else `at`."""
    return at + 1 if tokens.words[at] in words else at
