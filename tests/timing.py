"""Processor time as tests take it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def least_seconds(work: Callable[[], object], tries: int = 3) -> float:
    """The least processor time of some tries, without what other programs add."""

    def once() -> float:
        began = time.process_time()
        work()
        return time.process_time() - began

    return min(once() for _ in range(tries))
