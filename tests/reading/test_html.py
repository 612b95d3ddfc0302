"""An HTML page becomes a page of labelled blocks with facts that say where they were found."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.page import Label
from reportedly.reading.html import read_html

_PARAGRAPHS_TEXT = """
The council of Veldau voted on Monday to close the old harbour bridge until the spring, after
engineers found cracks in two of its pillars, the mayor's office said.

Mayor Ilse Brandt told reporters that the decision had been taken “with a heavy heart”, and that
buses would run on the northern route from the first of the month.

The opposition said it had warned of the cracks two years ago. Its leader, Tom Sorel, demanded
that the report of the engineers be published in full before the next session.

Engineers of the regional road office inspected the bridge last week and measured movements of
up to four millimetres, according to a note seen by this newspaper.

Some 9,000 people cross the bridge every day, most of them on their way to the shipyard, which
has offered its workers an additional ferry in the mornings.
"""
PARAGRAPHS = [" ".join(text.split()) for text in _PARAGRAPHS_TEXT.split("\n\n")]

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Veldau closes its harbour bridge | Veldau Herald</title>
<meta property="og:title" content="Veldau closes its harbour bridge">
<meta property="og:site_name" content="Veldau Herald">
<meta property="article:modified_time" content="2024-03-05T08:00:00Z">
<link rel="canonical" href="https://herald.example/2024/03/04/bridge">
<script type="application/ld+json">{"@type": "NewsArticle",
 "headline": "Veldau closes its harbour bridge", "datePublished": "2024-03-04T18:00:00+01:00",
 "author": [{"@type": "Person", "name": "Ana Kovel"},
 {"@type": "Person", "name": "Tom Berk, Reporter"}]}
</script><style>p {}</style></head><body>
<nav class="main-menu"><ul><li><a href="/">Home</a></li>
<li><a href="/world">World</a></li></ul></nav>
<article><h1>Veldau closes its harbour bridge</h1>
<div class="byline">By Ana Kovel and Tom Berk</div>
<time datetime="2024-03-04">4 March 2024</time>
<div class="share-tools"><a href="#">Share on Facebook</a></div>
<div class="article-body">PARAGRAPHS</div></article>
<section class="related-stories"><h3>Related articles</h3>
<ul><li><a href="/1">Ferry late again</a></li></ul></section>
<section id="comments"><h3>Leave a Reply</h3>
<p>Your email address will not be published.</p></section>
<footer class="site-footer"><a href="/imprint">Imprint</a> © Veldau Herald</footer></body></html>
""".replace("PARAGRAPHS", "".join(f"<p>{text}</p>" for text in PARAGRAPHS))


@pytest.fixture(scope="module")
def page():
    return read_html(PAGE.encode(), address="https://herald.example/2024/03/04/bridge")


def shown(page, label):
    text = page.text.original
    return [text[b.span.start : b.span.end] for b in page.blocks if b.label is label]


def test_the_article_is_body(page):
    assert shown(page, Label.BODY) == PARAGRAPHS


def test_nothing_visible_is_thrown_away(page):
    for words in ("Home", "Share on Facebook", "Ferry late again", "Leave a Reply", "Imprint"):
        assert words in page.text.original
    assert "datePublished" not in page.text.original


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Veldau closes its harbour bridge", Label.HEADLINE),
        ("By Ana Kovel and Tom Berk", Label.BYLINE),
        ("Related articles", Label.RELATED),
        ("Leave a Reply", Label.COMMENTS),
        ("Home", Label.NAV),
    ],
)
def test_furniture_is_labelled(page, words, label):
    assert words in shown(page, label)


def test_the_facts_of_the_page(page):
    assert page.headline == "Veldau closes its harbour bridge"
    assert page.authors == ("Ana Kovel", "Tom Berk")
    assert page.outlet == "Veldau Herald"
    assert page.published == date(2024, 3, 4)
    assert page.modified == date(2024, 3, 5)
    assert page.language == "en"
    assert page.kind == "article"
    assert page.problems == ()


def test_every_fact_says_where_it_was_found(page):
    chosen = {(found.field, found.where) for found in page.found if found.chosen}
    assert ("published", "json-ld newsarticle.datePublished") in chosen
    assert ("modified", "meta article:modified_time") in chosen
    places = {found.where for found in page.found if found.field == "published"}
    assert {"json-ld newsarticle.datePublished", "time tag", "url"} <= places


