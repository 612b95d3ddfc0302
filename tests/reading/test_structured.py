"""JSON-LD as publishers write it."""

from __future__ import annotations

import pytest

from reportedly.reading.structured import names, things, types, words

HEADLINES = {
    "plain": '{"@type": "NewsArticle", "headline": "Storm in Veldau"}',
    "list": '[{"@type": "NewsArticle", "headline": "Storm in Veldau"}]',
    "graph": '{"@graph": [{"@type": "Article", "headline": "Storm in Veldau"}]}',
    "main entity": '{"@type": "WebPage", '
    '"mainEntity": {"@type": "Article", "headline": "Storm in Veldau"}}',
    "line break in a string": '{"@type": "Article", "headline": "Storm in\nVeldau"}',
    "trailing comma": '{"@type": "Article", "headline": "Storm in Veldau",}',
    "comment": '<!-- {"@type": "Article", "headline": "Storm in Veldau"} -->',
    "CDATA": '//<![CDATA[\n{"@type": "Article", "headline": "Storm in Veldau"}\n//]]>',
    "semicolon": '{"@type": "Article", "headline": "Storm in Veldau"};',
    "entities": "{&quot;@type&quot;: &quot;Article&quot;, "
    "&quot;headline&quot;: &quot;Storm in Veldau&quot;}",
    "address as type": '{"@type": "https://schema.org/NewsArticle", "headline": "Storm in Veldau"}',
}


@pytest.mark.parametrize("script", HEADLINES.values(), ids=HEADLINES)
def test_an_article_is_found_however_it_is_written(script):
    found = [words(thing.get("headline")) for thing in things(script)]
    assert "Storm in Veldau" in found


@pytest.mark.parametrize("script", ["", "{", "null", "[[[]]]", "not json", "[" * 5000, '"x"'])
def test_what_cannot_be_read_gives_nothing(script):
    assert list(things(script)) == []


def test_types_are_told_in_lower_case():
    assert types({"@type": ["Article", "http://schema.org/ClaimReview"]}) == {
        "article",
        "claimreview",
    }


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ("Ana Kovel", [("Ana Kovel", "")]),
        ({"@type": "Person", "name": "Ana Kovel"}, [("Ana Kovel", "person")]),
        ([{"name": "Ana"}, "Tom"], [("Ana", ""), ("Tom", "")]),
        ({"@type": "Person", "name": ["Ana", "Tom"]}, [("Ana", "person"), ("Tom", "person")]),
        ({"@type": "Person"}, []),
        (None, []),
        (7, []),
    ],
)
def test_who_a_value_names(value, named):
    assert names(value) == named


def test_a_listing_of_thousands_is_cut_short():
    script = "[" + ",".join(['{"@type": "Article"}'] * 9000) + "]"
    assert len(list(things(script))) < 2001
