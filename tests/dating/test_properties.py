"""What must hold for any text and any day of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import find_dates
from reportedly.dating import calendar as cal
from reportedly.dating import date_story, find_expressions, resolve
from reportedly.dating.expressions import Unit
from reportedly.dating.feasts import lunar_new_year, orthodox_easter, rosh_hashanah
from reportedly.dating.holidays import NAMES, holiday
from reportedly.dating.intervals import EVER, count, intersect, union
from reportedly.dating.values import unit_value
from reportedly.page import PageDate
from tests.timing import least_seconds

ANY_DAY = st.dates(date(1, 1, 1), date(9999, 12, 31))
TIME_WORDS = (
    "on In the a last next this early late mid - May 5 , 1998 Monday week year ago two months "
    "after before quarter of third 10 p.m. today every Sept. to and from between almost he said "
    "his will ' 80s 1990s winter Easter fiscal end weekend day half 's 12:30 UTC . second 9999 0001"
)
WORDS = st.sampled_from([*TIME_WORDS.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=200), story=st.none() | ANY_DAY)
def test_any_text_is_read_without_an_error(text, story):
    for found in find_dates(text, story):
        assert 0 <= found.span.start < found.span.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=25), story=st.none() | ANY_DAY)
def test_any_order_of_time_words_gives_ordered_spans_and_days(words, story):
    text = " ".join(words)
    last = 0
    for found in find_dates(text, story):
        assert last <= found.span.start < found.span.end <= len(text)
        assert found.text == text[found.span.start : found.span.end]
        assert found.value
        if found.begin and found.end:
            assert found.begin <= found.end
        last = found.span.end


@settings(max_examples=100, deadline=None)
@given(day=ANY_DAY, story=st.none() | ANY_DAY)
def test_every_day_written_out_is_that_day(day, story):
    text = f"It happened on {day.strftime('%B')} {day.day}, {day.year:04d}."
    if day.year < 1000:
        text = f"It happened on {day.isoformat()}."
    found = [item for item in find_dates(text, story) if item.type == "DATE"]
    assert [(item.value, item.begin, item.end) for item in found] == [(day.isoformat(), day, day)]


@settings(max_examples=100, deadline=None)
@given(story=st.dates(date(2, 1, 1), date(9998, 12, 31)))
def test_weeks_are_those_of_the_iso_calendar(story):
    (last,) = find_dates("They met last week.", story)
    assert last.begin is not None
    assert last.begin.isoweekday() == 1
    year, week, _ = (story - timedelta(7)).isocalendar()
    assert last.value == f"{year:04d}-W{week:02d}"
    assert last.end == last.begin + timedelta(6)


@settings(max_examples=100, deadline=None)
@given(story=st.dates(date(3, 1, 1), date(9997, 12, 31)))
def test_a_weekday_is_at_most_six_days_away(story):
    (past,) = find_dates("They met on Thursday.", story)
    (ahead,) = find_dates("They will meet on Thursday.", story)
    assert past.begin is not None
    assert ahead.begin is not None
    assert 0 <= (story - past.begin).days <= 6
    assert 0 <= (ahead.begin - story).days <= 6


@settings(max_examples=100, deadline=None)
@given(day=ANY_DAY, months=st.integers(-130_000, 130_000))
def test_months_added_stay_in_the_calendar_or_give_nothing(day, months):
    moved = cal.add_months(day, months)
    if moved is not None:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
        assert moved.day == day.day or (moved + timedelta(1)).day == 1


@settings(max_examples=100, deadline=None)
@given(day=ANY_DAY, unit=st.sampled_from(list(Unit)))
def test_the_unit_around_a_day_holds_it(day, unit):
    days = cal.around(day, unit)
    if days.begin and days.end and unit is not Unit.WEEKEND:
        assert days.begin <= day <= days.end
    assert unit_value(day, unit)


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1, 9999), number=st.integers(1, 4))
def test_quarters_and_halves_tile_the_year(year, number):
    days = cal.quarter_days(year, number)
    assert days.begin == date(year, 3 * number - 2, 1)
    assert days.end is not None
    assert days.end == date(9999, 12, 31) or (days.end + timedelta(1)).day == 1
    half = cal.quarter_days(year, (number + 1) // 2, of=2)
    assert half.begin <= days.begin <= days.end <= half.end


def test_leap_days():
    (found,) = find_dates("It happened on Feb. 29, 2020.", None)
    assert found.begin == date(2020, 2, 29)
    (wrong,) = find_dates("It happened on Feb. 29, 2021.", None)
    assert wrong.begin is None
    assert cal.add_months(date(2020, 2, 29), 12) == date(2021, 2, 28)


NOT_EVERY_YEAR = {
    "election day",
    "inauguration day",
    "orthodox easter",
    "lunar new year",
    "chinese new year",
}
"""Held every other or fourth year, or known for some centuries only."""


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1, 9998), name=st.sampled_from(sorted(NAMES)))
def test_holidays_fall_in_their_year(year, name):
    day = holiday(name, year)
    if day is None:
        assert name in NOT_EVERY_YEAR
    else:
        assert day.year == year


def test_feasts_of_known_years():
    """Days as calendars print them: the first day of the Jewish year, Easter, the lunar year."""
    assert [rosh_hashanah(year).isoformat() for year in (2005, 2012, 2020, 2021, 2023, 2024)] == [
        "2005-10-04",
        "2012-09-17",
        "2020-09-19",
        "2021-09-07",
        "2023-09-16",
        "2024-10-03",
    ]
    assert [str(orthodox_easter(year)) for year in (2016, 2021, 2024)] == [
        "2016-05-01",
        "2021-05-02",
        "2024-05-05",
    ]
    assert orthodox_easter(1800) is None
    assert holiday("yom kippur", 2012) == date(2012, 9, 26)
    assert holiday("inauguration day", 2021) == date(2021, 1, 20)
    assert holiday("victoria day", 2020) == date(2020, 5, 18)


@pytest.mark.parametrize("year", range(1990, 2036))
def test_the_lunar_year_begins_at_a_new_moon(year):
    """A day from a mean new moon (period of the moon, and the one of 6 January 2000, 18:14 UTC)."""
    day = lunar_new_year(year)
    assert date(year, 1, 21) <= day <= date(year, 2, 21)
    beijing = (day - date(2000, 1, 7)).days + 0.5 - 2.2 / 24
    assert min(beijing % 29.530588, -beijing % 29.530588) < 1.1


def test_easter_of_known_years():
    assert [holiday("easter", year) for year in (1999, 2016, 2022)] == [
        date(1999, 4, 4),
        date(2016, 3, 27),
        date(2022, 4, 17),
    ]


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1600, 2035), story=st.none() | ANY_DAY)
def test_a_fiscal_year_is_valued_by_its_number_whatever_the_story(year, story):
    (named,) = find_dates(f"It lost much in fiscal {year}.", story)
    assert named.value == f"{year:04d}"
    (ended,) = find_dates("It lost much in the year ended.", story)
    assert (ended.type, ended.value, ended.begin) == ("DURATION", "P1Y", None)


@settings(max_examples=100, deadline=None)
@given(
    story=st.dates(date(2, 1, 1), date(9998, 12, 31)),
    hour=st.integers(13, 23),
    zone=st.sampled_from(["UTC", "GMT", "EST", "CET", "MSK", "IST", "local time"]),
)
def test_a_time_zone_marks_the_clock_and_never_moves_the_day(story, hour, zone):
    (found,) = find_dates(f"It fell at {hour}:05 {zone} on Thursday.", story)
    (plain,) = find_dates("It fell on Thursday.", story)
    assert (found.begin, found.end) == (plain.begin, plain.end)
    mark = "Z" if zone in {"UTC", "GMT"} else ""
    assert found.value == f"{plain.value}T{hour}:05{mark}"


@settings(max_examples=200, deadline=None)
@given(
    story=st.dates(date(4, 1, 1), date(9996, 12, 31)),
    first=st.integers(1, 31),
    last=st.integers(1, 31),
    verb=st.sampled_from(["was shut", "will be shut", "is shut"]),
    joint=st.sampled_from([" to ", " through ", "-"]),
)
def test_a_range_over_new_year_ends_in_the_next_year(story, first, last, verb, joint):
    text = f"It {verb} from December {first}{joint}January {last}."
    begin, end = find_dates(text, story)
    assert begin.begin is not None
    assert end.begin is not None
    assert (begin.begin.month, begin.begin.day) == (12, first)
    assert end.begin == date(begin.begin.year + 1, 1, last)


@settings(max_examples=100, deadline=None)
@given(year=st.integers(1, 9999), story=st.none() | ANY_DAY)
def test_every_29_february_is_a_day_of_leap_years_only(year, story):
    (found,) = find_dates(f"It fell on {year:04d}-02-29.", story)
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    assert (found.begin is not None) == is_leap


@settings(max_examples=100, deadline=None)
@given(year=st.integers(2, 9998), last=st.booleans())
def test_the_iso_week_of_new_year_belongs_to_the_year_of_its_thursday(year, last):
    story = date(year, 12, 31) if last else date(year, 1, 1)
    (found,) = find_dates("They meet this week.", story)
    thursday = story + timedelta(4 - story.isoweekday())
    assert found.value.startswith(f"{thursday.year:04d}-W")


STRETCHES = st.lists(st.tuples(ANY_DAY, ANY_DAY), max_size=5).map(tuple).map(union)


@settings(max_examples=60, deadline=None)
@given(one=STRETCHES, other=STRETCHES)
def test_intersecting_is_symmetric_and_never_grows(one, other):
    both = intersect(one, other)
    assert both == intersect(other, one)
    assert count(both) <= min(count(one), count(other))
    assert intersect(one, EVER) == one


def test_without_a_story_date_only_named_years_get_days():
    found = resolve(find_expressions("On Monday, and in May 1998, and last week."), None)
    assert [time.begin for time in found] == [None, date(1998, 5, 1), None]
    assert [time.value for time in found] == ["XXXX-WXX-1", "1998-05", "XXXX-WXX"]


def test_an_open_story_date_leaves_relative_times_open():
    story = PageDate(date(2020, 1, 1), None, None)
    (found,) = resolve(find_expressions("He left last week."), story)
    assert (found.begin, found.end) == (None, None)


def test_time_grows_with_the_length_of_the_text_and_no_faster():
    line = "On May 5, two weeks after he invaded Ukraine in Feb. he said it will open next week "
    spent = []
    for times in (200, 1600):
        text = line * times
        found = find_expressions(text)
        spent.append(least_seconds(lambda: date_story(text, (), found, published=None)))  # noqa: B023
    # Eight times the text; twice that leaves room for a noisy machine.
    assert spent[1] < 16 * spent[0] + 0.05
