"""To whom it was said: told X, wrote to X, urged X to, asked X, called on X to, letter to X."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.phrases import noun_phrase
from reportedly.attribution.words import overlap
from reportedly.offsets import Span
from reportedly.statement import Judged

if TYPE_CHECKING:
    from reportedly.attribution.frame import Frame

DIRECT: Final = re.compile(
    r"\b(?:told|tell|tells|telling|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|warn(?:s|ed|ing)?|"
    r"remind(?:s|ed|ing)?|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|notif(?:y|ies|ied)|"
    r"advis(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|beg(?:s|ged|ging)?|"
    r"order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|command(?:s|ed|ing)?|press(?:ed|es|ing)?|"
    r"challeng(?:e|es|ed|ing)|question(?:s|ed|ing)?|petition(?:s|ed|ing)?|exhort(?:s|ed|ing)?|invit(?:e|es|ed|ing)|"
    r"call(?:s|ed|ing)?\s+(?:up)?on|appeal(?:s|ed|ing)?\s+to)\s+(?!about|for|whether|if|that|to\b)",
    re.IGNORECASE,
)
"""Verbs whose object is the one spoken to."""

TO: Final = re.compile(
    r"\b(?:wr(?:ote|ites?|iting|itten)|said|says?|spoke|speak(?:s|ing)?|letters?|memo|emails?|note|message|"
    r"testif(?:y|ied|ies|ying)|appeals?|petition|remarks?|statement|address|speech|comments?|"
    r"reiterat(?:e|es|ed|ing)|repeat(?:s|ed|ing)?|insist(?:s|ed|ing)?|confirm(?:s|ed|ing)?|"
    r"admit(?:s|ted|ting)?|acknowledg(?:e|es|ed|ing)|confid(?:e|es|ed|ing)|reveal(?:s|ed|ing)?|"
    r"suggest(?:s|ed|ing)?|complain(?:s|ed|ing)?|confess(?:ed|es)?|explain(?:s|ed|ing)?|announced|promised)\s+to\s+",
    re.IGNORECASE,
)
"""Words that name the one spoken to after "to"."""

CONTACTED: Final = re.compile(r"\b(?:was|were)\s+(?:contacted|approached|asked)\b", re.IGNORECASE)

NEEDS_CLAUSE: Final = frozenset({"order", "ordered", "orders", "ordering", "press", "pressed"})
"""Verbs whose object is as often the thing asked for: only a person or "X to do" counts."""


def addressee(frame: Frame) -> Judged[str] | None:
    """The one spoken to, None where the frame names nobody."""
    passive = CONTACTED.search(frame.text, frame.sentence.start, frame.sentence.end)
    if passive and frame.core.cue and frame.core.cue[0].start <= passive.end():
        subject = frame.text[frame.sentence.start : passive.start()].strip()
        if subject and len(subject.split()) < 12:
            start = frame.sentence.start
            return Judged(subject, (Span(start, start + len(subject)),), "addressee-passive", 0.7)
    for start, end in _reach(frame):
        for pattern, rule in ((DIRECT, "addressee-object"), (TO, "addressee-to")):
            for match in pattern.finditer(frame.text, start, end):
                found = noun_phrase(frame.text, match.end(), end)
                if found is None or not _personal(frame, match, found):
                    continue
                if overlap((found,), frame.core.source) or _is_adverb(frame.text, found):
                    continue
                words = frame.text[found.start : found.end]
                return Judged(words, (found,), rule, 0.85)
    return _in_content(frame)


def _is_adverb(text: str, found: Span) -> bool:
    """Whether what follows the verb opens with an adverb ("asking repeatedly about")."""
    first = text[found.start : found.end].split(maxsplit=1)[0]
    return first.islower() and first.endswith("ly")


def _in_content(frame: Frame) -> Judged[str] | None:
    """The one spoken to at the head of the content: "urged [the mayor to resign]"."""
    core = frame.core
    if not core.cue or not core.content:
        return None
    start, end = core.content[0].start, core.content[0].end
    match = DIRECT.search(frame.text[core.cue[0].start : start])
    gap = start - core.cue[-1].end
    if match is None or gap not in (0, 1) or match.end() + core.cue[0].start != start:
        return None
    found = noun_phrase(frame.text, start, end)
    if found is None or not re.match(r"\s+(?:not\s+)?to\s+[a-z]", frame.text[found.end : end]):
        return None
    return Judged(frame.text[found.start : found.end], (found,), "addressee-in-content", 0.8)


def _reach(frame: Frame) -> list[tuple[int, int]]:
    """Where to look: from the cue on, to the end of the stretch it stands in."""
    found = []
    for part in frame.parts:
        cues = [c for c in frame.core.cue if c.start < part.end and part.start < c.end]
        if cues:
            found.append((max(part.start, min(c.start for c in cues)), part.end))
    if not found and frame.core.cue:
        found = [(c.start, c.end) for c in frame.core.cue]
    return found


def _personal(frame: Frame, match: re.Match[str], found: Span) -> bool:
    """Whether the object can be spoken to: after verbs like "order", only before "to"."""
    if match[0].split()[0].lower() not in NEEDS_CLAUSE:
        return True
    return frame.text[found.end : found.end + 4].startswith(" to ")
