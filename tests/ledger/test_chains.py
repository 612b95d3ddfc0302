"""The way a statement came, across pages of a ledger; pages, people and outlets are invented."""

from __future__ import annotations

import pytest

from reportedly.errors import NotFound
from reportedly.ledger import Wrong, open_ledger
from reportedly.ledger.chains import chain, phrases, rare_words
from tests.relayed import (
    BOUND,
    LETTER,
    MAGAZINE,
    POST,
    QUOTED,
    WIRE,
    Told,
    copy,
    magazine,
    other,
    post,
    wire,
    written,
)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(tmp_path / "chains.db") as opened:
        yield opened


def way(ledger, told, statement):
    """Outlets of the chain with the statement each told it in."""
    found = chain(ledger, told.page.id, statement)
    return [(one.outlet, one.statement) for one in found]


WHOLE = [("The Selme Review", "s2"), ("Rado Pell", None)]


@pytest.mark.parametrize("order", [1, -1], ids=["as they came", "the other way round"])
def test_a_copy_leads_to_the_magazine_and_on_to_the_post_or_the_agency(ledger, order):
    for one in (post(), wire(), magazine(), copy(), other())[::order]:
        ledger.add(one)
    assert way(ledger, copy(), "s2") == WHOLE
    assert way(ledger, copy(), "s1") == [
        ("The Selme Review", "s1"),
        ("Norrland Telegraph Agency", "s2"),
    ]
    assert way(ledger, wire(), "s1") == [("Rado Pell", None)]


def test_each_step_says_why(ledger):
    for one in (post(), wire(), magazine(), copy()):
        ledger.add(one)
    first, second = chain(ledger, copy().page.id, "s1")
    assert first.reasons[0].startswith("the page is likely a copy of it")
    assert second.reasons[0] == "“the NTA news agency” is named as the one who passes it on"
    assert second.reasons[1].endswith("of the words agree")
    assert second.reasons[2] == "1 day earlier"
    assert second.words in WIRE
    assert second.id == f"{wire().page.id}:s2"


NONE = [
    pytest.param([wire(outlet="Holm Wire Service")], LETTER, "the NTA news agency", None,
                 id="another agency has the words"),
    pytest.param([other()], LETTER, "the NTA news agency", None,
                 id="the agency has other words"),
    pytest.param([wire(day=9)], LETTER, "the NTA news agency", None, id="the agency was later"),
    pytest.param([post()], BOUND, None, "rally", id="said at a rally, not in the post"),
    pytest.param([post(address="https://x.com/pell/7")], BOUND, None, "Telegram",
                 id="a post on another platform"),
    pytest.param([written(POST, "Ines Vall", 5, kind="post")], BOUND, None, "Telegram",
                 id="a post of somebody else's"),
    pytest.param([written(POST.replace("nobody", "everybody"), "Rado Pell", 5, kind="post")], BOUND,
                 None, "Telegram", id="a post that says the opposite"),
    pytest.param([], BOUND, "the NTA news agency", "Telegram", id="an empty ledger"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "text", "relay", "channel"), NONE)
def test_no_step_is_taken_where(ledger, held, text, relay, channel):
    for one in held:
        ledger.add(one)
    told = Told(text, "Pell" if text == BOUND else None, (relay,) if relay else (), channel)
    last = written(MAGAZINE, "The Selme Review", 7, told)
    ledger.add(last)
    assert way(ledger, last, "s1") == []


def test_a_forwarded_post_leads_to_the_channel_it_came_from(ledger):
    forward = written(
        POST, "Harbour Watch", 6,
        Told("whoever signs nothing has ended nothing", relays=("Rado Pell",)),
        kind="post", relays=("Rado Pell",),
    )  # fmt: skip
    ledger.add(post())
    ledger.add(forward)
    assert way(ledger, forward, "s1") == [("Rado Pell", None)]


def test_a_bodys_statement_leads_to_its_own_page(ledger):
    ledger.add(written(WIRE, "House of Deputies: News", 5))
    last = written(MAGAZINE, "The Selme Review", 7, Told(LETTER, "House of Deputies"))
    ledger.add(last)
    assert way(ledger, last, "s1") == [("House of Deputies: News", None)]


def test_words_given_to_another_there_are_told(ledger):
    ledger.add(written(WIRE, "Norrland Telegraph Agency", 6, Told(QUOTED, "Odil Brant")))
    last = written(MAGAZINE, "The Selme Review", 7, Told(BOUND, "Rado Pell", ("NTA",)))
    ledger.add(last)
    (step,) = chain(ledger, last.page.id, "s1")
    assert step.reasons[-1] == "there the words are given to Odil Brant"


def test_a_statement_marked_wrong_is_no_earlier_telling(ledger):
    for one in (wire(), magazine()):
        ledger.add(one)
    ledger.correct(Wrong(), who="a reader", page=wire().page.id, statement="s2")
    assert way(ledger, magazine(), "s1") == [("Norrland Telegraph Agency", None)]


def test_two_pages_that_name_each_other_end_the_chain(ledger):
    first = written(WIRE, "Norr Press", None, Told(QUOTED, "Rado Pell", ("Radio Selme",)))
    second = written(WIRE + " It rained.", "Radio Selme", None,
                     Told(QUOTED, "Rado Pell", ("Norr Press",)))  # fmt: skip
    ledger.add(first)
    ledger.add(second)
    assert len(chain(ledger, first.page.id, "s1")) == 1


def test_a_statement_that_is_not_there_is_named(ledger):
    ledger.add(post())
    with pytest.raises(NotFound, match="no statement s9"):
        chain(ledger, post().page.id, "s9")


def test_what_is_looked_for_is_spread_over_the_text_and_bounded():
    (group,) = phrases(" ".join(f"word{number}" for number in range(100)))
    assert len(group) <= 12
    assert phrases("the of") == ()
    assert rare_words("of the") == ()
    assert [len(group) for group in rare_words(BOUND)] == [4, 3]
