"""Statements nobody speaks in the active voice: passives, reporting adverbs, open questions.

"X was declared over by the council", "X was announced", "X reportedly did Y", "it is unclear
whether". Beside `clauses`, and measured in the same way (`docs/quality/roles.md`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.cues import AUXILIARIES, is_passive
from reportedly.attribution.phrases import noun_phrase, subject_before
from reportedly.attribution.stretches import Stretch, wordy
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.attribution.words import Token


def impersonal(part: Stretch) -> list[Core]:
    """Every attribution these rules read off `part`."""
    return [
        core
        for rule in (passive, announced, contacted, leave, adverb, unclear)
        for core in rule(part)
    ]


def passive(part: Stretch) -> Iterator[Core]:
    """X was declared over by SOURCE: the content is what was declared."""
    words = part.words
    for cue in part.cues:
        if cue.lemma not in PASSIVES or not is_passive(words, cue):
            continue
        agent = _agent(words, cue.last + 1)
        content = _subject(part, cue.first)
        if agent is None or content is None:
            continue
        source = noun_phrase(part.text, words[agent].start, part.span.end)
        if source is not None:
            span = Span(words[_group_start(words, cue.first)].start, words[agent - 1].end)
            yield Core((content,), (source,), (span,), RELIABILITY["passive by"], "passive by")


def announced(part: Stretch) -> Iterator[Core]:
    """X was announced: nobody is named."""
    words = part.words
    for cue in part.cues:
        if cue.lemma not in {"announce", "unveil"} or not is_passive(words, cue):
            continue
        content = _subject(part, cue.first)
        if content is not None and _agent(words, cue.last + 1) is None:
            span = Span(words[_group_start(words, cue.first)].start, cue.span.end)
            yield Core((content,), (), (span,), RELIABILITY["announced"], "announced")


def contacted(part: Stretch) -> Iterator[Core]:
    """X was contacted by SOURCE for comment."""
    may = "contacted" in part.low or "approached" in part.low
    match = CONTACTED.search(part.text, part.span.start, part.span.end) if may else None
    if match is not None:
        spans = [Span(*match.span(role)) for role in ("content", "source", "cue")]
        yield Core((spans[0],), (spans[1],), (spans[2],), RELIABILITY["contacted"], "contacted")


def leave(part: Stretch) -> Iterator[Core]:
    """SOURCE gave the go-ahead for X."""
    if "gave" not in part.low and "give" not in part.low:
        return
    for match in LEAVE.finditer(part.text, part.span.start, part.span.end):
        words = tokens(part.text, part.span.start, match.start())
        subject = subject_before(words, len(words))
        if subject is not None:
            source = Span(words[subject[0]].start, words[subject[1] - 1].end)
            spans = [Span(*match.span(role)) for role in ("content", "cue")]
            yield Core((spans[0],), (source,), (spans[1],), RELIABILITY["leave"], "leave")


LEAVE: Final = re.compile(
    r"\b(?P<cue>g(?:a|i)ve[sn]?\s+(?:(?:the|its|his|her|their)\s+)?(?:final\s+)?"
    r"(?:go-ahead|green\s+light|approval|permission)\s+(?:for|to))\s+"
    r"(?P<content>[^,.;:()]+?)(?=\s+(?:on|in|last|this|earlier)\s+[\w ]+(?:[,.;]|$)|[,.;:()]|$)",
    re.IGNORECASE,
)
"""Leave given for something, up to a time or a mark."""

CONTACTED: Final = re.compile(
    r"\b(?:was|were)\s+(?P<cue>contacted|approached)\s+by\s+(?P<source>[\w][\w.&’' \-]{0,60}?)\s+"
    r"(?P<content>for\s+(?:a\s+)?(?:comment|response|reaction))\b"
)


def _subject(part: Stretch, verb: int) -> Span | None:
    """The subject of a passive without what stands between commas; "which" stands for its noun."""
    words = part.words
    found = subject_before(words, verb)
    at = verb
    while at > 0 and (words[at - 1].low in AUXILIARIES or words[at - 1].low.endswith("ly")):
        at -= 1
    if found is None and at > 1 and words[at - 1].low in {"which", "that"}:
        end = at - 2 if words[at - 2].text == "," else at - 1
        found = subject_before(words, end) if end > 0 else None
        found = (found[0], end) if found is not None else None
    if found is None:
        return None
    comma = next((i for i in range(*found) if words[i].text == ","), found[1])
    return part.until(found[0], comma)


PASSIVES: Final[frozenset[str]] = word_set(
    """
    declare announce order decree denounce condemn reject approve criticize criticise dismiss
    describe praise sign
    """
)


def _group_start(words: Sequence[Token], verb: int) -> int:
    at = verb
    while at > 0 and (words[at - 1].low in AUXILIARIES or words[at - 1].low.endswith("ly")):
        at -= 1
    return at


def _agent(words: Sequence[Token], at: int) -> int | None:
    """The index after "by", at most three words after the verb ("declared over by")."""
    for index in range(at, min(at + 4, len(words) - 1)):
        if words[index].low == "by":
            return index + 1
        if not words[index].is_word:
            return None
    return None


def adverb(part: Stretch) -> Iterator[Core]:
    """X reportedly did Y: all of the clause but the adverb, nobody named."""
    if "edly" not in part.low:
        return
    words = part.words
    for at, word in enumerate(words):
        if word.low not in {"reportedly", "allegedly", "purportedly"}:
            continue
        low, high = _clause_around(words, at)
        before, after = part.until(low, _drop_marks(words, low, at)), part.until(at + 1, high)
        spans = tuple(s for s in (before, after) if s is not None)
        if spans and sum(len(s) for s in spans) > 10:
            cue = Span(word.start, word.end)
            yield Core(spans, (), (cue,), RELIABILITY["adverb"], "adverb")


def _drop_marks(words: Sequence[Token], low: int, high: int) -> int:
    while high > low and not words[high - 1].is_word:
        high -= 1
    return high


def _clause_around(words: Sequence[Token], at: int) -> tuple[int, int]:
    """The bounds of the clause around `at`: to the next comma, dash, or "that/which/who"."""
    low, high = at, at
    while (
        low > 0
        and words[low - 1].text not in ',;—–:“”"()'
        and words[low - 1].low not in {"that", "which", "because", "while"}
    ):
        low -= 1
    while high < len(words) and words[high].text not in ",;—–:.()":
        high += 1
    return low, high


def unclear(part: Stretch) -> Iterator[Core]:
    """It is unclear whether ...: open for everybody, nobody named."""
    may = "clear" in part.low or "known" in part.low
    match = UNCLEAR.search(part.text, part.span.start, part.span.end) if may else None
    if match is None:
        return
    first = next((i for i, w in enumerate(part.words) if w.start >= match.end()), None)
    content = part.until(first) if first is not None else None
    if content is not None and wordy(part.text, content):
        yield Core(
            (content,), (), (Span(match.start(), match.end()),), RELIABILITY["unclear"], "unclear"
        )


UNCLEAR: Final = re.compile(
    r"\b(?:it\s*(?:is|['’]s|was|remains|remained)\s+(?:still\s+|also\s+)?(?:unclear|not\s+(?:yet\s+|immediately\s+)?"
    r"(?:clear|known)|unknown)|it\s+wasn['’]t\s+(?:immediately\s+)?clear)(?=\s+(?:whether|if|how|who|what|why|when|where|which)\b)",
    re.IGNORECASE,
)


RELIABILITY: Final[dict[str, float]] = {
    "passive by": 0.6,
    "announced": 0.3,
    "contacted": 0.6,
    "leave": 0.5,
    "adverb": 0.41,
    "unclear": 0.4,
}
"""Share right on PolNeAR train where the rule fired ten times or more (adverb, unclear), else a
guess on the careful side; see the quality page."""
