"""What was named on the command line, or to `read`, to pages: files, folders, globs, addresses.

Folders are walked in the order of names, each real folder once, hidden names and links that lead
in circles left out, so that two runs over the same files give the same pages in the same order.
"""

from __future__ import annotations

import glob
import logging
import os
import re
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import NotFound, NotReadable, TooLarge
from reportedly.page import Page, Skipped
from reportedly.reading.addresses import is_web_address
from reportedly.reading.faults import kept_going
from reportedly.reading.fetch import Fetcher
from reportedly.reading.formats import CODE, NOT_YET, NOTES
from reportedly.reading.limits import DEFAULT, Limits, size
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data, open_file, open_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

log = logging.getLogger(__name__)

STDIN = "-"
PATH_LIKE = re.compile(r"[^\s<>]{1,4096}")
SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".txt", ".md", ".pdf", ".warc", ".rss", ".atom"}
    | {".zip", ".gz", ".bz2", ".xz", ".zst", ".wacz", ".docx", ".odt", ".eml", ".mht", ".mhtml"}
    | NOT_YET.keys()
    | CODE
)


class InputKind(StrEnum):
    """Where an input comes from."""

    FILE = "file"
    ADDRESS = "address"
    STDIN = "standard input"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to open: a file's path, a web address, or the standard input.

    `is_named` is false for what a folder or a glob brought along.
    """

    where: str
    kind: InputKind
    is_named: bool = True


def read(
    source: str | bytes | Path, *, limits: Limits = DEFAULT, allow_private: bool = False
) -> Iterator[Page]:
    """The pages in a file, folder, glob, address, in bytes, or in text; read as they are asked for.

    A `str` that names no file and is no address is text; a `Path` is always a path. What a folder
    holds and cannot be read is passed over and logged; anything else raises an `InputError`.

    >>> next(read("The minister denied it.")).text.original
    'The minister denied it.'
    """
    if isinstance(source, bytes):
        return _pages(open_data(Member(source, "the bytes given"), limits=limits))
    if isinstance(source, str) and not _is_place(source):
        return _pages(open_text(source, limits=limits))
    inputs = list(find_inputs([source]))
    fetcher = Fetcher(limits, allow_private)
    if len(inputs) == 1 and isinstance(inputs[0], Input) and inputs[0].is_named:
        return _pages(open_input(inputs[0], limits=limits, fetcher=fetcher))
    return _pages(_discover(inputs, limits, fetcher))


def read_one(source: str | bytes, *, limits: Limits = DEFAULT) -> Page:
    """A text, or bytes of any format, as one page: the first where the bytes hold several."""
    opened = (
        open_text(source, limits=limits)
        if isinstance(source, str)
        else open_data(Member(source, "the bytes given"), limits=limits)
    )
    for page in _pages(opened):
        return page
    raise NotReadable("no page in the bytes given", todo="Give the text of a page")


def discover(
    sources: Sequence[str | Path],
    *,
    limits: Limits = DEFAULT,
    allow_private: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[Page | Skipped]:
    """All pages in `sources` (paths, globs, addresses, `-`), and what was skipped and why.

    Raises `NotFound`, before anything is read, where a named file is missing. Nothing that lies in
    a file, however broken, raises.
    """
    inputs = list(find_inputs(sources))
    return _discover(inputs, limits, fetcher or Fetcher(limits, allow_private))


def _discover(
    inputs: Sequence[Input | Skipped], limits: Limits, fetcher: Fetcher
) -> Iterator[Page | Skipped]:
    for item in inputs:
        if isinstance(item, Skipped):
            yield item
            continue
        yield from kept_going(partial(open_input, item, limits=limits, fetcher=fetcher), item.where)


def open_input(
    item: Input, *, limits: Limits = DEFAULT, fetcher: Fetcher | None = None
) -> Iterator[Page | Skipped]:
    """The pages of one input. Raises an `InputError` where the whole of it cannot be read."""
    if item.kind is InputKind.STDIN:
        return open_data(_standard_input(limits), limits=limits)
    if item.kind is InputKind.FILE:
        return open_file(Path(item.where), limits=limits)
    fetched = (fetcher or Fetcher(limits)).fetch(item.where)
    member = Member(
        fetched.data,
        fetched.address,
        address=fetched.address,
        media_type=fetched.media_type,
        declared=fetched.charset,
    )
    return open_data(member, limits=limits)


def _standard_input(limits: Limits) -> Member:
    data = sys.stdin.buffer.read(limits.container_bytes + 1)
    if len(data) > limits.container_bytes:
        raise TooLarge(
            f"more than {size(limits.container_bytes)}",
            where="standard input",
            todo="Save it to a file and split it",
        )
    return Member(data, "standard input")


def find_inputs(sources: Sequence[str | Path]) -> Iterator[Input | Skipped]:
    """What is to be opened, in order; cheap, so that a run can say how much there is to do.

    Raises `NotFound` at the first named path that does not exist.
    """
    seen: set[str] = set()
    for source in sources:
        for item in _inputs_of(source):
            key = os.path.realpath(item.where) if _is_file(item) else item.where
            if key not in seen:
                seen.add(key)
                yield item


def _is_file(item: Input | Skipped) -> bool:
    return isinstance(item, Input) and item.kind is InputKind.FILE


def _inputs_of(source: str | Path) -> Iterator[Input | Skipped]:
    text = str(source)
    if isinstance(source, str) and source == STDIN:
        yield Input(STDIN, InputKind.STDIN)
    elif isinstance(source, str) and is_web_address(source):
        yield Input(source, InputKind.ADDRESS)
    elif os.path.isdir(text):  # noqa: PTH112 - a name may be too long for Path.is_dir
        yield from _walk(Path(text), set())
    elif os.path.lexists(text):
        yield Input(text, InputKind.FILE)
    elif found := _matches(text):
        for path in found:
            is_folder = Path(path).is_dir()
            yield from _walk(Path(path), set()) if is_folder else _found_file(Path(path))
    else:
        raise NotFound(
            "there is no such file or folder", where=text, todo="Check the path and its spelling"
        )


def _matches(pattern: str) -> list[str]:
    """The paths a glob stands for, sorted; `**` goes into folders."""
    return sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207 - absolute patterns too


def _walk(folder: Path, above: set[tuple[int, int]]) -> Iterator[Input | Skipped]:
    """The files under `folder`; `above` are the folders on the way here, to end link circles."""
    try:
        state = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Skipped(str(folder), f"the folder cannot be opened: {error.strerror}")
        return
    key = (state.st_dev, state.st_ino)
    if key in above:
        yield Skipped(str(folder), "a link back to a folder already being read")
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, above | {key})
        else:
            yield from _found_file(path)


def _found_file(path: Path) -> Iterator[Input | Skipped]:
    """A file that nobody named, unless it is the folder's own paper."""
    if NOTES.match(path.name):
        yield Skipped(str(path), "notes about the folder; name the file to have it read")
    else:
        yield Input(str(path), InputKind.FILE, is_named=False)


def _is_place(text: str) -> bool:
    """Whether a string given to `read` names a file, a folder or an address, existing or meant."""
    if is_web_address(text):
        return True
    if not PATH_LIKE.fullmatch(text) and "\n" in text:
        return False
    try:
        if text and os.path.lexists(text):
            return True
    except (OSError, ValueError):
        return False
    if _matches_safely(text):
        return True
    return bool(PATH_LIKE.fullmatch(text)) and Path(text).suffix.lower() in SUFFIXES


def _matches_safely(text: str) -> bool:
    """Whether a glob matches; prose with a question mark must not set off a search."""
    return bool(PATH_LIKE.fullmatch(text)) and bool(_matches(text))


def _pages(opened: Iterator[Page | Skipped]) -> Iterator[Page]:
    for item in opened:
        if isinstance(item, Page):
            yield item
        else:
            log.info("skipped %s: %s", item.where, item.reason)
