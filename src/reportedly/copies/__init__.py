"""Pages that repeat each other, which came first, and quotations told by several.

In: documents (a page's restored text with outlet and day), or quotations. Out: pairs of copies
with how much is repeated, the likely original and why; aligned sentences of two texts and what
was changed in each; pairs of quotations that tell the same words.

It does not say whether copying was allowed, does not find translations, and sees no copy whose
sentences were all written anew. How good it is: docs/quality/copies.md.
"""

from reportedly.copies.alignment import Aligned, align
from reportedly.copies.changes import Change, ChangeKind, Comparison, Sentence, compare
from reportedly.copies.document import Document, document
from reportedly.copies.find import Copy, find_copies, judge, left_open
from reportedly.copies.origins import Groups, page_groups
from reportedly.copies.quotes import Quotation, same_quotes
from reportedly.copies.retold import Retold, Telling, Trim, quoted_words, retold
from reportedly.copies.verdict import CopyKind

__all__ = [
    "Aligned",
    "Change",
    "ChangeKind",
    "Comparison",
    "Copy",
    "CopyKind",
    "Document",
    "Groups",
    "Quotation",
    "Retold",
    "Sentence",
    "Telling",
    "Trim",
    "align",
    "compare",
    "document",
    "find_copies",
    "judge",
    "left_open",
    "page_groups",
    "quoted_words",
    "retold",
    "same_quotes",
]
