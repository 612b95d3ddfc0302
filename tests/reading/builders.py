"""Small files of each format, written by hand for the tests."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from email.message import EmailMessage

ARTICLE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Ferry fares rise - The Orl Courier</title>
<meta property="article:published_time" content="2025-03-04T09:00:00+01:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry fares rise in Orl</h1>
<p>The harbor board of Orl raised ferry fares by a tenth on Monday, the first rise in six years,
and said the money would pay for two new boats that are to enter service next spring.</p>
<p>“Nobody likes to pay more,” said board chair Ilse Marrok, who cast the deciding vote. “But the
old boats burn more fuel every winter, and the yard will not wait.”</p>
<p>Commuters who gathered at the north pier said they had learned of the rise from a notice taped to
a ticket machine, and a petition against it had gathered 900 names by the evening.</p>
</article></body></html>
"""


def warc_record(
    address: str,
    body: bytes,
    *,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    encoding: str | None = None,
    date: str = "2025-03-05T10:00:00Z",
    more: str = "",
) -> bytes:
    """One response record as a crawler writes it."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}"
    if encoding:
        head += f"Content-Encoding: {encoding}\r\n"
    content = head.encode() + b"\r\n" + body
    fields = (
        "WARC/1.1\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(address.encode() + body):032x}>\r\n"
        f"WARC-Target-URI: {address}\r\nWARC-Date: {date}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return fields.encode() + content + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records each gzipped on its own, as .warc.gz files are."""
    return b"".join(gzip.compress(record) for record in records)


def pdf(sheets: list[list[tuple[float, float, float, str]]], *, extra: str = "") -> bytes:
    """A PDF whose sheets show lines of (left, height from below, type size, text)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R %s >>" % extra]  # noqa: UP031 - PDF has braces
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(sheets)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>")
    objects.append(
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for number, lines in enumerate(sheets):
        shown = "\n".join(
            f"BT /F1 {size} Tf {left} {height} Td ({_escaped(text)}) Tj ET"
            for left, height, size, text in lines
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    return _assembled(objects)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = len(out)
    size = len(objects) + 1
    return out + (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF\n"
    ).encode("latin-1")


def zipped(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of members by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    "</w:styles>"
)
CORE = (
    '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="x">'
    "<dc:title>Template &amp; notes</dc:title><dc:creator>o.brandt</dc:creator>"
    "</cp:coreProperties>"
)


def word(body: str, **parts: str) -> bytes:
    """A Word document with this content of its body; `parts` are further parts by short names."""
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {W}><w:body>{body}</w:body>'
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document + "</w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE,
    }
    members |= {f"word/{name}.xml": part for name, part in parts.items()}
    return zipped({name: part.encode() for name, part in members.items()})


def paragraph(text: str, style: str | None = None) -> str:
    """A paragraph of a Word document, its text in one run."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def mail(text: str, html: str | None = None, **fields: str) -> EmailMessage:
    """A mail as a program would send it."""
    message = EmailMessage()
    message["From"] = fields.get("sender", "Ines Håkan <press@harbor.example>")
    message["To"] = "desk@orlcourier.example"
    message["Subject"] = fields.get("subject", "Ferry fares: what the board decided")
    message["Date"] = fields.get("date", "Tue, 04 Mar 2025 23:40:00 -0800")
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message
