"""Times of day, alone or on a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.dating.expressions import Clock, Form, Now, Same, Unit
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.grammar.points import read_point
from reportedly.dating.lexicon import DAY_PARTS, SMALL_NUMBERS
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(am|pm|z)?", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})(am|pm)?", re.ASCII)
_ZULU = frozenset({"utc", "gmt", "z"})
_ZONES = _ZULU | word_list(
    "est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest eet eest msk ist jst kst aest aedt"
)
_MERIDIEM = {
    "a.m.": 0,
    "a.m": 0,
    "am": 0,
    "p.m.": 12,
    "p.m": 12,
    "pm": 12,
}
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_OVERNIGHT = word_list(
    "hours stay stays trip trips flight flights shift shifts train trains guests bag delivery "
    "success sensation camp"
)
"""Nouns an "overnight" before them describes, of whatever night."""
_PARTS = ("morning", "afternoon", "evening", "night")


def read_clock(tokens: Tokens, at: int) -> Match | None:
    """10 p.m. [EST] [Wednesday], 16:08 UTC [today], noon Thursday, 4 in the morning."""
    start = skip(tokens, at, {"around", "about"})
    found = _time(tokens, start)
    if found is None:
        return None
    time, end = found
    end, zulu = _zone(tokens, end)
    day, end = _day_after(tokens, end)
    return Match(Clock(time + ("Z" if zulu else ""), day), end)


def _time(tokens: Tokens, at: int) -> tuple[str, int] | None:
    words = tokens.words
    word = words[at]
    if word in _NAMED:
        return None if tokens.before(at) == "high" else (_NAMED[word], at + 1)
    written = _TIME.fullmatch(word)
    if written is not None:
        return _written(tokens, at, written)
    hour = _hour(word)
    if hour is None:
        return None
    if word.endswith(("am", "pm")):
        return _twelve(hour, 0, 12 * word.endswith("pm")), at + 1
    after = skip(tokens, at + 1, {"o"})
    if words[after] in {"'clock", "’clock"}:
        return _with_part(tokens, after + 1, hour)
    if words[at + 1] in _MERIDIEM:
        return _twelve(hour, 0, _MERIDIEM[words[at + 1]]), at + 2
    if words[at + 1] == "in" and words[at + 2] == "the" and words[at + 3] in _PARTS:
        return _with_part(tokens, at + 1, hour)
    return None


def _written(tokens: Tokens, at: int, written: re.Match[str]) -> tuple[str, int] | None:
    words = tokens.words
    hour, minute = int(written[1]), int(written[2])
    if hour > 24 or minute > 59:
        return None
    if written[3] in {"am", "pm"}:
        return _twelve(hour, minute, 12 * (written[3] == "pm")), at + 1
    if words[at + 1] in _MERIDIEM:
        return _twelve(hour, minute, _MERIDIEM[words[at + 1]]), at + 2
    if "." in written[0] or tokens.before(at) in {"$", "£", "€"}:
        return None
    is_led = words[at + 1] in _ZONES or tokens.before(at) in {"at", "by", "until", "around"}
    if not is_led and not written[1].startswith("0") and hour <= 12:
        return None
    return f"{hour:02d}:{minute:02d}", at + 1


def _hour(word: str) -> int | None:
    digits = _HOUR.fullmatch(word)
    hour = int(digits[1]) if digits is not None else SMALL_NUMBERS.get(word)
    return hour if hour is not None and hour <= 12 else None


def _with_part(tokens: Tokens, at: int, hour: int) -> tuple[str, int]:
    words = tokens.words
    if words[at] == "in" and words[at + 1] == "the" and words[at + 2] in _PARTS:
        return _twelve(hour, 0, 0 if words[at + 2] == "morning" else 12), at + 3
    return _twelve(hour, 0, 0), at


def _twelve(hour: int, minute: int, shift: int) -> str:
    """An hour of the twelve-hour clock in the 24-hour one."""
    return f"{(hour % 12 + shift) if hour <= 12 else hour:02d}:{minute:02d}"


def _zone(tokens: Tokens, at: int) -> tuple[int, bool]:
    words = tokens.words
    if words[at] == "local" and words[at + 1] == "time":
        return at + 2, False
    if words[at] == "eastern" and words[at + 1] in {"time", "standard", "daylight"}:
        return at + 2 + (words[at + 2] == "time"), False
    after = skip(tokens, at, {"("})
    if words[after] not in _ZONES:
        return at, False
    end = after + 1
    if after > at:
        while words[end] and words[end] != ")" and end < after + 5:
            end += 1
        if words[end] != ")":
            return at, False
        return end + 1, words[after] in _ZULU
    return end, words[after] in _ZULU


def _day_after(tokens: Tokens, at: int) -> tuple[Form | None, int]:
    after = skip(tokens, at, {"on"})
    found = read_point(tokens, after)
    if found is None and after > at:
        found = read_point(tokens, at)
    if found is None or tokens.words[found.end - 1] in {"year", "month", "quarter"}:
        return None, at
    return found.form, found.end


def read_day_part(tokens: Tokens, at: int) -> Match | None:
    """[Early] this morning, tonight, that night, Friday night, the next morning, mid-morning."""
    words = tokens.words
    if words[at] == "overnight" and words[at + 1] in _OVERNIGHT:
        return None
    if words[at] in {"tonight", "overnight"}:
        return Match(Clock("NI", Now(Unit.DAY)), at + 1)
    if words[at] == "mid":
        part_at = skip(tokens, at + 1, DASHES)
        is_part = words[part_at] in {"morning", "afternoon"}
        return Match(Clock(DAY_PARTS[words[part_at]]), part_at + 1) if is_part else None
    start = skip(tokens, at, {"early", "late"})
    if words[start] in {"this", "last"} and words[start + 1] in _PARTS:
        steps = -1 if words[start] == "last" else 0
        return Match(Clock(DAY_PARTS[words[start + 1]], Now(Unit.DAY, steps)), start + 2)
    if words[start] == "that" and words[start + 1] in _PARTS:
        return Match(Clock(DAY_PARTS[words[start + 1]], Same(Unit.DAY)), start + 2)
    is_next = words[start] == "the" and words[start + 1] in {"next", "following", "same"}
    if is_next and words[start + 2] in _PARTS:
        steps = 0 if words[start + 1] == "same" else 1
        return Match(Clock(DAY_PARTS[words[start + 2]], Same(Unit.DAY, steps)), start + 3)
    point = read_point(tokens, start)
    if point is not None and words[point.end] in _PARTS:
        return Match(Clock(DAY_PARTS[words[point.end]], point.form), point.end + 1)
    return None


def read_part_of_day(tokens: Tokens, at: int) -> Match | None:
    """The morning of May 5, the evening of the 5th of May."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    start = skip(tokens, start, {"early", "late"})
    if words[start] not in _PARTS or words[start + 1] != "of":
        return None
    point = read_point(tokens, start + 2)
    if point is None:
        return None
    return Match(Clock(DAY_PARTS[words[start]], point.form), point.end)
