"""Digits and signs written for letters, where only so a word of the English list comes out."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from reportedly.page import AlterationKind
from reportedly.restoration.clean import LONGEST
from reportedly.restoration.edits import Edit
from reportedly.restoration.wordmodel import english, is_english, letters_fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIGNS = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b",
    "@": "a", "$": "s", "!": "il", "|": "li",
}  # fmt: skip

_TOKEN = re.compile(r"(?<![\w@#&/.=])[A-Za-z013457@$!|8]{4,64}(?![\w@#=(])")
_SHORT_TOKEN = re.compile(
    r"(?<![\w@#&/.=$-])(?:[A-Za-z][a-z]*[013457]|(?<!,)[013457])[a-z013457]{0,4}(?![\w@#=(-])"
)
_NUMBERED = re.compile(r"[A-Za-z]+[0-9]+")
"""A name with a number behind it (POP3, dev1): it proves nothing."""
_SIGN = re.compile(r"[013457@$!|8](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
_RUN = frozenset("0134578@$!|abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_CODE = re.compile(r"[{}`\\]|\w\(\w*\)|::|;$", re.MULTILINE)
_ADDRESS = re.compile(r"://|www\.|\w/\w|\w@\w+\.\w|_|\w=\w")
REACH = 150
"""Characters of the line looked at on either side: two lines of program text."""
LETTERS = 0.4
"""Least share of true letters in the word: `1mp0$$1bl3` has four of ten."""
COMMON = -14.0
"""A four-letter word must be at least this common (one in a million): short codes are many."""
SHORTEST = 4
"""Characters of the shortest word read, as in `_TOKEN`."""
LEAST_LETTERS = 3
"""Fewer letters make codes and ordinals: `C14N`, `80th`."""
MEMORY = 1 << 14
"""Runs of letters and signs kept in memory."""
THROUGHOUT = 5
"""Listed words so written before short ones are read too (chosen: `wi11`, `t0`)."""
COMMON_SHORT = (-8.0, -10.0)
"""Logarithm of the least share of a word of two, and of three and more characters, read so (one in
three thousand, as `go`, and one in twenty thousand; chosen on the training part of PolNeAR)."""
TWO_MINDS = 8
"""Most signs with two readings in a word: no listed word has more i and l (256 readings)."""
SURE_WORDS = 2
"""Listed words so written before names, which no list has, are read so too."""
PLAUSIBLE = -4.0
"""Least fit per letter of an unlisted word: 95 of 100 words of the English list lie over -3.9."""


@lru_cache(maxsize=MEMORY)
def is_leet(word: str) -> bool:
    """Whether only its signs keep a run of letters and signs from being a listed word."""
    if len(word) < SHORTEST or _is_numbered(word) or not _is_candidate(word):
        return False
    return _listed(_trim(word)) is not None


def leet_edits(text: str) -> Iterator[Edit]:
    """Puts letters for the digits and signs of words outside code and addresses."""
    words = [(match, _listed(_trim(match.group()))) for match in _candidates(text)]
    sure = [match for match, word in words if word and not _is_numbered(match.group())]
    for match, listed in words:
        word, numbered = listed, _is_numbered(match.group())
        if numbered and match.group().isupper():
            continue
        if len(sure) >= SURE_WORDS:
            word = listed or (None if numbered else _plausible(_trim(match.group())))
        elif match not in sure:
            continue
        if word is not None:
            yield from _edits(match.start(), match.group(), word)
    if len(sure) >= THROUGHOUT:
        yield from _short_edits(text, {sign for match in sure for sign in match.group()})


def _short_edits(text: str, used: set[str]) -> Iterator[Edit]:
    """Reads short words too, in a text that is written so throughout, with the signs it uses."""
    for match in _SHORT_TOKEN.finditer(text):
        token = match.group()
        if _is_code(token) or _is_candidate(token) or not used.issuperset(_digits(token)):
            continue
        word = max(_readings(token), key=lambda word: english().get(word.lower(), -99.0))
        share = english().get(word.lower(), -99.0)
        usual = COMMON_SHORT[len(token) > 2]
        if share > usual and not _in_code(text, match.start()):
            yield from _edits(match.start(), token, word)


def _is_numbered(word: str) -> bool:
    """Whether a word may be a name with a number behind it.

    It is none where only with the number it is a common word in small letters (peac3, canno7).
    """
    if _NUMBERED.fullmatch(word) is None:
        return False
    stem = word.rstrip("0123456789")
    if not word.islower() or len(word) - len(stem) > 1 or len(stem) < SHORTEST or is_english(stem):
        return True
    listed = _listed(word)
    return listed is None or english()[listed] < COMMON


def _digits(token: str) -> set[str]:
    """The signs of a short word."""
    return {character for character in token if character.isnumeric()}


def _is_code(token: str) -> bool:
    """Whether a short run is all letters, a number, or a capital with a number (E1)."""
    letters = sum(map(str.isalpha, token))
    return letters in {0, len(token)} or (token[0].isupper() and letters == 1)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Runs of letters and signs outside code and addresses that could be words."""
    tokens = filter(
        None, (_TOKEN.match(text, _token_start(text, m.start())) for m in _SIGN.finditer(text))
    )
    for match in _once(tokens):
        if _is_candidate(match.group()) and not _in_code(text, match.start()):
            yield match


