"""A statement in the form that statements are compared in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.matters import status
from reportedly.matters.force import ForceDenied, force_denied
from reportedly.matters.lexicon import Phrases, lines, word_set
from reportedly.matters.negation import (
    BIDDEN,
    PERSISTENT,
    SOME,
    Negation,
    hidden,
    negations,
    unreal,
)
from reportedly.matters.outlook import main_words
from reportedly.matters.quantities import NUMBERS, Quantity, quantities
from reportedly.matters.standing import act_of, standing_of
from reportedly.matters.times import Times, times
from reportedly.matters.words import STOP, Token, is_event, names, sentences, tokens_in
from reportedly.offsets import Span
from reportedly.statement import Act, Judged, Standing, Statement, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.statement import Speaker

CAUSING = (("because", "of"), ("caused", "by"), ("due", "to"), ("died", "of"), ("died", "from"),
           ("killed", "by"), ("blamed", "on"), ("result", "of"), ("resulted", "from"))  # fmt: skip

POSSESSIVE = 3
"""Characters between a word and the event it qualifies: an apostrophe, an s, and a space."""

PARTS = frozenset({"one", "half", "none", "part", "all"})
"""Words that with "of" behind them count some out of more."""

RESTRICTING = word_set("restricting")
"""Prepositions whose objects restrict a doing to one place, person or thing."""

REFUSING = frozenset({"declined", "declines", "decline", "refused", "refuses", "refuse", "not"})
TELLING = frozenset({"comment", "say", "discuss", "answer", "elaborate", "reveal", "respond",
                     "disclose", "identify", "specify", "speak", "confirm"})  # fmt: skip

UNREAL_ACTS = frozenset({Act.DEMANDS, Act.ASKS, Act.PROMISES, Act.PREDICTS})
"""Acts whose content is no account of what is so: demand and fact never conflict."""


@dataclass(frozen=True, slots=True)
class State:
    """A side taken on a pair of contrary states (data/contraries.txt)."""

    axis: int
    positive: bool
    spans: tuple[Span, ...]
    unreal: bool


@dataclass(frozen=True, slots=True)
class Account:
    """What one statement says, taken apart.

    `keys` are stems and families of its content words, `denied` those in the reach of a
    negation, `heads` the ones it denies outright, `open` those a modal or a plan keeps from being
    facts; `unreal` marks demands and promises; `persists` marks "still" and kin, `partly` "some"
    and kin; `groups` holds words that tell a thing from its counterpart.
    """

    statement: Statement
    act: Judged[Act] | None
    sentence: Span
    parts: tuple[Token, ...]
    keys: frozenset[str]
    denied: frozenset[str]
    heads: frozenset[str]
    open: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    source_keys: frozenset[str]
    courses: tuple[status.Course, ...]
    states: tuple[State, ...]
    amounts: tuple[Quantity, ...]
    when: Times
    said: Times
    force: ForceDenied | None
    standing: Judged[Standing] | None
    status: Judged[Status] | None
    unreal: bool
    persists: bool
    partly: bool
    groups: frozenset[tuple[int, str]]
    within: frozenset[tuple[str, str]]
    causes: frozenset[str]
    qualified: frozenset[tuple[str, str]]

    @property
    def id(self) -> str:
        """The statement's own id."""
        return self.statement.id


def account(
    text: str, statement: Statement, speaker: Speaker | None = None, sentence: Span | None = None
) -> Account:
    """The account a statement of `text` gives; spans in positions of `text`."""
    around = sentence or sentence_of(statement, sentences(text))
    parts = tokens_in(text, statement.content.spans)
    cue = tokens_in(text, statement.cue.spans if statement.cue else ())
    silent = _keeps_silent(cue, parts)
    act = None if silent else act_of(text, statement)
    value = act.value if act else None
    negative = negations(text, parts)
    under = hidden(parts, negative, flipped=value is Act.DENIES)
    modal = unreal(text, parts)
    source = tokens_in(text, statement.source.spans if statement.source else ())
    rest: Sequence[Token] = tokens_in(text, (around,))
    for span in statement.content.spans:
        rest = [token for token in rest if not span.start <= token.span.start < span.end]
    force = force_denied(text, parts)
    lowers = {token.lower for token in parts}
    found = (
        ()
        if silent or _asked(text, statement)
        else status.courses(
            parts,
            under,
            value,
            unreal=modal,
            cue=cue,
        )
    )
    standing = statement.standing or standing_of(text, statement, act, speaker)
    own_names = names(parts, text)
    plain = [token for token in parts if token.lower not in STOP]
    return Account(
        statement=statement,
        act=act,
        sentence=around,
        parts=parts,
        keys=frozenset(token.key for token in plain),
        denied=_keys(parts, under),
        heads=frozenset() if silent else _heads(parts, negative, flipped=value is Act.DENIES),
        open=_keys(parts, modal),
        names=own_names,
        places=own_names or names(source, text),
        source_keys=frozenset(token.key for token in source if token.lower not in STOP),
        courses=found,
        states=() if silent else states(parts, under, modal, _outright(negative, parts, value)),
        amounts=quantities(parts),
        when=times(parts),
        said=times(rest),
        force=force,
        standing=standing,
        status=None
        if _asked(text, statement)
        else status.statement_status(
            found,
            parts,
            act,
            rejects=_rejects(force, value),
            cue=cue,
            main=main_words(text, parts),
            source=frozenset(token.key for token in source if token.lower not in STOP),
        ),
        unreal=value in UNREAL_ACTS,
        persists=bool(lowers & PERSISTENT),
        partly=_of_a_part(parts),
        groups=counterparts(parts),
        within=complements(parts),
        causes=causes(parts),
        qualified=qualifiers(parts),
    )


