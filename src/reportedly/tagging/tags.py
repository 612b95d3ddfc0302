"""What the encoder says about a text: arrays, one row a word piece."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from reportedly.offsets import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Tag(IntEnum):
    """The label of a piece: the beginning or the inside of a role's span, or none."""

    O = 0  # noqa: E741 - the name this label has in the literature
    B_SOURCE = 1
    I_SOURCE = 2
    B_CUE = 3
    I_CUE = 4
    B_CONTENT = 5
    I_CONTENT = 6


class NameTag(IntEnum):
    """The label of a piece in a name: the beginning or the inside of one of a kind, or none."""

    O = 0  # noqa: E741 - the name this label has in the literature
    B_PERSON = 1
    I_PERSON = 2
    B_ORGANISATION = 3
    I_ORGANISATION = 4
    B_PLACE = 5
    I_PLACE = 6


class HandTag(IntEnum):
    """The label of a piece in one kind of hand: its beginning, its inside, or none."""

    O = 0  # noqa: E741 - the name this label has in the literature
    B = 1
    I = 2  # noqa: E741 - the same


HANDS = ("channel", "addressee", "relay")
"""The hands a statement goes through, in the order of their layers: they may overlap."""


NO_CUE = -1
"""The target of a link that goes to no cue, or to none in its window."""


@dataclass(frozen=True, slots=True, eq=False)
class Tags:
    """The tagged pieces of a text; n pieces, m links.

    `starts`, `ends` (n,) int32: positions in the text (a paragraph's mark is an empty range).
    `log_probs` (n, 7) float32: natural logarithms, a column for each `Tag`; `inner_log_probs`
    (n, 7) float32: the same for statements told inside a content; `name_log_probs` (n, 7)
    float32: a column for each `NameTag`; `hand_log_probs` (n, 3, 3) float32: for each of `HANDS` a
    column for each `HandTag`.
    `sentences`, `paragraphs` (n,) int32: number of the sentence and the paragraph.
    `quoted` (n,) bool: inside quotation marks.
    `link_from`, `link_to` (m,) int32, `link_log_probs` (m,) float32: that the fragment beginning
    at piece `link_from` belongs to the cue beginning at piece `link_to` (`NO_CUE`: to none). Only
    pieces that may begin a fragment have links, in order of `link_from`.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    log_probs: NDArray[np.float32]
    inner_log_probs: NDArray[np.float32]
    name_log_probs: NDArray[np.float32]
    hand_log_probs: NDArray[np.float32]
    sentences: NDArray[np.int32]
    paragraphs: NDArray[np.int32]
    quoted: NDArray[np.bool_]
    link_from: NDArray[np.int32]
    link_to: NDArray[np.int32]
    link_log_probs: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.starts)

    def inside(self) -> Tags:
        """The tags with the inner layer in place of the outer one."""
        return replace(self, log_probs=self.inner_log_probs)

    def span(self, first: int, last: int) -> Span:
        """The characters from piece `first` to piece `last`, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))
