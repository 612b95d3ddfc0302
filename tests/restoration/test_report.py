"""The sentence and the page a reader gets."""

from __future__ import annotations

import pytest

from reportedly.offsets import Span, identity
from reportedly.page import Page, Raw, Text
from reportedly.restoration import restore, restore_page


def page_of(text: str) -> Page:
    data = text.encode()
    same = identity(len(text))
    return Page("p1", None, Raw(data, "utf-8", "text/plain"), Text(text, text, same, same), ())


def test_the_sentence_counts_letters_words_and_paragraphs():
    text = "A clean start.\n\nThe mаyоr spoke.\n\nThen а band plаyed.\n\nThe end."
    sentence = restore(text).summary()
    assert "4 look-alike letters in 3 words" in sentence
    assert "paragraphs 2 to 3 of 4" in sentence
    assert "U+0430 for a" in sentence


def test_clean_text_is_said_to_be_clean():
    assert "Nothing was altered" in restore("A clean start.").summary()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Жыхары горада пaйшлі дадому.", "typing slip or obfuscation"),
        ("The mayor\u2005spoke at noon.", "typesetting or obfuscation"),
        ("The may\u200bor spoke at noon.", "copying or obfuscation"),
        ("The mаyоr аnd thе cоuncil sаt dоwn аnd tаlkеd аbоut thе оld mill.", "is likely"),
    ],
    ids=["one letter", "a space", "one zero-width space", "many letters"],
)
def test_the_verdict_never_says_more_than_the_text_does(text, verdict):
    assert verdict in restore(text).summary()


def test_a_bilingual_text_is_not_accused():
    text = "Welcome to Velm. Добро пожаловать в Вельм.\n\nThe river Сура (Sura) is near."
    assert not restore(text).attacked


def test_a_clean_page_is_the_same_page():
    page = page_of("The mayor spoke.")
    assert restore_page(page) is page


def test_a_tampered_page_keeps_its_original_beside_the_restored_text():
    page = restore_page(page_of("The m\u200bаyor spoke."))
    assert page.text.original == "The m\u200bаyor spoke."
    assert page.text.restored == "The mayor spoke."
    assert page.text.to_original.source(Span(4, 9)) == Span(4, 10)
    assert len(page.alterations) == 2


def test_an_altered_place_is_found_in_the_bytes_of_the_page():
    text = "Señor Tаrvel spoke."
    page = page_of(text)
    done = restore_page(page)
    place = done.text.restored.index("Tarvel")
    span = done.text.to_original.source(Span(place, place + 6))
    assert text[span.start : span.end] == "Tаrvel"
