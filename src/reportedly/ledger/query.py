"""The search language: what a person types, taken apart.

Words are all wanted; ``"a phrase"`` keeps its order; a field narrows to statements::

    decree "legal force" speaker:Brandvold matter:rationing outlet:"The Norrvik Courier"
    said:2031-05 said:2031-05-02..2031-06 act:denies standing:enacted has:conflict

One field given twice asks for either value; different fields ask for all of them. A word with a
colon that is meant as a word goes into quotation marks.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from reportedly.errors import QueryError
from reportedly.statement import Act, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from enum import StrEnum

PHRASE_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), "\0": " "})
"""Quotation marks that come along when text is pasted; all open and close a phrase."""

PART = re.compile(r'(?P<field>[^\W\d_]+):(?!//)(?P<value>"[^"]*"?|[^\s"]*)|"(?P<phrase>[^"]*)"?|'
                  r'(?P<word>[^\s"]+)')  # fmt: skip
"""One part of a query; an address (``https://…``) is no field."""

HAS = ("conflict", "correction")
"""What `has:` knows: an account against it on its page, or a person's correction."""

DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; None is an open side."""

    begin: dt.date | None
    end: dt.date | None

    def __str__(self) -> str:
        return f"{self.begin or ''}..{self.end or ''}"


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart; what is empty asks for nothing."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    matter: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    said: tuple[Days, ...] = ()
    act: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    has: tuple[str, ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether a field is asked for, so that hits are statements, not blocks."""
        return any(getattr(self, name) for name in FIELDS)

    def __str__(self) -> str:
        """A query that reads back as this one."""
        asked = (f'{name}:"{value}"' for name in FIELDS for value in getattr(self, name))
        return " ".join((*self.words, *(f'"{phrase}"' for phrase in self.phrases), *asked))


FIELDS = tuple(item.name for item in fields(Query) if item.name not in {"words", "phrases"})
"""The fields a query may ask for, in the order they are told."""


def parse(typed: str) -> Query:
    """The query a person typed. Raises QueryError for a field or value that is not known.

    >>> parse('decree "legal force" act:denies').phrases
    ('legal force',)
    """
    found: dict[str, list[object]] = {item.name: [] for item in fields(Query)}
    whole = typed.encode("utf-8", "replace").decode("utf-8")  # lone surrogates fit no database
    for match in PART.finditer(whole.translate(PHRASE_MARKS)):
        for name, value in _meant(match):
            if value not in found[name]:
                found[name].append(value)
    return Query(**{name: tuple(values) for name, values in found.items()})  # type: ignore[arg-type]


def from_arguments(arguments: Sequence[str]) -> str:
    """The query in a command's arguments, of which the shell took the quotation marks.

    >>> from_arguments(["decree", "speaker:Ada Lund"])
    'decree speaker:"Ada Lund"'
    """
    told = []
    for argument in arguments:
        field, colon, value = argument.partition(":")
        whole = colon and " " in value and field.lower() in FIELDS and '"' not in value
        told.append(f'{field}:"{value}"' if whole else argument)
    return " ".join(told)


def _meant(match: re.Match[str]) -> Iterator[tuple[str, object]]:
    if match["word"] is not None:
        if _searchable(match["word"]):
            yield "words", match["word"]
    elif match["phrase"] is not None:
        phrase = " ".join(match["phrase"].split())
        if _searchable(phrase):
            yield "phrases", phrase
    else:
        field, value = match["field"].lower(), " ".join(match["value"].strip('"').split())
        yield field, _value(field, value, match[0])


def _searchable(words: str) -> bool:
    return any(char.isalnum() for char in words)


def _value(field: str, value: str, typed: str) -> object:
    """What a field asks for, checked."""
    if field not in FIELDS:
        known = ", ".join(f"{name}:" for name in FIELDS)
        todo = f'Fields are {known}. To look for the words themselves, write "{typed}"'
        raise QueryError(f"no field {field!r} to search by", todo=todo)
    if not value:
        todo = f'Put it right behind the colon: {field}:… or {field}:"…"'
        raise QueryError(f"{field}: says nothing", todo=todo)
    if field == "said":
        return days(value)
    if field == "act":
        return _one_of(field, value, Act)
    if field == "standing":
        return _one_of(field, value, Standing)
    if field == "has":
        return _one_of(field, value, HAS)
    return value


def _one_of(field: str, value: str, known: type[StrEnum] | tuple[str, ...]) -> str:
    values = [str(item) for item in known]
    wanted = "-".join(value.lower().split())
    if wanted not in values:
        todo = f"{field}: may be {', '.join(values)}"
        raise QueryError(f"{field}: does not know {value!r}", todo=todo)
    return wanted


def days(value: str) -> Days:
    """The days a year, month, day or range ``FROM..TO`` stands for. Raises QueryError.

    >>> str(days("2031-02")), str(days("2031-02-03..")), str(days("2030..2031-01"))
    ('2031-02-01..2031-02-28', '2031-02-03..', '2030-01-01..2031-01-31')
    """
    first, dots, last = value.partition("..")
    begin = _edges(first, value)[0] if first or not dots else None
    end = _edges(last, value)[1] if last else None
    if not dots:
        end = _edges(first, value)[1]
    if (begin is None and end is None) or (begin and end and begin > end):
        raise _no_day(value)
    return Days(begin, end)


def _edges(written: str, whole: str) -> tuple[dt.date, dt.date]:
    """The first and last day of a year, a month or a day."""
    match = DAY.fullmatch(written)
    if match is None:
        raise _no_day(whole)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        begin = dt.date(year or 0, month or 1, day or 1)
        last = monthrange(begin.year, month or 12)[1]
        return begin, dt.date(begin.year, month or 12, day or last)
    except ValueError as error:
        raise _no_day(whole) from error


def _no_day(value: str) -> QueryError:
    todo = "Write a year, a month, a day or a range: said:2031, said:2031-05, said:2031-05..2031-06"
    return QueryError(f"said: cannot read {value!r}", todo=todo)
