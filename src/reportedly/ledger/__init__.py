"""The store of all that was read.

In: a `Report` a page. Out: statements, speakers, matters, relations, blocks found by their words,
and each page's report as it was added, down to the bytes.

One SQLite file (write-ahead log, FTS5 over restored text). A page goes in as one transaction;
adding it again changes nothing. A ledger of a newer version is refused untouched.
"""

from reportedly.ledger.store import Hit, Ledger, open_ledger

__all__ = ["Hit", "Ledger", "open_ledger"]
