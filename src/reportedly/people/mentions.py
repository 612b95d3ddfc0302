"""Names in a story: where they stand and what they name.

Runs of capitalised words are cut at titles, possessives and common words, told apart by the word
lists and by what stands around them, and then made one in the document: a family name seen once
with a given name is that person wherever it stands alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.people.cuewords import (
    FUNCTION,
    MODIFIERS,
    PARTICLES,
    PERSON_ENDINGS,
    SPEECH,
    SUFFIXES,
)
from reportedly.people.gazetteer import DATES, gazetteer
from reportedly.people.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.page import Block, Span
    from reportedly.people.gazetteer import Gazetteer
    from reportedly.people.tokens import Tokens

PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"

EVIDENCE = 2
"""Points an unknown run of two or three words needs to be a person; fitted on half of GUM news
(documents of even rank by name)."""

BOTH = frozenset(
    "hill post church banks bank club house guard young star press price wood bush west park parks "
    "journal daily mail office board center chambers trust clinic hall king rose ford page chase "
    "banks sa se network watch order court standard register monitor front republic".split()
)
"""Heads of bodies' names that are family names just as well: "Anita" + one of them is a person."""


PREFIXES = frozenset("al el as ad ar ash at az an bin ben d dell l".split())
"""Small beginnings of family names that are joined to them."""

TWO_WORD_PLACES = frozenset(
    "hong kong,abu dhabi,san jose,san juan,san diego,st louis,buenos aires,sri lanka,el salvador,"
    "saudi arabia,costa rica,puerto rico,north america,south america,latin america,kuala lumpur,"
    "santa fe,santa monica,carson city,jefferson city,fort worth,jersey city,kim il".split(",")
)
"""Places that begin like a person's name."""

KIN = frozenset("republican democratic democrat gop islam islamic muslim christian jewish".split())
"""Words of parties and faiths that stand alone before a noun and name nobody."""

STORMS = frozenset("hurricane cyclone typhoon storm mount lake river cape port fort saint san".split())
"""Words before names of things that look like names of people."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the story. `first` and `last` are its tokens; `titles` stood before it.

    `role` is the phrase before the name that says what its bearer is ("former president"). `sure`
    is false where only the rest of the document can tell what is named; `in_place` marks a name
    after a preposition of place.
    """

    span: Span
    name: str
    kind: str
    first: int
    last: int
    titles: tuple[str, ...] = ()
    gender: str | None = None
    role: Span | None = None
    sure: bool = True
    in_place: bool = False


def find_names(text: str, blocks: Sequence[Block]) -> tuple[Mention, ...]:
    """The names in the headline, body and caption blocks of `text`, in text order."""
    return names_in(text, tokenize(text, blocks))


def names_in(text: str, tokens: Tokens) -> tuple[Mention, ...]:
    """The names in `tokens` of `text`, one label a name in the whole document."""
    lists = gazetteer()
    found: list[Mention] = []
    for first, last in _runs(tokens, lists):
        found.extend(_Run(text, tokens, lists, first, last).mentions())
    return _agree(found, lists)


def _runs(tokens: Tokens, lists: Gazetteer) -> Iterator[tuple[int, int]]:
    """The longest stretches of capitalised words, as first and last token."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    count = len(words)
    at = 0
    while at < count:
        if not _is_name_word(words[at]):
            at += 1
            continue
        last = at
        while True:
            after = _next_in_run(words, starts, ends, last, count)
            if after is None:
                break
            last = after
        yield at, last
        at = last + 1


def _is_name_word(word: str) -> bool:
    """Whether a word is written as a name: Smith, al-Amr, d'Ettorre; never "I" or "I'm"."""
    if word[0].isupper():
        return word != "I" and word[:2] not in ("I'", "I’")
    prefix, mark, rest = word.partition("-")
    if not mark:
        prefix, mark, rest = word.replace("’", "'").partition("'")
    return bool(mark) and prefix in PREFIXES and rest[:1].isupper()


