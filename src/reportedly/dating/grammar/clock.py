"""Times of day, alone or on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Clock, Day, Form, Now, Same, Unit, Weekday
from reportedly.dating.grammar.hours import ZONES, ZULU, Hour, is_led, read_bare_hour, read_hour
from reportedly.dating.grammar.match import DASHES, Match, skip
from reportedly.dating.grammar.points import read_point
from reportedly.dating.lexicon import DAY_PARTS
from reportedly.dating.wordlists import word_list

if TYPE_CHECKING:
    from reportedly.dating.tokens import Tokens

_OVERNIGHT = word_list(
    "hours stay stays trip trips flight flights shift shifts train trains guests bag delivery "
    "success sensation camp"
)
"""Nouns an "overnight" before them describes, of whatever night."""
_PARTS = ("morning", "afternoon", "evening", "night")
_SMALL_HOURS = word_list("early small wee")
_AFTERNOON = 5
"""Before this hour "at three in the night" is after midnight; at it and after, before."""


def read_clock(tokens: Tokens, at: int) -> Match | None:
    """10 p.m. [EST] [Wednesday], 16:08 UTC [today], noon Thursday, 4 in the morning."""
    start = skip(tokens, at, {"around", "about"})
    hour = read_hour(tokens, start)
    if hour is None:
        return _bare_hour(tokens, start)
    if (dated := _with_part(tokens, hour)) is not None:
        return dated
    end, zone = _zone(tokens, hour.end)
    day, end = _day_after(tokens, end)
    return Match(Clock(hour.written + zone, day), end)


def _bare_hour(tokens: Tokens, at: int) -> Match | None:
    """4 in the morning; [at] seven tonight."""
    hour = read_bare_hour(tokens, at)
    if hour is None:
        return None
    is_plain = tokens.words[at + 1 : at + 3] == ["in", "the"]
    return _with_part(tokens, hour) if is_plain or is_led(tokens, at) else None


def _with_part(tokens: Tokens, hour: Hour) -> Match | None:
    """The hour in the part of the day told next: in the evening, tonight, on Monday morning."""
    words = tokens.words
    at = hour.end
    if words[at] == "in" and words[at + 1] == "the" and words[at + 2] in _PARTS:
        return Match(Clock(_in_part(hour, DAY_PARTS[words[at + 2]])), at + 3)
    part = read_day_part(tokens, skip(tokens, at, {"on"}))
    if part is None or not isinstance(part.form, Clock):
        return None
    return Match(Clock(_in_part(hour, part.form.time), part.form.day), part.end)


def _in_part(hour: Hour, part: str) -> str:
    """The hour on the 24-hour clock, by its part of the day."""
    is_late = part in {"AF", "EV"} or (part == "NI" and hour.hour >= _AFTERNOON)
    shift = 12 * (is_late and not hour.is_sure and hour.hour < 12)
    return hour._replace(hour=hour.hour + shift).written


def _zone(tokens: Tokens, at: int) -> tuple[int, str]:
    """The token after a time zone, and "Z" where it is Greenwich's."""
    words = tokens.words
    if words[at] == "local" and words[at + 1] == "time":
        return at + 2, ""
    if words[at] == "eastern" and words[at + 1] in {"time", "standard", "daylight"}:
        return at + 2 + (words[at + 2] == "time"), ""
    after = skip(tokens, at, {"("})
    if words[after] not in ZONES:
        return at, ""
    end = after + 1
    zulu = "Z" if words[after] in ZULU else ""
    if after > at:
        while words[end] and words[end] != ")" and end < after + 5:
            end += 1
        return (end + 1, zulu) if words[end] == ")" else (at, "")
    return end, zulu


def _day_after(tokens: Tokens, at: int) -> tuple[Form | None, int]:
    after = skip(tokens, at, {"on"})
    found = read_point(tokens, after)
    if found is None and after > at:
        found = read_point(tokens, at)
    if found is None or tokens.words[found.end - 1] in {"year", "month", "quarter"}:
        return None, at
    return found.form, found.end


