"""Elements of a short piece of markup, found by class without a tree."""

import pytest

from reportedly.reading.tags import Marked, stated
from tests.timing import least_seconds

POST = (
    '<div class="post joined" id="m7"><b class="name x">Ada &amp; <i>Lund</i></b>'
    '<div class="date" title="02.10.2031">noon</div><p>text</p></div>'
)


def test_elements_are_found_by_any_of_their_classes():
    piece = Marked(POST)
    assert (piece.own("id"), piece.own("class")) == ("m7", "post joined")
    assert piece.words("name") == piece.words("x") == "Ada & Lund"
    assert piece.words("post").endswith("noontext")
    assert stated(piece.classed("date")[0], "title") == "02.10.2031"


def test_what_is_not_there_is_none():
    piece = Marked(POST)
    assert (piece.words("nobody"), piece.own("href"), piece.tagged("time")) == (None, None, [])
    assert Marked("no markup").own("id") is None


def test_an_element_that_never_closes_ends_with_the_piece():
    assert Marked('<p class="a">on and on').words("a") == "on and on"


@pytest.mark.parametrize("unit", ["<b>", "<p ", "<p class='", "&", '<i class="a">', "<", "</i>"])
def test_broken_markup_costs_no_more_than_its_length(unit):
    def seconds(count):
        text = '<div class="a">' + unit * count
        return least_seconds(lambda: (Marked(text).words("a"), Marked(text).tagged("time")))

    assert seconds(20_000) < 40 * seconds(2_000) + 0.2
