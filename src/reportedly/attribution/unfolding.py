"""Relays taken for sources put back in their place.

Where an outlet or a record is taken for the source of what somebody else is said to have said
("Y said ..., according to X"; "X reported that Y had said ..."), Y becomes the source and X a
relay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.clauses import reported
from reportedly.attribution.outlets import is_outlet, is_record
from reportedly.attribution.phrases import noun_phrase
from reportedly.attribution.stretches import stretch
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import hull, overlap, sentences_in, shown, touches
from reportedly.offsets import Span
from reportedly.statement import Relay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.nesting import Told

POLLS: Final[frozenset[str]] = word_set(
    """
    poll polls polling survey surveys study studies census data figures analysis research
    """
)
"""Sources that speak for themselves by what others told them: they stay the source."""

NEAR: Final = 16
"""How many statements back one may stand that was put in the place of its relay's."""

HALF: Final = 0.5
"""Share of words two contents must have in common to be one statement (as in the scorers)."""

WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passed:
    """One attribution, the one it is told inside of, and the relays its source was mistaken for."""

    core: Core
    parent: Core | None
    relays: tuple[Relay, ...] = ()


def unfold(text: str, told: Sequence[Told]) -> list[Passed]:
    """`told` with every relay taken for a source put back in its place."""
    found: list[Passed] = []
    replaced: dict[Core, Core | None] = {}
    cues = sorted(span for t in told if t.parent is None for span in t.core.cue)
    for item in told:
        if item.parent is None and _hands_on(text, item.core):
            speaker = (
                _quoted(text, item.core)
                or _cited(text, item.core)
                or _speaker(text, item.core, cues)
            )
            if speaker is not None:
                core = replace(
                    speaker, confidence=item.core.confidence, rule=f"{item.core.rule}, unfolded"
                )
                relay = Relay(shown(text, item.core.source), item.core.source)
                found.append(Passed(core, None, (relay,)))
                replaced[item.core] = core
                continue
        if any(overlap(item.core.cue, p.core.cue) for p in found[-NEAR:] if p.relays):
            continue
        parent = item.parent
        if parent is not None and parent in replaced:
            outer = replaced[parent]
            parent = outer if outer and overlap(item.core.cue, outer.content) else None
        found.append(Passed(item.core, parent))
    return found


HEARD: Final = re.compile(r"\b(?:told|tells|telling|tell)\s+$", re.IGNORECASE)
"""What stands before a hearer: "told [the Harbour Times]"."""


def _hands_on(text: str, core: Core) -> bool:
    """Whether the source may be a relay: an outlet or record, or named by "according to"."""
    if not core.source or not core.content:
        return False
    start = core.source[0].start
    if HEARD.search(text[max(0, start - 12) : start]):
        return True
    name = shown(text, core.source)
    if DENIED.search(shown(text, core.cue)):
        return False
    if POLLS & set(WORD.findall(name.lower())):
        return False
    cue = shown(text, core.cue).lower()
    return "according to" in cue or "quoted" in cue or is_outlet(name) or is_record(name)


DENIED: Final = re.compile(
    r"\b(?:not|never|cannot)\b|n['’]t\b|\b(?:den(?:y|ie[sd])|reject|disput|contradict|refut|challeng)",
    re.IGNORECASE,
)
"""Cues of one who does not pass words on but takes a stand on them."""

AS_SAYING: Final = re.compile(
    r"(?P<who>[\w][\w.\-’' ]{0,80}?)\s+as\s+(?:having\s+said|saying|telling|writing)\s+(?=\S)"
)
CITING: Final = re.compile(r"[\s\w]{0,24}?,?\s*(?:citing|quoting)\s+", re.IGNORECASE)


def _quoted(text: str, core: Core) -> Core | None:
    """The official's statement in "the Post quoted [an official as saying that ...]"."""
    first = core.content[0]
    match = AS_SAYING.match(text, first.start, first.end)
    if match is None or "quot" not in shown(text, core.cue).lower():
        return None
    content = (Span(match.end(), first.end), *core.content[1:])
    return replace(core, source=(Span(*match.span("who")),), content=content)


def _cited(text: str, core: Core) -> Core | None:
    """The official's statement in "..., the Post reported, citing an official"."""
    if not core.cue or not is_outlet(shown(text, core.source)):
        return None
    end = max(core.cue[-1].end, core.source[-1].end)
    match = CITING.match(text, end, min(len(text), end + 48))
    if match is None:
        return None
    who = noun_phrase(text, match.end(), min(len(text), match.end() + 120))
    if who is None or THINGS & set(WORD.findall(text[who.start : who.end].lower())):
        return None
    return replace(core, source=(who,))


THINGS: Final[frozenset[str]] = word_set(
    "data figures documents records reports report emails filings papers statistics concerns fears"
)
"""What may be cited and is nobody's voice."""


def _speaker(text: str, core: Core, cues: Sequence[Span]) -> Core | None:
    """The attribution of the same words to somebody else in the same sentences, None if none."""
    around = hull((*core.content, *core.cue, *core.source))
    own = _words(text, core.content)
    for sentence in sentences_in(text, around):
        for candidate in reported(stretch(text, sentence)):
            if candidate.rule not in {"said that", "said after"} or not candidate.source:
                continue
            if overlap(candidate.source, core.source):
                continue
            if touches(candidate.cue, cues) and not overlap(candidate.cue, core.cue):
                continue
            rest = _told(text, candidate, core)
            if rest:
                return replace(candidate, content=rest)
            words = _words(text, _without(candidate.content, core))
            if words and (_alike(words, own) or (max(words) == max(own) and words < own)):
                return replace(candidate, content=_without(candidate.content, core))
    return None


def _told(text: str, candidate: Core, core: Core) -> tuple[Span, ...]:
    """What is left of a content without the frame of its own speaker, where he opens or closes it.

    "[“We open in May,” Lind said], according to the Post", also where the quote began before.
    """
    frame = hull((*candidate.source, *candidate.cue))
    place = next((s for s in core.content if s.start <= frame.start and frame.end <= s.end), None)
    if place is None or "according" not in shown(text, core.cue).lower():
        return ()
    if candidate.rule == "said after" and text[: frame.start].rstrip()[-1:] in MARKS:
        kept = Span(place.start, _rstripped(text, frame.start))
    elif candidate.rule == "said that" and frame.start == place.start:
        kept = Span(candidate.content[0].start, place.end)
    else:
        return ()
    return tuple(kept if span is place else span for span in core.content)


MARKS: Final = frozenset("”\"'’")
"""Marks that close a quote."""


def _rstripped(text: str, end: int) -> int:
    """`end` without white space before it."""
    return len(text[:end].rstrip())


def _alike(words: set[int], own: set[int]) -> bool:
    """Whether two contents are one statement."""
    return len(words & own) >= HALF * len(words | own)


def _without(content: Sequence[Span], core: Core) -> tuple[Span, ...]:
    """A content cut off where the outer cue or source begins."""
    taken = [s.start for s in (*core.cue, *core.source)]
    kept = []
    for span in content:
        cuts = [t for t in taken if span.start < t < span.end]
        kept.append(Span(span.start, min(cuts)) if cuts else span)
    return tuple(kept)


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() for s in spans for m in WORD.finditer(text, s.start, s.end)}
