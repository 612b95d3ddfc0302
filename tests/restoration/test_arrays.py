"""A look by arrays finds what a look at the bytes finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.restoration import arrays, clean, restore

LETTERS = "abhlwIlHZ013@!|_ '’\n\x99éșЖа“€𝐛😀\ud800\u200b"
texts = st.text(alphabet=st.sampled_from(LETTERS), max_size=60) | st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_both_looks_find_the_same(text):
    by_bytes, by_arrays = clean.look(text), arrays.look(text)
    assert by_arrays.odd == by_bytes.odd
    assert set(by_arrays.words) == set(by_bytes.words)
    assert set(by_arrays.shapes) <= set(by_bytes.shapes)
    for limit in (by_arrays.accented, by_bytes.accented):
        assert clean.has_many_accents(text, limit) == clean.has_many_accents(
            text, max(by_arrays.accented, by_bytes.accented)
        )


@pytest.mark.parametrize("name", ["clean", "altered"])
def test_a_long_text_is_restored_as_its_parts_are(name):
    line = (
        "“The harbour of Velm,” he said, “is closed.” Ill winds blew; 10 of 12 ships lay there.\n"
    )
    if name == "altered":
        line = line.replace("a", "а").replace("ill", "iIl") + "The w0rld wa1ts for McIlroy.\n"
    assert restore(line * 300).text == restore(line).text * 300
