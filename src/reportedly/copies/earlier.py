"""Whether a page holds the earlier telling of a statement that another page passes on.

In: the later telling, and a page that may hold the earlier one, with its sentences. Out: why the
later one points to that page (a relay, a channel, the page's own body, the page it was copied
from), and the sentence that tells the same. Both are needed: a name alone, or like words alone, say
nothing. Translations are not found, nor what was told in quite other words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportedly.copies.quotes import COVERED, covered
from reportedly.copies.views import stems, words
from reportedly.copies.wording import figures, words_of
from reportedly.offsets import Span
from reportedly.people.names import SAME, same_person
from reportedly.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from reportedly.copies.wording import Word

LEAST_WORDS = 5
"""Words of what is told that a run of them says anything; "we will win" is anybody's. The same as
of quotations in `retold`."""

LEAST_STEMS = 4
SHARE = 0.6
"""Content words two tellings share at least, and the share of the later one's that the earlier has.
In 120 reworded copies of ../shared/eval/copies (2,200 sentences) this share stood in another
sentence of the right page for 2 in 100, and in the right one for .99 of light, .92 of medium, .49
of heavy spins and .43 of rewrites; at .5 other sentences had it for 6 in 100."""

LONGER = 5
"""Times as many words as are told that a sentence may have for content words to count: a long one
has some of any. Own judgement; in real articles one of 60 words had 5 of 7 by chance."""

ALIKE = 1.5
"""Times as many words as are told up to which a sentence's own negation counts against it; a longer
one may negate something else. Own judgement."""

BESIDE = """
the a an news agency newspaper daily weekly magazine website site broadcaster station network
channel telegram state outlet portal service
"""
GENERIC = frozenset(BESIDE.split())
"""Words beside a name that say what it is: "the VTA news agency" is VTA."""

SMALL = frozenset({"the", "of", "and", "for"})
"""Words of a name that give no letter to its initials."""

PARTS = re.compile(r"\s*[|:–—]\s+|\s+[|–—-]\s*")
"""What parts an outlet's name from a section or from its other spelling."""

HOSTS = {
    "t.me": "Telegram",
    "twitter.com": "Twitter",
    "x.com": "Twitter",
    "facebook.com": "Facebook",
    "instagram.com": "Instagram",
    "vk.com": "VKontakte",
    "youtube.com": "YouTube",
}
"""Platforms by the host of a post's address; X is Twitter."""

POSTED = frozenset({*HOSTS.values(), "X", "post", "message", "channel", "social media"})
"""Channels on which the words are a post of their speaker's, as `attribution` names them."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A telling that may come from an earlier one; `relays` run to the page's side.

    `speaker` and `source` are who is said to have said it, resolved and in the page's words.
    `outlet` is the page's own. `also` is the same in other words, where the telling itself was come
    to from a later one.
    """

    page: str
    text: str
    speaker: str | None = None
    source: str | None = None
    relays: tuple[str, ...] = ()
    channel: str | None = None
    published: date | None = None
    outlet: str | None = None
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """A page that may hold an earlier telling."""

    page: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    address: str | None = None
    kind: str = "article"
    published: date | None = None


class Pointing(NamedTuple):
    """How near to the page the hand is that points to a holder (0 is nearest), and why."""

    rank: int
    reason: str


class Found(NamedTuple):
    """The sentences that tell the same, first and last, and the share of words that agree."""

    first: int
    last: int
    agreement: float


def points_to(told: Passed, holder: Holder) -> Pointing | None:
    """Why a telling points to a page: the hand nearest to its own page; None where nothing does."""
    return min(_pointings(told, holder), default=None)


def _pointings(told: Passed, holder: Holder) -> Iterator[Pointing]:
    outlet = holder.outlet or ""
    for rank, relay in enumerate(reversed(told.relays), start=1):
        if is_called(relay, outlet) and not is_called(relay, told.outlet or ""):  # "told us"
            yield Pointing(rank, f"“{relay}” is named as the one who passes it on")
    last = len(told.relays) + 1
    names = [name for name in (told.speaker, told.source) if name]
    if holder.kind == "post" and told.channel in POSTED and _on(told.channel, holder.address):
        writers = [*_parts(outlet), *holder.authors]
        if any(same_person(name, writer) >= SAME for name in names for writer in writers):
            yield Pointing(last, f"it is a post of {names[0]}'s, and {told.channel} is named")
    if any(is_called(name, outlet) for name in names):
        yield Pointing(last + 1, f"{names[0]}, who is said to have said it, published it")


