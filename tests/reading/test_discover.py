"""Files, folders, globs, text and bytes to pages, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import os

import pytest

from reportedly.errors import NotFound, NotReadable, TooLarge
from reportedly.page import Label, Page, Skipped
from reportedly.reading import Limits, discover, find_inputs, open_input, read, read_one
from tests.reading.builders import ARTICLE, packed, warc_record

SMALL = Limits(page_bytes=2_000, container_bytes=10_000)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.html").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a.txt").write_text("The harbor board met.\n", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.txt.gz").write_bytes(gzip.compress(b"The pilots answered."))
    return tmp_path


def texts(items):
    return [item.text.original for item in items if isinstance(item, Page)]


def reasons(items):
    return {item.where.rpartition("/")[2]: item.reason for item in items}


def test_a_folder_gives_its_pages_in_the_order_of_names(folder):
    names = [page.raw.container for page in read(folder)]
    assert names == [str(folder / name) for name in ("a.txt", "b.html", "inner/c.txt.gz")]


def test_a_glob_gives_what_it_matches(folder):
    assert len(list(read(f"{folder}/*.txt"))) == 1
    assert len(list(read(f"{folder}/**/*.gz"))) == 1


def test_reads_no_further_than_asked(folder):
    pages = discover([folder])
    next(pages)
    (folder / "b.html").unlink()
    assert any(isinstance(item, Skipped) and "no such file" in item.reason for item in pages)


def test_what_a_folder_cannot_give_is_listed_with_the_reason(folder):
    (folder / "empty.txt").touch()
    (folder / "noise.bin").write_bytes(bytes(range(32)) * 9)
    (folder / "contract.doc").write_bytes(b"\xd0\xcf\x11\xe0word")
    (folder / "README.md").write_text("What lies here.", encoding="utf-8")
    (folder / ".hidden").write_text("not looked at", encoding="utf-8")
    (folder / "cut.txt.gz").write_bytes(gzip.compress(b"words" * 99)[:-12])
    found = list(discover([folder]))
    said = reasons(item for item in found if isinstance(item, Skipped))
    assert len(texts(found)) == 3
    assert set(said) == {"empty.txt", "noise.bin", "contract.doc", "README.md", "cut.txt.gz"}
    assert said["contract.doc"] == "not read yet: .doc (Word)"
    assert said["empty.txt"].startswith("empty.")
    assert "cut short" in said["cut.txt.gz"]


def test_a_named_note_is_read(folder):
    (folder / "README.md").write_text("What lies here.", encoding="utf-8")
    assert texts(discover([folder / "README.md"])) == ["What lies here."]


def test_a_missing_named_file_is_said_before_anything_is_read(folder):
    with pytest.raises(NotFound, match="no such file or folder") as caught:
        discover([folder / "a.txt", folder / "typo.txt"])
    assert caught.value.exit_code == 2
    assert "Check the path" in str(caught.value)


def test_the_same_file_named_twice_is_read_once(folder):
    (folder / "link.txt").symlink_to(folder / "a.txt")
    assert len(list(discover([folder / "a.txt", folder / "a.txt", folder]))) == 3


def test_link_circles_end(folder):
    (folder / "inner" / "again").symlink_to(folder)
    found = list(discover([folder]))
    assert len(texts(found)) == 3
    assert "a link back" in reasons(i for i in found if isinstance(i, Skipped))["again"]


def test_a_dangling_link_and_a_pipe_are_skipped(folder):
    (folder / "dangling.txt").symlink_to(folder / "gone")
    os.mkfifo(folder / "pipe")
    said = reasons(i for i in discover([folder]) if isinstance(i, Skipped))
    assert "no such file" in said["dangling.txt"]
    assert "not a file" in said["pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_said(folder):
    (folder / "a.txt").chmod(0)
    with pytest.raises(NotReadable, match="cannot be opened"):
        list(read(folder / "a.txt"))


@pytest.mark.parametrize(
    ("name", "data", "error", "words"),
    [
        pytest.param("a.txt", b"", NotReadable, "empty", id="empty"),
        pytest.param("a.bin", bytes(range(32)) * 9, NotReadable, "binary", id="binary"),
        pytest.param("a.doc", b"\xd0\xcf\x11\xe0", NotReadable, "not read yet", id="not-yet"),
        pytest.param("a.docx", b"PK\3\4", NotReadable, "damaged or cut short", id="cut-zip"),
        pytest.param("a.txt", b"word " * 999, TooLarge, "too much for one page", id="long-text"),
        pytest.param("a.html", b"<p>" * 999, TooLarge, "too much for one page", id="long-html"),
        pytest.param("a.json", b'{"messages":' + b"[" * 9_999, TooLarge, "too much", id="export"),
    ],
)
def test_a_named_file_that_is_no_page_raises_and_says_what_to_do(
    tmp_path, name, data, error, words
):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error, match=words) as caught:
        list(read(path, limits=SMALL))
    assert caught.value.where == str(path)
    assert caught.value.exit_code == 2


def test_200_megabytes_of_text_are_refused_without_being_read(tmp_path):
    path = tmp_path / "corpus.txt"
    with path.open("wb") as stream:
        stream.write(b"The board met.\n" * 5_000)
        stream.truncate(200 << 20)  # a sparse file: no more is written to the disk
    with pytest.raises(TooLarge, match="200 MB is too much for one page"):
        list(read(path))


def test_a_large_text_names_size_limit_and_remedy(tmp_path):
    path = tmp_path / "corpus.txt"
    with path.open("wb") as stream:
        for _ in range(17):
            stream.write(b"The board met.\n" * 70_000)
    with pytest.raises(TooLarge, match=r"17 MB .* limit is 16 MB.*Split it into its pages"):
        list(read(path))


def test_text_is_a_page_and_a_path_like_text_that_is_missing_is_not():
    assert texts(read("Fares rise, the board said.\nNobody asked.")) == [
        "Fares rise, the board said.\nNobody asked."
    ]
    assert texts(read("Who said so?")) == ["Who said so?"]
    with pytest.raises(NotFound):
        read("notes/typo.html")


@pytest.mark.parametrize("text", ["Yes.", "a" * 5_000, "x\0y", "Fares*", "[Update] no", "?"])
def test_no_text_is_an_error(text):
    assert texts(read(text)) == [text]


def test_a_short_text_somebody_gave_is_body():
    page = read_one("The minister denied it.")
    assert [block.label for block in page.blocks] == [Label.BODY]
    assert page.problems == ()


def test_text_that_is_html_is_read_as_html():
    page = read_one(ARTICLE)
    assert page.raw.media_type == "text/html"
    assert "Nobody likes to pay more" in page.text.original


def test_bytes_of_any_format_are_read():
    archive = packed(warc_record("https://a.example/1", ARTICLE.encode()))
    (page,) = read(archive)
    assert page.address == "https://a.example/1"
    assert read_one(archive).id == page.id


def test_bytes_without_a_page_raise():
    with pytest.raises(NotReadable, match="no page"):
        read_one(packed(warc_record("https://a.example/1", b"x", status="404 Not Found")))


def test_a_page_keeps_its_name_wherever_its_file_lies(tmp_path):
    ids = set()
    for name in ("a.html", "b/c.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE, encoding="utf-8")
        ids.update(page.id for page in read(path))
    assert len(ids) == 1


def test_files_inside_files_end_somewhere(tmp_path):
    data = b"deep down"
    for _ in range(5):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    with pytest.raises(TooLarge, match="inside one another"):
        list(read(tmp_path / "a.gz"))


def test_the_standard_input_is_read(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(b"The board met."))
    monkeypatch.setattr("sys.stdin", stream)
    assert texts(discover(["-"])) == ["The board met."]


def test_inputs_can_be_counted_before_they_are_opened(folder):
    found = list(find_inputs([folder, "https://a.example/1", "-"]))
    assert [item.kind.value for item in found] == [
        "file",
        "file",
        "file",
        "address",
        "standard input",
    ]
    assert texts(open_input(found[0])) == ["The harbor board met.\n"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251", "koi8-r"])
def test_encodings_are_told_or_guessed(tmp_path, encoding):
    words = "Совет порта поднял плату за паром. Жители города узнали об этом из объявления. " * 5
    (tmp_path / "a.txt").write_bytes(words.encode(encoding))
    assert texts(read(tmp_path / "a.txt")) == [words]


def test_a_wrong_declaration_does_not_stop_the_reading(tmp_path):
    page = '<meta charset="utf-8"><p>' + "Le café du port était fermé hier. " * 9
    (tmp_path / "a.html").write_bytes(page.encode("latin-1"))
    (found,) = texts(read(tmp_path / "a.html"))
    assert "du port" in found


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("<html><body><p>One<p>Two <b>bold<i></b>", id="unclosed"),
        pytest.param("<html><div class='x>never ends <p>text", id="open-quote"),
        pytest.param("<html>" + "<div>" * 3_000 + "deep", id="deep"),
        pytest.param("<html><!-- never closed <p>text", id="open-comment"),
        pytest.param("<html><p>&#xFFFFFF; &bogus; &#0; text", id="odd-entities"),
    ],
)
def test_broken_html_is_a_page(source):
    (page,) = read(source.encode())
    assert isinstance(page, Page)


def test_a_fault_in_a_reader_costs_one_file_and_is_logged(folder, monkeypatch, caplog):
    def fail(*_, **__):
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("reportedly.reading.html.read_html", fail)
    found = list(discover([folder]))
    assert len(texts(found)) == 2
    said = reasons(item for item in found if isinstance(item, Skipped))
    assert said == {"b.html": "a reader failed on it (ZeroDivisionError: odd)"}
    assert "a reader failed on" in caplog.text
