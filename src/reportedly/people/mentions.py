"""Names in a story: where they stand and what they name.

Runs of capitalised words are cut at titles, possessives and common words, told apart by the word
lists and by what stands around them, and then made one in the document: a family name seen once
with a given name is that person wherever it stands alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.people.cuewords import PARTICLES, SUFFIXES, words_of
from reportedly.people.evidence import EVIDENCE, person_points
from reportedly.people.gazetteer import gazetteer
from reportedly.people.runs import (
    ORGANISATION,
    OTHER,
    PERSON,
    PLACE,
    Mention,
    Run,
    is_name_word,
)
from reportedly.people.seen import with_seen
from reportedly.people.spelling import one_slip_from
from reportedly.people.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.page import Block
    from reportedly.people.gazetteer import Gazetteer
    from reportedly.people.tokens import Tokens
    from reportedly.tagging.names import Seen

__all__ = ["ORGANISATION", "OTHER", "PERSON", "PLACE", "Mention", "family_name", "find_names"]

KIN = words_of("republican democratic democrat gop islam islamic muslim christian jewish")
"""Words of parties and faiths that stand alone before a noun and name nobody."""


def find_names(
    text: str, blocks: Sequence[Block], seen: Sequence[Seen] = ()
) -> tuple[Mention, ...]:
    """The names in the headline, body and caption blocks of `text`, in text order.

    `seen` are the names the encoder sees in it (`tagging.names`); without them rules alone read.
    """
    return names_in(text, tokenize(text, blocks), seen)


def names_in(text: str, tokens: Tokens, seen: Sequence[Seen] = ()) -> tuple[Mention, ...]:
    """The names in `tokens` of `text`, one label a name in the whole document."""
    lists = gazetteer()
    found: list[Mention] = []
    for first, last in _runs(tokens):
        if found and first <= found[-1].last:
            continue  # inside a body's name: "Internal Order" of "Ministry of Internal Order"
        found.extend(Run(text, tokens, lists, first, last).mentions())
    found = with_seen(text, tokens, _with_first_words(text, tokens, found), seen)
    return _agree(_with_speakers(tokens, found), lists)


def _runs(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """The longest stretches of capitalised words, as first and last token."""
    words = tokens.words
    count = len(words)
    at = 0
    while at < count:
        if not is_name_word(words[at]) or _is_number_sign(words, at):
            at += 1
            continue
        last = at
        while True:
            after = _next_in_run(tokens, last)
            if after is None:
                break
            last = after
        yield at, last
        at = last + 1


def _next_in_run(tokens: Tokens, last: int) -> int | None:
    """The next token of the run that `last` belongs to, if it goes on in the same block."""
    words, starts, ends, count = tokens.words, tokens.starts, tokens.ends, len(tokens)
    after = last + 1
    if after < count and words[after] == "." and starts[after] == ends[last]:
        short = len(words[last]) == 1 or words[last].lower() in gazetteer().abbreviations
        if not short:
            return None
        after += 1
    if _joins_plural(tokens, last):
        return after + 1
    skipped = 0
    while after < count and skipped < 2 and words[after] in PARTICLES:
        after += 1
        skipped += 1
    if skipped == 0 and after < count and words[after] == "&":
        after += 1
    if after >= count or not is_name_word(words[after]) or _is_number_sign(words, after):
        return None
    if tokens.block[after] != tokens.block[last]:
        return None
    return after if starts[after] - ends[after - 1] <= 1 else None


def _is_number_sign(words: list[str], at: int) -> bool:
    """Whether "No" or "Nos" stands for "number": "Decree No. 114" names nobody called No."""
    if words[at] not in ("No", "Nos") or at + 1 >= len(words):
        return False
    after = words[at + 2] if words[at + 1] == "." and at + 2 < len(words) else words[at + 1]
    return after[0].isdigit()


def _joins_plural(tokens: Tokens, last: int) -> bool:
    """Whether a plural possessive goes on into a body's name: "the Farmers' Union"."""
    words, count = tokens.words, len(tokens)
    if last + 2 >= count or words[last + 1] not in ("'", "’") or not words[last].endswith("s"):
        return False
    same_block = tokens.block[last + 2] == tokens.block[last]
    return (
        same_block
        and words[last + 2].lower() in gazetteer().body_class
        and is_name_word(words[last + 2])
    )


def family_name(name: str) -> str:
    """The family name of a Western-ordered name, in lower case, particles left out.

    >>> family_name("Ludwig van der Berg Jr.")
    'berg'
    """
    parts = [part.strip(".,") for part in name.lower().split()]
    while len(parts) > 1 and parts[-1] in SUFFIXES:
        parts.pop()
    return parts[-1] if parts else ""


