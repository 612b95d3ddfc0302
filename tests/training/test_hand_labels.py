"""The labels given to lines by hand: what the table may hold."""

from __future__ import annotations

import re

from reportedly.page import Label
from training.labels.hand import TABLE, hand_labels

RUN = re.compile(r"\d+(?:-\d+)?:(?:[a-z]+|\?)")


def test_the_table_holds_pages_lines_and_labels_and_no_words_of_a_page():
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    assert rows == sorted(rows)
    for row in rows:
        page, runs = row.split("\t")
        assert re.fullmatch(r"(?:aeb|fundus)-[\w-]+", page)
        assert all(RUN.fullmatch(run) for run in runs.split())


def test_every_line_has_one_label_that_there_is_and_none_is_body():
    known = {str(label) for label in Label} - {"body"} | {"?"}
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    for row, lines in zip(rows, hand_labels().values(), strict=True):
        places = [
            int(n) for run in row.split("\t")[1].split() for n in run.split(":")[0].split("-")
        ]
        assert places == sorted(places)
        assert set(lines.values()) <= known


def test_as_many_pages_and_lines_are_labelled_as_the_guidelines_say():
    labelled = hand_labels()
    told = TABLE.with_name("README.md").read_text(encoding="utf-8")
    assert f"{len(labelled)} pages, {sum(map(len, labelled.values())):,} lines" in told
