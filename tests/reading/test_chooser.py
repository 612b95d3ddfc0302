"""From all candidates to the one a page is shown with."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.page import Found
from reportedly.reading.chooser import choose
from reportedly.reading.headlines import changed_headline

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
    "overline that structured data keeps": (
        [
            ("json-ld newsarticle.headline", "Night of floods: Storm hits Veldau hard"),
            ("json-ld newsarticle.alternativeHeadline", "Storm hits Veldau hard"),
            ("h1", "Night of floods: Storm hits Veldau hard"),
            ("line", "Storm hits Veldau hard"),
        ],
        "Night of floods: Storm hits Veldau hard",
    ),
    "end that structured data keeps": (
        [
            ("json-ld newsarticle.headline", "Storm hits Veldau! - Latest news"),
            ("title", "Storm hits Veldau! - Latest news"),
            ("h1", "Storm hits Veldau!"),
        ],
        "Storm hits Veldau! - Latest news",
    ),
    "section glued without a space": (
        [
            ("json-ld newsarticle.headline", "Storm hits Veldau"),
            ("meta og:title", "Storm hits Veldau-Weatherㅣ Herald"),
            ("title", "Storm hits Veldau-Weatherㅣ Herald"),
        ],
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
    "agency as it is written": (
        [(f"{TAGGED} person", "Ana Kovel"), (f"{TAGGED} person", "Deutsche Presse-Agentur")],
        ("Ana Kovel", "Deutsche Presse-Agentur"),
    ),
    "people before the agency that tags name": (
        [(f"{TAGGED} organization", "AFP"), ("byline", "Von Ana Kovel, Tom Berk")],
        ("Ana Kovel", "Tom Berk", "AFP"),
    ),
    "a body with an and in it": (
        [
            (f"{TAGGED} organization", "Center for Tides and Harbors"),
            ("meta dcterms.creator", "Center for Tides and Harbors"),
        ],
        ("Center for Tides and Harbors",),
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


def test_agencies_are_typed_as_agencies_under_one_name():
    found = [
        Found("author", "Ana Kovel", f"{TAGGED} person"),
        Found("author", "Deutsche Presse-Agentur", f"{TAGGED} organization"),
    ]
    facts = choose(found)
    assert facts.authors == ("Ana Kovel", "Deutsche Presse-Agentur")
    assert [item.value for item in facts.found if item.field == "agency"] == ["dpa"]


SAME = "Storm hits Veldau"
CHANGED = {
    "one place": ([("h1", SAME)], None),
    "outlet more": ([("h1", SAME), ("meta og:title", f"{SAME} | Veldau Herald")], None),
    "overline less": ([("h1", f"Floods: {SAME}"), ("meta og:title", SAME)], None),
    "marks and soft hyphens": (
        [("h1", "“Storm” hits Vel\u00addau"), ("meta og:title", SAME)],
        None,
    ),
    "alternative": (
        [("h1", SAME), ("json-ld newsarticle.alternativeHeadline", "Veldau under water")],
        None,
    ),
    "several headings": ([("h1", SAME), ("h1", "More from Orl")], None),
    "other words for networks": (
        [("h1", SAME), ("title", SAME), ("meta og:title", "You will not believe this storm")],
        "“You will not believe this storm” (meta og:title)",
    ),
    "one word put in": (
        [("h1", "Veldau denies new levy"), ("json-ld newsarticle.headline", "Veldau denies levy")],
        "(h1)",
    ),
}


@pytest.mark.parametrize(("places", "words"), CHANGED.values(), ids=CHANGED)
def test_a_changed_headline_is_a_finding(places, words):
    facts = choose([Found("headline", value, where) for where, value in places])
    problems = changed_headline(facts.found, facts.headline)
    assert [problem.kind for problem in problems] == (["headline"] if words else [])
    assert words is None or words in problems[0].message
