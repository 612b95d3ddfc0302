"""What holds for every text."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.offsets import MapBuilder, Span
from reportedly.restoration import restore

few = settings(max_examples=120, deadline=None)

ALPHABETS = (
    "abcdeghilmnoprstuy ABCEHIKMOPSTX .,'’“”()-1034 \n"
    "авеопрстухікйжњѕј АВЕКМНОРСТХІ ανοτπλ ΑΒΕΟ"
    "\u200b\u200c\u200d\u202e\u202c\u200f\u2066\u00ad\ufe0f\u0336\u0301\u2005\uff0c\u2010"
    "ａ𝐛ⓒɑıᴏᎪօהكक्中한😀👩\r@$!|"
    "éàüʼҽӏⅰ೦℮⍴،。\u2003/=#"
)
tricky = st.text(alphabet=st.sampled_from(ALPHABETS), max_size=50)
anything = st.text(max_size=60)


@few
@given(anything | tricky)
def test_restoring_twice_changes_nothing_more(text):
    once = restore(text)
    again = restore(once.text)
    assert again.text == once.text
    assert not again.attacked


@few
@given(anything | tricky)
def test_every_character_has_a_place_in_the_original(text):
    done = restore(text)
    assert done.original == text
    assert len(done.offsets) == len(done.text)
    assert all(0 <= at < len(text) for at in done.offsets)
    assert len(set(done.offsets)) == len(done.offsets)


@few
@given(anything | tricky)
def test_offsets_rise_except_where_text_was_reversed(text):
    done = restore(text)
    if not {"\u202e", "\u202d"} & set(text):
        assert list(done.offsets) == sorted(done.offsets)


@few
@given(anything | tricky)
def test_unaltered_characters_are_the_same_in_both_texts(text):
    done = restore(text)
    altered = {at for found in done.alterations for at in range(found.span.start, found.span.end)}
    for letter, at in zip(done.text, done.offsets, strict=True):
        assert at in altered or letter == text[at]


@few
@given(anything | tricky)
def test_alterations_quote_the_original_and_stand_in_order(text):
    done = restore(text)
    starts = [found.span.start for found in done.alterations]
    assert starts == sorted(starts)
    assert done.attacked == bool(done.alterations) or done.text == text
    assert done.summary().endswith(".")


@few
@given(st.text(alphabet=st.sampled_from("abcdefghijkmnopqrstuvwxyz .,ABC\n"), max_size=80))
def test_ascii_letters_of_one_shape_are_never_touched(text):
    assert restore(text).text == text


@few
@given(st.text(alphabet=st.sampled_from("бгджзийлцчшщъыьэюя .,\n"), max_size=60))
def test_letters_without_look_alikes_are_never_touched(text):
    assert restore(text).text == text


@few
@given(anything | tricky | st.just("e\u0301 \r\n 👩‍🚀 \u202eabc\u202c о"))
def test_restored_characters_lead_to_their_bytes(text):
    text = unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode()
    builder, at = MapBuilder(), 0
    for letter in text:
        size = len(letter.encode())
        builder.copy(1, at, size)
        at += size
    done = restore(text)
    to_bytes = done.map.then(builder.build())
    data = text.encode()
    for place, source in enumerate(done.offsets):
        span = to_bytes.source(Span(place, place + 1))
        assert data[span.start : span.end].decode() == text[source]
