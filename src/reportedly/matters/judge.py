"""Standing, status, matters and relations of the statements of one page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.matters.account import Account, account, sentence_of
from reportedly.matters.grouping import group, near
from reportedly.matters.naming import name_of
from reportedly.matters.relations import relate
from reportedly.matters.summary import summarise
from reportedly.matters.voices import voice
from reportedly.matters.words import sentences
from reportedly.statement import Matter, Relation, Speaker, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.matters.grouping import Group


def judge(
    text: str, statements: Sequence[Statement], speakers: Sequence[Speaker]
) -> tuple[tuple[Statement, ...], tuple[Matter, ...], tuple[Relation, ...]]:
    """The statements with standing, status and matter; the matters; and the relations.

    Spans are positions of `text`, in and out. Nothing is guessed: what the words leave open
    stays None, and relations that merely leave room for both are not returned.
    """
    by_id = {speaker.id: speaker for speaker in speakers}
    found = sentences(text)
    accounts = [
        account(text, one, by_id.get(one.speaker or ""), sentence_of(one, found))
        for one in statements
    ]
    groups = group(text, accounts)
    names = _voices(statements, by_id)
    matters = _matters(text, groups, accounts, names)
    home = {member: matter.id for matter in matters for member in matter.statements}
    filled = tuple(
        replace(one.statement, standing=one.standing, status=one.status, matter=home.get(one.id))
        for one in accounts
    )
    return filled, matters, relate(accounts, groups)


def _matters(
    text: str, groups: Sequence[Group], accounts: Sequence[Account], names: dict[str, str]
) -> tuple[Matter, ...]:
    by_id = {one.id: one for one in accounts}
    numbers = {id(one): f"m{number + 1}" for number, one in enumerate(groups)}
    return tuple(
        Matter(
            id=numbers[id(one)],
            name=name_of(text, one),
            statements=tuple(one.members),
            summary=summarise([by_id[member] for member in one.members], names),
            near=tuple(numbers[id(other)] for other in near(groups, one)),
        )
        for one in groups
    )


def _voices(statements: Sequence[Statement], by_id: dict[str, Speaker]) -> dict[str, str]:
    """Each statement's speaker as a summary names him; none where the page gives no name."""
    found = {}
    for one in statements:
        name = voice(by_id.get(one.speaker or ""), one.source.text if one.source else "")
        if name is not None:
            found[one.id] = name
    return found
