"""What statements are in force, what they speak of, and how they stand to each other.

In: a page's restored text, its statements as attribution, dating and people left them, and its
speakers. Out: the statements with standing, status and matter; the matters with a name, their
neighbours and a summary; and the relations same, agree, conflict, undercut and tension. All by
rule over small word lists (data/), each value with the words it rests on.

It does not say who is right, does not merge matters across pages, and does not know the world:
what no words of the page oppose is not shown as a conflict. How good it is:
docs/quality/matters.md.
"""

from reportedly.matters.judge import judge
from reportedly.matters.pairs import relation_of

__all__ = ["judge", "relation_of"]
