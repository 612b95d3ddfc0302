"""Tagging: restored text in; word pieces with the scores of their labels and links out.

One small encoder (a fine-tuned all-MiniLM-L6-v2, int8, run by onnxruntime) reads the headline,
body and caption blocks in windows of whole sentences and says for each word piece whether it
belongs to a source, a cue or a content, and which cue a fragment goes with. `attribution` makes
statements of that. `find_quotes` pairs quotation marks; it is also one of the encoder's inputs.

A second layer of labels holds what is told inside contents, a third the names of persons,
organisations and places, three more channels, addressees and relays. `inside.look_inside` reads
contents once more, as texts of their own. It reads English. It does not resolve names or date
anything. Nothing is downloaded: the weights lie in `weights/` with their model card. How good it
is: `docs/quality/attribution.md`; how fast: `docs/quality/speed.md`.
"""

from __future__ import annotations

from reportedly.tagging.model import VERSION
from reportedly.tagging.names import Seen, names
from reportedly.tagging.quotes import Close, Mark, Quote, find_quotes
from reportedly.tagging.tagger import tag
from reportedly.tagging.tags import NO_CUE, Tag, Tags

__all__ = [
    "NO_CUE",
    "VERSION",
    "Close",
    "Mark",
    "Quote",
    "Seen",
    "Tag",
    "Tags",
    "find_quotes",
    "names",
    "tag",
]
