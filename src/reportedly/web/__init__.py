"""The reading room: the ledger in a browser, to read, check and correct.

In: a ledger. Out: pages that work without JavaScript, each with the same content at `.json`.
Nothing is fetched from anywhere else, nothing of a page is shown as markup, and nobody beyond
this machine reads without the room's token.
"""

from reportedly.web.app import create_app

__all__ = ["create_app"]
