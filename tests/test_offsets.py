"""Maps between texts: each built from random edits and checked against a list of positions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import MapBuilder, OffsetMap, Piece, Span, identity

quick = settings(max_examples=150, deadline=None)

# One step: how many source units are dropped before it, its kind, its size.
steps = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["copy", "double", "reversed", "whole", "written"]),
        st.integers(1, 4),
    ),
    max_size=12,
)
single_steps = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["copy", "reversed", "whole", "written"]),
        st.integers(1, 4),
    ),
    max_size=12,
)


def built(plan) -> tuple[OffsetMap, list[range], int]:
    """The map of a plan, for each derived unit the source units it stands for, source length."""
    builder, model, at = MapBuilder(), [], 0
    for gap, kind, size in plan:
        at += gap
        if kind == "copy":
            builder.copy(size, at)
            model += [range(at + k, at + k + 1) for k in range(size)]
            at += size
        elif kind == "double":
            builder.copy(size, at, 2)
            model += [range(at + 2 * k, at + 2 * k + 2) for k in range(size)]
            at += 2 * size
        elif kind == "reversed":
            builder.reversed(size, at)
            model += [range(at + k, at + k + 1) for k in reversed(range(size))]
            at += size
        elif kind == "whole":
            builder.whole(size, at, at + 3)
            model += [range(at, at + 3)] * size
            at += 3
        else:
            builder.whole(size, at, at)
            model += [range(at, at)] * size
    return builder.build(), model, at


def test_an_empty_map_is_the_identity_and_maps_nothing():
    empty = identity(0)
    assert empty.is_identity()
    assert empty.sources(Span(0, 0)) == ()
    assert empty.source(Span(0, 0)) == Span(0, 0)
    assert empty.indices() == []


def test_the_identity_maps_every_span_to_itself():
    assert identity(9).source(Span(2, 5)) == Span(2, 5)
    assert identity(9).derived(Span(2, 5)) == Span(2, 5)
    assert identity(9).is_identity()


def test_copies_that_touch_are_one_piece():
    builder = MapBuilder()
    builder.copy(2, 0)
    builder.copy(3, 2)
    assert list(builder.build().pieces()) == [Piece(0, 5, 0, 5, 1)]
    assert builder.build() == identity(5)
    assert hash(builder.build()) == hash(identity(5))


def test_nothing_is_added_for_empty_pieces():
    builder = MapBuilder()
    builder.copy(0, 4)
    builder.reversed(0, 4)
    builder.whole(0, 4, 9)
    assert builder.build() == identity(0)


def test_a_map_is_equal_to_no_other_thing():
    assert identity(3) != "abc"


def test_dropped_source_is_shown_nowhere():
    builder = MapBuilder()
    builder.copy(2, 0)
    builder.copy(2, 5)
    found = builder.build()
    assert found.derived(Span(2, 5)) is None
    assert found.sources(Span(1, 3)) == (Span(1, 2), Span(5, 6))
    assert found.source(Span(1, 3)) == Span(1, 6)


def test_reversed_text_runs_back():
    builder = MapBuilder()
    builder.reversed(4, 10)
    found = builder.build()
    assert found.indices() == [13, 12, 11, 10]
    assert found.source(Span(0, 1)) == Span(13, 14)
    assert found.derived(Span(10, 11)) == Span(3, 4)


def test_text_a_step_wrote_itself_stands_at_a_point():
    builder = MapBuilder()
    builder.copy(2, 0)
    builder.whole(1, 2, 2)
    builder.copy(2, 2)
    assert builder.build().source(Span(2, 3)) == Span(2, 2)


def test_a_map_in_steps_of_two_cannot_stand_on_another():
    builder = MapBuilder()
    builder.copy(2, 0, 2)
    other = MapBuilder()
    other.copy(4, 1)
    with pytest.raises(ValueError, match="single units"):
        builder.build().then(other.build())


@quick
@given(steps)
def test_each_position_stands_for_what_was_built(plan):
    found, model, _ = built(plan)
    assert found.length == len(model)
    for at, units in enumerate(model):
        span = found.source(Span(at, at + 1))
        assert range(span.start, span.end) == units or (not units and len(span) == 0)


@quick
@given(steps, st.data())
def test_sources_hold_all_and_only_what_a_span_stands_for(plan, data):
    found, model, _ = built(plan)
    start = data.draw(st.integers(0, len(model)))
    end = data.draw(st.integers(start, len(model)))
    wanted = {unit for units in model[start:end] for unit in units}
    got = [unit for part in found.sources(Span(start, end)) for unit in range(part.start, part.end)]
    assert set(got) == wanted


@quick
@given(steps, st.data())
def test_derived_is_the_smallest_range_that_shows_a_source_span(plan, data):
    found, model, length = built(plan)
    start = data.draw(st.integers(0, length))
    end = data.draw(st.integers(start, length))
    touched = [at for at, units in enumerate(model) if any(start <= u < end for u in units)]
    got = found.derived(Span(start, end))
    if start == end:
        return
    assert got == (Span(touched[0], touched[-1] + 1) if touched else None)


@quick
@given(single_steps, steps)
def test_composed_maps_lead_where_both_in_turn_lead(upper_plan, deeper_plan):
    upper, upper_model, upper_length = built(upper_plan)
    deeper, deeper_model, _ = built([*deeper_plan, (0, "copy", upper_length)])
    both = upper.then(deeper)
    assert both.length == upper.length
    for at, units in enumerate(upper_model):
        wanted = {source for unit in units for source in deeper_model[unit]}
        got = both.source(Span(at, at + 1))
        if wanted:
            assert (got.start, got.end) == (min(wanted), max(wanted) + 1)
        else:
            assert got.start == got.end


@quick
@given(steps)
def test_indices_give_the_first_source_unit_of_each_position(plan):
    found, model, _ = built(plan)
    indices = found.indices()
    assert len(indices) == found.length
    assert all(index == units[0] for index, units in zip(indices, model, strict=True) if units)


@quick
@given(st.text(max_size=60))
def test_letters_lead_to_their_bytes(text):
    builder, at = MapBuilder(), 0
    for letter in text:
        size = len(letter.encode("utf-8", "surrogatepass"))
        builder.copy(1, at, size)
        at += size
    data = text.encode("utf-8", "surrogatepass")
    found = builder.build()
    for start in range(len(text)):
        span = found.source(Span(start, len(text)))
        assert data[span.start : span.end].decode("utf-8", "surrogatepass") == text[start:]
