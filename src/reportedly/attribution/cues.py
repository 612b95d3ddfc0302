"""From the words of a cue to what its speaker does by them.

`entries` reads every cue word off a run of tokens: verbs in any form, set phrases, nouns that
open a clause ("claim that") and reporting adverbs. `head` picks the one a cue span rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from reportedly.attribution.lexicon import ADVERBS, IRREGULAR, NOUNS, PHRASES, SPEECH, VERBS
from reportedly.attribution.tables import word_set
from reportedly.offsets import Span
from reportedly.statement import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.attribution.words import Token

Kind = Literal["verb", "phrase", "noun", "adverb"]
Form = Literal["base", "finite", "past", "ing", "none"]

VOWELS: Final = "aeiou"
AUXILIARIES: Final[frozenset[str]] = word_set(
    """
    am is are was were be been being has have had do does did will would shall should can
    could may might must 's 've 'd 'll isn't aren't wasn't weren't hasn't haven't hadn't don't
    doesn't didn't won't wouldn't shouldn't can't couldn't cannot not n't never ever to
    """
)
BE: Final[frozenset[str]] = word_set(
    """
    am is are was were be been being isn't aren't wasn't weren't
    """
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or phrase that reports: its lemma, act, and grammatical form."""

    lemma: str
    act: Act
    kind: Kind
    form: Form
    span: Span
    first: int
    last: int

    @property
    def is_speech(self) -> bool:
        """Whether it reports speech by itself, not belief or effect."""
        return self.lemma in SPEECH or self.lemma == "according to"


def _regular(lemma: str) -> dict[str, Form]:
    """The forms of a verb that spells regularly.

    >>> sorted(_regular("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = lemma + "ed", lemma + "ing"
    return {lemma: "base", _third(lemma): "finite", past: "past", ing: "ing"}


def _third(lemma: str) -> str:
    """The form in -s of a verb, which is also the plural of a noun."""
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _forms(lemma: str) -> dict[str, Form]:
    """The forms of a verb, each with its grammatical form."""
    if lemma not in IRREGULAR:
        return _regular(lemma)
    listed = IRREGULAR[lemma].split()
    found: dict[str, Form] = {lemma: "base"}
    for form in listed:
        if form.endswith("ing"):
            found[form] = "ing"
        else:
            found[form] = "finite" if form.endswith("s") and form == listed[0] else "past"
    return found


@cache
def verb_forms() -> dict[str, tuple[str, Act, Form]]:
    """Every form of every cue verb, with its lemma, act and grammatical form."""
    return {
        form: (lemma, act, kind)
        for act, words in VERBS.items()
        for lemma in words.split()
        if "-" not in lemma or lemma == "e-mail"
        for form, kind in _forms(lemma).items()
    }


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Act]]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Act]]] = {}
    for act, listed in PHRASES.items():
        for phrase in listed.split(";"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, act))
    for items in found.values():
        items.sort(key=lambda item: -len(item[0]))
    return found


@cache
def _nouns() -> dict[str, tuple[str, Act]]:
    return {
        form: (noun, act)
        for act, words in NOUNS.items()
        for noun in words.split()
        for form in (noun, _third(noun))
    }


@cache
def _openers() -> frozenset[str]:
    """Every word a cue can begin with: nine words in ten are none, and need no closer look."""
    return frozenset({*verb_forms(), *_phrases(), *_nouns(), *ADVERBS})


def entries(words: Sequence[Token]) -> list[Cue]:
    """Every cue among these tokens, in order, phrases before their single words."""
    found: list[Cue] = []
    known = _openers()
    at = 0
    while at < len(words):
        opens = words[at].low in known
        cue = (_phrase_at(words, at) or _word_at(words, at)) if opens else None
        if cue is not None:
            found.append(cue)
        at = cue.last + 1 if cue is not None else at + 1
    return found


def _phrase_at(words: Sequence[Token], at: int) -> Cue | None:
    for phrase, act in _phrases().get(words[at].low, ()):
        if tuple(w.low for w in words[at : at + len(phrase)]) == phrase:
            last = at + len(phrase) - 1
            span = Span(words[at].start, words[last].end)
            return Cue(" ".join(phrase), act, "phrase", "past", span, at, last)
    return None


def _word_at(words: Sequence[Token], at: int) -> Cue | None:
    word = words[at]
    span = Span(word.start, word.end)
    if word.low in ADVERBS:
        return Cue(word.low, Act.SAYS, "adverb", "none", span, at, at)
    named = at > 0 and word.text[0].isupper() and words[at - 1].is_word
    verb = None if named else verb_forms().get(word.low)
    noun = _nouns().get(word.low)
    if verb and at and verb[2] == "past" and words[at - 1].low in DETERMINERS - DEMONSTRATIVES:
        verb = None
    if verb and not (noun and verb[2] in ("base", "finite") and _reads_as_noun(words, at)):
        return Cue(verb[0], verb[1], "verb", verb[2], span, at, at)
    return Cue(noun[0], noun[1], "noun", "none", span, at, at) if noun else None


DEMONSTRATIVES: Final[frozenset[str]] = word_set("this that these those all some")
DETERMINERS: Final[frozenset[str]] = word_set(
    """
    a an the this that these those his her its their our my your some any no each every
    another such
    """
)


def _reads_as_noun(words: Sequence[Token], at: int) -> bool:
    """Whether a word like "claim" is a noun here, by the word before it."""
    if at == 0:
        return True
    before = words[at - 1]
    return (
        before.low in DETERMINERS
        or before.low.endswith(("'s", "s'"))
        or before.low in {"of", "in", "with", "by", "on", "amid", "despite", "after"}
        or not before.is_word
    )


# Verbs that only carry the noun or verb after them ("issued a statement saying", "went on to say").
LIGHT: Final[frozenset[str]] = word_set(
    """
    issue release make take give go continue appear seem seek like see know want tweet post
    renew repeat reiterate send write launch file
    """
)


def head(words: Sequence[Token]) -> Cue | None:
    """The cue a span of words rests on: a phrase, else a verb that is not light, else a noun."""
    found = entries(words)
    ranked = (
        [c for c in found if c.kind == "phrase"],
        [c for c in found if c.kind == "verb" and c.lemma not in LIGHT],
        [c for c in found if c.kind == "noun"],
        [c for c in found if c.kind == "verb"],
        found,
    )
    return next((group[0] for group in ranked if group), None)


def is_passive(words: Sequence[Token], cue: Cue) -> bool:
    """Whether a verb stands in the passive: a past form after a form of "be"."""
    if cue.kind not in ("verb", "phrase") or cue.form != "past":
        return False
    at = cue.first - 1
    while at >= 0 and (words[at].low.endswith("ly") or words[at].low in {"not", "also", "been"}):
        if words[at].low in BE:
            return True
        at -= 1
    return at >= 0 and words[at].low in BE
