"""Finding time expressions in a text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.dating.direction import direction_of, lead_of, was_meant
from reportedly.dating.events import tie
from reportedly.dating.expressions import Clock, Direction, Expression, Weekday, Which
from reportedly.dating.grammar import read
from reportedly.dating.tokens import tokenise
from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.dating.expressions import Form
    from reportedly.dating.grammar import Match
    from reportedly.dating.tokens import Tokens

LANGUAGES = frozenset({"en"})
"""Languages there is a grammar for."""


def has_grammar(language: str) -> bool:
    """Whether times can be read in a language, given by its BCP 47 code ("en", "en-GB")."""
    return language.replace("_", "-").partition("-")[0].lower() in LANGUAGES


def find_expressions(text: str, *, language: str = "en") -> tuple[Expression, ...]:
    """The time expressions of `text`, first to last, not overlapping, unresolved.

    A language without a grammar (see `LANGUAGES`) gives none.
    """
    if not has_grammar(language):
        return ()
    tokens = tokenise(text)
    tokens = replace(tokens, words=list(tokens.words))  # some are hidden for a while (`until`)
    places: list[tuple[int, Match]] = []
    found: list[Expression] = []
    for sentence, first, last in sentences(tokens):
        for at, match in _matches(tokens, first, last):
            places.append((at, match))
            found.append(_expression(tokens, at, match, sentence))
    for number, other in tie(tokens, places).items():
        found[number] = replace(found[number], dated_by=found[other].span)
    return tuple(found)


def sentences(tokens: Tokens) -> Iterator[tuple[Span, int, int]]:
    """The sentences as spans of the text, with their first token and the one after their last."""
    first = 0
    for at in range(tokens.count):
        if tokens.breaks_after(at):
            yield Span(tokens.starts[first], tokens.ends[at]), first, at + 1
            first = at + 1


def _matches(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, Match]]:
    """The longest matches from left to right, with the token each starts at."""
    at = first
    while at < last:
        match = read(tokens, at)
        if match is not None and match.end > last:
            # A headline's last word and the date line below it are two times.
            with tokens.until(last) as ended:
                match = read(ended, at)
        if match is None:
            at += 1
            continue
        yield at, match
        at = match.end


def _expression(tokens: Tokens, at: int, match: Match, sentence: Span) -> Expression:
    start, end = tokens.starts[at], tokens.ends[match.end - 1]
    inside = tokens.text[start:end]
    if "]" in inside and "[" not in inside:
        start -= 1  # "[Ten] years ago" begins with its bracket
    span = Span(start, end)
    direction = direction_of(tokens, at, match.end)
    form = match.form
    if direction is Direction.FUTURE and was_meant(tokens, at):
        form = _nearest(form)
    return Expression(
        span=span,
        text=tokens.text[span.start : span.end],
        form=form,
        direction=direction,
        lead=lead_of(tokens, at),
        sentence=sentence,
    )


def _nearest(form: Form) -> Form:
    """A weekday, or a time of day on one, as the nearest to the story date."""
    if isinstance(form, Clock) and form.day is not None:
        return replace(form, day=_nearest(form.day))
    if isinstance(form, Weekday) and form.which is Which.PLAIN:
        return replace(form, which=Which.NEAREST)
    return form
