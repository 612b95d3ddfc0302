"""Mentions."""

from reportedly.people.mentions import Mention, find_names

__all__ = ["Mention", "find_names"]
