"""A local list of known people; all invented."""

from __future__ import annotations

import pytest

from reportedly.errors import NotFound, NotReadable
from reportedly.people.links import Known, links, read_entries

MAYOR = Known("Emilia Brandvold", ("Emilia Brandvold", "Эмилия Брандволд"), ("mayor of Kesh",))


@pytest.fixture
def listed(tmp_path):
    def write(text):
        path = tmp_path / "dump.tsv"
        path.write_text(text, "utf-8")
        return path

    return write


def found(path, *people):
    return [(link.entry.id, link.score) for link in links(people, read_entries(path))]


def test_who_is_described_alike_scores_above_who_only_has_the_name(listed):
    path = listed(
        "id\tname\taliases\tdescription\n"
        "Q1\tEmilia Brandvold\t\tswimmer\n"
        "Q2\tE. K. Other\tEmilia Brandvold|Emmy\tmayor of Kesh since 2029\n"
        "Q3\tOren Taskin\t\tmayor of Kesh\n"
    )
    (first, second) = found(path, MAYOR)
    assert (first[0], second) == ("Q2", ("Q1", 0.5))
    assert first[1] > 0.8


@pytest.mark.parametrize(
    "row",
    ["Q1\tBrandvold", "Q1\tEmil Brandvold", "Q1\tE. Brandvold"],
    ids=["family name alone", "another given name", "initial"],
)
def test_other_names_are_not_linked(listed, row):
    assert found(listed(row + "\n"), MAYOR) == []


def test_at_most_three_entries_are_given(listed):
    rows = "".join(f"Q{number}\tEmilia Brandvold\n" for number in range(9))
    assert [entry for entry, _ in found(listed(rows), MAYOR)] == ["Q0", "Q1", "Q2"]


@pytest.mark.parametrize("text", ["Q1\n", "\tAda Lund\n", "x" * 70_000], ids=["name", "id", "long"])
def test_a_row_that_is_none_is_refused_with_its_line(listed, text):
    with pytest.raises(NotReadable, match="line 2"):
        list(read_entries(listed("id\tname\n" + text)))


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path):
    path = tmp_path / "dump.tsv"
    with pytest.raises(NotFound):
        list(read_entries(path))
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NotReadable):
        list(read_entries(path))
