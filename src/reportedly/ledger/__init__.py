"""The store of all that was read.

In: a `Report` a page, and people's corrections. Out: statements, speakers, matters, relations,
blocks found by their words, and each page's report as it was added, down to the bytes.

One SQLite file (write-ahead log, FTS5 over restored text) or one PostgreSQL database. A page goes
in as one transaction; adding it again changes nothing. What people correct is kept beside what the
machine read, and put on it again whenever the page is read again. A ledger of a newer version is
refused untouched, one of an older version brought up to date. How fast: `docs/quality/ledger.md`.
"""

from reportedly.ledger.corrections import (
    Accept,
    Apart,
    ChangeSpeaker,
    EditSpan,
    MoveTo,
    OnPage,
    Same,
    Undo,
    Wrong,
)
from reportedly.ledger.revision import Revision
from reportedly.ledger.search import Hit
from reportedly.ledger.store import Ledger, open_ledger

__all__ = [
    "Accept",
    "Apart",
    "ChangeSpeaker",
    "EditSpan",
    "Hit",
    "Ledger",
    "MoveTo",
    "OnPage",
    "Revision",
    "Same",
    "Undo",
    "Wrong",
    "open_ledger",
]
