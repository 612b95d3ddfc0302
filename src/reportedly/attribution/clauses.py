"""Statements read off one stretch of text by its grammar alone, without the tagger.

`reported` is used twice: inside a statement's content (a statement told in a statement) and on
sentences the tagger left uncovered. Each rule below yields whole attributions under its own name,
so that each can be measured, and dropped where it does not pay (`docs/quality/roles.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportedly.attribution.core import Core
from reportedly.attribution.cues import AUXILIARIES, BE, DETERMINERS, entries, is_passive
from reportedly.attribution.phrases import (
    LINKS,
    PRONOUNS,
    STOPS,
    TIMES,
    noun_phrase,
    subject_before,
)
from reportedly.attribution.tables import word_set
from reportedly.attribution.words import quotes_in, tokens
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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

SUBJECT_OPENERS: Final[frozenset[str]] = word_set(
    """
    the a an this these those his her its their our my he she it we they there no some all any
    both many most such each every nobody nothing i
    """
)
"""Words a clause without "that" opens with; a capital letter does as well."""

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """One sentence, or one part of a content, as tokens."""

    text: str
    words: tuple[Token, ...]
    span: Span

    def until(self, first: int, last: int | None = None) -> Span | None:
        """The span of tokens [first, last) without marks at its ends; None if nothing is left."""
        low, high = first, len(self.words) if last is None else last
        while low < high and self.words[low].text in ',;:.“"—–-':
            low += 1
        while high > low and self.words[high - 1].text in ',;:.?!“"”—–-':
            high -= 1
        return Span(self.words[low].start, self.words[high - 1].end) if low < high else None


def stretch(text: str, span: Span) -> Stretch:
    """The stretch of `span`."""
    return Stretch(text, tokens(text, span.start, span.end), span)


def reported(part: Stretch) -> list[Core]:
    """Every attribution the rules read off `part`, the surer rules first."""
    return [core for rule in RULES for core in rule(part)]


def _core(
    part: Stretch, rule: str, content: Span, cue: Span, source: tuple[int, int] | None
) -> Core:
    words = part.words
    span = None
    if source is not None:
        end = words[source[1] - 1].end
        if words[source[1] - 1].low.endswith(("'s", "s'")):
            end -= 2 if words[source[1] - 1].low.endswith("'s") else 1
        span = Span(words[source[0]].start, end)
    return Core((content,), (span,) if span else (), (cue,), RELIABILITY[rule], rule)


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
    for cue in entries(part.words):
        subject = _speaks(part, cue)
        if subject is None:
            continue
        start = _complement(part, cue)
        content = None if start is None else part.until(start, _clause_end(part, start))
        if content is not None and wordy(part.text, content):
            yield _core(part, "said that", content, _verb_span(part, cue, subject[1]), subject)


def wordy(text: str, span: Span) -> bool:
    """Whether a content has at least two words: one word is a fragment, not a clause."""
    return len(text[span.start : span.end].split()) > 1


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
    for cue in entries(words):
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
        if first == cue.last + 1 and not _closes(words, _past_hearer(part, cue)):
            continue
        if words[stop - 1].text == "," and not _is_clause(words[:stop]):
            continue
        content = part.until(0, stop)
        if content is not None and wordy(part.text, content):
            yield _core(part, "said after", content, cue.span, subject)


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
            yield _core(part, "according to", content, cue, (at + 2, last))


def noun_that(part: Stretch) -> Iterator[Core]:
    """Reports that ...; her claim that ...; the officials' statements declaring that ..."""
    words = part.words
    found = entries(words)
    for number, cue in enumerate(found):
        if cue.kind != "noun" or cue.last + 1 >= len(words):
            continue
        opener, start = cue, cue.last + 1
        after = found[number + 1] if number + 1 < len(found) else None
        if (
            words[start].low == "and"
            and after is not None
            and after.kind == "noun"
            and after.first == start + 1
        ):
            continue
        if after is not None and after.first == start and after.form == "ing" and after.is_speech:
            opener, start = after, after.last + 1
        bare = opener.lemma == "say" and start < len(words) and _opens_clause(words, start)
        if start >= len(words) or not (words[start].low == "that" or bare):
            continue
        if opener is cue and not (cue.lemma in TELLING and _opens_clause(words, start + 1)):
            continue
        content = part.until(start, _subject_clause_end(words, start))
        if content is not None and wordy(part.text, content):
            rule = "noun that" if opener is cue else "noun saying that"
            yield _core(part, rule, content, opener.span, _owner(words, cue.first))


