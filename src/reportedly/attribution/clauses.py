"""Statements read off one stretch of text by its grammar alone, without the tagger.

`reported` is used twice: inside a statement's content (a statement told in a statement) and on
sentences the tagger left uncovered. Each rule below yields whole attributions under its own name,
so that each can be measured, and dropped where it does not pay (`docs/quality/roles.md`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportedly.attribution.cues import AUXILIARIES, BE, entries, is_passive
from reportedly.attribution.nouns import noun_that
from reportedly.attribution.phrases import (
    LINKS,
    STOPS,
    TIMES,
    noun_phrase,
    subject_before,
)
from reportedly.attribution.stretches import FINITE, SUBJECT_OPENERS, Stretch, made, wordy
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import quotes_in
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportedly.attribution.core import Core
    from reportedly.attribution.cues import Cue
    from reportedly.attribution.words import Token

CLAUSE_OPENERS: Final[frozenset[str]] = word_set("that whether if how why what who where when")
QUOTES: Final[frozenset[str]] = frozenset(["“", "”", '"', "''", "``"])
BARE: Final[frozenset[str]] = word_set(
    """
    say claim insist announce warn admit acknowledge argue believe deny promise vow allege add
    predict suggest declare tell assert contend report note confirm state
    """
)
"""Verbs that take a clause without "that" ("said the road was open")."""

HYPOTHETICAL: Final[frozenset[str]] = word_set(
    """
    would should could might may must can will to if let 'd 'll won't wouldn't
    """
)
PERSONAL: Final[frozenset[str]] = word_set("i we you me us")
"""Subjects that are the outer speaker himself or his hearer: no statement of another."""

HEARER: Final[frozenset[str]] = word_set("tell inform remind warn assure notify advise")
OF: Final[frozenset[str]] = word_set("accuse")
TO: Final[frozenset[str]] = word_set(
    """
    promise pledge vow threaten urge order demand ask refuse decline agree offer
    """
)
ENDS: Final = frozenset('.;!?"”—–')
OBJECTS: Final[frozenset[str]] = word_set("me him her us them you reporters")
"""Hearers after which the clause may follow without "that" ("told me the road was open")."""

GAP: Final = 12
"""Most tokens between a verb and its "that": an addressee, a time and a channel together."""


def reported(part: Stretch) -> list[Core]:
    """Every attribution the rules read off `part`, the surer rules first."""
    return [core for rule in RULES for core in rule(part)]


def _verb_span(part: Stretch, cue: Cue, start: int) -> Span:
    """The cue with its auxiliaries, from the end of the subject on."""
    first = cue.first
    while first > start and part.words[first - 1].low in AUXILIARIES:
        first -= 1
    return Span(part.words[first].start, cue.span.end)


def _speaks(part: Stretch, cue: Cue) -> tuple[int, int] | None:
    """The subject of a finite verb of speech, None where the cue is none or has no such."""
    if cue.kind != "verb" or not cue.is_speech:
        return None
    if cue.form == "ing" and not (cue.first and part.words[cue.first - 1].low in BE):
        return None
    if is_passive(part.words, cue):
        return None
    before = [w.low for w in part.words[max(0, cue.first - 3) : cue.first]]
    if any(word in HYPOTHETICAL for word in before):
        return None
    subject = subject_before(part.words, cue.first) or _shared_subject(part, cue)
    if subject is None or part.words[subject[0]].low in PERSONAL:
        return None
    return subject


def _shared_subject(part: Stretch, cue: Cue) -> tuple[int, int] | None:
    """The subject at the head of a sentence whose second verb this is ("X left and said that")."""
    words = part.words
    at = cue.first - 1
    while at > 0 and words[at].low.endswith("ly"):
        at -= 1
    follows = words[cue.last + 1].low if cue.last + 1 < len(words) else ""
    if at < 1 or words[at].low not in {"and", "but"} or follows != "that":
        return None
    first = next((i for i, w in enumerate(words[:at]) if w.is_word), None)
    if first is None or words[first].low in STOPS or words[first].low in LINKS:
        return None
    found = noun_phrase(part.text, words[first].start, words[at].start)
    if found is None:
        return None
    last = first
    while last < at and words[last].end <= found.end:
        last += 1
    return (first, last)


def said_that(part: Stretch) -> Iterator[Core]:
    """SUBJECT said (to X, on Tuesday) that ...; SUBJECT said the ...; SUBJECT accused X of ..."""
    for cue in part.cues:
        subject = _speaks(part, cue)
        if subject is None:
            continue
        start = _complement(part, cue)
        content = None if start is None else part.until(start, _clause_end(part, start))
        if content is not None and wordy(part.text, content):
            yield made(part, "said that", content, _verb_span(part, cue, subject[1]), subject)


def _complement(part: Stretch, cue: Cue) -> int | None:
    """The index where the clause a verb reports begins, None if it takes none here."""
    words, at = part.words, cue.last + 1
    if at >= len(words):
        return None
    opener = words[at]
    if cue.form == "base" and opener.low != "that" and opener.text not in QUOTES:
        return None
    if cue.lemma in OF:
        return _after(words, at + 1, {"of"})
    if opener.low in CLAUSE_OPENERS or opener.text in QUOTES:
        return at
    if at + 1 < len(words) and (
        opener.text == ":" or (opener.text == "," and words[at + 1].text in QUOTES)
    ):
        return at + 1
    if cue.lemma in TO:
        return _after(words, at, {"to", "that"})
    if cue.lemma in HEARER:
        return _after_hearer(words, at)
    starts = opener.low.split("'")[0] in SUBJECT_OPENERS or opener.text[0].isupper()
    if cue.lemma in BARE and starts and opener.low not in TIMES:
        return at
    return _after(words, at, {"that"})


def _after_hearer(words: Sequence[Token], at: int) -> int | None:
    """The index where the clause begins after the one spoken to, who stands at `at`."""
    if words[at].low not in OBJECTS or at + 2 >= len(words):
        return _after(words, at, {"that"})
    following = words[at + 1]
    if not following.is_word:
        return at + 2 if following.text in ",:" else None
    return (
        None if following.low in {"to", "about", "of", "so", "in", "on", "not", "how"} else at + 1
    )


def _after(words: Sequence[Token], at: int, openers: set[str]) -> int | None:
    """The index of the first of `openers` within reach and before the clause ends."""
    for index in range(at, min(at + GAP, len(words))):
        if words[index].low in openers:
            return index
        if words[index].text in ENDS or (
            words[index].low in AUXILIARIES and words[index].low != "to"
        ):
            return None
    return None


def _clause_end(part: Stretch, start: int) -> int:
    """Where the reported clause ends: the stretch's end, or a mark or word that leaves it."""
    words = part.words
    quoted = _quote_end(part, words[start])
    for index in range(start + 1, len(words)):
        word = words[index]
        if quoted is not None and word.start >= quoted:
            return index
        if word.text == ";":
            return index
        if word.low == "according" and words[index - 1].text == ",":
            return index - 1
    return len(words)


