"""How two accounts of one matter stand to each other, by rule.

The rules in their order: a denial of force undercuts; another place or time, a plan, a demand
and a part leave room for both; opposed courses, states, negation and amounts conflict; a talk
denied against a fact alleged is a tension; shared words without opposition agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.closeness import about
from reportedly.matters.force import SPEECH
from reportedly.matters.lexicon import word_set
from reportedly.matters.quantities import differ
from reportedly.matters.room import all_keys, elsewhere, qualified_apart, room_for_both
from reportedly.matters.status import TALK_DENIED
from reportedly.matters.times import apart, order
from reportedly.matters.words import doer
from reportedly.statement import Act, RelationKind, Status

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from reportedly.matters.account import Account
    from reportedly.matters.status import Course
    from reportedly.matters.times import Times
    from reportedly.offsets import Span

COMMON = 0.25
"""Share of the shorter account's words the longer one must have for them to speak of one thing;
fitted on the 83 own pairs of training/annotations/conflict-own.jsonl."""

ALIKE = 0.5
"""The same share for two accounts to say the same; fitted on the same pairs."""

NEGATION_COMMON = 0.5
"""The same share for one account to be the other's negation; fitted on the same pairs."""

REVISED = word_set("revised")
"""Words of counting on: amounts that follow each other do not conflict."""


NEARLY_ALL = 0.6
"""Share of words two tellings have in common to be of one event; fitted on the own pairs."""

EXCLUSIVE = frozenset({"win", "first", "own", "sole", "only", "responsib"})
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "its", "his", "her", "their"})

ENOUGH_WORDS = 2
"""Words two accounts must share to say the same: one may be the matter's name only."""

LONGER_SHARED = 0.35
"""Share of the longer statement's words that both must have to say the same on a page. Set by
reading what 30 articles of PolNeAR train gave: below it the one said much the other did not."""

SUBJECT_REACH = 12
"""Words before a denial of force in which its subject stands: one clause (own judgement)."""

LEAST_WORDS = 3
"""Words a statement of a page needs to be set against another word by word: a bare name or noun
("she saw Mr. Maro") says too little. Set by reading what PolNeAR train gave."""

ON_PAGE = 0.5
"""Share of the shorter account's words that must be common on a page. Set by reading what 26
articles of PolNeAR train gave: lower shares showed conflicts that were none."""

MIGHT = frozenset({"would", "could", "may", "might"})
"""Weak words of course that oppose nothing on a page."""

SHARES = frozenset({"percent", "point"})
"""What polls and growth are told in: each is a measurement of its own."""

MALE = frozenset({"he", "his", "him", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})

RUNNING = frozenset({Status.ONGOING})
OVER = frozenset({Status.ENDED})
UNSTARTED = frozenset({Status.NOT_BEGUN, Status.DENIED})
STARTED = frozenset({Status.BEGUN, Status.ONGOING})
OPPOSED = ((OVER, RUNNING), (UNSTARTED, STARTED), (frozenset({Status.PAUSED}), RUNNING))


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation between two accounts, `b` to `a` unless `reverse`, and what it rests on.

    `by_status`: it rests on the status both give, not on their words; `in_one_breath`: on one
    sentence of one speaker.
    """

    kind: RelationKind
    reason: str
    confidence: float
    spans: tuple[Span, ...] = ()
    reverse: bool = False
    by_status: bool = False
    in_one_breath: bool = False


def compare(
    a: Account, b: Account, *, one_matter: bool = False, on_page: AbstractSet[str] | None = None
) -> Finding | None:
    """How `b` stands to `a`; None where they speak of different things.

    `one_matter`: the two were found to speak of one event. `on_page`: they come from a page, where
    most pairs have nothing to do with each other; its value is the words of the event they share.
    More words must then be shared, and words of course must stand near that event.
    """
    found = _undercut(a, b) or _undercut(b, a, reverse=True)
    if found and (on_page is None or _means_the_other(a, b, found)):
        return found
    shared = a.keys & b.keys
    if not one_matter and common(a, b) < COMMON:
        return _cross(a, b)
    if not (one_matter or shared):
        return None
    if on_page is not None and not _same_person(a, b):
        return None
    found = _one_fact_told_apart(a, b)
    if found and on_page is None:
        return found
    room = room_for_both(a, b)
    if not room and not one_matter and (qualified_apart(a, b) or elsewhere(a, b, only="for")):
        room = "they speak of events of different kinds or people"
    if room:
        return Finding(RelationKind.COMPATIBLE, room, 0.7)
    return (
        _courses(a, b, on_page)
        or _states(a, b, on_page)
        or _amounts(a, b, on_page)
        or _negation(a, b, on_page)
        or _tension(a, b, on_page)
        or _alike(a, b, on_page=on_page is not None)
        or Finding(RelationKind.COMPATIBLE, "nothing in the words opposes the two", 0.5)
    )


def _means_the_other(a: Account, b: Account, found: Finding) -> bool:
    """Whether a denial of force on a page speaks of words, and of the other's.

    "The cuts are not worth the paper" takes nothing from those who spoke of the cuts.
    """
    target, denier = (b, a) if found.reverse else (a, b)
    if denier.force is None or not _of_words(denier):
        return False
    shared = all_keys(a) & all_keys(b)
    named = bool(target.source_keys & denier.keys)
    return len(shared) >= (ENOUGH_WORDS if named else LEAST_WORDS)


def _of_words(denier: Account) -> bool:
    """Whether what is denied force or worth is somebody's words, not a law or a deed."""
    assert denier.force is not None
    start = denier.force.spans[0].start
    before = [part for part in denier.parts if part.span.start <= start][-SUBJECT_REACH:]
    inside = [part for part in denier.parts if part.span in denier.force.spans]
    return any(part.lower in SPEECH for part in (*before, *inside))


