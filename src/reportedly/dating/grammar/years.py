"""Years, decades and centuries as written on a calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Between, Year, Years
from reportedly.dating.grammar.calendar import (
    JOINTS,
    OLD_YEAR,
    century_of,
    is_counted,
    read_year_number,
)
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.lexicon import DECADE_WORDS, TIMES_AFTER
from reportedly.dating.numbers import read_ordinal
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_TWO = re.compile(r"\d{2}", re.ASCII)
_ANY_YEAR = re.compile(r"\d{1,4}", re.ASCII)
_DECADE = re.compile(r"(\d{3}0|[2-9]0)s", re.ASCII)
_ROUND_YEAR = re.compile(r"[12]\d\d0", re.ASCII)
_MONEY = frozenset("$£€¥#№")
_APOSTROPHES = frozenset("'’‘`")
_LED_BY = word_list("in since until from by of year around before after between about till")
"""Before a number from 1000 on, outside what is surely a year, these make it one."""
_IN_NEWS = 1900, 2035
"""Numbers that are years far more often than counts."""
_ROUGHLY = word_list("about nearly some almost approximately roughly around another")
_NUMBERED = word_list(
    "section sec article flight room route highway bill resolution proposition chapter channel "
    "suite apartment apt unit box bus model page extension hotel gate psalm file form paragraph "
    "no number precinct ward"
)
"""Nouns whose number follows them: "Section 1983", "Flight 1812"."""
_STREETS = word_list(
    "street st avenue ave road rd lane drive dr boulevard blvd highway court terrace parkway"
)
_BC = frozenset({"bc", "bce", "b.c.", "b.c.e."})
_AD = frozenset({"ad", "ce", "a.d.", "c.e."})
_DECADE_NAMES = frozenset({"roaring", "swinging"})
_PART_WORDS = frozenset({"early", "mid", "late"})
_NOT_DECADES = word_list(
    "temperature temperatures degrees high highs low lows heat mercury forecast shot score scores "
    "scored his her their my your our low upper speeds approval rating ratings poll polls percent "
    "percentage favorability support"
)
"""Before "the mid-90s" these make it degrees, points, shares of a poll or somebody's age."""
_DEGREES_REACH = 20
"""Tokens in which they are looked for: a sentence."""


def read_year(tokens: Tokens, at: int) -> Match | None:
    """1998, '98, nineteen ninety-eight, 2010-11, 347 AD, 44 BC."""
    found = read_year_number(tokens, at)
    if found is None:
        return _old_year(tokens, at)
    year, end = found
    era = _era(tokens, end, year)
    if era is not None:
        return era
    if not _is_bare_year(tokens, at, end, year):
        return None
    if tokens.words[end] in DASHES and tokens.is_tight(end - 1):
        ranged = _short_range(tokens, end + 1, year)
        if ranged is not None:
            return ranged
    return Match(Year(year), end)


def _era(tokens: Tokens, at: int, year: int) -> Match | None:
    """The year with the era behind it; years before the first one are negative."""
    word = tokens.words[at]
    if word in _BC and tokens.raw(at).isupper():
        return Match(Year(-year), at + 1)
    return Match(Year(year), at + 1) if word in _AD and tokens.raw(at).isupper() else None


def _old_year(tokens: Tokens, at: int) -> Match | None:
    """A year of one to three digits, only with its era: 347 AD, AD 347."""
    words = tokens.words
    if OLD_YEAR.fullmatch(words[at]) and _is_circa(tokens, at):
        return Match(Year(int(words[at])), at + 1)
    digits = _ANY_YEAR.fullmatch(words[at])
    if digits is not None and int(digits[0]) > 0:
        return _era(tokens, at + 1, int(digits[0]))
    if words[at] in {"ad", "a.d."} and tokens.raw(at).isupper():
        digits = _ANY_YEAR.fullmatch(words[at + 1])
        if digits is not None and int(digits[0]) > 0:
            return Match(Year(int(digits[0])), at + 2)
    return None


