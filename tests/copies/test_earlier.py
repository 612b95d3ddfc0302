"""Whether a page told before what another passes on: who is named, and what agrees."""

import datetime as dt

import pytest

from reportedly.copies.earlier import (
    Holder,
    Passed,
    agreement,
    is_called,
    is_not_later,
    points_to,
    same_telling,
)

TOLD = "the old order of March binds nobody in the harbour of Selme"


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        pytest.param("Norr Press", "Norr Press", id="the name"),
        pytest.param("the Norr Press news agency", "Norr Press", id="with what it is"),
        pytest.param("NTA", "Norrland Telegraph Agency", id="initials"),
        pytest.param("the N.T.A.", "Norrland Telegraph Agency", id="initials with dots"),
        pytest.param("the Selme Times", "Old Selme Times", id="the last two words"),
        pytest.param("Ministry of Water", "Ministry of Water: News", id="a section behind it"),
        pytest.param("Рада Пелл", "Рада Пелл | Rada Pell", id="one of two spellings"),
    ],
)
def test_an_outlet_is_known_by(name, outlet):
    assert is_called(name, outlet)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        pytest.param("the Post", "Selme Evening Post", id="one word of many"),
        pytest.param("the agency", "Norrland Telegraph Agency", id="what it is"),
        pytest.param("nta", "Norrland Telegraph Agency", id="initials in small letters"),
        pytest.param("Radio", "Radio Selme", id="a common word"),
        pytest.param("", "Norr Press", id="nothing"),
        pytest.param("Norr Press", "", id="no outlet"),
    ],
)
def test_an_outlet_is_not_known_by(name, outlet):
    assert not is_called(name, outlet)


def test_the_hand_nearest_to_the_page_is_followed_first():
    told = Passed("p", TOLD, "Rado Pell", relays=("Radio Selme", "Norr Press"))
    near, far = (points_to(told, Holder("q", outlet)) for outlet in ("Norr Press", "Radio Selme"))
    assert near is not None
    assert far is not None
    assert near < far
    assert "“Norr Press” is named" in near.reason


@pytest.mark.parametrize(
    ("channel", "address", "points"),
    [
        ("Telegram", "https://t.me/pell/7", True),
        ("post", "https://t.me/pell/7", True),
        ("Twitter", "https://t.me/pell/7", False),
        ("X", "https://x.com/pell/7", True),
        ("rally", "https://t.me/pell/7", False),
        (None, "https://t.me/pell/7", False),
    ],
)
def test_a_post_is_pointed_to_by_its_channel_and_its_writer(channel, address, points):
    told = Passed("p", TOLD, "Rado Pell", channel=channel)
    post = Holder("q", "Pell speaks", ("Rado Pel",), address, "post")
    assert (points_to(told, post) is not None) is points
    assert points_to(told, Holder("q", "Ines Vall", (), address, "post")) is None


def test_what_was_told_to_the_page_itself_points_nowhere():
    told = Passed("p", TOLD, relays=("the Norr Press",), outlet="Norr Press")
    assert points_to(told, Holder("q", "Norr Press")) is None


def test_a_bodys_own_page_is_pointed_to_by_its_name():
    told = Passed("p", TOLD, "Ministry of Water")
    assert points_to(told, Holder("q", "Ministry of Water: News", kind="entry")) is not None


def test_a_later_page_told_nothing_before():
    told = Passed("p", TOLD, published=dt.date(2031, 5, 2))
    assert is_not_later(Holder("q", published=dt.date(2031, 5, 2)), told)
    assert is_not_later(Holder("q"), told)
    assert not is_not_later(Holder("q", published=dt.date(2031, 5, 3)), told)


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(f"“{TOLD},” Pell wrote.", id="word for word"),
        pytest.param("Nobody in Selme harbour is bound by the old order of March.", id="reworded"),
    ],
)
def test_a_sentence_agrees(held):
    share = agreement(TOLD, held)
    assert share is not None
    assert share >= 0.6


@pytest.mark.parametrize(
    "held",
    [
        pytest.param("The new bridge of Selme opens in March.", id="another story"),
        pytest.param(
            "The old order of March binds all in the harbour of Selme.", id="the opposite"
        ),
        pytest.param(
            "An old man of the harbour, where it rained in March, sold bread and fish to sailors "
            "of the north who had waited in the market of Selme for the bridge to be mended, and "
            "he binds nets there in the evening with his two sons and a neighbour, as his father "
            "did when he came home from the war, until the order of the day is read at nine.",
            id="a long one that has all the words",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_a_sentence_does_not_agree(held):
    assert agreement(TOLD, held) is None


def test_another_number_is_another_statement():
    assert agreement(
        "the order binds 14 ships in Selme harbour", "It binds 14 ships in the harbour"
    )
    told = "the order of March binds 14 ships in Selme harbour"
    assert agreement(told, "The order of March binds 41 ships in Selme harbour") is None


def test_a_telling_may_run_over_two_sentences():
    told = "the old order is void and every ship in Selme harbour may sail on Monday"
    found = same_telling(
        told,
        ["It rained.", "The old order is void.", "Every ship in Selme harbour may sail on Monday."],
    )
    assert found is not None
    assert (found.first, found.last) == (1, 2)
