"""The alterations of a text, made into records when somebody asks for them.

A tampered page has thousands of altered letters in a few hundred different words; who wants its
text only pays for no record of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, overload

from reportedly.offsets import Span
from reportedly.page import Alteration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.offsets import OffsetMap
    from reportedly.restoration.edits import Edit


class Made(NamedTuple):
    """Edits that a step made in `text`, and the map from it to the original."""

    text: str
    edits: Iterable[Edit]
    to_original: OffsetMap

    def alterations(self) -> Iterator[Alteration]:
        """A record for each edit, its place that in the original."""
        direct = self.to_original.is_identity()
        for start, end, new, kind, confidence, reason, _ in self.edits:
            span = Span(start, end)
            place = span if direct else self.to_original.source(span)
            yield Alteration(place, kind, self.text[start:end], new, confidence, reason)


class Alterations(Sequence[Alteration]):
    """All alterations of a text by place; equal to a tuple of the same."""

    __slots__ = ("_found", "_made")

    def __init__(self, made: Sequence[Made]) -> None:
        self._made = tuple(made)
        self._found: tuple[Alteration, ...] | None = None

    def _all(self) -> tuple[Alteration, ...]:
        if self._found is None:
            found = [alteration for made in self._made for alteration in made.alterations()]
            found.sort(key=_place)
            self._found, self._made = tuple(found), ()
        return self._found

    @overload
    def __getitem__(self, at: int) -> Alteration: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Alteration, ...]: ...
    def __getitem__(self, at: int | slice) -> Alteration | tuple[Alteration, ...]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Alteration]:
        return iter(self._all())

    def __bool__(self) -> bool:
        return bool(self._made or self._found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alterations | tuple) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def _place(alteration: Alteration) -> tuple[int, int]:
    return alteration.span.start, alteration.span.end
