"""Attribution: tags in, statements out.

In: the restored text, the page's blocks, the encoder's tags. Out: statements, each with content,
source and cue, how its words are given (direct, mixed, indirect, unmarked), what the source does
by speaking, polarity, hedges, channel, addressee, relays, and the statement it is told inside of.
Decoding turns tags into attributions; completion adds what rules find beside it; nesting reads
statements inside contents; unfolding puts relays taken for sources back in their place; small
readers then fill in the roles from the words around each statement. Not tried here: when it was
said (dating), who "she" is (people), what force it has (matters).
How good it is: docs/quality/attribution.md and docs/quality/roles.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.core import Core

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.page import Block
    from reportedly.statement import Statement
    from reportedly.tagging import Tags

__all__ = ["Core", "attribute", "find_cores", "read_roles", "reread"]


def attribute(text: str, blocks: Sequence[Block], tags: Tags) -> tuple[Statement, ...]:
    """All statements of a page in page order, those told inside others among them."""
    from reportedly.attribution.completion import in_story
    from reportedly.attribution.quoted import unnamed

    cores = find_cores(text, blocks, tags)
    cores += [core for core in unnamed(text, cores) if in_story(core, blocks)]
    return read_roles(text, cores, reread(text, tags, cores))


def find_cores(text: str, blocks: Sequence[Block], tags: Tags) -> list[Core]:
    """The outermost attributions, sources as the page's grammar gives them.

    Here the agent of "according to" is a source even where it relays somebody's words: the
    reading of the public corpora. `read_roles` puts such a relay in its place.
    """
    from reportedly.attribution.completion import complete
    from reportedly.attribution.decoding import decode

    return complete(text, blocks, decode(text, tags))


def reread(text: str, tags: Tags, cores: Sequence[Core]) -> Tags:
    """The tags with what a second reading, of the contents alone, shows inside them."""
    from reportedly.attribution.nesting import with_room
    from reportedly.tagging.inside import look_inside

    return look_inside(text, tags, with_room(text, cores))


def read_roles(text: str, cores: Sequence[Core], tags: Tags | None = None) -> tuple[Statement, ...]:
    """Statements from attributions: nested ones added, relays put right, every role read.

    `tags` show what is told inside contents (those of `reread` more of it), and channels,
    addressees and relays; without them rules alone read these.
    """
    from reportedly.attribution.build import build
    from reportedly.attribution.nesting import nest
    from reportedly.attribution.unfolding import unfold

    return build(text, unfold(text, nest(text, cores, tags)), tags)
