"""Mail (.eml) and web pages saved as mail (.mht) to pages, attachments read like files.

A mail's page is its fullest body: the HTML where there is any, which RFC 2046 (5.1.4) has senders
put last as the best form. Its bytes are that part's content with the packing for the way (base64,
quoted-printable) undone, as a web answer's is; every character leads back to them.
"""

from __future__ import annotations

import re
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime
from functools import partial
from typing import TYPE_CHECKING

from reportedly.errors import NotReadable, TooLarge
from reportedly.offsets import Span, identity
from reportedly.page import Block, Found, Label, Page, Raw, Skipped, Text
from reportedly.reading.cues import cue_of
from reportedly.reading.decode import decode
from reportedly.reading.faults import kept_going
from reportedly.reading.fold import fold
from reportedly.reading.fragment import Fragment, markup_fragment
from reportedly.reading.identity import page_id
from reportedly.reading.limits import MIB, size
from reportedly.reading.member import Member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from email.message import Message

    from reportedly.reading.limits import Limits
    from reportedly.reading.markup import Line

    Items = Iterator[Page | Skipped]

MAIL_BYTES = 150 * MIB
"""Most bytes of one mail: the largest that Exchange Online lets pass ("Exchange Online limits",
maximum message size)."""

PARTS = 1_000
"""Parts looked at; a saved page has one for each of its pictures, some hundred."""

FIELD = 2_000
"""Characters of a header field that are looked at: RFC 5322 (2.1.1) allows 998 in one line."""

