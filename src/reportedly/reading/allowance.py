"""How much may still come out of a packed file, shared by all the archives inside it."""

from __future__ import annotations

from reportedly.errors import TooLarge
from reportedly.reading.limits import MIB

EXPANSION = 100
"""How many times its own size a packed file may unpack to. Of 346 news pages, gzipped one by one,
the most repetitive is 10.5 times its packed size; a text of zeros is 1,030 times."""

FLOOR = 64 * MIB
"""Bytes any packed file may unpack to, however small it is: four pages of the largest size."""

ENTRY = 1_024
"""Bytes an entry counts for at least, so that a million empty ones end, too: a header on each side
takes 76 of the archive (APPNOTE.TXT, 4.3.7 and 4.3.12), which stay far within their allowance."""


class Allowance:
    """The bytes that may still be unpacked; one for all that lies in one file."""

    __slots__ = ("left",)

    def __init__(self, packed: int) -> None:
        self.left = EXPANSION * packed + FLOOR

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be unpacked."""
        return self.left <= 0

    def take(self, count: int, where: str) -> None:
        """Count `count` bytes as unpacked. Raises `TooLarge` where they are too many."""
        self.left -= count
        if self.left <= 0:
            raise TooLarge(
                f"it unpacks to more than {EXPANSION} times its size; reading stopped there",
                where=where,
                todo="If it is no bomb, unpack it and read the folder",
            )
