"""What statements are in force, what they speak of, and how they stand to each other.

In: a page's restored text, its statements as attribution, dating and people left them, and its
speakers. Out: the statements with standing, status and matter; the matters with a name, their
neighbours and a summary; and the relations same, agree, conflict, undercut and tension. All by
rule over small word lists (data/), each value with the words it rests on.

Across pages: which matters are one (across.py), which statements are tellings of one (retold.py),
and the question their accounts answer differently (question.py, wide.py), as pure functions too.

It does not say who is right and does not know the world: what no words oppose is no conflict.
How good it is: docs/quality/matters.md.
"""

from reportedly.matters.judge import judge
from reportedly.matters.pairs import relation_of

__all__ = ["judge", "relation_of"]
