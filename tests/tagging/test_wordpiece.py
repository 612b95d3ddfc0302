from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.tagging.model import WEIGHTS
from reportedly.tagging.wordpiece import WordPiece

tokenizers = pytest.importorskip("tokenizers")

TEXTS = {
    "plain": "The Harbour Council of Lindmere met on Tuesday.",
    "marks": "“It's—well—done,” she said; (see p. 12/13) $4.5m @ 9%",
    "accents": "Zoë Çelik naïvely ate a jalapeño in Île-d’Ys, İstanbul",
    "combining accents": "Zoe\u0308 and a\u0301 b",
    "cyrillic": "Москва и Київ",
    "cjk": "東京で会議 met",
    "unknown signs": "smile 😀 end 𝔘𝔫𝔦",
    "invisible": "soft\u00adhyphen zero\u200bwidth \ufeffmark",
    "long word": "a" * 150 + " b",
    "odd spaces": "a\u00a0b\u3000c\u2009d\te\r\nf",
    "underscores": "snake_case __init__ a_b",
    "empty": "",
}


@pytest.fixture(scope="module")
def ours():
    return WordPiece.from_file(WEIGHTS / "vocab.txt")


@pytest.fixture(scope="module")
def theirs():
    return tokenizers.BertWordPieceTokenizer(str(WEIGHTS / "vocab.txt"), lowercase=True)


def both(ours, theirs, text):
    expected = theirs.encode(text, add_special_tokens=False)
    pieces = ours.pieces(text)
    got = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    return (pieces.ids.tolist(), got), (expected.ids, expected.offsets)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_cuts_as_the_reference_tokenizer_does(ours, theirs, text):
    got, expected = both(ours, theirs, text)
    assert got == expected


LETTERS = st.characters(
    codec="utf-8",
    max_codepoint=0x2BFF,
    categories=["Lu", "Ll", "Nd", "Po", "Pd", "Ps", "Pe", "Pi", "Pf", "Zs", "Sc", "Sm"],
).filter(lambda char: unicodedata.ucd_3_2_0.category(char) == unicodedata.category(char))
"""Characters on whose kind old and new versions of Unicode, ours and the reference's, agree."""


@given(st.text(LETTERS, max_size=80))
@settings(max_examples=300, deadline=None)
def test_cuts_any_letters_and_marks_as_the_reference_does(ours, theirs, text):
    got, expected = both(ours, theirs, text)
    assert got == expected


def test_cuts_news_as_the_reference_does(ours, theirs, shared):
    for path in sorted((shared / "data/polnear/train/text").glob("*.txt"))[::60]:
        got, expected = both(ours, theirs, path.read_bytes().decode("utf-8"))
        assert got == expected


def test_counts_positions_in_the_whole_text(ours):
    text = "Vale. The dam holds."
    pieces = ours.pieces(text, 6, 13)
    spans = zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True)
    assert [text[low:high] for low, high in spans] == ["The", "dam"]


@given(st.text(max_size=100))
@settings(max_examples=200, deadline=None)
def test_pieces_are_in_order_and_not_empty_for_any_text(ours, text):
    pieces = ours.pieces(text)
    assert (pieces.starts < pieces.ends).all()
    assert (pieces.starts[1:] >= pieces.starts[:-1]).all()
    assert len(pieces) == 0 or pieces.ends.max() <= len(text)
