"""Statements the tagger left out, put in by rules that were measured to be right more than wrong.

Three kinds: attributions read off sentences no statement's cue lies in (`clauses.reported`),
quotes that go on with a statement (`quoted`), and a sentence before unmarked direct speech that
belongs to it.
Which rules are used, with their precision on PolNeAR train, stands in `docs/quality/roles.md`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from reportedly.attribution.channel import WRITTEN_AFTER
from reportedly.attribution.clauses import according_to, reported, said_after
from reportedly.attribution.cues import DETERMINERS, head
from reportedly.attribution.documents import document_saying
from reportedly.attribution.impersonal import impersonal
from reportedly.attribution.quoted import claimed, go_on
from reportedly.attribution.stretches import stretch
from reportedly.attribution.withheld import withheld
from reportedly.attribution.wording import DEMONSTRATIVE, OWN_VOICE
from reportedly.attribution.words import (
    hull,
    inside,
    overlap,
    quotes_in,
    sentence_at,
    sentences,
    shared,
    shown,
    tokens,
    touches,
)
from reportedly.offsets import Span
from reportedly.page import Label
from reportedly.statement import Act
from reportedly.tagging.quotes import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.core import Core
    from reportedly.page import Block

PAYING: Final = frozenset(
    [
        "said after",
        "according to",
        "passive by",
        "announced",
        "contacted",
        "leave",
        "document saying",
        "adverb",
        "withheld",
    ]
)
"""Rules of `clauses` used on uncovered sentences. "said that" (15 right of 79 added in 420 PolNeAR
train articles), "noun that" (1 of 6) and "unclear" (1 of 12) lowered the score and are left to the
tagger; nesting uses them."""

READ: Final[frozenset[Label]] = frozenset({Label.HEADLINE, Label.BODY, Label.CAPTION})
"""Blocks whose words are the page's story; a bio or a comment form states nothing in it."""


def complete(text: str, blocks: Sequence[Block], cores: Sequence[Core]) -> list[Core]:
    """`cores` inside the story's blocks, and what rules add to them, in page order."""
    kept = [core for core in cores if core.content and in_story(core, blocks)]
    kept = [_cleaned(text, core) for core in kept]
    kept = _told_by(text, kept)
    kept = [_own_voice(text, core, kept) for core in kept]
    kept.extend(core for core in _uncovered(text, kept) if in_story(core, blocks))
    kept = go_on(text, kept)
    kept.extend(core for core in claimed(text, kept) if in_story(core, blocks))
    return sorted(kept, key=lambda core: hull((*core.content, *core.cue)))


PLACE: Final = re.compile(
    r"\b(?:on|in|at|to|during|via|through)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE
)
PLACE_THAT: Final = re.compile(r"(?:[\w.’'\-]+\s+){1,6}?(?=that\s)")


def _cleaned(text: str, core: Core) -> Core:
    """`core` without two slips: a source that is an article alone, a place drawn into the content.

    "acknowledged on [state television that ...]": the content begins with "that".
    """
    source = core.source
    if source and all(
        w.low in {"the", "a", "an"} for s in source for w in tokens(text, s.start, s.end)
    ):
        source = ()
    content = _joined(text, core.content)
    if _ends_in_rumour(text, core):
        source = ()
    first = content[0]
    slip = PLACE_THAT.match(text, first.start, first.end)
    if slip is not None and PLACE.search(text[max(0, first.start - 16) : first.start]):
        content = (Span(slip.end(), first.end), *content[1:])
    content = _trimmed(text, _without_purpose(text, core, content))
    return replace(
        core, source=_trimmed(text, source), content=content, cue=_predicated(text, core)
    )


DECLARED: Final = re.compile(r"\b(?:declar|pronounc|proclaim)(?:es?|ed|ing)$", re.IGNORECASE)
PREDICATE: Final = re.compile(
    r"\s+(?:over|ended|finished|completed?|closed|dead|lost|won|void|invalid|illegal|unlawful)"
    r"(?=\s+by\b|\s*[,.;])"
)
"""What a thing is declared to be, where it has nothing more to it than this word."""


def _predicated(text: str, core: Core) -> tuple[Span, ...]:
    """The cue with what it declares the content to be: "the strike was declared over by"."""
    if not core.cue or not DECLARED.search(text[core.cue[-1].start : core.cue[-1].end]):
        return core.cue
    last = core.cue[-1]
    found = PREDICATE.match(text, last.end)
    if found is None or overlap((Span(last.end, found.end()),), (*core.source, *core.content)):
        return core.cue
    return (*core.cue[:-1], Span(last.start, found.end()))


DANGLING: Final = re.compile(r"(?:\s+(?:in|of|to|on|for|with|by|from|at|the|a|an|and))+$")


