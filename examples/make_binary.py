# ruff: noqa: INP001 - a script of its own, in no package
"""Writes the two example files that no editor can: the PDF and the web archive.

Run it in this folder: ``python make_binary.py``. It needs nothing but the standard library, and
writes the same content every time.
"""

from __future__ import annotations

import gzip
import uuid
import zlib
from pathlib import Path

HERE = Path(__file__).parent
WIDTH, HEIGHT, MARGIN = 595, 842, 71  # A4 in points, one inch of margin
SIZE, LEADING = 11, 14
LINE = 80  # characters
SHEET_LINES = 24

GAZETTE = """
# Decree No. 114 on the Rationing of Water in Three Districts

Signed in Sarneth on Aug. 18, 2025. Published on Aug. 19, 2025.

In view of the level of Lake Ossa, which according to the Ministry of Water and Riv|ers stood at 31%
of capacity on Aug. 17, and under Article 9 of the Provincial Water Act, the Governor of Dresna
Province orders as follows.

1. In the districts of Lomarsk, Bereva and Pelnitsa the use of water by house|holds is lim|ited to
60 liters a person a day.

2. The provincial utility, DresnaVod, shall close the mains in these dis|tricts daily from 10 p.m.
until 5 a.m. It shall announce each closure to the fire brigades an hour before.

3. Hospitals, homes for the elderly, bakeries and fire brigades are ex|empt from articles 1 and 2.
The ministry may grant other exemp|tions in writing.

4. Inspectors of the utility may read meters without notice. A household that exceeds the limit may
be fined up to 900 crowns. The fine may be ap|pealed within 60 days to the district court.

5. This decree enters into force at midnight on Aug. 19, 2025, and remains in force until repealed.

Valen Hrestov, Governor of Dresna Province

## Explanatory note

The note is not part of the decree. The governor’s legal office states that a fixed day of expiry
was considered and rejected. “Nobody can decree the rain,” wrote the head of the office, Ruben
Takala, in his opin|ion of Aug. 16.

The Ministry of Water and Rivers estimates that the decree affects 340,000 persons. The Assembly’s
Committee on Rivers was informed on Aug. 17. Its chairwoman, Mirela Tovashchenko, asked that the
decree expire on its own after 60 days; the governor did not accept the proposal.

The ministry expects that 4 million liters will be saved each night. It announced that it will
publish the level of the lake every Friday.

## Corrections

In No. 29 of Aug. 5 the name of the acting head of the Pelnitsa port author|ity was given wrongly.
He is Piet Sandvoort, not Peter Sandfort.
"""

BRIEFING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>Transcript of the briefing of Sept. 26, 2025 | Ministry of Water and Rivers</title>
<meta property="og:site_name" content="Ministry of Water and Rivers">
<meta property="article:published_time" content="2025-09-26T18:00:00+02:00"></head>
<body><nav><a href="/en">Home</a> <a href="/en/news">News</a>
<a href="/en/briefings">Briefings</a></nav>
<article><h1>Transcript of the briefing of Sept. 26, 2025</h1>
<p>Irsa Colvane, deputy minister: Good afternoon. The emergency is over, and so is the rationing.
People may use water as they did in the spring. Lake Ossa stood at 58% of its capacity this
morning, and the Kessel Hills have had three weeks of rain.</p>
<p>Lena Orsk, The Sarneth Chronicle: Will the governor sign a decree that ends the measure?</p>
<p>Irsa Colvane: The order has served its purpose. Lawyers will see to the papers.</p>
<p>Lena Orsk: So there is no decree today?</p>
<p>Irsa Colvane: There is water today. I would have thought that this is the news.</p>
<p>Tomas Wey, Lomarsk Evening Post: May a household in Lomarsk that uses 80 liters tomorrow be
fined?</p>
<p>Irsa Colvane: No. I have instructed the utility to stop the inspections as of midnight.</p>
<p>Otto Brenk, spokesman: To add to that: the decree was tied to the emergency and ends with it.
The ministry sees no need for a further act.</p>
<p>Irsa Colvane: I thank the residents of the three districts. They have saved 27%, and they were
asked for 25. Thank you.</p></article>
<footer>Ministry of Water and Rivers, 1 Sluice Square, Sarneth</footer></body></html>
"""

SPEECH = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<title>“This is silent rationing” - Open Valley</title>
<meta property="og:site_name" content="Open Valley">
<meta property="og:title" content="“This is silent rationing”">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article",
"headline": "“This is silent rationing”", "datePublished": "2025-10-06",
"author": {"@type": "Organization", "name": "Open Valley"}}</script></head>
<body><div class="cookie-notice">We only use the cookies that this site needs.</div>
<nav class="nav"><a href="/">Open Valley</a>
<a href="/join">Join</a> <a href="/donate">Donate</a></nav>
<article><h1>“This is silent rationing”</h1>
<p class="meta">Monday, Oct. 6, 2025</p>
<p>Jorun Adelik, the leader of Open Valley, accused the government on Monday of continuing by
stealth what it ended by press conference.</p>
<p>“This is silent rationing,” Adelik told about 2,000 people in Lomarsk. “Forty-one stations are
throttled every night, and 412,000 people pay for water that does not come.”</p>
<p>He said that a worker of the utility had handed him the log of the Kolar Street station for the
nights from Sept. 27 to Oct. 4. In it, the flow falls by two-thirds at 10 p.m. each night. “They
have kept the clock of the decree and thrown away the decree,” Adelik said.</p>
<p>The ministry claims that pipes are being flushed. Professor Ilka Donner, who teaches hydraulics
at the University of Sarneth, told the rally that flushing raises the flow and does not lower
it.</p>
<p>Open Valley demands that the utility publish the records of all its pumping stations and that the
prosecutor open an inquiry. It supports the call of deputy Mirela Tovashchenko and others for a
decree of repeal, a letter that is to be sent on Tuesday.</p></article>
<div class="signup"><h3>Stay in touch</h3><p>Get our newsletter once a week.</p></div>
<footer>Open Valley, Box 7, Sarneth. Paid for by members.</footer></body></html>
"""