_PARAGRAPH = re.compile(r"[^\r\n]+(?:\r?\n(?![ \t]*\r?\n|>|-- \r?\n)[^\r\n]+)*")
_SIGNATURE = re.compile(r"^-- \r?$", re.MULTILINE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def read_mail(member: Member, *, limits: Limits, depth: int = 0) -> Items:
    """The page a mail or a saved page holds, then those of its attachments.

    Raises `NotReadable` where it holds no text, `TooLarge` where it is too long or lies too deep.
    """
    from reportedly.reading.opening import open_data

    if depth >= limits.depth:
        raise TooLarge(
            f"more than {limits.depth} files inside one another",
            where=member.name,
            todo="Save the attachment and read it",
        )
    if len(member.data) > MAIL_BYTES:
        raise TooLarge(f"{size(len(member.data))} is too much for one mail", where=member.name)
    try:
        message = message_from_bytes(member.data)
        parts = list(_leaves(message))
    except RecursionError as error:
        raise NotReadable("its parts lie too deep in one another", where=member.name) from error
    body = _body(parts)
    if message.get_content_type() == "multipart/related" and _is_saved(message):
        if body is None:
            raise NotReadable("there is no page among its parts", where=member.name)
        inner = _saved_page(message, body, parts.index(body) + 1, member)
        for item in open_data(inner, limits=limits, depth=depth + 1):
            yield _archived(item, _day(message))
        if len(parts) > 1:
            rest = f"pictures, styles and frames of the saved page: {len(parts) - 1}"
            yield Skipped(member.name, rest)
        return
    if body is not None:
        yield _page(message, body, parts.index(body), member)
    yield from _attachments(parts, body, member, limits, depth)
    if body is None and not any(map(_is_attached, parts)):
        raise NotReadable("the mail has no text in it", where=member.name)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold content, in order; a mail inside a mail is one of them."""
    waiting = [message]
    count = 0
    while waiting and count < PARTS:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(item for item in reversed(inner) if not isinstance(item, str))
        else:
            count += 1
            yield part


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _body(parts: Sequence[Message]) -> Message | None:
    """The first part of HTML that is no attachment; else the first of plain text; else None."""
    shown = [part for part in parts if not _is_attached(part)]
    for kind in ("text/html", "text/plain"):
        for part in shown:
            if part.get_content_type() == kind and _content(part).strip():
                return part
    return None


def _content(part: Message) -> bytes:
    """The bytes of a part, its packing for the way undone."""
    inner = part.get_payload()
    if isinstance(inner, list):  # a mail inside a mail
        return b"".join(item.as_bytes() for item in inner[:1] if not isinstance(item, str))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def header(message: Message, name: str) -> str | None:
    """A header field as text: its encoded words resolved, white space collapsed; None for none.

    >>> from email import message_from_string
    >>> header(message_from_string("Subject: =?utf-8?q?F=C3=A4hre?= in Orl"), "subject")
    'Fähre in Orl'
    """
    value = message.get(name)
    if value is None:
        return None
    written = str(value)[:FIELD]
    with suppress(LookupError, ValueError):  # an unknown charset: shown as it was written
        written = str(make_header(decode_header(written)))
    return " ".join(written.encode("utf-8", "replace").decode("utf-8").split()) or None


def _day(message: Message) -> date | None:
    """The day the mail was sent, on the sender's own clock."""
    try:
        return parsedate_to_datetime(header(message, "date") or "").date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _page(message: Message, part: Message, number: int, member: Member) -> Page:
    """The mail as a page: its body's lines, and what its header states."""
    data = _content(part)
    charset = part.get_content_charset() or "utf-8"
    kind = part.get_content_type()
    is_html = kind == "text/html"
    fragment = markup_fragment(data, charset, _label) if is_html else _plain(data, charset)
    name, address = parseaddr(header(message, "from") or "")
    author = " ".join(name.split()) or address or None
    subject, sent = header(message, "subject"), _day(message)
    facts = (
        ("headline", subject, "mail subject"),
        ("author", author, "mail from"),
        ("published", sent.isoformat() if sent else None, "mail date"),
    )
    return Page(
        id=page_id(member.address, None, None, member.data),
        address=member.address,
        raw=Raw(data, fragment.encoding, kind, member.name, f"part {number + 1} ({kind})"),
        text=fragment.text,
        blocks=fragment.blocks,
        headline=subject,
        authors=(author,) if author else (),
        published=sent,
        kind="mail",
        found=tuple(Found(field, value, where, True) for field, value, where in facts if value),
    )


def _label(line: Line, text: str) -> tuple[Label, str]:
    """The label of a line of an HTML mail: its words where they name one, else body."""
    cue = cue_of(fold(text))
    if cue is not None:
        return cue[0], f'the words "{cue[1]}"'
    if line.size and line.linked == line.size:
        return Label.RELATED, "nothing but a link"
    return Label.BODY, "text of a mail"


def _plain(data: bytes, charset: str) -> Fragment:
    """A plain body: its paragraphs, which mail programs break into lines; the signature apart."""
    decoded = decode(data, charset)
    text = decoded.text
    signature = _SIGNATURE.search(text)
    end = signature.start() if signature else len(text)
    blocks = []
    for found in _PARAGRAPH.finditer(text):
        words = found[0]
        start = found.start() + len(words) - len(words.lstrip())
        span = Span(start, found.start() + len(words.rstrip()))
        if span.start >= span.end:
            continue
        if span.start >= end:
            blocks.append(Block(span, Label.FURNITURE, "the signature under the mail"))
        elif words.lstrip().startswith(">"):
            blocks.append(Block(span, Label.BODY, "quoted from an earlier mail"))
        else:
            blocks.append(Block(span, Label.BODY, "text of a mail"))
    both = Text(text, text, identity(len(text)), decoded.map)
    return Fragment(both, tuple(blocks), decoded.encoding)


def _attachments(
    parts: Sequence[Message], body: Message | None, member: Member, limits: Limits, depth: int
) -> Items:
    """The pages in what is attached; pictures shown in the body are counted in one line."""
    shown: Counter[str] = Counter()
    for number, part in enumerate(parts, start=1):
        kind = part.get_content_type()
        if part is body or (kind.startswith("text/") and not _is_attached(part)):
            continue  # another form of the body
        if not _is_attached(part) and kind != "message/rfc822":
            shown[kind] += 1
            continue
        yield from kept_going(
            partial(_attachment, part, number, member, limits, depth),
            f"{member.name}/{_name(part, number)}",
        )
    if shown:
        counts = ", ".join(f"{count} of type {kind}" for kind, count in sorted(shown.items()))
        yield Skipped(member.name, f"parts that are no pages: {counts}")


def _name(part: Message, number: int) -> str:
    kept = part.get_filename()
    ending = ".eml" if part.get_content_type() == "message/rfc822" else ""
    return str(kept).replace("\n", " ")[:200] if kept else f"part {number}{ending}"


def _attachment(part: Message, number: int, member: Member, limits: Limits, depth: int) -> Items:
    from reportedly.reading.opening import open_data

    name = _name(part, number)
    inner = Member(
        _content(part),
        f"{member.name}/{name}",
        declared=part.get_content_charset(),
        container=member.name,
        part=name,
        allowance=member.allowance,
    )
    return open_data(inner, limits=limits, depth=depth + 1)


def _is_saved(message: Message) -> bool:
    """Whether a browser wrote this: it names the page's address, itself, or no sender."""
    sender = (header(message, "from") or "").strip("<\"'")
    return "snapshot-content-location" in message or not sender or sender.startswith("Saved by")


def _saved_page(message: Message, body: Message, number: int, member: Member) -> Member:
    """The page in a file that a browser saved whole, under the address it was saved from."""
    stated = header(message, "snapshot-content-location") or header(body, "content-location") or ""
    return Member(
        _content(body),
        member.name,
        address=stated if _WEB.fullmatch(stated) else member.address,
        media_type="text/html",
        declared=body.get_content_charset(),
        container=member.name,
        part=f"part {number} ({body.get_content_type()})",
        allowance=member.allowance,
    )


def _archived(item: Page | Skipped, saved: date | None) -> Page | Skipped:
    """The page with the day it was saved: it cannot be younger."""
    if not isinstance(item, Page) or saved is None:
        return item
    found = Found("archived", saved.isoformat(), "mht Date", chosen=True)
    return replace(item, found=(*item.found, found))
