"""Fuzzes restoration: any text in, no exception, and what must hold for every text holds.

Coverage-guided by atheris, which is no dependency of the project: install it in an environment
of its own, put `src` on the path, and give libFuzzer's own options (seconds, seed, corpus):

    PYTHONPATH=src python training/fuzz_restoration.py -max_total_time=3600 -max_len=400

A finding ends the run and is left in a file `crash-*`, which the program replays when given it.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

LETTERS = (
    "abcdeghilmnoprstuyABCEHIKMOPSTX .,'’“”()-10345 \n\r"
    "авеопрстухікйжњѕјАВЕКМНОРСТХІανοτπλΑΒΕΟ"
    "\u200b\u200c\u200d\u202e\u202c\u200f\u2066\u00ad\ufe0f\u0336\u0301\u2005\uff0c\u2010"
    "ａ𝐛ⓒɑıᴏᎪօהكक्중한😀👩@$!|\ud800\ufeff\U000e0041"
    "éàüʼҽӏⅰ೦℮⍴،。\u2003/=#"
)
"""Characters with a part in some rule: half of the inputs are made of these alone."""


def text_of(data: bytes) -> str:
    """A text made of the fuzzer's bytes: as UTF-8, or with each byte one of `LETTERS`."""
    if data[:1] < b"\x80":
        return "".join(LETTERS[byte % len(LETTERS)] for byte in data[1:])
    return data[1:].decode("utf-8", "surrogateescape")


def check(data: bytes) -> None:
    """Raises AssertionError where a property does not hold for one input."""
    from reportedly.restoration import restore
    from reportedly.restoration.stream import restore_stream

    text = text_of(data)
    once = restore(text)
    assert restore(once.text).text == once.text, "a second time changes more"
    altered = {at for found in once.alterations for at in range(found.span.start, found.span.end)}
    assert len(once.offsets) == len(once.text), "a character without a place"
    for letter, at in zip(once.text, once.offsets, strict=True):
        assert at in altered or letter == text[at], "changed without saying so"
    assert once.summary().endswith("."), "no sentence"
    pieces = list(restore_stream(io.BytesIO(data), lambda _: ("utf-8", 0), size=64))
    assert b"".join(piece.raw for piece in pieces) == data, "bytes lost in cutting"
    meant = "".join(piece.restoration.text for piece in pieces)
    written = b"".join(piece.restored() for piece in pieces)
    assert written == meant.encode("utf-8", "surrogateescape"), "written otherwise than restored"


def main() -> None:
    """Run until libFuzzer's limits or a finding."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["reportedly"]):
        for name in ("stream", "steps", "shapes", "joined", "leet", "accents", "ones"):
            import_module(f"reportedly.restoration.{name}")
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
