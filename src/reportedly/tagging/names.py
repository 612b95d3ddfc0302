"""Names the encoder sees: persons, organisations and places."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from reportedly.tagging.tags import NameTag
from reportedly.tagging.viterbi import best_labels, fragments

if TYPE_CHECKING:
    from reportedly.offsets import Span
    from reportedly.tagging.tags import Tags

KINDS = {
    NameTag.B_PERSON: "person",
    NameTag.B_ORGANISATION: "organisation",
    NameTag.B_PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A name as the encoder sees it: its place, its kind, and how likely its pieces have that kind.

    `confidence` is 0 to 1, the geometric mean over its pieces.
    """

    span: Span
    kind: str
    confidence: float


def names(tags: Tags) -> tuple[Seen, ...]:
    """The names among the tagged pieces, in text order, each on its own."""
    found = []
    for fragment in fragments(best_labels(tags.name_log_probs)):
        first, last = fragment.first, fragment.last
        inside = tags.name_log_probs[first + 1 : last + 1, fragment.role + 1]
        total = float(tags.name_log_probs[first, fragment.role]) + float(inside.sum())
        kind = KINDS[NameTag(fragment.role)]
        found.append(Seen(tags.span(first, last), kind, exp(total / (last - first + 1))))
    return tuple(found)
