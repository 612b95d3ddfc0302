"""Matters of several pages: which are one, how often a thing was told, and what is asked of it."""

from datetime import date, timedelta

import pytest

from reportedly.matters.across import choose, group, joined, neighbours
from reportedly.matters.profile import read_name
from reportedly.matters.question import question
from reportedly.matters.retold import retold, same
from reportedly.matters.told import Profile, Told
from reportedly.matters.wide import wide
from reportedly.statement import (
    Act,
    Judged,
    RelationKind,
    Relay,
    Standing,
    Statement,
    StatementType,
    Status,
    Words,
)

DAY = date(2031, 5, 2)


def profile(page, name, *entities, begin=DAY, kinds=()):
    head, rest, places = read_name(name)
    return Profile(
        page=page,
        matter="m1",
        name=name,
        head=head,
        kinds=frozenset(kinds),
        qualifiers=frozenset(token.key for token in rest if token.lower != "the"),
        places=places,
        entities=frozenset(entities) | places,
        begin=begin,
        end=begin,
    )


def told(page, content, *, speaker="Ana Brell", status=None, standing=Standing.STATED, **more):
    relays = tuple(Relay(name) for name in more.pop("relays", ()))
    statement = Statement(
        id=more.pop("name", "s1"),
        content=Words((), content),
        source=Words((), speaker) if speaker else None,
        cue=Words((), "said"),
        type=StatementType.INDIRECT,
        confidence=1.0,
        rule="as made",
        act=Judged(more.pop("act", Act.SAYS)),
        standing=Judged(standing),
        status=Judged(status) if status else None,
        relays=relays,
        matter="m1",
    )
    return Told(page, statement, speaker, more.pop("outlet", None), "", more.pop("day", DAY))


SAME = [
    pytest.param(
        profile("a", "the ferry strike", "brell", "tessin"),
        profile("b", "the strike", "brell", "tessin", "maro"),
        id="two names shared",
    ),
    pytest.param(
        profile("a", "the ferry strike", "brell"),
        profile("b", "the long ferry strike", "brell"),
        id="one name and what kind of strike",
    ),
    pytest.param(
        profile("a", "the strike in Tessin", "brell"),
        profile("b", "the strike in Tessin", "maro"),
        id="the place is a name too, and a place",
    ),
]
APART = [
    pytest.param(
        profile("a", "the ferry strike", "brell", "tessin"),
        profile("b", "the ferry curfew", "brell", "tessin"),
        id="another event",
    ),
    pytest.param(
        profile("a", "the strike", "brell"), profile("b", "the strike", "brell"), id="one name only"
    ),
    pytest.param(
        profile("a", "the strike in Tessin", "brell", "maro"),
        profile("b", "the strike in Voll", "brell", "maro"),
        id="another place",
    ),
    pytest.param(
        profile("a", "the covert rationing", "brell", "maro", kinds=["covert"]),
        profile("b", "the rationing", "brell", "maro"),
        id="a covert one stands beside",
    ),
    pytest.param(
        profile("a", "the ferry strike", "brell", "maro"),
        profile("b", "the ferry strike", "brell", "maro", begin=DAY + timedelta(days=200)),
        id="half a year later",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_matters_are_one_where_head_and_names_agree(one, other):
    assert group([one, other]) == [[0, 1]]


@pytest.mark.parametrize(("one", "other"), APART)
def test_matters_stay_apart(one, other):
    assert group([one, other]) == [[0], [1]]


def test_a_matter_joins_the_one_it_shares_most_with():
    one = profile("c", "the ferry strike", "brell", "maro", "pell")
    near = profile("a", "the strike", "brell", "maro")
    nearer = profile("b", "the ferry strike", "brell", "maro")
    assert choose(one, [(7, near), (9, nearer)]) == 9
    assert choose(one, [(7, profile("a", "the curfew", "brell", "maro"))]) is None


def test_names_in_all_matters_tell_none_of_them():
    one, other = (profile(page, "the vote", "brell", "maro") for page in "ab")
    assert group([one, other], common=frozenset({"maro"})) == [[0], [1]]


def test_joining_keeps_all_days_and_names():
    later = profile("b", "the strike in Voll", "maro", begin=DAY + timedelta(days=3))
    both = joined(profile("a", "the strike", "brell"), later)
    assert (both.begin, both.end) == (DAY, DAY + timedelta(days=3))
    assert both.entities == {"brell", "maro", "voll"}
    assert neighbours(both, later)


def test_one_statement_told_by_many_is_one_with_several_tellings():
    rows = [
        told("a", "the ferry strike is over for good", outlet="Veld Post"),
        told("b", "The ferry strike is over", outlet="Voll Radio", relays=["Veld Post"]),
        told("c", "the strike of the ferries ended in quarrels about wages", outlet="Sarn Daily"),
    ]
    found = retold(rows)
    assert [[one.page for one in each.tellings] for each in found] == [["a", "b"], ["c"]]
    assert found[0].origins == 1


def test_a_copy_is_no_origin_of_its_own():
    rows = [
        told("a", "the ferry strike is over", outlet="Veld Post"),
        told("b", "the ferry strike is over", outlet="Copy Barn"),
    ]
    assert retold(rows)[0].origins == 2
    assert retold(rows, {"b": "a"})[0].origins == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (told("a", "the ferry strike is over"), told("b", "the ferry strike is over",
                                                    speaker="Rado Pell")),
        (told("a", "the strike hit 300 ferries"), told("b", "the strike hit 500 ferries")),
        (told("a", "the ferry strike may go on", status=Status.ONGOING),
         told("b", "the ferry strike may go on", status=Status.ENDED)),
    ],
    ids=["another speaker", "another number", "another status"],
)  # fmt: skip
def test_other_statements_are_no_tellings(one, other):
    assert not same(one, other)


