"""Turning every span inside a record at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly.offsets import Span

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")


def turn(record: Record, change: Callable[[Span], Span]) -> Record:
    """The same record (or tuple of records) with `change` applied to every span inside it.

    >>> turn((Span(0, 2), "x"), lambda span: Span(span.start + 1, span.end + 1))
    (Span(start=1, end=3), 'x')
    """
    return _turn(record, change)  # type: ignore[no-any-return]


def _turn(value: Any, change: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_turn(item, change) for item in value)
    kind: Any = type(value)
    changed = {}
    for name in _fields(kind):
        old = getattr(value, name)
        new = _turn(old, change)
        if new is not old:
            changed[name] = new
    return replace(value, **changed) if changed else value


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    """The names of a record's fields; none where the kind is no record's."""
    return tuple(item.name for item in fields(kind)) if is_dataclass(kind) else ()
