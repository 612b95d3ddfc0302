"""What a ledger asks of the database below it; `sqlite.py` and `postgres.py` answer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from reportedly.errors import LedgerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Engine, Select

Wanted = tuple[tuple[str, ...], ...]
"""What full-text search looks for: of every group at least one word or phrase."""

RANKED = 2_000
"""Blocks up to which hits are put in order of fitness; where more hold the words, the newest come
first. Bounds the time of a search for common words: ranking grows with all blocks that hold them.
Chosen by reasoning; `python -m benchmarks ledger` shows what it costs (a common word, p95)."""


class Backend(Protocol):
    """A database a ledger can live in."""

    where: str
    """Its place as people are told it, without a password."""

    def engine(self, *, write: bool) -> Engine:
        """An engine whose transactions are whole; `write` waits for other writers."""

    def create_search(self, connection: Connection) -> None:
        """Make the full-text index."""

    def index(self, connection: Connection, page: str) -> None:
        """Take the blocks just added for a page into the index."""

    def unindex(self, connection: Connection, page: str) -> None:
        """Take the blocks of a page out of the index, before they are deleted."""

    def matching(self, wanted: Wanted) -> Select[tuple[int]]:
        """The numbers of the blocks that hold what is wanted, in no order."""

    def ranked(
        self, connection: Connection, wanted: Wanted, limit: int, skip: int = 0
    ) -> list[int]:
        """The numbers of at most `limit` of them, the best first, without the first `skip`."""

    def faults(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its files and indexes."""

    def explain(self, error: Any) -> LedgerError:
        """Our error for one of the driver's."""

    def storable(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The row with characters the database cannot keep put another way."""


@contextmanager
def explained(backend: Backend) -> Iterator[None]:
    """Turns the database's errors into ours, which say what to do."""
    try:
        yield
    except DBAPIError as error:
        raise backend.explain(error.orig) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"the store answered: {error}", where=backend.where) from error
