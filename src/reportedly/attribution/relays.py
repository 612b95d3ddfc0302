"""The hands a statement passed through between its speaker and the page.

Two tasks. `relays` reads relays off the words around a statement: told RIA, as reported by,
citing, in an interview with. `unfold` repairs the source: where an outlet or a record is taken
for the source of what somebody else is said to have said ("Y said ..., according to X"; "X
reported that Y had said ..."), Y becomes the source and X a relay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.clauses import reported
from reportedly.attribution.frame import attached
from reportedly.attribution.outlets import (
    GENERAL,
    is_broadcaster,
    is_described,
    is_outlet,
    is_record,
    outlet_in,
)
from reportedly.attribution.phrases import noun_phrase
from reportedly.attribution.stretches import stretch
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import hull, overlap, sentences_in, shown, touches
from reportedly.offsets import Span
from reportedly.statement import Relay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.frame import Frame
    from reportedly.attribution.nesting import Told

TOLD: Final = re.compile(
    r"\b(?:told|tells|telling|tell|"
    r"(?:in|during)\s+(?:(?:an?|the|his|her|their)\s+)?(?:[\w\-]+\s+){0,3}?"
    r"(?:interviews?|conversation|appearance)\s+(?:with|on|to|for)|"
    r"(?:accepted|gave|granted|did)\s+(?:[\w\-]+\s+){0,3}?interviews?\s+(?:with|to)|"
    r"reiterated\s+to|(?:speaking|spoke|speaks|talking|said|comments?|remarks?|statement)\s+(?:to|on|with)|"
    r"interviews?\s+(?:taped|recorded|filmed|filed|aired|airing|broadcast|published|released|conducted|"
    r"scheduled|set\s+to\s+air)\s+(?:\w+\s+){0,2}?(?:for|on|by|in|with)(?:\s+[A-Z]\w+day['’]s)?|"
    r"(?:appearance|appearing|appeared|interviewed)\s+(?:on|by)|on|to|in)\s+",
    re.IGNORECASE,
)
"""Words before the outlet it was said to: it stands next to the speaker in the chain."""

ONLY_CLEAR: Final = frozenset({"on", "to", "in"})

CITED: Final = re.compile(
    r"\b(?:according\s+to|"
    r"as\s+(?:first\s+)?(?:reported|quoted|relayed|told|cited|carried|published)\s+(?:by|in|to)|"
    r"(?:first\s+)?(?:reported|quoted|cited|relayed|carried|published|aired|broadcast|posted|"
    r"obtained|translated|reviewed|seen|released)\s+(?:(?:on\s+)?\w+day\s+|last\s+\w+\s+|yesterday\s+|"
    r"today\s+|this\s+\w+\s+|earlier\s+)?by|quoting|citing|(?P<via>via))\s+",
    re.IGNORECASE,
)
"""Words before a hand nearer to the page."""

_NAME: Final = r"(?P<name>(?:the\s+)?\w[\w.\-’' ]{1,48}?)"
REPORTED: Final = re.compile(
    r"[,;]\s*(?:as\s+)?" + _NAME + r"\s+(?:(?:has|have|had|first|also)\s+)*(?:reported|reports)\b"
)
"""", X reported": an outlet that hands it on."""

QUOTED_AS: Final = re.compile(
    _NAME + r"\s+(?:has\s+|had\s+)?(?:quoted|quotes|cited|cites)\s+\w[\w.\-’' ]{0,60}?"
    r"\s+as\s+(?:having\s+)?(?:said|saying|telling|writing)\b"
)
"""The agency quoted him as saying: its name."""

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
            words = _words(text, _without(candidate.content, core))
            if words and (_alike(words, own) or (max(words) == max(own) and words < own)):
                return replace(candidate, content=_without(candidate.content, core))
    return None


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


def relays(frame: Frame) -> tuple[Relay, ...]:
    """The relays the words around a statement name, from the speaker's side to the page's."""
    near: list[Span] = []
    far: list[Span] = []
    for start, part in frame.part_texts():
        for match in TOLD.finditer(part):
            loose = match[0].strip().lower() in ONLY_CLEAR
            found = _outlets(frame, start + match.end(), start + len(part))
            near.extend(s for s in found if not loose or _is_loosely(frame, s))
        near.extend(_interviewing(start, part))
        for match in CITED.finditer(part):
            if overlap((Span(start + match.start(), start + match.end()),), frame.core.cue):
                continue
            far.extend(_cited_by(frame, match, start, start + len(part)))
        far.extend(_reporting(start, part))
    spans = _unique([*near, *far], frame)
    return tuple(Relay(frame.text[s.start : s.end], (s,)) for s in spans)


def _is_loosely(frame: Frame, span: Span) -> bool:
    """Whether an outlet after a bare "on", "in" or "to" is where it was said, not a by-word."""
    return not _is_vague(shown(frame.text, (span,))) and attached(frame, span)


def _cited_by(frame: Frame, match: re.Match[str], start: int, end: int) -> list[Span]:
    """Who is named after "reported by", "citing" or "via": outlets, each apart, or one phrase.

    After "via" only an outlet passes words on: "via his account" names a channel.
    """
    found = _outlets(frame, start + match.end(), end)
    if found or match["via"]:
        return found
    span = noun_phrase(frame.text, start + match.end(), end)
    return [span] if span is not None else []


def _outlets(frame: Frame, start: int, end: int) -> list[Span]:
    """The outlet at `start`, and those listed after it ("with A, B and C")."""
    found: list[Span] = []
    while (span := noun_phrase(frame.text, _unquoted(frame.text, start), end)) is not None:
        name = frame.text[span.start : span.end]
        first = name if is_broadcaster(name) else name.partition(" and ")[0]
        place = outlet_in(first) or outlet_in(name)
        if place is None and name[:1].isupper() and is_described(frame.text, span.end):
            place = (0, len(name))
        if place is None:
            break
        found.append(Span(span.start + place[0], span.start + place[1]))
        more = LISTED.match(frame.text, found[-1].end, end)
        if more is None:
            break
        start = more.end()
    return found


def _unquoted(text: str, start: int) -> int:
    """`start`, or the place after a quotation mark that opens a programme's name."""
    return start + (text[start : start + 1] in set('“"‘'))