def _is_circa(tokens: Tokens, at: int) -> bool:
    """Whether "c." or "circa" stands before a number."""
    before = tokens.before(at)
    return before == "circa" or (before == "." and tokens.before(at - 1) in {"c", "ca"})


def _is_bare_year(tokens: Tokens, at: int, end: int, year: int) -> bool:
    """Whether a number that could be a year is one, from its neighbours."""
    words = tokens.words
    before = tokens.before(at)
    if before.isalpha() and tokens.is_tight(at - 1) and words[at][:1].isdigit():
        return False  # "@renn1613"
    if before in _MONEY or is_counted(tokens, end) or _is_named(tokens, at):
        return False
    if _is_numbered(tokens, at) or _is_address(tokens, end):
        return False
    if before in _ROUGHLY and not _IN_NEWS[0] <= year <= _IN_NEWS[1] and _is_noun(tokens, end):
        return False
    if before in {":", "/", "."} and at and tokens.is_tight(at - 1):
        return False
    if before == "(" and words[end] == ")" and 1000 <= year < 2200:
        return True
    if before == "-" and at > 1 and tokens.is_tight(at - 1) and tokens.is_tight(at - 2):
        # "post-1959" and "1914-1918" are times, "Su-2700" is a machine, "555-0142" a telephone.
        earlier = tokens.words[at - 2]
        is_range = earlier.isdigit() and len(earlier) == 4
        is_recent = _IN_NEWS[0] <= year <= _IN_NEWS[1]
        return earlier in {"post", "pre", "mid", "since"} or is_range or is_recent
    if 1600 <= year <= _IN_NEWS[1]:
        return True
    return 1000 <= year < 2200 and before in _LED_BY and not _is_noun(tokens, end)


def _is_noun(tokens: Tokens, at: int) -> bool:
    """Whether a lower-case word follows that a number before it could count."""
    word = tokens.raw(at)
    return word.isalpha() and word.islower() and len(word) > 3 and word not in TIMES_AFTER


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Whether the number is that of a section, a flight, a bill: "H.R. 2018"."""
    before = tokens.before(at)
    if before == ".":
        is_bill = tokens.words[max(0, at - 4) : at - 1] == ["h", ".", "r"]
        return is_bill or (tokens.before(at - 1) == "no" and tokens.is_capital(at - 2))
    return before in _NUMBERED and tokens.is_capital(at - 1)


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether a street follows: "1950 Harbour Road"."""
    for place in range(at, at + 3):
        if not tokens.is_capital(place):
            return False
        if place > at and tokens.words[place] in _STREETS:
            return True
    return False


def _is_named(tokens: Tokens, at: int) -> bool:
    """Whether the number belongs to a name: "the Velk 2000 Index", "a venture called Lyra 1980"."""
    is_after_name = at > 1 and tokens.is_capital(at - 1) and not tokens.breaks_after(at - 1)
    if not is_after_name or tokens.breaks_after(at - 2) or not tokens.before(at).isalpha():
        return False
    is_index = tokens.words[at + 1] in {"index", "fund", "composite"}
    return is_index or tokens.before(at - 1) in {"called", "named"}


