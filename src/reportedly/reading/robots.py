"""What a site's robots.txt lets a reader fetch: RFC 9309, with its wildcards and longest match.

The standard library's parser knows neither, and would fetch what a site forbids by `/*.pdf$`.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

ROBOTS_BYTES = 500 * 1024
"""RFC 9309, 2.5: a parser must read at least 500 kibibytes."""

MAX_DELAY = 30.0
"""Seconds; a longer `Crawl-delay` (no part of the standard) is cut to this, half of what one
address may take in all (`limits.SECONDS`)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One allow or disallow line: its path cut at every `*`; the longest path wins.

    `is_whole` where it ended in `$`: the last part must end the address.
    """

    parts: tuple[str, ...]
    is_whole: bool
    length: int
    allows: bool

    def matches(self, path: str) -> bool:
        """Whether the parts follow one another in `path`; never looks at a character twice."""
        at = 0
        for number, part in enumerate(self.parts):
            is_last = number + 1 == len(self.parts)
            if number == 0:
                at = len(part) if path.startswith(part) else -1
            elif is_last and self.is_whole:
                at = len(path) if path[at:].endswith(part) else -1
            else:
                found = path.find(part, at)
                at = found + len(part) if found >= 0 else -1
            if at < 0:
                return False
        return not self.is_whole or at == len(path)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one reader on one site. No rules: everything may be fetched."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, address: str) -> bool:
        """Whether `address` may be fetched: the longest rule wins, allow where they are equal."""
        parts = urlsplit(address)
        path = _normal(parts.path or "/") + (f"?{_normal(parts.query)}" if parts.query else "")
        hits = [rule for rule in self.rules if rule.matches(path)]
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
        _rule(value, allows=key == "allow")
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


def _rule(path: str, *, allows: bool) -> Rule:
    """`*` stands for anything, a `$` at the end for the end; all else is literal."""
    is_whole = path.endswith("$")
    parts = tuple(_normal(part) for part in path.removesuffix("$").split("*"))
    return Rule(parts, is_whole, len(path), allows)


def _normal(path: str) -> str:
    """The path with every character outside ASCII percent-encoded (RFC 9309, 2.2.2)."""
    return quote(path, safe="/%:@!$&'()*+,;=~?")
