"""How many threads a step of training should use, while other work comes and goes."""

from __future__ import annotations

TRIED_EVERY, TRIED_FOR = 120, 2
"""Steps between, and in, trials of how many threads are fastest right now."""

SLOWED = 0.6
"""A step slower than this share of the rate settled on calls for a new trial."""


class Threads:
    """Keeps to the number of threads that is fastest while other work comes and goes.

    Threads of one step wait for each other, so one that shares its core slows all of them.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.best = most
        self._age = 0
        self._rates: dict[int, float] = {}

    def count(self) -> int:
        """How many threads to use in the next step."""
        trial = 1 + self._age // TRIED_FOR
        return trial if trial <= self.most else self.best

    def note(self, pieces: int, seconds: float) -> None:
        """Take down how fast a step was."""
        rate, used = pieces / seconds, self.count()
        trying = self._age < TRIED_FOR * self.most
        if trying:
            self._rates[used] = max(rate, self._rates.get(used, 0.0))
            self.best = max(self._rates, key=self._rates.__getitem__)
        self._age += 1
        if not trying and (rate < SLOWED * self._rates[used] or self._age >= TRIED_EVERY):
            self._age = 0
            self._rates = {}
