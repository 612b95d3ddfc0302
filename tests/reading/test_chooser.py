"""From all candidates to the one a page is shown with."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.page import Found
from reportedly.reading.chooser import choose

OUTLET = Found("outlet", "Veldau Herald", "meta og:site_name")


def headline(*pairs):
    return choose([OUTLET, *(Found("headline", value, where) for where, value in pairs)]).headline


HEADLINES = {
    "agreement": (
        [
            ("meta og:title", "Storm hits"),
            ("h1", "Storm hits Veldau"),
            ("title", "Storm hits Veldau"),
        ],
        "Storm hits Veldau",
    ),
    "outlet at the end": ([("title", "Storm hits Veldau | Veldau Herald")], "Storm hits Veldau"),
    "outlet in front": ([("title", "Veldau Herald - Storm hits Veldau")], "Storm hits Veldau"),
    "section at the end": (
        [("title", "Storm hits Veldau | Weather"), ("h1", "Storm hits Veldau")],
        "Storm hits Veldau",
    ),
    "overline": (
        [("h1", "Night of floods: Storm hits Veldau"), ("meta og:title", "Storm hits Veldau")],
        "Storm hits Veldau",
    ),
    "outlet is none": (
        [("h1", "Veldau Herald"), ("line", "Storm hits Veldau")],
        "Storm hits Veldau",
    ),
    "none": ([], None),
}


@pytest.mark.parametrize(("found", "chosen"), HEADLINES.values(), ids=HEADLINES)
def test_the_headline(found, chosen):
    assert headline(*found) == chosen


def authors(*pairs):
    return choose([OUTLET, *(Found("author", value, where) for where, value in pairs)]).authors


TAGGED = "json-ld newsarticle.author"
AUTHORS = {
    "tags before lines": (
        [("name line", "Ola Frey"), (f"{TAGGED} person", "Ana Kovel")],
        ("Ana Kovel",),
    ),
    "outlet gives way to a person": (
        [(TAGGED, "Veldau Herald"), ("byline", "By Ana Kovel")],
        ("Ana Kovel",),
    ),
    "a body where nobody is named": (
        [(f"{TAGGED} organization", "Veldau Herald")],
        ("Veldau Herald",),
    ),
    "agency beside a person": (
        [(f"{TAGGED} person", "Ana Kovel"), (f"{TAGGED} organization", "dpa")],
        ("Ana Kovel", "dpa"),
    ),
    "address": ([("meta article:author", "https://social.example/herald")], ()),
    "none": ([], ()),
}


@pytest.mark.parametrize(("found", "chosen"), AUTHORS.values(), ids=AUTHORS)
def test_the_authors(found, chosen):
    assert authors(*found) == chosen


def test_published_and_modified_are_kept_apart_and_marked():
    facts = choose(
        [
            Found("modified", "2024-03-09", "meta article:modified_time"),
            Found("published", "2024-03-05", "time tag"),
            Found("published", "2024-03-04", "json-ld newsarticle.datePublished"),
        ]
    )
    assert (facts.published, facts.modified) == (date(2024, 3, 4), date(2024, 3, 9))
    assert [item.value for item in facts.found if item.chosen] == ["2024-03-09", "2024-03-04"]


@pytest.mark.parametrize(("value", "code"), [("en-GB", "en"), ("de_DE", "de"), ("German", None)])
def test_the_language_is_a_code(value, code):
    assert choose([Found("language", value, "html lang")]).language == code
