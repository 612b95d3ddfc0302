"""What restoring gives back, by kind of tampering; all sentences are our own."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reportedly.page import AlterationKind
from reportedly.restoration import restore

# Latin letters are written plainly; look-alikes come from the tables below.
CYRILLIC = str.maketrans("aceopxyiAEOPCTHKMB", "асеорхуіАЕОРСТНКМВ")
LATIN = str.maketrans("асеорхуіАЕОРСТНКМВ", "aceopxyiAEOPCTHKMB")
HARBOUR = (
    "The harbour of Velm was closed on Monday after a storm tore down two cranes. "
    "Officials said a second ship could not leave. “It is a pity,” said the mayor, Ina Tarrow."
)
RUSSIAN = (
    "Власти города сообщили, что мост через реку закрыт. "
    "Об этом рассказал мэр, а его заместитель добавил, что ремонт начнётся весной."
)
UKRAINIAN = "У місті відкрили новий міст, і на ньому вже їздять автобуси та трамваї."
GREEK = "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει ξανά τον Μάρτιο, αλλά όχι για φορτηγά."


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        pytest.param(HARBOUR.translate(CYRILLIC), HARBOUR, id="every letter in English words"),
        pytest.param(HARBOUR.replace("a", "а"), HARBOUR, id="one letter with lone words"),
        pytest.param("It was а pity for аll of us.", "It was a pity for all of us.", id="lone a"),
        pytest.param(RUSSIAN.translate(LATIN), RUSSIAN, id="Latin letters in Russian"),
        pytest.param(UKRAINIAN.replace("і", "i"), UKRAINIAN, id="Latin i in Ukrainian"),
        pytest.param(GREEK.replace("ο", "o").replace("ν", "v"), GREEK, id="Latin in Greek"),
        pytest.param("Le cоuвеrcle est tombé.", "Le cоuвеrcle est tombé.", id="no reading: left"),
        pytest.param("Le président а réроndu.", "Le président a répondu.", id="accents survive"),
        pytest.param("The ᴍayor ɑnswered ɡreatly.", "The mayor answered greatly.", id="odd Latin"),
        pytest.param("The Ꮯouncil met ο𝗇 Monday.", "The Council met on Monday.", id="any script"),
        pytest.param("All tіckets аre soІd out.", "All tickets are sold out.", id="I read as l"),
    ],
)
def test_look_alike_letters_are_put_right(given_text, meant):
    assert restore(given_text).text == meant


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        pytest.param("The har\u200bbour was clo\u00adsed.", "The harbour was closed.", id="zero"),
        pytest.param("A fo\u2063rd\ufe0f of st\u034fone.", "A ford of stone.", id="operators"),
        pytest.param("The \u2066mayor \u200fspo\u202ake.", "The mayor spoke.", id="stray bidi"),
        pytest.param("The \u202eroyam\u202c spoke.", "The mayor spoke.", id="override"),
        pytest.param("کتاب\u200cهای تا\u2060زه", "کتاب\u200cهای تازه", id="Persian joiner stays"),
        pytest.param("The h\u0336a\u0338r\u0489bour", "The harbour", id="strokes"),
        pytest.param("The 𝗵𝗮𝗿𝗯𝗼𝘂𝗿 and the ⓣⓞⓦⓝ", "The harbour and the town", id="styled"),
        pytest.param("The ｈａｒｂｏｕｒ！", "The harbour!", id="full width"),
        pytest.param("Ships\u2005and\u3000boats", "Ships and boats", id="spaces"),
        pytest.param("Ships\u201a boats；and so on\u2024", "Ships, boats;and so on.", id="signs"),
        pytest.param(
            "Two h4rb0urs cl0sed for w1nter.", "Two harbours closed for winter.", id="leet"
        ),
    ],
)
def test_other_tampering_is_undone(given_text, meant):
    assert restore(given_text).text == meant


def test_each_alteration_says_what_and_where():
    done = restore("The mаyor \u200bspo\u200bke.")
    kinds = [alteration.kind for alteration in done.alterations]
    assert kinds == [AlterationKind.LOOKALIKE, AlterationKind.INVISIBLE, AlterationKind.INVISIBLE]
    first = done.alterations[0]
    assert (first.original, first.restored) == ("а", "a")
    assert done.original[first.span.start : first.span.end] == "а"
    assert first.confidence > 0.9
    assert "another script" in first.reason


def test_offsets_run_back_under_an_override():
    done = restore("a \u202etah\u202c b")
    assert done.text == "a hat b"
    assert list(done.offsets) == [0, 1, 5, 4, 3, 7, 8]


def test_offsets_name_the_first_of_several_characters():
    done = restore("ha\u200brbour")
    assert [done.original[at] for at in done.offsets] == list("harbour")


def test_text_that_keeps_changing_is_left_alone(monkeypatch):
    from reportedly.restoration import restore as module_function

    module = sys.modules[module_function.__module__]
    monkeypatch.setattr(module, "ROUNDS", 0)
    assert restore("The mаyor.").text == "The mаyor."


def test_restoration_loads_neither_the_model_nor_the_ledger():
    code = (
        "import sys; from reportedly.restoration import restore; restore('The mаyor.');"
        "heavy = {'onnxruntime', 'sqlalchemy', 'lxml', 'numpy', 'rich'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
