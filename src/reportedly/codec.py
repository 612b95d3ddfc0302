"""Records to plain JSON values and back, without loss.

Spans become ``[start, end]``, days ISO strings, enums their values, tuples lists. Bytes and offset
maps are no JSON: the ledger stores those apart.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportedly import page, statement
from reportedly.offsets import Span
from reportedly.statement import Judged, T

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record")

_NAMES = {"date": dt.date, **vars(page), **vars(statement)}


def encode(value: Any) -> Any:
    """The JSON value for a record, or for a tuple of records."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: encode(getattr(value, item.name)) for item in _fields(type(value))}
    return value


def decode(kind: type[Record], value: Any) -> Record:
    """The record of type `kind` that `encode` made `value` from."""
    made = None if value is None else _maker(typing.cast("Any", kind))(value)
    return typing.cast("Record", made)


def _decoder(kind: Any) -> Callable[[Any], Any]:
    """What makes values of one type; worked out when the first comes, which for some is never."""
    make: Callable[[Any], Any] | None = None

    def made(value: Any) -> Any:
        nonlocal make
        if value is None:
            return None
        if make is None:
            make = _maker(kind)
        return make(value)

    return made


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _decoder(next(item for item in arguments if item is not type(None)))
    if origin is tuple:
        return _tuple(arguments)
    if origin is Judged:
        return _record(Judged, {T: arguments[0]})
    if kind is Span:
        return lambda value: Span(value[0], value[1])
    if kind is dt.date:
        return dt.date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _record(kind, {})
    return lambda value: value


def _tuple(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    """What makes a tuple of one type, or of one type for each place."""
    parts = [_decoder(item) for item in arguments if item is not Ellipsis]
    if arguments[-1] is Ellipsis:
        return lambda value: tuple(map(parts[0], value))
    return lambda value: tuple(make(item) for make, item in zip(parts, value, strict=True))


def _record(kind: Any, variables: dict[Any, Any]) -> Callable[[dict[str, Any]], Any]:
    """What makes a dataclass from its fields; fields a newer version added keep their defaults."""
    parts = {name: _decoder(variables.get(hint, hint)) for name, hint in _hints(kind).items()}
    return lambda value: kind(
        **{name: parts[name](item) for name, item in value.items() if name in parts}
    )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind, globalns=_NAMES)


@cache
def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)
