"""Restoration: a text as the eye reads it, and where each of its letters came from.

In comes a text (or a page), out goes the same with look-alike letters, hidden characters, bidi
tricks, styled letters, noise marks, odd signs and digits for letters put right, a list of all
that was altered, and a map from each restored character to the original. Honest text in any
script, formulas, phonetic writing, code and emoji come out as they went in.

It does not correct spelling, does not undo rewording, and names no culprit: a slip of the hand
and obfuscation often look the same. Needs neither the encoder nor a ledger.
How good it is: `docs/quality/restore.md`.
"""

from reportedly.restoration.record import Restoration
from reportedly.restoration.restore import restore, restore_page

__all__ = ["Restoration", "restore", "restore_page"]
