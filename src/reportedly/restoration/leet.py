"""Digits and signs written for letters, where only so a word of the English list comes out."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

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
Signs = dict[str, str]
"""Letters each sign may stand for."""

_TOKEN = re.compile(r"(?<![\w@#&/.=])[A-Za-z013457@$!|8]{4,64}(?![\w@#=(])")
_SHORT_TOKEN = re.compile(
    r"(?<![\w@#&/.=$-])(?:[A-Za-z][a-z]*[013457]|(?<!,)[013457])[a-z013457]{0,4}(?![\w@#=(-])"
)
_CLITIC = re.compile(r"(?<=[A-Za-z]['’])[a-z013457]{1,2}(?!\w)")
CLITICS = frozenset({"s", "t", "d", "m", "re", "ve", "ll"})
"""Ends of English contractions and genitives."""
_ARTICLE = re.compile(r"(?<!\w)[Aa](?!\w)")
_LONE_FOUR = re.compile(r"(?<![\w$€£.,#/:%+-])4(?= [a-z][a-z0-9])")
"""In a text without the article `a`, one word in fifty, it is meant more often than the number."""
_NAME = re.compile(r"[A-Z][A-Za-z]*[013457@$!|8][a-z013457@$!|8]*")
"""A capital and small letters with signs among them or behind."""
_PLAIN_WORD = re.compile(r"(?<!\w)[A-Z][A-Za-z]+(?!\w)")
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
FEW = 16
"""Names looked for one by one in less time than all words of a text are gathered."""
PLAUSIBLE = -4.0
"""Least fit per letter of an unlisted word: 95 of 100 words of the English list lie over -3.9."""


@lru_cache(maxsize=MEMORY)
def is_leet(word: str) -> bool:
    """Whether only its signs keep a run of letters and signs from being a listed word."""
    if len(word) < SHORTEST or _is_numbered(word) or not _is_candidate(word):
        return False
    return _listed(_trim(word)) is not None


def has_names(words: Iterable[str], text: str) -> bool:
    """Whether one of the words is, but for its signs, a name that stands in the text elsewhere."""
    tokens = [word for word in words if _NAME.fullmatch(word) and _is_candidate(word)]
    found = {reading for token in tokens for reading in _readings(_trim(token))}
    if len(found) > FEW:
        return not found.isdisjoint(_names(text))
    return any(map(text.__contains__, found))


def _names(text: str) -> frozenset[str]:
    """Words of the text in letters only that begin with a capital."""
    return frozenset(_PLAIN_WORD.findall(text))


class Evidence(NamedTuple):
    """What the listed words of a text written so show.

    `sure`: how many there are; `used`: how many have each sign; `signs`: the letters each sign may
    stand for; `names`: words of the text in letters only that begin with a capital.
    """

    sure: int
    used: Counter[str]
    signs: Signs
    names: frozenset[str]


def leet_edits(text: str) -> Iterator[Edit]:
    """Puts letters for the digits and signs of words outside code and addresses."""
    words = [(match, _listed(_trim(match.group()))) for match in _candidates(text)]
    sure = [(m.group(), word) for m, word in words if word and not _is_numbered(m.group())]
    used = Counter(sign for token, _ in sure for sign in set(token) if sign in SIGNS)
    names = frozenset() if len(sure) == len(words) else _names(text)
    evidence = Evidence(len(sure), used, _meanings(sure), names)
    surely = dict(sure)
    for match, listed in words:
        token = match.group()
        word = surely.get(token) or _unlisted(_trim(token), listed, evidence)
        if word is not None:
            yield from _edits(match.start(), token, word)
    if len(sure) >= THROUGHOUT:
        yield from _short_edits(text, evidence)


def _meanings(words: Iterable[tuple[str, str]]) -> Signs:
    """The letters each sign may stand for: of two only the one it stands for in all these words."""
    seen: dict[str, Counter[str]] = {}
    for token, word in words:
        for sign, letter in zip(token, word.lower(), strict=False):
            if len(SIGNS.get(sign, "")) > 1:
                seen.setdefault(sign, Counter())[letter] += 1
    one = {sign: found for sign, found in seen.items() if len(found) == 1}
    return SIGNS | {s: next(iter(found)) for s, found in one.items() if found.total() >= THROUGHOUT}


def _unlisted(token: str, listed: str | None, evidence: Evidence) -> str | None:
    """What a word was meant as that may be a name, or a name with a number.

    A name that stands elsewhere in the text in letters only; else, where several listed words are
    written so, what is listed, or looks like a word and has the same sign as these.
    """
    numbered = _is_numbered(token)
    if numbered and token.isupper():
        return None
    counted = numbered and (_stem(token) in evidence.names or is_english(_stem(token)))
    if not counted and _NAME.fullmatch(token):
        named = [reading for reading in _readings(token) if reading in evidence.names]
        if len(named) == 1:
            return named[0]
    if evidence.sure < SURE_WORDS or listed is not None:
        return listed if evidence.sure >= SURE_WORDS else None
    least = min(evidence.used[sign] for sign in token if sign in SIGNS)
    needed = THROUGHOUT if numbered else SURE_WORDS
    return _plausible(token, evidence.signs) if least >= needed else None


def _short_edits(text: str, evidence: Evidence) -> Iterator[Edit]:
    """Reads short words too, in a text that is written so throughout, with the signs it uses."""
    used, signs = evidence.used.keys(), evidence.signs
    if evidence.used["4"] >= THROUGHOUT and _ARTICLE.search(text) is None:
        for match in _LONE_FOUR.finditer(text):
            yield from _edits(match.start(), "4", "a")
    for match in _CLITIC.finditer(text):
        token = match.group()
        if _digits(token) and used >= _digits(token):
            words = map(str.lower, _readings(token, signs))
            clitic = next((word for word in words if word in CLITICS), token)
            yield from _edits(match.start(), token, clitic)
    for match in _SHORT_TOKEN.finditer(text):
        token = match.group()
        if _is_code(token) or _is_candidate(token) or not used >= _digits(token):
            continue
        word = max(_readings(token, signs), key=lambda word: english().get(word.lower(), -99.0))
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
    stem = _stem(word)
    if not word.islower() or len(word) - len(stem) > 1 or len(stem) < SHORTEST or is_english(stem):
        return True
    listed = _listed(word)
    return listed is None or english()[listed] < COMMON


def _stem(word: str) -> str:
    """A word without the number behind it."""
    return word.rstrip("0123456789")


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


def _readings(token: str, signs: Signs | None = None) -> Iterator[str]:
    """All words the signs may stand for."""
    upper = token.upper() == token
    options = [(signs or SIGNS).get(character, character) for character in token]
    for letters in product(*options):
        word = "".join(letters)
        yield word.upper() if upper else word


def _listed(token: str) -> str | None:
    """The commonest listed word among the readings."""
    known = english()
    best = max(_readings(token), key=lambda word: known.get(word.lower(), -99.0))
    share = known.get(best.lower(), -99.0)
    return best if share > (COMMON if len(token) == 4 else -99.0) else None


def _plausible(token: str, meanings: Signs) -> str | None:
    """The reading with the most usual letters, if one kind of sign inside small letters is read."""
    signs = [at for at, character in enumerate(token) if not character.isalpha()]
    letters = "".join(filter(str.isalpha, token))
    if len({token[at] for at in signs}) > 1 or not signs[0] or not letters[1:].islower():
        return None
    best = max(_readings(token, meanings), key=lambda word: letters_fit(word.lower(), "LATIN"))
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
