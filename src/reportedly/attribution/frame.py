"""What stands around a statement's content: where its channel, addressee and relays are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
    another statement, as far as the next statement's cue. `cue_words` are the tokens of the cue.
    """

    text: str
    core: Core
    sentence: Span
    parts: tuple[Span, ...]
    cue_words: tuple[Token, ...]

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
    parts = _near(_rest(sentence, taken), core, others)
    cue_words = tuple(word for span in core.cue for word in tokens(text, span.start, span.end))
    return Frame(text, core, sentence, parts, cue_words)


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
