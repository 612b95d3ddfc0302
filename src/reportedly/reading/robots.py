"""What a site's robots.txt lets a reader fetch: RFC 9309, with its wildcards and longest match.

The standard library's parser knows neither, and would fetch what a site forbids by `/*.pdf$`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ROBOTS_BYTES = 500 * 1024
"""RFC 9309, 2.5: a parser must read at least 500 kibibytes."""

MAX_DELAY = 30.0
"""Seconds; a longer `Crawl-delay` (no part of the standard) is cut to this, half of what one
address may take in all (`limits.SECONDS`)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One allow or disallow line; `length` of its path decides which one wins."""

    pattern: re.Pattern[str]
    length: int
    allows: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one reader on one site. No rules: everything may be fetched."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, address: str) -> bool:
        """Whether `address` may be fetched: the longest rule wins, allow where they are equal."""
        parts = urlsplit(address)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        hits = [rule for rule in self.rules if rule.pattern.match(path)]
        best = max(hits, key=lambda rule: (rule.length, rule.allows), default=None)
        return best is None or best.allows


def parse_robots(text: str, agent: str) -> Robots:
    r"""The rules of robots.txt `text` that hold for `agent`, else those for everyone.

    >>> parse_robots("User-agent: *\nDisallow: /private", "x").allows("https://a.example/private")
    False
    """
    own: list[tuple[str, str]] = []
    everyone: list[tuple[str, str]] = []
    has_own = False
    group: list[str] = []
    in_rules = False
    for key, value in _lines(text):
        if key == "user-agent":
            group = [value.lower()] if in_rules else [*group, value.lower()]
            in_rules = False
            has_own = has_own or agent.lower() == value.lower()
            continue
        in_rules = True
        if agent.lower() in group:
            own.append((key, value))
        if "*" in group:
            everyone.append((key, value))
    return _robots(own if has_own else everyone)


def _lines(text: str) -> list[tuple[str, str]]:
    pairs = (line.split("#")[0].partition(":") for line in text.lstrip("\ufeff").splitlines())
    known = {"user-agent", "allow", "disallow", "crawl-delay"}
    found = [(key.strip().lower(), value.strip()) for key, _, value in pairs]
    return [(key, value) for key, value in found if key in known]


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = [
        Rule(_pattern(value), len(value), allows=key == "allow")
        for key, value in lines
        if key in {"allow", "disallow"} and value
    ]
    delays = [value for key, value in lines if key == "crawl-delay"]
    return Robots(tuple(rules), _delay(delays[0]) if delays else None)


def _delay(value: str) -> float | None:
    try:
        return min(max(float(value), 0.0), MAX_DELAY)
    except ValueError:
        return None


def _pattern(path: str) -> re.Pattern[str]:
    """`*` stands for anything, a `$` at the end for the end; all else is literal."""
    is_whole = path.endswith("$")
    parts = [re.escape(_normal(part)) for part in path.removesuffix("$").split("*")]
    return re.compile(".*?".join(parts) + ("$" if is_whole else ""), re.DOTALL)


def _normal(path: str) -> str:
    """The path with every character outside ASCII percent-encoded (RFC 9309, 2.2.2)."""
    return quote(path, safe="/%:@!$&'()*+,;=~?")
