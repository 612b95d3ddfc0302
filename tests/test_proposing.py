"""A language model may propose; what it says is kept apart, under its name."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reportedly.errors import ReportedlyError
from reportedly.ledger import open_ledger
from reportedly.proposing import Endpoint, endpoint, propose
from reportedly.statement import RelationKind
from tests.makers import report
from tests.matters.test_across import told

GOOD = {"relation": "conflict", "reason": "One ended it, the other goes on."}


class Model(BaseHTTPRequestHandler):
    """Answers every question with the server's `answer`."""

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.asked.append((self.path, json.loads(self.rfile.read(length))))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def model():
    server = HTTPServer(("127.0.0.1", 0), Model)
    server.asked, server.status, server.answer = [], 200, b"{}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    server.where = Endpoint(f"http://127.0.0.1:{server.server_port}/v1", "small")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def answering(content, **more):
    return json.dumps({"choices": [{"message": {"content": content}}], **more}).encode()


PAIR = (told("a", "the ferry strike is over"), told("b", "the walkout goes on", speaker="R. Pell"))


def test_none_is_asked_unless_named():
    assert endpoint({}) is None


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ReportedlyError, match="no address"):
        endpoint({"REPORTEDLY_LLM_URL": "file:///etc/hosts"})


def test_a_proposal_carries_the_models_name(model):
    model.answer = answering(json.dumps(GOOD), model="small-3b")
    (found,) = propose([PAIR], model.where)
    assert (found.kind, found.a, found.b) == (RelationKind.CONFLICT, "a:s1", "b:s1")
    assert found.model == "small-3b"
    path, asked = model.asked[0]
    assert path == "/v1/chat/completions"
    assert "the walkout goes on" in asked["messages"][1]["content"]


@pytest.mark.parametrize(
    "answer",
    [b"not json", b"[]", answering("I think they conflict."), answering('{"relation": "enemy"}'),
     answering('{"relation": "agree", "reason": 3}')],
)  # fmt: skip
def test_an_answer_in_another_form_is_left_out(model, answer):
    model.answer = answer
    assert list(propose([PAIR], model.where)) == []


def test_a_redirect_is_not_followed(model):
    model.status = 302
    with pytest.raises(ReportedlyError, match="did not answer"):
        list(propose([PAIR], model.where))


def test_a_proposal_is_shown_as_one_and_changes_nothing_else(model, tmp_path):
    from reportedly.columns import lines
    from reportedly.matters.wide import open_pairs, wide

    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(report("https://a.example/1"))
        (before,) = ledger.shared_matters()
        model.answer = answering(json.dumps(GOOD))
        pairs = open_pairs(wide(before.names, before.told))
        assert ledger.keep_proposals(propose(pairs, model.where)) == len(pairs) > 0
        (after,) = ledger.shared_matters()
    assert wide(before.names, before.told) == wide(after.names, after.told)
    card = list(lines(after, wide(after.names, after.told, after.homes)))
    assert any(line.startswith("proposed by small, not the ledger's word") for line in card)
