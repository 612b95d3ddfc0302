"""A matter's name: the noun phrase by which its statements, else its page, speak of the event."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportedly.matters.force import PAPERS
from reportedly.matters.lexicon import lines, word_set
from reportedly.matters.negation import AUXILIARIES, MODALS, NEGATORS
from reportedly.matters.words import (
    MOST_PLACES,
    PAGES_KEPT,
    STOP,
    Token,
    irregular,
    places_of,
    runs_on,
    tokens,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reportedly.matters.grouping import Group, Mention

LONGEST = 3
"""Words before the noun in a name ("the new night water rationing"): what a table cell holds."""

LOOK_BACK_CHARACTERS = 60
"""Characters before a noun in which its noun phrase may begin: a determiner and three words."""

DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "his", "her", "its",
                         "their", "our", "any", "no"})  # fmt: skip
NO_MODIFIERS = STOP | AUXILIARIES | MODALS | NEGATORS | word_set("no_modifiers")
"""Words that are no part of a noun phrase before its noun, or say nothing of the event."""

VERB_ENDINGS = ("ed", "ing", "ly", "ise", "ize")
OPENING = frozenset('.!?:\n“"')
"""Characters behind which a sentence opens, and with it a noun phrase that needs no determiner."""

WEIGHT_OF_STATEMENTS = 3
"""How much more a wording in the matter's statements counts than one elsewhere on the page."""


def name_of(text: str, one: Group) -> str:
    """The commonest noun of a matter's mentions with its commonest modifiers and its place."""
    noun = _noun(text, one)
    if noun is None:
        return _by_what_happens_to(text, one)
    article = "" if "new" in one.kinds else "the "
    return f"{article}{_modifiers(text, one, noun)}{noun}{_where(one)}"


def _by_what_happens_to(text: str, one: Group) -> str:
    """The name of an event told by verbs alone: "the closure of taps"."""
    for mention in one.mentions:
        at = mention.token.span
        after = next(iter(tokens(text, at.end, at.end + LOOK_BACK_CHARACTERS)), None)
        close = after is not None and text[at.end : after.span.start] == " "
        if after and close and after.lower.endswith("s") and after.lower not in NO_MODIFIERS:
            return f"the {one.family} of {after.text}{_where(one)}"
        words, anchored = _phrase(text, mention.token)
        if anchored and words and words[-1].lower.endswith("s"):
            return f"the {one.family} of {words[-1].text}{_where(one)}"
    return f"the {one.family}{_where(one)}"


def _noun(text: str, one: Group) -> str | None:
    """The noun most mentions use; where they use none, the page's commonest of the family."""
    named = [mention for mention in one.mentions if is_noun(mention)]
    kin = [mention for mention in named if mention.token.family == one.family]
    own = Counter(mention.token.lower for mention in kin or named)
    if not own:
        own = Counter(
            token.lower
            for token in page_uses(text).get(one.family, ())
            if token.family == one.family and _noun_form(token) and _determined(text, token)
        )
    return min(own, key=lambda noun: (-own[noun], noun)) if own else None


def has_name(text: str, one: Group) -> bool:
    """Whether a matter's statements or its page have a noun for it."""
    return _noun(text, one) is not None


def _noun_form(token: Token) -> bool:
    """Whether a word's form leaves it a noun: "closures", not "closed"."""
    lower = token.lower
    if lower == token.family:
        return True
    if lower in VERBS or lower.removesuffix("s") in VERBS:
        return False
    return lower not in irregular() and not lower.endswith(("ed", "ing", "ise", "ize"))


def _determined(text: str, token: Token) -> bool:
    """Whether a determiner stands before a word, at most with modifiers in between."""
    return _phrase(text, token)[1]


def _modifiers(text: str, one: Group, noun: str | None) -> str:
    """The commonest words between determiner and noun, kinds of other matters left out.

    A word used once, and neither a kind nor a thing, is one voice's colour and no part of the name.
    """
    found: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    alone = len(one.mentions) == 1
    for weight, token in _uses(text, one, noun):
        words, anchored = _phrase(text, token)
        kept = _plain(words, anchored=anchored)
        kinds = {kinds_of()[part.lower] for part in kept if part.lower in kinds_of()}
        if kept and kinds <= one.kinds:
            wording = text[kept[0].span.start : token.span.start]
            found[wording] += weight
            sure = bool(kinds) or any(part.family in things() for part in kept)
            uses[wording] += 2 if sure else 1
    found = Counter({words: n for words, n in found.items() if uses[words] > 1 or alone})
    if one.kinds - {"new"}:
        marked = {w: n for w, n in found.items() if _kinds_in(w)}
        found = Counter(marked) or Counter({f"{word} ": 1 for word in _kind_words(one)[:1]})
    elif "new" in one.kinds and not found:
        found = Counter({f"{word} ": 1 for word in _kind_words(one)[:1]})
    best = min(found, key=lambda words: (-found[words], words)) if found else ""
    return " ".join(_lowered(text, word) for word in best.split()) + " " if best else ""


