"""When a statement was made."""

from datetime import date

import pytest

from reportedly.dating import date_statements, find_expressions, resolve
from reportedly.offsets import Span
from reportedly.page import PageDate
from reportedly.statement import Act, Judged, Statement, StatementType, Words
from tests.timing import least_seconds

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


TIED = {
    "said on a day": (
        "Renn said on Friday the mill shut.",
        "the mill shut",
        "Renn",
        "said",
        "Friday",
    ),
    "told one that day": (
        "Renn told the Post on Friday that the mill shut.",
        "that the mill shut",
        "Renn",
        "told",
        "Friday",
    ),
    "day before the source": (
        "On Friday, Mayor Orlo Renn refused a new vote.",
        "a new vote",
        "Mayor Orlo Renn",
        "refused",
        "Friday",
    ),
    "past an infinitive": (
        "On Friday, in a bid to win votes, Renn said the mill shut.",
        "the mill shut",
        "Renn",
        "said",
        "Friday",
    ),
    "past a colleague's clause": (
        "Velk, who on Friday backed the plan, said it will pass.",
        "the plan",
        "Velk",
        "backed",
        "Friday",
    ),
    "an interview's year": (
        "In a 2014 interview with the Post, Renn said the mill shut.",
        "the mill shut",
        "Renn",
        "said",
        "2014",
    ),
    "a poll released": (
        "A poll released Friday said the mill shut.",
        "the mill shut",
        "A poll released Friday",
        "said",
        "Friday",
    ),
    "past a when asked": (
        "He echoed Renn, who gave the same answer when asked in March about the mill.",
        "the same answer",
        "who",
        "gave",
        "March",
    ),
    "at the head, for a clause with where": (
        "On May 5, they went to the mill, where they claimed it was theirs.",
        "it was theirs",
        "they claimed",
        "claimed",
        "May 5",
    ),
    "at the head, for a clause with and": (
        "In an interview in May, Renn was asked of it, and he denied all.",
        "all",
        "he",
        "denied",
        "May",
    ),
    "it was then that": (
        "It was less than three weeks ago that, before all guests, Renn offered to sell.",
        "to sell",
        "Renn",
        "offered",
        "less than three weeks ago",
    ),
    "the main clause of a hung verb": (
        "Renn went on on Friday, telling guests the mill shut.",
        "the mill shut",
        "Renn",
        "telling",
        "Friday",
    ),
    "asked that day": (
        "Asked on Friday about the mill, Renn said it shut.",
        "it shut",
        "Renn",
        "said",
        "Friday",
    ),
    "asked of something else": (
        "Asked in a January debate why she lost, Renn said the mill shut.",
        "the mill shut",
        "Renn",
        "said",
        "January",
    ),
    "when the source was taken": (
        "According to polls taken in December, the mill is loved.",
        "the mill is loved",
        "polls taken in December",
        "According to",
        "December",
    ),
    "a source named by its month": (
        "January polls found the mill loved.",
        "the mill loved",
        "January polls",
        "found",
        "January",
    ),
    "a clause that a comma opens": (
        "Renn had called it a loss, but at the meeting this week he said it was none.",
        "it was none",
        "he",
        "said",
        "this week",
    ),
}


@pytest.mark.parametrize(
    ("text", "content", "source", "cue", "time"), TIED.values(), ids=TIED.keys()
)
def test_ties_a_time_to_the_saying(text, content, source, cue, time):
    (found,) = dated(text, statement(text, content, source, cue))
    assert [text[span.start : span.end] for span in found.spans] == [time]


UNTIED = {
    "where a figure comes from": (
        "Renn gave a number, up from May.",
        "a number",
        "Renn",
        "gave",
    ),
    "of an aside in the source": (
        "Guests who saw the Friday debate said it was long.",
        "it was long",
        "Guests who saw the Friday debate",
        "said",
    ),
    "another clause's": (
        "Renn, who lost the race in May, said the mill shut.",
        "the mill shut",
        "Renn",
        "said",
    ),
    "another event's": (
        "The march began on Friday and Renn said the mill shut.",
        "the mill shut",
        "Renn",
        "said",
    ),
    "after a because": (
        "Renn said the mill shut because the river froze on Friday.",
        "the mill shut",
        "Renn",
        "said",
    ),
    "a vote's day": ("Tarn chose Renn in a May 5 vote.", "Renn", "Tarn", "chose"),
    "what is still said": (
        "During the past year, the Renns say they have heard fears.",
        "they have heard fears",
        "the Renns",
        "say",
    ),
    "of what is reported": ("Guests fled reports of a fire on Friday.", "a fire", "reports", "of"),
    "at the head, for what is said now": (
        "On May 5, they went to the mill, and Renn says it was theirs.",
        "it was theirs",
        "Renn",
        "says",
    ),
    "at the head, for a clause that hangs on no and": (
        "On May 5, they heard of the mill that Renn called theirs.",
        "theirs",
        "Renn",
        "called",
    ),
    "a bound": ("Renn denied all talks until Friday.", "all talks", "Renn", "denied"),
    "inside a programme's name": (
        "Renn said the mill shut on “Velk News Sunday”.",
        "the mill shut",
        "Renn",
        "said",
    ),
    "a century": (
        "Renn spoke of 19th century mills, and said one shut.",
        "one shut",
        "Renn",
        "said",
    ),
}


