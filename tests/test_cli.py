"""What a person types, and what comes back: output, exit code, and what is kept."""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys

import pytest

STORY = """Harbour order lifted, governor says

By Jonas Wrede

The night closure of Skarvik harbour has ended, Governor Maren Holt said on Tuesday.

“A press statement is not a legal act,” deputy Pavel Orlin wrote on Telegram.\
 He urged Holt to sign a decree.

The order still stands, harbour pilots told the Skarvik Post, citing the port register.
"""


def reportedly(*arguments, cwd, stdin=None, timeout=120):
    """The finished command; as a user runs it, in a process of its own."""
    command = [sys.executable, "-m", "reportedly", *map(str, arguments)]
    environment = {**os.environ, "PYTHONWARNINGS": "default", "COLUMNS": "120"}
    return subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout,
        env=environment,
        check=False,
    )


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder with a ledger that holds the story."""
    folder = tmp_path_factory.mktemp("filled")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    done = reportedly("read", "story.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_help_comes_at_once(tmp_path):
    reportedly("--help", cwd=tmp_path)  # the first run compiles
    took = min(_cpu_seconds(lambda: reportedly("--help", cwd=tmp_path)) for _ in range(5))
    assert took < 0.3


def _cpu_seconds(action):
    """What the action's child processes took of a core; other work on the machine counts not."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    action()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_every_command_has_help(tmp_path):
    listed = reportedly("--help", cwd=tmp_path).stdout
    for command in ("read", "restore", "show", "search", "people", "matters", "conflicts",
                    "problems", "export", "doctor"):  # fmt: skip
        assert command in listed
        assert reportedly(command, "--help", cwd=tmp_path).returncode == 0


def test_read_prints_a_card_and_counts(story, tmp_path):
    done = reportedly("read", story, cwd=tmp_path)
    assert done.returncode == 0
    assert "Maren Holt" in done.stdout
    assert "1 page read" in done.stderr
    assert "\x1b" not in done.stdout


def test_reading_the_same_page_again_changes_nothing(story, tmp_path):
    reportedly("read", story, cwd=tmp_path)
    before = _rows(tmp_path)
    again = reportedly("read", story, cwd=tmp_path)
    assert again.returncode == 0
    assert "1 page known already" in again.stderr
    assert _rows(tmp_path) == before


def _rows(folder):
    with sqlite3.connect(folder / "reportedly.db") as store:
        return {
            table: store.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("pages", "statements", "speakers", "matters", "relations", "blocks")
        }


def test_json_lines_can_be_read_by_a_machine(story, tmp_path):
    done = reportedly("read", story, "--json", cwd=tmp_path)
    (line,) = done.stdout.splitlines()
    read = json.loads(line)
    for statement in read["statements"]:
        for start, end in statement["content"]["spans"]:
            assert read["page"]["original"][start:end]


def test_standard_input_is_a_page(tmp_path):
    done = reportedly("read", "-", cwd=tmp_path, stdin=STORY)
    assert done.returncode == 0
    assert "1 page read" in done.stderr


def test_several_jobs_give_the_same_ledger(tmp_path):
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(STORY + f"\nEdition {number}.\n", "utf-8")
    for jobs in ("1", "2"):
        arguments = ("read", ".", "--jobs", jobs, "--ledger", f"{jobs}.db")
        done = reportedly(*arguments, "--quiet", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    one, two = (reportedly("show", "--ledger", f"{n}.db", "--json", cwd=tmp_path) for n in "12")
    assert _ids(one.stdout) == _ids(two.stdout)
    assert len(_ids(one.stdout)) == 4


def _ids(lines):
    return [json.loads(line)["id"] for line in lines.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("search", "harbour"), "«"),
        (("people",), "Holt"),
        (("people", "Maren Holt"), "ended"),
        (("matters",), "summary"),
        (("conflicts",), "UNDERCUT"),
        (("problems",), "where"),
        (("show",), "Harbour order lifted"),
    ],
    ids=["search", "people", "person", "matters", "conflicts", "problems", "pages"],
)
def test_what_was_read_can_be_looked_up(filled, arguments, expected):
    done = reportedly(*arguments, cwd=filled)
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout


def test_a_statement_is_shown_with_its_characters_and_bytes(filled):
    page = _ids(reportedly("show", "--json", cwd=filled).stdout)[0]
    done = reportedly("show", f"{page[:6]}:s1", cwd=filled)
    assert done.returncode == 0, done.stderr
    assert "bytes" in done.stdout


