"""Statements the tagger left out, put in by rules that were measured to be right more than wrong.

Three kinds: attributions read off sentences no statement's cue lies in (`clauses.reported`),
quotes that go on with a statement (`quoted`), and a sentence before unmarked direct speech that
belongs to it.
Which rules are used, with their precision on PolNeAR train, stands in `docs/quality/roles.md`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.channel import WRITTEN_AFTER
from reportedly.attribution.clauses import reported, stretch
from reportedly.attribution.quoted import go_on, shared
from reportedly.attribution.wording import DEMONSTRATIVE, OWN_VOICE
from reportedly.attribution.words import hull, overlap, quotes_in, sentence_at, sentences
from reportedly.offsets import Span
from reportedly.page import Label
from reportedly.tagging.quotes import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.page import Block

PAYING: Final[frozenset[str]] = frozenset(
    {
        "said that",
        "said after",
        "according to",
        "noun saying that",
        "noun that",
        "passive by",
        "adverb",
        "unclear",
    }
)
"""Rules of `clauses` used on uncovered sentences."""

READ: Final[frozenset[Label]] = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION})
"""Blocks whose words are the page's story; a bio or a comment form states nothing in it."""


def complete(text: str, blocks: Sequence[Block], cores: Sequence[Core]) -> list[Core]:
    """`cores` inside the story's blocks, and what rules add to them, in page order."""
    kept = [core for core in cores if core.content and in_story(core, blocks)]
    kept = [_own_voice(text, core, kept) for core in kept]
    kept.extend(core for core in _uncovered(text, kept) if in_story(core, blocks))
    kept = go_on(text, kept)
    return sorted(kept, key=lambda core: hull((*core.content, *core.cue)))


def in_story(core: Core, blocks: Sequence[Block]) -> bool:
    """Whether the content starts in a block of the story; true where the page has no blocks."""
    if not blocks:
        return True
    at = core.content[0].start
    return any(b.label in READ and b.span.start <= at < b.span.end for b in blocks)


def _uncovered(text: str, cores: Sequence[Core]) -> list[Core]:
    """What the rules read in places no statement covers."""
    covered = sorted(s for c in cores for s in (*c.content, *c.cue, *c.source))
    added: list[Core] = []
    for sentence in sentences(text):
        for core in reported(stretch(text, sentence)):
            if (
                core.rule in PAYING
                and not _touches(core.cue, covered)
                and not _half(core.content, covered)
            ) and not any(overlap(core.content, a.content) for a in added[-3:]):
                added.append(core)
    return added


def _touches(spans: Sequence[Span], covered: Sequence[Span]) -> bool:
    return any(shared(span, covered) for span in spans)


def _half(spans: Sequence[Span], covered: Sequence[Span]) -> bool:
    """Whether half or more of these positions are covered."""
    return 2 * sum(shared(span, covered) for span in spans) >= sum(len(s) for s in spans)


def _own_voice(text: str, core: Core, cores: Sequence[Core]) -> Core:
    """`core` with the sentence before it, where both are one piece of speech without marks.

    "This road is a shame. It must be closed, she wrote in the post": the cue names a written
    channel, the sentence before opens its paragraph with a "this ..." that nothing stands before,
    or speaks as "I" or "we", and belongs to no statement.
    """
    first = core.content[0]
    if not core.cue or core.cue[0].start < core.content[-1].end or quotes_in(text, first):
        return core
    sentence = sentence_at(text, core.cue[0].start)
    if not WRITTEN_AFTER.search(text, core.content[-1].end, sentence.end):
        return core
    before = sentence_at(text, max(0, first.start - 2))
    paragraph = next((p for p in paragraphs(text) if p.start <= first.start < p.end), None)
    if paragraph is None or before.end > first.start or before.start != paragraph.start:
        return core
    words = text[before.start : before.end]
    own = DEMONSTRATIVE.match(words) or OWN_VOICE.search(words)
    if not own or quotes_in(text, before) or any(overlap((before,), c.content) for c in cores):
        return core
    return replace(core, content=(Span(before.start, first.end), *core.content[1:]))
