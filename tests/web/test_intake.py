from __future__ import annotations

import json
import re
import time

import pytest

from reportedly.errors import ReportedlyError
from reportedly.web.runs import WAITING, Run, Runs
from tests.web.conftest import HOME

TEXT = "The ferry line will close in May, harbour master Tilda Rask told reporters on Monday."


def finished(room, address):
    for _ in range(300):
        told = room.get(f"{address}.json").json()
        if told["done"]:
            return told
        time.sleep(0.1)
    raise AssertionError("the run did not end")


def test_a_pasted_text_is_read_and_shown(room):
    answer = room.post_form("/add", text=TEXT)
    told = finished(room, answer.headers["location"])
    assert told["told"].startswith("1 page read")
    ((page, _),) = told["pages"]
    assert "harbour master" in room.get(f"/pages/{page}").text
    assert f"/pages/{page}" in room.get(answer.headers["location"]).text


def test_an_uploaded_file_is_read_by_its_bytes_and_its_name_is_no_path(room, tmp_path):
    csrf = re.search(r'name="csrf" value="([^"]+)"', room.get("/add").text)[1]
    page = f"<html><title>Ferry</title><article><h1>Ferry line to close</h1><p>{TEXT}</p></article>"
    name = "../../../tmp/<b>evil</b>\\..\\ferry.html"
    answer = room.post("/add", data={"csrf": csrf}, files={"file": (name, page.encode())},
                       headers={"Origin": HOME}, follow_redirects=False)  # fmt: skip
    told = finished(room, answer.headers["location"])
    assert told["name"] == "ferry.html"
    assert told["told"].startswith("1 page read")
    assert not list(tmp_path.glob("**/ferry.html"))


def test_what_cannot_be_read_is_said_in_a_sentence(room):
    csrf = re.search(r'name="csrf" value="([^"]+)"', room.get("/add").text)[1]
    picture = {"file": ("a.png", b"\x89PNG\r\n\x1a\n" * 9)}
    answer = room.post("/add", data={"csrf": csrf}, files=picture, headers={"Origin": HOME},
                       follow_redirects=False)  # fmt: skip
    told = finished(room, answer.headers["location"])
    assert told["refused"]
    assert told["refused"] in room.get(answer.headers["location"]).text.replace("&#39;", "'")


def test_nothing_given_is_told_so(room):
    assert room.post_form("/add", text="  ").status_code == 400


def test_how_far_a_run_is_comes_as_events(room):
    address = room.post_form("/add", text=TEXT + " It is late.").headers["location"]
    told = room.get(f"{address}/events").text
    assert told.startswith("data: ")
    assert json.loads(told.strip().split("data: ")[-1])["done"]


def test_a_run_nobody_knows_is_not_found(room):
    assert room.get("/runs/nothing").status_code == 404


def test_no_more_runs_wait_than_memory_holds(ledger_path):
    runs = Runs(ledger_path)
    for number in range(WAITING):
        runs._runs[str(number)] = Run(str(number), "waiting")
    with pytest.raises(ReportedlyError, match="waiting"):
        runs.start("text", "one more")
