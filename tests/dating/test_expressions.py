"""What the grammar finds, and what it leaves alone."""

from datetime import date

import pytest

from reportedly import find_dates
from reportedly.dating import LANGUAGES, find_expressions
from reportedly.errors import UnknownLanguage

STORY = date(2021, 6, 9)  # a Wednesday

FOUND = {
    "full date, month first": ("The dam opened on May 5, 1998.", "May 5, 1998", "1998-05-05"),
    "full date, day first": ("Born 17 March 1882 in Ostrel.", "17 March 1882", "1882-03-17"),
    "date with weekday": (
        "On Friday, June 4, 2021, it rained.",
        "Friday, June 4, 2021",
        "2021-06-04",
    ),
    "iso date": ("Filed 2007-07-08 by hand.", "2007-07-08", "2007-07-08"),
    "slashed date, month first": ("Due 7/8/07 by hand", "7/8/07", "2007-07-08"),
    "slashed date, day first": ("Sent 23/8/2007.", "23/8/2007", "2007-08-23"),
    "nine eleven": ("Since 9/11 it has been shut.", "9/11", "2001-09-11"),
    "days in one month": ("The fair of 5-7 May 2019 drew many.", "5-7 May 2019", "P3D"),
    "abbreviated month": ("They met Sept. 30 in Tarn.", "Sept. 30", "2020-09-30"),
    "month and year": ("It began in April 1997.", "April 1997", "1997-04"),
    "month of an old year": ("He died in December of 384.", "December of 384", "0384-12"),
    "year": ("The bridge fell in 1968.", "1968", "1968"),
    "year in brackets": ("A map by Orlo (1480).", "1480", "1480"),
    "short year": ("the class of '82 met", "'82", "1982"),
    "year spelt out": ("in nineteen ninety-four", "nineteen ninety-four", "1994"),
    "year with era": ("It was built in 347 AD.", "347 AD", "0347"),
    "decade": ("In the 1990s nobody cared.", "the 1990s", "199X"),
    "decade in words": ("Hits of the sixties.", "the sixties", "196X"),
    "century": ("a 19th century mill", "19th century", "18"),
    "fiscal year": ("for fiscal 1989 it lost", "fiscal 1989", "1989"),
    "quarter of a year": ("in the third quarter of 1990", "the third quarter of 1990", "1990-Q3"),
    "bare quarter": ("It posted a third-quarter loss.", "third-quarter", "2020-Q3"),
    "short quarter": ("By Q3 2023 it was gone.", "Q3 2023", "2023-Q3"),
    "short fiscal year": ("The FY2024 plan is out.", "FY2024", "2024"),
    "election day": ("It will open on Election Day.", "Election Day", "2022-11-08"),
    "half of a year": ("the first half of 2020 was bad", "the first half of 2020", "2020-H1"),
    "season": ("They left last summer.", "last summer", "2020-SU"),
    "winter into the next year": ("the winter of 1776 was cold", "the winter of 1776", "1776-WI"),
    "holiday": ("They met on Thanksgiving 2004.", "Thanksgiving 2004", "2004-11-25"),
    "holiday with a which": ("It closed last Christmas.", "last Christmas", "2020-12-25"),
    "weekday": ("He resigned on Monday.", "Monday", "2021-06-07"),
    "today": ("He resigned today.", "today", "2021-06-09"),
    "day before yesterday": (
        "It burned the day before yesterday.",
        "the day before yesterday",
        "2021-06-07",
    ),
    "last week": ("They met last week.", "last week", "2021-W22"),
    "weekend": ("It rained over the weekend.", "the weekend", "2021-W22-WE"),
    "next month": ("It opens next month.", "next month", "2021-07"),
    "years ago": ("He left nearly four years ago.", "nearly four years ago", "2017"),
    "months ago": ("He left five months ago.", "five months ago", "2021-01"),
    "days ago": ("He left 10 days ago.", "10 days ago", "2021-05-30"),
    "from now": ("It opens two weeks from now.", "two weeks from now", "2021-W25"),
    "early next year": ("It ends early next year.", "early next year", "2022"),
    "middle of a month": ("They met in mid-May.", "mid-May", "2021-05"),
    "end of the year": ("by the end of this year", "the end of this year", "2021"),
    "last week of a month": ("the last week of March", "the last week of March", "2021-W12"),
    "week of a day": ("the week of March 6", "the week of March 6", "2021-W09"),
    "month of next year": ("after October of next year", "October of next year", "2022-10"),
    "last month and day": ("He was shot last Oct. 23 at home.", "last Oct. 23", "2020-10-23"),
    "day beside another": (
        "He left the day before last Tuesday.",
        "the day before last Tuesday",
        "2021-06-07",
    ),
    "duration": ("It took more than four hours.", "more than four hours", "PT4H"),
    "duration with a half": ("for two and a half years", "two and a half years", "P2Y6M"),
    "hyphened duration": ("a two-week strike", "two-week", "P2W"),
    "unknown duration": ("for several days", "several days", "PXD"),
    "stretch": ("over the past three months", "the past three months", "P3M"),
    "set": ("It runs every Thursday.", "every Thursday", "XXXX-WXX-4"),
    "frequency": ("a daily walk", "daily", "P1D"),
    "clock": ("It began at 16:08 UTC.", "16:08 UTC", "2021-06-09T16:08Z"),
    "clock on a weekday": ("It began at 10 p.m. Monday.", "10 p.m. Monday", "2021-06-07T22:00"),
    "part of a day": ("She spoke Monday night.", "Monday night", "2021-06-07TNI"),
    "month of a year the words choose": ("It fell in May last year.", "May last year", "2020-05"),
    "day of a year the words choose": (
        "It fell on 5 May last year.",
        "5 May last year",
        "2020-05-05",
    ),
    "early season": ("It fell in the early summer.", "the early summer", "2021-SU"),
    "the quarter that is over": (
        "Sales fell in the latest quarter.",
        "the latest quarter",
        "2021-Q1",
    ),
    "the same part of last year": (
        "It lost less in the same period a year earlier.",
        "the same period a year earlier",
        "2020",
    ),
    "to end the day": ("Shares rose to end the day higher.", "the day", "2021-06-09"),
    "that night": ("He slept little that night.", "that night", "2021-06-09TNI"),
    "in some years, ahead": ("It will be rebuilt in five years.", "five years", "2026"),
    "in some years, told": ("It was rebuilt in five years.", "five years", "P5Y"),
    "a year or two": ("It will be rebuilt in a year or two.", "a year or two", "FUTURE_REF"),
    "as long as a unit": ("They held a day-long meeting.", "day-long", "P1D"),
    "some years ago": ("It was rebuilt years ago.", "years ago", "PAST_REF"),
    "word in an editor's brackets": ("It fell “[ten] years ago”.", "[ten] years ago", "2011"),
    "circa": ("Orlo (c. 347) wrote it.", "347", "0347"),
    "day of an old year": ("He died on 30 April 420.", "30 April 420", "0420-04-30"),
    "hours later": ("Just over an hour later it fell.", "Just over an hour later", "PT1H"),
    "after what a comma cuts off": ("Five years after its launch, it sank.", "Five years", "P5Y"),
    "vague past": ("He recently spoke.", "recently", "PAST_REF"),
    "now": ("He now agrees.", "now", "PRESENT_REF"),
    "vague future": ("They will soon leave.", "soon", "FUTURE_REF"),
}

