"""Which of two statements was told first, by their days or by the page's own words."""

from datetime import date

import pytest

from reportedly.matters.account import account
from reportedly.matters.compare import told_before
from reportedly.statement import SaidAt

TEXT = "In 2030 Renn said the strike goes on. In 2031 Velk stated the strike has ended."


@pytest.fixture
def told(said):
    """`told(first, second)`: the accounts of two statements of `TEXT` with these times."""

    def make(first, second):
        one = said(TEXT, "the strike goes on", source="Renn", cue="said", said_at=first)
        two = said(TEXT, "the strike has ended", source="Velk", cue="stated", said_at=second)
        return account(TEXT, one), account(TEXT, two)

    return make


def days(first, last):
    return SaidAt(date(2031, 5, first), date(2031, 5, last), rule="beside the cue")


def test_known_days_decide(told):
    earlier, later = told(days(1, 2), days(3, 4))
    assert told_before(earlier, later, first=True)
    assert not told_before(later, earlier, first=True)


@pytest.mark.parametrize("known", [SaidAt(None, None, rule="beside the cue"), days(1, 7)])
def test_days_that_do_not_tell_leave_it_to_the_words(told, known):
    earlier, later = told(known, known)
    assert told_before(earlier, later, first=True)
    assert not told_before(later, earlier, first=True)