def common(a: Account, b: Account) -> float:
    """Share of the shorter account's words that the other has too, its source's words counted."""
    shared = (a.keys & (b.keys | b.source_keys)) | (b.keys & (a.keys | a.source_keys))
    return len(shared) / max(1, min(len(a.keys), len(b.keys)))


def _cross(a: Account, b: Account) -> Finding | None:
    """Little is shared in words: only opposed courses or states of one named thing count."""
    if not (a.keys & b.keys or (a.keys & b.source_keys) or (b.keys & a.source_keys)):
        return None
    if room_for_both(a, b) or not (a.places & b.places):
        return Finding(RelationKind.COMPATIBLE, "little in common", 0.5)
    return (
        _courses(a, b) or _states(a, b) or Finding(RelationKind.COMPATIBLE, "little in common", 0.5)
    )


def _undercut(a: Account, b: Account, *, reverse: bool = False) -> Finding | None:
    """Whether `b` denies the force, not the content, of what `a` says or rests on."""
    if b.force is None or a.force is not None:
        return None
    linked = (b.keys | b.source_keys) & (a.keys | a.source_keys)
    if not linked and not any(part.lower in SPEECH for part in b.parts):
        return None
    ground = "legal force" if b.force.ground == "law" else "worth as evidence"
    reason = f"denies the {ground} of the other (“{b.force.words}”), not that it was said"
    return Finding(RelationKind.UNDERCUT, reason, 0.8, b.force.spans, reverse)


def _same_person(a: Account, b: Account) -> bool:
    """Whether "his" and "her" do not tell the two apart."""
    ours, theirs = ({part.lower for part in x.parts} for x in (a, b))
    if ours & MALE and theirs & FEMALE and not (ours & FEMALE or theirs & MALE):
        return False
    return not (ours & FEMALE and theirs & MALE and not (ours & MALE or theirs & FEMALE))


def _enough(
    a: Account, b: Account, on_page: AbstractSet[str] | None, without: AbstractSet[str]
) -> bool:
    """Whether the two share enough words, apart from those in `without`, to speak of one thing."""
    if on_page is None:
        return True
    shared = (a.keys & b.keys) - without
    if min(len(a.keys), len(b.keys)) < LEAST_WORDS:
        return False
    return len(shared) >= ENOUGH_WORDS and len(shared) >= ON_PAGE * min(len(a.keys), len(b.keys))


def _courses(a: Account, b: Account, on_page: AbstractSet[str] | None = None) -> Finding | None:
    if on_page is not None and (_agreed(a, b) or _both_sides(a) or _both_sides(b)):
        return None
    for ours in a.courses:
        for theirs in b.courses:
            weak = ours.weak or theirs.weak
            planned = weak and Status.PLANNED in {ours.value, theirs.value}
            if planned and on_page is not None and not _is_firm(a, b, ours, theirs):
                continue  # "no one would say so", "we would lose"
            if planned and len(all_keys(a) & all_keys(b)) < ENOUGH_WORDS:
                continue  # "would", said of two things
            if weak and not _enough(a, b, on_page, on_page or frozenset()):
                continue
            if not (about(ours.spans[0], a, on_page) and about(theirs.spans[0], b, on_page)):
                continue
            found = _opposed(ours, theirs)
            if found and not _succession(a, b, ours, theirs):
                return Finding(
                    RelationKind.CONFLICT,
                    f"{ours.value} by the one, {theirs.value} by the other",
                    0.6 if ours.weak or theirs.weak else 0.8,
                    (*ours.spans, *theirs.spans),
                )
    return None


def _is_firm(a: Account, b: Account, ours: Course, theirs: Course) -> bool:
    """Whether the words of two courses, where weak, are of what will be, not of what might."""
    starts = {span.start for course in (ours, theirs) if course.weak for span in course.spans}
    return not any(p.span.start in starts and p.lower in MIGHT for x in (a, b) for p in x.parts)