def _next_in_run(
    words: list[str], starts: list[int], ends: list[int], last: int, count: int
) -> int | None:
    """The next token of the run that `last` belongs to, if it goes on."""
    after = last + 1
    if after < count and words[after] == "." and starts[after] == ends[last]:
        short = len(words[last]) == 1 or words[last].lower() in gazetteer().abbreviations
        if not short:
            return None
        after += 1
    skipped = 0
    while after < count and skipped < 2 and words[after] in PARTICLES:  # noqa: PLR2004 - "van der"
        after += 1
        skipped += 1
    if skipped == 0 and after < count and words[after] == "&":
        after += 1
    if after >= count or not _is_name_word(words[after]):
        return None
    return after if starts[after] - ends[after - 1] <= 1 else None


class _Run:
    """One stretch of capitalised words, taken apart."""

    def __init__(
        self, text: str, tokens: Tokens, lists: Gazetteer, first: int, last: int
    ) -> None:
        self.text, self.tokens, self.lists = text, tokens, lists
        self.first, self.last = first, last
        self.words = tokens.words
        self.low = {at: tokens.words[at].lower() for at in range(first, last + 1)}

    def mentions(self) -> Iterator[Mention]:
        """The names in this run."""
        if self.tokens.title_case[self.first]:
            for first, last in self._cut_title_case():
                yield from self._read(first, last)
            return
        first = self.first
        while first <= self.last and self._opens_only(first):
            first += 1
        if first <= self.last:
            yield from self._read(first, self.last)

    def _opens_only(self, at: int) -> bool:
        """Whether the capital of this word comes from its place, not from a name."""
        word = self.low[at]
        if not self.words[at][0].isalpha() or word in DATES:
            return not (word in self.lists.given and at < self.last)
        if word in FUNCTION:
            return True
        if not self._is_first(at) or word not in self.lists.common:
            return False
        if word in self.lists.given or word in self.lists.titles or word in self.lists.joins:
            return at == self.last
        return word not in self.lists.body_class or at == self.last

    def _is_first(self, at: int) -> bool:
        """Whether a capital at this place is owed to the sentence's or quotation's start."""
        if at == 0:
            return True
        before = self.words[at - 1]
        return self.tokens.sentence[at] != self.tokens.sentence[at - 1] or before in "“\"‘'(:—–-•*"

    def _cut_title_case(self) -> Iterator[tuple[int, int]]:
        """The stretches of a line with capitals throughout that common words leave over."""
        start = None
        for at in range(self.first, self.last + 2):
            plain = at > self.last or self._is_plain(at)
            if plain and start is not None:
                yield start, at - 1
                start = None
            elif not plain and start is None:
                start = at

    def _is_plain(self, at: int) -> bool:
        word = self.low.get(at, self.words[at].lower())
        if word in FUNCTION or word in DATES or not word[0].isalpha():
            return word not in PARTICLES
        keep = (
            word in self.lists.given
            or word in self.lists.titles
            or word in self.lists.body_class
        )
        return word in self.lists.common and not keep

    def _read(self, first: int, last: int) -> Iterator[Mention]:
        """The names between two tokens: a title's bearer, a body, a place or a person."""
        while first < last and self._word(first) in self.lists.adjectives:
            first += 1
        while last > first and (self._word(last) in DATES or not self.words[last][0].isalpha()):
            last -= 1
        while first < last and self._is_kind_of_person(first):
            first += 1
        body = self._body_head(first, last)
        title = self._last_title(first, last)
        if title is not None and (body is None or body <= title):
            yield from self._titled(first, title, last)
            return
        inner = self._inner_given(first, last)
        if inner is not None:
            yield from self._read(first, inner - 1)
            yield from self._plain(inner, last)
            return
        if body is not None and first < body < last - 1 and self._points(body + 1, last) > EVIDENCE:
            yield self._make(first, body, ORGANISATION)
            yield from self._plain(body + 1, last)
            return
        if body is not None and not self._looks_person(first, last):
            yield self._make(first, self._extend_body(last), ORGANISATION)
            return
        yield from self._plain(first, last)

    def _is_kind_of_person(self, at: int) -> bool:
        """Whether a word like "Pan-democrat" tells what kind of person the name after it bears."""
        _, mark, rest = self.words[at].rpartition("-")
        return bool(mark) and rest in self.lists.roles

    def _word(self, at: int) -> str:
        return self.low.get(at) or self.words[at].lower()

    def _body_head(self, first: int, last: int) -> int | None:
        """The last word of the run that heads a body's name."""
        for at in range(last, first - 1, -1):
            if self._word(at) in self.lists.body_class:
                return at
        return None

    def _last_title(self, first: int, last: int) -> int | None:
        """The last title in the run with a name-like word after it."""
        for at in range(last - 1, first - 1, -1):
            if self._word(at) in self.lists.titles and self._is_name_like(at, last):
                return at
        return None

    def _is_name_like(self, title: int, last: int) -> bool:
        """Whether the words after a title can be its bearer's name."""
        at = title + 1
        if self.words[at] == ".":
            at += 1
        if at > last:
            return False
        word = self._word(at)
        if word in PARTICLES:
            return True
        if word in self.lists.titles or word in self.lists.joins or word in DATES:
            return False
        if word in self.lists.given or self._word(title) in self.lists.abbreviations:
            return True
        return word not in self.lists.common and word not in self.lists.adjectives

    def _inner_given(self, first: int, last: int) -> int | None:
        """Where a person's name begins inside a run: a given name after a word that is none.

        "Education Stefania Giannini", from a page that has "the Minister of" before it.
        """
        for at in range(first + 1, last):
            before = self._word(at - 1)
            if self._word(at) not in self.lists.given or self._word(at) in self.lists.common:
                continue
            plain = before in self.lists.common or before.endswith(("ist", "crat", "ian"))
            whole = self._word(last) not in self.lists.body_class or self._word(last) in BOTH
            if plain and whole and before not in self.lists.given:
                return at
        return None

    def _titled(self, first: int, title: int, last: int) -> Iterator[Mention]:
        start = title + 1
        if self.words[start] == ".":
            start += 1
        titles = tuple(
            self._word(at) for at in range(first, title + 1) if self.words[at][0].isalpha()
        )
        gender = next(
            (g for word in titles if (g := self.lists.titles.get(word)) is not None), None
        )
        end = self._name_end(start, last)
        made = self._make(start, end, PERSON)
        yield replace(
            made,
            titles=titles,
            gender=gender or made.gender,
            role=self._role_before(first) or self.tokens.span(first, title),
        )
        if end < last:
            yield from self._read(end + 1, last)

    def _name_end(self, start: int, last: int) -> int:
        """Where a person's name that begins at `start` ends: at a common word, a title or a body."""
        end = start
        for at in range(start + 1, last + 1):
            word = self._word(at)
            if not self.words[at][0].isalpha() or word in PARTICLES or word in SUFFIXES:
                end = at if word in SUFFIXES else end
                continue
            stop = word in DATES or word in self.lists.adjectives or word in FUNCTION
            if at == start + 1 and not self.tokens.title_case[at] and self._can_be_family(at):
                stop = False
            elif word not in BOTH or at > start + 2:  # noqa: PLR2004 - a second given name goes before
                stop = stop or word in self.lists.titles or word in self.lists.joins
                stop = stop or word in self.lists.body_class
                stop = stop or (word in self.lists.common and word not in self.lists.given)
            if stop or at - start > 6:  # noqa: PLR2004 - initials and particles count as tokens
                break
            end = at
        return end

    def _can_be_family(self, at: int) -> bool:
        """Whether a capital inside a sentence makes a family name of a common word."""
        word = self._word(at)
        known = word in self.lists.titles or word in self.lists.joins or word in DATES
        body = word in self.lists.body_class and word not in BOTH
        return not known and not body and word not in self.lists.adjectives

    def _looks_person(self, first: int, last: int) -> bool:
        """Whether a run that ends like a body's name is a given name and a family name."""
        if last == first or self._word(first) not in self.lists.given:
            return False
        return self._word(last) in BOTH and last - first <= 2  # noqa: PLR2004 - with an initial

    def _extend_body(self, last: int) -> int:
        """The last token of a body's name that goes on: "of Defence", "of the Armed Forces"."""
        words, count = self.words, len(self.words)
        while True:
            at = last + 1
            if at >= count or words[at] not in ("of", "for", "on"):
                return last
            at += 1
            if at < count and words[at] == "the":
                at += 1
            if at >= count or not _is_name_word(words[at]) or words[at].lower() in DATES:
                return last
            if words[at - 1] != "the" and words[at].lower() in self.lists.given:
                return last
            while at + 1 < count and (
                _is_name_word(words[at + 1])
                and self.tokens.starts[at + 1] - self.tokens.ends[at] == 1
            ):
                at += 1
            last = at

    def _plain(self, first: int, last: int) -> Iterator[Mention]:
        """A run without title or body head: person, place, acronym, or unknown."""
        word = self._word(first)
        pair = f"{word} {self._word(first + 1)}" if last > first else ""
        if pair in TWO_WORD_PLACES:
            yield self._make(first, last, PLACE)
            return
        if last > first and (self.lists.is_given(word) or self._is_initial(first)):
            end = self._name_end(first, last)
            if end > first:
                yield self._person(first, end)
                if end < last:
                    yield from self._read(end + 1, last)
                return
        if all(
            self._word(at) in self.lists.places or self._word(at) in self.lists.adjectives
            for at in range(first, last + 1)
        ):
            yield self._make(first, last, PLACE)
            return
        if first == last:
            yield self._single(first)
            return
        place = self._word(last) in self.lists.places
        if place and (word in self.lists.common or self._points(first, last) <= EVIDENCE):
            yield self._make(first, last, PLACE)
            return
        if word in ("new", "north", "south", "east", "west"):
            yield self._make(first, last, PLACE)
            return
        yield self._unknown(first, last)

    def _is_initial(self, at: int) -> bool:
        return len(self.words[at]) == 1 or (
            self.words[at].endswith(".") and len(self.words[at]) <= 6 and self._word(at) != "u.s."  # noqa: PLR2004 - "J.R.R."
        )

    def _single(self, at: int) -> Mention:
        word = self.words[at]
        if word.isupper() and 2 <= len(word) <= 6:  # noqa: PLR2004 - acronyms of bodies
            kind = PLACE if word in ("US", "UK", "USA", "UAE", "EU", "U.S.", "U.K.") else ORGANISATION
            return self._make(at, at, kind)
        if self._word(at) in self.lists.given or self._word(at) in self.lists.families:
            if self._role_before(at) is not None or self._stands_alone(at):
                return self._person(at, at)
        return replace(self._make(at, at, OTHER), sure=False, role=self._role_before(at))

    def _stands_alone(self, at: int) -> bool:
        """Whether a family name is used as one, not as a common word or a thing's name."""
        if self._word(at) in self.lists.common or self._word(at) in self.lists.places:
            return False
        return at == 0 or self.words[at - 1].lower() != "the"

    def _unknown(self, first: int, last: int) -> Mention:
        end = self._name_end(first, last)
        points = self._points(first, end) if end > first else 0
        if points >= EVIDENCE:
            return self._person(first, end)
        return replace(self._make(first, last, OTHER), sure=points < 0)

    def _points(self, first: int, last: int) -> int:
        """Points for a run of unknown words being a person's name."""
        words, tokens = self.words, self.tokens
        if last - first > 5:  # noqa: PLR2004 - longer runs are titles of works
            return 0
        points = 0
        if self._word(first) in STORMS:
            return points
        if self._role_before(first) is not None:
            points += 3
        if any(len(words[at]) == 1 and words[at].isalpha() for at in range(first, last)):
            points += 2
        if words[last].lower().endswith(PERSON_ENDINGS):
            points += 1
        points += sum(word in self.lists.given for word in (self._word(last), self._word(first)))
        points += 2 * (self._word(last) in self.lists.families)
        points += 2 * ("-" in words[last][1:])
        points += not any(self._word(at) in self.lists.common for at in range(first, last + 1))
        points += self._after(last)
        before = words[first - 1].lower() if first else ""
        same_sentence = first > 0 and tokens.sentence[first - 1] == tokens.sentence[first]
        if any(len(words[at]) > 1 and words[at].isupper() for at in range(first, last + 1)):
            points -= 3
        if before == "the" and same_sentence:
            points -= 3
        if before in ("in", "at", "near", "from") and same_sentence:
            points -= 1
        if any(
            self._word(at) in self.lists.common or self._word(at) in self.lists.places
            for at in range(first, last + 1)
        ):
            points -= 1
        return points

    def _after(self, last: int) -> int:
        """Points for what follows a name."""
        words = self.words
        following = [word.lower() for word in words[last + 1 : last + 4]]
        if not following:
            return 0
        if following[0] in SPEECH or following[0] == "who":
            return 2
        if following[0] == "," and len(following) > 1:
            if following[1].isdigit() or following[1] in ("who", "whose"):
                return 2
            if following[1] in ("a", "an", "the", "his", "her", "then", "former", "president"):
                return 1
        if following[0].isdigit():
            return -3
        if following[0] == "(" and len(following) > 1 and following[1] in ("d", "r"):
            return 2
        if following[0] in ("’s", "'s") or following[0].endswith("ed"):
            return 1
        return 0

    def _role_before(self, first: int) -> Span | None:
        """The role phrase that ends right before token `first` ("former spokesman")."""
        tokens, words = self.tokens, self.words
        at = first - 1
        if at < 0 or tokens.sentence[at] != tokens.sentence[first]:
            return None
        if words[at].lower() not in self.lists.roles or tokens.starts[first] - tokens.ends[at] != 1:
            return None
        begin = at
        while begin > 0 and at - begin < 6:  # noqa: PLR2004 - longer ones were never read right
            word = words[begin - 1].lower()
            known = word in MODIFIERS or word in self.lists.adjectives or word in self.lists.roles
            if not known or tokens.sentence[begin - 1] != tokens.sentence[at]:
                break
            begin -= 1
        return tokens.span(begin, at)

    def _person(self, first: int, last: int) -> Mention:
        made = self._make(first, last, PERSON)
        return replace(made, role=self._role_before(first))

    def _gender(self, first: int, last: int) -> str | None:
        """The gender of the given names in a full name; a lone name tells it too if it is given."""
        if first == last and self._word(first) in self.lists.families:
            return None
        words = [self._word(at) for at in range(first, max(first + 1, last))]
        return next((g for word in words if (g := self.lists.gender_of(word)) in ("m", "f")), None)

    def _make(self, first: int, last: int, kind: str) -> Mention:
        span = self.tokens.span(first, last)
        if self._word(last) in SUFFIXES and self.text[span.end : span.end + 1] == ".":
            span = replace(span, end=span.end + 1)
        gender = self._gender(first, last) if kind == PERSON else None
        return Mention(
            span=span,
            name=" ".join(self.text[span.start : span.end].split()),
            kind=kind,
            first=first,
            last=last,
            gender=gender,
            in_place=first > 0 and self.words[first - 1].lower() in ("in", "at", "from", "near", "to"),
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


def _agree(found: list[Mention], lists: Gazetteer) -> tuple[Mention, ...]:
    """The mentions with one label a name: what names someone once names him everywhere."""
    votes: dict[str, Counter[str]] = {}
    families: set[str] = set()
    givens: set[str] = set()
    for mention in found:
        if mention.sure:
            votes.setdefault(mention.name, Counter())[mention.kind] += 1
        if mention.kind == PERSON and mention.sure:
            families.add(family_name(mention.name))
            if mention.last > mention.first:
                givens.add(mention.name.split()[0].lower())
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
    known = votes.get(mention.name)
    if not mention.sure and known:
        return replace(mention, kind=known.most_common(1)[0][0])
    if not mention.sure and mention.name.lower() in givens:
        return replace(mention, kind=PERSON)
    word = mention.name.lower()
    if mention.first == mention.last and (word in KIN or word in lists.roles or word in lists.people):
        return None
    if not mention.sure and mention.first == mention.last and word in lists.common:
        return None
    if word.endswith("s") and word[:-1] in lists.adjectives:
        return None
    return mention
