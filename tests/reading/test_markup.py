"""HTML becomes visible lines that know where they lie, in one pass over any markup."""

from __future__ import annotations

import time
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.reading import markup as scanner
from reportedly.reading.html import read_html
from reportedly.reading.markup import scan
from reportedly.reading.visible import Assembly


def lines(source):
    assembly = Assembly(source)
    for line in scan(source).lines:
        assembly.add(line.runs)
    return assembly.build()[0].split("\n") if assembly.build()[0] else []


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>One</p><p>Two", ["One", "Two"]),
        ("<p>One <b>bold</b> word</p>", ["One bold word"]),
        ("<p>A\n   wrapped\tline </p>", ["A wrapped line"]),
        ("<p>one<br>two</p>", ["one", "two"]),
        ("<p>Tom &amp; Ana &#8211; &lt;here&gt;</p>", ["Tom & Ana – <here>"]),
        ("<p>no &such; entity &</p>", ["no &such; entity &"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ('<p title="a > b">x</p>', ["x"]),
        ("<p data-x='\"'>x</p>", ["x"]),
        ("<p don't>x</p>", ["x"]),
        ('<p class=a title="never closed>x</p>', ["x"]),
        ("<script>var x = '<p>no</p>';</script><p>yes</p>", ["yes"]),
        ("<style>p{}</style><template><p>no</p></template>yes", ["yes"]),
        ("<title>Name</title>yes", ["yes"]),
        ("<!-- <p>no</p> --><p>yes</p>", ["yes"]),
        ("<p>yes</p><!-- never closed <p>no</p>", ["yes"]),
        ("<!doctype html><?xml x?><p>yes", ["yes"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<nav><a href=a>Home</a><a href=b>World</a></nav>", ["Home", "World"]),
        ("<svg><title>icon</title></svg>text", ["text"]),
        ("<p>&nbsp;</p><p>x</p>", ["x"]),
        ("</div></p>text</b>", ["text"]),
        ("<p", []),
        ("", []),
    ],
)
def test_a_reader_sees_these_lines(source, shown):
    assert lines(source) == shown


TEXTS = st.text(
    st.sampled_from("abcž 😀\u0301\u202e\u200d\r\n\t&;<>#x1\"'=/-!"), min_size=0, max_size=40
)
PIECES = st.one_of(
    TEXTS,
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<br>", "<div class='x'>", "</div>", "&amp;", "&#x1F600;",
         "&eacute;", "&notit;", "<!-- x -->", '<a href="#">', "</a>", "<script>a<b</script>",
         "<li>"]
    ),
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES, max_size=25).map("".join), st.sampled_from(["utf-8", "utf-16"]))
def test_every_block_maps_to_source_bytes_that_read_as_its_text(source, encoding):
    data = source.encode(encoding)
    page = read_html(data, declared=encoding)
    text = page.text.original
    for block in page.blocks:
        parts = page.text.to_bytes.sources(block.span)
        codec = page.raw.encoding
        written = "".join(data[part.start : part.end].decode(codec, "replace") for part in parts)
        shown = text[block.span.start : block.span.end]
        assert "".join(unescape(written).split()) == "".join(shown.split())
        assert page.text.to_bytes.derived(page.text.to_bytes.source(block.span)) == block.span


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16"])
def test_a_word_is_found_in_the_bytes_it_was_written_in(encoding):
    source = f'<meta charset="{encoding}"><p>Совет &laquo;Орлов&raquo; решил</p>'
    data = source.encode(encoding)
    page = read_html(data)
    at = page.text.original.index("Орлов")
    span = page.text.to_bytes.source(Span(at - 1, at + 6))
    assert data[span.start : span.end].decode(page.raw.encoding) == "&laquo;Орлов&raquo;"


HOSTILE = {
    "nested tags": "<div>" * 200_000,
    "open tags": "<a " * 300_000,
    "quotes that never close": '<p a="' * 200_000,
    "marks in a tag": "<p " + '"' * 300_000 + ">x",
    "values in a tag": "<p " + "a='" * 200_000 + ">x",
    "comments that never close": "<!-- " * 300_000,
    "brackets": "<" * 500_000,
    "links": "<a href=x>y</a>" * 60_000,
    "scripts that never close": "<script>" * 100_000,
    "icons that never close": "<svg>" * 100_000,
    "closing tags": "</p>" * 200_000,
    "bold without end": "<b>" * 200_000,
    "ampersands": "&" * 300_000,
    "references": "&#x" * 200_000,
    "attributes": "<p " + 'a="x" ' * 100_000 + ">x</p>",
    "white space": "<p>" + " \n" * 300_000 + "x",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_costs_no_more_than_its_length(source):
    started = time.process_time()
    lines(source)
    assert time.process_time() - started < 6


def test_a_page_of_too_many_tags_is_read_so_far_and_says_so(monkeypatch):
    monkeypatch.setattr(scanner, "MAX_TAGS", 50)
    page = read_html(b"<p>word</p>" * 100)
    assert [problem.kind for problem in page.problems].count("limit") == 1
    assert page.text.original.count("word") == 25