def _quote_end(part: Stretch, word: Token) -> int | None:
    """The end of the quote a clause starts in, None if it starts in none."""
    for quote in quotes_in(part.text, Span(word.start, word.end)):
        if quote.depth == 0 and quote.span.start <= word.start < quote.span.end:
            return quote.inner.end
    return None


def said_after(part: Stretch) -> Iterator[Core]:
    """..., SUBJECT said; "...," said SUBJECT."""
    words = part.words
    for cue in part.cues:
        if cue.kind != "verb" or not cue.is_speech or cue.form not in ("past", "finite"):
            continue
        subject = _speaks(part, cue)
        if subject is not None:
            stop, first = subject[0], cue.last + 1
        else:
            stop, first = cue.first, cue.first
            subject = _inverted(part, cue)
        if subject is None or stop == 0 or words[stop - 1].text not in ',”"?!':
            continue
        if words[subject[0]].low == "who":
            continue
        if first == cue.last + 1 and not _closes(words, _past_hearer(part, cue)):
            continue
        if words[stop - 1].text == "," and not _is_clause(words[:stop]):
            continue
        content = part.until(0, stop)
        if content is not None and wordy(part.text, content):
            yield made(part, "said after", content, cue.span, subject)


def _inverted(part: Stretch, cue: Cue) -> tuple[int, int] | None:
    """The subject right after a verb ("said Ivo Marten"), where only a mark stands before it."""
    words = part.words
    if cue.first == 0 or words[cue.first - 1].text not in ',”"' or cue.last + 1 >= len(words):
        return None
    found = noun_phrase(part.text, words[cue.last + 1].start, part.span.end)
    if found is None or words[cue.last + 1].low in PERSONAL:
        return None
    last = cue.last + 1
    while last < len(words) and words[last].end <= found.end:
        last += 1
    return (cue.last + 1, last)


def _past_hearer(part: Stretch, cue: Cue) -> int:
    """The index after the cue and, for verbs like "told", after the one spoken to."""
    words, at = part.words, cue.last + 1
    if cue.lemma not in HEARER or at >= len(words):
        return at
    found = noun_phrase(part.text, words[at].start, part.span.end)
    while found is not None and at < len(words) and words[at].end <= found.end:
        at += 1
    return at


def _is_clause(words: Sequence[Token]) -> bool:
    """Whether words before ", he said" are a sentence: quoted, or with a subject and a verb."""
    if words[0].text in QUOTES or (words[-2:-1] and words[-2].text in '”"'):
        return True
    if words[0].low in STOPS or words[0].low in LINKS or words[0].low.endswith(("ing", "ed")):
        return False
    return any(w.low in FINITE for w in words) or any(
        c.form in ("past", "finite") for c in entries(words) if c.kind == "verb"
    )


def _closes(words: Sequence[Token], at: int) -> bool:
    """Whether nothing the verb could take as its clause follows it."""
    if at >= len(words):
        return True
    word = words[at]
    return (
        not word.is_word
        or words[at - 1].low == "of"
        or word.low in TIMES
        or word.low
        in {
            "in",
            "on",
            "at",
            "during",
            "after",
            "before",
            "when",
            "as",
            "to",
            "by",
            "of",
            "about",
        }
    )


def according_to(part: Stretch) -> Iterator[Core]:
    """According to SOURCE, ...; ..., according to SOURCE."""
    if "according" not in part.low:
        return
    words = part.words
    for at in range(len(words) - 2):
        if words[at].low != "according" or words[at + 1].low != "to":
            continue
        found = noun_phrase(part.text, words[at + 2].start, part.span.end)
        if found is None:
            continue
        last = at + 2
        while last < len(words) and words[last].end <= found.end:
            last += 1
        content = part.until(0, at) if at else part.until(last)
        if content is not None and wordy(part.text, content):
            cue = Span(words[at].start, words[at + 1].end)
            yield made(part, "according to", content, cue, (at + 2, last))


RULES: Final[tuple[Callable[[Stretch], Iterator[Core]], ...]] = (
    according_to,
    said_that,
    said_after,
    noun_that,
)
