"""The name of a page: the same bytes at the same place have the same one."""

from __future__ import annotations

from hashlib import sha256

DIGITS = 16
"""Hexadecimal digits kept: 64 bits, so that of ten million pages two share a name with a
chance under one in 300,000 (birthday bound, n squared over 2 to the 65th)."""


def page_id(address: str | None, container: str | None, part: str | None, data: bytes) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over address, container, part and bytes.

    >>> page_id("https://a.example/1", None, None, b"x") == page_id(None, None, None, b"x")
    False
    """
    digest = sha256()
    for place in (address, container, part):
        digest.update((place or "").encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    digest.update(data)
    return digest.hexdigest()[:DIGITS]
