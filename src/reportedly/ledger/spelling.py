"""Names in any spelling: which names and words of a ledger are meant by one that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_, select

from reportedly.errors import QueryError
from reportedly.ledger import tables as t
from reportedly.ledger.merged import people_rows, told_apart
from reportedly.ledger.wording import forms
from reportedly.people.gazetteer import gazetteer
from reportedly.people.names import SAME, key, read_name, same_person
from reportedly.people.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection

    from reportedly.statement import Report

MOST = 1_000
"""Names one query may stand for: a list the databases take in one statement."""

SHORTEST = 3
"""Letters a word needs to be looked for in other spellings; shorter ones are alike by chance."""

LONGEST = 64
"""Letters of a word of a name; longer runs are no names (an index must hold them)."""


def name_row(kind: str, name: str) -> dict[str, Any]:
    """The row of a name in `names`."""
    return {"kind": kind, "name": name, "folded": fold(name), "key": key(name) or None}


def spelling_rows(report: Report) -> Iterator[dict[str, str]]:
    """The single words of the names of people a page speaks of."""
    for speaker in report.speakers:
        if speaker.kind == "person":
            yield from words_of_name(speaker.name, *(item.text for item in speaker.mentions))


def words_of_name(*names: str) -> Iterator[dict[str, str]]:
    """The rows in `spellings` of the words of a name; words without a capital are left out."""
    for word in " ".join(names).split():
        plain = word.strip(".,;:!?'\"’‘“”()")
        if SHORTEST <= len(plain) <= LONGEST and plain[0].isupper() and key(plain):
            yield {"word": plain, "key": key(plain)}


def spellings(connection: Connection, word: str) -> tuple[str, ...]:
    """The word and the spellings of it that the ledger has as words of names.

    A common word typed without a capital ("may") stays as it is.
    """
    found = key(word)
    ordinary = word.islower() and word in gazetteer().common
    if ordinary or len(word) < SHORTEST or not found or len(forms(word)) != 1:
        return (word,)
    rows = connection.scalars(select(t.spellings.c.word).where(t.spellings.c.key == found))
    others = (other for other in rows if same_person(word, other) >= SAME)
    unlike = {forms(other): other for other in others if forms(other) != forms(word)}
    return (word, *sorted(unlike.values()))


def names_like(connection: Connection, kind: str, typed: str) -> tuple[str, ...]:
    """The shown names meant by what was typed: the start of every word, or another spelling.

    Two names a person told apart do not stand for each other. Raises QueryError where more than
    `MOST` names fit.
    """
    names = t.names.c
    begun = and_(*(_begins(part) for part in fold(typed).split()))
    fits = begun
    spelt = key(typed)
    if kind == "speaker" and spelt:
        fits = or_(begun, names.key == spelt)
    query = select(names.name, names.shown, begun.label("begun")).where(names.kind == kind, fits)
    apart = told_apart(people_rows(connection), typed)
    found = {
        row.shown or row.name
        for row in connection.execute(query)
        if (row.begun or _one_person(typed, row.name)) and row.name not in apart
    }
    if len(found) > MOST:
        raise QueryError(f"more than {MOST:,} names fit {typed!r}", todo="Write more of it")
    return tuple(sorted(found))


def _one_person(typed: str, name: str) -> bool:
    """Whether two names are one person's; of one word, whether it is in the other's family name."""
    return bool(read_name(typed).words) and same_person(typed, name) >= SAME


def _begins(part: str) -> ColumnElement[bool]:
    """The condition that a word of the folded name begins with `part`."""
    folded = t.names.c.folded
    return or_(
        folded.startswith(part, autoescape=True),
        folded.contains(f" {part}", autoescape=True),
        folded.contains(f"-{part}", autoescape=True),
    )
