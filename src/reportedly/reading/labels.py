"""What each line of a page is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.page import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.reading.view import LineView


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, what speaks for it, and how sure it is (0 to 1)."""

    label: Label
    reason: str
    confidence: float


def label_lines(views: Sequence[LineView]) -> list[Labelled]:
    """The label of every line, in order."""
    return [_by_shape(view.text) for view in views]


def _by_shape(text: str) -> Labelled:
    if len(text) >= 80 and text.rstrip("\"'”’»)").endswith((".", "!", "?", "…", "。")):
        return Labelled(Label.BODY, "long line that ends as a sentence", 0.7)
    return Labelled(Label.FURNITURE, "short line", 0.5)
