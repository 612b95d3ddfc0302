"""The hands a statement passed through between its speaker and the page.

Read off the words around a statement: told RIA, as reported by, citing, in an interview with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.frame import attached
from reportedly.attribution.outlets import (
    GENERAL,
    is_broadcaster,
    is_described,
    is_outlet,
    outlet_in,
)
from reportedly.attribution.phrases import noun_phrase
from reportedly.attribution.words import overlap, shown
from reportedly.offsets import Span
from reportedly.statement import Relay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.frame import Frame

TOLD: Final = re.compile(
    r"\b(?:told|tells|telling|tell|"
    r"(?:in|during)\s+(?:(?:an?|the|his|her|their)\s+)?(?:[\w\-]+\s+){0,3}?"
    r"(?:interviews?|conversation|appearance|meeting|sit-down|discussion|chat|call)\s+"
    r"(?:(?:this|last)\s+\w+\s+|(?:on\s+|late\s+)?\w+day\s+|earlier\s+|published\s+)?(?:with|on|to|for|by|in)|"
    r"(?:op-eds?|column|essay|commentary|article|piece|editorial|interview|letter)\s+(?:published\s+)?(?:in|for|from|with)|"
    r"wr(?:ote|ites?|iting|itten)\s+(?:for|in)|(?:sat|sitting|sit)\s+down\s+with|appear(?:ed|ing|s)?\s+with|"
    r"(?:opened|opening)\s+up\s+to|(?:confirmed|disclosed|revealed|added|explained|identified\s+\w+)\s+to|call(?:ed|ing)\s+into|"
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
    if found or match["via"] or MADE.match(match[0]):
        return found
    span = noun_phrase(frame.text, start + match.end(), end)
    return [span] if span is not None else []


MADE: Final = re.compile(
    r"(?:first\s+)?(?:published|aired|broadcast|posted|obtained|translated|reviewed|seen|released)\b",
    re.IGNORECASE,
)
"""What a party may do with its own words as well: only an outlet passes them on by it."""


def _outlets(frame: Frame, start: int, end: int) -> list[Span]:
    """The outlet at `start`, and those listed after it ("with A, B and C")."""
    found: list[Span] = []
    while (span := _outlet(frame.text, _unquoted(frame.text, start), end)) is not None:
        found.append(span)
        more = LISTED.match(frame.text, found[-1].end, end)
        if more is None:
            break
        start = more.end()
    return found


def _outlet(text: str, start: int, end: int) -> Span | None:
    """The outlet that the noun phrase or the run of capitals at `start` names."""
    span = noun_phrase(text, start, end)
    if span is not None:
        name = text[span.start : span.end]
        first = name if is_broadcaster(name) else name.partition(" and ")[0]
        place = outlet_in(first) or outlet_in(name)
        if place is None and name[:1].isupper() and is_described(text, span.end):
            place = (0, len(name))
        if place is not None:
            return Span(span.start + place[0], span.start + place[1])
    run = CAPITALS.match(text, start, end)
    words = WORDS.findall(run["name"]) if run is not None else []
    for size in range(len(words), 0, -1):
        name = "".join(words[:size]).rstrip()
        if run is not None and (is_outlet(run["the"] + name) or is_broadcaster(name)):
            return Span(run.start(), run.start("name") + len(name))
    return None


CAPITALS: Final = re.compile(
    r"(?P<the>(?:[Tt]he\s+)?)(?P<name>[A-Z][\w.&!\-]*(?:\s+(?:(?:of|the|and|&)\s+)?[A-Z\d][\w.&!\-]*){0,5})"
)
WORDS: Final = re.compile(r"\S+\s*")


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