def _keeps_silent(cue: Sequence[Token], parts: Sequence[Token]) -> bool:
    """Whether nothing was said: "declined to comment on the strike", "won't reveal the terms"."""
    words = [token.lower for token in cue]
    refused = any(word in REFUSING or word.endswith("n't") for word in words)
    opening = [part.lower for part in parts[:4]]
    if opening[:1] and opening[0] in {"i", "we"} and any(w.endswith("n't") for w in opening):
        return bool(TELLING & set(opening))
    return refused and bool(TELLING & {*words, *opening[:2]})


def _asked(text: str, statement: Statement) -> bool:
    """Whether a statement's last words are a question."""
    end = max((span.end for span in statement.content.spans), default=0)
    return text[max(0, end - 3) : end + 1].rstrip(' "”’»').endswith("?")


def _keys(parts: Sequence[Token], numbers: frozenset[int]) -> frozenset[str]:
    return frozenset(parts[n].key for n in numbers if parts[n].lower not in STOP)


def _heads(parts: Sequence[Token], found: Sequence[Negation], *, flipped: bool) -> frozenset[str]:
    """What is denied outright; a denial without a negation inside denies all its words."""
    if flipped and not found:
        return _keys(parts, frozenset(range(len(parts))))
    if flipped:
        return frozenset()
    return _keys(parts, frozenset(number for negation in found for number in negation.heads))


def _of_a_part(parts: Sequence[Token]) -> bool:
    """Whether a statement opens with "some", or counts a few out of more ("four of the")."""
    opening = [token.lower for token in parts[:3]]
    counted = opening[:1] and (opening[0] in SOME or opening[0] in NUMBERS or opening[0] in PARTS)
    return bool(set(opening) & SOME) or bool(counted and opening[1:2] == ["of"])


def _rejects(force: ForceDenied | None, act: Act | None) -> bool:
    return (force is not None and force.ground == "law") or act is Act.REJECTS_STANDING


def sentence_of(statement: Statement, found: Sequence[Span]) -> Span:
    """The sentences a statement's content, source and cue stand in, as one span."""
    spans = [*statement.content.spans]
    for words in (statement.source, statement.cue):
        spans += words.spans if words else ()
    start = min((span.start for span in spans), default=0)
    end = max((span.end for span in spans), default=0)
    first = bisect_right(found, start, key=lambda span: span.end)
    last = bisect_left(found, end, key=lambda span: span.start)
    touched = found[first:last]
    return Span(touched[0].start, touched[-1].end) if touched else Span(start, end)


def _contraries() -> Phrases:
    entries = []
    for number, line in enumerate(lines("contraries.txt")):
        for side, words in zip("+-", line.split(" | "), strict=True):
            entries += [
                (word.strip(), f"{number}{side}") for word in words.split(",") if word.strip()
            ]
    return Phrases(entries)


CONTRARIES = _contraries()


def _outright(found: Sequence[Negation], parts: Sequence[Token], act: Act | None) -> frozenset[int]:
    """The numbers of the words denied outright; all of them in a denial."""
    if act is Act.DENIES:
        return frozenset(range(len(parts)))
    heads = {number for negation in found for number in negation.heads}
    reach = {number: 0 if parts[number].lower in BIDDEN else 2 for number in heads}
    return frozenset(head + step for head, more in reach.items() for step in range(-1, more + 1))


def states(
    parts: Sequence[Token], under: frozenset[int], modal: frozenset[int], outright: frozenset[int]
) -> tuple[State, ...]:
    """The sides a statement takes on contrary states, negation counted in.

    What is merely in the reach of a negation, and not denied outright, takes no side.
    """
    found = []
    for first, last, value in CONTRARIES.find_all([token.lower for token in parts]):
        if first in under and first not in outright:
            continue
        positive = (value[-1] == "+") != (first in under)
        spans = tuple(token.span for token in parts[first:last])
        found.append(State(int(value[:-1]), positive, spans, first in modal))
    return tuple(found)


@cache
def _groups() -> dict[str, tuple[int, str]]:
    return {
        word: (number, word)
        for number, line in enumerate(lines("apart.txt"))
        for word in line.split()
    }


def counterparts(parts: Sequence[Token]) -> frozenset[tuple[int, str]]:
    """Group and stem of each word that tells a thing from its counterpart."""
    table = _groups()
    return frozenset((table[p.lower][0], p.key) for p in parts if p.lower in table)


def complements(parts: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Each preposition of restriction with the key of the first full word behind it."""
    found = set()
    for number, token in enumerate(parts):
        if token.lower in RESTRICTING:
            behind = [p for p in parts[number + 1 : number + 5] if p.lower not in STOP]
            if behind:
                found.add((token.lower, behind[0].key))
    return frozenset(found)


def causes(parts: Sequence[Token]) -> frozenset[str]:
    """The keys of the full words that are given as a cause."""
    for number in range(len(parts) - 2):
        if (parts[number].lower, parts[number + 1].lower) in CAUSING:
            behind = parts[number + 2 : number + 6]
            return frozenset(part.key for part in behind if part.lower not in STOP)
    return frozenset()


def qualifiers(parts: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Each event with the word right before it that tells whose or which it is."""
    found = set()
    for before, token in pairwise(parts):
        close = token.span.start - before.span.end <= POSSESSIVE
        plain = before.lower in STOP or before.lower in status.ATTRIBUTIVE
        if is_event(token) and close and not plain and before.text[0].islower():
            found.add((token.key, before.key))
    return frozenset(found)
