"""The API put against its own description, by questions that schemathesis makes up."""

from __future__ import annotations

from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reportedly.ledger import Accept, open_ledger
from reportedly.web import create_app
from tests.makers import page as made_page
from tests.makers import report

EXAMPLES = 25
"""Questions an address is asked: the 24 addresses then take eight seconds on one core."""

REFUSED = {
    path: [positive_data_acceptance]  # a field or a value that is none is refused, in words
    for path in ("/search.json", "/search.csv")
}


@pytest.fixture(scope="module")
def api(tmp_path_factory):
    """A room with something in each of its lists."""
    path = tmp_path_factory.mktemp("api") / "test.db"
    with open_ledger(path) as ledger:
        for number in range(3):
            made = report(f"https://example.org/{number}")
            ledger.add(made)
        page = made_page(address="https://example.org/bare")
        bare = replace(page, outlet=None, published=None, problems=(), alterations=())
        ledger.add(replace(made, page=bare, speakers=(), matters=(), relations=(), date=None))
        ledger.note_failure("https://example.org/lost", "no page")
        ledger.correct(Accept(), page=made.page.id, statement="s1", who="Ada Lund")
    app = create_app(path, hosts=["testserver"])
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def operations(api):
    return [found.ok() for found in api.get_all_operations()]


def ask(operation):
    """Put made-up questions to an address and its answers against the description."""

    @given(case=operation.as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True,
              suppress_health_check=list(HealthCheck), database=None)  # fmt: skip
    def answers_as_described(case):
        case.call_and_validate(excluded_checks=REFUSED.get(operation.path))

    answers_as_described()


def test_every_answer_is_as_described(api):
    asked = operations(api)
    assert len(asked) > 20
    for operation in asked:
        ask(operation)


def test_every_line_of_a_list_is_described_field_by_field(api):
    for operation in operations(api):
        if operation.path.endswith(".json") and "{" not in operation.path:
            answer = operation.Case().call()
            if answer.status_code == 200 and answer.json()["items"]:
                operation.validate_response(answer)
    described = api.raw_schema["components"]["schemas"]
    lines = {name: told for name, told in described.items() if name.endswith("Line")}
    assert len(lines) == 10
    assert all(told["additionalProperties"] is False for told in lines.values())