@pytest.mark.parametrize("kind", ["csv", "jsonl", "xlsx"])
def test_export_writes_a_file(filled, kind, tmp_path):
    out = tmp_path / f"out.{kind}"
    done = reportedly("export", kind, "--out", out, cwd=filled)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 100


def test_restore_is_a_filter(tmp_path):
    done = reportedly("restore", cwd=tmp_path, stdin="The harbоur is clоsed, the gоvernor said.")
    assert done.stdout == "The harbour is closed, the governor said."
    assert "3" in done.stderr


def test_restore_check_answers_by_exit_code(tmp_path):
    assert reportedly("restore", "--check", cwd=tmp_path, stdin="Honest text.").returncode == 0
    assert reportedly("restore", "--check", cwd=tmp_path, stdin="Swаpped tеxt.").returncode == 1


def test_doctor_finds_a_sound_installation(tmp_path):
    done = reportedly("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "BAD" not in done.stdout


def _empty(folder):
    (folder / "bad.txt").write_bytes(b"")


def _binary(folder):
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 40)


def _newer(folder):
    reportedly("read", "-", cwd=folder, stdin=STORY)
    with sqlite3.connect(folder / "reportedly.db") as store:
        store.execute("UPDATE settings SET value = '999' WHERE name = 'schema_version'")
    (folder / "bad.txt").write_text(STORY)


def _not_a_ledger(folder):
    (folder / "reportedly.db").write_bytes(b"something else entirely " * 100)
    (folder / "bad.txt").write_text(STORY)


def _nothing(_):
    pass


