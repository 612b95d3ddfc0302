"""Mentions."""

from reportedly.people.mentions import Mention, find_names
from reportedly.people.sources import Resolution, resolve_source
from reportedly.people.speakers import name_speakers

__all__ = ["Mention", "Resolution", "find_names", "name_speakers", "resolve_source"]