def read_day_clock(tokens: Tokens, at: int) -> Match | None:
    """Saturday at 2 p.m., March 1, 2023 at 4:15 PM, 5 March 2023, 17:40 [GMT]."""
    point = read_point(tokens, at)
    if point is None or not _is_day(point.form):
        return None
    after = skip(tokens, point.end, {","})
    after = skip(tokens, skip(tokens, after, {"at"}), {"around", "about"})
    hour = read_hour(tokens, after, is_dated=after > point.end or isinstance(point.form, Day))
    if hour is None or tokens.breaks_after(point.end - 1):
        return None
    end, zone = _zone(tokens, hour.end)
    return Match(Clock(hour.written + zone, point.form), end)


def _is_day(form: Form) -> bool:
    return isinstance(form, Day | Weekday) or (isinstance(form, Now) and form.unit is Unit.DAY)


def read_day_part(tokens: Tokens, at: int) -> Match | None:
    """[Early] this morning, tonight, that night, Friday night, the next morning, mid-morning."""
    words = tokens.words
    if words[at] == "overnight" and words[at + 1] in _OVERNIGHT:
        return None
    if words[at] == "overnight":
        return Match(Clock("NI", Now(Unit.DAY)), at + 1)
    if words[at] == "mid":
        part_at = skip(tokens, at + 1, DASHES)
        is_part = words[part_at] in {"morning", "afternoon"}
        return Match(Clock(DAY_PARTS[words[part_at]]), part_at + 1) if is_part else None
    start = skip(tokens, at, {"early", "late", "earlier", "later"})
    start = skip(tokens, start, {"on"}) if start > at else start
    if words[start] == "tonight":
        return Match(Clock("NI", Now(Unit.DAY)), start + 1)
    if words[start] in {"this", "last"} and words[start + 1] in _PARTS:
        steps = -1 if words[start] == "last" else 0
        return Match(Clock(DAY_PARTS[words[start + 1]], Now(Unit.DAY, steps)), start + 2)
    if (told := _part_told(tokens, start)) is not None:
        return told
    if start == at + 1 and words[start] in _PARTS and tokens.before(at) in _BY:
        return Match(Clock(DAY_PARTS[words[start]]), start + 1)  # "by late afternoon"
    point = read_point(tokens, start)
    if point is None:
        return None
    end = skip(tokens, point.end, DASHES)
    return (
        Match(Clock(DAY_PARTS[words[end]], point.form), end + 1) if words[end] in _PARTS else None
    )


_BY = frozenset({"by", "until", "till", "since"})
_STEPS = {"next": 1, "following": 1, "same": 0, "previous": -1, "preceding": -1}


def _part_told(tokens: Tokens, at: int) -> Match | None:
    """That night, the next morning, the previous evening: of the day last spoken of."""
    words = tokens.words
    if words[at] == "that" and words[at + 1] in _PARTS:
        return Match(Clock(DAY_PARTS[words[at + 1]], Same(Unit.DAY)), at + 2)
    steps = _STEPS.get(words[at + 1]) if words[at] == "the" else None
    if steps is None or words[at + 2] not in _PARTS:
        return None
    return Match(Clock(DAY_PARTS[words[at + 2]], Same(Unit.DAY, steps)), at + 3)


def read_part_of_day(tokens: Tokens, at: int) -> Match | None:
    """The morning of May 5, the evening of the 5th of May, the early hours of Tuesday."""
    words = tokens.words
    start = skip(tokens, at, {"the"})
    if words[start] in _SMALL_HOURS and words[start + 1] == "hours":
        part, after = "MO", start + 2
    else:
        start = skip(tokens, start, {"early", "late"})
        if words[start] not in _PARTS:
            return None
        part, after = DAY_PARTS[words[start]], start + 1
    point = read_point(tokens, after + 1) if words[after] in {"of", "on"} else None
    if point is None or (words[after] == "on" and not _is_day(point.form)):
        return None
    return Match(Clock(part, point.form), point.end)
