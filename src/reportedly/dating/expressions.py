"""Time expressions as said: symbolic forms that say what was meant, not yet which day it was.

A form is resolved against the story date and a direction by `resolve`; until then it is the same
for every page that uses the same words, and can be kept and resolved again when more is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from reportedly.offsets import Span


class Unit(StrEnum):
    """A calendar or clock unit; the value is its letter in a TIMEX3 duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    NIGHT = "NI"
    WEEK = "W"
    WEEKEND = "WE"
    FORTNIGHT = "FN"
    MONTH = "M"
    QUARTER = "Q"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"


class Part(StrEnum):
    """A part of a larger time; EARLIER and LATER are parts cut by the story date."""

    START = "start"
    MID = "middle"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"
    EARLIER = "earlier"
    LATER = "later"


class Which(IntEnum):
    """Which of the repeating times is meant; PLAIN leaves it to the tense.

    NEAREST is for what was to come when it was spoken of: "was to meet on Monday" may be over.
    """

    LAST = -1
    THIS = 0
    NEXT = 1
    PLAIN = 2
    NEAREST = 3


class Direction(StrEnum):
    """On which side of the story date the words place the time."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Closeness(StrEnum):
    """How an amount is hedged."""

    EXACT = "exact"
    ABOUT = "about"
    ALMOST = "almost"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, as far as named: year, month, day of the month, weekday (1 is Monday)."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class DayNumber:
    """A day of the month by its number alone: "on the 25th"."""

    day: int


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, of a named year or of one the words choose."""

    month: int
    year: int | None = None
    which: Which = Which.PLAIN


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, negative before the first one; `fiscal` where the words say so."""

    year: int
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """A decade (`size` 10), century (100) or millennium from its first year on."""

    first: int
    size: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 is Monday."""

    weekday: int
    which: Which = Which.PLAIN


@dataclass(frozen=True, slots=True)
class Season:
    """A season, by its TIMEX3 letters: SP, SU, FA, WI."""

    season: str
    year: int | None = None
    which: Which = Which.PLAIN


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter or half (`of` 4 or 2) of a year; `number` None for "last quarter"."""

    number: int | None
    year: int | None = None
    which: Which = Which.PLAIN
    of: int = 4


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast or public day by its key in `holidays`."""

    name: str
    year: int | None = None
    which: Which = Which.PLAIN


@dataclass(frozen=True, slots=True)
class Now:
    """The unit around the story date, `steps` units away: today 0, yesterday -1, next week 1."""

    unit: Unit
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Same:
    """The unit around the time spoken of: "that year", "the day", `steps` units away."""

    unit: Unit
    steps: int = 0


@dataclass(frozen=True, slots=True)
class FromText:
    """A weekday, month or season seen from the time spoken of: "the following Monday" (`steps` 1).

    With `steps` 0 it is the one nearest to that time: "that summer".
    """

    inner: Weekday | Month | Season
    steps: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How long: counts of units; a count of None is an unknown plural ("several")."""

    parts: tuple[tuple[float | None, Unit], ...]
    closeness: Closeness = Closeness.EXACT


@dataclass(frozen=True, slots=True)
class Offset:
    """An amount away from something: the story date, or (`from_text`) the time spoken of.

    `sign` is -1 for before and +1 for after. `event` marks an amount counted from what the next
    words tell ("nine months after he left on May 3"), `named` one that names its unit as a time and
    not as an amount ("the day after he left").
    """

    amount: Amount
    sign: int
    from_text: bool = False
    anchor: Form | None = None
    event: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The amount that ends (`sign` -1) or begins (+1) at the story date: "the past two weeks"."""

    amount: Amount
    sign: int


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is not placed."""

    amount: Amount


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of a time: "late in October", "the end of this year"."""

    part: Part
    whole: Form


@dataclass(frozen=True, slots=True)
class Nth:
    """The `number`-th unit inside a time, -1 for the last: "the last week of March"."""

    number: int
    unit: Unit
    whole: Form


@dataclass(frozen=True, slots=True)
class InYear:
    """A day, month, season or quarter in a year the words tell: "May last year"."""

    inner: Day | Month | Season | Quarter
    year: Now | Same


@dataclass(frozen=True, slots=True)
class Then:
    """The time last spoken of: "by that time"."""


@dataclass(frozen=True, slots=True)
class Between:
    """All days from one time to another, both included."""

    first: Form
    last: Form


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: `time` as in TIMEX3 after the T ("16:08Z", "MO"), on the day of `day`."""

    time: str
    day: Form | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """Something that comes again, by its TIMEX3 value: "P1D", "XXXX-WXX-4"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


Form: TypeAlias = (
    Day
    | DayNumber
    | FromText
    | Month
    | Year
    | Years
    | Weekday
    | Season
    | Quarter
    | Holiday
    | Now
    | Same
    | Offset
    | Stretch
    | Duration
    | PartOf
    | Nth
    | InYear
    | Then
    | Between
    | Clock
    | Every
    | Vague
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression with its place, its form, and what the words around it say of it.

    `direction` is read off the nearest verb group; `lead` is the word or two before it that tie
    it ("since", "until", "as of"); `sentence` is the span of its sentence. `dated_by` is that of
    the expression that dates the event it is counted from, where the text has one.
    """

    span: Span
    text: str
    form: Form
    direction: Direction
    lead: str
    sentence: Span
    dated_by: Span | None = None
