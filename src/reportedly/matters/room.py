"""Why two accounts leave room for both: other places, times, parts, kinds, people or plans."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.matters.times import apart

if TYPE_CHECKING:
    from reportedly.matters.account import Account
    from reportedly.matters.times import Times

AROUND = frozenset({"around", "outside", "near", "beyond", "surrounding", "except", "besides"})
"""Words that with a place behind them speak of what is not that place."""

COARSE = frozenset({"year", "month", "season", "part of day"})
"""Grains of time in which the day of speaking tells the day spoken of well enough."""


def room_for_both(a: Account, b: Account) -> str | None:
    """Why both can be so, where place, time, part or plan keep them apart; else None."""
    taken = any(course.presupposed for course in (*a.courses, *b.courses))
    if a.unreal != b.unreal and not taken:
        return "a demand, plan or possibility beside an account of what is"
    if a.names and b.names and not a.names & b.names and not a.places & b.places:
        return "they speak of different places or parties"
    if outskirts(a) & b.names - outskirts(b) or outskirts(b) & a.names - outskirts(a):
        return "the one speaks of a place, the other of what lies around it"
    if apart(spoken_of(a), spoken_of(b)) and not (a.persists or b.persists):
        return "they speak of different times"
    if a.partly and b.partly:
        return "both speak of a part"
    if counterparts(a, b):
        return "they speak of one thing and its counterpart"
    return None


def outskirts(one: Account) -> frozenset[str]:
    """The places that an account speaks around: "the villages near Voll" are not Voll."""
    return frozenset(
        part.lower
        for before, part in pairwise(one.parts)
        if before.lower in AROUND and part.lower in one.names
    )


def spoken_of(one: Account) -> Times:
    """The times an account speaks of, coarse ones of its telling included."""
    return one.when | frozenset(time for time in one.said if time[0] in COARSE)


def counterparts(a: Account, b: Account) -> bool:
    """Whether a word of each tells its thing from the other's ("lower house", "upper house")."""
    for group in {number for number, _ in a.groups} & {number for number, _ in b.groups}:
        ours = {word for number, word in a.groups if number == group}
        theirs = {word for number, word in b.groups if number == group}
        if not ours & theirs and not (ours & b.keys or theirs & a.keys):
            return True
    return False


def qualified_apart(a: Account, b: Account) -> bool:
    """Whether the word before it tells an event apart ("miners' strike", "bakers' strike")."""
    for event in {name for name, _ in a.qualified} & {name for name, _ in b.qualified}:
        ours = {word for name, word in a.qualified if name == event}
        theirs = {word for name, word in b.qualified if name == event}
        if not ours & all_keys(b) and not theirs & all_keys(a):
            return True
    return False


def elsewhere(a: Account, b: Account, *, only: str | None = None) -> bool:
    """Whether one preposition ties the two to different things ("for adults", "for infants")."""
    both = {name for name, _ in a.within} & {name for name, _ in b.within}
    for preposition in both & {only or name for name in both}:
        ours = {key for name, key in a.within if name == preposition}
        theirs = {key for name, key in b.within if name == preposition}
        if not ours & b.keys and not theirs & a.keys:
            return True
    return False


def all_keys(one: Account) -> frozenset[str]:
    """The words of an account's content and of its source."""
    return one.keys | one.source_keys
