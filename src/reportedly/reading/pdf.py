"""PDF files to pages: lines put together to paragraphs, repeated heads and feet told apart.

Columns come in the order in which the file writes them, which typesetting programs keep. Scripts
in a file are never run. Pictures of text are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportedly.errors import NotReadable, TooLarge
from reportedly.offsets import Span, identity
from reportedly.page import Block, Found, Label, Page, Problem, Raw, Text
from reportedly.reading.decode import decode
from reportedly.reading.identity import page_id
from reportedly.reading.pdf_layout import Line, furniture, join_lines, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.reading.limits import Limits
    from reportedly.reading.member import Member
    from reportedly.reading.pdf_layout import Paragraph

SHEETS = 2_000
"""Sheets read of one file: at some 3,000 characters each they make 6 MB of text, within the bytes
allowed one page (`limits.PAGE_BYTES`)."""

PDF_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")  # ISO 32000-1, 7.9.4
SCRIPT = re.compile(rb"/S\s*/JavaScript\b")  # ISO 32000-1, 12.6.4.16; not seen where packed
HYPHENS = "\ufffe\x02"  # what PDFium gives for a hyphen that ends a line


def read_pdf(member: Member, *, limits: Limits) -> Page:
    """The text of a PDF as one page. Raises `NotReadable` where it is locked or has no text."""
    del limits
    lines, sheets, facts, problems = _open(member)
    if not lines:
        raise NotReadable(
            f"the PDF has no text on its {sheets} sheets, only pictures",
            where=member.name,
            todo="Run text recognition (OCR) on it and read the result",
        )
    raw = "\n".join(line.text for line in lines)
    data = raw.encode("utf-8", "replace")
    parts = paragraphs(lines, furniture(lines, sheets))
    text, to_raw, spans = join_lines(raw, parts)
    blocks = _labelled(parts, spans)
    headline = next(
        (text[b.span.start : b.span.end] for b in blocks if b.label is Label.HEADLINE), None
    )
    if headline is not None:
        facts = (Found("headline", headline, "the largest type of the first sheet", True), *facts)
    return Page(
        id=page_id(member.address, member.container, member.part, member.data),
        address=member.address,
        raw=Raw(data, "utf-8", "application/pdf", member.container, member.part, derived=True),
        text=Text(text, text, identity(len(text)), to_raw.then(decode(data, "utf-8").map)),
        blocks=blocks,
        headline=headline,
        kind="document",
        found=facts,
        problems=problems,
    )


def _open(
    member: Member,
) -> tuple[list[Line], int, tuple[Found, ...], tuple[Problem, ...]]:
    """Lines, number of sheets, stated facts and problems of a PDF file."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(member.data)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise NotReadable(
            "the PDF is locked with a password" if is_locked else f"the PDF is damaged ({error})",
            where=member.name,
            todo="Unlock it first" if is_locked else "Fetch the file again",
        ) from error
    try:
        sheets = len(document)
        if sheets > SHEETS:
            raise TooLarge(
                f"the PDF has {sheets:,} sheets (the limit is {SHEETS:,})",
                where=member.name,
                todo="Split it",
            )
        lines = [line for number in range(sheets) for line in _sheet(document, number)]
        problems = tuple(_problems(document, member.data))
        return lines, sheets, tuple(_facts(document)), problems
    finally:
        document.close()


def _sheet(document: Any, number: int) -> Iterator[Line]:
    """The lines of one sheet with their place; none where the sheet is damaged."""
    import pypdfium2

    try:
        sheet = document[number]
    except pypdfium2.PdfiumError:
        return
    words = sheet.get_textpage()
    try:
        height = sheet.get_height()
        for start, end in _line_ranges(words):
            line = _line(words, start, end, number, height)
            if line is not None:
                yield line
    finally:
        words.close()
        sheet.close()


def _line_ranges(words: Any) -> Iterator[tuple[int, int]]:
    """The character ranges of the lines of a sheet, as PDFium breaks them."""
    import pypdfium2.raw as pdfium

    start = 0
    count = words.count_chars()
    for at in range(count):
        sign = pdfium.FPDFText_GetUnicode(words.raw, at)
        if sign in {10, 13}:
            if at > start:
                yield start, at
            start = at + 1
        elif sign in {0xFFFE, 2}:  # a hyphen at a line's end stands for the break, too
            yield start, at + 1
            start = at + 1
    if count > start:
        yield start, count


def _line(words: Any, start: int, end: int, sheet: int, height: float) -> Line | None:
    import pypdfium2.raw as pdfium

    signs = [chr(pdfium.FPDFText_GetUnicode(words.raw, at)) for at in range(start, end)]
    text = "".join("-" if sign in HYPHENS else sign for sign in signs).replace("\0", "\ufffd")
    if not text.strip():
        return None
    first = start + len(text) - len(text.lstrip())
    left, bottom, _, top = words.get_charbox(first, loose=True)
    size = pdfium.FPDFText_GetFontSize(words.raw, first)
    return Line(text.strip(), sheet, height - top, height - bottom, left, size, height)


def _labelled(parts: Sequence[Paragraph], spans: Sequence[Span]) -> tuple[Block, ...]:
    sizes = sorted(part.size for part in parts for _ in part.lines if not part.is_furniture)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    biggest = max((part.size for part in parts if part.sheet == 0), default=0.0)
    blocks: list[Block] = []
    has_headline = False
    for part, span in zip(parts, spans, strict=True):
        is_head = part.sheet == 0 and part.size == biggest > usual and not has_headline
        if part.is_furniture:
            blocks.append(Block(span, Label.FURNITURE, "repeated at the edge of the sheets"))
        elif is_head:
            has_headline = True
            blocks.append(Block(span, Label.HEADLINE, "the largest type of the first sheet"))
        else:
            blocks.append(Block(span, Label.BODY, "text of a PDF"))
    return tuple(blocks)


def _facts(document: Any) -> Iterator[Found]:
    """What the file's own description states; seldom the truth about a page, so never chosen."""
    fields = (("Title", "headline"), ("Author", "author"), ("ModDate", "modified"))
    for key, field in (*fields, ("CreationDate", "created")):
        value = document.get_metadata_value(key)
        if value and (match := PDF_DATE.match(value)) and key.endswith("Date"):
            value = "-".join(part for part in match.groups() if part)
        if value:
            yield Found(field, value, f"pdf {key}")


def _problems(document: Any, data: bytes) -> Iterator[Problem]:
    """The note that there are scripts: those PDFium lists, or an action that names one."""
    import pypdfium2.raw as pdfium

    scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw)
    if scripts > 0:
        yield Problem("script", f"the PDF carries {scripts} scripts; none was run")
    elif SCRIPT.search(data):
        yield Problem("script", "the PDF names an action that is a script; none was run")
