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
from typing import Any, TypeVar

from reportedly import page, statement
from reportedly.offsets import Span
from reportedly.statement import Judged, T

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
    return typing.cast("Record", _decode(kind, value))


def _decode(kind: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if value is None:
        return None
    if origin in (typing.Union, types.UnionType):
        return _decode(next(item for item in arguments if item is not type(None)), value)
    if origin is tuple and arguments[-1] is Ellipsis:
        return tuple(_decode(arguments[0], item) for item in value)
    if origin is tuple:
        return tuple(_decode(item, part) for item, part in zip(arguments, value, strict=True))
    if origin is Judged:
        return _record(Judged, value, {T: arguments[0]})
    if kind is Span:
        return Span(value[0], value[1])
    if kind is dt.date:
        return dt.date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if dataclasses.is_dataclass(kind):
        return _record(kind, value, {})
    return value


def _record(kind: Any, value: dict[str, Any], variables: dict[Any, Any]) -> Any:
    """A dataclass from its fields; fields a newer version added keep their defaults."""
    hints = _hints(kind)
    known = {name: item for name, item in value.items() if name in hints}
    return kind(
        **{
            name: _decode(variables.get(hints[name], hints[name]), item)
            for name, item in known.items()
        }
    )


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind, globalns=_NAMES)


@cache
def _fields(kind: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(kind)
