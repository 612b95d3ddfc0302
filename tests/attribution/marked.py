"""Sentences with their roles marked: ``{s:Ivo Marten} {q:said} {c:the road was open}``."""

from __future__ import annotations

import re

from reportedly.attribution.core import Core
from reportedly.offsets import Span

MARK = re.compile(r"\{([sqc]):([^{}]*)\}")


def marked(written: str) -> tuple[str, Core]:
    """The plain text, and the attribution its marks give (s source, q cue, c content)."""
    text = ""
    roles: dict[str, list[Span]] = {"s": [], "q": [], "c": []}
    at = 0
    for mark in MARK.finditer(written):
        text += written[at : mark.start()]
        roles[mark[1]].append(Span(len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    text += written[at:]
    return text, Core(tuple(roles["c"]), tuple(roles["s"]), tuple(roles["q"]), 0.9, "marked")


def read(written: str):
    """The one statement a marked sentence gives."""
    from reportedly.attribution import read_roles

    text, core = marked(written)
    return next(s for s in read_roles(text, [core]) if s.parent is None)


def shown(text: str, spans) -> str:
    """The words of spans."""
    return " ".join(text[s.start : s.end] for s in spans)
