"""Reading what a reader gives the room: one run after the other, beside the answers."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from reportedly.errors import ReportedlyError
from reportedly.ledger import open_ledger
from reportedly.page import Skipped
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data, open_text
from reportedly.run import Tally, run

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

KEPT = 50
"""Runs that are remembered; what they read is in the ledger."""

WAITING = 5
"""Runs that may wait: at 16 MB each, what a small machine holds in memory."""


@dataclass(slots=True)
class Run:
    """One run: what is read, how far it is, and what came of it."""

    id: str
    name: str
    tally: Tally = field(default_factory=Tally)
    pages: list[tuple[str, str]] = field(default_factory=list)
    done: bool = False
    refused: str = ""

    def told(self) -> dict[str, Any]:
        """How far the run is, as JSON values."""
        skipped = [item.reason for item in (*self.tally.skipped, *self.tally.failed)]
        return {"id": self.id, "name": self.name, "done": self.done, "refused": self.refused,
                "told": self.tally.sentence(), "pages": self.pages[:100],
                "skipped": skipped[:20]}  # fmt: skip


class Runs:
    """The runs of a room. One at a time: the encoder uses the whole machine."""

    def __init__(self, ledger: str | Path) -> None:
        self.ledger = ledger
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._lock = Lock()

    def start(self, source: str | bytes, name: str) -> Run:
        """Begin to read a text, or a file's bytes. Raises ReportedlyError where too many wait."""
        with self._lock:
            if sum(not item.done for item in self._runs.values()) >= WAITING:
                told = "too much is waiting to be read"
                raise ReportedlyError(told, todo="Try again when the runs before are done")
            made = Run(secrets.token_urlsafe(9), name)
            self._runs[made.id] = made
            while len(self._runs) > KEPT:
                self._runs.popitem(last=False)
        self._pool.submit(self._read, made, source)
        return made

    def get(self, name: str) -> Run | None:
        """A run by its id, None where it is not remembered."""
        return self._runs.get(name)

    def _read(self, made: Run, source: str | bytes) -> None:
        try:
            found = (
                open_text(source)
                if isinstance(source, str)
                else open_data(Member(source, made.name))
            )
            with open_ledger(self.ledger) as ledger:
                for item in run(found, ledger, made.tally):
                    if not isinstance(item, Skipped):
                        made.pages.append((item.page.id, item.page.title))
        except ReportedlyError as error:
            made.refused = f"{error.what}. {error.todo or ''}".strip()
        except Exception as error:
            log.debug("failed on %s", made.name, exc_info=True)
            made.refused = f"it could not be read: {type(error).__name__}"
        finally:
            made.done = True