def test_every_block_has_a_reason_and_a_confidence(page):
    assert all(block.reason and 0 <= block.confidence <= 1 for block in page.blocks)


def test_the_same_bytes_at_the_same_address_have_the_same_name(page):
    again = read_html(PAGE.encode(), address="https://herald.example/2024/03/04/bridge")
    other = read_html(PAGE.encode(), address="https://copy.example/bridge")
    assert again == page
    assert again.id != other.id


def without_names(tail="", lead=""):
    """The page less what its tags and byline say of its authors, with lines around its body."""
    source = PAGE.replace('<div class="byline">By Ana Kovel and Tom Berk</div>', lead)
    start, end = source.index(' "author": ['), source.index("</script>")
    source = source[:start].rstrip().rstrip(",") + "}" + source[end:]
    return source.replace("</div></article>", f"</div>{tail}</article>")


@pytest.mark.parametrize(
    ("tail", "authors"),
    [
        ("<p>Mira Sand</p>", ("Mira Sand",)),
        ("<p><a href='/topic'>Mira Sand</a></p>", ()),
        ("<p>Mira Sand</p><p>Ola Frey</p>", ()),
        ("<p>Ferry Mornings</p>", ()),
        ("<p>READ MORE</p>", ()),
    ],
    ids=["name", "topic", "several", "words of the page", "capitals"],
)
def test_a_name_alone_under_the_article_is_its_author(tail, authors):
    assert read_html(without_names(tail=tail).encode()).authors == authors


def test_a_byline_counts_whatever_its_line_is_labelled():
    lead = "<nav>Von: Mira Sand, Ola Frey</nav>"
    assert read_html(without_names(lead=lead).encode()).authors == ("Mira Sand", "Ola Frey")


NO_ARTICLES = {
    "error page": "<title>404</title><h1>404 - Page not found</h1><p>Try the home page.</p>",
    "wall": "<h1>Storm in Veldau</h1><p>It came at night.</p><p>Subscribe to continue reading</p>"
    "<p>Already a subscriber? Log in</p>",
    "cookie page": "<p>We use cookies and need your consent to store cookies on your device. "
    "You can change your cookie settings at any time. See how we use cookies.</p>"
    "<button>Accept all cookies</button><button>Reject cookies</button>",
    "empty shell": "<div id=root></div><noscript>Loading</noscript>",
    "index page": "<h1>News</h1><ul>"
    + "".join(f"<li><a href=/{n}>Council of Veldau meets again ({n})</a></li>" for n in range(60))
    + "</ul>",
}
TEASERS = "".join(
    f"<article><h3><a href='/{n}'>The council of Veldau meets again, number {n}</a></h3>"
    f"<p>{PARAGRAPHS[n % len(PARAGRAPHS)]}</p>"
    f"<time datetime='2024-03-0{n % 9 + 1}'></time></article>"
    for n in range(20)
)


def test_a_front_page_full_of_teasers_is_no_article():
    page = read_html(f"<title>Veldau Herald</title><h1>News</h1>{TEASERS}".encode())
    assert page.kind == "not an article: index page"
    (problem,) = [problem for problem in page.problems if problem.kind == "kind"]
    assert "each under a link" in problem.message


def test_an_article_that_states_its_day_is_one_whatever_its_links():
    head = '<meta property="article:published_time" content="2024-03-04T18:00:00+01:00">'
    page = read_html(f"{head}<h1>Twenty sessions that changed Veldau</h1>{TEASERS}".encode())
    assert page.kind == "article"


@pytest.mark.parametrize(("what", "source"), NO_ARTICLES.items(), ids=NO_ARTICLES)
def test_a_page_that_is_no_article_says_so_and_why(what, source):
    page = read_html(source.encode())
    assert page.kind == f"not an article: {what}"
    assert [problem.message for problem in page.problems if problem.kind == "kind"]


@pytest.mark.parametrize("data", [b"", b"<", b"\x00", b"<p>\xff\xfe</p>", b"<html></html>"])
def test_bad_pages_are_read_without_an_error(data):
    assert read_html(data).raw.data == data
