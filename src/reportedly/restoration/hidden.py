"""Characters nobody sees: joiners, fillers, bidirectional controls, selectors, tags.

Each is judged by its visible neighbours: a joiner stays where the script spells with it, a
selector where an emoji stands before it, a direction mark where the line has right-to-left letters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reportedly.page import AlterationKind
from reportedly.restoration.clean import narrow
from reportedly.restoration.edits import Edit
from reportedly.restoration.scripts import JOINING, RIGHT_TO_LEFT, is_mark, line_around, script

if TYPE_CHECKING:
    from collections.abc import Iterator

HIDDEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0001-\U000e007f\U000e0100-\U000e01ef"
)
"""Default ignorable code points that text carries (DerivedCoreProperties.txt, Unicode 16.0)."""

INSIDE, AT_BORDER = 0.98, 0.9
"""Confidence of a hidden character between two letters, and elsewhere."""

ARTEFACTS = 8
"""Zero-width spaces of one kind beside spaces that may be left by a service; more are strewn
(chosen; translated messages of a web framework have one or two)."""

IS_HIDDEN = re.compile(f"[{HIDDEN}]+")
"""A run of hidden characters."""
IS_OVERRIDE = re.compile(r"[\u202d\u202e]")
"""A direction override."""
_OVERRIDE = re.compile(r"([\u202d\u202e])([^\u202a-\u202e\u2066-\u2069\n]*)(\u202c?)", re.DOTALL)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MARKS = frozenset("\u061c\u200e\u200f")
_JOINERS = frozenset("\u200c\u200d")
_OPERATORS = frozenset("\u2061\u2062\u2063\u2064")
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ua980-\ua9df\u1b00-\u1b7f]")
"""Letters of Thai, Lao, Tibetan, Burmese, Khmer, Javanese and Balinese, which part words by
ZERO WIDTH SPACE (The Unicode Standard 16.0, section 23.2)."""
_HANGUL_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_FLAG = "\U0001f3f4"


def hidden_edits(text: str, odd: str) -> list[Edit]:
    """Takes out hidden characters that nothing around them needs; `odd` holds those of the text."""
    found = [
        edit
        for run in narrow(IS_HIDDEN, odd).finditer(text)
        for edit in _run_edits(text, *run.span())
    ]
    artefacts = {edit for edit in found if _is_artefact(text, edit)}
    kinds = {text[edit.start] for edit in artefacts}
    hiding = len(kinds) > 1 or len(artefacts) > ARTEFACTS
    if hiding or any(edit.confidence > AT_BORDER for edit in found):
        return found
    return [edit for edit in found if edit not in artefacts]


def _is_artefact(text: str, edit: Edit) -> bool:
    """Whether this is a zero-width space beside a space, as translation services leave them.

    It hides nothing and parts nothing; where other places of the text show tampering it goes too.
    """
    if text[edit.start] not in "\u200b\u2060\ufeff":
        return False
    return edit.confidence <= AT_BORDER


def override_edits(text: str, odd: str) -> Iterator[Edit]:
    """Takes out direction overrides and turns the text they turn on screen."""
    if IS_OVERRIDE.search(odd) is None:
        return
    for found in _OVERRIDE.finditer(text):
        start, end = found.span()
        content = found.group(2)
        shown_from_right = RIGHT_TO_LEFT.search(content) is not None
        yield Edit(
            start,
            start + 1,
            "",
            AlterationKind.BIDI,
            0.97,
            "a control that turns the text after it",
        )
        if content and (found.group(1) == "\u202e") != shown_from_right:
            yield Edit(
                start + 1,
                start + 1 + len(content),
                content[::-1].translate(_MIRRORED),
                AlterationKind.REVERSED,
                0.97,
                "written backwards under a direction override",
                backwards=True,
            )
        if found.group(3):
            yield Edit(end - 1, end, "", AlterationKind.BIDI, 0.97, "ends a direction override")


class Run(NamedTuple):
    """A run of hidden characters and the visible ones beside it ("" at the ends of the text)."""

    text: str
    before: str
    after: str

    def inside_word(self) -> bool:
        """Whether letters or marks stand on both sides."""
        return _is_letter(self.before) and _is_letter(self.after)

    def scripts(self) -> set[str]:
        """The scripts on both sides."""
        return {script(self.before), script(self.after)}


def _run_edits(text: str, start: int, end: int) -> Iterator[Edit]:
    """What to take out of one run of hidden characters."""
    run = Run(text[start:end], text[max(0, start - 1) : start], text[end : end + 1])
    for at, character in enumerate(run.text, start):
        if _belongs(text, at, run):
            continue
        kind = AlterationKind.BIDI if character in _BIDI else AlterationKind.INVISIBLE
        confidence = INSIDE if run.inside_word() else AT_BORDER
        yield Edit(at, at + 1, "", kind, confidence, _reason(character))


def _reason(character: str) -> str:
    """What the character is, in words."""
    name = unicodedata.name(character, "unnamed character").lower()
    return f"{name}, where nothing needs it"


def _ends_override(text: str, at: int) -> bool:
    """Whether the last control before `at` in its line is an override."""
    line, _ = line_around(text, at)
    opened = max(text.rfind("\u202e", line, at), text.rfind("\u202d", line, at))
    closed = max(
        text.rfind(mark, line, at) for mark in "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
    )
    return opened > closed


def _belongs(text: str, at: int, run: Run) -> bool:
    """Whether a hidden character has its place here, or is left to `override_edits`."""
    character = text[at]
    if character in _BIDI:
        return _is_override(text, at) or _direction_needed(text, at, run)
    if character in _JOINERS:
        return _needs_joiner(run)
    if character == "\ufeff":
        return at == 0
    if character == "\u200b":
        return _UNSPACED.search(text, *line_around(text, at)) is not None
    if character in _OPERATORS:
        return not run.inside_word()
    return _selects(character, run) or _script_needs(character, run.scripts())


def _needs_joiner(run: Run) -> bool:
    """Whether the script or the emoji around a joiner is written with it."""
    emoji = _is_emoji(run.before) and (_is_emoji(run.after) or _is_sign(run.after))
    return (emoji and "\u200d" in run.text) or not run.scripts().isdisjoint(JOINING)


def _selects(character: str, run: Run) -> bool:
    """Whether this is a variation selector or tag behind a character that has variants."""
    if "\ufe00" <= character <= "\ufe0f":
        variants = script(run.before) in {"CJK", "MYANMAR"}
        return variants or _is_emoji(run.before) or run.after == "\u20e3"
    if character >= "\U000e0100":
        return script(run.before) == "CJK"
    if character >= "\U000e0001":
        return run.before == _FLAG and run.text[-1] == "\U000e007f"
    return False


def _script_needs(character: str, around: set[str]) -> bool:
    """Whether the script on either side is written with this filler or selector."""
    if character in _HANGUL_FILLERS:
        return "HANGUL" in around
    if "\u180b" <= character <= "\u180f":
        return "MONGOLIAN" in around
    return character in "\u17b4\u17b5" and "KHMER" in around


def _is_override(text: str, at: int) -> bool:
    """Whether this begins or ends a stretch of overridden direction."""
    return text[at] in "\u202d\u202e" or (text[at] == "\u202c" and _ends_override(text, at))


def _direction_needed(text: str, at: int, run: Run) -> bool:
    """Whether the line mixes directions, and the mark does not stand inside a word."""
    if run.inside_word() and len(run.scripts()) == 1:
        return text[at] in _MARKS and RIGHT_TO_LEFT.match(run.before) is not None
    return RIGHT_TO_LEFT.search(text, *line_around(text, at)) is not None


def _is_letter(character: str) -> bool:
    """Whether this is a letter or a mark on one."""
    return bool(character) and (character.isalpha() or is_mark(character))


def _is_emoji(character: str) -> bool:
    """Whether emoji sequences are built on this: symbols, skin tones, keycap digits, U+2139."""
    if not character:
        return False
    if character in "\u2139\u203c\u2049\u3030\u303d\u2194\u2195\u20e3":
        return True
    return unicodedata.category(character) in {"So", "Sk"} and character > "\u00a8"


def _is_sign(character: str) -> bool:
    """Whether this is a symbol that may end an emoji sequence (the gender signs, arrows)."""
    return bool(character) and unicodedata.category(character) in {"So", "Sm"}
