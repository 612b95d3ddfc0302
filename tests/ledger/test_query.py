from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import QueryError
from reportedly.ledger.query import FIELDS, HAS, Days, Query, days, parse
from reportedly.statement import Act, Standing

PLAIN = st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters='"“”„‟«»″'),
                min_size=1).map(lambda text: " ".join(text.split())).filter(
                    lambda text: any(char.isalnum() for char in text))  # fmt: skip
WORD = st.from_regex(r"[0-9]{0,3}[^\W\d_]{1,8}('[a-z])?", fullmatch=True)
DATES = st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31))


def distinct(values):
    return st.lists(values, max_size=3, unique=True).map(tuple)


QUERIES = st.builds(
    Query,
    words=distinct(WORD),
    phrases=distinct(PLAIN),
    speaker=distinct(PLAIN),
    matter=distinct(PLAIN),
    outlet=distinct(PLAIN),
    said=distinct(st.tuples(DATES, DATES).map(sorted).map(lambda pair: Days(*pair))),
    act=distinct(st.sampled_from([str(act) for act in Act])),
    standing=distinct(st.sampled_from([str(standing) for standing in Standing])),
    has=distinct(st.sampled_from(HAS)),
)


@given(st.text())
def test_any_text_is_a_query_or_a_clear_refusal(typed):
    with suppress(QueryError):
        found = parse(typed)
        assert parse(str(found)) == found


@given(QUERIES)
def test_a_query_written_out_reads_back_as_itself(query):
    assert parse(str(query)) == query


@given(QUERIES, st.randoms(use_true_random=False))
def test_the_order_of_parts_changes_nothing_but_order(query, random):
    parts = [*query.words, *(f'"{phrase}"' for phrase in query.phrases)]
    parts += [f'{name}:"{value}"' for name in FIELDS for value in getattr(query, name)]
    random.shuffle(parts)
    found = parse(" ".join(parts))
    for name in ("words", "phrases", *FIELDS):
        assert set(getattr(found, name)) == set(getattr(query, name))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1).filter(lambda name: name not in FIELDS))
def test_a_field_that_is_not_known_is_named_with_those_that_are(name):
    with pytest.raises(QueryError, match=f"no field '{name}'") as refused:
        parse(f"order {name}:something")
    assert all(f"{known}:" in str(refused.value) for known in FIELDS)


@given(DATES)
def test_a_day_lies_in_its_month_and_year(day):
    for written in (f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()):
        found = days(written)
        assert found.begin <= day <= found.end


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("water Order", Query(words=("water", "Order"))),
        ("“no legal force”", Query(phrases=("no legal force",))),
        ('"not closed', Query(phrases=("not closed",))),
        ('speaker:"Ilse Brandvold" x', Query(words=("x",), speaker=("Ilse Brandvold",))),
        ("Speaker:Brandvold", Query(speaker=("Brandvold",))),
        ("act:Rejects-Standing", Query(act=("rejects-standing",))),
        ('act:"rejects standing"', Query(act=("rejects-standing",))),
        ("said:2031-02", Query(said=(Days(dt.date(2031, 2, 1), dt.date(2031, 2, 28)),))),
        ("said:2031-02..", Query(said=(Days(dt.date(2031, 2, 1), None),))),
        ("said:..2031", Query(said=(Days(None, dt.date(2031, 12, 31)),))),
        ("at 10:30", Query(words=("at", "10:30"))),
        ("https://example.org/a", Query(words=("https://example.org/a",))),
        ("( * ^ -", Query()),
        ("", Query()),
    ],
    ids=["words", "curly marks", "open phrase", "quoted value", "any case", "act in any case",
         "act with a blank", "month", "from", "until", "a time of day", "an address", "signs only",
         "nothing"],
)  # fmt: skip
def test_queries_mean_what_they_say(typed, found):
    assert parse(typed) == found


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("act:shouts", "rejects-standing"),
        ("standing:true", "hearsay"),
        ("has:merit", "conflict"),
        ("said:yesterday", "said:2031-05"),
        ("said:2031-13", "cannot read"),
        ("said:2031-02-30", "cannot read"),
        ("said:2031..2030", "cannot read"),
        ("said:..", "cannot read"),
        ("speaker: Brandvold", "right behind the colon"),
        ("date:2031", 'write "date:2031"'),
    ],
    ids=["act", "standing", "has", "no day", "month 13", "30 February", "backwards", "no side",
         "blank after colon", "unknown field"],
)  # fmt: skip
def test_what_cannot_be_searched_is_said_with_what_can(typed, told):
    with pytest.raises(QueryError) as refused:
        parse(typed)
    assert told in str(refused.value)