def is_called(name: str, outlet: str) -> bool:
    """Whether a name in a text is an outlet's: its name, its initials, or two words of it.

    >>> is_called("the VTA news agency", "Velmara Telegraph Agency")
    True
    >>> is_called("the Post", "Lomarsk Evening Post")
    False
    """
    return any(_is_name_of(ours, theirs) for ours in _parts(name) for theirs in _parts(outlet))


def _is_name_of(name: str, outlet: str) -> bool:
    bare, theirs = _bare(name), _bare(outlet)
    if not bare:
        return False
    if bare == theirs:
        return True
    if len(bare) == 1 and bare[0].upper() in name.replace(".", "").split():
        heads = [word[0] for word in _words(outlet) if word not in SMALL]
        return len(heads) > 1 and bare[0] == "".join(heads)
    return len(bare) > 1 and theirs[-len(bare) :] == bare


def _words(name: str) -> list[str]:
    return fold(name).replace(".", "").split()


def _bare(name: str) -> list[str]:
    return [word for word in _words(name) if word not in GENERIC]


def _parts(outlet: str) -> list[str]:
    return [part for part in PARTS.split(outlet) if part.strip()]


def _on(channel: str | None, address: str | None) -> bool:
    """Whether a post's address may be on a channel; a channel of no platform may be any."""
    host = (address or "").lower().split("://")[-1].split("/")[0].removeprefix("www.")
    platform = HOSTS.get(host)
    named = "Twitter" if channel == "X" else channel
    return platform is None or named not in HOSTS.values() or named == platform


def is_not_later(holder: Holder, told: Passed) -> bool:
    """Whether a page may be the earlier one by its day; an unknown day may be any."""
    if holder.published is None or told.published is None:
        return True
    return holder.published <= told.published


def same_telling(told: str, sentences: Sequence[str]) -> Found | None:
    """The sentence that tells what is told, or it with the one after it; None where none does."""
    found = (
        Found(first, last, share)
        for first, last in _windows(len(sentences))
        if (share := agreement(told, " ".join(sentences[first : last + 1]))) is not None
    )
    return max(found, key=lambda one: (one.agreement, one.first - one.last), default=None)


def _windows(count: int) -> Iterator[tuple[int, int]]:
    yield from ((at, at) for at in range(count))
    yield from pairwise(range(count))


def agreement(told: str, held: str) -> float | None:
    """The share of the words told that another text has, where it tells the same; else None.

    >>> agreement("the old decree binds nobody in the harbour",
    ...           "Nobody in the harbour is under the old decree.")
    0.88
    >>> agreement("the old decree binds 14 ships in the harbour",
    ...           "In the harbour the old decree binds 12 ships.")
    """
    ours, theirs = words(told), words(held)
    if len(ours) >= LEAST_WORDS:
        run = covered(_plain(ours), [*_plain(theirs), *[""] * len(ours)])
        if run >= COVERED and not _against(told, held):
            return round(run, 2)
    if len(theirs) > LONGER * len(ours):
        return None
    mine = set(stems(ours))
    both = mine & set(stems(theirs))
    if len(both) < max(LEAST_STEMS, SHARE * len(mine)) or _against(told, held):
        return None
    return round(len(both) / len(mine), 2)


def _against(told: str, held: str) -> bool:
    """Whether the one has a number or a negation the other has not."""
    ours, theirs = (words_of(text, Span(0, len(text)), frozenset()) for text in (told, held))
    if not figures(ours) <= figures(theirs):
        return True
    if len(theirs) > ALIKE * len(ours):
        return _negates(ours) and not _negates(theirs)
    return _negates(ours) != _negates(theirs)


def _negates(row: Iterable[Word]) -> bool:
    return any(word.negates for word in row)


def _plain(found: Iterable[str]) -> list[str]:
    return [word.lower().replace("'", "") for word in found]
