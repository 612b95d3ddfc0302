"""Days in tags, addresses and date lines."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.reading.days import day_in_address, day_of

TODAY = date(2026, 1, 15)
DAYS = {
    "ISO": ("2024-03-04T23:10:00-05:00", date(2024, 3, 4)),
    "compact": ("20240304", date(2024, 3, 4)),
    "English": ("Published March 4, 2024 at 9:00", date(2024, 3, 4)),
    "short month": ("4 Mar. 2024", date(2024, 3, 4)),
    "ordinal": ("4th March 2024", date(2024, 3, 4)),
    "German": ("04.03.2024, 15:23", date(2024, 3, 4)),
    "German short": ("Do 04.03.24 | 14:07 Uhr", date(2024, 3, 4)),
    "German month": ("4. März 2024", date(2024, 3, 4)),
    "French": ("le 4 mars 2024", date(2024, 3, 4)),
    "Spanish": ("4 de marzo de 2024", date(2024, 3, 4)),
    "Russian": ("4 марта 2024", date(2024, 3, 4)),
    "Korean": ("2024.03.04 15:00", date(2024, 3, 4)),
    "Japanese": ("2024年3月4日", date(2024, 3, 4)),
    "only one reading": ("3/24/2024", date(2024, 3, 24)),
    "future": ("2031-01-01", None),
    "filler": ("1970-01-01T00:00:00Z", None),
    "no such day": ("2024-02-31", None),
    "no date": ("about a year ago", None),
    "a number": ("1234567890123", None),
}


@pytest.mark.parametrize(("value", "day"), DAYS.values(), ids=DAYS)
def test_the_first_day_a_value_names(value, day):
    assert day_of(value, today=TODAY) == day


def test_a_day_of_two_readings_is_read_as_the_page_writes_days():
    assert day_of("3/4/2024", today=TODAY) == date(2024, 4, 3)
    assert day_of("3/4/2024", today=TODAY, month_first=True) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://herald.example/2024/03/04/council", date(2024, 3, 4)),
        ("https://herald.example/council-2024-03-04.html", date(2024, 3, 4)),
        ("https://herald.example/a/20240304-council", date(2024, 3, 4)),
        ("https://herald.example/id/20249999", None),
        ("https://herald.example/council", None),
    ],
)
def test_a_day_in_an_address(address, day):
    assert day_in_address(address, today=TODAY) == day
