"""How much is read before a page, an archive or an address is called too large."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20

PAGE_BYTES = 16 * MIB
"""Most bytes of one page. Google Search Central's crawler limits ("Googlebot file size") read the
first 15 MB of an HTML file, so no page meant to be found is larger; 200 MB of text is a corpus,
and the reader is told to split it."""

CONTAINER_BYTES = 256 * MIB
"""Most bytes of a file that has to be held whole to be read (a Telegram export, a PDF). Measured
here: `json.loads` of a Russian export of 20 MB takes 4 times its size, so that this stays within
1.5 GB."""

REDIRECTS = 5
"""RFC 9309, 2.3.1.2: at least five consecutive redirects; the same for pages."""

SECONDS = 60.0
"""For one address with all its retries and redirects: twice the 30 s that Playwright gives a
navigation by default."""

MEMBERS = 100_000
"""Pages taken out of one archive or export; a Common Crawl WARC file holds tens of thousands."""

DEPTH = 3
"""Files inside files: a zip of mails with a zipped PDF each is the deepest ordinary case."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run is ready to hold: sizes in bytes, times in seconds."""

    page_bytes: int = PAGE_BYTES
    container_bytes: int = CONTAINER_BYTES
    fetch_bytes: int = PAGE_BYTES
    redirects: int = REDIRECTS
    seconds: float = SECONDS
    members: int = MEMBERS
    depth: int = DEPTH


DEFAULT = Limits()


def size(count: int) -> str:
    """A number of bytes as people write it.

    >>> size(16 << 20), size(1536)
    ('16 MB', '1.5 KB')
    """
    value = float(count)
    for unit in ("bytes", "KB", "MB"):
        if value < 1024:
            return f"{value:.3g} {unit}"
        value /= 1024
    return f"{value:.3g} GB"
