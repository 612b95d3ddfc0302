"""A room over a small ledger."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger import open_ledger
from reportedly.web import create_app
from tests.makers import report

HOME = "http://127.0.0.1:8123"


class Reader(TestClient):
    """A browser as far as tests need one: it keeps cookies and sends its own forms back."""

    def post_form(self, address, seen=None, headers=None, **fields):
        csrf = re.search(r'name="csrf" value="([^"]+)"', self.get(seen or address).text)
        given = {"Origin": HOME, **(headers or {})}
        data = {"csrf": csrf[1], **fields}
        return self.post(address, data=data, headers=given, follow_redirects=False)


@pytest.fixture
def ledger_path(tmp_path):
    path = tmp_path / "test.db"
    with open_ledger(path) as ledger:
        ledger.add(report())
    return path


@pytest.fixture
def room(ledger_path):
    return Reader(create_app(ledger_path), base_url=HOME)


@pytest.fixture
def page():
    return report().page.id
