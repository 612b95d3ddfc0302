"""What robots.txt lets a reader fetch."""

from __future__ import annotations

import pytest

from reportedly.reading.robots import MAX_DELAY, Robots, parse_robots

SITE = "https://site.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        pytest.param("", "/a", True, id="empty"),
        pytest.param("User-agent: *\nDisallow:", "/a", True, id="empty-rule"),
        pytest.param("User-agent: *\nDisallow: /", "/a", False, id="everything"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", True, id="longest-wins"),
        pytest.param("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True, id="allow-wins-a-tie"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", False, id="wildcard"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", "/y.pdf?z", True, id="anchored-end"),
        pytest.param("User-agent: *\nDisallow: /*a*b$", "/xaxxb", False, id="two-wildcards"),
        pytest.param("User-agent: *\nDisallow: /*ab*b$", "/xab", True, id="parts-do-not-overlap"),
        pytest.param("User-agent: *\nDisallow: /a$", "/a", False, id="whole-path"),
        pytest.param("User-agent: *\nDisallow: /a$", "/ab", True, id="not-the-whole-path"),
        pytest.param("User-agent: *\nDisallow: /a*", "/abc", False, id="wildcard-at-the-end"),
        pytest.param("User-agent: *\nDisallow: /p?id=", "/p?id=3", False, id="query"),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nAllow: /", "/a", True, id="own"
        ),
        pytest.param(
            "User-agent: other\nDisallow: /\nUser-agent: *\nDisallow: /b", "/a", True, id="others"
        ),
        pytest.param(
            "User-agent: x\nUser-agent: Reportedly\nDisallow: /a", "/a", False, id="two-agents"
        ),
        pytest.param("User-agent: *\nDisallow: /ж", "/%D0%B6", False, id="encoded-path"),
        pytest.param("\ufeffUSER-AGENT : * # x\nDISALLOW : /a # y", "/a", False, id="odd-spelling"),
        pytest.param("Disallow: /a\nnonsense", "/a", True, id="rules-of-nobody"),
    ],
)
def test_follows_the_standard(text, path, allowed):
    assert parse_robots(text, "reportedly").allows(SITE + path) is allowed


@pytest.mark.parametrize(
    ("value", "delay"), [("2", 2.0), ("9999", MAX_DELAY), ("soon", None), ("-4", 0.0)]
)
def test_keeps_to_a_delay_within_reason(value, delay):
    assert parse_robots(f"User-agent: *\nCrawl-delay: {value}", "reportedly").delay == delay


def test_no_rules_allow_everything():
    assert Robots().allows(SITE)


def test_a_hostile_rule_costs_no_time():
    rules = parse_robots("User-agent: *\nDisallow: /" + "*a" * 500, "reportedly")
    assert rules.allows(f"{SITE}/" + "a" * 499)
    assert not rules.allows(f"{SITE}/" + "a" * 8_000)
