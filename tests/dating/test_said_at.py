"""When a statement was made."""

from datetime import date

import pytest

from reportedly.dating import date_statements, find_expressions, resolve
from reportedly.offsets import Span
from reportedly.page import PageDate
from reportedly.statement import Act, Judged, Statement, StatementType, Words

DAY = date(2021, 6, 9)  # a Wednesday
STORY = PageDate(DAY, DAY, DAY)


def words(text, part):
    start = text.index(part)
    return Words((Span(start, start + len(part)),), part)


def statement(text, content, source, cue, *, act=None, number="1"):
    return Statement(
        id=number,
        content=words(text, content),
        source=words(text, source) if source else None,
        cue=words(text, cue) if cue else None,
        type=StatementType.INDIRECT,
        confidence=1.0,
        rule="test",
        act=Judged(act) if act else None,
    )


def dated(text, *statements, story=STORY):
    dates = resolve(find_expressions(text), story)
    return [item.said_at for item in date_statements(text, statements, dates, story)]


def test_the_time_beside_the_cue():
    text = "The mayor said on Tuesday that the mill closed in May."
    (found,) = dated(text, statement(text, "the mill closed in May", "The mayor", "said"))
    assert (found.begin, found.end) == (date(2021, 6, 8), date(2021, 6, 8))
    assert found.rule == "beside the cue"
    assert [text[span.start : span.end] for span in found.spans] == ["Tuesday"]
    assert not found.is_default


def test_the_time_elsewhere_in_the_sentence():
    text = "Last week, in the hall of the guild of millers of Tarn, the mayor said the mill closed."
    (found,) = dated(text, statement(text, "the mill closed", "the mayor", "said"))
    assert (found.begin, found.end) == (date(2021, 5, 31), date(2021, 6, 6))
    assert found.rule == "in the cue's sentence"


def test_a_time_inside_the_words_said_is_not_when_they_were_said():
    text = "The mayor said the mill closed in May."
    (found,) = dated(text, statement(text, "the mill closed in May", "The mayor", "said"))
    assert found.is_default
    assert (found.begin, found.end) == (date(2021, 6, 2), DAY)


def test_an_order_is_given_when_what_is_ordered_is_dated():
    text = "The mayor ordered the closing of the mill in May."
    made = statement(text, "the closing of the mill in May", "The mayor", "ordered", act=Act.ORDERS)
    (found,) = dated(text, made)
    assert (found.begin, found.end) == (date(2021, 5, 1), date(2021, 5, 31))
    assert found.rule == "with what was done"


def test_a_pronoun_carries_the_time_on():
    text = "The mayor said on Monday the mill closed. She added that it is sold."
    first = statement(text, "the mill closed", "The mayor", "said")
    second = statement(text, "it is sold", "She", "added", number="2")
    found = dated(text, first, second)
    assert found[1].begin == date(2021, 6, 7)
    assert found[1].rule == "the statement before, same source"


def test_a_past_cue_never_ends_after_the_story():
    text = "The mayor said this month that the mill closed."
    (found,) = dated(text, statement(text, "the mill closed", "The mayor", "said"))
    assert (found.begin, found.end) == (date(2021, 6, 1), DAY)


def test_a_cue_that_looks_ahead_may():
    text = "The mayor will say on Friday why the mill closed."
    (found,) = dated(text, statement(text, "why the mill closed", "The mayor", "will say"))
    assert found.begin == date(2021, 6, 11)


def test_recently_is_open_to_the_past():
    text = "The mayor recently said the mill closed."
    (found,) = dated(text, statement(text, "the mill closed", "The mayor", "said"))
    assert (found.begin, found.end) == (None, DAY)


@pytest.mark.parametrize("story", [None, PageDate(None, None, None)])
def test_without_a_story_date_nothing_is_guessed(story):
    text = "The mayor said the mill closed."
    assert dated(text, statement(text, "the mill closed", "The mayor", "said"), story=story) == [
        None
    ]


def test_an_open_story_gives_an_open_default():
    text = "The mayor said the mill closed."
    story = PageDate(date(2020, 1, 10), None, None)
    (found,) = dated(text, statement(text, "the mill closed", "The mayor", "said"), story=story)
    assert found.is_default
    assert (found.begin, found.end) == (date(2020, 1, 3), None)


def test_a_time_counted_from_the_saying_is_not_its_own():
    text = "Two weeks after the mayor announced the sale on May 5, the mill closed."
    (found,) = dated(text, statement(text, "the sale", "the mayor", "announced"))
    assert (found.begin, found.end) == (date(2021, 5, 5), date(2021, 5, 5))
