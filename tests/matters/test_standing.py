"""Only an act of law reported as made by one who can make it is enacted."""

import pytest

from reportedly.matters import judge
from reportedly.statement import Speaker, Standing, Words

CASES = [
    pytest.param(
        "President Ana Brell ordered the evacuation of Tessin.",
        ("the evacuation of Tessin", "President Ana Brell", "ordered"),
        Standing.ENACTED,
        id="order by an office",
    ),
    pytest.param(
        "The council adopted an ordinance on noise.",
        ("an ordinance on noise", "The council", "adopted"),
        Standing.ENACTED,
        id="paper of law adopted",
    ),
    pytest.param(
        "The company ordered forty buses.",
        ("forty buses", "The company", "ordered"),
        Standing.STATED,
        id="a company orders goods",
    ),
    pytest.param(
        "Residents urged Governor Maro to issue a decree ending the curfew.",
        ("to issue a decree ending the curfew", "Residents", "urged"),
        Standing.APPEALED,
        id="asking for a decree is an appeal",
    ),
    pytest.param(
        "The governor was expected to sign a decree on fares.",
        ("a decree on fares", "The governor", "sign"),
        Standing.STATED,
        id="a decree expected is none",
    ),
    pytest.param(
        "The president did not sign the law on fares.",
        ("the law on fares", "The president", "sign"),
        Standing.STATED,
        id="a law not signed is none",
    ),
    pytest.param(
        "The governor signed a letter to the miners.",
        ("a letter to the miners", "The governor", "signed"),
        Standing.STATED,
        id="a signed letter is no law",
    ),
    pytest.param(
        "The ministry announced a curfew in Tessin.",
        ("a curfew in Tessin", "The ministry", "announced"),
        Standing.ANNOUNCED,
        id="announced",
    ),
    pytest.param(
        "Officials declared that the curfew was over.",
        ("the curfew was over", "Officials", "declared"),
        Standing.STATED,
        id="declared is stated",
    ),
    pytest.param(
        "Keldia accused Sarn of starting the fire.",
        ("Sarn of starting the fire", "Keldia", "accused"),
        Standing.ALLEGED,
        id="accused",
    ),
    pytest.param(
        "The mine has reportedly closed.",
        ("The mine has", None, "reportedly"),
        Standing.HEARSAY,
        id="reportedly",
    ),
    pytest.param(
        "Reports say that the mine has closed.",
        ("the mine has closed", "Reports", "say"),
        Standing.HEARSAY,
        id="unnamed reports",
    ),
    pytest.param(
        "Reporters asked whether the mine had closed.",
        ("whether the mine had closed", "Reporters", "asked"),
        Standing.STATED,
        id="a question is no appeal",
    ),
    pytest.param(
        "Villagers asked for the mine to stay open.",
        ("the mine to stay open", "Villagers", "asked for"),
        Standing.APPEALED,
        id="asking for a thing is an appeal",
    ),
    pytest.param(
        "The cook claims that the mine is flooded.",
        ("that the mine is flooded", "The cook", "claims"),
        Standing.ALLEGED,
        id="claimed",
    ),
    pytest.param(
        "The cook does not claim that the mine is flooded.",
        ("that the mine is flooded", "The cook", "does not claim"),
        Standing.STATED,
        id="not claimed",
    ),
    pytest.param(
        "Miners plan to march on Tessin.",
        ("to march on Tessin", "Miners", "plan"),
        None,
        id="a plan nobody voiced",
    ),
    pytest.param(
        "The harbour is expected to freeze.",
        ("The harbour", None, "is expected"),
        Standing.HEARSAY,
        id="expected by nobody named",
    ),
    pytest.param(
        "The High Court upheld the fishing quota.",
        ("the fishing quota", "The High Court", "upheld"),
        Standing.ENACTED,
        id="a court decides",
    ),
    pytest.param(
        "The band was refused visas to Keldia.",
        ("visas to Keldia", None, "was refused"),
        Standing.ENACTED,
        id="visas refused",
    ),
    pytest.param(
        "Keldia declared war on moths.",
        ("war on moths", "Keldia", "declared"),
        Standing.ANNOUNCED,
        id="a thing declared",
    ),
    pytest.param(
        "The deputy was appointed by President Ana Brell.",
        ("The deputy", "President Ana Brell", "was appointed by"),
        Standing.ENACTED,
        id="appointed, the office behind by",
    ),
    pytest.param(
        "The baker told her of the alleged theft of a cart.",
        ("the alleged theft of a cart", "The baker", "told"),
        Standing.STATED,
        id="an alleged theft may be told plainly",
    ),
    pytest.param(
        "The mine has closed.", ("The mine has closed", None, None), None, id="nobody said it"
    ),
]


@pytest.mark.parametrize(("text", "parts", "expected"), CASES)
def test_standing_rests_on_who_did_what(said, text, parts, expected):
    content, source, cue = parts
    (found,), _, _ = judge(text, [said(text, content, source=source, cue=cue)], [])
    assert (found.standing.value if found.standing else None) == expected


def test_standing_gives_the_words_it_rests_on(said):
    text = "President Ana Brell ordered the evacuation of Tessin."
    one = said(text, "the evacuation of Tessin", source="President Ana Brell", cue="ordered")
    (found,), _, _ = judge(text, [one], [])
    assert [text[s.start : s.end] for s in found.standing.spans] == ["ordered", "President"]


def test_office_is_found_elsewhere_on_the_page(said):
    text = "Governor Lena Maro spoke late. On Friday Maro ordered a curfew in Tessin."
    one = said(text, "a curfew in Tessin", source="Maro", cue="ordered")
    (found,), _, _ = judge(text, [one], [])
    assert found.standing.value is Standing.ENACTED


def test_office_is_found_in_the_speakers_roles(said):
    text = "Maro ordered a curfew in Tessin."
    one = said(text, "a curfew in Tessin", source="Maro", cue="ordered", speaker="p1")
    speaker = Speaker("p1", "Lena Maro", "person", roles=(Words((), "governor of Tessin"),))
    (found,), _, _ = judge(text, [one], [speaker])
    assert found.standing.value is Standing.STATED  # a role without a place on the page
