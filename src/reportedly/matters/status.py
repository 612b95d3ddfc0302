"""What a statement says of its matter's course, from aspect words, negation and act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.lexicon import valued, word_set
from reportedly.matters.negation import AUXILIARIES, NEGATORS
from reportedly.matters.outlook import opens_progressive, own_future, tells_course
from reportedly.matters.saying import intends
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
DECLARED = AUXILIARIES | {"declared", "declare", "declares", "declaring", "called", "pronounced"}
"""Words of a cue behind which "over" means ended ("was declared over")."""

BEFORE_DOING = frozenset({"in", "of", "for", "on", "by", "about", "towards", "at", "from"})
"""Prepositions behind which "ending it" names a doing and says of none that it was done."""

STOPPING = frozenset({"stopped", "stops", "stop", "halted", "halts", "halt"})
"""Verbs of ending that an event may do to something else."""

OF_CUE = "aspect word of the cue"
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
FIRST_WORDS = 6
"""Words in which an ordered or announced event stands ("the evacuation of Tessin")."""

DENYING = ("deny", "deni", "disput", "refut", "contradict", "rul")
"""How verbs begin by which an event is denied, not a wish or a comment refused."""

PLANNING = frozenset({"plan", "plans", "planned", "planning", "intend", "intends", "intention",
                      "considering", "proposed", "proposes", "scheduled", "preparing"})  # fmt: skip
FIRM = frozenset({"will", "going", "shall", "due", "set", "about", "ready"})
"""Weak words of course that tell of a plan; "would", "may" and wishes tell of what might be."""


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
        if (first in negated and _no_way(parts, first)) or _is_idiom(parts, first, last):
            continue
        if value is Status.ENDED and act not in WISHES and _is_mere_doing(parts, first):
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
        weak = parts[first].lower in WEAK and not _goes_on(parts[first:last])
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


def _goes_on(words: Sequence[Token]) -> bool:
    """Whether "going" is that of "going on", not of "going to"."""
    return len(words) > 1 and words[0].lower == "going" and words[1].lower == "on"


def _is_idiom(parts: Sequence[Token], first: int, last: int) -> bool:
    """Whether words of course tell of none, or of another thing.

    "Ended up seeing it", "what is going on here", "the strike stopped 300 trains".
    """
    if parts[first].lower in {"end", "ended", "ends"}:
        return last < len(parts) and parts[last].lower == "up"
    if parts[first].lower in STOPPING and first and is_event(parts[first - 1]):
        after = parts[last].lower if last < len(parts) else ""
        return after[:1].isdigit() or after in {"the", "a", "an", "all", "most", "their", "its"}
    before = {part.lower for part in parts[max(0, first - 2) : first]}
    return parts[first].lower == "going" and "what" in before


def _is_mere_doing(parts: Sequence[Token], first: int) -> bool:
    """Whether an end stands as a doing behind a preposition: "limits in ending the siege"."""
    if not first or not parts[first].lower.endswith("ing") or _called_for(parts, first):
        return False
    return parts[first - 1].lower in BEFORE_DOING


def _called_for(parts: Sequence[Token], first: int) -> bool:
    """Whether an end stands behind a noun of asking: "the call for a decree of repeal"."""
    before = [part.lower for part in parts[max(0, first - CALL_REACH) : first]]
    return "for" in before and bool(set(before[: before.index("for")]) & CALLS)


def _plainness(course: Course) -> tuple[bool, bool, bool, int]:
    """The plain before the presupposed and the weak; what the main verb says before a clause.

    "The strike, which aimed to raise pay, was declared over" tells of its end.
    """
    return course.presupposed, course.weak, course.rule != OF_CUE, course.spans[0].start


def _in_cue(cue: Sequence[Token], act: Act | None) -> list[Course]:
    found = []
    for first, last, name in COURSES.find([token.lower for token in cue]):
        value = Status(name)
        if not any(token.lower not in WEAK for token in cue[:first]) or value is Status.PLANNED:
            continue  # "began to say": a course of the saying
        if cue[first].lower == "over" and not DECLARED & {token.lower for token in cue[:first]}:
            continue  # "remain at odds over"
        if act in WISHES and value in {Status.ENDED, Status.PAUSED}:
            value = Status.END_DEMANDED
        spans = tuple(token.span for token in cue[first:last])
        found.append(Course(value, spans, OF_CUE))
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
        if [part.lower for part in parts[number : number + 3]] == ["not", "a", "question"]:
            continue  # "not a question of wanting"
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
    found: Sequence[Course],
    parts: Sequence[Token],
    act: Judged[Act] | None,
    *,
    rejects: bool,
    cue: Sequence[Token] = (),
    main: frozenset[int] | None = None,
    source: frozenset[str] = frozenset(),
) -> Judged[Status] | None:
    """The status a statement gives its matter; None where its words leave it open.

    `main` holds the starts of the words that count (`outlook.main_words`), all if it is None;
    `source` the keys of the source's words.
    """
    if rejects:
        spans = next((course.spans for course in found if course.value is Status.ENDED), ())
        return Judged(Status.NOT_LEGALLY_ENDED, spans, "force of the end denied") if spans else None
    value = act.value if act else None
    denied = _denied(parts, act, cue)
    if denied:
        return denied
    plain = [course for course in found if _counts(course, parts, main)]
    sure = [course for course in plain if not course.weak and course.value is not Status.PLANNED]
    told = None if sure else _intended(parts, act, cue, source)
    if told:
        return told
    if plain:
        return _of_course(plain[0], value)
    return _brought_about(parts, act)


def _denied(
    parts: Sequence[Token], act: Judged[Act] | None, cue: Sequence[Token]
) -> Judged[Status] | None:
    """A denied event: by a verb of denying, not of declining or of opposing."""
    events = [token for token in parts if is_event(token)]
    if act is None or act.value is not Act.DENIES or not events:
        return None
    if cue and not any(part.lower.startswith(DENYING) for part in cue):
        return None
    return Judged(Status.DENIED, (*act.spans, events[0].span), "denied event")


def _intended(
    parts: Sequence[Token], act: Judged[Act] | None, cue: Sequence[Token], source: frozenset[str]
) -> Judged[Status] | None:
    """What is planned, promised or asked not to be done, by the cue or by "he will"."""
    planning, value = intends(cue), act.value if act else None
    if planning:
        status = Status.NOT_BEGUN if NEGATORS & {part.lower for part in cue} else Status.PLANNED
        return Judged(status, tuple(part.span for part in planning), "plan told by the cue", 0.7)
    if value in WISHES and [part.lower for part in parts[:2]] == ["not", "to"]:
        return Judged(Status.END_DEMANDED, (parts[0].span,), "asked not to", 0.7)
    own = own_future(parts, value, source)
    if own:
        words, negative = own
        if negative and value is Act.SAYS:
            return None
        status = Status.DENIED if negative else Status.PLANNED
        return Judged(status, tuple(part.span for part in words), "what the source will do", 0.5)
    opening = parts[0].lower if parts else ""
    if value is Act.PROMISES and act and opening in {"to", "that"} and not negates(parts[:4]):
        return Judged(Status.PLANNED, act.spans, "promised", 0.5)
    return None


def negates(parts: Sequence[Token]) -> bool:
    """Whether a negation stands among these words."""
    return any(part.lower in NEGATORS or part.lower.endswith("n't") for part in parts)


def _counts(course: Course, parts: Sequence[Token], main: frozenset[int] | None) -> bool:
    """Whether a course is the statement's own: in its main words, by its event where weak."""
    start = course.spans[0].start
    at = next((n for n, part in enumerate(parts) if part.span.start == start), None)
    if at is None:
        return True  # read off the cue
    if main is not None and start not in main:
        return False
    if course.rule == PROGRESSIVE:
        return opens_progressive(parts, at)
    if course.rule == TALK_DENIED and parts[at].lower not in PLANNING | NEGATORS:
        return False
    if course.weak and course.value is Status.PLANNED and parts[at].lower not in FIRM:
        return False
    if not tells_course(parts, at, course.value):
        return course.value is Status.END_DEMANDED
    return not course.weak or _by_event(course, parts)


def _of_course(best: Course, act: Act | None) -> Judged[Status] | None:
    modal = best.unreal or act_is_future(act)
    if modal and best.value in {Status.ENDED, Status.PAUSED} and not best.presupposed:
        return None  # an end that is planned is no status the matter has
    if modal and best.value is Status.BEGUN:
        return Judged(Status.PLANNED, best.spans, "beginning that is planned")
    return Judged(best.value, best.spans, best.rule, _certainty(best))


def _brought_about(parts: Sequence[Token], act: Judged[Act] | None) -> Judged[Status] | None:
    """An event that an order or an announcement sets going."""
    events = [token for token in parts if is_event(token)]
    if act is None or not events or events[0] not in parts[:FIRST_WORDS]:
        return None
    if act.value is Act.ORDERS:
        return Judged(Status.BEGUN, (*act.spans, events[0].span), "ordered event", 0.8)
    if act.value is Act.ANNOUNCES:
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
