"""One compiled look at a text: whether there is anything to restore at all."""

from __future__ import annotations

import re

from reportedly.restoration.shapes import ODD_SHAPE

_USUAL = (
    r"\x00-\x20\x22\x23%-/\x32\x36\x39:-?A-{}-\xac\xae-\u012f\u0132-\u017e"
    r"\u0218-\u021b\u1ea0-\u1ef9\u2009-\u200a\u2011-\u2019\u201c-\u2023\u2025-\u2026"
    r"\u202f-\u203a\u20a0-\u20bf\u2122\u2190-\u2193\u2212"
)
"""What clean European text is made of: ASCII less the signs people write letters with, Latin
letters with marks, quotation marks, dashes, currency and trade mark signs."""

_ODD = re.compile(
    rf"[^{_USUAL}](?:(?<![!$013457@8|])|(?<=[A-Za-z].)(?=[A-Za-z]|(?<=[a-z].)(?!\w))|(?<!\w.)(?=[a-z]{{2}}))"
)


def is_clean(text: str) -> bool:
    """Whether no character of the text could have been put there for another one."""
    return _ODD.search(text) is None and ODD_SHAPE.search(text) is None
