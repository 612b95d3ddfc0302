"""Ways to tamper that the generator of the development set does not have."""

from __future__ import annotations

import pytest

from reportedly.page import AlterationKind
from reportedly.restoration import restore

CLEAN = "The harbour of Velm was closed on Monday after two cranes fell, the mayor said."


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        pytest.param("The maⅰd poⅼⅰce ⅾiⅾ come.", "The maid police did come.", id="numerals"),
        pytest.param("The harb೦ur of Velm is sl೦w.", "The harbour of Velm is slow.", id="zeros"),
        pytest.param("Lik℮ the shor℮, he said.", "Like the shore, he said.", id="estimated sign"),
        pytest.param("De haνen bleeк doкumenтeren.", "De haven bleek dokumenteren.", id="Dutch"),
        pytest.param("Местҽчко у моря зaкрыли.", "Местечко у моря закрыли.", id="Abkhaz letter"),
        pytest.param(
            "Власти запоｍнили местｏ.", "Власти запоｍнили место.", id="wide in Cyrillic"
        ),
        pytest.param("They use ІР and РСІ cards.", "They use IP and PCI cards.", id="acronyms"),
        pytest.param(
            "VELM (АР) — The hаrbour is clоsеd to all.",
            "VELM (AP) — The harbour is closed to all.",
            id="agency",
        ),
        pytest.param(
            "Nòw thè harboúr wås clósed, ånd móst bóats wére gône.",
            "Now the harbour was closed, and most boats were gone.",
            id="accents",
        ),
        pytest.param(
            "The\u2003harbour\u2001of\u2002Velm\u2000was shut.",
            "The harbour of Velm was shut.",
            id="em and en spaces",
        ),
        pytest.param("It is shut، they say。", "It is shut, they say.", id="foreign commas"),
        pytest.param(
            "The\u200b har\ufeff our\u2060 of \u200bVelm",
            "The har our of Velm",
            id="zero width of several kinds at the borders of words",
        ),
        pytest.param(
            "Dꬲ havꬲn van Vꬲlm is vandaag geslotꬲn na ꬲen storm.",
            "De haven van Velm is vandaag gesloten na een storm.",
            id="dialectologists' letters in Dutch",
        ),
        pytest.param(
            "El puerto está cerrado; los barcos no pueden salır y la cıudad espera notıcias.",
            "El puerto está cerrado; los barcos no pueden salir y la ciudad espera noticias.",
            id="dotless i in Spanish",
        ),
        pytest.param(
            "Lıman kɑpɑndı; gemiler dışɑrıdɑ bekliyor, şehir hɑber bekliyor.",
            "Lıman kapandı; gemiler dışarıda bekliyor, şehir haber bekliyor.",
            id="script a in Turkish, whose dotless i stays",
        ),
        pytest.param(
            "Порт зaкрыт, сyда ждут ʏ вхoда в залив.",
            "Порт закрыт, суда ждут у входа в залив.",
            id="a phonetic letter as a Cyrillic word",
        ),
        pytest.param(
            "Порт зaкрыт, сyда стоят. Файлы svc_a.c и .exe, код 0x%08x, 512B, [-c МЕСТО].",
            "Порт закрыт, суда стоят. Файлы svc_a.c и .exe, код 0x%08x, 512B, [-c МЕСТО].",
            id="names of files and formats in Russian",
        ),
        pytest.param(
            "Thė hȧrbȯur wȧs shut ȯn thė day; ships wȧited, nȯbȯdy cȯuld enter, sailȯrs slept.",
            "The harbour was shut on the day; ships waited, nobody could enter, sailors slept.",
            id="dots above",
        ),
        pytest.param("𝑳'𝒂𝒄𝒒𝒖𝒂 𝒆' 𝒄𝒉𝒊𝒖𝒔𝒂", "L'acqua e' chiusa", id="styled single letters"),
    ],
)
def test_tampered_text_is_put_right(given_text, meant):
    done = restore(given_text)
    assert done.text == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Ayla Kırtır und Deniz Yıldan sprachen in Kıvrık über Arzu Sıtkın.", id="Turkish names"
        ),
        pytest.param("Ðe Africa Alphabet ɖi: mɩ ɖɔ ɖe, ɣe ʋu, kɑ tɑ, ʋɔ ʋɛ.", id="African letters"),
        pytest.param("Записује се БРОЈ x 1024 бајтова на траку.", id="quantity"),
        pytest.param("Видове:\n  ⁃ кораби\n  ⁃ лодки", id="bullets"),
        pytest.param("Rosé, café, résumé and naïve protégés ate crème brûlée.", id="borrowed"),
        pytest.param("José, Zoë, Łucja, Đỗ and Ñusta met Søren and Çağla there.", id="names"),
        pytest.param(
            "They said “¿Dónde está el niño? Él llegó ayer” to all of them.", id="Spanish"
        ),
        pytest.param("1.\u2003First\n2.\u2003Second\n3.\u2003Third", id="numbered with em spaces"),
        pytest.param("قالت إن iPhone، وهو جديد، متوفر؟ نعم؛", id="Arabic signs"),
        pytest.param("我喜欢 Kubernetes Deployments。", id="ideographic stop behind Latin"),
        pytest.param("King Louis Ⅷ, Chapter Ⅳ and item ⅰ, Ⅹ and Ⅰ.", id="numerals"),
        pytest.param("На рынке купили iPhone и отправили SMSку, PRщик рад.", id="mixed endings"),
        pytest.param("Аҧсуа бызшәа ҳҽаӡоуп, аҽы ахь.", id="Abkhaz"),
        pytest.param("The village of Орск and the lake Сура were named.", id="names in Cyrillic"),
    ],
)
def test_honest_text_is_left(text):
    assert restore(text).text == text


def test_an_accent_is_said_to_be_noise():
    done = restore("Nòw thè harboúr wås clósed, ånd móst bóats wére gône.")
    assert {found.kind for found in done.alterations} == {AlterationKind.COMBINING}


def test_alterations_are_a_sequence_equal_to_a_tuple_of_the_same():
    found = restore(CLEAN.replace("a", "а")).alterations
    assert len(found) == CLEAN.count("a")
    assert found == tuple(found)
    assert hash(found) == hash(tuple(found))
    assert found[0] == found[:1][0]
    assert repr(found) == repr(tuple(found))