def test_the_question_has_accounts_on_both_sides():
    found = retold([
        told("a", "the ferry strike is over", status=Status.ENDED),
        told("b", "the walkout goes on", speaker="Rado Pell", status=Status.ONGOING),
        told("c", "a decree should end it", speaker="Ida Voss", status=Status.END_DEMANDED),
        told("d", "fares rose", speaker="Jon Sarn"),
    ])  # fmt: skip
    asked = question(found)
    assert (asked.text, asked.disputed) == ("Is it over?", True)
    assert [[one.first.page for one in side] for side in (asked.yes, asked.no, asked.rest)] == [
        ["a"], ["b", "c"], ["d"]]  # fmt: skip


def test_without_a_status_the_question_stays_open():
    assert question(retold([told("a", "fares rose")])).text == "How does it stand?"


def test_a_matter_of_many_pages_has_one_summary_and_its_oppositions():
    rows = [
        told("a", "the ferry strike is over", status=Status.ENDED, outlet="Veld Post"),
        told("b", "the ferry strike goes on", speaker="Rado Pell", status=Status.ONGOING),
        told("c", "the strike stopped 300 ferries", speaker="Ida Voss"),
        told("d", "the strike stopped 500 ferries", speaker="Jon Sarn"),
    ]
    found = wide(["the strike", "the ferry strike", "the strike"], rows)
    assert found.name == "the strike"
    assert found.pages == ("a", "b", "c", "d")
    assert found.summary.startswith("declared over by statements; no ending act named")
    assert {(one.kind, one.a, one.b) for one in found.relations} == {
        (RelationKind.CONFLICT, "a:s1", "b:s1"),
        (RelationKind.CONFLICT, "c:s1", "d:s1"),
    }
    assert [one.page for _, one in found.timeline] == ["a", "b"]


def test_statements_of_one_page_are_left_to_that_page():
    rows = [
        told("a", "the ferry strike is over", status=Status.ENDED),
        told("a", "the ferry strike goes on", speaker="Rado Pell", status=Status.ONGOING,
             name="s2"),
    ]  # fmt: skip
    assert wide(["the strike"], rows).relations == ()
