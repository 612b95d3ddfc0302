"""What other pages tell of a page that has no date: evidence in, two intervals out.

In: what the page's own words leave of the story's date, pages that repeat it or that it repeats,
and days of other pages of the same matters. Out: the story's date (what "Tuesday" is relative to)
and the page's (a copy may be put up later, so it is only "not before"), each with its reasons.
Where copies contradict the page's own words or one another, nobody can say from here which is
wrong: it is said, and all the days either leaves stay open. Only dates that pages state count,
never one told from others, so that no guess feeds another. How good it is: docs/quality/docdate.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.dating.intervals import EVER, Stretches, days_from, intersect, since
from reportedly.page import PageDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AROUND = 40
"""Days a page may lie before the first and after the last other page of its matters. Of 131 pages
of 20 hand-labelled matters (training/annotations/matters.jsonl) 95 of 100 lie within 39."""

LEAST_PAGES = 3
"""Other dated pages a matter needs to tell anything. With matters as a ledger joins them and the
page's day hidden (``python -m benchmarks docdate-matters``) the days around all of its matters held
the truth for 47 of 48 pages with three, 48 of 54 with two and 61 of 75 with one."""

GRACE = 3
"""Days a page's stated day may be early: a copy is dated back, or in another time zone. A tenth of
the copies of ../shared/eval/copies are dated back by up to three days (its program's own draw);
without grace "not after" was wrong of 28 of its 87 originals with real days."""

ONE_STORY = 7
"""Days the originals of a page may be apart and still tell one story: copies of copies mostly
follow within the week. What copies pages farther apart was put together from several stories, and
the days of none are its own. Own judgement."""


CONTRADICTED = (
    "its own words and its copies contradict one another: what any of them leaves is open"
)
"""Of 435 pages with copies (``python -m benchmarks docdate-copies``) 16 are contradicted, and the
days their words alone left were wrong in all 16: giving those days would be giving wrong ones."""

UNUSED = "not used, contradicts the rest: "
"""What a reason begins with that was given and did not fit, as in `dating.story`."""


class Role(StrEnum):
    """What another page is to the one without a date."""

    ORIGINAL = "the original"
    COPY = "a copy"
    ALIKE = "one of two that repeat each other, nobody can say which"


@dataclass(frozen=True, slots=True)
class Repeat:
    """Another page of the same words, `name` for people, the day it states, and what it is.

    `confidence` is that of the role, 0.5 to 1.
    """

    name: str
    day: date
    role: Role
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Around:
    """A matter the page tells of, and the stated days of other pages of it, in any order."""

    matter: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class FromOthers:
    """The story's date and the page's, as the page's own words and other pages together tell."""

    story: PageDate
    page: PageDate


@dataclass(frozen=True, slots=True)
class _Told:
    """Days left to the story, or to the page alone, and why."""

    allowed: Stretches
    reason: str
    of_page_only: bool = False


def date_from_others(
    own: PageDate | None, repeats: Iterable[Repeat], matters: Iterable[Around]
) -> FromOthers | None:
    """Both dates of a page that states none; None where other pages add nothing.

    `own` is what its own words tell. The surest comes first: the day of its original, then the days
    of its copies; where a side is still open, then, pages of the same matters, which tell no day.
    """
    listed = sorted(repeats, key=lambda one: (-one.confidence, one.day, one.name))
    told = (*_of_originals(listed), *_of_copies(listed))
    of_story = [one for one in told if not one.of_page_only]
    start = EVER if own is None else ((own.begin or date.min, own.end or date.max),)
    left, evidence = _narrowed(start, of_story)
    likely = _likely_day(listed)
    if any(reason.startswith(UNUSED) for reason in evidence):
        left, likely = _left_by_any(start, of_story), None
        evidence = [*(one.reason for one in of_story), CONTRADICTED]
    elif left[0][0] == date.min or left[-1][1] == date.max:
        left, of_matters = _narrowed(left, _of_matters(matters))
        evidence += of_matters
    page_left, of_page = _narrowed(EVER, [one for one in told if one.of_page_only])
    if not evidence and not of_page:
        return None
    story = _story(own, left, evidence, likely)
    return FromOthers(story, _page(story, page_left, of_page))


def _left_by_any(start: Stretches, told: Sequence[_Told]) -> Stretches:
    """The days from the first to the last that the page's words or any copy leave."""
    stretches = [*(one.allowed for one in told), *((start,) if start != EVER else ())]
    return ((min(one[0][0] for one in stretches), max(one[-1][1] for one in stretches)),)


def _narrowed(left: Stretches, told: Iterable[_Told]) -> tuple[Stretches, list[str]]:
    """The days left after all that is told, in its order, and what it was or why not used."""
    evidence = []
    for one in told:
        narrowed = intersect(left, one.allowed)
        if not narrowed:
            evidence.append(f"{UNUSED}{one.reason}")
        elif narrowed != left:
            left = narrowed
            evidence.append(one.reason)
    return left, evidence


def _of_originals(repeats: Sequence[Repeat]) -> Iterator[_Told]:
    """A copy tells its originals' story, unless they are of several; it is put up after them."""
    originals = [one for one in repeats if one.role is Role.ORIGINAL]
    if not originals:
        return
    days = sorted(one.day for one in originals)
    named = ", ".join(f"{one.name} of {one.day}" for one in originals)
    if _are_one_story(days):
        yield _Told(((days[0], days[-1]),), f"copies {named}")
    else:
        reason = f"is put together from {named}: not before"
        yield _Told(since(days[-1]), reason, of_page_only=True)


def _of_copies(repeats: Sequence[Repeat]) -> Iterator[_Told]:
    """What was copied had been written by then; of several copies the earliest says most.

    That is told of the story, not of the page: both may be copies of a third page nobody has, and
    the one without a date the later one (25 of 319 copies of the benchmark, when it was told).
    """
    copies = [one for one in repeats if one.role in {Role.COPY, Role.ALIKE}]
    for one, beside in _earliest(copies):
        how = "is copied by" if one.role is Role.COPY else "has its words in common with"
        until = days_from(one.day, 0, GRACE)[1]
        reason = f"{how} {one.name} of {one.day}: told by {until}{beside}"
        yield _Told(((date.min, until),), reason)


def _earliest(copies: Sequence[Repeat]) -> Iterator[tuple[Repeat, str]]:
    """The earliest copy, or the one after it where that stands alone, and what is said of that.

    A page dated long before all others of its words may be dated wrongly (by a program's first day,
    or on purpose), which nothing here can tell; the words were there by the second either way.
    """
    listed = sorted(copies, key=lambda one: (one.day, one.name))
    if len(listed) > 1 and not _are_one_story([listed[0].day, listed[1].day]):
        yield listed[1], f" ({listed[0].name} of {listed[0].day}, alone so early, is not relied on)"
    elif listed:
        yield listed[0], ""


def _of_matters(matters: Iterable[Around]) -> Iterator[_Told]:
    """The days around all pages of its matters: one matter alone is wrong too often."""
    used = [one for one in matters if len(one.days) >= LEAST_PAGES]
    if not used:
        return
    first = min(min(one.days) for one in used)
    last = max(max(one.days) for one in used)
    named = ", ".join(f"“{one.matter}” ({len(one.days)} other pages)" for one in used)
    reason = f"tells of {named}, dated {first} to {last}: within {AROUND} days of them"
    yield _Told(((days_from(first, AROUND, 0)[0], days_from(last, 0, AROUND)[1]),), reason)


def _likely_day(repeats: Sequence[Repeat]) -> date | None:
    """The surest original's day, else the earliest of a copy: most are copied within days."""
    originals = [one.day for one in repeats if one.role is Role.ORIGINAL]
    if not originals:
        days = sorted(one.day for one in repeats)
        return days[0] if days and _are_one_story(days[:2]) else None
    return originals[0] if _are_one_story(originals) else None


def _are_one_story(days: Sequence[date]) -> bool:
    return (max(days) - min(days)).days <= ONE_STORY


def _story(
    own: PageDate | None, left: Stretches, evidence: list[str], likely: date | None
) -> PageDate:
    """The story's date; its best day is that of the copies, else what its own words made likely."""
    begin = None if left[0][0] == date.min else left[0][0]
    end = None if left[-1][1] == date.max else left[-1][1]
    before = own if own is not None else PageDate(None, None, None)
    best = before.best if before.best and _is_in(before.best, left) else None
    if any(reason == CONTRADICTED or reason.startswith(UNUSED) for reason in evidence):
        best = None  # the words were read wrongly, or the others are: no day is likely
    elif likely is not None and _is_in(likely, left):
        best = likely
        if begin != end:
            evidence.append(f"likely {likely}: most copies are made within days")
    return replace(before, begin=begin, end=end, best=best, evidence=(*before.evidence, *evidence))


def _page(story: PageDate, left: Stretches, evidence: list[str]) -> PageDate:
    """The page is no older than its story, nor than the pages it is put together from."""
    reasons = list(evidence)
    if story.begin is not None:
        reasons.append(f"not before its story, {story.begin}")
    begin = max(left[0][0], story.begin or date.min)
    return PageDate(None if begin == date.min else begin, None, None, tuple(reasons))


def _is_in(day: date, left: Stretches) -> bool:
    return any(first <= day <= last for first, last in left)