def _token_start(text: str, at: int) -> int:
    """Where the run of letters and signs around `at` begins, as far as a word can reach."""
    first = max(0, at - LONGEST)
    while at > first and text[at - 1] in _RUN:
        at -= 1
    return at


def _once(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Each match once, where several signs led to it."""
    last = -1
    for match in matches:
        if match.start() > last:
            last = match.start()
            yield match


def _trim(token: str) -> str:
    """The token less exclamation marks that end a sentence."""
    return token.rstrip("!|")


def _is_candidate(token: str) -> bool:
    """Whether letters outweigh the signs, there is one, and not too many are of two minds."""
    token = _trim(token)
    letters = sum(character.isalpha() for character in token)
    if letters == len(token) or letters < max(LEAST_LETTERS, LETTERS * len(token)):
        return False
    return sum(len(SIGNS.get(character, "")) > 1 for character in token) <= TWO_MINDS


def _in_code(text: str, at: int) -> bool:
    """Whether the line is program text or holds an address."""
    before = text[max(0, at - REACH) : at].rpartition("\n")[2]
    after = text[at : at + REACH].partition("\n")[0]
    chunk = before.rpartition(" ")[2] + after.partition(" ")[0]
    return _ADDRESS.search(chunk) is not None or _CODE.search(before + after) is not None


def _readings(token: str) -> Iterator[str]:
    """All words the signs may stand for."""
    upper = token.upper() == token
    options = [SIGNS.get(character, character) for character in token]
    for letters in product(*options):
        word = "".join(letters)
        yield word.upper() if upper else word


def _listed(token: str) -> str | None:
    """The commonest listed word among the readings."""
    known = english()
    best = max(_readings(token), key=lambda word: known.get(word.lower(), -99.0))
    share = known.get(best.lower(), -99.0)
    return best if share > (COMMON if len(token) == 4 else -99.0) else None


def _plausible(token: str) -> str | None:
    """The reading with the most usual letters, if a single sign inside small letters is read."""
    signs = [at for at, character in enumerate(token) if not character.isalpha()]
    inside = len(signs) == 1 and signs[0] > 0 and token[max(1, signs[0] - 1)].islower()
    if not inside or not token[1:].replace(token[signs[0]], "").islower():
        return None
    best = max(_readings(token), key=lambda word: letters_fit(word.lower(), "LATIN"))
    return best if letters_fit(best.lower(), "LATIN") > PLAUSIBLE * len(best) else None


def _edits(start: int, token: str, word: str) -> Iterator[Edit]:
    """One edit for each sign."""
    for at, letter in enumerate(word):
        if token[at] != letter:
            yield Edit(
                start + at,
                start + at + 1,
                letter,
                AlterationKind.LEET,
                0.9,
                f"spells “{word}”",
            )
