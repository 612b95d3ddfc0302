"""What a statement says of its matter's course, from aspect words, negation and act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import valued, word_set
from reportedly.matters.negation import AUXILIARIES, NEGATORS
from reportedly.matters.words import event_names, is_event, nominal
from reportedly.statement import Act, Judged, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.words import Token
    from reportedly.offsets import Span

COURSES = valued("status.txt")
WEAK = word_set("weak")
"""Words that speak of a course only where no plainer word does."""

ATTRIBUTIVE = word_set("attributive")
"""Before the event's noun these take its course for granted ("the ongoing strike")."""

NEGATED = {
    Status.ENDED: Status.ONGOING,
    Status.ONGOING: Status.ENDED,
    Status.BEGUN: Status.NOT_BEGUN,
    Status.PAUSED: Status.ONGOING,
    Status.PLANNED: Status.DENIED,
}
TALK = word_set("talk")
"""What is denied in "no plans for", "no discussions about": the event behind it."""

NO_PROGRESS = word_set("no_progress")
"""Words in -ing after "is" that do not say that the event itself goes on."""

ABOUT = frozenset({"about", "of", "on", "to", "for", "over", "regarding", "concerning"})
TALK_DENIED = "talk of it denied"
PROGRESSIVE = "progressive form"

AFTER_OVER = word_set("after_over")
"""Words behind which "over" still means ended: "over for now", "over late in May"."""

CARRYING = word_set("carrying")
"""Verbs whose "over" means no end: "handed over", "went over"."""

WAYS = frozenset({"way", "ways", "reason", "reasons", "need", "grounds", "cause", "time", "money"})
CALLS = frozenset(
    {
        "support",
        "backing",
        "call",
        "calls",
        "demand",
        "demands",
        "appeal",
        "appeals",
        "plea",
        "pleas",
    }
)
CALL_REACH = 12
"""Words between a noun of asking and the end asked for: one clause (own judgement)."""

WHILE_REACH = 6
"""Words between "while" and what went on then: one subject and its verb (own judgement)."""

WEAK_REACH = 5
"""Words between a weak word of course ("will") and the event it speaks of. Set by reading what 30
articles of PolNeAR train gave: beyond it the word mostly spoke of something else."""

SURE_STATUS = 0.6
"""Confidence of a status given in plain words; a bare modal or verb form has less. Below it a
status makes no matter, stands in no summary and joins no two tellings on its own."""

WISHES = frozenset({Act.DEMANDS, Act.ASKS})
BEGINNING = frozenset({Act.ORDERS, Act.ANNOUNCES})


@dataclass(frozen=True, slots=True)
class Course:
    """One reading of a matter's course; `presupposed` where the words take it for granted."""

    value: Status
    spans: tuple[Span, ...]
    rule: str
    presupposed: bool = False
    weak: bool = False
    unreal: bool = False


def courses(
    parts: Sequence[Token],
    negated: frozenset[int],
    act: Act | None,
    *,
    unreal: frozenset[int] = frozenset(),
    cue: Sequence[Token] = (),
) -> tuple[Course, ...]:
    """All readings of a matter's course, the plainest first.

    They are read off the content, and off what follows the verb in the cue ("declared over").
    """
    if any(token.lower in NEGATORS for token in cue) and act is not Act.DENIES:
        return ()  # "did not mention the end": nothing was said of it
    found = [*_talk_denied(parts), *_event_denied(parts), *_in_cue(cue, act)]
    for first, last, name in COURSES.find([token.lower for token in parts]):
        value, rule = Status(name), "aspect word"
        if _is_preposition(parts, first, last) or _in_the_past(parts, first, value):
            continue
        if first in negated and _no_way(parts, first):
            continue
        spans = tuple(token.span for token in parts[first:last])
        if _is_attributive(parts, first, last):
            if parts[first].lower in {"completed", "finished"}:
                value = Status.ENDED
            found.append(Course(value, spans, "attribute of the event", presupposed=True))
            continue
        if first in negated or (last - 1 in negated and last - first == 1):
            rule = TALK_DENIED if value is Status.PLANNED else "negated aspect word"
            value = NEGATED.get(value, value)
        if value in {Status.ENDED, Status.PAUSED} and (act in WISHES or _called_for(parts, first)):
            value, rule = Status.END_DEMANDED, "aspect word inside a demand"
        weak = parts[first].lower in WEAK
        found.append(Course(value, spans, rule, weak=weak, unreal=first in unreal))
    found += _progressive(parts, negated, unreal)
    return tuple(sorted(found, key=_plainness))


def _is_preposition(parts: Sequence[Token], first: int, last: int) -> bool:
    """Whether "over" governs what follows it: "over the limit", "over 900 crowns", "over Voll"."""
    if parts[first].lower != "over" or last - first != 1:
        return False
    if first and parts[first - 1].lower in CARRYING:
        return True
    if last >= len(parts) or parts[last].span.start - parts[first].span.end > 1:
        return False
    return parts[last].lower not in AFTER_OVER


def _in_the_past(parts: Sequence[Token], first: int, value: Status) -> bool:
    """Whether what goes on does so in a past clause of time: "while the limits were in place"."""
    before = {part.lower for part in parts[max(0, first - WHILE_REACH) : first]}
    return value is Status.ONGOING and bool(before & {"while", "when"} and before & {"was", "were"})


def _no_way(parts: Sequence[Token], first: int) -> bool:
    """Whether a way or reason is denied, not the course: "no way to end it", "no need to stop"."""
    before = [part.lower for part in parts[max(0, first - 3) : first]]
    return before[-1:] == ["to"] and bool(set(before) & WAYS)