def _short_range(tokens: Tokens, at: int, first: int) -> Match | None:
    """The end of "2010-11"; "1914-1918" is left as two years."""
    word = tokens.words[at]
    if _TWO.fullmatch(word) and first % 100 < int(word):
        if tokens.words[at + 1] in DASHES:
            return None
        return Match(Between(Year(first), Year(first // 100 * 100 + int(word))), at + 1)
    return None


def read_fiscal_year(tokens: Tokens, at: int) -> Match | None:
    """Fiscal 1989, fiscal year 2020, financial year 2007, FY2024."""
    words = tokens.words
    is_short = tokens.raw(at) == "FY"
    if words[at] not in {"fiscal", "financial"} and not is_short:
        return None
    after = skip(tokens, at + 1, {"year"})
    found = read_year_number(tokens, after)
    if found is None and is_short and _TWO.fullmatch(words[after]):
        found = century_of(int(words[after])), after + 1
    return None if found is None else Match(Year(found[0], fiscal=True), found[1])


def read_year_of_kind(tokens: Tokens, at: int) -> Match | None:
    """The 1989 period, the 1995 fiscal year: the year alone."""
    words = tokens.words
    if words[at] != "the":
        return None
    year = read_year_number(tokens, at + 1)
    if year is None:
        return None
    if words[year[1]] in {"period", "quarter"}:
        return Match(Year(year[0]), year[1] + 1)
    kind = skip(tokens, year[1], {"fiscal", "financial", "calendar"})
    return Match(Year(year[0], fiscal=True), kind + 1) if words[kind] == "year" else None


def read_decade(tokens: Tokens, at: int) -> Match | None:
    """[The] 1990s, the '80s, the mid-90s, the roaring twenties, the 1920's; 19th century."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    is_led = _is_led(tokens, at, start)
    begin = skip(tokens, start, _APOSTROPHES)
    found = _DECADE.fullmatch(words[begin])
    if found is not None:
        digits = found[1]
        if len(digits) == 2:
            is_short = begin > start or is_led
            return Match(Years(1900 + int(digits), 10), begin + 1) if is_short else None
        return Match(_years(int(digits)), begin + 1) if int(digits) else None
    if is_led and _ROUND_YEAR.fullmatch(words[start]) and words[start + 1] in {"'s", "’s"}:
        return Match(_years(int(words[start])), start + 2)
    start = skip(tokens, start, _DECADE_NAMES) if start > at else start
    if words[start] in DECADE_WORDS and is_led:
        return Match(Years(1900 + DECADE_WORDS[words[start]], 10), start + 1)
    return _century(tokens, start)


def _years(first: int) -> Years:
    """The decade; of the 1800s the century, since nobody calls its first ten years so."""
    return Years(first, 100 if first % 100 == 0 and first < 2000 else 10)


def _is_led(tokens: Tokens, at: int, start: int) -> bool:
    """Whether "the", early, mid or late stands before a decade, and nothing that counts or ages."""
    before = tokens.before(at)
    part = at - 2 if before == "-" else at - 1
    if before in JOINTS and at > 1 and _DECADE.fullmatch(tokens.words[at - 2]):
        # "the 1960s and 70s"; "in their 40s and 50s" are ages
        return len(tokens.words[at - 2]) > 3 or tokens.before(at - 2) in _APOSTROPHES | {"the"}
    if start == at and (part < 0 or tokens.words[part] not in _PART_WORDS):
        return False
    first = max(0, at - _DEGREES_REACH)
    return _NOT_DECADES.isdisjoint(tokens.words[first:at])


def _is_company(tokens: Tokens, at: int) -> bool:
    """Whether a century is the name of a firm: "the 21st Century Fund"."""
    is_name = tokens.is_capital(at) and tokens.is_capital(at + 1)
    return is_name and not tokens.breaks_after(at)


def _century(tokens: Tokens, at: int) -> Match | None:
    """19th century; of "15th to the 19th century" and "17th and 18th centuries" the first."""
    rank = read_ordinal(tokens, at)
    if rank is None or not rank.value or not 1 <= rank.value <= 99:
        return None
    years = Years(int(rank.value) * 100 - 100 or 1, 100)
    words = tokens.words
    unit_at = skip(tokens, rank.end, DASHES)
    if words[unit_at] in {"century", "centuries"} and not _is_company(tokens, unit_at):
        return Match(years, unit_at + 1)
    if words[rank.end] in JOINTS | {"or"} | DASHES:
        last = read_ordinal(tokens, skip(tokens, rank.end + 1, {"the"}))
        if last is not None and words[skip(tokens, last.end, DASHES)] in {"century", "centuries"}:
            return Match(years, rank.end)
    return None
