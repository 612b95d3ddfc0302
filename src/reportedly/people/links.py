"""People of a ledger put to a local list of known people: Wikidata, a register, an own card file.

The list is a table of tab-separated columns: `id`, `name`, `aliases` (split by "|", may be empty)
and `description` (may be missing). A name alone gives half a score at most; what the description
shares with the roles that pages give raises it. Nothing is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import NotFound, NotReadable
from reportedly.people.across import is_thin, name_score, names_against, roles_agree
from reportedly.people.names import SAME, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

LONGEST = 65_536
"""Characters of a line; longer ones are no rows of such a table (a limit on hostile input)."""

ALIASES = 200
"""Names of one entry that are looked at; the most an entry of Wikidata is likely to have."""

BEST = 3
"""Entries shown for one person."""

ALONE = 0.5
"""What a name's score counts where nothing else agrees: as likely as not somebody else's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the list; `names` are the name and its aliases."""

    id: str
    names: tuple[str, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the ledger: the spellings and the roles pages give."""

    name: str
    spellings: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry that may be a person of the ledger; `score` from 0 to 1 orders them."""

    person: Known
    entry: Entry
    score: float
    reason: str


def read_entries(path: Path) -> Iterator[Entry]:
    """The rows of a list; a first row that begins with "id" is its heading.

    Raises NotFound, and NotReadable for a row without an id or a name and for what is no UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            number = 0
            while line := lines.readline(LONGEST + 1):
                number += 1
                yield from _entry(line.rstrip("\r\n"), f"{path}, line {number}", number)
    except FileNotFoundError as error:
        raise NotFound("no such file", where=str(path), todo="Check the path") from error
    except UnicodeDecodeError as error:
        raise NotReadable("it is no UTF-8 text", where=str(path)) from error
    except OSError as error:
        raise NotReadable(error.strerror or str(error), where=str(path)) from error


def _entry(line: str, where: str, number: int) -> Iterator[Entry]:
    if not line.strip():
        return
    cells = [cell.strip() for cell in line.split("\t")]
    if number == 1 and cells[0].lower() == "id":
        return
    if len(line) > LONGEST or len(cells) < 2 or not cells[0] or not cells[1]:
        todo = "Give tab-separated columns: id, name, aliases (split by |), description"
        raise NotReadable("no row of id and name", where=where, todo=todo)
    aliases = cells[2].split("|") if len(cells) > 2 else []
    names = tuple(filter(None, (cells[1], *(alias.strip() for alias in aliases))))[:ALIASES]
    yield Entry(cells[0], names, cells[3] if len(cells) > 3 else "")


def links(people: Sequence[Known], entries: Iterable[Entry]) -> Iterator[Link]:
    """The best entries for each person, in the people's order; none for a family name alone."""
    by_key: dict[str, set[int]] = defaultdict(set)
    for number, person in enumerate(people):
        for name in person.spellings:
            if not is_thin(name):
                by_key[key(name)].add(number)
    found: dict[int, list[Link]] = defaultdict(list)
    for entry in entries:
        near = {number for name in entry.names for number in by_key.get(key(name), ())}
        for number in near:
            if link := _link(people[number], entry):
                found[number] = _best([*found[number], link])
    for number in sorted(found):
        yield from found[number]


def _best(some: list[Link]) -> list[Link]:
    return sorted(some, key=lambda link: (-link.score, link.entry.id))[:BEST]


def _link(person: Known, entry: Entry) -> Link | None:
    """How an entry fits a person; None where the names do not."""
    fits = [
        (name_score(a, b), a, b)
        for a in person.spellings
        for b in entry.names
        if not is_thin(a) and not is_thin(b) and key(a) == key(b) and not names_against(a, b)
    ]
    score, a, b = max(fits, default=(0.0, "", ""))
    if score < SAME:
        return None
    told = f"name: {a}" if a == b else f"name: {a} / {b}"
    agreed = roles_agree(person.roles, (entry.description,)) if entry.description else None
    if agreed is None:
        return Link(person, entry, round(score * ALONE, 2), told)
    reason, points = agreed
    return Link(person, entry, round(score * (1 - ALONE ** (points + 1)), 2), f"{told}; {reason}")
