"""One bare sentence read as a statement: its content, who says it, and by what word.

For sentences that come without attribution: a pair to be compared, or a line a user types.
Statements of a page come from the attribution stage, which reads far more forms.
"""

from __future__ import annotations

import re

from reportedly.matters.lexicon import valued, word_set
from reportedly.matters.words import Token, sentences, tokens
from reportedly.offsets import Span
from reportedly.statement import Act, Judged, Statement, StatementType, Words

CUES = valued("cues.txt")
ACCORDING = re.compile(r"\b[Aa]ccording to ([^,;.]+)")
TELLING = frozenset({"tell", "tells", "told", "telling"})
ADDRESSEE = 9
"""Words between a cue and its "that" at most; the longest in the own pairs."""

ASIDES = word_set("asides")

CONFIDENCE = 0.5
"""A bare sentence is read by word order alone; half, as one reading of two is open (cue or not)."""


def plain_statement(text: str, number: int = 0) -> Statement:
    """The statement a bare sentence makes, its source and cue split off where they show."""
    parts = tokens(text)
    whole: Split = (Span(0, len(text)), None, None, None)
    content, source, cue, act = (
        _according(text) or _after(text, parts) or _before(text, parts) or whole
    )
    return Statement(
        id=f"s{number + 1}",
        content=_words(text, content),
        source=None if source is None else _words(text, source),
        cue=None if cue is None else _words(text, cue),
        type=StatementType.INDIRECT,
        confidence=CONFIDENCE,
        rule="bare sentence",
        act=None if act is None or cue is None else Judged(Act(act), (cue,), "cue verb"),
    )


def _words(text: str, span: Span) -> Words:
    return Words((span,), text[span.start : span.end])


Split = tuple[Span, Span | None, Span | None, str | None]
"""Content, source, cue and act."""


def _according(text: str) -> Split | None:
    match = ACCORDING.search(text)
    if match is None:
        return None
    cue, source = Span(match.start(), match.start(1) - 1), Span(match.start(1), match.end(1))
    before, after = Span(0, match.start()), Span(match.end(), len(text))
    content = before if len(before) >= len(after) else after
    return content, source, cue, "says"


def _after(text: str, parts: tuple[Token, ...]) -> Split | None:
    """Content first, then a comma, the source and the cue: "It goes on, the union said."."""
    comma = max(text.rfind(","), text.rfind("”"), text.rfind('"'))
    tail = [token for token in parts if token.span.start > comma]
    # "the union's leader, Rado Pell, said": a name between commas belongs to the source
    if comma > 0 and len(tail) <= 2:
        earlier = text.rfind(",", 0, comma)
        contrast = text.startswith(" not ", earlier + 1)  # "news, not laws"
        comma = earlier if earlier > len(text) * 2 // 5 and not contrast else comma
        tail = [token for token in parts if token.span.start > comma]
    if comma < len(text) // 3 or not tail or text[:comma].count(" ") < 2:
        return None
    for first, last, act in CUES.find([token.lower for token in tail]):
        if act not in {"says", "admits", "predicts"}:
            continue
        cue = Span(tail[first].span.start, tail[last - 1].span.end)
        if first == 0 and last < len(tail):
            return Span(0, comma), Span(tail[last].span.start, tail[-1].span.end), cue, act
        if first == 0 or last < len(tail) - 4:
            continue
        return Span(0, comma), Span(tail[0].span.start, cue.start), cue, act
    return None


def _before(text: str, parts: tuple[Token, ...]) -> Split | None:
    """Source first: "The union said that it goes on."."""
    end = sentences(text)[0].end if text.strip() else 0
    lowers = [token.lower for token in parts]
    for first, last, act in CUES.find(lowers):
        if first == 0 or parts[first].span.start > end:
            continue
        if lowers[first - 1] in {"was", "were", "is", "are", "be", "been", "to", "not", "the", "a"}:
            continue
        cue = Span(parts[first].span.start, parts[last - 1].span.end)
        start = _content_start(text, parts, last)
        return Span(start, len(text)), Span(0, cue.start), cue, act
    return None


def _content_start(text: str, parts: tuple[Token, ...], number: int) -> int:
    """Where the content begins after a cue: past the person told, the day, and "that"."""
    for later in range(number, min(number + ADDRESSEE, len(parts))):
        if parts[later].lower == "that":
            return parts[later].span.end
        if not _aside(parts, later, number):
            break
    if parts[number - 1].lower in TELLING:
        number += 1
        while number < len(parts) and parts[number].text[0].isupper():
            number += 1
    return parts[number].span.start if number < len(parts) else len(text)


def _aside(parts: tuple[Token, ...], number: int, first: int) -> bool:
    """Whether a word between cue and "that" may name the one told, the day or the place."""
    lower = parts[number].lower
    if parts[first - 1].lower in TELLING or parts[number].text[0].isupper():
        return True
    near = {parts[n].lower for n in range(max(first, number - 2), number)}
    return lower in ASIDES or bool(near & ASIDES)
