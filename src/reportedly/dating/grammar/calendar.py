"""Days, months, years, decades, centuries as written on a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Between, Day, DayNumber, Month
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.lexicon import (
    AMBIGUOUS_MONTHS,
    MONTHS,
    MONTHS_FULL,
    TIMES_AFTER,
    WEEKDAYS,
)
from reportedly.dating.numbers import read_ordinal, read_year_words
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
OLD_YEAR = re.compile(r"[1-9]\d\d", re.ASCII)

# A two-digit year is of this century up to here, else of the last one ("'82" but "'16"): the
# POSIX rule for %y has the same cut.
_PIVOT = 68
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Words after a bare four-digit number that make it a count.
_COUNTED = word_list(
    "people men women troops soldiers jobs workers employees shares votes points dollars "
    "pounds euros rubles roubles yen miles feet metres meters km kilometers kilometres tons "
    "tonnes acres hectares pages words times homes houses units cases deaths years days hours "
    "minutes bytes delegates members seats students children patients barrels gallons square "
    "cubic percent % million billion residents killed dead others participants species °"
)
# "The September 11 attacks" are those of 2001 in whatever year they are spoken of.
_ATTACKS = (9, 11)
_ATTACKED = word_list("attacks attack terrorist terrorists terror hijackings hijackers hijacking")
# What may stand behind the second of "April 24 and 25", where a noun would make it a count.
_AFTER_DAY = frozenset({"", ".", ",", ";", ")", ":"}) | word_list("at in with to for by when as")
_AFTER_NUMBER = (_AFTER_DAY - {"to"}) | word_list(
    "and but he she they it we i has have had was is will"
)
_OWNED = word_list("the a its his her their our")
# After "the March" and "the May" these speak of a walk or of a person of that name.
_NO_MONTHLY = word_list(
    "against across along into onto from through over past with that which this when where will "
    "would could should have does down toward towards around began ended drew went government "
    "cabinet administration family ministry premiership team leadership years"
)
_SECOND_DAY = frozenset({"and", "or", "through", "until", "till"})
CLOSERS = frozenset({"", ".", ",", ";", ")", ":"})
JOINTS = frozenset({"to", "through", "and", "until"})


def read_day_of_month(tokens: Tokens, at: int) -> int | None:
    """The day number at token `at`: 12, 12th."""
    found = _DAY.fullmatch(tokens.words[at])
    if found is None or not 1 <= int(found[1]) <= 31:
        return None
    return int(found[1])


def read_year_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A year that stands in a date: four digits, '98, spelt out; with the position after it."""
    word = tokens.words[at]
    if _YEAR.fullmatch(word) and int(word) > 0:
        return int(word), at + 1
    is_quoted = tokens.before(at) == word and at > 0 and tokens.is_tight(at - 1)  # ''24''
    if (
        word in {"'", "’", "‘", "`"}
        and not is_quoted
        and re.fullmatch(r"\d\d", tokens.words[at + 1], re.ASCII)
    ):
        return century_of(int(tokens.words[at + 1])), at + 2
    spelt = read_year_words(tokens, at)
    if spelt is not None and spelt.value is not None:
        return int(spelt.value), spelt.end
    return None


def century_of(two_digits: int) -> int:
    """The year a two-digit year means."""
    return two_digits + (2000 if two_digits <= _PIVOT else 1900)


def is_day(month: int, day: int) -> bool:
    """Whether a month, in some year, has this day."""
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1]


_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.ASCII)
_NAMES_A_DAY = frozenset({"on", "by", "until", "till", "since", "from", "before", "after"})
_GOLF = word_list("hole holes birdie bogey par green tee putt fairway floor")
_GOLF_REACH = 12


def read_day_number(tokens: Tokens, at: int) -> Match | None:
    """The day of "on the 25th", where no month and no noun follows."""
    words = tokens.words
    if words[at] != "the" or tokens.before(at) not in _NAMES_A_DAY:
        return None
    found = _ORDINAL_DAY.fullmatch(words[at + 1])
    if found is None or not 1 <= int(found[1]) <= 31 or words[at + 2] not in _AFTER_NUMBER:
        return None
    if words[at + 2] == "and" and words[at + 3][:1].isdigit():
        return None  # "on the 6th and 7th holes"
    near = words[max(0, at - _GOLF_REACH) : at + _GOLF_REACH]
    return Match(DayNumber(int(found[1])), at + 2) if _GOLF.isdisjoint(near) else None


