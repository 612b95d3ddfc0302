"""Where one file or one member of an archive breaks, the run goes on and says so."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.page import Page, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)


def kept_going(
    opened: Callable[[], Iterator[Page | Skipped]], where: str
) -> Iterator[Page | Skipped]:
    """The pages `opened` gives; where it breaks, a `Skipped` that says so, and no exception.

    What is no `InputError` is a fault of a reader. It is logged, and costs one input, not the run.
    """
    try:
        yield from opened()
    except InputError as error:
        yield Skipped(where, f"{error.what}. {error.todo}" if error.todo else error.what)
    except Exception as error:
        log.exception("a reader failed on %s", where)
        yield Skipped(where, f"a reader failed on it ({type(error).__name__}: {error})")