LEFT_ALONE = {
    "rank, not seconds": "There is no talk of a second call-up.",
    "large count": "An army of 300,000 was raised.",
    "former": "The former mayor lives in a formerly rich town.",
    "age": "The 44-year-old farmer spoke.",
    "may, the verb": "They may leave, and so may we.",
    "march, the verb": "Thousands march through the streets.",
    "a person": "April Jones painted the hall.",
    "a person with a short month's name": "Orlo Renn and Jan Velk painted the hall.",
    "age in words": "Renn, 52 years old, painted the hall.",
    "soon, told": "He was soon released.",
    "index": "The Velk 2000 Index fell.",
    "named by a year": "They set up a venture called Lyra 1980, which failed.",
    "newspaper": "She told TARN TODAY why.",
    "a share": "About three-quarters of the fleet, a quarter of it new.",
    "named day": "Shares fell as on Black Monday and on Super Tuesday.",
    "count of people": "Some 1500 people came.",
    "machine": "The Su-2700 was sold.",
    "money": "It cost $1998 and no more.",
    "sun and sat": "The sun shone where he sat.",
}


@pytest.mark.parametrize(("text", "words", "value"), FOUND.values(), ids=FOUND.keys())
def test_finds_and_values(text, words, value):
    found = find_dates(text, STORY)
    assert [(time.text, time.value) for time in found] == [(words, value)]
    assert text[found[0].span.start : found[0].span.end] == words


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE.keys())
def test_leaves_alone_what_is_no_time(text):
    assert find_dates(text, STORY) == []


def test_gives_both_ends_of_a_range_their_year():
    found = find_dates("The road was shut from March to May 2019.", STORY)
    assert [(time.text, time.value) for time in found] == [
        ("March", "2019-03"),
        ("May 2019", "2019-05"),
    ]


