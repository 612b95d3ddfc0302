"""Makes tags from words with roles, as an encoder that is sure would give them."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from reportedly.tagging.quotes import find_quotes
from reportedly.tagging.tags import HANDS, Tag, Tags
from reportedly.tagging.windows import quote_states

ROLES = {"s": Tag.B_SOURCE, "c": Tag.B_CUE, "q": Tag.B_CONTENT}
MARKED = re.compile(r"\[([scq])(\d?) (.*?)\]", re.DOTALL)


def made(marked: str, *, sure: float = 0.98) -> tuple[str, Tags]:
    """The text and tags of a string such as ``[s1 Venn] [c1 said] [q1 the dam holds]``.

    A fragment's number names its cue; one piece a word or mark; a dot and a space end a sentence.
    """
    text, roles = "", []
    at = 0
    for match in MARKED.finditer(marked):
        text += marked[at : match.start()]
        roles.append((ROLES[match[1]], match[2], len(text), len(text) + len(match[3])))
        text += match[3]
        at = match.end()
    text += marked[at:]
    words = [word.span() for word in re.finditer(r"\w+|[^\w\s]", text)]
    labels = np.zeros(len(words), int)
    firsts = {}
    for role, number, start, end in roles:
        inside = [n for n, (low, high) in enumerate(words) if low < end and high > start]
        labels[inside] = role + 1
        labels[inside[0]] = role
        firsts[role, number, start] = inside[0]
    cues = {number: n for (role, number, _), n in firsts.items() if role is Tag.B_CUE}
    links = [
        (n, cue, np.log(sure if name == number else (1 - sure) / max(1, len(cues) - 1)))
        for (role, number, _), n in firsts.items()
        if role is not Tag.B_CUE
        for name, cue in cues.items()
    ]
    return text, tags_of(text, words, labels, sorted(links), sure)


def tags_of(text, words, labels, links, sure):
    """The record."""
    log_probs = np.full((len(words), 7), np.log((1 - sure) / 6), np.float32)
    log_probs[np.arange(len(words)), labels] = np.log(sure)
    starts = np.array([low for low, _ in words], np.int32)
    ends = np.array([high for _, high in words], np.int32)
    broken = [text[:low].count("\n\n") for low in starts]
    stops = [len(re.findall(r"[.!?]”?\s", text[:low])) for low in starts]
    columns = list(zip(*links, strict=True)) or [(), (), ()]
    return Tags(
        starts=starts,
        ends=ends,
        log_probs=log_probs,
        inner_log_probs=np.log(np.eye(7, dtype=np.float32)[np.zeros(len(words), int)] + 1e-4),
        name_log_probs=np.log(np.eye(7, dtype=np.float32)[np.zeros(len(words), int)] + 1e-4),
        hand_log_probs=np.log(np.eye(3, dtype=np.float32)[np.zeros((len(words), 3), int)] + 1e-4),
        sentences=np.array(stops, np.int32),
        paragraphs=np.array(broken, np.int32),
        quoted=quote_states(text, find_quotes(text))[starts].astype(bool),
        link_from=np.array(columns[0], np.int32),
        link_to=np.array(columns[1], np.int32),
        link_log_probs=np.array(columns[2], np.float32),
    )


def with_hand(text: str, tags: Tags, kind: str, words: str, *, chance: float, cue: str) -> Tags:
    """The tags with a channel, addressee or relay that goes with the cue of these words."""
    start = text.index(words)
    inside = np.flatnonzero((tags.ends > start) & (tags.starts < start + len(words)))
    hands = tags.hand_log_probs.copy()
    layer = HANDS.index(kind)
    hands[inside, layer] = np.log([1 - chance, 1e-4, chance])
    hands[inside[0], layer] = np.log([1 - chance, chance, 1e-4])
    target = int(np.flatnonzero(tags.starts == text.index(cue))[0])
    pairs = [(tags.link_from, inside[0]), (tags.link_to, target), (tags.link_log_probs, -0.1)]
    columns = [np.append(column, value).astype(column.dtype) for column, value in pairs]
    order = np.argsort(columns[0], kind="stable")
    link_from, link_to, link_log_probs = (column[order] for column in columns)
    return replace(
        tags,
        hand_log_probs=hands,
        link_from=link_from,
        link_to=link_to,
        link_log_probs=link_log_probs,
    )


def layered(outer: str, inner: str) -> tuple[str, Tags]:
    """The text and tags of two markings of one sentence: told by it, and told inside that."""
    text, tags = made(outer)
    same, within = made(inner)
    if same != text:
        raise ValueError("both markings must be of the same words")
    pairs = [
        np.concatenate([getattr(tags, field), getattr(within, field)])
        for field in ("link_from", "link_to", "link_log_probs")
    ]
    order = np.argsort(pairs[0], kind="stable")
    return text, replace(
        tags,
        inner_log_probs=within.log_probs,
        link_from=pairs[0][order],
        link_to=pairs[1][order],
        link_log_probs=pairs[2][order],
    )
