"""Times that name no day: now, recently, soon, the future."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.direction import direction_of
from reportedly.dating.expressions import Direction, Then, Vague
from reportedly.dating.grammar.match import DASHES, Match
from reportedly.dating.tense import tense_at
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

# "former" and "formerly" are left out on purpose: they tell of a state, not of a time.
_PHRASES = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "at the moment": "PRESENT_REF",
    "recently": "PAST_REF",
    "more recently": "PAST_REF",
    "most recently": "PAST_REF",
    "the past": "PAST_REF",
    "soon": "FUTURE_REF",
    "the recent past": "PAST_REF",
    "the distant past": "PAST_REF",
    "these days": "PRESENT_REF",
    "the time being": "PRESENT_REF",
    "the present": "PRESENT_REF",
    "the present day": "PRESENT_REF",
    "the future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF",
    "the immediate future": "FUTURE_REF",
    "the distant future": "FUTURE_REF",
    "the not too distant future": "FUTURE_REF",
    "the not - too - distant future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "in future": "FUTURE_REF",
    "as soon as possible": "FUTURE_REF",
    "lately": "PAST_REF",
    "long ago": "PAST_REF",
    "a long time ago": "PAST_REF",
    "the other day": "PAST_REF",
}
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _phrase, _value in sorted(_PHRASES.items(), key=lambda item: -len(item[0].split())):
    _words = tuple(_phrase.split())
    _BY_FIRST.setdefault(_words[0], []).append((_words, _value))
FIRST_WORDS = frozenset(_BY_FIRST) | {"then"}
_GOES_ON = word_list(
    "that and but to as when with by for because or while though such he she they it we i you "
    "the a an his her their its our my this these there many most some no not such people both"
)
"""After "in the past" these begin what is told, where a noun would be its own: the past century."""
_BOUNDS = frozenset({"until", "till", "by"})


def read_vague(tokens: Tokens, at: int) -> Match | None:
    """A phrase that tells past, present or future and no more; the then of "until then"."""
    words = tokens.words
    if words[at] == "then":
        is_bound = tokens.before(at) in _BOUNDS and words[at + 1] not in DASHES
        return Match(Then(), at + 1) if is_bound else None
    for phrase, value in _BY_FIRST.get(words[at], ()):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return Match(Vague(value), at + len(phrase)) if _is_time(tokens, at, phrase) else None
    return None


def _is_time(tokens: Tokens, at: int, phrase: tuple[str, ...]) -> bool:
    following = tokens.words[at + len(phrase)]
    if phrase == ("long", "ago"):
        return tokens.before(at) not in {"that", "so", "too", "as", "not", "very", "how"}
    if phrase == ("soon",):
        if following in {"as", "after", "afterwards", "-"} or tokens.before(at) in {"as", "too"}:
            return False
        # "He was soon released" tells of a time after another one, not of one to come.
        return direction_of(tokens, at, at + 1) is not Direction.PAST
    if phrase == ("the", "past"):
        is_over = not following.isalpha() or following in _GOES_ON
        is_whole = is_over or tense_at(tokens, at + 2) is not None
        return tokens.before(at) in {"in", "from", "of"} and is_whole
    if phrase[-1] == "future" and tokens.is_capital(at + len(phrase) - 1):
        return False  # "The Future Fund"
    if phrase == ("the", "present"):
        return tokens.before(at) in {"in", "at", "to", "until"} and not following.isalpha()
    return True
