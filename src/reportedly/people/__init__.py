"""Who speaks: names in a story, the people and bodies they stand for, and each source's speaker.

In: a page's restored text, its blocks, and statements with their sources. Out: the statements
with `speaker` filled, and `Speaker` records with mentions, roles as worded, and owners of unnamed
groups. Rules over small word lists; pronouns by a fitted ranking. A post's "I" is its author, an
article's own "I" is nobody's. `same_person` scores two spellings of a name across scripts, `key`
brings spellings together for look-up.

`across` tells whether two pages name one person, `slips` which spellings are slips of the pen.

Not tried: names in other scripts than Latin inside a story.
How good it is: `docs/quality/people.md`.
"""

from reportedly.people.mentions import Mention, find_names
from reportedly.people.names import SAME, key, same_person
from reportedly.people.resolution import Resolution
from reportedly.people.sources import resolve_source
from reportedly.people.speakers import name_speakers

__all__ = [
    "SAME",
    "Mention",
    "Resolution",
    "find_names",
    "key",
    "name_speakers",
    "resolve_source",
    "same_person",
]
