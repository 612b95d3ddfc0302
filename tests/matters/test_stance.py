"""What can be agreed with or opposed by its words, and what only takes a stance."""

import pytest

from reportedly.matters import judge
from reportedly.matters.stance import is_clause
from reportedly.matters.words import tokens
from reportedly.statement import RelationKind

OPPOSING = {RelationKind.CONFLICT, RelationKind.UNDERCUT, RelationKind.TENSION}


def related(said, rows):
    text = "\n".join(f"{source} {cue} {content}." for source, cue, content in rows)
    statements = [
        said(text, content, source=source, cue=cue, name=f"s{number}")
        for number, (source, cue, content) in enumerate(rows)
    ]
    return judge(text, statements, [])[2]


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("the new limits on herring boats", False),
        ("the limits are on herring boats", True),
        ("she limits the boats", True),
        ("most of the boats she has", True),
        ("Maro wore a blue hat", True),
        ("most of the boats he limits", False),
    ],
)
def test_a_clause_has_a_verb_of_its_own(words, clause):
    assert is_clause(tokens(words)) is clause


QUIET = [
    pytest.param(
        ("Rado Pell", "praised", "the new limits on herring boats"),
        ("Ana Brell", "criticised", "the new limits on herring boats"),
        id="two stances on one thing do not agree",
    ),
    pytest.param(
        ("Rado Pell", "praised", "the limits on herring boats"),
        ("Ana Brell", "said", "the limits on herring boats are not worth the paper"),
        id="a law called worthless takes nothing from who praised it",
    ),
    pytest.param(
        ("A poll", "shows", "that 46 percent of voters in Tessin back the tunnel"),
        ("A survey", "shows", "that 52 percent of voters in Tessin back the tunnel"),
        id="two polls measure twice",
    ),
    pytest.param(
        ("Rado Pell", "said", "most of the letters lay in the archive of Tessin"),
        ("Ana Brell", "said", "not all of the letters lay in the archive of Tessin"),
        id="not all is no denial of most",
    ),
]


@pytest.mark.parametrize(("one", "other"), QUIET)
def test_no_opposition_is_better_than_a_wrong_one(said, one, other):
    found = related(said, [one, other])
    assert not [relation for relation in found if relation.kind in OPPOSING]


def test_two_stances_do_not_agree(said):
    rows = [
        ("Rado Pell", "praised", "the new limits on herring boats"),
        ("Ana Brell", "criticised", "the new limits on herring boats"),
    ]
    assert related(said, rows) == ()


def test_a_right_respected_and_undermined_is_a_conflict(said):
    rows = [
        ("Rado Pell", "said", "the new decree is consistent with the right to fish"),
        ("Ana Brell", "said", "that the new decree undermines the right to fish"),
    ]
    (found,) = related(said, rows)
    assert found.kind is RelationKind.CONFLICT
