"""Records as plain JSON values and back, so that they cross a process or a database as data, never as pickles.

`to_plain` and `from_plain` are inverse for every record of `ingest.model`: `from_plain(Place, to_plain(place)) == place`.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
Record = TypeVar("Record")


def to_plain(record: object) -> Plain:
    """The record as JSON values: dataclasses as objects without their default-valued fields, tuples as lists, Decimal as its exact text."""
    if record is None or isinstance(record, bool | int | float):
        return record
    if isinstance(record, str):
        return str(record)
    if isinstance(record, Decimal):
        return str(record)
    if isinstance(record, tuple | list):
        return [to_plain(one) for one in record]
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        pairs = ((field, getattr(record, field.name)) for field in dataclasses.fields(record))
        return {field.name: to_plain(value) for field, value in pairs if value != field.default}
    raise TypeError(f"{type(record).__name__} is not a record")


def from_plain(kind: type[Record], plain: Plain) -> Record:
    """The record of type `kind` that `plain` was made from. Raises TypeError or ValueError when it does not fit."""
    return typing.cast("Record", _build(kind, plain))


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


def _build(kind: Any, plain: Any) -> object:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        if plain is None:
            return None
        (kind,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
        return _build(kind, plain)
    if typing.get_origin(kind) is tuple:
        return _build_tuple(typing.get_args(kind), plain)
    if dataclasses.is_dataclass(kind):
        if not isinstance(plain, dict):
            raise TypeError(f"{kind} needs an object, not {type(plain).__name__}")
        return kind(**{name: _build(hint, plain[name]) for name, hint in _fields(typing.cast("type", kind)) if name in plain})  # type: ignore[operator]
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return kind(plain)
    if kind is float and isinstance(plain, int):
        return float(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"{plain!r} is not {kind}")
    return plain


def _build_tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[object, ...]:
    if not isinstance(plain, list):
        raise TypeError(f"a list is needed, not {type(plain).__name__}")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_build(kinds[0], one) for one in plain)
    if len(kinds) != len(plain):
        raise ValueError(f"{len(kinds)} entries are needed, not {len(plain)}")
    return tuple(_build(kind, one) for kind, one in zip(kinds, plain, strict=True))
