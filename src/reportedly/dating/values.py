"""TIMEX3 values, as ISO-TimeML writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.dating.expressions import Amount, Closeness, Unit

if TYPE_CHECKING:
    from datetime import date

_MANY_SIZE = {Unit.DECADE: (10, "Y"), Unit.CENTURY: (100, "Y"), Unit.MILLENNIUM: (1000, "Y")}
_LETTERS = {
    Unit.SECOND: "S",
    Unit.MINUTE: "M",
    Unit.HOUR: "H",
    Unit.DAY: "D",
    Unit.NIGHT: "D",
    Unit.WEEK: "W",
    Unit.WEEKEND: "WE",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.YEAR: "Y",
}
_HALVES = {Unit.YEAR: "6M", Unit.HOUR: "30M"}
_CLOCK_UNITS = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR})


def amount_value(amount: Amount) -> str:
    """The duration value: P2Y6M, PT5H, PXD."""
    days: list[str] = []
    hours: list[str] = []
    for count, unit in amount.parts:
        (hours if unit in _CLOCK_UNITS else days).append(_part_value(count, unit))
    if not days and amount.parts == ((24, Unit.HOUR),) and amount.closeness is Closeness.EXACT:
        return "PT24H"
    return "P" + "".join(days) + ("T" + "".join(hours) if hours else "")


def _part_value(count: float | None, unit: Unit) -> str:
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        whole = f"{int(count)}{_LETTERS[unit]}" if count > 1 else ""
        return whole + _HALVES[unit]
    if unit is Unit.FORTNIGHT:
        return "XW" if count is None else f"{count * 2:g}W"
    if unit in _MANY_SIZE:
        size, letter = _MANY_SIZE[unit]
        return f"X{unit}" if count is None else f"{count * size:g}{letter}"
    return f"{'X' if count is None else format(count, 'g')}{_LETTERS[unit]}"


def day_value(day: date) -> str:
    """2022-11-22."""
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"


def unit_value(day: date, unit: Unit) -> str:
    """The value of the whole unit a day lies in: 2022-W47, 2022-11, 2022-Q4, 2022, 202."""
    if unit in {Unit.WEEK, Unit.WEEKEND, Unit.FORTNIGHT}:
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit is Unit.WEEKEND else "")
    if unit is Unit.MONTH:
        return f"{day.year:04d}-{day.month:02d}"
    if unit is Unit.QUARTER:
        return f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}"
    if unit is Unit.YEAR:
        return f"{day.year:04d}"
    if unit is Unit.DECADE:
        return f"{day.year // 10:03d}"
    if unit is Unit.CENTURY:
        return f"{day.year // 100:02d}"
    if unit is Unit.MILLENNIUM:
        return f"{day.year // 1000}"
    return day_value(day)


_UNIT_LETTERS = {
    Unit.SECOND: "T{}S",
    Unit.MINUTE: "T{}M",
    Unit.HOUR: "T{}H",
    Unit.DAY: "{}D",
    Unit.NIGHT: "{}D",
    Unit.WEEK: "{}W",
    Unit.WEEKEND: "{}WE",
    Unit.MONTH: "{}M",
    Unit.QUARTER: "{}Q",
    Unit.YEAR: "{}Y",
}


def set_value(count: float | None, unit: Unit) -> str:
    """The TIMEX3 value of something that comes every `count` units."""
    number = "X" if count is None else f"{count:g}"
    pattern = _UNIT_LETTERS.get(unit)
    if pattern is not None:
        return "P" + pattern.format(number)
    size = {Unit.FORTNIGHT: "2W", Unit.DECADE: "10Y", Unit.CENTURY: "100Y"}.get(unit, "1000Y")
    return f"P{size}" if count == 1 else f"PX{size[-1]}"
