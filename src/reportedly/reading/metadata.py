"""Facts a page states about itself: every candidate with its place, and the one chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.page import Found

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportedly.page import Block
    from reportedly.reading.markup import Markup


@dataclass(frozen=True, slots=True)
class Facts:
    """What was chosen, and all that was found."""

    headline: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    language: str | None = None
    found: tuple[Found, ...] = ()


def html_candidates(
    markup: Markup, text: str, blocks: Sequence[Block], address: str | None
) -> list[Found]:
    """Every candidate an HTML page holds."""
    return text_candidates(text, blocks, address)


def text_candidates(text: str, blocks: Sequence[Block], address: str | None) -> list[Found]:
    """Every candidate the visible lines hold."""
    return []


def choose(found: list[Found]) -> Facts:
    """The best candidate of each kind."""
    return Facts(found=tuple(found))