def after_month(tokens: Tokens, at: int) -> int:
    """The position after a month's name and the stop of its short form."""
    is_short = len(tokens.words[at]) <= 4 and tokens.words[at] not in {"may", "june", "july"}
    return at + 1 + (is_short and tokens.words[at + 1] == ".")


def read_month_first(tokens: Tokens, at: int) -> Match | None:
    """[Friday,] May 5[th][, 1998]; May 5-7; May 1998; May alone where it is surely the month."""
    words = tokens.words
    weekday = WEEKDAYS.get(words[at])
    start = at
    if weekday is not None:
        at = skip(tokens, at + 1, {",", "."})
        at = skip(tokens, at, {","})
        at = skip(tokens, at, {"the"})
    month = MONTHS.get(words[at])
    if month is None or not tokens.is_capital(at):
        return _day_first(tokens, at, weekday) if weekday is not None else None
    after = after_month(tokens, at)
    day = read_day_of_month(tokens, skip(tokens, after, {"the"}))
    after_the = skip(tokens, after, {"the"})
    if day is not None and is_day(month, day) and not _is_clock(tokens, after_the):
        return _finish_day(tokens, after_the + 1, month, day, weekday)
    if weekday is not None:
        return None
    year_at = skip(tokens, after, {",", "of", "in"})
    year = read_year_number(tokens, year_at)
    if year is None and words[after] in {"of", "in"} and OLD_YEAR.fullmatch(words[year_at]):
        year = int(words[year_at]), year_at + 1
    if year is not None and not is_counted(tokens, year[1]):
        return Match(Month(month, year[0]), year[1])
    ranged = _month_range(tokens, after, month)
    if ranged is not None:
        return ranged
    return Match(Month(month), after) if _surely_month(tokens, start) else None


def read_second_day(tokens: Tokens, at: int) -> Match | None:
    """The 25 of "April 24 and 25", "April 24 through 25", with the year that may follow."""
    words = tokens.words
    day, first = read_day_of_month(tokens, at), at - 2
    if day is None or first < 1 or words[at - 1] not in _SECOND_DAY:
        return None
    month_at = first - 1 - (words[first - 1] == "." and first > 1)
    month, before = MONTHS.get(words[month_at]), read_day_of_month(tokens, first)
    if month is None or before is None or not before < day or not tokens.is_capital(month_at):
        return None
    if words[at + 1] not in _AFTER_DAY or not is_day(month, day) or _is_clock(tokens, at):
        return None
    year, end = _year_after(tokens, at + 1)
    return Match(Day(year, month, day), end)


def _is_clock(tokens: Tokens, at: int) -> bool:
    return tokens.words[at + 1] in {"a.m.", "p.m.", "a.m", "p.m", "am", "pm", "%", "percent"}


def _finish_day(tokens: Tokens, at: int, month: int, day: int, weekday: int | None) -> Match:
    """The day with what may follow: a second day, the year."""
    words = tokens.words
    last: int | None = None
    if words[at] in DASHES or words[at] == "to":
        last = read_day_of_month(tokens, at + 1)
        if last is not None and last > day and is_day(month, last):
            at += 2
        else:
            last = None
    year, end = _year_after(tokens, at)
    if last is None:
        if year is None:
            year = _year_of_range(tokens, at, month, day)
        if year is None and (second := read_second_day(tokens, at + 1)) is not None:
            year = second.form.year if isinstance(second.form, Day) else None
        if year is None and (month, day) == _ATTACKS and words[at] in _ATTACKED:
            year = 2001
        return Match(Day(year, month, day, weekday), end)
    return Match(Between(Day(year, month, day), Day(year, month, last)), end)


