"""Turning every span inside records."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import Span
from reportedly.spans import turn


@dataclass(frozen=True, slots=True)
class Leaf:
    span: Span | None
    name: str = "leaf"


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    best: Leaf | None = None
    spans: tuple[Span, ...] = ()


def later(span: Span) -> Span:
    return Span(span.start + 10, span.end + 10)


def test_a_span_alone_is_turned():
    assert turn(Span(1, 2), later) == Span(11, 12)


def test_spans_are_turned_at_every_depth():
    tree = Tree((Leaf(Span(0, 1)), Leaf(None)), Leaf(Span(2, 3)), (Span(4, 5),))
    turned = turn(tree, later)
    assert turned.leaves == (Leaf(Span(10, 11)), Leaf(None))
    assert turned.best == Leaf(Span(12, 13))
    assert turned.spans == (Span(14, 15),)


def test_the_record_given_is_left_as_it_was():
    leaf = Leaf(Span(0, 1))
    turn(leaf, later)
    assert leaf.span == Span(0, 1)


def test_a_record_without_spans_is_the_same_object():
    leaf = Leaf(None)
    assert turn(leaf, later) is leaf


def test_none_and_text_pass_through():
    assert turn((None, "text", 3), later) == (None, "text", 3)


def test_a_record_class_is_no_record():
    assert turn(Leaf, later) is Leaf


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=8))
def test_turning_there_and_back_changes_nothing(pairs):
    tree = Tree(tuple(Leaf(Span(start, end)) for start, end in pairs))
    there = turn(tree, later)
    assert turn(there, lambda span: Span(span.start - 10, span.end - 10)) == tree
