"""One run of capitalised words taken apart into the names it holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.people.cuewords import FUNCTION, PARTICLES, SUFFIXES, words_of
from reportedly.people.evidence import EVIDENCE, person_points, role_before
from reportedly.people.gazetteer import DATES
from reportedly.people.roles import apposition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportedly.page import Span
    from reportedly.people.gazetteer import Gazetteer
    from reportedly.people.tokens import Tokens

PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"

OFFICES = frozenset({"ministry", "committee", "agency"})
"""Classes of bodies whose names join fields by "and"."""

BOTH = words_of(
    "hill post church banks bank club house guard young star press price wood bush west park parks "
    "journal daily mail office board center chambers trust clinic hall king rose ford page chase "
    "banks sa se network watch order court standard register monitor front republic"
)
"""Heads of bodies' names that are family names just as well: "Anita" + one of them is a person."""


PREFIXES = words_of("al el as ad ar ash at az an bin ben d dell l")
"""Small beginnings of family names that are joined to them."""

OFFICERS = frozenset({"secretary", "undersecretary", "minister"})
"""Offices that are named with their field."""

TWO_WORD_PLACES = words_of(
    "hong kong,abu dhabi,san jose,san juan,san diego,st louis,buenos aires,sri lanka,el salvador,"
    "saudi arabia,costa rica,puerto rico,north america,south america,latin america,kuala lumpur,"
    "santa fe,santa monica,carson city,jefferson city,fort worth,jersey city,kim il",
    ",",
)
"""Places that begin like a person's name."""


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


def is_name_word(word: str) -> bool:
    """Whether a word is written as a name: Smith, al-Amr, d'Ettorre; never "I" or "I'm"."""
    if word[0].isupper():
        return word != "I" and word[:2] not in ("I'", "I’")
    if word.isalpha():
        return False  # it has no small beginning that a mark joins to a name
    prefix, mark, rest = word.partition("-")
    if not mark:
        prefix, mark, rest = word.replace("’", "'").partition("'")
    return bool(mark) and prefix in PREFIXES and rest[:1].isupper()


INTRODUCED = frozenset({"company", "media"})
"""Classes of bodies whose nouns stand right before their names; "the city Kesh" is a place."""


