"""Which reader a file is for, told from its first bytes; its name only breaks ties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from reportedly.reading.charset import byte_order_mark, wide_without_mark
from reportedly.reading.decode import looks_binary
from reportedly.reading.inflate import GZIP_MAGIC, PACKINGS, XZ, gunzip_head

HEAD = 1 << 16
"""Bytes looked at: a `t.me/s` page has its first post after some 10 KB of head and styles."""


class Format(StrEnum):
    """A kind of file there is a reader for."""

    HTML = "HTML"
    PLAIN = "plain text"
    CHANNEL = "Telegram channel page"
    TELEGRAM = "Telegram export"
    FEED = "feed"
    WARC = "web archive"
    PDF = "PDF"
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"
    TAR = "tar"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no reader; `is_broken` where the file is at fault, not this program."""

    reason: str
    is_broken: bool = False


NOTES = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|makefile)\b", re.IGNORECASE
)
"""Files about the folder they lie in, which nobody means when naming the folder."""

MAIL = frozenset({".eml", ".mht", ".mhtml"})
ZIP_LIKE = frozenset({".epub", ".pptx", ".xlsx"})
"""Endings of zip files for which there is no reader; others are told by what lies in them."""

NOT_YET = {
    ".csv": "a table",
    ".doc": "Word",
    ".epub": "a book",
    ".json": "JSON that is no Telegram export",
    ".jsonl": "JSON lines",
    ".mbox": "many mails in one file; save them as .eml",
    ".msg": "Outlook mail; save it as .eml",
    ".ppt": "slides",
    ".pptx": "slides",
    ".rar": "a packed folder; unpack it first",
    ".rtf": "rich text",
    ".tsv": "a table",
    ".xls": "a table",
    ".xlsx": "a table",
    ".xml": "XML that is no feed",
    ".7z": "a packed folder; unpack it first",
}
CODE = frozenset(
    {".c", ".cfg", ".cpp", ".css", ".go", ".h", ".ini", ".java", ".js", ".lock", ".mjs", ".php"}
    | {".py", ".rb", ".rs", ".scss", ".sh", ".sql", ".toml", ".ts", ".tsx", ".yaml", ".yml"}
)
PICTURES = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"OggS", "a recording"),
    (b"ID3", "a recording"),
    (b"fLaC", "a recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
)

HTML_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|script|style|title|meta|link|div|p|article|main|section|"
    rb"header|h[1-6]|table|br|a|span|iframe|font|b)\b",
    re.IGNORECASE,
)  # the tags of WHATWG's MIME sniffing (7.1), and those that saved fragments begin with
HTML_OPENING = re.compile(rb"<(?:html|body|article|div|p|h1)\b[^<>]*>", re.IGNORECASE)
HTML_CLOSING = re.compile(rb"</(?:p|div|h1|a)\s*>", re.IGNORECASE)
FEED_START = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
CHANNEL_POST = re.compile(
    rb"""class=["'][^"']*tgme_(?:widget_message|channel_history)|"""
    rb"""<div class=["']message (?:default|service) clearfix"""
)
TELEGRAM_KEYS = re.compile(rb'"(?:messages|chats|about|personal_information)"\s*:')
MAIL_START = re.compile(rb"(?:[A-Za-z][A-Za-z-]{1,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){2}")
MAIL_SURE = re.compile(
    rb"^(?:MIME-Version|Received|Return-Path|Message-ID):", re.MULTILINE | re.IGNORECASE
)
"""A message begins with fields (RFC 5322, 2.1); without a name that says so, one of these fields,
which mail programs and servers write and people do not, has to be among them."""

TAR_MAGIC = (b"ustar\0", b"ustar ")
"""Signatures of POSIX and of GNU, at byte 257 of the first header."""

BZIP2_START = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")
"""A block, or the end where there is none: six digits of pi, of its root (the format's magic)."""

PACKED = {Format(packing.name): packing for packing in PACKINGS}
"""Formats of one packed file, and how it is unpacked."""

_PACKED = frozenset(packing.suffix for packing in PACKINGS)

ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
JSON_START = re.compile(rb'\s*(?:\{\s*(?:"|\})|\[\s*[\[{"\d])')


def sniff(head: bytes, *, name: str = "", media_type: str | None = None) -> Format | Refusal:
    """The format of what begins with `head` and is called `name`, or why there is no reader.

    >>> sniff(b"<!doctype html><p>Hello")
    <Format.HTML: 'HTML'>
    >>> sniff(b"", name="a.txt").reason
    'empty'
    """
    head = head[:HEAD]
    if not head.strip():
        return Refusal("empty", is_broken=True)
    packed = _packed(head, name)
    if packed is not None:
        return packed
    if media_type is not None and media_type.split("/")[0] in {"image", "audio", "video", "font"}:
        return Refusal(f"not read yet: {media_type}")
    return _text_format(_plain_bytes(head), suffix_of(name), head)


