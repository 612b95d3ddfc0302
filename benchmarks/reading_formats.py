"""How fast each format is read: pages a CPU second, one process.

The web archive is packed in memory from the saved pages of the reading set; the other files are
written here. No gold: the figures are times, to be read as ratios to the bare archive library and
to trafilatura, measured on the same pages in the same run (``--peers``).
"""

from __future__ import annotations

import gzip
import io
import json
import time
from typing import TYPE_CHECKING

from benchmarks.area import Area, Row, Score, read_rows
from reportedly.page import Page
from reportedly.reading import Limits
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POSTS, ENTRIES, SHEETS = 5_000, 1_000, 100
SENTENCE = "The harbor board met on Monday and raised the fares, its chair said in a statement. "
ROUNDS = 3


def predict(place: Path) -> Iterator[Row]:
    """One row a format: how many pages it gave, and the median CPU seconds of three rounds."""
    for name, data in _files(place).items():
        times = []
        for _ in range(ROUNDS):
            started = time.process_time()
            found = list(open_data(Member(data, name), limits=Limits()))
            times.append(time.process_time() - started)
        pages = sum(isinstance(item, Page) for item in found)
        yield {"format": name, "pages": pages, "bytes": len(data), "seconds": sorted(times)[1]}


def score(_place: Path, out: Path) -> Score:
    """Pages a CPU second for each format."""
    rows = list(read_rows(out))
    return {row["format"]: round(row["pages"] / row["seconds"], 1) for row in rows}


def peers(place: Path) -> Score:
    """The same archive through the bare library, and through trafilatura's body alone."""
    import trafilatura
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    data = archive(place)

    def records() -> Iterator[bytes]:
        kinds = WarcRecordType.response
        for record in ArchiveIterator(io.BytesIO(data), record_types=kinds, parse_http=True):
            yield record.reader.read()

    started = time.process_time()
    pages = list(records())
    bare = time.process_time() - started
    started = time.process_time()
    for page in pages:
        trafilatura.extract(page)
    body = time.process_time() - started
    return {
        "fastwarc records": round(len(pages) / bare, 1),
        "fastwarc + trafilatura body": round(len(pages) / (bare + body), 1),
    }


def _files(place: Path) -> dict[str, bytes]:
    return {
        "a.warc.gz": archive(place),
        "result.json": export(),
        "feed.xml": feed(),
        "a.pdf": pdf(),
    }


def archive(place: Path) -> bytes:
    """The saved pages as a packed web archive."""
    paths = sorted(place.glob("*.html.gz"))
    return b"".join(
        gzip.compress(_record(f"https://page{number}.example/", gzip.decompress(p.read_bytes())))
        for number, p in enumerate(paths)
    )


def _record(address: str, body: bytes) -> bytes:
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x:{address}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def export() -> bytes:
    """A Telegram export of posts of five sentences."""
    posts = [
        {"id": n, "type": "message", "date": "2025-03-04T10:00:00", "text": SENTENCE * 5}
        for n in range(POSTS)
    ]
    return json.dumps(
        {"name": "Orl", "type": "public_channel", "id": 1, "messages": posts}
    ).encode()


def feed() -> bytes:
    """A feed of entries of ten paragraphs."""
    text = f"&lt;p&gt;{SENTENCE * 3}&lt;/p&gt;" * 10
    items = f"<item><title>Fares</title><description>{text}</description></item>" * ENTRIES
    return f'<rss version="2.0"><channel><title>Orl</title>{items}</channel></rss>'.encode()


def pdf() -> bytes:
    """A PDF of full sheets; pages a second here are files, a hundred sheets each."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for sheet in range(SHEETS):
        lines = [f"BT /F1 11 Tf 72 {740 - 14 * n} Td ({SENTENCE}) Tj ET" for n in range(48)]
        shown = "\n".join([*lines, f"BT /F1 9 Tf 280 30 Td (Page {sheet}) Tj ET"])
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {SHEETS} >>"
    body = "".join(f"{n} 0 obj\n{text}\nendobj\n" for n, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<< /Root 1 0 R >>\n%%EOF\n".encode()


AREA = Area("eval/reading/html", predict, score, peers)
