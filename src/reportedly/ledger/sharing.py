"""The part of a ledger that tells of matters as all pages tell of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from reportedly.errors import NotFound
from reportedly.ledger import homes, matter_lists
from reportedly.ledger import matters as shared
from reportedly.ledger.backend import explained
from reportedly.ledger.browsing import Portion, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine

    from reportedly.ledger.backend import Backend
    from reportedly.matters.told import Told
    from reportedly.proposing import Proposal

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """A matter several pages may tell of: what they call it, its neighbours, its statements.

    `homes` gives the page that stands for each page which repeats another: to count origins by.
    `told` are the newest of `tellings` statements, on `pages` pages of `origins` origins.
    """

    number: int
    names: tuple[str, ...]
    near: tuple[str, ...]
    told: tuple[Told, ...]
    proposals: tuple[Row, ...] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    tellings: int = 0
    pages: int = 0
    origins: int = 0


class Sharing:
    """What a ledger knows of matters across pages."""

    backend: Backend
    engine: Engine
    reader: Engine

    def shared_matters(
        self, wanted: str | None = None, *, least_pages: int = 1
    ) -> Iterator[Shared]:
        """Matters as all pages tell of them, most pages first; `wanted`: words of their name."""
        with explained(self.backend), self.reader.connect() as connection:
            if wanted is None:
                numbers = shared.listed(connection, least_pages=least_pages)
            else:
                numbers = shared.find(connection, wanted)
        for number in numbers:
            with explained(self.backend), self.reader.connect() as connection:
                found = _shared(connection, number)
            yield found

    def shared_matter(self, number: int) -> Shared:
        """The matter of this number. Raises NotFound."""
        with explained(self.backend), self.reader.connect() as connection:
            found = _shared(connection, number)
        if not found.names:
            todo = "List them with: reportedly matters"
            raise NotFound(f"no matter {number}", where=self.backend.where, todo=todo)
        return found

    def matter_portion(
        self, *, name: str = "", like: str = "", limit: int = 50, after: str = ""
    ) -> Portion:
        """Matters across pages, those of most pages first; called `name`, or with words `like`.

        Each with its tellings and its pages, and of how many independent origins they are.
        """
        skip = place(after)
        with explained(self.backend), self.reader.connect() as connection:
            numbers = _numbers(connection, name, like, limit=limit + 1, skip=skip)
            rows = matter_lists.counted(connection, numbers[:limit])
        return Portion(rows, str(skip + limit) if numbers[limit:] else None)

    def counted_matters(self, numbers: Sequence[int]) -> list[Row]:
        """The rows of `matter_portion` for these matters; none for one without statements."""
        with explained(self.backend), self.reader.connect() as connection:
            return matter_lists.counted(connection, numbers)

    def opposed_in(self, number: int, kinds: Sequence[str], *, limit: int = 50) -> list[Row]:
        """Pairs of accounts of these kinds on one page each, of a matter, newest page first."""
        with explained(self.backend), self.reader.connect() as connection:
            return matter_lists.opposed(connection, number, kinds, limit)

    def keep_proposals(self, proposals: Iterable[Proposal]) -> int:
        """Keep what a language model proposes, marked as its own; how many there were."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        made = [{**asdict(one), "kind": one.kind.value, "made_at": now} for one in proposals]
        with explained(self.backend), self.engine.begin() as connection:
            return shared.keep_proposals(connection, map(self.backend.storable, made))


def _shared(connection: Connection, number: int) -> Shared:
    told = tuple(shared.told(connection, number))
    pages = {one.page for one in told}
    groups = homes.origins(connection, pages)
    counts = next(iter(matter_lists.counted(connection, [number])), {})
    return Shared(
        number=number,
        names=tuple(shared.names(connection, number)),
        near=tuple(shared.near(connection, number)),
        told=told,
        proposals=tuple(shared.proposals(connection, (one.id for one in told))),
        homes={page: root for page in pages if (root := groups.root(page)) != page},
        **{name: counts.get(name, 0) for name in ("tellings", "pages", "origins")},
    )


def _numbers(
    connection: Connection, name: str, like: str, *, limit: int, skip: int
) -> Sequence[int]:
    if name:
        return shared.called(connection, name)[skip : skip + limit]
    if like:
        return shared.find(connection, like)[skip : skip + limit]
    return matter_lists.most_told(connection, limit=limit, skip=skip)
