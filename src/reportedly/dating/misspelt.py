"""Slips of the pen in the names of days and months: Wendesday, Febuary, tommorow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VOWELS = "aeiou"
_SHORTEST = 7
"""Letters a name has at least: one slip turns a shorter one into other words (Monday, Mondy)."""
_TWO_SLIPS = {"tommorow": "tomorrow", "wensday": "wednesday", "febuery": "february"}


def with_slips(names: Mapping[str, int]) -> dict[str, int]:
    """The same names, and what they become by one slip, each with the value of its name.

    >>> with_slips({"thursday": 4})["thrusday"]
    4
    """
    found = {slip: names[name] for slip, name in _TWO_SLIPS.items() if name in names}
    for name, value in names.items():
        if len(name) >= _SHORTEST and not name.endswith("days"):
            found.update(dict.fromkeys(_slips(name), value))
    return found | dict(names)


def _slips(name: str) -> Iterator[str]:
    """One letter left out, doubled, swapped with the next or repeated after it; a wrong vowel.

    First and last letters stay: readers and writers rarely miss those.
    """
    for at in range(1, len(name) - 1):
        before, here, after = name[:at], name[at], name[at + 1 :]
        yield before + after
        yield before + here * 2 + after
        yield before + here + name[at - 1] + after
        if at < len(name) - 2:
            yield before + after[0] + here + after[1:]
        if here in _VOWELS:
            yield from (before + vowel + after for vowel in _VOWELS)
