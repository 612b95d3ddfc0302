"""The part of a ledger that tells of matters as all pages tell of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reportedly.ledger import matters as shared
from reportedly.ledger.backend import explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Engine

    from reportedly.ledger.backend import Backend
    from reportedly.matters.told import Told
    from reportedly.proposing import Proposal

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shared:
    """A matter several pages may tell of: what they call it, its neighbours, its statements."""

    number: int
    names: tuple[str, ...]
    near: tuple[str, ...]
    told: tuple[Told, ...]
    proposals: tuple[Row, ...] = ()


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
                told = tuple(shared.told(connection, number))
                found = Shared(
                    number=number,
                    names=tuple(shared.names(connection, number)),
                    near=tuple(shared.near(connection, number)),
                    told=told,
                    proposals=tuple(shared.proposals(connection, (one.id for one in told))),
                )
            yield found

    def keep_proposals(self, proposals: Iterable[Proposal]) -> int:
        """Keep what a language model proposes, marked as its own; how many there were."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        made = [{**asdict(one), "kind": one.kind.value, "made_at": now} for one in proposals]
        with explained(self.backend), self.engine.begin() as connection:
            return shared.keep_proposals(connection, map(self.backend.storable, made))
