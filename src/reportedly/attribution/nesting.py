"""Statements told inside a statement's content: "A said that B had declared ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.clauses import PERSONAL, reported
from reportedly.attribution.decoding import decode
from reportedly.attribution.stretches import stretch
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import hull, inside, overlap, sentences_in, shown, touches
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.attribution.core import Core
    from reportedly.tagging import Tags

KEPT: Final[frozenset[str]] = frozenset(
    {"said that", "said after", "according to", "noun that", "noun saying that"}
)
"""Rules of `clauses` that are read inside contents."""

BOUNDED: Final = "noun saying that"
"""The rule that goes before the encoder: "speeches declaring that it is over are not law" ends the
content at the main verb, over which the encoder's often runs."""

LEAST: Final = 6
"""Words of a content in which another statement has room: shorter ones were not read for any
(`training/annotate_nested.py`)."""


def with_room(text: str, cores: Sequence[Core]) -> list[Span]:
    """The contents, piece by piece, in which another statement has room."""
    return [
        span
        for core in cores
        if len(shown(text, core.content).split()) >= LEAST
        for span in core.content
    ]


REST: Final = 4
"""Characters a content must have beside the statement in it: else both are the same words."""


@dataclass(frozen=True, slots=True)
class Told:
    """One attribution and the one it is told inside of."""

    core: Core
    parent: Core | None = None


def nest(text: str, cores: Sequence[Core], tags: Tags | None = None) -> list[Told]:
    """All `cores`, and after each those told inside its content.

    The inner layer of `tags` shows them; without tags rules alone read.
    """
    found: list[Told] = []
    cues = sorted(span for core in cores for span in core.cue)
    inner = tagged(text, tags) if tags is not None else []
    starts = [core.content[0].start for core in inner]
    for core in cores:
        place = hull(core.content)
        near = inner[bisect_left(starts, place.start) : bisect_left(starts, place.end)]
        seen = [c for c in near if inside((hull((*c.content, *c.cue)),), core.content)]
        found.append(Told(core))
        ruled = list(_ruled(text, core))
        sure = [one for one in ruled if one.rule == BOUNDED]
        found.extend(_children(text, core, [*sure, *seen, *ruled], cues))
    return found


def tagged(text: str, tags: Tags) -> list[Core]:
    """What the encoder's inner layer shows, by the start of the content."""
    found = decode(text, tags, depth=1)
    return [
        replace(core, rule=INSIDE)
        for core in found
        if core.cue and not _is_own(text, core) and not UNSAID.match(shown(text, core.cue))
    ]


UNSAID: Final = re.compile(
    r"(?:to|would|should|could|may|might|must|can|will|shall|if)\b(?! (?:have|also have)\b)",
    re.IGNORECASE,
)
"""How a cue opens by which nothing is said yet: to urge that a decree be signed reports none."""

INSIDE: Final = "encoder, inside"
"""The rule of what the encoder sees inside contents."""


def _is_own(text: str, core: Core) -> bool:
    """Whether its source is "I" or "we": what the outer source says of himself."""
    return bool(core.source) and shown(text, core.source).lower() in PERSONAL | OWN


OWN: Final[frozenset[str]] = word_set("my our myself ourselves i'm i’m i've i’ve we're we’re")


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The parts of a content that lie in one sentence each."""
    for sentence in sentences_in(text, span):
        yield Span(max(span.start, sentence.start), min(span.end, sentence.end))


def _ruled(text: str, core: Core) -> Iterable[Core]:
    """What the rules read inside the content of `core`."""
    for span in core.content:
        for part in _parts(text, span):
            for candidate in reported(stretch(text, part)):
                if candidate.rule in KEPT and len(part) - len(hull(candidate.content)) >= REST:
                    yield candidate


def _children(text: str, core: Core, found: list[Core], cues: Sequence[Span]) -> list[Told]:
    """`found` as children of `core` or of one another; one for each cue, none the tagger has."""
    kept: list[Core] = []
    for candidate in found:
        taken = any(overlap(candidate.cue, k.cue) for k in kept)
        known = touches(candidate.cue, cues)
        if not (taken or known or overlap(candidate.cue, core.cue) or _same(text, candidate, core)):
            kept.append(replace(candidate, confidence=candidate.confidence * core.confidence))
    told = []
    for child in kept:
        outer = [
            k
            for k in kept
            if k is not child and inside((hull((*child.content, *child.cue)),), k.content)
        ]
        parent = min(outer, key=lambda k: len(hull(k.content)), default=core)
        told.append(Told(child, parent))
    return told


def _same(text: str, child: Core, parent: Core) -> bool:
    """Whether both are one mention in words: a speaker's second cue, not another's words."""
    ours, theirs = shown(text, child.source).lower(), shown(text, parent.source).lower()
    return bool(ours) and ours == theirs