TELLING: Final[frozenset[str]] = word_set(
    """
    report reports rumor rumour claim allegation accusation assertion contention statement
    announcement denial warning argument suggestion complaint charge declaration admission
    promise pledge assurance
    """
)
"""Nouns after which "that" opens what was said more often than a relative clause."""


def _opens_clause(words: Sequence[Token], at: int) -> bool:
    """Whether a subject follows "that": a relative clause would go on with its verb."""
    if at + 1 >= len(words):
        return False
    word = words[at]
    if word.low in FINITE or word.low in AUXILIARIES or word.low in {"i", "you", "we"}:
        return False
    return word.low in SUBJECT_OPENERS or word.text[0].isupper() or word.low.endswith("s")


def _owner(words: Sequence[Token], noun: int) -> tuple[int, int] | None:
    """The possessor of a noun: "her", "the ministry's", also over "public statements and"."""
    at = noun - 1
    while at >= 0 and noun - at <= 5:
        word = words[at]
        if word.low in {"his", "her", "their", "its"}:
            return (at, at + 1)
        if word.low.endswith(("'s", "s'")):
            return (_possessor_start(words, at), at + 1)
        if not word.is_word or word.low in {
            "the",
            "a",
            "an",
            "that",
            "of",
            "in",
            "amid",
            "by",
            "with",
        }:
            return None
        at -= 1
    return None


def _possessor_start(words: Sequence[Token], at: int) -> int:
    """Where the possessor that ends at `at` begins: its name, or two modifiers and an article."""
    start = at
    while start > 0 and at - start < 6:
        word = words[start - 1]
        if word.low in DETERMINERS:
            return start - 1
        small = word.text[0].islower()
        if not word.is_word or word.low in STOPS or word.low in AUXILIARIES or word.low in LINKS:
            break
        if word.low in PRONOUNS or (
            small and (at - start >= 2 or word.low.endswith(("ing", "ed")))
        ):
            break
        start -= 1
    return start


FINITE: Final[frozenset[str]] = word_set(
    """
    is are was were has have had do does did will would can could may might must should isn't
    aren't wasn't weren't hasn't haven't doesn't don't didn't won't
    """
)


def _subject_clause_end(words: Sequence[Token], start: int) -> int:
    """Where a clause inside a subject ends: before the sentence's own finite verb.

    "statements declaring that the levy is over [are not law]": the second finite auxiliary that
    follows no clause opener belongs to the sentence, not to the clause.
    """
    finite = 0
    for index in range(start + 1, len(words)):
        word = words[index]
        if word.text == ";" or (word.text == "," and finite):
            return index
        if word.low in {
            "and",
            "but",
            "or",
            "that",
            "which",
            "who",
            "because",
            "if",
            "when",
            "as",
            "while",
        }:
            finite = -99 if word.low != "and" else finite
        if word.low in FINITE and words[index - 1].low not in FINITE:
            finite += 1
            if finite == 2:
                return index
    return len(words)


RULES: Final[tuple[Callable[[Stretch], Iterator[Core]], ...]] = (
    according_to,
    said_that,
    said_after,
    noun_that,
)
RELIABILITY: Final[dict[str, float]] = {
    "said that": 0.74,
    "said after": 0.56,
    "according to": 0.74,
    "noun that": 0.2,
    "noun saying that": 0.5,
}
"""Share of each rule's statements right in content and source, on 300 PolNeAR train articles
read without the tagger; "noun saying that" was too rare there to count."""