@pytest.mark.parametrize(("text", "content", "source", "cue"), UNTIED.values(), ids=UNTIED.keys())
def test_leaves_other_times_to_their_clauses(text, content, source, cue):
    (found,) = dated(text, statement(text, content, source, cue))
    assert found.is_default


def test_the_same_source_goes_on_under_one_time():
    text = "On Friday, Renn said the mill shut and asked who will pay."
    first = statement(text, "the mill shut", "Renn", "said")
    second = statement(text, "who will pay", "Renn", "asked", number="2")
    assert [said.begin for said in dated(text, first, second)] == [date(2021, 6, 4)] * 2


def test_words_of_another_statement_do_not_date_this_one():
    text = "Renn said the mill shut, and Velk said it closed on Friday."
    first = statement(text, "the mill shut", "Renn", "said")
    second = statement(text, "it closed on Friday", "Velk", "said it", number="2")
    assert all(said.is_default for said in dated(text, first, second))


def test_a_time_of_an_unknown_day_is_given_by_its_words():
    text = "The mayor said on Tuesday that the mill closed."
    made = statement(text, "the mill closed", "The mayor", "said")
    (found,) = dated(text, made, story=None)
    assert (found.begin, found.end, found.is_default) == (None, None, False)
    assert [text[span.start : span.end] for span in found.spans] == ["Tuesday"]
    wide = PageDate(date(2020, 1, 10), date(2021, 1, 10), None)
    (within,) = dated(text, made, story=wide)
    assert (within.begin, within.end) == (date(2020, 1, 3), date(2021, 1, 10))


def test_a_source_who_goes_on_speaking_speaks_at_one_time():
    text = "The mill is lost, according to Renn, who said last week that it shut."
    first = statement(text, "The mill is lost", "Renn", "according to")
    second = statement(text, "it shut", "who", "said", number="2")
    found = dated(text, first, second)
    assert [said.begin for said in found] == [date(2021, 5, 31)] * 2


def test_words_that_begin_with_as_of_tell_when_they_were_said():
    text = "“As of Monday, ten mills had shut,” according to the guild."
    made = statement(text, "“As of Monday, ten mills had shut,”", "the guild", "according to")
    (found,) = dated(text, made)
    assert (found.begin, found.rule) == (date(2021, 6, 7), "as of, in the words said")


def test_time_grows_with_the_length_of_the_text_and_no_faster():
    line = "Renn said on Friday that the mill shut and "
    spent = []
    for times in (50, 400):
        text = line * times
        starts = range(0, len(text), len(line))
        spans = [(Span(at, at + 4), Span(at + 5, at + 9), Span(at + 20, at + 38)) for at in starts]
        made = [
            Statement(
                id=str(number),
                content=Words((content,), "that the mill shut"),
                source=Words((source,), "Renn"),
                cue=Words((cue,), "said"),
                type=StatementType.INDIRECT,
                confidence=1.0,
                rule="test",
            )
            for number, (source, cue, content) in enumerate(spans)
        ]
        dates = resolve(find_expressions(text), STORY)
        spent.append(least_seconds(lambda: date_statements(text, made, dates, STORY)))  # noqa: B023
        found = date_statements(text, made, dates, STORY)
        assert all(one.said_at.begin == date(2021, 6, 4) for one in found)
    # Eight times the text; twice that leaves room for a noisy machine.
    assert spent[1] < 16 * spent[0] + 0.05


def test_two_weeks_ago_dates_a_saying_also_where_the_story_has_no_day():
    text = "Renn said two weeks ago the mill shut."
    (found,) = dated(text, statement(text, "the mill shut", "Renn", "said"), story=None)
    assert [text[span.start : span.end] for span in found.spans] == ["two weeks ago"]
    assert (found.begin, found.end) == (None, None)
