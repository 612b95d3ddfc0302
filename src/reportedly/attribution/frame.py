"""What stands around a statement's content: where its channel, addressee and relays are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.attribution.tables import word_set
from reportedly.attribution.words import hull, overlap, sentence_at, tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.words import Token


@dataclass(frozen=True, slots=True)
class Frame:
    """One statement with the words around it.

    `parts` are the stretches of the cue's sentence that belong neither to the content nor to
    another statement, as far as the next statement's cue; where it is a relative clause ("an
    interview in which he said") those before it as well. `cue_words` are the tokens of the cue,
    `others` the other attributions of the sentence.
    """

    text: str
    core: Core
    sentence: Span
    parts: tuple[Span, ...]
    cue_words: tuple[Token, ...]
    others: tuple[Core, ...] = ()

    def part_texts(self) -> tuple[tuple[int, str], ...]:
        """Each part as its start and its characters."""
        return tuple((p.start, self.text[p.start : p.end]) for p in self.parts)


def frame(text: str, core: Core, others: Sequence[Core], *, within: tuple[Span, ...] = ()) -> Frame:
    """The frame of `core` among `others`, the statements of the same sentence.

    `within` is the content of the statement it is told inside of: nothing outside belongs to it.
    """
    anchor = hull(core.cue or core.content)
    sentence = sentence_at(text, anchor.start)
    outer = next((w for w in within if w.start <= anchor.start < w.end), None)
    if outer is not None:
        sentence = Span(max(sentence.start, outer.start), min(sentence.end, outer.end))
    taken = list(core.content)
    for other in others:
        if other is core or overlap(other.content, (anchor,)):
            continue
        taken.extend(other.content)
        if not overlap(other.cue, core.cue):
            taken.extend(other.cue)
        if not overlap(other.source, core.source):
            taken.extend(other.source)
    rest = _rest(sentence, taken)
    parts = rest if _is_relative(text, core, sentence) else _near(rest, core, others)
    if not any(part.start == sentence.start for part in parts):
        parts = (*_opening(text, core, rest, sentence), *parts)
    cue_words = tuple(word for span in core.cue for word in tokens(text, span.start, span.end))
    rivals = tuple(o for o in others if o is not core and not overlap(o.content, (anchor,)))
    return Frame(text, core, sentence, tuple(parts), cue_words, rivals)


RELATIVE: Final = re.compile(
    r",?\s*\b(?:where|(?:in|during|at|on)\s+which)\s+(?:[\w'’.\-]+\s+){0,3}?$", re.IGNORECASE
)
"""What joins a clause to the occasion or document it tells about."""

BESIDE: Final = 400
"""Characters before a clause in which the noun it hangs on stands: more than any such noun takes on
the training articles, so that time grows with the text where no sentence ends."""


def _is_relative(text: str, core: Core, sentence: Span) -> bool:
    """Whether the statement's clause hangs on an occasion: "an interview in which [he] said"."""
    if not core.source or not core.cue or core.source[0].start > core.cue[0].start:
        return False
    end = core.source[0].start
    return RELATIVE.search(text, max(sentence.start, end - BESIDE), end) is not None


OPENING: Final = re.compile(
    r"(?:(?:And|But|Later|Earlier|Also|Then|\w+day)\s+)?(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Ss]peaking|[Aa]ppearing)"
    r"\s[^,;:\n]{3,120}(?:,[”\"]?|[”\"],?)(?=\s)"
)
"""An adverbial that opens a sentence, up to its comma."""


def _opening(text: str, core: Core, rest: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """The adverbial that opens the sentence: it holds for all verbs of the main clause.

    "In a televised debate, the mayor was asked about the levy, and she dodged the question."
    """
    match = OPENING.match(text, sentence.start, sentence.end)
    if match is None or not core.cue or core.cue[0].start < match.end():
        return ()
    return tuple(Span(p.start, min(p.end, match.end())) for p in rest if p.start == sentence.start)


def _near(parts: Sequence[Span], core: Core, others: Sequence[Core]) -> tuple[Span, ...]:
    """The parts that no other statement's cue stands before, seen from this one's cue."""
    if not core.cue:
        return tuple(parts)
    start, end = core.cue[0].start, core.cue[-1].end
    cues = [c for o in others if o is not core and not overlap(o.cue, core.cue) for c in o.cue]
    after = min((c.start for c in cues if c.start >= end), default=None)
    before = max((c.end for c in cues if c.end <= start), default=None)
    return tuple(
        part
        for part in parts
        if (after is None or part.start <= after) and (before is None or part.end >= before)
    )


def _rest(whole: Span, taken: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of `whole` without the `taken` spans."""
    found: list[Span] = []
    at = whole.start
    for span in sorted(taken):
        if span.start > at and at < whole.end:
            found.append(Span(at, min(span.start, whole.end)))
        at = max(at, span.end)
    if at < whole.end:
        found.append(Span(at, whole.end))
    return tuple(found)


OPENERS: Final[frozenset[str]] = word_set(
    """
    in at during on speaking appearing asked pressed questioned addressing later earlier then but
    and also meanwhile while when though although kicking last this yesterday today sunday monday
    tuesday
    wednesday thursday friday saturday
    """
)
"""First words of a sentence's opening adverbial, before its subject."""

GAP: Final = 7
"""Words that may stand between a verb and its occasion ("said on Monday night at a rally")."""


def attached(frame: Frame, at: Span) -> bool:
    """Whether a phrase belongs to the cue's verb: right after it, or at the sentence's start."""
    core = frame.core
    ends = [s.end for s in (*core.cue, *core.source, *core.content) if s.end <= at.start]
    before = frame.text[max(ends, default=frame.sentence.start) : at.start].split()
    if _goes_on(frame, at):
        return len(before) <= GAP
    if core.cue and at.start >= core.cue[0].start:
        marked = any(w[-1] in ",;:" for w in before)
        return len(before) <= (NEXT if marked else GAP)
    tail = TAIL.split(" ".join(before))[-1].lower().split()
    opening = [w for w in tokens(frame.text, frame.sentence.start, at.end) if w.is_word][:1]
    return any(w.low in OPENERS for w in opening) or (
        len(tail) <= NEXT and all(w in OPENERS for w in tail)
    )


def _goes_on(frame: Frame, at: Span) -> bool:
    """Whether a phrase stands with the first verb of a source whose second is the cue.

    "Lind appeared at a rally and said", "Lind met them at a rally, urging".
    """
    core = frame.core
    if not core.source or not core.cue or not core.source[-1].end <= at.start < core.cue[0].start:
        return False
    between = frame.text[at.end : core.cue[0].start]
    if len(between) > BETWEEN:
        return False
    return (
        frame.cue_words[0].low.endswith("ing") or re.search(r"\band\s+\w*\s*$", between) is not None
    )


BETWEEN: Final = 50
"""Characters from a phrase to the verb it is shared with: a day or a place, no further clause."""
NEXT: Final = 3
"""Words that may stand between a mark and an occasion ("said, at a rally")."""
TAIL: Final = re.compile(r"[,;:—–]\s")