def begins_as_html(head: bytes) -> bool:
    """Whether the first thing in `head` that is no comment is a tag of HTML.

    >>> begins_as_html(b"<!-- saved --> <html>")
    True
    """
    at = 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        if not head.startswith(b"<!--", at):
            return HTML_START.match(head, at) is not None
        end = head.find(b"-->", at + 4)
        if end < 0:
            return False
        at = end + 3


def has_html(head: bytes) -> bool:
    """Whether `head` holds an element of text and the end of one, wherever it begins."""
    opening = HTML_OPENING.search(head)
    return opening is not None and HTML_CLOSING.search(head, opening.end()) is not None


def suffix_of(name: str) -> str:
    """The lower-case ending of a file's name, with its dot, that of its packing taken off first.

    >>> suffix_of("news/Feed.XML.gz")
    '.xml'
    """
    path = PurePath(name.split("?", maxsplit=1)[0])
    if path.suffix.lower() in _PACKED:
        path = path.with_suffix("")
    return path.suffix.lower()


def _packed(head: bytes, name: str) -> Format | Refusal | None:
    """The format where the first bytes are a signature."""
    if b"%PDF-" in head[:1024]:  # readers accept it within the first 1,024 bytes (ISO 32000 note)
        return Format.PDF
    if head.startswith(b"WARC/"):
        return Format.WARC
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        is_archive = name.lower().endswith(".warc.zst")
        return Format.WARC if is_archive else Refusal("not read yet: zstandard")
    packed = _packed_file(head)
    if packed is not None:
        return packed
    if head.startswith(ZIP_MAGIC):
        suffix = suffix_of(name)
        return _not_yet(suffix, suffix) if suffix in ZIP_LIKE else Format.ZIP
    if head.startswith(TAR_MAGIC, 257):
        return Format.TAR
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _not_yet(suffix_of(name), ".doc")
    if head.startswith(b"{\\rtf"):
        return _not_yet(".rtf", ".rtf")
    return _picture(head)


def _packed_file(head: bytes) -> Format | None:
    """How one file alone is packed; a web archive packed with gzip is read as it is."""
    if head.startswith(GZIP_MAGIC):
        is_archive = gunzip_head(head, 16).startswith(b"WARC/")
        return Format.WARC if is_archive else Format.GZIP
    if BZIP2_START.match(head):
        return Format.BZIP2
    return Format.XZ if head.startswith(XZ.magic) else None


def _picture(head: bytes) -> Refusal | None:
    for magic, what in PICTURES:
        if head.startswith(magic) and looks_binary(head):
            return Refusal(f"not read yet: {what}")
    return None


def _not_yet(suffix: str, default: str) -> Refusal:
    suffix = suffix if suffix in NOT_YET else default
    return Refusal(f"not read yet: {suffix} ({NOT_YET[suffix]})")


def _text_format(head: bytes, suffix: str, raw: bytes) -> Format | Refusal:
    """The format of text, `head` being its first characters as ASCII-compatible bytes."""
    if FEED_START.search(head[:4096]) and not begins_as_html(head):
        return Format.FEED
    named_html = suffix in {".html", ".htm", ".xhtml"} and b"<" in head
    if begins_as_html(head) or (named_html and not looks_binary(raw)):
        return Format.CHANNEL if CHANNEL_POST.search(head) else Format.HTML
    if head.lstrip().startswith(b"<?xml"):
        return Format.HTML if b"<html" in head else _not_yet(".xml", ".xml")
    if suffix in MAIL or (not suffix and _is_mail(head)):
        return Format.MAIL
    if looks_binary(raw):
        return Refusal("binary data, not text", is_broken=True)
    if suffix == ".json" or (not suffix and JSON_START.match(head)):
        return Format.TELEGRAM if TELEGRAM_KEYS.search(head) else _not_yet(".json", ".json")
    if suffix in NOT_YET:
        return _not_yet(suffix, suffix)
    if suffix in CODE:
        return Refusal(f"program code ({suffix}), not a page")
    return Format.HTML if has_html(head) and suffix != ".md" else Format.PLAIN


def _is_mail(head: bytes) -> bool:
    """Whether `head` begins with the fields of a message that a mail program wrote."""
    fields = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return MAIL_START.match(fields + b"\n") is not None and MAIL_SURE.search(fields) is not None


def _plain_bytes(head: bytes) -> bytes:
    """The head with a byte order mark and the zero bytes of UTF-16 and UTF-32 taken out."""
    mark, length = byte_order_mark(head)
    wide = mark or wide_without_mark(head)
    return head[length:].replace(b"\0", b"") if wide else head
