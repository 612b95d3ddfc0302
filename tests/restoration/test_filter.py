"""`reportedly restore` as a Unix filter: bytes in, bytes out, in bounded memory."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.restoration import restore
from reportedly.restoration.report import Tally
from reportedly.restoration.stream import restore_stream

SPOKEN = "The mаyоr of Velm spoke of the hаrbour."
CLEAN = SPOKEN.replace("а", "a").replace("о", "o")


def pieces(data, encoding="utf-8", mark=0, **options):
    return list(restore_stream(io.BytesIO(data), lambda _: (encoding, mark), **options))


def filtered(data, *arguments, cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "reportedly.cli", "restore", *arguments],
        input=data,
        capture_output=True,
        check=False,
        cwd=cwd,
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xef\xbb\xbfA clean line.\r\n\r\nAnother.\r\n", id="mark and CRLF"),
        pytest.param("Café, “naïve”.\n".encode(), id="UTF-8"),
        pytest.param("Café, naïve, déjà vu: où est l’été?\r\n".encode("cp1252"), id="cp1252"),
        pytest.param("Мост закрыт, сообщили власти города.\n".encode("cp1251") * 9, id="cp1251"),
        pytest.param("橋は閉鎖された。市長が語った。\n".encode("shift_jis") * 9, id="Shift JIS"),
        pytest.param("\ufeffDer Hafen ist zu.\r\n".encode("utf-16-le"), id="UTF-16"),
        pytest.param(b"A bridge. " * 30 + b"\xff\xfe\x80 bad bytes\n", id="bad bytes"),
        pytest.param(b"no line end", id="no line end"),
        pytest.param(b"old\rMac\rlines", id="CR"),
    ],
)
def test_clean_text_leaves_as_the_bytes_it_came_in(data):
    done = filtered(data)
    assert done.returncode == 0, done.stderr
    assert done.stdout == data
    assert b"Nothing was altered" in done.stderr


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        pytest.param("utf-8", b"", id="UTF-8"),
        pytest.param("utf-8", b"\xef\xbb\xbf", id="UTF-8 with mark"),
        pytest.param("utf-16-le", b"\xff\xfe", id="UTF-16"),
        pytest.param("utf-16-be", b"\xfe\xff", id="UTF-16, high byte first"),
    ],
)
def test_altered_text_keeps_its_encoding_mark_and_line_ends(encoding, mark):
    text = f"A clean start.\r\n{SPOKEN}\r\nIt is over.\r\n"
    done = filtered(mark + text.encode(encoding))
    assert done.stdout == mark + text.replace(SPOKEN, CLEAN).encode(encoding)


def test_bad_bytes_beside_altered_letters_stay():
    data = b"\xff " + SPOKEN.encode() + b" \xfe\n\x80\n"
    (piece,) = pieces(data)
    assert piece.restored() == b"\xff " + CLEAN.encode() + b" \xfe\n\x80\n"


def test_a_line_of_hidden_characters_only_becomes_an_empty_line():
    (piece,) = pieces("A start.\n\ufe0f\nAn end.\n".encode())
    assert piece.restored() == b"A start.\n\nAn end.\n"


@pytest.mark.parametrize("size", [16, 50, 100, 1000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "shift_jis"])
def test_pieces_put_together_are_the_text(size, encoding):
    text = "橋は閉鎖された。\r\nA line.\n\n" + "市長が語った" * 20 + "\nend"
    data = text.encode(encoding)
    found = pieces(data, encoding, size=size)
    assert b"".join(piece.raw for piece in found) == data
    assert "".join(piece.restoration.original for piece in found) == text
    assert [piece.start for piece in found] == _sums(len(p.restoration.original) for p in found)


def _sums(sizes):
    found = [0]
    for size in sizes:
        found.append(found[-1] + size)
    return found[:-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One two.\n\nThree.\nFour.", "One two.\n\n", id="blank line"),
        pytest.param("One.\nTwo.\nThree four five.", "One.\nTwo.\n", id="line end"),
        pytest.param("One two three four five", "One two ", id="space"),
        pytest.param("Onetwothreefourfive", "Onetwothreef", id="nowhere"),
        pytest.param("ОдинДваТриЧетыре", "ОдинДв", id="between characters"),
    ],
)
def test_text_is_cut_where_least_is_lost(text, expected):
    assert pieces(text.encode(), size=12)[0].raw.decode() == expected


def test_places_are_counted_from_the_start_of_all_the_text():
    text = f"{SPOKEN}\n\nA clean one.\n\n{SPOKEN}"
    found = [place for piece in pieces(text.encode(), size=60) for place in piece.places()]
    whole = restore(text).alterations
    assert [place["span"] for place in found] == [[a.span.start, a.span.end] for a in whole]
    assert [place["line"] for place in found] == [1] * 3 + [5] * 3
    assert found[0]["kind"] == "look-alike letter"
    assert (found[0]["original"], found[0]["restored"]) == ("а", "a")
    assert 0 < found[0]["confidence"] <= 1
    assert found[0]["reason"]


def test_the_sentence_is_that_of_the_whole_text():
    text = f"A clean start.\n\n{SPOKEN}\n\nA clean one.\n\n{SPOKEN}\n\nAn end."
    tally = Tally()
    many = list(restore_stream(io.BytesIO(text.encode()), lambda _: ("utf-8", 0), tally, size=60))
    assert len(many) > 2
    assert tally.sentence() == restore(text).summary()


def test_json_gives_a_line_for_each_place_and_one_for_all():
    done = filtered(f"{SPOKEN}\n".encode(), "--json")
    *places, total = map(json.loads, done.stdout.splitlines())
    assert [set(place) for place in places] == [
        {"kind", "original", "restored", "confidence", "reason", "span", "line"}
    ] * 3
    assert total["places"] == 3
    assert total["attacked"] is True
    assert total["summary"].encode() == done.stderr.strip()


def test_check_writes_no_text_and_answers_by_exit_code():
    altered, clean = filtered(SPOKEN.encode(), "--check"), filtered(CLEAN.encode(), "--check")
    assert (altered.returncode, altered.stdout) == (1, b"")
    assert (clean.returncode, clean.stdout) == (0, b"")


@pytest.mark.parametrize(
    ("name", "content"),
    [("absent.txt", None), (".", None), ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\0")],
    ids=["missing", "a folder", "binary"],
)
def test_what_cannot_be_read_is_one_message_and_exit_code_2(tmp_path, name, content):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = filtered(b"", name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(f"reportedly: {name}: ".encode())
    assert done.stderr.count(b"\n") == 1


def test_memory_does_not_grow_with_the_text(tmp_path):
    para = f"{CLEAN} “It is closed,” he said. " * 20
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(f"{para}\n\n" * 1500, encoding="utf-8")
    large.write_text(f"{para}\n\n" * 15000, encoding="utf-8")
    assert large.stat().st_size > 20_000_000
    assert _peak(large) < _peak(small) + 30_000


def _peak(path) -> int:
    """The most memory, in kilobytes, the filter takes for a file."""
    code = (
        "import resource, sys; from reportedly.cli import app;"
        "app(['restore', '--check', sys.argv[1]], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True)
    return int(done.stdout)


def test_importing_restoration_costs_little_processor_time():
    """Under 50 ms on top of the interpreter's own; twice that here, for busy machines."""
    assert min(_cpu("import reportedly.restoration") - _cpu("pass") for _ in range(5)) < 0.1


