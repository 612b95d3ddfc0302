"""Records of what several pages tell: a statement with its page, and a page's matter in brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.matters.words import tokens

if TYPE_CHECKING:
    from datetime import date

    from reportedly.matters.words import Token
    from reportedly.statement import Act, Judged, Standing, Statement, Status


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of one page. `day` is when it was said, else when its page came out."""

    page: str
    statement: Statement
    speaker: str | None = None
    outlet: str | None = None
    title: str = ""
    day: date | None = None

    @property
    def id(self) -> str:
        """The page's id and the statement's, as `reportedly show` takes them."""
        return f"{self.page}:{self.statement.id}"

    @property
    def act(self) -> Judged[Act] | None:
        """What the source does by speaking."""
        return self.statement.act

    @property
    def standing(self) -> Judged[Standing] | None:
        """What the words are, in force."""
        return self.statement.standing

    @property
    def status(self) -> Judged[Status] | None:
        """What it says of the matter's course."""
        return self.statement.status

    @property
    def parts(self) -> tuple[Token, ...]:
        """The words of its content."""
        return tokens(self.statement.content.text)


@dataclass(frozen=True, slots=True)
class Profile:
    """A page's matter as others are compared with it.

    `head` is the family or stem of its noun; `qualifiers` the stems of the other words of its
    name; `kinds` the kinds among them; `places` those in its name; `entities` the names its
    statements speak of; `begin` and `end` the first and last day they were said.
    """

    page: str
    matter: str
    name: str
    head: str
    kinds: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    begin: date | None = None
    end: date | None = None
