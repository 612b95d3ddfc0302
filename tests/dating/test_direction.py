"""Tense decides on which side of the story date a time lies."""

from datetime import date

import pytest

from reportedly import find_dates

STORY = date(2021, 6, 9)  # a Wednesday

CASES = {
    "past verb before": ("The council met on Friday.", date(2021, 6, 4)),
    "will before": ("The council will meet on Friday.", date(2021, 6, 11)),
    "the nearer verb decides": ("She said the council will meet on Friday.", date(2021, 6, 11)),
    "reporting verb with its day": (
        "She said Friday that the council will meet.",
        date(2021, 6, 4),
    ),
    "right after the time": ("The vote on Friday will decide.", date(2021, 6, 11)),
    "first verb after": ("On Friday, the council met.", date(2021, 6, 4)),
    "first verb after, ahead": ("On Friday, the council is to meet.", date(2021, 6, 11)),
    "infinitive": ("They plan to meet on Friday.", date(2021, 6, 11)),
    "past infinitive": ("He was forced to resign on Friday.", date(2021, 6, 4)),
    "scheduled": ("The vote is scheduled for Friday.", date(2021, 6, 11)),
    "going to": ("They are going to vote on Friday.", date(2021, 6, 11)),
    "bare verb": ("The two ministers meet on Friday.", date(2021, 6, 11)),
    "did not": ("They did not meet on Friday.", date(2021, 6, 4)),
    "to a noun": ("He was brought to court on Friday.", date(2021, 6, 4)),
    "as of": ("As of Friday, they will stay shut.", date(2021, 6, 4)),
    "since": ("Since Friday, nothing will do.", date(2021, 6, 4)),
    "until": ("It was postponed until Friday.", date(2021, 6, 11)),
    "owner": ("They will study Friday's ruling.", date(2021, 6, 4)),
    "last": ("They will study what he did last Friday.", date(2021, 6, 4)),
    "next": ("They spoke of next Friday.", date(2021, 6, 11)),
    "the story's own day, past": ("It fell on Wednesday.", STORY),
    "the story's own day, ahead": ("It will open on Wednesday.", STORY),
    "could not": ("He could not be reached on Friday.", date(2021, 6, 4)),
    "won't": ("They won't meet on Friday.", date(2021, 6, 11)),
    "didn't": ("They didn't meet on Friday.", date(2021, 6, 4)),
    "Will, the name": ("In the hall Will Renn spoke on Friday.", date(2021, 6, 4)),
    "plans, the noun": ("Her spending plans fell apart on Friday.", date(2021, 6, 4)),
    "plans announced": ("She announced plans on Friday.", date(2021, 6, 4)),
    "a new clause": ("It is shutting one, and on Friday it sold another.", date(2021, 6, 4)),
    "according to": ("It will be shut, according to a letter on Friday.", date(2021, 6, 4)),
    "came to do": ("They gathered to mourn on Friday.", date(2021, 6, 4)),
    "was caught trying to": ("He was caught trying to leave on Friday.", date(2021, 6, 4)),
    "had been until": ("She had been paid until Friday.", date(2021, 6, 4)),
    "has, the plain verb": ("He has no plan for the vote on Friday.", date(2021, 6, 11)),
    "a vote without a verb": ("The primary Friday: who stands.", date(2021, 6, 11)),
    "due in a vote": ("She is poised to win in Friday's primary.", date(2021, 6, 11)),
    "a vote that will decide": ("She hopes Friday's primary will help.", date(2021, 6, 11)),
    "a vote that was held": ("She says Friday's primary was a mess.", date(2021, 6, 4)),
    "a sentence that ends in a quote": (
        "Renn said, “I will hit him.” And in Selme on Friday, as he spoke, Renn paused.",
        date(2021, 6, 4),
    ),
    "was to, and is over": ("They were to meet on Tuesday.", date(2021, 6, 8)),
    "was to, and lies ahead": ("They were to meet on Friday.", date(2021, 6, 11)),
    "has been set for": ("The vote has been set for Monday.", date(2021, 6, 14)),
    "postponed to": ("The vote was postponed to Monday.", date(2021, 6, 14)),
    "will remain shut": ("It will remain shut until Monday, Renn said.", date(2021, 6, 14)),
    "there's": ("She reminds them that there's a vote on Monday.", date(2021, 6, 14)),
    "to and no verb": ("They came to civilian life on Monday.", date(2021, 6, 7)),
    "bold enough to": ("He was bold enough to speak on Monday.", date(2021, 6, 7)),
    "the first to": ("She was the first to speak on Friday.", date(2021, 6, 4)),
    "to a place with an adjective": (
        "He did not touch it in an address to central Tarn on Friday.",
        date(2021, 6, 4),
    ),
    "failed to predict": ("They failed to predict his win on Friday.", date(2021, 6, 4)),
    "projected as": ("Renn was projected as the winner Friday.", date(2021, 6, 4)),
    "asked on": ("Asked on Friday whether she would go, she shook her head.", date(2021, 6, 4)),
    "who on that day": (
        "He should not heed the critics who on Friday cast him out.",
        date(2021, 6, 4),
    ),
    "what an act was for": ("She lined up to hear Renn in Selme on Friday.", date(2021, 6, 4)),
    "whom one urges": ("He urged them to vote in Selme on Friday.", date(2021, 6, 11)),
    "likely after a past verb": (
        "He said Renn is likely to appear in court on Friday.",
        date(2021, 6, 11),
    ),
    "a noun after to": (
        "She pressed him on all from wells to health care at a hall on Friday.",
        date(2021, 6, 4),
    ),
    "the verb right behind": (
        "To clear it up, Mayor Renn on Friday only further muddled it.",
        date(2021, 6, 4),
    ),
    "if it is": ("They fear a loss if she is on the list on Friday.", date(2021, 6, 11)),
    "toward a vote": ("It was made to propel them toward Friday's vote.", date(2021, 6, 11)),
    "what goes on": ("They are hailing her speech on Friday.", date(2021, 6, 4)),
    "what is to come": ("They are meeting her on Friday.", date(2021, 6, 11)),
    "results of": ("The results of Friday's vote will force them.", date(2021, 6, 4)),
    "what nobody foresees": ("He will speak of the crash in Selme on Friday.", date(2021, 6, 4)),
    "this year through": ("Sales fell this year through May 5.", date(2021, 5, 5)),
    "place line": ("TARN, June 4 (ORS) - The mill will shut.", date(2021, 6, 4)),
    "a past year does not reach ahead": (
        "Tarn, which joined in July 1997, will leave on Sept. 5.",
        date(2021, 9, 5),
    ),
    "month and day, past": ("The strike began on Sept. 5.", date(2020, 9, 5)),
    "month and day, ahead": ("The strike will begin on Sept. 5.", date(2021, 9, 5)),
}


@pytest.mark.parametrize(("text", "day"), CASES.values(), ids=CASES.keys())
def test_tense_chooses_the_day(text, day):
    *_, found = [time for time in find_dates(text, STORY) if time.type == "DATE"]
    assert (found.begin, found.end) == (day, day)


MONTHS = {
    "past": ("It began in September.", (date(2020, 9, 1), date(2020, 9, 30))),
    "ahead": ("It will begin in September.", (date(2021, 9, 1), date(2021, 9, 30))),
    "last": ("It began last June.", (date(2020, 6, 1), date(2020, 6, 30))),
    "this": ("It will begin this September.", (date(2021, 9, 1), date(2021, 9, 30))),
}


@pytest.mark.parametrize(("text", "days"), MONTHS.values(), ids=MONTHS.keys())
def test_tense_chooses_the_month(text, days):
    (found,) = find_dates(text, STORY)
    assert (found.begin, found.end) == days