def _agreed(a: Account, b: Account) -> bool:
    """Whether both give one course in plain words, whatever else they say."""
    ours, theirs = ({c.value for c in x.courses if not c.weak} for x in (a, b))
    return bool(ours & theirs)


def _both_sides(one: Account) -> bool:
    """Whether one statement says both that something ended and that something goes on."""
    plain = {course.value for course in one.courses if not course.presupposed}
    return {Status.ENDED, Status.ONGOING} <= plain


def _opposed(ours: Course, theirs: Course) -> bool:
    if ours.unreal != theirs.unreal:
        return False
    if TALK_DENIED in {ours.rule, theirs.rule}:
        return Status.PLANNED in {ours.value, theirs.value}
    for left, right in OPPOSED:
        if ours.value in left and theirs.value in right:
            return True
        if ours.value in right and theirs.value in left:
            return True
    return False


def _succession(a: Account, b: Account, ours: Course, theirs: Course) -> bool:
    """Whether the one may have followed the other: it began or went on first, and ended then."""
    if Status.BEGUN in {ours.value, theirs.value}:
        return apart(a.said | a.when, b.said | b.when)
    running, over = (a, b) if ours.value is Status.ONGOING else (b, a)
    return told_before(running, over, first=running is a)


def told_before(one: Account, other: Account, *, first: bool) -> bool:
    """Whether `one` was told on an earlier day; weekdays count in the order of the page."""
    ours, theirs = one.statement.said_at, other.statement.said_at
    if ours and theirs and not (ours.is_default or theirs.is_default):
        if ours.end and theirs.begin and ours.end < theirs.begin:
            return True
        if ours.begin and theirs.end and theirs.end < ours.begin:
            return False
    earlier, later = one.said | one.when, other.said | other.when
    years, months = order(earlier, later, "year"), order(earlier, later, "month")
    if years or months:
        return (years or months) < 0
    return first and not one.persists and apart(earlier, later)


def _one_fact_told_apart(a: Account, b: Account) -> Finding | None:
    """One event told in nearly one set of words, but dated, caused or done otherwise."""
    if a.heads or b.heads or a.unreal or b.unreal or a.open or b.open:
        return None
    if any(part.lower in {"again", "later", "then"} for part in (*a.parts, *b.parts)):
        return None
    told = {value for _, value in a.when | b.when} | a.names | b.names | a.causes | b.causes
    ours, theirs = a.keys - told, b.keys - told
    if len(ours & theirs) < NEARLY_ALL * len(ours | theirs) or not ours & theirs:
        return None
    dated = apart(_dates(a), _dates(b)) and a.names == b.names
    caused = a.causes and b.causes and not a.causes & b.causes
    if dated or caused:
        what = "date" if dated else "explain"
        return Finding(RelationKind.CONFLICT, f"they {what} one event differently", 0.6)
    if ours & theirs & EXCLUSIVE and _other_doer(a, b):
        return Finding(RelationKind.CONFLICT, "only one of the two can have done it", 0.6)
    return None


def _dates(one: Account) -> Times:
    return frozenset(time for time in one.when if time[0] in {"year", "month", "weekday"})


def _other_doer(a: Account, b: Account) -> bool:
    """Whether the doer differs: by name, or as "it" said by two sources."""
    if a.names and b.names:
        return not a.names & b.names
    pronouns = all({part.lower for part in x.parts[:2]} & PRONOUNS for x in (a, b))
    return pronouns and bool(a.source_keys) and not a.source_keys & b.source_keys


def _states(a: Account, b: Account, on_page: AbstractSet[str] | None = None) -> Finding | None:
    if (_is_denial(a) and b.heads) or (_is_denial(b) and a.heads):
        return None  # "denied taking money", "took no money"
    if _is_beside_should_be(a, b, on_page):
        return None
    if apart(a.said | a.when, b.said | b.when) and not (a.persists or b.persists):
        return None  # what was open on Monday may be shut on Thursday
    for ours in a.states:
        for theirs in b.states:
            if ours.axis != theirs.axis or ours.unreal != theirs.unreal:
                continue
            spans = {*ours.spans, *theirs.spans}
            own = frozenset(part.key for x in (a, b) for part in x.parts if part.span in spans)
            if ours.positive != theirs.positive and _enough(a, b, on_page, own):
                return Finding(
                    RelationKind.CONFLICT,
                    "they give opposite states of one thing",
                    0.7,
                    (*ours.spans, *theirs.spans),
                )
    return None


def _is_beside_should_be(a: Account, b: Account, on_page: AbstractSet[str] | None) -> bool:
    """Whether on a page the one speaks of what is, the other of what will or should be."""
    return on_page is not None and bool(a.open) != bool(b.open)