def test_ranges_over_new_year_begin_in_the_year_before():
    found = find_dates("It was shut from Dec. 28 to Jan. 3, 2020.", STORY)
    assert [time.value for time in found] == ["2019-12-28", "2020-01-03"]


TWO = {
    "centuries that share a word": (
        "from the 15th to the 17th century",
        [("the 15th", "14"), ("the 17th century", "16")],
    ),
    "headline and date line": (
        "Mill shut until Friday\nJune 4, 2021",
        [
            ("Friday", "2021-06-11"),
            ("June 4, 2021", "2021-06-04"),
        ],
    ),
    "clock before its day": (
        "He spoke at 16:15 UTC, May 5.",
        [
            ("16:15 UTC", "2021-05-05T16:15Z"),
            ("May 5", "2021-05-05"),
        ],
    ),
    "amount named again": (
        "It opened in 1726; 170 years later, in 1895, it shut.",
        [
            ("1726", "1726"),
            ("170 years later", "1895"),
            ("1895", "1895"),
        ],
    ),
    "a day named before": (
        "It opened Feb. 1. The fee is due from Feb. 1.",
        [
            ("Feb. 1", "2021-02-01"),
            ("Feb. 1", "2021-02-01"),
        ],
    ),
    "year of accounts": (
        "It lost much in the year ended Jan. 31.",
        [("the year", "P1Y"), ("Jan. 31", "2021-01-31")],
    ),
    "that time": (
        "It must be paid by July 10. By that time it will be gone.",
        [
            ("July 10", "2021-07-10"),
            ("that time", "2021-07-10"),
        ],
    ),
    "compared with last year": (
        "Profit was 5 in the third quarter, compared with 4 last year.",
        [
            ("the third quarter", "2020-Q3"),
            ("last year", "2019-Q3"),
        ],
    ),
    "earlier in the year told of": (
        "He left in 2015, having married earlier in the year.",
        [
            ("2015", "2015"),
            ("earlier in the year", "2015"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "times"), TWO.values(), ids=TWO.keys())
def test_reads_times_by_the_times_beside_them(text, times):
    assert [(time.text, time.value) for time in find_dates(text, STORY)] == times


def test_says_which_languages_it_reads():
    with pytest.raises(UnknownLanguage, match=r'the language "fr".*grammars for: en'):
        find_dates("lundi dernier", STORY, language="fr")
    assert find_dates("last Monday", STORY, language="en_GB")


def test_languages_without_a_grammar_give_nothing():
    assert "en" in LANGUAGES
    assert find_expressions("on Monday", language="fr") == ()
    assert len(find_expressions("on Monday", language="en-GB")) == 1


def test_reads_look_alike_letters_and_points_at_the_text_as_given():
    text = "The mill closed, he said on Tuesd\u0430y, and the workers c\u0430me home."
    found = find_dates(text, STORY)
    assert [time.value for time in found] == ["2021-06-08"]
    assert text[found[0].span.start : found[0].span.end] == "Tuesd\u0430y"


NEWER = {
    "a year spelt out": ("By the year two thousand the quay was gone.", ["2000"]),
    "the year and its number": ("In the year 1998 the quay burned.", ["1998"]),
    "people are no year": ("Some two thousand people came.", []),
    "two days of a month": ("She met them on April 24 and 25.", ["2018-04-24", "2018-04-25"]),
    "two days of a named year": ("On Jan. 24 and 25, 2019.", ["2019-01-24", "2019-01-25"]),
    "a count is no second day": ("On May 5 and 20 people left.", ["2018-05-05"]),
    "an hour is no second day": ("On May 3 and 4 p.m. trains", ["2018-05-03", "2018-05-03T16:00"]),
    "the attacks": ("Since the September 11 attacks they wait.", ["2001-09-11"]),
    "another September 11": ("The quay opens on September 11.", ["2018-09-11"]),
    "the name of a programme": ("Aune told Radio Selme's “This Week” so.", []),
    "a quotation that opens so": ("Aune said: “This week we start.”", ["2018-W18"]),
}


@pytest.mark.parametrize(("text", "values"), NEWER.values(), ids=NEWER)
def test_classes_read_off_seen_errors(text, values):
    assert [one.value for one in find_dates(text, published=date(2018, 5, 2))] == values


def test_headlines_that_end_in_a_time_are_read_line_by_line():
    text = "Fair opens in May\n2019 prizes named\n" * 3
    values = [one.value for one in find_dates(text, published=date(2018, 3, 2))]
    assert values == ["2018-05", "2019"] * 3


FIGURES = {
    "the quarter is named by its last day": (
        "Sales rose in the quarter ended Sept. 30 to $5 from $4 a year ago.",
        ["1999-Q3", "1999-09-30", "1998-Q3"],
    ),
    "a fiscal quarter is the calendar's it lies in most": (
        "In the quarter ended July 31 it lost.",
        ["1999-Q2", "1999-07-31"],
    ),
    "a quarter to come": (
        "It will lose in the quarter ending Dec. 31.",
        ["1999-Q4", "1999-12-31"],
    ),
    "the corresponding period": (
        "Third-quarter net rose from the corresponding period last year.",
        ["1999-Q3", "1998-Q3"],
    ),
    "a year before what has been, not what is to come": (
        "Third-quarter net fell. It will fall in the third quarter of 2000. "
        + "They sell pumps to farms. " * 25
        + "In the year-ago period it rose.",
        ["1999-Q3", "2000-Q3", "1998-Q3"],
    ),
    "months of a year": (
        "Sales rose in the first nine months of 1998.",
        ["P9M"],
    ),
    "the last months of a year": ("Sales rose in the final two quarters of 1998.", ["1998-H2"]),
    "half of this year": ("Sales fell in the first six months of this year.", ["1999-H1"]),
    "months of no year": ("Sales rose in the first nine months of trade.", ["P9M"]),
    "months of a year's budget": (
        "It fell in the first two months of this year's campaign.",
        ["P2M", "1999"],
    ),
    "last year's quarter": (
        "Third-quarter net rose from last year's quarter.",
        ["1999-Q3", "1998-Q3"],
    ),
}


@pytest.mark.parametrize(("text", "values"), FIGURES.values(), ids=FIGURES)
def test_reads_the_periods_of_earnings_reports(text, values):
    assert [one.value for one in find_dates(text, published=date(1999, 10, 26))] == values


MORE = {
    "summers come again": ("Rain fell for three summers.", ["XXXX-SU"]),
    "a summer of a year": ("Rain fell in the summer of 2011.", ["2011-SU"]),
    "until then": ("It ends on May 30. Until then it stays open.", ["2018-05-30", "2018-05-30"]),
    "then in a story": ("He went home. Then he slept.", []),
    "in the past they said": ("They have said in the past that it holds.", ["PAST_REF"]),
    "the past of somebody": ("He spoke of the past glory of Selme.", []),
    "half of the afternoon": ("By mid-afternoon it was over.", ["2018-05-02TAF"]),
    "high noon": ("It was high noon for the mayor.", []),
    "a month that describes": ("The March vote was lost.", ["2018-03"]),
    "a walk in capitals": ("He led the March along the quay.", []),
    "a prime minister": ("He left the May government.", []),
    "a quarter-century": ("It fell a quarter-century ago.", ["1993"]),
    "a quarter of a century": ("It took nearly a quarter of a century.", ["P25Y"]),
    "a share": ("About a quarter of the guests left.", []),
    "long ago": ("Long ago it rained. He said so the other day.", ["PAST_REF", "PAST_REF"]),
    "not that long ago": ("Not that long ago it rained.", []),
    "a year described": ("In a year when it will rain, they win.", []),
    "a tomorrow": ("Imagine a tomorrow without rain.", []),
    "an overnight train": ("They took the overnight train.", []),
    "what was needed": ("She had the votes needed to win on Monday.", ["2018-04-30"]),
    "the worst day": ("It was the worst single-day fall.", ["P1D"]),
    "from so many to so many": ("It takes between 60 and 90 days.", ["P60D", "P90D"]),
    "so many to so many": ("It takes two to six weeks.", ["P2W", "P6W"]),
    "a vote by numbers": ("They won 5 to 3 in two days.", ["P2D"]),
    "the next so many to so many": ("In the next 12 to 18 months it opens.", ["PXM"]),
    "what was held for an event": ("They met to mark the entry on Monday.", ["2018-04-30"]),
    "back from a year told of": (
        "The port, built in 1997, will close on June 12. Aune signed on April 10.",
        ["1997", "2018-06-12", "2018-04-10"],
    ),
}


@pytest.mark.parametrize(("text", "values"), MORE.values(), ids=MORE)
def test_more_classes_read_off_seen_errors(text, values):
    assert [one.value for one in find_dates(text, published=date(2018, 5, 2))] == values


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("first nine months of 1998", date(1998, 1, 1), date(1998, 9, 30)),
        ("last two months of last year", date(2017, 11, 1), date(2017, 12, 31)),
        ("first three quarters of this year", date(2018, 1, 1), date(2018, 9, 30)),
    ],
)
def test_the_first_months_of_a_year_have_their_days(words, first, last):
    (found,) = find_dates(f"Sales rose in the {words}.", published=date(2018, 11, 2))
    assert (found.begin, found.end) == (first, last)
