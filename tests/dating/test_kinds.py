"""Kinds of times the news sets have few of, and words that only look like times."""

from datetime import date

import pytest

from reportedly import find_dates

STORY = date(2018, 5, 2)  # a Wednesday

WRITTEN = {
    "year first, slashed": ("Filed 2018/04/09 by hand.", ["2018-04-09"]),
    "day first, with stops": ("Filed 9.4.2018 by hand.", ["2018-04-09"]),
    "no day, with stops": ("Release 10.13.2018 is out.", []),
    "month between hyphens": ("Filed 9-Apr-18 by hand.", ["2018-04-09"]),
    "stamp of a machine": ("Opened 2018-04-09T16:08Z by hand.", ["2018-04-09T16:08Z"]),
    "number of a day, told": ("She left on the 30th.", ["2018-04-30"]),
    "number of a day, ahead": ("She will leave on the 30th.", ["2018-05-30"]),
    "number of a floor": ("She lives on the 3rd floor. He scored on the 4th hole.", []),
    "the other day of a range": ("Shut from June 3 through 9.", ["2018-06-03", "2018-06-09"]),
    "weekdays of a range": ("It is shut Monday through Friday.", ["2018-04-30", "2018-05-04"]),
    "before the era": ("The mound is of 610 BC.", ["BC0610"]),
    "era with stops": ("It fell in A.D. 410.", ["0410"]),
    "a fiscal year named behind": ("the 2016 fiscal year", ["2016"]),
    "a quarter of a fiscal year": ("fiscal 2016's second quarter", ["2016-Q2"]),
    "short half": ("It lost in H1 2016.", ["2016-H1"]),
    "short quarter, number first": ("It lost in 3Q 2016.", ["2016-Q3"]),
    "short decade": ("a song of the mid-80s", ["198X"]),
    "two decades": ("in the 1960s and 70s", ["196X", "197X"]),
    "decade by its apostrophe": ("in the 1960's", ["196X"]),
    "decade by its part": ("in the late forties", ["194X"]),
    "hundreds of years": ("a mill of the 1700s", ["17"]),
    "half of a century": ("the first half of the 19th century", ["18"]),
    "a winter of two years": ("the winter of 1946-47", ["1946-WI"]),
    "slip of the pen": ("She left on Wendesday.", ["2018-05-02"]),
    "slip in a month": ("She left in Febuary.", ["2018-02"]),
}

COUNTED = {
    "the year before last": ("She left the year before last.", ["2016"]),
    "the week after next": ("She will leave the week after next.", ["2018-W20"]),
    "a week on": ("The hearing goes on Tuesday week.", ["2018-05-15"]),
    "a week from a weekday": ("It opens a week from Friday.", ["2018-05-11"]),
    "the following weekday": (
        "She came on March 6. The following Monday it rained.",
        ["2018-03-06", "2018-03-12"],
    ),
    "that season": ("She came in March 1998. That summer it rained.", ["1998-03", "1998-SU"]),
    "that month": ("She came in 1998 and left that March.", ["1998", "1998-03"]),
    "that, the conjunction": ("She said that Monday was too early.", ["2018-04-30"]),
    "years ago to the day": ("It is 50 years ago today.", ["1968-05-02"]),
    "years ago to the month": ("It was ten years ago this month.", ["2008-05"]),
    "years back": ("She left six years back.", ["2012"]),
    "in years' time": ("It will open in five years' time.", ["2023"]),
    "the first in years": ("It will be the first mill in five years.", ["P5Y"]),
    "weeks after a day": (
        "It fell on June 7, 1999 and opened two weeks later.",
        ["1999-06-07", "1999-06-21"],
    ),
    "the week before a feast": ("It snowed the week before Christmas.", ["2017-W51"]),
    "all week": ("It rained all week.", ["2018-W18"]),
    "during the month": (
        "It fell in March, and 4 came during the month.",
        ["2018-03", "2018-03"],
    ),
    "this season, ahead in December": ("Their child is due this summer.", ["2018-SU"]),
    "later than the story": (
        "The mill of 1818 is loved two thousand years later.",
        ["1818", "P2000Y"],
    ),
    "which week is told next": ("It fell in the week that followed.", []),
}

LENGTHS = {
    "a quarter of an hour": ("It took a quarter of an hour.", ["PT15M"]),
    "hyphened half": ("a two-and-a-half-year siege", ["P2Y6M"]),
    "short units": ("It took 20 mins and 3 hrs.", ["PT20M", "PT3H"]),
    "one word": ("a weeklong fair", ["P1W"]),
    "another": ("It took another six months.", ["P6M"]),
    "plus": ("It took four-plus months.", ["P4M"]),
    "couple": ("over the last couple of weeks", ["P2W"]),
    "working days": ("within ten working days", ["P10D"]),
    "an age": ("Renn is 60 years of age.", []),
    "often": ("It comes twice a week and every other Friday.", ["P1W", "XXXX-WXX-5"]),
    "every few": ("It comes every two years.", ["P2Y"]),
    "every night": ("It comes every night.", ["XXXX-XX-XXTNI"]),
    "a paper": ("The Orvel Daily Post said so.", []),
}