def _year_of_range(tokens: Tokens, at: int, month: int, day: int) -> int | None:
    """The year named at the end of "May 5 to June 7, 2019", for its beginning."""
    words = tokens.words
    if words[at] not in DASHES and words[at] not in JOINTS:
        return None
    last = MONTHS.get(words[at + 1])
    if last is None or not tokens.is_capital(at + 1):
        return None
    day_at = after_month(tokens, at + 1)
    last_day = read_day_of_month(tokens, day_at)
    if last_day is None:
        return None
    year, _ = _year_after(tokens, day_at + 1)
    return None if year is None else year - ((month, day) > (last, last_day))


def _year_after(tokens: Tokens, at: int) -> tuple[int | None, int]:
    found = read_year_number(tokens, skip(tokens, at, {",", "of", "in"}))
    if found is None or is_counted(tokens, found[1]):
        return None, at
    is_far = not 1000 <= found[0] <= 2999
    if tokens.words[at] == "," and is_far and tokens.words[found[1]] not in CLOSERS:
        return None, at  # "May 5, 3500 protesters came'
    return found


def _month_range(tokens: Tokens, at: int, month: int) -> Match | None:
    """January-June 2016 in one; of "March to May 2019" the March, with its year."""
    words = tokens.words
    if words[at] not in DASHES and words[at] not in JOINTS:
        return None
    last = MONTHS.get(words[at + 1])
    if last is None or not (tokens.is_capital(at + 1) or words[at] in DASHES):
        return None
    after = skip(tokens, at + 2, {"."})
    year = read_year_number(tokens, skip(tokens, after, {",", "of", "in"}))
    if year is None:
        return None
    first = Month(month, year[0] - (month > last))
    if words[at] in DASHES:
        return Match(Between(first, Month(last, year[0])), year[1])
    return Match(first, at)


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a lower-case word follows that can be what a month describes."""
    word = tokens.raw(at)
    return word.isalpha() and word.islower() and len(word) > 3 and word not in _NO_MONTHLY


def _surely_month(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    if word in AMBIGUOUS_MONTHS:
        before = tokens.before(at)
        following = tokens.words[at + 1]
        if len(word) == 3 and word != "may" and following != "." and tokens.is_capital(at + 1):
            return False  # "Jan Novak" is a person
        if (
            (before in _OWNED or before in {"'s", "’s"})
            and word in {"may", "march"}
            and _is_noun(tokens, at + 1)
        ):
            return True  # "the March accession"
        return before in TIMES_AFTER or (following in {"'s", "’s"} and word != "may")
    if word in MONTHS_FULL or word in {"april", "august"}:
        # "April Jones" is a person.
        is_led = tokens.before(at) in _OWNED or tokens.before(at) == "a"
        return word not in {"april", "june"} or is_led or not tokens.is_capital(at + 1)
    return word in MONTHS and tokens.words[at + 1] == "."


def read_day_first(tokens: Tokens, at: int) -> Match | None:
    """5 May 1998, the 5th of May, 5-7 May 2019."""
    return _day_first(tokens, skip(tokens, at, {"the"}), None)


def _day_first(tokens: Tokens, at: int, weekday: int | None) -> Match | None:
    words = tokens.words
    day = read_day_of_month(tokens, at)
    if day is None:
        ordinal = read_ordinal(tokens, at)
        if ordinal is None or ordinal.value is None or words[ordinal.end] != "of":
            return None
        day, after = int(ordinal.value), ordinal.end
    else:
        after = at + 1
    last: int | None = None
    if words[after] in DASHES:
        last = read_day_of_month(tokens, after + 1)
        after += 2
        if last is None or last <= day:
            return None
    after = skip(tokens, after, {"of"})
    month = MONTHS.get(words[after])
    if month is None or not tokens.is_capital(after) or not is_day(month, last or day):
        return None
    after += 1
    if words[after] == "." and len(words[after - 1]) <= 4 and words[after - 1] != "may":
        after += _YEAR.fullmatch(words[after + 1]) is not None
    year, end = _year_after(tokens, after)
    if year is None and OLD_YEAR.fullmatch(words[after]) and words[after + 1] in CLOSERS - {","}:
        year, end = int(words[after]), after + 1
    if last is not None:
        return Match(Between(Day(year, month, day), Day(year, month, last)), end)
    return Match(Day(year, month, day, weekday), end)


def is_counted(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` is something a number right before it counts."""
    return tokens.words[at] in _COUNTED and at > 0 and not tokens.breaks_after(at - 1)
