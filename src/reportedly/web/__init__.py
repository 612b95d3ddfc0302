"""The reading room: the ledger in a browser, on this machine only.

In: a ledger, opened to read. Out: pages that work without JavaScript, each with the same content
at `.json`. Nothing is fetched from anywhere else, nothing of a page is shown as markup.
"""

from reportedly.web.app import create_app

__all__ = ["create_app"]