def _with_first_words(text: str, tokens: Tokens, found: list[Mention]) -> list[Mention]:
    """The mentions; a common word that opens a sentence stays where the page has it in the name.

    "Open Hills demands" names Open Hills once "the leader of Open Hills" stands elsewhere.
    """
    known = {mention.name: mention for mention in found}
    whole: list[Mention] = []
    for mention in found:
        before = mention.first - 1
        same = before >= 0 and tokens.sentence[before] == tokens.sentence[mention.first]
        longer = known.get(f"{tokens.words[before]} {mention.name}") if same else None
        taken = bool(whole) and whole[-1].last >= before
        if longer is None or taken or mention.kind == PERSON:
            whole.append(mention)
            continue
        span = tokens.span(before, mention.last)
        name = text[span.start : span.end]
        kind, sure = longer.kind, longer.sure
        whole.append(
            replace(mention, span=span, name=name, first=before, kind=kind, sure=sure, role=None)
        )
    return whole


def _with_speakers(tokens: Tokens, found: list[Mention]) -> list[Mention]:
    """The mentions; an unknown full name is a person's if its last word alone speaks elsewhere.

    "Piet Sandholm" is one once "Sandholm told the paper", if it stands before that.
    """
    first = {mention.name.lower(): mention.first for mention in reversed(found)}
    speaking = {
        mention.name.lower()
        for mention in found
        if mention.kind == OTHER
        and mention.first == mention.last < len(tokens) - 1
        and tokens.words[mention.last + 1] in ("said", "says", "told", "added", "wrote")
    } - gazetteer().roles.keys()
    return [
        replace(mention, kind=PERSON, sure=True)
        if mention.kind == OTHER
        and 0 < mention.last - mention.first <= GIVEN_AND_FAMILY
        and not mention.sure
        and family_name(mention.name) in speaking
        and mention.first < first[family_name(mention.name)]
        and person_points(tokens, mention.first, mention.last) >= EVIDENCE - 1
        else mention
        for mention in found
    ]


GIVEN_AND_FAMILY = 2
"""Tokens a full name has beyond its first: a middle name and the family name."""


def _agree(found: list[Mention], lists: Gazetteer) -> tuple[Mention, ...]:
    """The mentions with one label a name: what names someone once names him everywhere."""
    votes: dict[str, Counter[str]] = {}
    families: set[str] = set()
    givens: set[str] = set()
    whole: set[str] = set()
    for mention in found:
        if mention.sure:
            votes.setdefault(mention.name, Counter())[mention.kind] += 1
        if mention.kind == PERSON and mention.sure:
            families.add(family_name(mention.name))
            if mention.last > mention.first:
                givens.add(mention.name.split()[0].lower())
                whole.add(family_name(mention.name))
    found = [_as_introduced(mention, votes, givens | whole) for mention in found]
    kept = (_settle(mention, votes, families, givens, lists) for mention in found)
    return tuple(mention for mention in kept if mention is not None)


def _settle(
    mention: Mention,
    votes: dict[str, Counter[str]],
    families: set[str],
    givens: set[str],
    lists: Gazetteer,
) -> Mention | None:
    """The mention under the document's label; None where it names nothing."""
    is_place_word = mention.kind == PLACE and mention.first == mention.last and not mention.in_place
    if (mention.kind == OTHER or is_place_word) and family_name(mention.name) in families:
        return replace(mention, kind=PERSON, sure=True)
    lone = mention.kind == OTHER and mention.first == mention.last
    if lone and one_slip_from(mention.name.lower(), families) is not None:
        return replace(mention, kind=PERSON, sure=True)
    known = votes.get(mention.name)
    if mention.kind == PERSON and known and known[OTHER] > known[PERSON]:
        return replace(mention, kind=OTHER)
    if not mention.sure and known:
        return replace(mention, kind=known.most_common(1)[0][0])
    if not mention.sure and mention.name.lower() in givens:
        return replace(mention, kind=PERSON)
    word = mention.name.lower()
    if mention.first == mention.last and (
        word in KIN or word in lists.roles or word in lists.people
    ):
        return None
    if not mention.sure and mention.first == mention.last and word in lists.common:
        return None
    if word.endswith("s") and word[:-1] in lists.adjectives:
        return None
    return mention


def _as_introduced(mention: Mention, votes: dict[str, Counter[str]], people: set[str]) -> Mention:
    """The mention; a lone name that the page introduces as a body's is one.

    "The newspaper Torvposten" makes "Torvposten wrote" that of a newspaper, unless somebody's full
    name has the word.
    """
    known = votes.get(mention.name)
    lone = mention.first == mention.last and not mention.titles and mention.kind == PERSON
    if known is None or not lone or mention.name.lower() in people:
        return mention
    is_body = known[ORGANISATION] >= known[PERSON] > 0
    return replace(mention, kind=ORGANISATION, role=None) if is_body else mention
