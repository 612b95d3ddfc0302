"""Zip files: packed folders and packed web archives, and the bombs among them."""

from __future__ import annotations

import gzip
import io
import time
import zipfile

import pytest

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Page, Skipped
from reportedly.reading import Limits, discover, read
from reportedly.reading.allowance import EXPANSION, FLOOR, Allowance
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data
from tests.reading.builders import ARTICLE, mail, packed, warc_record, word, zipped

CRAWL = packed(
    warc_record("https://a.example/1", ARTICLE.encode()),
    warc_record("https://a.example/2", ARTICLE.replace("Orl", "Ost").encode()),
)
WACZ = {
    "datapackage.json": b"{}",
    "archive/data.warc.gz": CRAWL,
    "indexes/index.cdx": b"com,a)/ 2025",
    "pages/pages.jsonl": b"{}",
}


def items(data, name="bundle.zip", limits=None):
    return list(open_data(Member(data, name), limits=limits or Limits()))


def texts(found):
    return [item.text.original for item in found if isinstance(item, Page)]


def reasons(found):
    return {item.where: item.reason for item in found if isinstance(item, Skipped)}


def test_a_packed_folder_gives_its_pages_in_the_order_of_names():
    found = items(zipped({"b/two.txt": b"Two.", "a/one.txt": b"One.", "c.html": ARTICLE.encode()}))
    assert [page.raw.part for page in found] == ["a/one.txt", "b/two.txt", "c.html"]
    assert {page.raw.container for page in found} == {"bundle.zip"}


def test_a_page_has_the_same_name_in_a_zip_and_out_of_it():
    (inside,) = items(zipped({"deep/in/a.html": ARTICLE.encode()}))
    (outside,) = read(ARTICLE.encode())
    assert inside.id == outside.id


def test_everything_a_zip_holds_and_that_is_no_page_is_said():
    found = items(
        zipped(
            {
                "a.txt": b"The board met.",
                "photo.png": b"\x89PNG\r\n\x1a\n\0\0\0",
                "README.md": b"What lies here.",
                ".DS_Store": b"\0\0",
                "__MACOSX/a.txt": b"\0\0",
                "empty.txt": b"",
            }
        )
    )
    said = reasons(found)
    assert texts(found) == ["The board met."]
    assert said["bundle.zip/photo.png"] == "not read yet: a picture"
    assert "notes about the folder" in said["bundle.zip/README.md"]
    assert said["bundle.zip/empty.txt"] == "empty"
    assert said["bundle.zip"] == "members that are no pages: 2 (1 in .DS_Store, 1 in __MACOSX)"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_packed_web_archive_gives_its_pages(tmp_path, method):
    path = tmp_path / "crawl.wacz"
    path.write_bytes(zipped(WACZ, method=method))
    found = list(discover([path]))
    pages = [item for item in found if isinstance(item, Page)]
    assert [page.address for page in pages] == ["https://a.example/1", "https://a.example/2"]
    assert pages[0].raw.container == f"{path}/archive/data.warc.gz"
    (note,) = reasons(found).values()
    assert note.startswith("members that are no pages: 3 (1 in ")


def test_archives_mails_and_documents_inside_a_zip_are_read():
    inner = zipped({"one.txt.gz": gzip.compress(b"One.")})
    letter = mail("Two.").as_bytes()
    notes = word("<w:p><w:r><w:t>Three.</w:t></w:r></w:p>")
    found = items(zipped({"a.zip": inner, "b.eml": letter, "c.docx": notes}))
    assert [text.strip() for text in texts(found)] == ["One.", "Two.", "Three."]
    assert found[0].raw.container == "bundle.zip/a.zip"
    assert found[2].raw.part == "word/document.xml"


def test_names_that_lead_out_of_the_folder_write_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert texts(items(zipped({"../../out.txt": b"Out.", "/etc/x.txt": b"In."}))) == ["Out.", "In."]
    assert list(tmp_path.iterdir()) == []


def test_a_locked_member_is_said_and_the_rest_read():
    data = bytearray(zipped({"a.txt": b"One.", "b.txt": b"Two."}, method=zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + flags] |= 1
    found = items(bytes(data))
    assert texts(found) == ["Two."]
    assert "locked with a password" in reasons(found)["bundle.zip/a.txt"]


def test_a_damaged_member_is_said_and_the_rest_read():
    data = zipped({"a.txt": b"One one one.", "b.txt": b"Two."}, method=zipfile.ZIP_STORED)
    found = items(data.replace(b"One one", b"One 0ne", 1))
    assert texts(found) == ["Two."]
    assert "damaged" in reasons(found)["bundle.zip/a.txt"]


@pytest.mark.parametrize("part", [0.3, 0.9, 0.999])
def test_a_zip_that_was_cut_short_says_so(part):
    data = zipped({"a.txt": b"The board met. " * 99, "b.txt": b"Two."})
    with pytest.raises(NotReadable, match="damaged or cut short"):
        items(data[: int(part * len(data))])


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b""}, "a table"),
        ({"mimetype": b"application/epub+zip", "META-INF/container.xml": b""}, "a book"),
        ({"mimetype": b"", "content.xml": b""}, "OpenDocument"),
    ],
)
def test_documents_without_a_reader_are_told_by_what_is_inside(members, what):
    with pytest.raises(NotReadable, match=f"not read yet: {what}"):
        items(zipped(members))


