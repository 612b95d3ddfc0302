from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.tagging.quotes import Close, Mark, find_quotes, paragraphs
from tests.timing import least_seconds

PAIRED = {
    "curly": ("He said “the dam holds” today.", ["the dam holds"]),
    "straight": ('He said "the dam holds" today.', ["the dam holds"]),
    "doubled apostrophes": ("He said ''the dam holds'' today.", ["the dam holds"]),
    "backquotes and apostrophes": ("He said ``the dam holds'' today.", ["the dam holds"]),
    "guillemets": ("Il dit «le barrage tient» hier.", ["le barrage tient"]),
    "guillemets the other way round": ("Er sagte »der Damm hält« gestern.", ["der Damm hält"]),
    "low-9 closed by an upper mark": ("Er sagte „der Damm hält“ gestern.", ["der Damm hält"]),
    "low-9 closed by a curly mark": ("On rzekł „tama stoi” wczoraj.", ["tama stoi"]),
    "full-width": ("He said ＂the dam holds＂ today.", ["the dam holds"]),
    "spaces inside the marks": ('He said " the dam holds " today.', [" the dam holds "]),
    "single marks as the only level": ("He said 'the dam holds' today.", ["the dam holds"]),
    "curly single marks": ("He said ‘the dam holds’ today.", ["the dam holds"]),
    "curly opened, straight closed": ('He said “the dam holds" today.', ["the dam holds"]),
    "mark after a dash": ('It was clear—"the dam holds"—she wrote.', ["the dam holds"]),
    "two in one paragraph": ("“Yes,” she said. “No.”", ["Yes,", "No."]),
    "plural possessive inside single marks": (
        "She praised 'the voters' choice' twice.",
        ["the voters' choice"],
    ),
    "line wrapped inside a quote": ('She said "the dam\nholds" today.', ["the dam\nholds"]),
}


@pytest.mark.parametrize(("text", "inner"), PAIRED.values(), ids=PAIRED.keys())
def test_pairs_marks_of_every_kind(text, inner):
    quotes = find_quotes(text)
    assert [text[q.inner.start : q.inner.end] for q in quotes] == inner
    assert {q.close for q in quotes} == {Close.CLOSED}


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's plan isn't the voters' choice.",
        "Rock 'n' roll of the '90s",
        "It’s the governors’ offer.",
        "'Twas the night",
        "Rivers' end and lakes' end",
        "no marks at all",
        "",
    ],
    ids=["contractions", "elisions", "curly", "archaic", "plurals", "none", "empty"],
)
def test_apostrophes_are_no_quotes(text):
    assert find_quotes(text) == ()


def test_inner_quotes_are_deeper():
    text = "“She told us ‘the dam «holds» well’ again,” he said."
    assert [(q.depth, q.mark) for q in find_quotes(text)] == [
        (0, Mark.CURLY),
        (1, Mark.SINGLE),
        (2, Mark.GUILLEMET),
    ]


def test_double_quotes_inside_single_ones_are_deeper():
    text = "'He called it \"safe\" before,' said Orla Venn."
    assert [(q.depth, q.mark) for q in find_quotes(text)] == [(0, Mark.SINGLE), (1, Mark.STRAIGHT)]


def test_a_quote_goes_on_over_paragraphs_that_open_again():
    first, second, third = find_quotes('"First part.\n\n"Second part.\n\n"The end," she said.')
    assert [q.close for q in (first, second, third)] == [
        Close.CONTINUED,
        Close.CONTINUED,
        Close.CLOSED,
    ]
    assert [q.continues for q in (first, second, third)] == [False, True, True]


def test_a_quote_that_never_closes_ends_with_its_paragraph():
    text = "He said “the dam holds.\n\nNothing more came."
    (quote,) = find_quotes(text)
    assert quote.close is Close.UNCLOSED
    assert text[quote.inner.start : quote.inner.end] == "the dam holds."


def test_a_second_opening_mark_ends_an_unclosed_quote():
    text = "He said “the dam holds. “It does,” she said."
    assert [(q.close, text[q.inner.start : q.inner.end]) for q in find_quotes(text)] == [
        (Close.UNCLOSED, "the dam holds. "),
        (Close.CLOSED, "It does,"),
    ]


def test_a_closing_mark_alone_is_passed_over():
    assert find_quotes("the dam holds” he said") == ()


MARKS = st.text(alphabet="ab .,\n“”‘’'\"„«»`‹›\u2028s", max_size=120)


@given(MARKS)
@settings(max_examples=200, deadline=None)
def test_quotes_lie_in_the_text_and_nest_without_crossing(text):
    stack = []
    for quote in find_quotes(text):
        assert 0 <= quote.span.start <= quote.inner.start <= quote.inner.end <= quote.span.end
        assert quote.span.end <= len(text)
        while stack and stack[-1].span.end <= quote.span.start:
            stack.pop()
        assert quote.depth == len(stack)
        assert all(quote.span.end <= outer.span.end for outer in stack)
        stack.append(quote)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_paragraphs_are_in_order_and_any_text_works(text):
    end = 0
    for paragraph in paragraphs(text):
        assert end <= paragraph.start < paragraph.end
        end = paragraph.end
    find_quotes(text)


@pytest.mark.parametrize("unit", ['"', "'", "“", "''", " 'a", '"a ', "«“‘", "a' ", "‘a s' b"])
def test_time_grows_with_the_length_only(unit):
    def seconds(count):
        return least_seconds(lambda: find_quotes.__wrapped__(unit * count))

    seconds(100)
    assert seconds(40_000) < 40 * seconds(4_000) + 0.2