def _lowered(text: str, word: str) -> str:
    """A word in small letters where the page has it in capitals only as a sentence opens."""
    name = any(runs_on(text, start) for start in places_of(text, word)) and not any(
        token.text == word.lower() for token in page_uses(text).get(word.lower(), ())
    )
    return word if name or word.isupper() else word.lower()


def _kinds_in(words: str) -> set[str]:
    return {kinds_of()[word] for word in words.lower().split() if word in kinds_of()}


def _kind_words(one: Group) -> list[str]:
    words = Counter(word for m in one.mentions for word in m.before if word in kinds_of())
    return [word for word, _ in words.most_common()]


def _uses(text: str, one: Group, noun: str | None) -> Iterator[tuple[int, Token]]:
    """The noun where the matter's statements and where the page use it, each with its weight."""
    own = {mention.token.span.start for mention in one.mentions}
    for mention in one.mentions:
        if mention.token.lower == noun:
            yield WEIGHT_OF_STATEMENTS, mention.token
    for token in page_uses(text).get(noun or "", ()):
        if token.lower == noun and token.span.start not in own:
            yield 1, token


def _phrase(text: str, token: Token) -> tuple[list[Token], bool]:
    """The words right before a noun, up to a determiner or a name with 's; whether one is there."""
    start = max(0, token.span.start - LOOK_BACK_CHARACTERS)
    if start and text[start - 1].isalnum():
        start = text.find(" ", start, token.span.start) + 1 or token.span.start
    words: list[Token] = []
    end = token.span.start
    for part in reversed(tokens(text, start, token.span.start)):
        gap = text[part.span.end : end]
        if gap not in {" ", "-"}:
            return words, bool(set(gap) & OPENING)
        if part.lower in DETERMINERS or part.text.endswith(("'s", "’s")):
            return words, True
        if part.lower in NO_MODIFIERS or len(words) == LONGEST:
            return words, False
        words.insert(0, part)
        end = part.span.start
    return words, start == 0


def _plain(words: Sequence[Token], *, anchored: bool) -> list[Token]:
    """The words that surely qualify the noun: behind a determiner all, else the nearest things."""
    kept: list[Token] = []
    for part in reversed(words):
        thing = part.family in things() and part.lower not in PAPERS
        if part.lower in kinds_of() or thing:
            kept.insert(0, part)
        elif not anchored or part.lower.endswith(VERB_ENDINGS) or part.text[0].isdigit():
            break
        else:
            kept.insert(0, part)
    return kept


def _where(one: Group) -> str:
    placed = Counter(mention.place for mention in one.mentions if mention.where)
    if not placed:
        return ""
    first = placed.most_common(1)[0][0]
    return " in " + max((m.where for m in one.mentions if m.where and m.place == first), key=len)


@cache
def kinds_of() -> dict[str, str]:
    """Each word that tells a kind of event, and that kind."""
    table = {}
    for line in lines("kinds.txt"):
        kind, _, rest = line.partition(":")
        table.update({word.strip(): kind for word in rest.split(",")})
    return table


@cache
def things() -> frozenset[str]:
    """The readable names of all families of things."""
    return frozenset(line.split()[0] for line in lines("things.txt"))


def is_noun(mention: Mention) -> bool:
    """Whether the event is named by a noun here, as its form or the word before it says."""
    lower, before = mention.token.lower, mention.before
    if mention.token.family is None or lower.endswith(("tion", "sion", "ment", "tions", "ments")):
        return True
    if lower in irregular() and lower != mention.token.family:
        return False  # "lost" names no loss
    if lower.endswith(("ed", "ise", "ize")) and lower != mention.token.family:
        return False
    if lower in VERBS or lower.removesuffix("s") in VERBS:
        return False
    if before[-1:] and before[-1] in VERB_MAKERS:
        return False
    if lower == mention.token.family and lower.endswith(("ing", "s")):
        return True  # "rationing", "losses"
    known: Mapping[str, str] = kinds_of()
    near = {*before}
    return bool(near & (DETERMINERS | known.keys() | {"of"})) and not lower.endswith("ing")


VERBS = word_set("verbs")
"""Words of the families that are verbs only, with an s too: "delivers" names no delivery."""

VERB_MAKERS = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should",
                         "who", "which", "they", "we", "i", "you", "he", "she", "it"})  # fmt: skip
"""Words behind which a form that could be a noun is a verb."""


@lru_cache(maxsize=PAGES_KEPT)
def page_uses(text: str) -> Mapping[str, tuple[Token, ...]]:
    """Where a page uses each word and each family of words, at most MOST_PLACES places each."""
    found: dict[str, list[Token]] = defaultdict(list)
    for token in tokens(text):
        uses = found[token.lower]
        if len(uses) < MOST_PLACES:
            uses.append(token)
        if token.family is not None and token.family != token.lower:
            kin = found[token.family]
            if len(kin) < MOST_PLACES:
                kin.append(token)
    return {name: tuple(uses) for name, uses in found.items()}
