"""A body is one on two pages by its name and something that agrees; all names are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from reportedly.people.across import BodyTold, Sighting, heard
from reportedly.people.bodies_across import (
    bodies_against,
    compare_bodies,
    countries_said,
    is_wide,
    keys_to_ask,
    known_forms,
    names_fit,
    people_of,
)
from reportedly.people.body_names import body_key, read_body

DAY = dt.date(2031, 5, 7)
NORWAY, DENMARK = frozenset({"norway"}), frozenset({"denmark"})
STORY = frozenset({"aquedu", "ration", "decree"})


def seen(*forms, page="a", beside=(), story=frozenset(), **told):
    return Sighting(
        page=page,
        speaker="p1",
        name=forms[0],
        day=DAY,
        beside=frozenset(map(heard, beside)),
        story=story,
        body=BodyTold(forms=forms, **told),
    )


def test_the_same_name_alone_is_not_the_same_body():
    assert not compare_bodies(seen("Tordvod"), seen("Tordvod", page="b")).is_same
    ministry = seen("Foreign Ministry")
    assert not compare_bodies(ministry, seen("Foreign Ministry", page="b")).is_same


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        pytest.param(
            seen("Tordvod", around=NORWAY), seen("Tordvod", around=NORWAY),
            "no country but Norway on both", id="an own name where one country is spoken of",
        ),
        pytest.param(
            seen("Tordvod", nouns=frozenset({"utility"})),
            seen("Тордвод", nouns=frozenset({"utility"})),
            "called utility", id="an own name in Cyrillic letters",
        ),
        pytest.param(
            seen("Foreign Ministry", countries=NORWAY),
            seen("Ministry of Foreign Affairs of Norway", countries=NORWAY),
            "country: Norway", id="a ministry of one country, named otherwise",
        ),
        pytest.param(
            seen("Foreign Ministry", countries=NORWAY, beside=["Per Holt"]),
            seen("Foreign Ministry", around=NORWAY, beside=["Per Holt"]),
            "country: Norway; named beside the same person",
            id="a ministry where no other country is named",
        ),
        pytest.param(
            seen("Kesh Water Service", "KWS", beside=["Per Holt", "Ada Lund"]),
            seen("KWS", beside=["Per Holt", "Ada Lund"]),
            "named beside the same 2 people", id="an acronym that one page tells",
        ),
        pytest.param(
            seen("Kesh Water Service", story=STORY, beside=["Per Holt", "Ada Lund"]),
            seen("KWS", story=STORY, beside=["Per Holt", "Ada Lund"]),
            "named beside the same 2 people; the same story (aquedu, decree, ration)",
            id="an acronym of its initials",
        ),
        pytest.param(
            seen("Kesh City Council", people=frozenset({heard("Per Holt")})),
            seen("Kesh City Council", people=frozenset({heard("Per Holt")})),
            "the same person of it", id="somebody of it",
        ),
    ],
)  # fmt: skip
def test_a_name_and_an_agreement_are_one_body(ours, theirs, reason):
    found = compare_bodies(ours, theirs)
    assert found.is_same
    assert found.reason == reason
    assert 0 < found.confidence < 1
    assert compare_bodies(theirs, ours).is_same


AROUND = {"beside": ["Per Holt", "Ada Lund", "Ole Brand"], "story": STORY}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            seen("Foreign Ministry", countries=NORWAY, **AROUND),
            seen("Foreign Ministry", countries=DENMARK, **AROUND), id="two countries",
        ),
        pytest.param(
            seen("Foreign Ministry", countries=NORWAY, **AROUND),
            seen("Foreign Ministry", around=NORWAY | DENMARK, **AROUND),
            id="a page that leaves the country open",
        ),
        pytest.param(
            seen("Foreign Ministry", countries=NORWAY | DENMARK, **AROUND),
            seen("Foreign Ministry", countries=NORWAY, **AROUND),
            id="a page that speaks of two such ministries",
        ),
        pytest.param(
            seen("Kesh Water Service", "KWS", **AROUND),
            seen("Kesh Wildlife Society", "KWS", **AROUND), id="one acronym of two bodies",
        ),
        pytest.param(
            seen("Kesh Water Service", **AROUND), seen("Torv Water Service", **AROUND),
            id="two towns",
        ),
        pytest.param(
            seen("City Council", countries=NORWAY), seen("City Council", countries=NORWAY),
            id="of which a country has many",
        ),
        pytest.param(
            seen("School No. 7 of Kesh", **AROUND), seen("School No. 9 of Kesh", **AROUND),
            id="two numbers",
        ),
        pytest.param(
            seen("Ministry of Health", countries=NORWAY, **AROUND),
            seen("Ministry of Health Press Office", countries=NORWAY, **AROUND),
            id="a part of it",
        ),
        pytest.param(
            seen("Tordvod", countries=NORWAY, around=NORWAY), seen("Tordvod", around=DENMARK),
            id="a branch in another country",
        ),
        pytest.param(seen("KW", **AROUND), seen("Kesh Waterworks", **AROUND), id="two letters"),
    ],
)  # fmt: skip
def test_two_bodies_are_never_merged(ours, theirs):
    assert not compare_bodies(ours, theirs).is_same
    assert not compare_bodies(theirs, ours).is_same


def test_what_is_against_is_told():
    a, b = seen("Foreign Ministry", countries=NORWAY), seen("Foreign Ministry", countries=DENMARK)
    assert bodies_against(a, b) == "of two countries: denmark, norway"
    a, b = seen("Kesh Water Service"), seen("Kesh Wildlife Society", "KWS")
    assert bodies_against(a, b) == "two names with one acronym"


@pytest.mark.parametrize(
    ("ours", "theirs", "how"),
    [
        ("Tordvod", "Tordvod Inc.", "own"),
        ("Тордвод", "Tordvod", "own"),
        ("Ministry of Defence", "Defense Ministry", "shared"),
        ("Institute for Clean Water", "Institute for Clean Water", "telling"),
        ("City Council", "City Council", "local"),
        ("U.S. Treasury", "Treasury", "local"),
        ("KWS", "KWS", "short"),
        ("KWS", "Kesh Water Service", "initials"),
        ("Kesh Water Service", "Kesh Water Agency", None),
        ("Tordvod", "Tordgaz", None),
    ],
)
def test_how_names_fit(ours, theirs, how):
    assert names_fit((ours,), (theirs,)) == how


def test_a_body_is_looked_for_under_its_acronym_and_the_other_way_round():
    name, short = seen("Kesh Water Service"), seen("KWS")
    initials, words = body_key("Kesh Water Service")
    assert (initials, words) in keys_to_ask(name)
    assert body_key("KWS") in keys_to_ask(name)
    assert (initials, None) in keys_to_ask(short)


def test_names_of_countries_are_no_bodies():
    assert body_key("Norway") == ("", "")
    assert body_key("The U.S.") == ("", "")


def test_what_a_page_calls_a_body():
    said = ["Kesh Water Service", "KWS", "Service", "The service", "Water Service"]
    assert known_forms("Kesh Water Service", said) == ("Kesh Water Service", "KWS")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Norwegian Foreign Ministry said", {"norway"}),
        ("Norway’s Foreign Ministry said", {"norway"}),
        ("The U.S. Foreign Ministry said", {"america"}),
        ("The Kesh Foreign Ministry said", set()),
    ],
)
def test_whose_a_ministry_is(text, found):
    start = text.index("Foreign")
    place = (start, start + len("Foreign Ministry"))
    assert countries_said("Foreign Ministry", text, [place]) == found


def test_what_says_little():
    assert is_wide(seen("KWS"))
    assert is_wide(seen("Foreign Ministry"))
    assert not is_wide(seen("Foreign Ministry", countries=NORWAY))
    assert not is_wide(seen("Tordvod"))


def test_own_words_are_those_few_bodies_have():
    assert read_body("Kesh City Council").own
    assert not read_body("National Health Service").own
    assert read_body("Kremlin").own


@pytest.mark.parametrize(
    ("text", "is_of_it"),
    [
        ("Ada Lund of the Kesh Water Service spoke", True),
        ("The Kesh Water Service's new director, Ada Lund, spoke", True),
        ("The Kesh Water Service’s Ada Lund spoke", False),
        ("Ada Lund asked the Kesh Water Service", False),
        ("The Kesh Water Service spoke. Its director left. Ada Lund spoke", False),
    ],
)
def test_who_is_of_a_body(text, is_of_it):
    body, name = "Kesh Water Service", "Ada Lund"
    at, place = text.index(body), text.index(name)
    found = people_of(text, [(at, at + len(body))], {name: [(place, place + len(name))]})
    assert found == (frozenset({name}) if is_of_it else frozenset())


def test_a_person_of_it_whom_the_other_page_names_counts_more_than_one_beside():
    front = seen("Workers' Front", people=frozenset({heard("Per Holt")}), beside=["Per Holt"])
    other = seen("Workers' Front", beside=["Per Holt"])
    assert compare_bodies(front, other).points == 2
    assert compare_bodies(other, other).points == 1
