from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.people import SAME, key, same_person
from reportedly.people.nicknames import same_given
from reportedly.people.spelling import fold, sound

SPELLINGS = [
    pytest.param("Darya Melnikova", "Daria Melnikova", id="vowels of one scheme and another"),
    pytest.param("Oleksiy Hrytsenko", "Олексій Гриценко", id="Ukrainian letters"),
    pytest.param("Sergei Lobanov", "Сергей Лобанов", id="Russian letters"),
    pytest.param("Sergei Lobanov", "Sergueï Lobanov", id="French spelling"),
    pytest.param("Vladislav Zhukovsky", "Wladislaw Schukowskij", id="German spelling"),
    pytest.param("Helena Brandt", "H. Brandt", id="initial"),
    pytest.param("Helena Brandt", "Brandt, Helena", id="family name first"),
    pytest.param("José Ibáñez", "Jose Ibanez", id="marks on letters"),
    pytest.param("Teodora Salmanova", "Teodora Slamanova", id="two letters swapped"),
    pytest.param("Robert Fenwick", "Bob Fenwick", id="short form"),
    pytest.param("Pavel Igorevich Lobanov", "Pavel Lobanov", id="patronymic left out"),
    pytest.param("Yusuf al-Karim", "Yusuf Karim", id="article left out"),
    pytest.param("Park Min-jun", "Park Min Jun", id="hyphen"),
    pytest.param("Dr Helena Brandt", "Helena Brandt", id="title"),
]

DIFFERENT = [
    pytest.param("Helena Brandt", "Klaus Brandt", id="other given name"),
    pytest.param("Helena Brandt", "Helena Lindqvist", id="other family name"),
    pytest.param("Robert Fenwick", "Robert Fenwick Jr.", id="the son"),
    pytest.param("John A. Fenwick", "John B. Fenwick", id="other middle initial"),
    pytest.param("Pavel Lobanov", "Pavel Orlov", id="two Slavic family names"),
    pytest.param("Sergei Lobanov", "Дмитрий Лобанов", id="other given name, other script"),
    pytest.param("Helena Brandt", "Helene Brandauer Koch", id="like beginnings"),
]


@pytest.mark.parametrize(("a", "b"), SPELLINGS)
def test_joins_spellings_of_one_name(a, b):
    assert same_person(a, b) >= SAME


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_keeps_people_with_like_names_apart(a, b):
    assert same_person(a, b) < SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Vladislav Zhukovsky", "Владислав Жуковський"),
        ("Vladislav Zhukovsky", "Schukowskij"),
        ("Teodora Salmanova", "Теодора Слманова"),
        ("Lobanov", "Sergueï Lobanov"),
        ("McAllister", "Mac Allister"),
    ],
)
def test_key_is_shared_by_spellings(a, b):
    if a == "McAllister":
        assert key(a)[:1] == "m"
        assert key("Jonas McAllister") == key("МакАллистер")
    else:
        assert key(a) == key(b)


def test_key_tells_most_families_apart():
    families = ["Brandt", "Lobanov", "Fenwick", "Ibáñez", "Hrytsenko", "Karim", "Lindqvist"]
    assert len({key(name) for name in families}) == len(families)


def test_fold_writes_cyrillic_in_latin():
    assert fold("Щербаківський") == "shcherbakivskii"


@pytest.mark.parametrize(
    "spellings",
    [
        ("sergey", "sergei", "serguei", "sergej"),
        ("tchaikin", "chaikin"),
        ("zhukov", "schukow", "joukov"),
    ],
)
def test_sound_joins_schemes(spellings):
    assert len({sound(word) for word in spellings}) == 1


@pytest.mark.parametrize("nothing", ["", " ", "—", "..."])
def test_nothing_is_nobody(nothing):
    assert same_person(nothing, "Ada Lund") == 0.0
    assert same_person(nothing, nothing) == 0.0
    assert key(nothing) == ""


def test_nicknames_and_initials_stand_for_given_names():
    assert same_given("bob", "robert")
    assert same_given("dmytro", "dmitry")
    assert same_given("h", "helena")
    assert not same_given("klaus", "helena")


names = st.text(max_size=40)


@given(names, names)
@settings(max_examples=150, deadline=None)
def test_score_is_a_share_and_symmetric_for_any_text(a, b):
    value = same_person(a, b)
    assert 0.0 <= value <= 1.0
    assert value == pytest.approx(same_person(b, a), abs=0.25)


@given(st.text(alphabet="abcdefghij klmnop", min_size=3, max_size=30).filter(str.strip))
@settings(max_examples=100, deadline=None)
def test_a_name_is_the_same_as_itself(name):
    assert same_person(name, name) >= SAME
