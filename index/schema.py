"""The tables of a generation's SQLite file: one for each kind of record, a column for each of its fields.

Text, whole numbers and yes/no are columns of that type; Decimal is its exact text; places and other nested records are JSON. Rows of a
document are numbered by `position` from 0, in the order in which its report holds them.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from ingest.model import Activity, Chunk, Document, Problem, PublishedValue, RatingKey, SectionTable

METADATA = MetaData()


def _column_type(hint: Any) -> TypeEngine[Any]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (one for one in typing.get_args(hint) if one is not types.NoneType)
    if hint is bool:
        return Boolean()
    if hint is int:
        return Integer()
    if isinstance(hint, type) and issubclass(hint, str | StrEnum | Decimal):
        return Text()
    return JSON(none_as_null=True)


def _fields(kind: type) -> list[Column[Any]]:
    hints = typing.get_type_hints(kind)
    return [Column(field.name, _column_type(hints[field.name])) for field in dataclasses.fields(kind)]


def _of_document(name: str, kind: type, *more: Column[Any]) -> Table:
    owner = Column("document_id", Text, primary_key=True)
    position = Column("position", Integer, primary_key=True)
    return Table(name, METADATA, owner, position, *more, *_fields(kind))


DOCUMENTS = Table("documents", METADATA, *_fields(Document))
SOURCES = Table("sources", METADATA, Column("path", Text, primary_key=True), Column("document_id", Text, nullable=False))
VALUES = _of_document("published_values", PublishedValue)
ACTIVITIES = _of_document("activities", Activity)
CHUNKS = _of_document(
    "chunks",
    Chunk,
    Column("key", Text, nullable=False, unique=True),
    Column("passage_hash", Text, nullable=False, index=True),
    Column("embedding", LargeBinary, nullable=False),  # 384 little-endian float32
)
SECTION_TABLES = _of_document("section_tables", SectionTable)
RATING_KEYS = _of_document("rating_keys", RatingKey)
PROBLEMS = _of_document("problems", Problem)

RECORD_TABLES: dict[type, Table] = {
    PublishedValue: VALUES,
    Activity: ACTIVITIES,
    Chunk: CHUNKS,
    SectionTable: SECTION_TABLES,
    RatingKey: RATING_KEYS,
    Problem: PROBLEMS,
}
