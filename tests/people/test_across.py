"""A merge across pages needs more than a name; all people and places here are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from reportedly.people.across import (
    Sighting,
    compare,
    heard,
    initial,
    initials,
    is_name,
    is_thin,
    names_against,
    story_of,
)

DAY = dt.date(2031, 5, 7)


def seen(name, page="a", **told):
    beside = frozenset(heard(other) for other in told.pop("beside", ()))
    return Sighting(page=page, speaker="p1", name=name, beside=beside, **told)


def test_the_same_full_name_alone_is_not_the_same_person():
    assert not compare(seen("Ada Lund"), seen("Ada Lund", "b")).is_same


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ({"roles": ("mayor of Kesh",)}, {"roles": ("mayor",)}, "role: mayor of Kesh / mayor"),
        ({"roles": ("Gov.",)}, {"roles": ("governor",)}, "role: Gov. / governor"),
        ({"roles": ("Kesh novelist",)}, {"roles": ("singer from Kesh",)}, "body or place: kesh"),
        (
            {"beside": ("Per Holt", "Ole Brandvold")},
            {"beside": ("Per Holt", "Оле Брандволд")},
            "named beside the same 2 people",
        ),
        (
            {"story": frozenset({"aquedu", "ration", "decree"}), "day": DAY},
            {"story": frozenset({"aquedu", "ration", "decree"}), "day": dt.date(2031, 5, 20)},
            "the same story (aquedu, decree, ration)",
        ),
        ({"channel": "Ada Lund"}, {"channel": "Ada Lund"}, "their own channel: Ada Lund"),
    ],
    ids=["role", "role shortened", "place", "co-mention", "story", "channel"],
)
def test_a_name_and_one_agreement_are_one_person(ours, theirs, reason):
    found = compare(seen("Ada Lund", **ours), seen("Ada Lund", "b", **theirs))
    assert found.is_same
    assert found.reason == reason
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "told",
    [
        {"beside": ("Per Holt",)},
        {"story": frozenset({"aquedu", "ration"}), "day": DAY},
    ],
    ids=["one co-mention", "two words of a story"],
)
def test_a_weak_sign_is_not_enough(told):
    assert not compare(seen("Ada Lund", **told), seen("Ada Lund", "b", **told)).is_same


def test_stories_a_year_apart_are_two():
    words = frozenset({"aquedu", "ration", "decree"})
    a = seen("Ada Lund", story=words, day=DAY)
    b = seen("Ada Lund", "b", story=words, day=DAY.replace(year=2032))
    assert not compare(a, b).is_same


def test_a_family_name_alone_needs_more_than_a_role():
    role = {"roles": ("mayor of Kesh",)}
    a, b = seen("Ada Lund", **role), seen("Lund", "b", **role)
    assert not compare(a, b).is_same
    beside = {"beside": ("Per Holt",)}
    assert compare(seen("Ada Lund", **role, **beside), seen("Lund", "b", **role, **beside)).is_same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Emilia Brandvoldova", "Эмилия Брандволдова"),
        ("Emilia Brandvoldova", "Emilia Barndvoldova"),
        ("Bill Quillmark", "William Quillmark"),
        ("Yevgeny Taskin", "Евгений Таскин"),
    ],
    ids=["Cyrillic", "a slip", "nickname", "another scheme"],
)
def test_spellings_of_one_name_are_one_person_with_an_agreement(a, b):
    role = {"roles": ("deputy chair of the Kesh council",)}
    assert compare(seen(a, **role), seen(b, "b", **role)).is_same
    assert initial(b) in initials(a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ada Lund", "Ida Lund"),
        ("Tavo Quill", "Sela Quill"),
        ("Emil Quill", "Emilia Quill"),
        ("Anna Brandvold", "Anton Brandvold"),
        ("Oren Taskin", "Ora Taskina"),
        ("O. Taskin", "O. Taskina"),
        ("John R. Marsh", "John K. Marsh"),
        ("Jonas Marsh", "Jonas Marsh Jr."),
    ],
)
def test_names_of_two_people_are_never_merged(a, b):
    same = {"roles": ("mayor of Kesh",), "beside": ("Per Holt", "Ole Brand"), "day": DAY}
    found = compare(seen(a, **same), seen(b, "b", **same))
    assert found.is_against
    assert not found.is_same


def test_one_family_name_in_two_spellings_of_two_people_is_not_merged():
    same = {"roles": ("envoy to Kesh",), "beside": ("Per Holt", "Ole Brand")}
    assert not compare(seen("Michael McVane", **same), seen("Michael McCane", "b", **same)).is_same


def test_who_stands_beside_a_name_on_a_page_is_somebody_else():
    role = {"roles": ("mayor of Kesh",)}
    a = seen("Emilia Brandvold", **role, beside=("Emilia Bradnvold",))
    found = compare(a, seen("Emilia Bradnvold", "b", **role))
    assert found.reason == "both named on one page"


@pytest.mark.parametrize(
    ("theirs", "is_against"),
    [
        (("mayor of Torv",), True),
        (("goalkeeper of Torv United",), True),
        (("former head of Torv United",), False),
        (("mayor",), False),
        (("mayor of Torv", "mayor of Kesh"), False),
    ],
    ids=["another town", "another trade", "past", "no town", "one of several fits"],
)
def test_two_roles_on_one_day_are_two_people(theirs, is_against):
    beside = {"beside": ("Per Holt", "Ole Brand"), "day": DAY}
    a = seen("Ada Lund", roles=("mayor of Kesh",), **beside)
    assert compare(a, seen("Ada Lund", "b", roles=theirs, **beside)).is_against is is_against
    later = beside | {"day": dt.date(2033, 1, 1)}
    assert not compare(a, seen("Ada Lund", "b", roles=theirs, **later)).is_against


def test_what_names_somebody():
    assert is_name("van der Lund")
    assert not is_name("a deputy from Kesh")
    assert is_thin("J. Lund")
    assert is_thin("Ms. Lund")
    assert not is_thin("Ada Lund")
    assert names_against("Lund", "Ada Lund") == ""


def test_a_story_has_no_common_words_and_no_names():
    assert story_of(["Aqueduct of Lund: the new rationing", None], ["Ada Lund"]) == {
        "aquedu",
        "ration",
    }
