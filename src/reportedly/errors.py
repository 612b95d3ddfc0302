"""Every error this package raises on purpose.

::

    ReportedlyError                  exit 1
    ├── InputError                   exit 2   what was given cannot be read
    │   ├── NotFound                          no such file, folder or address
    │   ├── NotReadable                       there, but no page: binary, empty, damaged, no access
    │   ├── TooLarge                          over a limit on bytes, depth or time
    │   ├── UnknownLanguage                   a language there is no grammar for
    │   ├── FetchError                        an address that gave no page
    │   ├── QueryError                        a search that asks for a field or value nobody knows
    │   └── CorrectionError                   a correction that fits nothing there is
    ├── ModelError                   exit 3   the encoder's files are missing or of another version
    ├── LedgerError                  exit 4   the store cannot be opened or written
    │   ├── LedgerBusy                        another process writes and did not finish in time
    │   ├── LedgerFull                        no space left, or no right to write
    │   └── LedgerVersion                     written by a newer version of Reportedly
    └── ExportError                  exit 5   a file could not be written

Bad text is never an error: a page with odd marks gives statements with less confidence, or a
`Problem` kept with the page. A message says what happened, on which file, and what to do next.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """Anything that went wrong and that a user can do something about."""

    exit_code = 1

    def __init__(self, what: str, *, where: str | None = None, todo: str | None = None) -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(self.message())

    def message(self) -> str:
        """One or two sentences: where, what happened, what to do next."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.todo}" if self.todo else text


class InputError(ReportedlyError):
    """What was given cannot be read."""

    exit_code = 2


class NotFound(InputError):
    """No such file, folder or address."""


class NotReadable(InputError):
    """There, but no page: binary, empty, damaged, or no right to read it."""


class TooLarge(InputError):
    """Over a limit on bytes, depth or time."""


class UnknownLanguage(InputError):
    """A language there is no grammar for."""


class FetchError(InputError):
    """An address that gave no page."""


class QueryError(InputError):
    """A search asks for a field or a value that is not known."""


class CorrectionError(InputError):
    """A correction says something of a statement, person or span that is not there."""


class ModelError(ReportedlyError):
    """The encoder's files are missing, damaged, or of another version."""

    exit_code = 3


class LedgerError(ReportedlyError):
    """The store cannot be opened, read or written."""

    exit_code = 4


class LedgerBusy(LedgerError):
    """Another process writes and did not finish in time."""


class LedgerFull(LedgerError):
    """No space left, or no right to write there."""


class LedgerVersion(LedgerError):
    """The ledger was written by a newer version of Reportedly."""


class ExportError(ReportedlyError):
    """A file could not be written."""

    exit_code = 5
