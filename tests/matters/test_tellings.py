"""Repeats and agreement: few relations, whatever the length of a page."""

import time

from reportedly.matters import judge
from reportedly.offsets import Span
from reportedly.statement import RelationKind, Statement, StatementType, Words

ALIKE = {RelationKind.SAME, RelationKind.AGREE}


def page_of(lines):
    """A text with one "SOURCE said CONTENT." a line, and its statements."""
    text, rows = "", []
    for number, (source, content) in enumerate(lines):
        spans, at = [], len(text)
        for part in (source, "said", content):
            spans.append(Words((Span(at, at + len(part)),), part))
            at += len(part) + 1
        text += f"{source} said {content}.\n"
        who, cue, words = spans
        kind = StatementType.INDIRECT
        rows.append(Statement(f"s{number + 1}", words, who, cue, kind, 1.0, "as made"))
    return text, rows


def linked(relations):
    """Ids joined by same or agree, as sets."""
    sets = []
    for one in relations:
        if one.kind in ALIKE:
            touched = [s for s in sets if s & {one.a, one.b}]
            sets = [s for s in sets if s not in touched]
            sets.append({one.a, one.b}.union(*touched))
    return sets


def test_repeats_are_joined_to_the_first_of_them():
    text, rows = page_of([("Maro", "the curfew is over")] * 4)
    _, _, relations = judge(text, rows, [])
    assert [(r.kind, r.a, r.b) for r in relations] == [
        (RelationKind.AGREE, "s1", f"s{number}") for number in (2, 3, 4)
    ]


def test_two_camps_of_repeats_conflict_once():
    camps = [("Maro", "the curfew is over"), ("Denk", "the curfew goes on")] * 5
    text, rows = page_of(camps)
    _, _, relations = judge(text, rows, [])
    assert [(r.a, r.b) for r in relations if r.kind is RelationKind.CONFLICT] == [("s1", "s2")]
    assert sorted(map(len, linked(relations))) == [5, 5]


def test_what_agrees_in_many_words_stays_linked_by_few_relations():
    lines = [("Maro", f"the curfew is over for {n} towns of the valley") for n in range(40, 80)]
    text, rows = page_of([*lines])
    _, _, relations = judge(text, rows, [])
    assert len(relations) <= 6 * len(rows)
    assert [len(found) for found in linked(relations)] == [len(rows)]


def test_a_long_page_of_repeats_is_judged_within_seconds():
    text, rows = page_of([("Maro", "the water rationing is over")] * 2000)
    began = time.process_time()
    _, _, relations = judge(text, rows, [])
    assert len(relations) == len(rows) - 1
    assert time.process_time() - began < 3  # half a second where nothing else runs


def test_a_long_page_of_varied_statements_is_judged_within_seconds():
    courses = ("is over", "goes on", "began", "was never planned")
    lines = [("Maro", f"the rationing {courses[n % 4]} in {n} towns") for n in range(1200)]
    text, rows = page_of(lines)
    began = time.process_time()
    judge(text, rows, [])
    assert time.process_time() - began < 8  # a second where nothing else runs
