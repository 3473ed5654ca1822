"""Records as plain JSON values and back, so that they cross a process or a database as data, never as pickles.

`to_plain` and `from_plain` are inverse for every record of `ingest.model`: `from_plain(Place, to_plain(place)) == place`.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
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
    return typing.cast("Record", _builder(typing.cast("Any", kind))(plain))


Builder = Callable[[Any], object]


@functools.cache
def _builder(kind: Any) -> Builder:
    """Makes one kind of thing from its plain form. Kept per kind: looking at type hints takes longer than building."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        (kind,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
        build = _builder(kind)
        return lambda plain: None if plain is None else build(plain)
    if typing.get_origin(kind) is tuple:
        return _tuple_builder(typing.get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _record_builder(typing.cast("type", kind))
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return typing.cast("Builder", kind)
    return functools.partial(_checked, kind)


def _checked(kind: type, plain: Any) -> object:
    if kind is float and isinstance(plain, int):
        return float(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"{plain!r} is not {kind}")
    return plain


def _record_builder(kind: type) -> Builder:
    hints = typing.get_type_hints(kind)
    builders = tuple((field.name, _builder(hints[field.name])) for field in dataclasses.fields(kind))

    def build(plain: Any) -> object:
        if not isinstance(plain, dict):
            raise TypeError(f"{kind} needs an object, not {type(plain).__name__}")
        return kind(**{name: make(plain[name]) for name, make in builders if name in plain})

    return build


def _tuple_builder(kinds: tuple[Any, ...]) -> Builder:
    makers = tuple(_builder(kind) for kind in kinds if kind is not Ellipsis)
    endless = len(kinds) == 2 and kinds[1] is Ellipsis

    def build(plain: Any) -> object:
        if not isinstance(plain, list):
            raise TypeError(f"a list is needed, not {type(plain).__name__}")
        if endless:
            return tuple([makers[0](one) for one in plain])
        if len(makers) != len(plain):
            raise ValueError(f"{len(makers)} entries are needed, not {len(plain)}")
        return tuple(make(one) for make, one in zip(makers, plain, strict=True))

    return build
