"""English words of time: data, no rules."""

from __future__ import annotations

from reportedly.dating.expressions import Part, Unit
from reportedly.dating.misspelt import with_slips
from reportedly.dating.wordlists import word_list

MONTHS = with_slips(
    {
        name: number
        for number, names in enumerate(
            (
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ),
            start=1,
        )
        for name in names.split()
    }
)
MONTHS_FULL = frozenset(name for name in MONTHS if len(name) > 4 or name in {"june", "july"})
"""Names that are months wherever they are capitalised, "march" and "may" left out below."""
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "jun", "dec"})
"""Also a verb, an adjective or a given name: taken alone only after a word that asks for a time."""

WEEKDAYS = with_slips(
    {
        name: number
        for number, names in enumerate(
            (
                "monday mon mondays",
                "tuesday tue tues tuesdays",
                "wednesday wed wednesdays",
                "thursday thu thur thurs thursdays",
                "friday fri fridays",
                "saturday sat saturdays",
                "sunday sun sundays",
            ),
            start=1,
        )
        for name in names.split()
    }
)
SHORT_WEEKDAYS = word_list("mon tue tues wed thu thur thurs fri sat sun")

UNITS = {
    "second": Unit.SECOND,
    "seconds": Unit.SECOND,
    "minute": Unit.MINUTE,
    "minutes": Unit.MINUTE,
    "hour": Unit.HOUR,
    "hours": Unit.HOUR,
    "day": Unit.DAY,
    "days": Unit.DAY,
    "night": Unit.NIGHT,
    "nights": Unit.NIGHT,
    "week": Unit.WEEK,
    "weeks": Unit.WEEK,
    "weekend": Unit.WEEKEND,
    "weekends": Unit.WEEKEND,
    "fortnight": Unit.FORTNIGHT,
    "fortnights": Unit.FORTNIGHT,
    "month": Unit.MONTH,
    "months": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "quarters": Unit.QUARTER,
    "year": Unit.YEAR,
    "years": Unit.YEAR,
    "decade": Unit.DECADE,
    "decades": Unit.DECADE,
    "century": Unit.CENTURY,
    "centuries": Unit.CENTURY,
    "millennium": Unit.MILLENNIUM,
    "millennia": Unit.MILLENNIUM,
}
SHORT_UNITS = {
    "sec": Unit.SECOND,
    "secs": Unit.SECOND,
    "min": Unit.MINUTE,
    "mins": Unit.MINUTE,
    "hr": Unit.HOUR,
    "hrs": Unit.HOUR,
    "wk": Unit.WEEK,
    "wks": Unit.WEEK,
    "yr": Unit.YEAR,
    "yrs": Unit.YEAR,
}
"""Units as written after a number: "20 mins"."""
LONG_UNITS = {
    "hourlong": (1, Unit.HOUR),
    "daylong": (1, Unit.DAY),
    "weeklong": (1, Unit.WEEK),
    "monthlong": (1, Unit.MONTH),
    "yearlong": (1, Unit.YEAR),
    "hourslong": (None, Unit.HOUR),
    "dayslong": (None, Unit.DAY),
    "weekslong": (None, Unit.WEEK),
    "monthslong": (None, Unit.MONTH),
    "yearslong": (None, Unit.YEAR),
    "decadelong": (10, Unit.YEAR),
    "decadeslong": (None, Unit.DECADE),
}
"""Lengths in one word: "a weeklong fair"."""
PLURAL_UNITS = frozenset(name for name in UNITS if name.endswith("s") or name == "millennia") | {
    "centuries"
}

DAY_WORDS = with_slips({"today": 0, "yesterday": -1, "tomorrow": 1})
"""Days from the story's own."""

SEASONS = {
    "spring": "SP",
    "summer": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "springs": "SP",
    "summers": "SU",
    "autumns": "FA",
    "winters": "WI",
}

DAY_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "noon": "MI",
    "midnight": "NI",
    "mornings": "MO",
    "afternoons": "AF",
    "evenings": "EV",
    "nights": "NI",
}

PARTS = {
    "early": Part.START,
    "mid": Part.MID,
    "middle": Part.MID,
    "late": Part.END,
    "earlier": Part.EARLIER,
    "later": Part.LATER,
    "beginning": Part.START,
    "start": Part.START,
    "outset": Part.START,
    "turn": Part.START,
    "end": Part.END,
    "close": Part.END,
    "rest": Part.LATER,
    "remainder": Part.LATER,
}

SMALL_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {name: number for number, name in enumerate(_ORDINALS.split(), start=1)} | {
    "thirtieth": 30
}

MANY = word_list("several few some many numerous countless various multiple")


TIMES_AFTER = word_list(
    "in on since until till by before after during of from through throughout early late mid "
    "last this next past each every between to for around about and earlier later as previous "
    "following or starting ending until beginning -"
)
"""Words after which an ambiguous month or a bare number of four digits is a time."""
