from __future__ import annotations

import pytest

from reportedly.page import Label, Span
from reportedly.people import find_names, name_speakers, resolve_source
from reportedly.statement import Statement, StatementType, Words


def meant(blocks, text, source):
    start = text.index(source)
    return resolve_source(text, blocks(text), Span(start, start + len(source.split()[0]))).name


CASES = [
    pytest.param(
        "Deputy Orva Tullik on Tuesday urged Gov. Benn Ostrek to sign. The bans “bind nobody,” "
        "she wrote.",
        "she wrote", "Orva Tullik", id="time between subject and verb",
    ),
    pytest.param(
        "Ms. Tullik, a lawyer, met Mr. Ostrek. Tullik smiled, and he said no.",
        "he said", "Ostrek", id="titles",
    ),
    pytest.param(
        "Vorel Tullik and Benn Ostrek met. Tullik said she was late. Then Ostrek came. “No,” she "
        "said.",
        "she \nsaid".replace("\n", ""), "Vorel Tullik", id="told by her own she",
    ),
    pytest.param(
        "Kessa Ostrek asked Mayor Vorel Tullik to mend his roof.",
        "his roof", "Vorel Tullik", id="whom one asks to do it",
    ),
    pytest.param(
        "Mr. Tullik won votes, and Tullik thanked his voters. One delegate, Kesh Harbour Board "
        "chairman Benn Ostrek, pledged his vote to Tullik recently. “We must end this,” he said.",
        "he said", "Benn Ostrek", id="name that is an apposition",
    ),
    pytest.param(
        "Mr. Benn Ostrek III met Mr. Vorel Tullik. Ostrek’s father, Benn Ostrek Jr., praised "
        "Vorel Tullik. He recalled a storm.",
        "He recalled", "Benn Ostrek Jr.", id="father and son",
    ),
    pytest.param(
        "Mr. Tullik accused the board of delays. He asserted that people see Mr. Ostrek is "
        "winning, but they miss what he is saying. He blames the papers.",
        "He blames", "Tullik", id="sentence after sentence opens with he",
    ),
    pytest.param(
        "Mr. Ostrek wrote. It was long. Here are reasons why a reader should want a Tullik "
        "mayoralty. He concludes that these are good. Mr. Tullik slept.",
        "He concludes", "Ostrek", id="a name that only tells which office",
    ),
    pytest.param(
        "As he left, Mayor Vorel Tullik said no.", "he left", "Vorel Tullik", id="name ahead",
    ),
    pytest.param(
        "She asked Mayor Vorel Tullik to go.", "She asked", None, id="no subject is its own object",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), CASES)
def test_pronoun_means(blocks, text, source, name):
    assert meant(blocks, text, source) == name


def words(text, source):
    return Words((Span(text.index(source), text.index(source) + len(source)),), source)


def test_she_goes_back_to_somebody_without_a_name(blocks):
    text = "The ban is over, a deputy in the Kesh assembly said. She asked Gov. Benn Ostrek to act."
    statements = [
        Statement(f"s{n}", Words((), ""), words(text, w), None, StatementType.INDIRECT, 1.0, "test")
        for n, w in enumerate(("a deputy in the Kesh assembly", "She"))
    ]
    named, speakers = name_speakers(text, blocks(text), statements)
    assert named[0].speaker == named[1].speaker
    names = {speaker.id: speaker.name for speaker in speakers}
    assert names[named[0].speaker] == "a deputy in the Kesh assembly"


HEADLINES = [
    pytest.param(
        "Deputy Asks for a Decree\nDeputy Water Minister Karl Brandt ended the ban. Deputy Ada "
        "Lund asked for a decree.",
        "Ada Lund", id="by the noun itself, not a rank",
    ),
    pytest.param(
        "Deputy asks for a decree\nDeputy Karl Brandt slept. He woke. Deputy Ada Lund asked the "
        "governor for a decree.",
        "Ada Lund", id="by the words of the story",
    ),
    pytest.param(
        "Deputy asks for a decree\nA deputy in the Kesh assembly said the ban stands.",
        "a deputy", id="somebody without a name",
    ),
    pytest.param(
        "Deputy asks for a decree\nDeputy Water Minister Karl Brandt ended the ban.",
        None, id="nobody",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), HEADLINES)
def test_headlines_role_noun_means(blocks, text, name):
    headline = Statement(
        "s1", Words((), ""), words(text, "Deputy"), None, StatementType.INDIRECT, 1.0, "test"
    )
    named, speakers = name_speakers(text, blocks(text, b0=Label.HEADLINE), [headline])
    names = {speaker.id: speaker.name for speaker in speakers}
    assert names.get(named[0].speaker) == name


def test_full_name_is_a_persons_where_its_bearer_speaks(blocks):
    text = "Among them was Pjet Zandvert of Kesh. Zandvert told the Echo that it rained."
    kinds = {name.name: name.kind for name in find_names(text, blocks(text))}
    assert kinds["Pjet Zandvert"] == kinds["Zandvert"] == "person"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("She’ll stay. We've left. They'd know.", [], id="verbs cut short"),
        pytest.param("Thirteen said no.", [], id="number"),
        pytest.param("Decree No. 114 ended it.", [], id="sign for a number"),
    ],
)
def test_words_that_name_nobody(blocks, text, names):
    found = [n.name for n in find_names(text, blocks(text)) if n.kind in ("person", "organisation")]
    assert found == names


def test_field_of_an_office_is_no_part_of_the_name(blocks):
    text = "Secretary of State Orva Tullik said no."
    assert "Orva Tullik" in {name.name for name in find_names(text, blocks(text))}
