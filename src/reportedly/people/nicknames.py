"""Given names that stand for one another: Bill and William, Dmytro and Dmitry."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def given_groups() -> dict[str, frozenset[int]]:
    """For each given name in lower case the numbers of the groups it belongs to."""
    found: dict[str, set[int]] = {}
    source = files("reportedly.people") / "data" / "nicknames.txt"
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for name in line.split():
                found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two given names, in lower case, may be one person's: equal, initial, or of one group.

    >>> same_given("bill", "william"), same_given("j", "jonas"), same_given("ann", "jonas")
    (True, True, False)
    """
    if a == b:
        return True
    if min(len(a), len(b)) == 1:
        return a[:1] == b[:1]
    groups = given_groups()
    return not groups.get(a, frozenset()).isdisjoint(groups.get(b, frozenset()))
