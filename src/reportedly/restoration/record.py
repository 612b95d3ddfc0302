"""What restoring a text gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportedly.offsets import identity
from reportedly.restoration.report import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Alteration, OffsetMap


@dataclass(frozen=True, slots=True)
class Restoration:
    """A text as its reader was meant to see it, and all that was changed to get there.

    Spans of `alterations` are positions of `original`.
    """

    text: str
    original: str = field(repr=False)
    alterations: Sequence[Alteration]
    _map: OffsetMap | None = field(default=None, repr=False, compare=False)

    @property
    def map(self) -> OffsetMap:
        """From positions of `text` to positions of `original`."""
        return identity(len(self.text)) if self._map is None else self._map

    @property
    def attacked(self) -> bool:
        """Whether anything was altered, by whomever and for whatever reason."""
        return bool(self.alterations)

    @property
    def offsets(self) -> Sequence[int]:
        """For each character of `text` the position in `original` it comes from."""
        return self.map.indices()

    def summary(self) -> str:
        """One sentence: how much was altered, what, where, and how that may have come about."""
        return sentence(self)
