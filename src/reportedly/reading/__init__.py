"""Files, folders, addresses, bytes and text to pages, every block labelled, nothing thrown away.

In: anything a newsroom has: saved pages, plain text, Telegram exports and channel pages, feeds,
web archives, PDF, Word documents, mail, each also gzipped or zipped; folders and globs of these;
web addresses.
Out: `Page` records, one for each article, post or entry, with the bytes they were read from; and
`Skipped` records for what was given and not read, with the reason.
It tries no crawling, runs no scripts, reads no text off pictures, and never changes the words.
How good it is: `docs/quality/reading.md`; which limits hold and why: `limits.py`.
"""

from reportedly.reading.discover import Input, discover, find_inputs, open_input, read, read_one
from reportedly.reading.fetch import Fetcher
from reportedly.reading.limits import DEFAULT, Limits

__all__ = [
    "DEFAULT",
    "Fetcher",
    "Input",
    "Limits",
    "discover",
    "find_inputs",
    "open_input",
    "read",
    "read_one",
]