class Run:
    """One stretch of capitalised words, taken apart."""

    def __init__(self, text: str, tokens: Tokens, lists: Gazetteer, first: int, last: int) -> None:
        self.text, self.tokens, self.lists = text, tokens, lists
        self.first, self.last = first, last
        self.words = tokens.words
        self.low = {at: tokens.words[at].lower() for at in range(first, last + 1)}

    def mentions(self) -> Iterator[Mention]:
        """The names in this run."""
        if self._is_dateline():
            yield self._make(self.first, self.last, PLACE)
            return
        if self.tokens.title_case[self.first]:
            for first, last in self._cut_title_case():
                yield from self._read(first, last)
            return
        first = self.first
        while first <= self.last and self._opens_only(first):
            first += 1
        if first <= self.last:
            yield from self._read(first, self.last)

    def _is_dateline(self) -> bool:
        """Whether the run is the place a report opens with: "KESH, Norland — ", "KESH (AP)"."""
        blocks = self.tokens.block
        if self.first > 0 and blocks[self.first - 1] == blocks[self.first]:
            return False
        after = self.words[self.last + 1] if self.last + 1 < len(self.words) else ""
        return self.words[self.last].isupper() and after in ("—", "–", "-", "(")

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
        if word == "." and at > self.first:
            before = self.low[at - 1]
            return len(before) > 1 and before not in self.lists.abbreviations
        if word in FUNCTION or word in DATES or not word[0].isalpha():
            return word not in PARTICLES
        keep = (
            word in self.lists.given or word in self.lists.titles or word in self.lists.body_class
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
        while first < last and self._is_field(first):
            first += 1
        body = self._body_head(first, last)
        if body is None and self._opens_with_role(first, last):
            yield from self._titled(first, first, last)
            return
        title = self._last_title(first, last)
        if title is not None and (body is None or body <= title):
            yield from self._titled(first, title, last)
            return
        inner = self._inner_given(first, last)
        if inner is not None:
            yield from self._read(first, inner - 1)
            yield from self._plain(inner, last)
            return
        if (
            body is not None
            and first < body < last - 1
            and person_points(self.tokens, body + 1, last) > EVIDENCE
        ):
            yield self._make(first, body, ORGANISATION)
            yield from self._plain(body + 1, last)
            return
        if body is not None and not self._looks_person(first, last):
            yield self._make(first, self._extend_body(last), ORGANISATION)
            return
        yield from self._plain(first, last)

    def _opens_with_role(self, first: int, last: int) -> bool:
        """Whether a sentence opens with what somebody is: "Chemist Ada Lund said".

        Where one word follows, it must be no word of the lists, nor the first one a family name.
        """
        word, after = self._word(first), self._word(min(first + 1, last))
        if first == last or not self._is_first(first):
            return False
        known = (
            after in self.lists.common or after in self.lists.places or after in self.lists.given
        )
        if last == first + 1 and (known or word in self.lists.families):
            return False
        known = word in self.lists.roles and word not in self.lists.titles
        return known and word not in self.lists.given and self.words[first + 1][0].isupper()

    def _is_kind_of_person(self, at: int) -> bool:
        """Whether a word like "Pan-democrat" tells what kind of person the name after it bears."""
        _, mark, rest = self.words[at].rpartition("-")
        return bool(mark) and rest in self.lists.roles

    def _is_field(self, at: int) -> bool:
        """Whether a word is the field of an office: "State" in "Secretary of State Ada Lund"."""
        return at > 1 and self.words[at - 1] == "of" and self._word(at - 2) in OFFICERS

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
        while first > self.first and self._word(first - 1) in self.lists.adjectives:
            first -= 1  # the role keeps its wording: "Norlandic President"
        gender = next(
            (g for word in titles if (g := self.lists.titles.get(word)) is not None), None
        )
        end = self._name_end(start, last)
        made = self._make(start, end, PERSON)
        yield replace(
            made,
            titles=titles,
            gender=gender or made.gender,
            role=role_before(self.tokens, first) or self.tokens.span(first, title),
        )
        if end < last:
            yield from self._read(end + 1, last)

    def _name_end(self, start: int, last: int) -> int:
        """Where a person's name that begins at `start` ends: before a common word or title."""
        end = start
        for at in range(start + 1, last + 1):
            word = self._word(at)
            if not self.words[at][0].isalpha() or word in PARTICLES or word in SUFFIXES:
                end = at if word in SUFFIXES else end
                continue
            stop = word in DATES or word in self.lists.adjectives or word in FUNCTION
            if at == start + 1 and not self.tokens.title_case[at] and self._can_be_family(at, last):
                stop = False
            elif word not in BOTH or at > start + 2:
                stop = stop or word in self.lists.titles or word in self.lists.joins
                stop = stop or word in self.lists.body_class
                stop = stop or (word in self.lists.common and word not in self.lists.given)
            if stop or at - start > 6:
                break
            end = at
        return end

    def _can_be_family(self, at: int, last: int) -> bool:
        """Whether a capital inside a sentence makes a family name of a common word."""
        word = self._word(at)
        title = at < last and word in self.lists.titles  # "Dean" ends a name and begins one
        known = title or word in self.lists.joins or word in DATES
        body = word in self.lists.body_class and word not in BOTH
        return not known and not body and word not in self.lists.adjectives

    def _looks_person(self, first: int, last: int) -> bool:
        """Whether a run that ends like a body's name is a given name and a family name."""
        if last == first or self._word(first) not in self.lists.given:
            return False
        return self._word(last) in BOTH and last - first <= 2

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
            if at >= count or self.tokens.block[at] != self.tokens.block[last]:
                return last
            if not is_name_word(words[at]) or words[at].lower() in DATES:
                return last
            if words[at - 1] != "the" and words[at].lower() in self.lists.given:
                return last
            while at + 1 < count and (
                is_name_word(words[at + 1])
                and self.tokens.starts[at + 1] - self.tokens.ends[at] == 1
                and self.tokens.block[at + 1] == self.tokens.block[at]
            ):
                at += 1
            if self._goes_on_with_and(last, at):
                at += 2
            last = at

    def _goes_on_with_and(self, head: int, at: int) -> bool:
        """Whether "and Rivers" belongs to "Ministry of Water": only offices are named so."""
        if self.lists.body_class.get(self.words[head].lower()) not in OFFICES:
            return False
        if at + 2 >= len(self.words) or self.words[at + 1] != "and":
            return False
        after = self.words[at + 2]
        known = self.lists.is_given(after.lower()) or after.lower() in self.lists.titles
        same = self.tokens.block[at + 2] == self.tokens.block[at]
        return same and is_name_word(after) and not known

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
        if place and (
            word in self.lists.common or person_points(self.tokens, first, last) < EVIDENCE
        ):
            yield self._make(first, last, PLACE)
            return
        if word in ("new", "north", "south", "east", "west"):
            yield self._make(first, last, PLACE)
            return
        yield self._unknown(first, last)

    def _is_initial(self, at: int) -> bool:
        return len(self.words[at]) == 1 or (
            self.words[at].endswith(".") and len(self.words[at]) <= 6 and self._word(at) != "u.s."
        )

    def _single(self, at: int) -> Mention:
        word = self.words[at]
        if word.isupper() and 2 <= len(word) <= 6:
            kind = (
                PLACE if word in ("US", "UK", "USA", "UAE", "EU", "U.S.", "U.K.") else ORGANISATION
            )
            return self._make(at, at, kind)
        if self._is_introduced(at):
            return self._make(at, at, ORGANISATION)
        known = self._word(at) in self.lists.given or self._word(at) in self.lists.families
        if known and (role_before(self.tokens, at) is not None or self._stands_alone(at)):
            return self._person(at, at)
        if self._is_said_by(at) or self._is_somebody(at):
            return self._person(at, at)
        return replace(self._make(at, at, OTHER), sure=False, role=role_before(self.tokens, at))

    def _is_introduced(self, at: int) -> bool:
        """Whether a noun says that an unknown name is a firm's or a paper's: "utility Aquavod"."""
        before = self.words[at - 1] if at else ""
        classes = self.lists.body_nouns.get(before, frozenset())
        if before in self.lists.roles or before == "paper":
            return False  # "the developer Brandt", "in a paper Brandt said"
        known = self._word(at) in self.lists.given or self._word(at) in self.lists.families
        same = at > 0 and self.tokens.sentence[at] == self.tokens.sentence[at - 1]
        return same and not known and bool(classes) and classes <= INTRODUCED

    def _is_somebody(self, at: int) -> bool:
        """Whether what follows an unknown name is what somebody is: "Brandt, the mayor, said"."""
        word = self._word(at)
        if word in self.lists.common or word in self.lists.places or word in self.lists.adjectives:
            return False
        role = apposition(self.tokens, at + 1)
        return role is not None and not self.lists.body_nouns.keys() & set(role.nouns)

    def _is_said_by(self, at: int) -> bool:
        """Whether an unknown name is the subject of "said" before it: ", said Mauer."."""
        before = self.words[at - 1] if at else ""
        unknown = self._word(at) not in self.lists.common and self._stands_alone(at)
        return before in ("said", "says", "added", "wrote") and unknown

    def _stands_alone(self, at: int) -> bool:
        """Whether a family name is used as one, not as a common word or a thing's name."""
        if self._word(at) in self.lists.common or self._word(at) in self.lists.places:
            return False
        return at == 0 or self.words[at - 1].lower() != "the"

    def _unknown(self, first: int, last: int) -> Mention:
        end = self._name_end(first, last)
        points = person_points(self.tokens, first, end) if end > first else 0
        if points >= EVIDENCE:
            return self._person(first, end)
        return replace(self._make(first, last, OTHER), sure=points < 0)

    def _person(self, first: int, last: int) -> Mention:
        made = self._make(first, last, PERSON)
        return replace(made, role=role_before(self.tokens, first))

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
            in_place=first > 0
            and self.words[first - 1].lower() in ("in", "at", "from", "near", "to"),
        )
