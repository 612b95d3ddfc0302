"""Tar files: packed folders, what in them is no page, and those that mean harm."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest

from reportedly.errors import NotReadable, TooLarge
from reportedly.page import Page, Skipped
from reportedly.reading import Limits, read
from reportedly.reading.member import Member
from reportedly.reading.opening import open_data, open_file
from tests.reading.builders import ARTICLE, zipped


def tarred(members, *, form=tarfile.PAX_FORMAT, links=()):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        for name, target in links:
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
    return out.getvalue()


def items(data, name="bundle.tar", limits=None):
    return list(open_data(Member(data, name), limits=limits or Limits()))


def texts(found):
    return [item.text.original for item in found if isinstance(item, Page)]


def reasons(found):
    return {item.where: item.reason for item in found if isinstance(item, Skipped)}


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT], ids=["pax", "gnu"])
def test_a_packed_folder_gives_its_pages(form):
    long_name = "deep/" * 40 + "two.txt"
    found = items(tarred({"one.txt": b"One.", long_name: b"Two."}, form=form))
    assert [page.raw.part for page in found] == ["one.txt", long_name]
    assert {page.raw.container for page in found} == {"bundle.tar"}
    assert texts(found) == ["One.", "Two."]


@pytest.mark.parametrize("name", ["bundle.tar.gz", "bundle.tgz"])
def test_a_tar_packed_with_gzip_is_read_too(name):
    assert texts(items(gzip.compress(tarred({"one.txt": b"One."})), name)) == ["One."]


def test_a_page_has_the_same_name_in_a_tar_and_out_of_it():
    (inside,) = items(tarred({"deep/in/a.html": ARTICLE.encode()}))
    (outside,) = read(ARTICLE.encode())
    assert inside.id == outside.id


def test_a_tar_on_the_disk_is_read_as_one_in_memory(tmp_path):
    path = tmp_path / "bundle.tar"
    path.write_bytes(tarred({"one.txt": b"One.", "inner.zip": zipped({"two.txt": b"Two."})}))
    assert texts(open_file(path)) == ["One.", "Two."]


def test_links_and_hidden_files_are_said_and_not_followed():
    found = items(
        tarred({"a.txt": b"The board met.", ".cache/b": b"x"}, links=[("c.txt", "/etc/passwd")])
    )
    assert texts(found) == ["The board met."]
    assert "members that are no pages: 2" in reasons(found)["bundle.tar"]


def test_what_cannot_be_read_in_a_tar_costs_one_member():
    found = items(tarred({"a.png": b"\x89PNG\r\n\x1a\n" + bytes(20), "b.txt": b"Kept."}))
    assert texts(found) == ["Kept."]
    assert "a picture" in reasons(found)["bundle.tar/a.png"]


def test_a_tar_that_breaks_off_gives_the_pages_before():
    whole = tarred({"a.txt": b"The board met.", "b.txt": b"x" * 5000})
    found = items(whole[:3000])
    assert texts(found) == ["The board met."]
    assert any("damaged or cut short" in reason for reason in reasons(found).values())


def test_a_damaged_first_header_is_a_clear_error():
    data = bytearray(tarred({"a.txt": b"The board met."}, form=tarfile.USTAR_FORMAT))
    data[148:156] = b"garbage!"
    with pytest.raises(NotReadable, match="damaged or cut short"):
        items(bytes(data))


def test_reading_stops_at_the_most_members():
    found = items(tarred({f"{n}.txt": b"Text." for n in range(5)}), limits=Limits(members=2))
    assert len(texts(found)) == 2
    assert reasons(found)["bundle.tar"] == "only the first 2 members were read"


def test_tars_inside_tars_end():
    data = tarred({"a.txt": b"Deep."})
    for level in range(5):
        data = tarred({f"{level}.tar": data})
    assert any("files inside one another" in reason for reason in reasons(items(data)).values())


def test_a_name_that_would_fill_the_memory_is_refused():
    limits = Limits(page_bytes=4096, container_bytes=1 << 20)
    with pytest.raises(TooLarge, match="the list of what is in it"):
        items(tarred({"a" * 100_000: b"x"}), limits=limits)


def test_a_member_with_many_holes_counts_for_what_it_unpacks_to(monkeypatch):
    monkeypatch.setattr("reportedly.reading.allowance.FLOOR", 20_000)
    monkeypatch.setattr("reportedly.reading.allowance.EXPANSION", 0)
    found = items(tarred({f"{n}.txt": b"Words and words. " * 500 for n in range(6)}))
    assert len(texts(found)) < 6
    assert any("not unpacked" in reason for reason in reasons(found).values())


def test_a_length_below_zero_does_not_lead_in_a_circle():
    data = bytearray(tarred({"a.txt": b"One.", "b.txt": b"Two."}, form=tarfile.GNU_FORMAT))
    header = bytearray(data[1024:1536])
    header[124:136] = b"\xff" * 10 + (-1024 & 0xFFFF).to_bytes(2, "big")
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    data[1024:1536] = header
    found = items(bytes(data))
    assert texts(found) == ["One."]
    assert any("damaged" in reason for reason in reasons(found).values())
