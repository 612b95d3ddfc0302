"""Which machines may be connected to."""

from __future__ import annotations

import socket

import pytest

from reportedly.errors import FetchError, NotFound
from reportedly.reading.addresses import is_public, is_web_address, locate


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ],
)
def test_private_numbers_are_told(number):
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_public_numbers_are_told(number):
    assert is_public(number)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://[::1]:80/", "http://0x7f.1/", "http://2130706433/"]
)
def test_refuses_private_machines_however_they_are_written(address):
    with pytest.raises(FetchError, match="not on the public internet"):
        locate(address)


def test_one_private_number_among_several_is_enough_to_refuse(monkeypatch):
    found = [(2, 1, 6, "", (number, 80)) for number in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        locate("http://two-faced.example/")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://a.example/", "only http and https"),
        ("http://user:secret@a.example/", "user name or password"),
        ("http://a.example:99999/", "not a web address"),
        ("http:///path", "only http and https"),
    ],
)
def test_refuses_other_addresses_and_says_why(address, words):
    with pytest.raises(FetchError, match=words) as caught:
        locate(address)
    assert "secret" not in str(caught.value)


def test_a_name_nobody_knows_is_not_found(monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NotFound, match="no machine is known"):
        locate("https://nowhere.example/")


def test_writes_paths_and_names_the_way_machines_want_them(monkeypatch):
    found = [(2, 1, 6, "", ("93.184.215.14", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    target = locate("https://новости.example/вода?q=да нет")
    assert target.host.startswith("xn--")
    assert target.path.isascii()
    assert target.number == "93.184.215.14"


def test_only_a_whole_text_is_an_address():
    assert is_web_address("https://a.example/1")
    assert not is_web_address("See https://a.example/1")
