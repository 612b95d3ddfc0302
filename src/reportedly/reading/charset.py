"""Which encoding a page's bytes are in: names, byte order marks, declarations, a guess.

Names are resolved as the WHATWG Encoding Standard (section 4.2, "Names and labels") asks for:
what web pages call ISO-8859-1 is windows-1252, gb2312 is gb18030, and so on.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

SNIFFED = 1024
"""Bytes of an HTML page searched for its own declaration: HTML Standard, 13.2.3.2 (prescan)."""

GUESSED = 32_768
"""Bytes given to charset-normalizer: its cost grows with length, and 32 KiB of text hold
thousands of words, where its own documentation asks for some hundred characters."""

_WEB_NAMES = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "replacement",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "johab": "replacement",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "utf-16": "utf-16-le",
    "utf-7": "replacement",
    "utf-8-sig": "utf-8",
}
"""Python's name of a declared encoding to that of the one browsers use for it."""

_WEB_ALIASES = {
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-unicode20utf8": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "dos-874": "cp874",
    "windows-949": "cp949",
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859_8",
    "logical": "iso8859_8",
    "visual": "iso8859_8",
    "koi8": "koi8-r",
    "koi": "koi8-r",
    "koi8-ru": "koi8-u",
    "cn-big5": "big5hkscs",
    "csksc56011987": "cp949",
    "ks_c_5601-1989": "cp949",
    "unicode": "utf-16-le",
    "ucs-2": "utf-16-le",
    "x-user-defined": "cp1252",
}
"""Labels of the Encoding Standard that Python does not know."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

FEW = 20
"""Bytes beyond ASCII from which a guess is tried: charset-normalizer's own threshold for a chunk
it judges is 32 bytes, most of which have to be letters that tell encodings apart."""

_UPPER = bytes(range(128, 256))

_META = re.compile(rb"<meta[\s/][^>]{0,400}", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w:.+-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.+-]{2,40})["']""", re.IGNORECASE)


@lru_cache(maxsize=256)
def codec_of(label: str | None) -> str | None:
    """The Python codec browsers use for a declared name; None where there is no such name.

    >>> codec_of("ISO-8859-1"), codec_of("x-sjis"), codec_of("klingon")
    ('cp1252', 'cp932', None)
    """
    name = (label or "").strip().strip("\"'").lower()
    if not name:
        return None
    if name in _WEB_ALIASES:
        return _WEB_ALIASES[name]
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in _PYTHON_ONLY:
        return None
    found = _WEB_NAMES.get(info.name, info.name)
    return None if found == "replacement" else found


_PYTHON_ONLY = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs"}


def byte_order_mark(data: bytes) -> tuple[str | None, int]:
    """The encoding a byte order mark names and the mark's length in bytes; (None, 0) for none."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, len(mark)
    return None, 0


def declared_in_page(data: bytes) -> str | None:
    """The encoding an HTML or XML page declares in its first kilobyte, as it is written there."""
    head = data[:SNIFFED]
    xml = _XML.match(head.lstrip())
    if xml:
        return xml[1].decode("ascii", "replace")
    for meta in _META.finditer(head):
        found = _CHARSET.search(meta[0])
        if found:
            name = found[1].decode("ascii", "replace")
            # a page that can be read as ASCII this far is not in UTF-16 (HTML Standard 13.2.3.2)
            return "utf-8" if (codec_of(name) or "").startswith("utf-16") else name
    return None


def guess(data: bytes) -> str | None:
    """The encoding charset-normalizer finds most likely; None where it finds none.

    A few accented letters among plain ones tell it nothing: they are read as windows-1252, which
    the HTML Standard names for Western pages (13.2.3.2, the table of default encodings).
    """
    high = len(data) - len(data[:GUESSED].translate(None, _UPPER)) if len(data) <= GUESSED else FEW
    if high < FEW and high < len(data) / 4:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESSED]).best()
    return codec_of(best.encoding) if best else None


def wide_without_mark(data: bytes) -> str | None:
    """UTF-16 told by its zero bytes where there is no byte order mark.

    Mostly Latin text in UTF-16 has a zero in every second byte and none in the others.
    """
    head = data[:SNIFFED]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None
