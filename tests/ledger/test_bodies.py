"""One body on many pages of a ledger: found by rule, kept apart by country, corrected by hand."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from reportedly import reading
from reportedly.copies import Groups
from reportedly.ledger import Apart, Same, Undo, open_ledger
from reportedly.ledger import person_tables as p
from reportedly.ledger.checking import faults
from reportedly.ledger.speaker_pages import known_people, speaker_pages
from reportedly.pipeline import analyse
from reportedly.speaker_cards import lines
from reportedly.statement import Report, Speaker
from tests.makers import page, words


def told(number, text, *names, beside="Per Holt"):
    """A page with one body, called by these names there, and a person it names too."""
    read = page(f"{text} {beside} was there.", f"https://example.org/{number}")
    text = read.text.original
    body = Speaker("p1", names[0], "organisation", tuple(words(text, name) for name in names))
    person = Speaker("p2", beside, "person", (words(text, beside),))
    return Report(read, (), (body, person), (), (), (), None)


def bodies(ledger):
    """The names of each body, as sorted lists."""
    with ledger.reader.connect() as connection:
        seen = p.sightings.c
        query = select(seen.person, seen.name).where(seen.key.startswith("@"))
        found = {}
        for row in connection.execute(query.order_by(seen.number)):
            found.setdefault(row.person, []).append(row.name)
    return sorted(found.values())


def reasons(ledger):
    with ledger.reader.connect() as connection:
        query = select(p.merges.c.reason, p.sightings.c.key).join(
            p.sightings,
            (p.sightings.c.page == p.merges.c.page) & (p.sightings.c.speaker == p.merges.c.speaker),
        )
        return [row.reason for row in connection.execute(query) if row.key.startswith("@")]


def fill(ledger, *reports):
    for report in reports:
        ledger.add(report)


def test_an_acronym_is_its_name_where_one_page_tells_it(ledger):
    fill(
        ledger,
        told(1, "The Sound Rescue Society (SRS) put out.", "Sound Rescue Society", "SRS"),
        told(2, "SRS head Per Holt spoke. The SRS has two boats.", "SRS"),
    )
    assert bodies(ledger) == [["SRS"], ["Sound Rescue Society"]]  # one weak sign is not enough
    fill(ledger, told(3, "Per Holt of the Sound Rescue Society spoke.", "Sound Rescue Society"))
    assert ["Sound Rescue Society", "Sound Rescue Society"] in bodies(ledger)
    assert list(faults(ledger)) == []


def test_a_ministry_is_one_with_its_country_and_never_with_another(ledger):
    fill(
        ledger,
        told(1, "Norway's Foreign Ministry spoke.", "Foreign Ministry"),
        told(2, "The Ministry of Foreign Affairs of Norway spoke.",
             "Ministry of Foreign Affairs of Norway"),
        told(3, "The Danish Foreign Ministry spoke.", "Foreign Ministry"),
        told(4, "The Foreign Ministry spoke of Norway and Denmark.", "Foreign Ministry"),
    )  # fmt: skip
    assert bodies(ledger) == [
        ["Foreign Ministry"],
        ["Foreign Ministry"],
        ["Foreign Ministry", "Ministry of Foreign Affairs of Norway"],
    ]
    assert reasons(ledger) == ["country: Norway; named beside the same person"]


def test_latin_and_cyrillic_spellings_are_one_body(ledger):
    fill(
        ledger,
        told(1, "Тордгаз raised prices.", "Тордгаз"),
        told(2, "Tordgaz raised prices.", "Tordgaz"),
    )
    assert bodies(ledger) == [["Тордгаз", "Tordgaz"]]


def test_a_person_and_a_body_of_one_name_are_two(ledger):
    body = told(1, "Brandvold spoke.", "Brandvold")
    other = told(2, "Brandvold spoke.", "Brandvold")
    person = Report(
        other.page, (), (Speaker("p1", "Brandvold", "person", ()), other.speakers[1]),
        (), (), (), None,
    )  # fmt: skip
    fill(ledger, body, person)
    assert bodies(ledger) == [["Brandvold"]]


@pytest.mark.parametrize("late", [False, True], ids=["pages first", "split first"])
def test_by_hand_wins_and_can_be_taken_back(ledger, late):
    pages = (
        told(1, "Tordgaz raised prices.", "Tordgaz"),
        told(2, "Тордгаз raised prices.", "Тордгаз"),
    )
    fill(ledger, *pages)
    made = ledger.correct(Apart(("Tordgaz", "Тордгаз")), who="lena")
    if late:
        ledger.add(pages[0], again=True)
    assert len(bodies(ledger)) == 2
    ledger.correct(Undo(made), who="lena")
    assert len(bodies(ledger)) == 1
    ledger.add(told(3, "Kesh Heating spoke.", "Kesh Heating", beside="Ada Lund"))
    ledger.correct(Same(("Tordgaz", "Kesh Heating")), who="lena", why="renamed")
    assert len(bodies(ledger)) == 1
    assert "by hand (lena: renamed)" in reasons(ledger)
    assert list(faults(ledger)) == []


def test_reading_again_changes_nothing_and_a_page_that_goes_takes_its_merges(ledger):
    pages = [told(n, "Tordgaz raised prices.", "Tordgaz") for n in range(3)]
    fill(ledger, *pages)
    before = bodies(ledger)
    for report in pages:
        ledger.add(report, again=True)
    assert bodies(ledger) == before == [["Tordgaz"] * 3]
    assert list(faults(ledger)) == []


def test_pages_in_any_order_are_one_body(tmp_path):
    pages = [
        told(1, "Norway's Foreign Ministry spoke.", "Foreign Ministry"),
        told(2, "The Ministry of Foreign Affairs of Norway spoke.",
             "Ministry of Foreign Affairs of Norway"),
        told(3, "The Norwegian Foreign Ministry spoke.", "Foreign Ministry"),
    ]  # fmt: skip
    for number, order in enumerate((pages, pages[::-1])):
        with open_ledger(tmp_path / f"{number}.db") as ledger:
            fill(ledger, *order)
            assert len(bodies(ledger)) == 1


TOLD = (
    "Harbour closed\n\nNORRVIK — The Sound Rescue Society (SRS) said on Monday that it was "
    "shut. “We saved nine,” said its captain, Greta Holmund.\n"
)


def test_a_page_read_the_whole_way_has_a_speaker_page_under_name_and_acronym(ledger):
    ledger.add(analyse(page(TOLD, "https://example.org/1")))
    for typed in ("Sound Rescue Society", "SRS"):
        (found,) = speaker_pages(ledger, typed)
        assert (found.name, found.kind) == ("Sound Rescue Society", "organisation")
        assert len(found.statements) == 1
    assert [known.name for known in known_people(ledger)] == ["Greta Holmund"]


def test_bodies_of_one_name_that_nothing_ties_stand_on_one_page_that_says_so(ledger):
    fill(
        ledger,
        told(1, "The City Council spoke.", "City Council"),
        told(2, "The City Council spoke.", "City Council", beside="Ada Lund"),
    )
    assert len(bodies(ledger)) == 2
    (found,) = speaker_pages(ledger, "City Council")
    assert found.of_name == 2
    shown = "\n".join(line.text for line in lines([found], Groups()))
    assert "2 bodies of this name: no page says enough to take them for one" in shown


OLD_PIER = (
    "Mayor backs new pier\n\nNORRVIK, May 5, 2031 — Mayor Tomas Elvegard said on Monday that the "
    "pier would be built. Elvegard's aides declined to name the bank.\n"
)
NEW_PIER = (
    "Pier plan sinks\n\nNORRVIK, June 2, 2033 — Former mayor Tomas Elvegard said on Thursday that "
    "the pier had been a mistake. Mr. Elvegaard said that he would pay. His aides said he was "
    "tired. The mayor said the pier had to go.\n"
)


def test_a_speaker_page_of_pages_read_the_whole_way(ledger):
    for text in (OLD_PIER, NEW_PIER):
        for read in reading.read(text):
            ledger.add(analyse(read))
    ledger.correct(Same(("Tomas Elvegard", "Tomas Elvegard")), who="lena")
    mayor = speaker_pages(ledger, "Tomas Elvegard")[0]
    told = [(role.wording, role.first or role.not_before) for role in mayor.roles]
    assert told == [("Mayor", "2031-05-05"), ("Former mayor", "2033-06-02")]
    assert {row["who"] for row in mayor.theirs} == {"Elvegard's aides", "His aides"}
    assert [one.slip_of for one in mayor.spellings if one.text == "Elvegaard"] == ["Tomas Elvegard"]
    shown = "\n".join(line.text for line in lines([mayor], Groups()))
    for part in ("said by people of theirs", "Elvegaard (page", "Tomas Elvegard misspelt"):
        assert part in shown
    (aides,) = (one for one in speaker_pages(ledger, "His aides") if one.name == "His aides")
    assert aides.owners == ("Tomas Elvegard",)
    assert "of: Tomas Elvegard" in [line.text for line in lines([aides], Groups())]