@pytest.mark.parametrize(
    ("prepare", "code", "said"),
    [
        (_nothing, 2, "no such file"),
        (_empty, 2, "empty"),
        (_binary, 2, "binary"),
        (_newer, 4, "Upgrade"),
        (_not_a_ledger, 4, "--ledger"),
    ],
    ids=["missing", "empty", "binary", "newer ledger", "not a ledger"],
)
def test_bad_input_is_said_in_a_sentence_with_an_exit_code(tmp_path, prepare, code, said):
    prepare(tmp_path)
    done = reportedly("read", "bad.txt", cwd=tmp_path)
    assert done.returncode == code
    assert said.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_one_bad_file_does_not_stop_a_folder(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04" + bytes(100))
    done = reportedly("read", ".", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 page read" in done.stderr
    assert "not read yet" in done.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><div><p>Unclosed <b>everything <a href='x>y",
        "Überschrift\n\nDer Hafen öffnet wieder.".encode("latin-1"),
        "Заголовок\n\nПорт снова открыт, сказал мэр.".encode("cp1251"),
        b"\xff\xfeH\x00i\x00 \x00t\x00h\x00e\x00r\x00e\x00",
        b"caf\xc3\xa9 \xff\xfe broken \x80 bytes in the middle of a line of text",
    ],
    ids=["broken markup", "latin-1", "windows-1251", "utf-16", "undecodable bytes"],
)
def test_damaged_pages_are_read_as_far_as_they_go(tmp_path, data):
    (tmp_path / "page.html").write_bytes(data)
    done = reportedly("read", "page.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "1 page read" in done.stderr


def test_control_characters_of_a_page_never_reach_the_terminal(tmp_path):
    (tmp_path / "page.txt").write_text("Head\x1b]0;owned\x07line\n\n" + STORY, "utf-8")
    done = reportedly("read", "page.txt", cwd=tmp_path)
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_ctrl_c_loses_nothing_that_was_read(tmp_path):
    for number in range(60):
        (tmp_path / f"{number:02}.txt").write_text(STORY * 3 + f"\nEdition {number}.\n", "utf-8")
    command = [sys.executable, "-m", "reportedly", "read", ".", "--json"]
    running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    shown = [json.loads(running.stdout.readline())["page"]["id"] for _ in range(3)]
    running.send_signal(signal.SIGINT)
    rest, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    shown += [json.loads(line)["page"]["id"] for line in rest.splitlines()]
    kept = _ids(reportedly("show", "--json", cwd=tmp_path).stdout)
    assert set(shown) <= set(kept)
    assert len(kept) < 60
    again = reportedly("read", ".", "--quiet", cwd=tmp_path)
    assert again.returncode == 0
    assert f"{len(kept)} pages known already" in again.stderr


def test_a_read_only_folder_is_said(tmp_path, story):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    done = reportedly("read", story, cwd=tmp_path)
    assert done.returncode == 4
    assert "--ledger" in done.stderr


def test_nothing_needs_the_network(tmp_path, story):
    """The main job runs where every connection fails."""
    blocked = (
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('the network was used')\n"
        "socket.socket.connect = refuse\n"
        "socket.getaddrinfo = refuse\n"
        "from reportedly.cli import main\n"
        "main()\n"
    )
    command = [sys.executable, "-c", blocked, "read", str(story)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 page read" in done.stderr


@pytest.fixture
def own(filled, tmp_path):
    """A folder with a ledger of its own that holds the story, and the story's page id."""
    with sqlite3.connect(filled / "reportedly.db") as store:
        store.execute("VACUUM INTO ?", (str(tmp_path / "reportedly.db"),))
        return tmp_path, store.execute("SELECT id FROM pages").fetchone()[0]


def test_a_correction_is_shown_found_exported_and_undone(own):
    folder, page = own
    done = reportedly(
        "correct", f"{page[:8]}:s1", "--speaker", "Ada Lund", "--why", "caption", "--who", "lena",
        cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    shown = reportedly("show", page, cwd=folder).stdout
    assert "→ Ada Lund (lena, " in shown
    assert "Ada Lund" in reportedly("show", f"{page}:s1", cwd=folder).stdout
    found = reportedly("search", "speaker:Ada Lund", "--json", cwd=folder).stdout
    assert json.loads(found)["statements"] == ["s1"]
    reportedly("export", "jsonl", "--out", "out.jsonl", cwd=folder)
    first = json.loads((folder / "out.jsonl").read_text("utf-8").splitlines()[0])
    assert first["speaker"] == "Ada Lund"
    assert "caption" in first["corrections"]
    assert "Ada Lund" in reportedly("correct", cwd=folder).stdout
    assert reportedly("correct", f"{page}:s1", "--undo", cwd=folder).returncode == 0
    assert "Ada Lund" not in reportedly("show", page, cwd=folder).stdout


def test_corrections_are_kept_when_a_page_is_read_again(own):
    folder, page = own
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    with sqlite3.connect(folder / "reportedly.db") as store:
        store.execute("UPDATE pages SET read_at = 'long ago'")
    reportedly("correct", f"{page}:s1", "--wrong", cwd=folder)
    done = reportedly("read", "story.txt", "--again", "--quiet", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "✎ wrong" in reportedly("show", cwd=folder).stdout + "".join(
        reportedly("show", name, cwd=folder).stdout
        for name in _ids(reportedly("show", "--json", cwd=folder).stdout)
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("search", "colour:blue"), 2, "Fields are"),
        (("correct", "PAGE:s99", "--wrong"), 2, "no statement"),
        (("correct", "PAGE:s1"), 2, "nothing to correct"),
        (("correct", "PAGE", "--wrong"), 2, "PAGE:STATEMENT"),
        (("correct", "PAGE:s1", "--content", "here"), 2, "no span"),
        (("correct", "PAGE:s1", "--undo"), 2, "nothing to undo"),
        (("ledger", "check"), 0, "0 faults"),
        (("ledger", "backup", "copy.db"), 0, "backed up"),
        (("ledger", "backup", "reportedly.db"), 5, "already"),
        (("ledger", "merge", "reportedly.db", "none.db"), 2, "no such ledger"),
        (("ledger", "merge", "reportedly.db", "reportedly.db"), 4, "itself"),
        (("ledger", "merge", "new.db", "reportedly.db"), 0, "pages 1,"),
        (("show", "--ledger", "mysql://host/x"), 4, "postgresql://"),
        (("show", "--ledger", "postgresql://nobody:secret@127.0.0.1:1/x"), 4, "server runs"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_commands_that_look_after_a_ledger_answer_by_exit_code(own, arguments, code, said):
    folder, page = own
    filled_in = [argument.replace("PAGE", page) for argument in arguments]
    done = reportedly(*filled_in, cwd=folder)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_check_names_what_is_damaged(own):
    folder, page = own
    with sqlite3.connect(folder / "reportedly.db") as store:
        store.execute("UPDATE statements SET standing = 'enacted' WHERE id = 's1'")
    done = reportedly("ledger", "check", cwd=folder)
    assert done.returncode == 1
    assert page in done.stdout
