"""A short piece of markup asked for elements by tag or class, without a tree.

Every pattern stops at the next angle bracket, so that broken markup costs no more than its length.
"""

from __future__ import annotations

import re
from html import unescape

TAG = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>\b[^<>]*)>")
ANY_TAG = re.compile(r"<[^<>]*>")


class Marked:
    """A piece of markup, asked for its elements by tag or class; its first tag is its own."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tags = list(TAG.finditer(source))

    def own(self, attribute: str) -> str | None:
        """An attribute of the piece's own tag."""
        return stated(self.tags[0], attribute) if self.tags else None

    def tagged(self, name: str) -> list[re.Match[str]]:
        """The opening tags of a name, in order."""
        return [tag for tag in self.tags if tag["name"].lower() == name]

    def classed(self, name: str) -> list[re.Match[str]]:
        """The opening tags with a class, in order."""
        return [tag for tag in self.tags if name in (stated(tag, "class") or "").split()]

    def inside(self, tag: re.Match[str]) -> str:
        """What stands between an opening tag and the one that closes it."""
        name = re.compile(rf"<(/?){tag['name']}\b[^<>]*>", re.IGNORECASE)
        return self.source[tag.end() : end_of(self.source, tag.end(), name)]

    def words(self, name: str) -> str | None:
        """The text of the first element of a class, white space tidied; None if there is none."""
        found = self.classed(name)
        bare = ANY_TAG.sub("", self.inside(found[0])) if found else ""
        return " ".join(unescape(bare).split()) or None


def stated(tag: re.Match[str], attribute: str) -> str | None:
    """An attribute of a tag; None where the tag does not have it or it is empty."""
    found = re.search(rf"""\s{attribute}=(?:"([^"]*)"|'([^']*)')""", tag["attributes"])
    return (unescape(found[1] or found[2] or "") or None) if found else None


def end_of(source: str, at: int, tags: re.Pattern[str]) -> int:
    """Where the element that is open at `at` ends; the end of the source where it never does.

    `tags` finds the opening and closing tags of its name.
    """
    depth = 1
    for tag in tags.finditer(source, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(source)
