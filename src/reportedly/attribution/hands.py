"""Channels, addressees and relays as the encoder sees them, each given to one statement's cue.

Rules and encoder miss different things. What a rule reads (`channel`, `addressee`, `relays`)
stays; what the encoder sees alone needs a probability that was fitted with the weights, on
articles kept from training (`training/encoder/fit_hands.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache, partial
from math import exp
from typing import TYPE_CHECKING, Final

import numpy as np

from reportedly.attribution.channel import channel_name
from reportedly.attribution.channel_words import PLATFORMS
from reportedly.attribution.linking import NO_LINK, PER_PIECE
from reportedly.attribution.words import hull, overlap, sentence_at
from reportedly.offsets import Span
from reportedly.statement import Judged, Relay
from reportedly.tagging.model import describe
from reportedly.tagging.tags import HANDS, NO_CUE, HandTag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from reportedly.attribution.core import Core
    from reportedly.tagging.tags import Tags

MAY_BE: Final = 0.1
"""Pieces with this probability or more of being in a hand are looked at."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A channel, addressee or relay: its kind (one of `HANDS`), its place, how likely it is."""

    kind: str
    span: Span
    chance: float


def hands_of(text: str, tags: Tags, cores: Sequence[Core]) -> dict[Core, list[Hand]]:
    """What the encoder sees of each attribution, by its sentence's cue that goes with it best.

    Attributions with one cue have one and the same hands.
    """
    cues = _cues(text, tags, cores)
    links = _links(tags)
    found: dict[Core, list[Hand]] = {}
    for layer, kind in enumerate(HANDS):
        for first, last, chance in _runs(tags.hand_log_probs[:, layer]):
            span = _whole_words(text, tags.span(first, last))
            near = cues.get(sentence_at(text, span.start), ())
            best = max((piece for piece, _ in near), key=partial(_goes, links, first), default=None)
            for piece, core in near:
                if piece == best:
                    found.setdefault(core, []).append(Hand(kind, span, chance))
    return found


def _cues(
    text: str, tags: Tags, cores: Sequence[Core]
) -> Mapping[Span, Sequence[tuple[int, Core]]]:
    """For each sentence, its attributions with the first piece of their cues."""
    starts: list[int] = tags.starts.tolist()
    found: dict[Span, list[tuple[int, Core]]] = {}
    for core in cores:
        at = hull(core.cue or core.content).start
        piece = bisect_right(starts, at) - 1
        found.setdefault(sentence_at(text, at), []).append((piece, core))
    return found


def _links(tags: Tags) -> dict[tuple[int, int], float]:
    begins = np.exp(tags.hand_log_probs[:, :, HandTag.B]).max(axis=1, initial=0.0) >= MAY_BE
    kept = begins[tags.link_from] & (tags.link_to != NO_CUE)
    pairs = zip(tags.link_from[kept].tolist(), tags.link_to[kept].tolist(), strict=True)
    return dict(zip(pairs, tags.link_log_probs[kept].tolist(), strict=True))


def _goes(links: Mapping[tuple[int, int], float], first: int, cue: int) -> float:
    return links.get((first, cue), NO_LINK) - PER_PIECE * abs(first - cue)


def _runs(log_probs: NDArray[np.float32]) -> Iterator[tuple[int, int, float]]:
    """First piece, last piece and mean probability of each run of one kind."""
    chances = np.exp(log_probs)
    may = 1 - chances[:, HandTag.O] >= MAY_BE
    begins = may & (
        ~np.concatenate([[False], may[:-1]]) | (chances[:, HandTag.B] > chances[:, HandTag.I])
    )
    firsts = np.flatnonzero(begins).tolist()
    for number, first in enumerate(firsts):
        stop = firsts[number + 1] if number + 1 < len(firsts) else len(may)
        last = first
        while last + 1 < stop and may[last + 1]:
            last += 1
        inside = np.log(np.maximum(1 - chances[first : last + 1, HandTag.O], 1e-6))
        yield first, last, exp(float(inside.mean()))


def _whole_words(text: str, span: Span) -> Span:
    """The span grown to whole words."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1 : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1 : end + 1].isalnum():
        end += 1
    return Span(start, end)


@lru_cache(maxsize=1)
def fitted_bounds() -> dict[str, float]:
    """How likely a hand of each kind must be that no rule reads; fitted to the weights in use."""
    bounds: dict[str, float] = describe()["hands"]["bounds"]
    return bounds


@dataclass(frozen=True, slots=True)
class View:
    """What the encoder sees of one attribution's hands."""

    tags: Tags
    hands: tuple[Hand, ...]

    def settled(
        self, kind: str, ruled: Iterable[Span], bound: float
    ) -> list[tuple[Span, float, bool]]:
        """Places of this kind, how likely each is and whether a rule reads it, likeliest first."""
        kept = [(span, self.chance(kind, span), True) for span in ruled]
        for hand in self.hands:
            is_new = not overlap((hand.span,), (span for span, _, _ in kept))
            if hand.kind == kind and hand.chance >= bound and is_new:
                kept.append((hand.span, hand.chance, False))
        return sorted(kept, key=lambda one: (-one[1], one[0]))

    def chance(self, kind: str, span: Span) -> float:
        """How likely the encoder finds it that a place has a hand of this kind: its best piece."""
        low = int(np.searchsorted(self.tags.ends, span.start, side="right"))
        high = int(np.searchsorted(self.tags.starts, span.end, side="left"))
        outside = self.tags.hand_log_probs[low:high, HANDS.index(kind), HandTag.O]
        return 1 - exp(float(outside.min(initial=0.0)))


def settle_channel(text: str, ruled: Judged[str] | None, view: View) -> Judged[str] | None:
    """The channel a rule reads, or the one the encoder sees."""
    found = view.settled("channel", ruled.spans if ruled else (), fitted_bounds()["channel"])
    if not found:
        return None
    span, chance, by_rule = found[0]
    if by_rule:
        return ruled
    return Judged(channel_name(text[span.start : span.end]), (span,), SEEN, round(chance, 2))


def settle_addressee(text: str, ruled: Judged[str] | None, view: View) -> Judged[str] | None:
    """The one spoken to whom a rule reads, or whom the encoder sees."""
    found = view.settled("addressee", ruled.spans if ruled else (), fitted_bounds()["addressee"])
    if not found:
        return None
    span, chance, by_rule = found[0]
    if by_rule:
        return ruled
    return Judged(text[span.start : span.end], (span,), SEEN, round(chance, 2))


def settle_relays(text: str, ruled: Sequence[Relay], view: View) -> tuple[Relay, ...]:
    """The relays rules read, in their order, and before them those the encoder sees alone."""
    places = [span for relay in ruled for span in relay.spans]
    found = view.settled("relay", places, fitted_bounds()["relay"])
    alone = [
        Relay(text[s.start : s.end], (s,))
        for s, _, by_rule in found
        if not by_rule and _may_pass_on(text, s)
    ]
    return (*alone, *ruled)


def _may_pass_on(text: str, span: Span) -> bool:
    """Whether a place may name a relay: no platform one writes on, no house one speaks at."""
    is_platform = text[span.start : span.end].lower() in PLATFORMS
    return not is_platform and PLACED.search(text, max(0, span.start - 12), span.start) is None


PLACED: Final = re.compile(r"\bat\s+(?:the\s+)?$")
"""What stands before a place where somebody speaks: nobody passes words on "at" an outlet."""

SEEN: Final = "encoder, hands"
"""The rule of what the encoder alone sees."""
