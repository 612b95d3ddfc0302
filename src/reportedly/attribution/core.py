"""What decoding hands on: who said what, before its roles are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.offsets import Span


@dataclass(frozen=True, slots=True)
class Core:
    """One attribution: spans of the restored text, in order, several where a role is in pieces.

    `source` and `cue` are empty where none is named. `confidence` is 0 to 1; `rule` says what
    found it ("encoder", "dash and name", ...).
    """

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    confidence: float
    rule: str
