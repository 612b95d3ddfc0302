"""Many pages, one ledger: what `reportedly read` does between its sources and its cards."""

from __future__ import annotations

import logging
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING

from reportedly.errors import ReportedlyError
from reportedly.page import Page, Skipped
from reportedly.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from reportedly.ledger import Ledger
    from reportedly.statement import Report

log = logging.getLogger(__name__)

Done = tuple["Page", "Report | Exception"]

AHEAD = 4
"""Pages read ahead for each worker: keeps workers busy, bounds memory to a few pages a worker."""


@dataclass(slots=True)
class Tally:
    """What a run has done so far."""

    pages: int = 0
    statements: int = 0
    known: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[Skipped] = field(default_factory=list)

    def sentence(self) -> str:
        """The last line of a run.

        >>> Tally(pages=2, statements=31, known=1).sentence()
        '2 pages read, 31 statements, 1 page known already'
        """
        parts = [f"{_count(self.pages, 'page')} read", _count(self.statements, "statement")]
        if self.known:
            parts.append(f"{_count(self.known, 'page')} known already")
        if self.skipped:
            parts.append(f"{len(self.skipped):,} skipped")
        if self.failed:
            total = self.pages + len(self.failed)
            parts.append(f"{len(self.failed):,} of {total:,} had problems: reportedly problems")
        return ", ".join(parts)


def run(
    found: Iterable[Page | Skipped],
    ledger: Ledger | None,
    tally: Tally,
    *,
    jobs: int = 1,
    again: bool = False,
) -> Iterator[Report | Skipped]:
    """Analyse every page that is new, add it to the ledger, and yield its report.

    With `again` pages the ledger has are read anew; people's corrections are put on them again.
    Each page is its own transaction: stopping at any point loses nothing that was yielded.
    Pages keep their order whatever `jobs` is. What goes wrong on one page is counted in `tally`
    and noted in the ledger, and the run goes on.
    """
    new = _new(found, None if again else ledger, tally)
    for done in _analysed(new, jobs):
        if isinstance(done, Skipped):
            yield done
            continue
        page, report = done
        if isinstance(report, Exception):
            yield _failure(page, report, ledger, tally)
            continue
        if ledger is not None:
            ledger.add(report, again=again)
        tally.pages += 1
        tally.statements += len(report.statements)
        yield report


def _new(
    found: Iterable[Page | Skipped], ledger: Ledger | None, tally: Tally
) -> Iterator[Page | Skipped]:
    """What was found, less the pages the ledger knows; counts both."""
    seen: set[str] = set()
    for item in found:
        if isinstance(item, Skipped):
            tally.skipped.append(item)
            yield item
        elif item.id in seen or (ledger is not None and ledger.has(item.id)):
            tally.known += 1
        else:
            seen.add(item.id)
            yield item


def _analysed(new: Iterable[Page | Skipped], jobs: int) -> Iterator[Skipped | Done]:
    """Each page with its report, or with what went wrong; in order."""
    if jobs <= 1:
        for item in new:
            yield item if isinstance(item, Skipped) else (item, _attempt(item))
        return
    # Forked workers would share the store's connection; a fresh interpreter shares nothing.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        waiting: deque[Skipped | tuple[Page, Future[Report | Exception]]] = deque()
        for item in new:
            if isinstance(item, Skipped):
                waiting.append(item)
            else:
                waiting.append((item, pool.submit(_attempt, item)))
            if len(waiting) > jobs * AHEAD:
                yield _awaited(waiting.popleft())
        while waiting:
            yield _awaited(waiting.popleft())


def _awaited(item: Skipped | tuple[Page, Future[Report | Exception]]) -> Skipped | Done:
    return item if isinstance(item, Skipped) else (item[0], item[1].result())


def _attempt(page: Page) -> Report | Exception:
    """The page's report, or the exception its analysis raised: the one boundary for bad pages."""
    try:
        return analyse(page)
    except ReportedlyError as error:
        return error
    except Exception as error:
        log.debug("failed on %s", page.address, exc_info=True)
        return error


def _failure(page: Page, error: Exception, ledger: Ledger | None, tally: Tally) -> Skipped:
    """Count and note what went wrong on a page; errors that concern every page end the run."""
    if isinstance(error, ReportedlyError):
        raise error
    noted = Skipped(_place(page), f"{type(error).__name__}: {error}")
    tally.failed.append(noted)
    if ledger is not None:
        ledger.note_failure(noted.where, noted.reason)
    return noted


def _place(page: Page) -> str:
    return page.address or page.raw.container or page.id


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