def _cpu(code: str) -> float:
    """Processor seconds of an interpreter that runs `code`."""
    before = os.times()
    subprocess.run([sys.executable, "-c", code], check=True)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=200), st.integers(8, 64))
def test_any_bytes_come_out_as_they_are_restored(data, size):
    found = pieces(data, size=size)
    assert b"".join(piece.raw for piece in found) == data
    meant = "".join(piece.restoration.text for piece in found)
    written = b"".join(piece.restored() for piece in found)
    assert written == meant.encode("utf-8", "surrogateescape")


def test_a_reader_who_goes_away_is_no_error(tmp_path):
    (tmp_path / "long.txt").write_text(f"{SPOKEN}\n" * 50_000, encoding="utf-8")
    for options in ((), ("--json",)):
        command = [sys.executable, "-m", "reportedly.cli", "restore", "long.txt", *options]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
        ) as filter_:
            filter_.stdout.readline()
            filter_.stdout.close()
            told = filter_.stderr.read()
        assert (filter_.returncode, told) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_message_and_exit_code_5(tmp_path):
    (tmp_path / "a.txt").write_text(SPOKEN, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportedly.cli", "restore", "a.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
        )
    assert done.returncode == 5
    assert done.stderr.startswith(b"reportedly: the output could not be written: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("given_value", [None, 3, b"The press"])
def test_what_is_no_text_is_said(given_value):
    with pytest.raises(TypeError, match="decode bytes first"):
        restore(given_value)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("wоrd1" * 4000, id="one run of letters and digits"),
        pytest.param("/а" * 8000, id="one line of unsure words"),
        pytest.param("l1" * 8000, id="l and 1"),
        pytest.param("\u202e" * 8000, id="overrides"),
        pytest.param("Ӏ" * 8000 + "l", id="two shapes"),
        pytest.param("é" * 8000 + " the that then", id="accents"),
    ],
)
def test_hostile_text_takes_no_more_than_its_length(text):
    started = time.process_time()
    restore(text)
    assert time.process_time() - started < 3