def _called_for(parts: Sequence[Token], first: int) -> bool:
    """Whether an end stands behind a noun of asking: "the call for a decree of repeal"."""
    before = [part.lower for part in parts[max(0, first - CALL_REACH) : first]]
    return "for" in before and bool(set(before[: before.index("for")]) & CALLS)


def _plainness(course: Course) -> tuple[bool, bool, int]:
    return course.presupposed, course.weak, course.spans[0].start


def _in_cue(cue: Sequence[Token], act: Act | None) -> list[Course]:
    found = []
    for first, last, name in COURSES.find([token.lower for token in cue]):
        value = Status(name)
        if not any(token.lower not in WEAK for token in cue[:first]) or value is Status.PLANNED:
            continue  # "began to say": a course of the saying
        if act in WISHES and value in {Status.ENDED, Status.PAUSED}:
            value = Status.END_DEMANDED
        spans = tuple(token.span for token in cue[first:last])
        found.append(Course(value, spans, "aspect word of the cue"))
    return found


def _progressive(
    parts: Sequence[Token], negated: frozenset[int], unreal: frozenset[int]
) -> list[Course]:
    """What goes on, said by the form of the verb: "is being built", "are gathering"."""
    found = []
    for number in range(len(parts) - 1):
        if parts[number].lower not in {"is", "are", "was", "were"} or number + 1 in negated:
            continue
        behind = next(
            (
                n
                for n in range(number + 1, min(number + 3, len(parts)))
                if parts[n].lower not in {"still", "now", "also", "already"}
            ),
            None,
        )
        if behind is None or not parts[behind].lower.endswith("ing"):
            continue
        if parts[behind].lower in NO_PROGRESS:
            continue
        spans = (parts[number].span, parts[behind].span)
        found.append(Course(Status.ONGOING, spans, PROGRESSIVE, weak=True, unreal=number in unreal))
    return found


def _is_attributive(parts: Sequence[Token], first: int, last: int) -> bool:
    if last - first != 1 or parts[first].lower not in ATTRIBUTIVE or last >= len(parts):
        return False
    after = [
        token for token in parts[last : last + 3] if token.span.start - parts[first].span.end < 30
    ]
    return any(token.family or nominal(token.lower) for token in after)


def _talk_denied(parts: Sequence[Token]) -> list[Course]:
    """That a thing is even spoken of is denied: "no discussions about", "no plans to"."""
    for number, token in enumerate(parts):
        if token.lower not in {"no", "not", "without"}:
            continue
        for place in range(number + 1, min(number + 4, len(parts) - 1)):
            if parts[place].lower in TALK and parts[place + 1].lower in ABOUT:
                return [Course(Status.DENIED, (token.span, parts[place].span), TALK_DENIED)]
    return []


def _event_denied(parts: Sequence[Token]) -> list[Course]:
    """The event itself is denied: "there is no rationing"."""
    for number, token in enumerate(parts[:-1]):
        before = parts[number - 1].lower if number else ""
        if token.lower != "no" or before not in AUXILIARIES:
            continue
        for later in parts[number + 1 : number + 3]:
            if later.family in event_names() and later.lower not in TALK:
                return [Course(Status.DENIED, (token.span, later.span), "event denied")]
    return []


def statement_status(
    found: Sequence[Course], parts: Sequence[Token], act: Judged[Act] | None, *, rejects: bool
) -> Judged[Status] | None:
    """The status a statement gives its matter; None where its words leave it open."""
    if rejects:
        spans = next((course.spans for course in found if course.value is Status.ENDED), ())
        return Judged(Status.NOT_LEGALLY_ENDED, spans, "force of the end denied") if spans else None
    value = act.value if act else None
    events = [token for token in parts if is_event(token)]
    if value is Act.DENIES and act and events:
        return Judged(Status.DENIED, (*act.spans, events[0].span), "denied event")
    plain = [course for course in found if not course.weak or _by_event(course, parts)]
    if plain:
        best = plain[0]
        modal = best.unreal or act_is_future(value)
        if modal and best.value in {Status.ENDED, Status.PAUSED} and not best.presupposed:
            return None  # an end that is planned is no status the matter has
        if modal and best.value is Status.BEGUN:
            return Judged(Status.PLANNED, best.spans, "beginning that is planned")
        return Judged(best.value, best.spans, best.rule, _certainty(best))
    if value in BEGINNING and act and events and value is Act.ORDERS:
        return Judged(Status.BEGUN, (*act.spans, events[0].span), "ordered event", 0.8)
    if value is Act.ANNOUNCES and act and events and events[0] in parts[:6]:
        return Judged(Status.BEGUN, (*act.spans, events[0].span), "announced event", 0.6)
    return None


def _certainty(course: Course) -> float:
    """Own grades: plain words .9, "still" and kin .7, a bare modal or verb form .5."""
    if not course.weak:
        return 0.9
    bare = course.rule == PROGRESSIVE or course.value in {Status.PLANNED, Status.DENIED}
    return 0.5 if bare else 0.7


def _by_event(course: Course, parts: Sequence[Token]) -> bool:
    """Whether an event stands next to a word of course."""
    spans = {span.start for span in course.spans}
    places = [number for number, token in enumerate(parts) if token.span.start in spans]
    if not places:
        return True
    near = parts[max(0, places[0] - WEAK_REACH) : places[-1] + WEAK_REACH + 1]
    return any(token.family in event_names() for token in near)


def act_is_future(act: Act | None) -> bool:
    """Whether an act speaks of what is yet to come."""
    return act in {Act.PROMISES, Act.PREDICTS}