def _negation(a: Account, b: Account, on_page: AbstractSet[str] | None = None) -> Finding | None:
    """Whether one denies outright the doing or thing the other affirms."""
    if common(a, b) < NEGATION_COMMON or elsewhere(a, b):
        return None
    if not _enough(a, b, on_page, frozenset()) or _is_beside_should_be(a, b, on_page):
        return None
    if len(a.keys & b.keys) < ENOUGH_WORDS and min(len(a.keys), len(b.keys)) > 1:
        return None
    for ours, theirs in ((a, b), (b, a)):
        plain = theirs.keys - theirs.denied
        if on_page is not None:
            plain &= {part.key for part in theirs.parts if not doer(part.lower)}
        if theirs.heads or (_is_denial(ours) and 2 * len(ours.keys & plain) < len(ours.keys)):
            continue
        hit = {key for key in ours.heads & plain if (key in ours.open) == (key in theirs.open)}
        if hit:
            return Finding(
                RelationKind.CONFLICT,
                "what the one affirms the other negates",
                0.7,
                tuple(part.span for part in ours.parts if part.key in hit),
            )
    return None


def _is_denial(one: Account) -> bool:
    return one.act is not None and one.act.value is Act.DENIES


def _amounts(a: Account, b: Account, on_page: AbstractSet[str] | None = None) -> Finding | None:
    if any(part.lower in REVISED for part in (*a.parts, *b.parts)):
        return None
    if bool(a.open) != bool(b.open) or len(all_keys(a) & all_keys(b)) < ENOUGH_WORDS:
        return None
    if on_page is not None and a.names - b.names and b.names - a.names:
        return None  # a share of these and a share of those
    for ours in a.amounts:
        for theirs in b.amounts:
            if not _enough(a, b, on_page, ours.units | theirs.units):
                continue
            if on_page is not None and SHARES & (ours.units | theirs.units):
                continue  # two polls measure twice
            if on_page is not None and not _nearly_alike(a, b, on_page):
                continue  # of polls, shares and sums most that differ are of different things
            if differ(ours, theirs) and not apart(a.said, b.said):
                return Finding(
                    RelationKind.CONFLICT,
                    f"the amounts differ: {ours.words} and {theirs.words}",
                    0.7,
                    (ours.span, theirs.span),
                )
    return None


def _nearly_alike(a: Account, b: Account, event: AbstractSet[str]) -> bool:
    """Whether two statements of a page share an event, or half of the longer one's words."""
    return bool(event) or len(a.keys & b.keys) >= ON_PAGE * max(len(a.keys), len(b.keys))


def _tension(a: Account, b: Account, on_page: AbstractSet[str] | None = None) -> Finding | None:
    for ours, theirs in ((a, b), (b, a)):
        if ours.status is None or theirs.status is None or theirs.heads:
            continue
        if not all(about(x.status.spans[-1], x, on_page) for x in (ours, theirs) if x.status):
            continue
        if ours.status.value is Status.DENIED and theirs.status.value in STARTED:
            return Finding(
                RelationKind.TENSION,
                "the one denies what the other alleges, though not in the same words",
                0.6,
                (*ours.status.spans, *theirs.status.spans),
            )
    return None


def _mostly_shared(shared: int, longer: int) -> bool:
    """Whether the longer of two statements, too, says little but what both share."""
    return shared >= LEAST_WORDS and shared >= LONGER_SHARED * longer


def _alike(a: Account, b: Account, *, on_page: bool) -> Finding | None:
    if a.status and b.status and a.status.value is b.status.value is Status.END_DEMANDED:
        spans = (*a.status.spans, *b.status.spans)
        return Finding(RelationKind.AGREE, "both demand an end", 0.7, spans)
    if common(a, b) < ALIKE or bool(a.heads) != bool(b.heads) or elsewhere(a, b):
        return None
    if not (a.heads or b.heads) and a.keys & b.keys & (a.denied ^ b.denied):
        return None  # "nobody was told to leave", "they left"
    ours, theirs = ({c.value for c in x.courses if not c.weak} for x in (a, b))
    if ours and theirs and not ours & theirs:
        return None
    if a.status and b.status and a.status.value is not b.status.value:
        return None
    shared, longer = len(a.keys & b.keys), max(len(a.keys), len(b.keys))
    if shared < ENOUGH_WORDS or (on_page and not _mostly_shared(shared, longer)):
        return None
    acts = {x.act.value if x.act else None for x in (a, b)}
    one = a.statement.speaker is not None and a.statement.speaker == b.statement.speaker
    kind = RelationKind.SAME if one and len(acts) == 1 else RelationKind.AGREE
    return Finding(kind, "they say the same in the same or kindred words", 0.6)