HOURS = {
    "spoken": ("It fell at half past six in the evening.", ["2018-05-02T18:30"]),
    "spoken, before the hour": ("It fell at a quarter to nine tonight.", ["2018-05-02T20:45"]),
    "a share": ("It lost one-quarter to one-third.", []),
    "military, with zone": ("It fell at 1430 GMT.", ["2018-05-02T14:30Z"]),
    "military hours": ("It fell at 0900 hours.", ["2018-05-02T09:00"]),
    "hour of a part of a day": ("It fell at 11 p.m. last night.", ["2018-05-01T23:00"]),
    "bare hour": ("It fell at seven this morning.", ["2018-05-02T07:00"]),
    "day first": ("It will open Saturday at 2 p.m.", ["2018-05-05T14:00"]),
    "date first": ("Put up March 1, 2018 at 4:15 PM", ["2018-03-01T16:15"]),
    "small hours": ("It fell in the early hours of Tuesday.", ["2018-05-01TMO"]),
    "late on a night": ("It fell late on Monday night.", ["2018-04-30TNI"]),
    "by a part": ("By late afternoon it was over.", ["2018-05-02TAF"]),
    "later tonight": ("It will open later tonight.", ["2018-05-02TNI"]),
}

NO_TIMES = {
    "telephone": "Call 555-0142 at once.",
    "street": "He lives at 1950 Harbour Road.",
    "bill": "They passed H.R. 2018.",
    "section": "They cited Section 1983.",
    "surname": "They asked Ruth Summers why.",
    "programme": "She told “Today” why.",
    "fund": "The Future Fund paid.",
    "fall of a wall": "They saw the fall of the wall.",
    "ages": "They are in their 40s and 50s.",
    "degrees": "The temperature stayed in the 80s.",
    "firm": "The 21st Century Fund paid.",
    "handle": "So wrote @renn1613 to them.",
    "series": "They like ''24'' and no other.",
    "place in a recording": "He sings at the 15:20 mark.",
    "virus": "They feared H1N1 and H1-B.",
}


@pytest.mark.parametrize(
    ("text", "values"),
    [*WRITTEN.values(), *COUNTED.values(), *LENGTHS.values(), *HOURS.values()],
    ids=[*WRITTEN, *COUNTED, *LENGTHS, *HOURS],
)
def test_reads_many_kinds_of_times(text, values):
    assert [one.value for one in find_dates(text, published=STORY)] == values


def test_the_stamps_of_a_live_report_are_of_its_day():
    text = "10:25 p.m.\n\nThe vote is on May 9.\n\n9:05 p.m.\n\nRenn speaks."
    values = [one.value for one in find_dates(text, published=STORY)]
    assert values == ["2018-05-02T22:25", "2018-05-09", "2018-05-02T21:05"]


def test_this_summer_told_in_winter_goes_by_the_tense():
    winter = date(2018, 12, 21)
    ahead, over = (
        find_dates(text, published=winter)[0].value
        for text in ("Their child is expected this summer.", "Their child came this summer.")
    )
    assert (ahead, over) == ("2019-SU", "2018-SU")


@pytest.mark.parametrize("text", NO_TIMES.values(), ids=NO_TIMES)
def test_leaves_alone_what_only_looks_like_a_time(text):
    assert find_dates(text, published=STORY) == []


TWO_VOTES = "The Orvel vote was on April 9, the Pell vote on April 20."
EVENTS = {
    "beside its date": (
        "The vote is on June 3. Two weeks before the vote a bridge fell.",
        "2018-05-20",
    ),
    "told by its verb": (
        "Renn was killed on April 9. The day after his death it rained.",
        "2018-04-10",
    ),
    "an end of it": (
        "The siege ended on April 9. The day after the siege ended it rained.",
        "2018-04-10",
    ),
    "described by its date": (
        "They saw the April 9 killing. Two days after the murder it rained.",
        "2018-04-11",
    ),
    "two of a kind": (
        f"{TWO_VOTES} The day after the vote it rained.",
        "XXXX-XX-XX",
    ),
    "two, told apart by name": (
        f"{TWO_VOTES} Two days after the Pell vote it rained.",
        "2018-04-22",
    ),
    "nowhere dated": ("The day after the vote it rained.", "XXXX-XX-XX"),
    "a year is no day": ("The vote of 2016 was lost. Two months before the vote it rained.", "P2M"),
    "the day of another": (
        "It came three days after the Orvel vote and a day after the Pell vote on April 20.",
        "2018-04-21",
    ),
}


@pytest.mark.parametrize(("text", "value"), EVENTS.values(), ids=EVENTS)
def test_counts_from_an_event_the_text_dates(text, value):
    counted = [one for one in find_dates(text, published=STORY) if one.rule.startswith("offset")]
    assert counted[-1].value == value
