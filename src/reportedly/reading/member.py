"""What is handed to a reader: one content, whatever file, record or answer it lay in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.reading.allowance import Allowance


@dataclass(frozen=True, slots=True)
class Member:
    """The content of one file, archive record or web answer.

    `name` is what messages call it. `address` is where the public finds it, None for a file.
    `container` is the file it lay in (for a file of its own: that file), `part` its place there.
    `declared` is the charset and `media_type` the type that the carrier names. `allowance` is what
    may still be unpacked of the file all this lay in; None where nothing was unpacked yet.
    """

    data: bytes
    name: str
    address: str | None = None
    media_type: str | None = None
    declared: str | None = None
    container: str | None = None
    part: str | None = None
    allowance: Allowance | None = None
