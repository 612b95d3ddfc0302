"""The byline that is nobody's source."""

from __future__ import annotations

import time

import pytest

from reportedly.offsets import Span
from reportedly.page import Block, Found, Label
from reportedly.reading.byline import byline_problems
from reportedly.reading.chooser import Facts

SIGNED = Facts(authors=("Mik Orban",))
SHOWN = Facts(
    authors=("Mik Orban",),
    outlet="Daily Burrow",
    found=(
        Found("outlet", "Daily Burrow", "meta og:site_name"),
        Found("address", "https://www.dailyburrow.example/a", "address"),
    ),
)


def problems(body, facts=SIGNED, furniture="Home"):
    text = f"{body}\n{furniture}"
    blocks = (
        Block(Span(0, len(body)), Label.BODY, ""),
        Block(Span(len(body) + 1, len(text)), Label.NAV, ""),
    )
    return byline_problems(text, blocks, facts)


SENTENCES = {
    "passive": ("The ministry was contacted by Harborweek for comment.", "Harborweek"),
    "look-alikes": ("The ministry wаs contаcted by Hаrborweek for comment.", "Harborweek"),
    "perfect": ("It rose. The Orl Courier has contacted the board for comment.", "The Orl Courier"),
    "reached out": ("Harborweek reached out to both offices for comment.", "Harborweek"),
    "request from": (
        "The board did not respond to a request for comment from Harborweek.",
        "Harborweek",
    ),
    "its request": (
        "The board did not respond to Harborweek's request for comment.",
        "Harborweek",
    ),
    "accents": ("Élan du Port has approached the mayor for comment.", None),
    "we": ("We have contacted the board for comment.", None),
    "common word": ("Lawyers have asked the court for comment, the lawyers said.", None),
    "police": ("Police have asked the ministry for a statement.", None),
    "told": ("“It is over,” she told Harborweek.", None),
}


@pytest.mark.parametrize(("body", "outlet"), SENTENCES.values(), ids=SENTENCES)
def test_a_sentence_in_which_another_outlet_asks(body, outlet):
    found = problems(body)
    assert [problem.kind for problem in found] == (["byline"] if outlet else [])
    if outlet:
        assert (
            f"the byline names Mik Orban, but the text says that {outlet} did" in found[0].message
        )
        assert found[0].span == Span(0, len(body))


@pytest.mark.parametrize(
    ("body", "furniture"),
    [
        ("Daily Burrow has contacted the board for comment.", "Home"),
        ("DailyBurrow has contacted the board for comment.", "Home"),
        ("The Daily Burrow has contacted the board for comment.", "Home"),
        ("Harborweek has contacted the board for comment.", "Subscribe to Harborweek"),
    ],
    ids=["outlet", "host", "article", "shown on the page"],
)
def test_the_pages_own_outlet_may_ask(body, furniture):
    assert problems(body, SHOWN, furniture) == ()


def test_an_agency_that_is_credited_may_ask_under_any_of_its_names():
    facts = Facts(authors=("AP",), found=(Found("agency", "AP", "byline"),))
    assert problems("The Associated Press has contacted the board for comment.", facts) == ()


def test_a_page_that_names_nobody_claims_nothing():
    assert problems("The ministry was contacted by Harborweek for comment.", Facts()) == ()


def test_another_outlet_than_the_pages_is_said_with_both():
    (problem,) = problems("The ministry was contacted by Harborweek for comment.", SHOWN)
    assert (
        "and the page is of Daily Burrow, but the text says that Harborweek did" in problem.message
    )


@pytest.mark.parametrize("text", ["A " * 100_000, "Harbor asked " * 20_000 + "comment"])
def test_no_text_costs_more_than_its_length(text):
    start = time.process_time()
    problems(text)
    assert time.process_time() - start < 2
