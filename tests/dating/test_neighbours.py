"""Dates told by copies and neighbours: what they may say of a page, and what not."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.dating.neighbours import (
    AROUND,
    CONTRADICTED,
    GRACE,
    Around,
    Repeat,
    Role,
    date_from_others,
)
from reportedly.page import PageDate


def day(number, month=5):
    return date(2031, month, number)


def original(number, name="The Amarel Post", confidence=0.95):
    return Repeat(name, day(number), Role.ORIGINAL, confidence)


def copy(number, name="spins.example"):
    return Repeat(name, day(number), Role.COPY, 0.95)


def alike(number, name="mirror.example"):
    return Repeat(name, day(number), Role.ALIKE)


def test_nothing_is_told_where_nobody_tells():
    assert date_from_others(None, (), ()) is None
    assert date_from_others(PageDate(day(1), day(9), day(4)), (), ()) is None


def test_a_copy_tells_its_originals_story_and_may_be_put_up_later():
    found = date_from_others(None, [original(6)], ())
    assert (found.story.begin, found.story.end, found.story.best) == (day(6), day(6), day(6))
    assert (found.page.begin, found.page.end) == (day(6), None)
    assert found.story.evidence == ("copies The Amarel Post of 2031-05-06",)


def test_what_was_copied_had_been_written_by_then():
    found = date_from_others(None, [copy(8), copy(6)], ())
    assert (found.story.begin, found.story.end) == (None, day(6 + GRACE))
    assert found.story.best == day(6)


def test_a_copy_does_not_tell_when_what_it_repeats_was_put_up():
    """Both may be copies of a third page, and the one without a date the later."""
    found = date_from_others(None, [copy(8)], ())
    assert (found.page.begin, found.page.end) == (None, None)


def test_a_copy_dated_long_before_all_others_is_named_and_not_relied_on():
    early = Repeat("old.example", date(1970, 1, 1), Role.COPY, 0.95)
    found = date_from_others(None, [early, copy(8), copy(9, "b.example")], ())
    assert (found.story.begin, found.story.end, found.story.best) == (None, day(11), None)
    assert "old.example of 1970-01-01, alone so early, is not relied on" in found.story.evidence[0]


def test_of_two_that_repeat_each_other_neither_tells_when_the_page_was_put_up():
    found = date_from_others(None, [alike(6)], ())
    assert found.story.end == day(6 + GRACE)
    assert (found.page.begin, found.page.end) == (None, None)


def test_originals_of_one_week_tell_one_story():
    found = date_from_others(None, [original(6), original(8, "b.example", 0.92)], ())
    assert (found.story.begin, found.story.end, found.story.best) == (day(6), day(8), day(6))


def test_a_page_put_together_has_the_day_of_none_of_its_parts():
    found = date_from_others(None, [original(6), original(6, "b.example", 0.92)], ())
    assert found.story.best == day(6)
    apart = [original(6), Repeat("b.example", day(20), Role.ORIGINAL, 0.92)]
    found = date_from_others(None, apart, ())
    assert (found.story.begin, found.story.end, found.story.best) == (None, None, None)
    assert found.page.begin == day(20)


def test_where_words_and_copies_contradict_the_days_of_both_stay_open():
    own = PageDate(day(10), day(20), day(12), ("speaks of the vote: not before 2031-05-10",))
    found = date_from_others(own, [original(6)], ())
    assert (found.story.begin, found.story.end, found.story.best) == (day(6), day(20), None)
    assert found.story.evidence == (
        *own.evidence,
        "copies The Amarel Post of 2031-05-06",
        CONTRADICTED,
    )
    assert found.page.begin == day(6)


def test_an_original_that_is_younger_than_its_copy_closes_nothing():
    found = date_from_others(None, [original(20), alike(6)], ())
    assert (found.story.begin, found.story.end, found.story.best) == (None, day(20), None)
    assert found.story.evidence[-1] == CONTRADICTED


def test_after_a_contradiction_nothing_else_narrows_the_days():
    own = PageDate(None, day(20), None, ("told of as ahead",))
    found = date_from_others(own, [Repeat("b.example", day(1, 9), Role.ORIGINAL, 0.95)], [STRIKE])
    assert (found.story.begin, found.story.end) == (None, day(1, 9))


def test_own_words_and_copies_together_close_the_interval():
    own = PageDate(day(3), None, None, ("told of in the past",))
    found = date_from_others(own, [alike(6)], ())
    assert (found.story.begin, found.story.end, found.story.best) == (day(3), day(9), day(6))
    assert found.page.begin == day(3)


STRIKE = Around("the strike", (day(1), day(4), day(20)))


def test_pages_of_one_matter_leave_days_around_them_and_no_best_one():
    found = date_from_others(None, (), [STRIKE])
    assert (found.story.end - day(20)).days == AROUND
    assert (day(1) - found.story.begin).days == AROUND
    assert found.story.best is None
    assert "“the strike”" in found.story.evidence[0]


def test_few_pages_of_a_matter_tell_nothing():
    assert date_from_others(None, (), [Around("the strike", (day(1), day(2)))]) is None


def test_matters_are_not_asked_where_the_words_close_the_interval():
    own = PageDate(day(1), day(9), None, ("as its words tell",))
    assert date_from_others(own, (), [STRIKE]) is None


def test_matters_that_contradict_a_copy_are_not_used():
    vote = Around("the vote", (day(1, 11), day(2, 11), day(3, 11)))
    found = date_from_others(None, [alike(6)], [vote])
    assert (found.story.begin, found.story.end) == (None, day(9))
    assert found.story.evidence[-1].startswith("not used")


@pytest.mark.parametrize("edge", [date.min, date.max], ids=["first", "last"])
def test_the_ends_of_the_calendar_are_no_error(edge):
    repeats = [Repeat("a.example", edge, role, 0.9) for role in Role]
    assert date_from_others(None, repeats, [Around("it", (edge,) * 3)]).page is not None
