"""The same quotation told by several pages: first, variants, what was trimmed, to whom it is given.

In: quotations with page, day, speaker and relays. Out: clusters of those that tell the same words.
Translations of the words are not found; what stands around them plays no part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.copies.origins import Groups
from reportedly.copies.quotes import Quotation, same_quotes
from reportedly.copies.segments import segments
from reportedly.copies.wording import words_of
from reportedly.offsets import Span
from reportedly.people.names import SAME, same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reportedly.copies.wording import Word

LEAST_WORDS = 5
"""Words of a quotation that two pages must have heard from one mouth; "we will win" is anybody's.
Own judgement."""

INSIDE = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """Words quoted on a page; `relays` run from the speaker's side to the page's side."""

    id: str
    page: str
    text: str
    speaker: str | None = None
    published: date | None = None
    outlet: str | None = None
    relays: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trim:
    """A telling that leaves out words of the fullest one, and the words."""

    telling: str
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """One quotation as several pages tell it, the earliest first.

    `first` is None where the day of none is known, or two share the earliest. `variants` are the
    different wordings, the commonest first. `comes_from` leads from a telling to the one it was
    taken from, by a relay it names. `findings` say in sentences what a reader should know.
    """

    tellings: tuple[Telling, ...]
    first: str | None
    variants: tuple[str, ...]
    trims: tuple[Trim, ...]
    comes_from: tuple[tuple[str, str], ...]
    origins: int
    findings: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages that tell it, each once."""
        return tuple(dict.fromkeys(one.page for one in self.tellings))


def quoted_words(content: str, *, whole: bool) -> str:
    """The words of a statement that stand in quotation marks; all, where it is `whole` a quotation.

    >>> quoted_words("that it was “a dark day for all” there", whole=False)
    'a dark day for all'
    """
    inside = " ".join(INSIDE.findall(content))
    return inside or (content.strip(' “”"«»') if whole else "")


def retold(tellings: Iterable[Telling], groups: Groups | None = None) -> tuple[Retold, ...]:
    """Quotations that at least two pages tell, the most told first.

    `groups` join pages that are copies; tellings on copies are one origin.
    """
    given = {one.id: one for one in tellings if one.text.count(" ") >= LEAST_WORDS - 1}
    pairs = same_quotes(Quotation(one.id, one.page, one.text) for one in given.values())
    joined = Groups(pairs)
    found: dict[str, list[Telling]] = defaultdict(list)
    for name in sorted({name for pair in pairs for name in pair}):
        found[joined.root(name)].append(given[name])
    clusters = (_cluster(sorted(some, key=_when), groups or Groups()) for some in found.values())
    return tuple(sorted(clusters, key=lambda one: (-len(one.pages), one.tellings[0].id)))


def _when(one: Telling) -> tuple[bool, str, str]:
    return one.published is None, str(one.published), one.id


def _cluster(some: Sequence[Telling], copied: Groups) -> Retold:
    taken = tuple(_taken(some))
    return Retold(
        tellings=tuple(some),
        first=_first(some),
        variants=_variants(some),
        trims=tuple(_trims(some)),
        comes_from=taken,
        origins=_origins(some, taken, copied),
        findings=tuple(_findings(some)),
    )


def _first(some: Sequence[Telling]) -> str | None:
    days = [one.published for one in some if one.published]
    early = [one for one in some if days and one.published == min(days)]
    pages = {one.page for one in early}
    return early[0].id if len(pages) == 1 and len(days) == len(some) else None


def _variants(some: Sequence[Telling]) -> tuple[str, ...]:
    counts: dict[str, list[str]] = defaultdict(list)
    for one in some:
        counts[" ".join(word.key for word in _words(one.text))].append(one.text)
    return tuple(texts[0] for texts in sorted(counts.values(), key=len, reverse=True))


def _trims(some: Sequence[Telling]) -> Iterable[Trim]:
    """Tellings with words of the fullest telling left out, in its middle or at an end."""
    fullest = max(some, key=lambda one: len(_words(one.text)))
    for one in some:
        parts = segments(_words(fullest.text), _words(one.text))
        missing = tuple(
            fullest.text[part.left[0].span.start : part.left[-1].span.end]
            for part in parts
            if part.left and not part.right and not part.same
        )
        if missing:
            yield Trim(one.id, missing)


def _taken(some: Sequence[Telling]) -> Iterable[tuple[str, str]]:
    """Tellings that name as a relay the outlet of another one that is not later."""
    for one in some:
        for relay in reversed(one.relays):
            source = next((other for other in some if _is_of(other, relay) and other != one
                           and not _later(other, one)), None)  # fmt: skip
            if source is not None:
                yield one.id, source.id
                break


def _is_of(one: Telling, relay: str) -> bool:
    return one.outlet is not None and _bare(one.outlet) == _bare(relay)


def _bare(name: str) -> str:
    return ARTICLE.sub("", " ".join(name.split())).casefold()


def _later(one: Telling, other: Telling) -> bool:
    if one.published is None or other.published is None:
        return False
    return one.published > other.published


def _origins(some: Sequence[Telling], taken: Iterable[tuple[str, str]], copied: Groups) -> int:
    """Groups of pages joined by copying, by relays found here, or by one relay named by both."""
    page = {one.id: one.page for one in some}
    joined = Groups((copied.root(one.page), one.page) for one in some)
    for a, b in taken:
        joined.join(page[b], page[a])
    for one in some:
        for relay in one.relays:
            joined.join(f"relay {_bare(relay)}", one.page)
    return joined.count(page.values())


def _findings(some: Sequence[Telling]) -> Iterable[str]:
    """The same words given to different speakers."""
    named: dict[str, Telling] = {}
    for one in some:
        if one.speaker and not any(_one_speaker(one.speaker, other) for other in named):
            named[one.speaker] = one
    if len(named) > 1:
        told = "; ".join(f"{name} on page {one.page}" for name, one in named.items())
        yield f"the same words are given to different speakers: {told}"


def _one_speaker(a: str, b: str) -> bool:
    """Whether two names may be one speaker's: one name, or the last word of one in the other."""
    ours, theirs = a.casefold().split(), b.casefold().split()
    if ours[-1] in theirs or theirs[-1] in ours:
        return True
    return same_person(a, b) >= SAME


def _words(text: str) -> list[Word]:
    return words_of(text, Span(0, len(text)), frozenset())