LISTED: Final = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?=[A-Z])")
INTERVIEW: Final = re.compile(
    r"\b(?:an?|his|her|their|the|its)\s+(?:(?:recent|exclusive|rare|new)\s+)?"
    r"(?P<name>[A-Z][\w&.\-]*(?:\s+(?:the\s+)?[A-Z][\w&.\-]*){0,4}?)"
    r"\s+(?:(?:Facebook|Twitter|Instagram|YouTube|telephone|phone|radio|video|live|Live)\s+)?"
    r"(?:interview|chat|podcast|Q&A|broadcast|appearance)\b"
)
"""His "Morning Desk" interview: the outlet before the noun."""


def _interviewing(start: int, part: str) -> list[Span]:
    return [
        Span(start + m.start("name"), start + m.end("name"))
        for m in INTERVIEW.finditer(part)
        if is_outlet(m["name"])
    ]


def _is_vague(name: str) -> bool:
    """Whether a small-letter name is no outlet after a bare "in" or "on" ("on state media")."""
    return name.islower() and not (
        name.startswith("the ") and name.rsplit(maxsplit=1)[-1] in GENERAL
    )


def _reporting(start: int, part: str) -> list[Span]:
    """Outlets that stand as the subject of "reported" or "quoted him as saying"."""
    found = []
    for pattern in (REPORTED, QUOTED_AS):
        for match in pattern.finditer(part):
            name = match["name"].strip()
            if is_outlet(name):
                low = start + match.start("name")
                found.append(Span(low, low + len(match["name"].rstrip())))
    return found


def _unique(spans: Sequence[Span], frame: Frame) -> list[Span]:
    """Each span once; none that is the source, or what a relative source stands for."""
    source = frame.core.source
    kept: list[Span] = []
    for span in spans:
        if not overlap((span,), kept) and not _is_source(frame.text, span, source):
            kept.append(span)
    return kept


def _is_source(text: str, span: Span, source: Sequence[Span]) -> bool:
    """Whether a relay is the source itself or what a relative source stands for ("X, which").

    One named further on in the source's words is another ("a letter seen by X").
    """
    if not source:
        return False
    if overlap((span,), source):
        return (
            span.start <= source[0].start
            or CITED_IN.search(text, source[0].start, span.start) is None
        )
    gap = text[span.end : source[0].start]
    pronoun = shown(text, source).lower()
    return (
        span.end <= source[0].start
        and gap.strip() in {"", ","}
        and pronoun in {"which", "that", "who"}
    )


CITED_IN: Final = re.compile(
    r"\b(?:reported|quoted|cited|published|aired|broadcast|obtained|reviewed|seen|released)\s+by\b"
)
