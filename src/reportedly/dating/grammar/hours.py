"""Times of day as written or spoken, without their day: 16:08, 10 p.m., half past six, 1430 GMT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportedly.dating.grammar.match import DASHES, skip
from reportedly.dating.lexicon import SMALL_NUMBERS, TENS
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(am|pm|z)?", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})(am|pm)?", re.ASCII)
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)", re.ASCII)
ZULU = frozenset({"utc", "gmt", "z"})
ZONES = ZULU | word_list(
    "est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest eet eest msk ist jst kst aest aedt"
)
MERIDIEM = {
    "a.m.": 0,
    "a.m": 0,
    "am": 0,
    "p.m.": 12,
    "p.m": 12,
    "pm": 12,
}
NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_LEADS = word_list("at by until till from before after around about since")
_PAST_OR_TO = {"past": 1, "after": 1, "to": -1, "before": -1}
_PARTS_OF_HOUR = {"half": 30, "quarter": 15}


class Hour(NamedTuple):
    """An hour and minute, whether the words tell which half of the day, and the token after."""

    hour: int
    minute: int
    is_sure: bool
    end: int

    @property
    def written(self) -> str:
        """As in TIMEX3 after the T."""
        return f"{self.hour:02d}:{self.minute:02d}"


def read_hour(tokens: Tokens, at: int, *, is_dated: bool = False) -> Hour | None:
    """The time of day at token `at`; `is_dated` where a day stands right before it."""
    words = tokens.words
    word = words[at]
    if word in NAMED:
        if tokens.is_capital(at) and tokens.is_capital(at + 1) and not tokens.breaks_after(at - 1):
            return None  # "the Midnight Crew"
        hour = int(NAMED[word][:2])
        return None if tokens.before(at) == "high" else Hour(hour, 0, True, at + 1)
    if word in _PARTS_OF_HOUR or word == "a" or word in TENS or word in SMALL_NUMBERS:
        spoken = _spoken(tokens, at)
        if spoken is not None:
            return spoken
    if not (word[:1].isdigit() or word in SMALL_NUMBERS):
        return None
    if (written := _TIME.fullmatch(word)) is not None:
        return _written(tokens, at, written, is_dated=is_dated)
    if (military := _MILITARY.fullmatch(word)) is not None:
        return _military(tokens, at, military)
    return _whole(tokens, at)


def _whole(tokens: Tokens, at: int) -> Hour | None:
    """10 p.m., 7pm, five o'clock, 12 noon."""
    words = tokens.words
    word = words[at]
    digits = _HOUR.fullmatch(word)
    hour = int(digits[1]) if digits is not None else SMALL_NUMBERS.get(word)
    if hour is None or hour > 12:
        return None
    if digits is not None and digits[2]:
        return _twelve(hour, 0, 12 * (digits[2] == "pm"), at + 1)
    after = skip(tokens, at + 1, {"o"})
    if words[after] in {"'clock", "’clock"}:
        return Hour(hour, 0, False, after + 1)
    if words[at + 1] in MERIDIEM:
        return _twelve(hour, 0, MERIDIEM[words[at + 1]], at + 2)
    if hour == 12 and words[at + 1] in NAMED:
        return Hour(int(NAMED[words[at + 1]][:2]), 0, True, at + 2)
    return None


def read_bare_hour(tokens: Tokens, at: int) -> Hour | None:
    """The four of "4 in the morning", the seven of "at seven tonight", bare numbers."""
    word = tokens.words[at]
    digits = _HOUR.fullmatch(word)
    hour = int(digits[1]) if digits is not None and not digits[2] else SMALL_NUMBERS.get(word)
    return Hour(hour, 0, False, at + 1) if hour is not None and 1 <= hour <= 12 else None


def is_led(tokens: Tokens, at: int) -> bool:
    """Whether a word stands before a number that makes it a time of day."""
    return tokens.before(at) in _LEADS


def _written(tokens: Tokens, at: int, written: re.Match[str], *, is_dated: bool) -> Hour | None:
    words = tokens.words
    hour, minute = int(written[1]), int(written[2])
    if hour > 24 or minute > 59 or words[at + 1] == "mark":
        return None  # "at the 15:20 mark" of a recording
    if written[3] in {"am", "pm"}:
        return _twelve(hour, minute, 12 * (written[3] == "pm"), at + 1)
    if words[at + 1] in MERIDIEM:
        return _twelve(hour, minute, MERIDIEM[words[at + 1]], at + 2)
    is_zoned = words[at + 1] in ZONES and tokens.raw(at + 1).isupper()
    if ("." in written[0] and not is_zoned) or tokens.before(at) in {"$", "£", "€"}:
        return None
    is_time = is_dated or is_zoned or tokens.before(at) in _LEADS
    if not is_time and not written[1].startswith("0") and hour <= 12:
        return None
    return Hour(hour, minute, True, at + 1)


def _military(tokens: Tokens, at: int, military: re.Match[str]) -> Hour | None:
    """1430 GMT, 0900 hours, at 2200 hours."""
    following = tokens.words[at + 1]
    is_zoned = following in ZONES and tokens.raw(at + 1).isupper()
    is_hours = following in {"hours", "hrs"} and (
        military[0][0] == "0" or tokens.before(at) == "at"
    )
    if not (is_zoned or is_hours):
        return None
    return Hour(int(military[1]), int(military[2]), True, at + 1 + is_hours)


def _spoken(tokens: Tokens, at: int) -> Hour | None:
    """Half past six, a quarter to nine, ten past three, twenty minutes to four."""
    words = tokens.words
    start = skip(tokens, at, {"a"})
    minutes = _PARTS_OF_HOUR.get(words[start])
    if minutes is None and start == at:
        minutes = TENS.get(words[start], SMALL_NUMBERS.get(words[start]))
    side = skip(tokens, start + 1, {"minutes"})
    sign = _PAST_OR_TO.get(words[side])
    hour = SMALL_NUMBERS.get(words[side + 1])
    is_half = words[start] == "half"
    if minutes is None or sign is None or hour is None or not 1 <= hour <= 12 or minutes > 30:
        return None
    is_share = tokens.before(at) == "-" or words[side + 2] in DASHES  # "one-quarter to one-third"
    if is_share or (is_half and words[side] != "past") or not _is_hour(tokens, at, start, side):
        return None
    total = hour * 60 + sign * minutes
    return Hour(total // 60, total % 60, False, side + 2)


def _is_hour(tokens: Tokens, at: int, start: int, side: int) -> bool:
    """Whether the words tell the hour, not a score or a comparison: "ten to three"."""
    is_part = tokens.words[start] in _PARTS_OF_HOUR and tokens.words[side] in {"past", "to"}
    return is_part or (tokens.words[side] == "past" and tokens.before(at) in _LEADS)


def _twelve(hour: int, minute: int, shift: int, end: int) -> Hour | None:
    """An hour of the twelve-hour clock in the 24-hour one."""
    if hour > 24:
        return None
    return Hour((hour % 12 + shift) if hour <= 12 else hour, minute, True, end)