def test_a_bomb_stops_at_its_allowance_and_the_run_goes_on(tmp_path):
    bomb = zipped({f"{n:02}.txt": b"word " * (4 << 20) for n in range(10)})
    (tmp_path / "a.zip").write_bytes(bomb)
    (tmp_path / "b.txt").write_bytes(b"The board met.")
    start = time.process_time()
    found = list(discover([tmp_path]))
    assert time.process_time() - start < 10
    assert texts(found)[-1] == "The board met."
    said = reasons(found)
    assert any(f"more than {EXPANSION} times its size" in reason for reason in said.values())
    assert any("more members were not unpacked" in reason for reason in said.values())


def test_bombs_inside_bombs_share_one_allowance():
    data = b" " * (15 << 20)
    for _ in range(3):
        data = zipped({f"{n}.zip": data for n in range(16)})
    start = time.process_time()
    found = items(data)
    assert time.process_time() - start < 10
    assert texts(found) == []


def test_files_inside_files_end_somewhere():
    data = zipped({"a.txt": b"deep down"})
    for _ in range(3):
        data = zipped({"a.zip": data})
    found = items(data)
    assert [reason for reason in reasons(found).values() if "inside one another" in reason]


def test_only_so_many_members_are_read():
    found = items(zipped({f"{n}.txt": b"One." for n in range(9)}), limits=Limits(members=4))
    assert len(texts(found)) == 4
    assert reasons(found)["bundle.zip"] == "only the first 4 members were read"


def test_a_list_of_members_too_long_to_hold_is_refused():
    data = zipped({f"{n:0100}.txt": b"" for n in range(30)})
    with pytest.raises(TooLarge, match="list of what is in it"):
        items(data, limits=Limits(page_bytes=2_000))


def test_a_member_too_large_for_a_page_is_said():
    found = items(zipped({"a.txt": b"word " * 999}), limits=Limits(page_bytes=2_000))
    (reason,) = reasons(found).values()
    assert "too much for one page" in reason


def test_a_gzip_bomb_inside_a_zip_counts_as_unpacked():
    bomb = gzip.compress(b"\0" * (100 << 20))
    found = items(zipped({"a.gz": bomb}))
    (reason,) = reasons(found).values()
    assert f"{EXPANSION} times its size" in reason


def test_a_fault_in_a_reader_costs_one_member(monkeypatch):
    def fail(*_, **__):
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("reportedly.reading.html.read_html", fail)
    found = items(zipped({"a.html": ARTICLE.encode(), "b.txt": b"Two."}))
    assert texts(found) == ["Two."]
    assert "ZeroDivisionError" in reasons(found)["bundle.zip/a.html"]


def test_a_damaged_web_archive_inside_is_said():
    stored = bytearray(zipped({"crawl.warc.gz": CRAWL}, method=zipfile.ZIP_STORED))
    at = stored.index(CRAWL) + len(CRAWL) - 4  # the length that closes the last record
    stored[at] ^= 255
    found = items(bytes(stored))
    assert "damaged" in reasons(found)["bundle.zip/crawl.warc.gz"]


def test_a_web_archive_that_is_a_bomb_ends_the_zip():
    record = gzip.compress(warc_record("https://a.example/1", b"word " * (4 << 20)))
    found = items(zipped({f"{n}.warc": gzip.decompress(record) for n in range(9)}))
    assert any(f"{EXPANSION} times" in reason for reason in reasons(found).values())


def test_a_large_archive_is_read_from_its_file_and_not_held(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"a.txt": b"One."}))
    with path.open("ab") as stream:
        stream.truncate(0)
        stream.write(io.BytesIO(zipped({"crawl.warc.gz": CRAWL})).getvalue())
    limits = Limits(container_bytes=10)
    pages = [item for item in discover([path], limits=limits) if isinstance(item, Page)]
    assert len(pages) == 2


def test_an_allowance_is_a_hundred_times_the_file():
    allowance = Allowance(1_000)
    allowance.take(FLOOR + 99_000, "a.zip")
    assert not allowance.is_spent
    with pytest.raises(TooLarge, match=r"a\.zip: it unpacks to more than 100 times"):
        allowance.take(1_000, "a.zip")
    assert allowance.is_spent