def main() -> None:
    """Write both files."""
    (HERE / "gazette-decree-114.pdf").write_bytes(pdf(sheets()))
    (HERE / "crawl.warc.gz").write_bytes(archive())


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines; a word may be divided where a bar stands in it."""
    lines, line = [], ""
    for word in text.split():
        plain = word.replace("|", "")
        gap = " " if line else ""
        if len(line + gap + plain) <= width:
            line += gap + plain
            continue
        head, bar, tail = word.partition("|")
        if bar and len(line + gap + head) < width:
            lines.append(f"{line}{gap}{head}-")
            line = tail
        else:
            lines.append(line)
            line = plain
    return [*lines, line]


def paragraphs() -> list[tuple[int, str]]:
    """The paragraphs of the gazette with their type size."""
    sizes = {"#": 18, "##": 14}
    found = []
    for part in GAZETTE.strip().split("\n\n"):
        mark, _, title = part.partition(" ")
        found.append((sizes[mark], title) if mark in sizes else (SIZE, part))
    return found


def sheets() -> list[list[tuple[int, int, str]]]:
    """Lines with their type size and their height from below, sheet by sheet."""
    found: list[list[tuple[int, int, str]]] = [[]]
    height = HEIGHT - MARGIN - 40
    for size, text in paragraphs():
        for line in wrapped(text, LINE * SIZE // size):
            if len(found[-1]) >= SHEET_LINES:
                found.append([])
                height = HEIGHT - MARGIN - 40
            found[-1].append((size, height, line))
            height -= LEADING * size // SIZE
        height -= LEADING // 2 + 2
    for number, sheet in enumerate(found, start=1):
        sheet.insert(0, (9, HEIGHT - 40, "DRESNA PROVINCIAL GAZETTE, No. 31"))
        sheet.append((9, 36, f"Page {number} of {len(found)}"))
    return found


def pdf(pages: list[list[tuple[int, int, str]]]) -> bytes:
    """A PDF of the lines in Helvetica."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects.append(font.encode())
    objects.append(b"<< /Title (Gazette 31) /CreationDate (D:20250819060000+02'00') >>")
    for number, lines in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {size} Tf {MARGIN} {height} Td ({_escaped(text)}) Tj ET"
            for size, height, text in lines
        ).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {6 + 2 * number} 0 R >>".encode()
        )
        head = f"<< /Length {len(shown)} >>\nstream\n".encode()
        objects.append(head + shown + b"\nendstream")
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size, end = len(objects) + 1, len(out)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer % (size, end)


def archive() -> bytes:
    """The web archive: two pages, a picture and a page that was gone, each packed on its own."""
    info = b"software: make_binary.py\r\nformat: WARC File Format 1.1\r\n"
    records = [
        _record("warcinfo", None, "2025-10-11T08:00:00Z", "application/warc-fields", info),
        _page("https://minvoda.example/en/briefings/2025-09-26", BRIEFING.encode()),
        _page("https://openvalley.example/statements/silent-rationing", SPEECH.encode()),
        _page("https://openvalley.example/logo.png", _picture(), kind="image/png"),
        _page("https://minvoda.example/en/gone", b"Not here.", status="404 Not Found"),
    ]
    return b"".join(gzip.compress(record, 9, mtime=0) for record in records)


def _page(
    address: str, body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    content_type = "application/http; msgtype=response"
    return _record("response", address, "2025-10-11T08:00:05Z", content_type, head.encode() + body)


def _record(kind: str, address: str | None, date: str, content_type: str, body: bytes) -> bytes:
    name = uuid.uuid5(uuid.NAMESPACE_URL, address or kind)
    fields = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{name}>"]
    fields += [f"WARC-Target-URI: {address}"] if address else []
    fields += [f"WARC-Date: {date}", f"Content-Type: {content_type}"]
    fields += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(fields).encode() + body + b"\r\n\r\n"


def _picture() -> bytes:
    """A PNG of one blue dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    head = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]))
    dot = chunk(b"IDAT", zlib.compress(bytes([0, 30, 90, 160])))
    return b"\x89PNG\r\n\x1a\n" + head + dot + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