def _trimmed(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` without words at the end of the last that only lead on ("troops in")."""
    if not spans:
        return spans
    last = spans[-1]
    match = DANGLING.search(text[last.start : last.end])
    return spans if match is None else (*spans[:-1], Span(last.start, last.start + match.start()))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` with those put together that only blanks part."""
    found = [spans[0]]
    for span in spans[1:]:
        if text[found[-1].end : span.start].isspace():
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


PURPOSE: Final = re.compile(
    r"\s+(?:in\s+an?\s+(?:effort|attempt|bid|move)\s+to|in\s+order\s+to|in\s+response\s+to)\b"
)


def _without_purpose(text: str, core: Core, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The content of "announced [a levy] in an effort to ...": the page's own purpose cut off.

    Only where what is announced or ordered is a thing ("a levy"), not a clause.
    """
    last = content[-1]
    opening = text[content[0].start : content[0].end].lower().partition(" ")[0]
    cue = head([w for s in core.cue for w in tokens(text, s.start, s.end)])
    if opening not in DETERMINERS or cue is None or cue.act not in (Act.ANNOUNCES, Act.ORDERS):
        return content
    match = PURPOSE.search(text, last.start, last.end)
    return content if match is None else (*content[:-1], Span(last.start, match.start()))


def _told_by(text: str, cores: Sequence[Core]) -> list[Core]:
    """`cores` with "according to X" and "..., X said" put around what they cover.

    "According to her, officials' speeches declaring that ... have no force" is hers as a whole,
    whatever statement was seen inside it. A finite "Y said" inside stays outermost: there X is
    a relay (`relays.unfold`).
    """
    found = list(cores)
    dropped: set[Core] = set()
    covered = sorted(s for c in cores for s in (*c.cue, *c.content))
    for sentence, near in _with_cores(text, cores):
        part = stretch(text, sentence)
        for outer in (*according_to(part), *said_after(part)):
            inner = [c for c in near if overlap(c.cue, outer.content)]
            if touches(outer.cue, covered) or not inner:
                continue
            if all(_lies_in(text, c, outer) for c in inner):
                dropped.update(inner)
                found.append(outer)
    return [core for core in found if core not in dropped]


def _lies_in(text: str, core: Core, outer: Core) -> bool:
    """Whether a statement is no more than a part of what `outer` says.

    In "..., according to X" a part is what has no finite verb of speech of its own; in "..., she
    said" what was given to the same "she", so that its verb is one of hers.
    """
    if outer.rule == "according to":
        return not _finite(text, core)
    return overlap(core.source, outer.source) and inside(core.content, outer.content)


def _with_cores(text: str, cores: Sequence[Core]) -> list[tuple[Span, list[Core]]]:
    """The sentences cues stand in, in order, each with the statements of those cues."""
    found: dict[Span, list[Core]] = {}
    for core in cores:
        if core.cue:
            found.setdefault(sentence_at(text, core.cue[0].start), []).append(core)
    return sorted(found.items(), key=lambda item: item[0])


def _finite(text: str, core: Core) -> bool:
    """Whether the cue is a finite verb of speech."""
    cue = head([w for s in core.cue for w in tokens(text, s.start, s.end)])
    return cue is not None and cue.is_speech and cue.form in ("past", "finite")


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
        part = stretch(text, sentence)
        for core in (*reported(part), *impersonal(part), *document_saying(part), *withheld(part)):
            pays = core.rule in PAYING or _is_rumour(text, core) or _is_plain(text, core)
            free = not touches(core.cue, covered) and not _half(core.content, covered)
            if pays and free and not any(_clash(core, other) for other in added[-3:]):
                added.append(core)
    return added


PLAIN: Final = re.compile(r"(?:(?:has|have|had|also|later)\s+)*[a-z]+ed$|said$|told$|wrote$|swore$")
NAMED: Final = re.compile(r"[A-Z][a-z]|(?:he|she|they)$")


def _is_plain(text: str, core: Core) -> bool:
    """Whether "X charged that" leaves no doubt: a name or "she", a past verb, and "that".

    Other clauses after a verb of saying were wrong more often than right where the tagger had
    seen nothing ("states that", "asked to", "who ruled").
    """
    if core.rule != "said that" or not core.source:
        return False
    opening = text[core.content[0].start : core.content[0].start + 5]
    source, cue = shown(text, core.source), shown(text, core.cue)
    if opening != "that " or NAMED.match(source) is None or PLAIN.match(cue) is None:
        return False
    return core.content[0].start - core.cue[-1].end == 1


def _clash(core: Core, other: Core) -> bool:
    """Whether two statements rest on the same words; one thing may be signed and announced."""
    if core.content == other.content and not overlap(core.cue, other.cue):
        return False
    return overlap(core.content, other.content)


RUMOUR: Final = re.compile(
    r"\b(?:amid|despite|after|following|with|on|of)\s+(?:\w+\s+)?"
    r"(?:reports|rumou?rs|allegations|accusations|claims|suggestions)$",
    re.IGNORECASE,
)
"""Reports nobody is named for, as the page mentions them: "amid reports that ..."."""


def _is_rumour(text: str, core: Core) -> bool:
    """Whether a noun cue is a rumour in the page's own voice, not somebody's claim."""
    return core.rule == "noun that" and not core.source and _ends_in_rumour(text, core)


def _ends_in_rumour(text: str, core: Core) -> bool:
    """Whether the cue is a noun like "reports" after a preposition, nobody's in particular."""
    if not core.cue:
        return False
    end = core.cue[-1].end
    return RUMOUR.search(text[max(0, end - 60) : end]) is not None


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
