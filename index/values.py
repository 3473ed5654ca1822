"""Records of reports in a generation's SQLite file, and out again exactly; published values as a pandas frame."""

from __future__ import annotations

import dataclasses
import functools
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Engine, MetaData, Table, create_engine, func, insert, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from index.errors import DamagedStore
from index.model import Counts
from index.passage import passage_hash, passage_key, passage_of
from index.schema import CHUNKS, DOCUMENTS, METADATA, RECORD_TABLES, SOURCES, VALUES
from index.wordings import bare_title
from ingest.codec import from_plain, to_plain
from ingest.model import Activity, Chunk, Document, Problem, PublishedValue, RatingKey, Report, SectionTable

if TYPE_CHECKING:
    import pandas

Record = TypeVar("Record", Document, PublishedValue, Activity, Chunk, SectionTable, RatingKey, Problem)
Row = dict[str, Any]

BATCH = 500  # rows to a statement; SQLite takes 32,766 parameters


def open_records(path: Path) -> Engine:
    """The file of a published generation, read-only. SQLite is told that it never changes, so it neither locks nor writes beside it."""
    return _engine(path, "mode=ro&immutable=1")


def read_documents(engine: Engine) -> tuple[Document, ...]:
    """The documents, by name and id. Raises `DamagedStore`, as every reading function here does."""
    order = (DOCUMENTS.c.document, DOCUMENTS.c.document_id)
    with _reading(engine) as connection:
        return tuple(_record(Document, row) for row in connection.execute(select(DOCUMENTS).order_by(*order)).mappings())


def read_sources(engine: Engine) -> dict[str, str]:
    """Absolute path of each ingested file -> the id of the document that it held last."""
    with _reading(engine) as connection:
        return {row.path: row.document_id for row in connection.execute(select(SOURCES))}


def read_records(engine: Engine, kind: type[Record], document_id: str | None = None) -> tuple[Record, ...]:
    """All records of a kind, or those of one document: by document as in `read_documents`, then as the report holds them."""
    table = RECORD_TABLES[kind]
    columns = [table.c[field.name] for field in dataclasses.fields(kind)]
    order = (DOCUMENTS.c.document, DOCUMENTS.c.document_id, table.c.position)
    query = select(*columns).join(DOCUMENTS, DOCUMENTS.c.document_id == table.c.document_id).order_by(*order)
    if document_id is not None:
        query = query.where(table.c.document_id == document_id)
    with _reading(engine) as connection:
        return tuple(_record(kind, row) for row in connection.execute(query).mappings())


def read_counts(engine: Engine) -> dict[str, Counts]:
    """Document id -> how many records of each kind it has."""
    found: dict[str, dict[str, int]] = {document.document_id: {} for document in read_documents(engine)}
    names = {PublishedValue: "values", Activity: "activities", Chunk: "chunks", Problem: "problems"}
    with _reading(engine) as connection:
        for kind, name in names.items():
            table = RECORD_TABLES[kind]
            for document_id, count in connection.execute(select(table.c.document_id, func.count()).group_by(table.c.document_id)):
                found[document_id][name] = count
    return {document_id: Counts(**counts) for document_id, counts in found.items()}


def read_chunks_by_key(engine: Engine, keys: Collection[str]) -> dict[str, tuple[Chunk, bytes]]:
    """The chunks of these keys, each with its embedding as 384 little-endian float32."""
    columns = [CHUNKS.c.key, CHUNKS.c.embedding, *(CHUNKS.c[field.name] for field in dataclasses.fields(Chunk))]
    with _reading(engine) as connection:
        rows = connection.execute(select(*columns).where(CHUNKS.c.key.in_(sorted(keys)))).mappings()
        return {row["key"]: (_record(Chunk, row), row["embedding"]) for row in rows}


def read_held(engine: Engine) -> Iterator[list[tuple[str, Chunk, bytes]]]:
    """Key, chunk and embedding of every passage in order of the keys, in batches."""
    columns = [CHUNKS.c.key, CHUNKS.c.embedding, *(CHUNKS.c[field.name] for field in dataclasses.fields(Chunk))]
    with _reading(engine) as connection:
        rows = connection.execution_options(yield_per=BATCH).execute(select(*columns).order_by(CHUNKS.c.key)).mappings()
        for batch in rows.partitions():
            yield [(row["key"], _record(Chunk, row), row["embedding"]) for row in batch]


def read_passages(engine: Engine) -> Iterator[list[tuple[str, str, bytes]]]:
    """Key, passage and embedding of every chunk in order of the keys, in batches."""
    return ([(key, passage_of(chunk), embedding) for key, chunk, embedding in batch] for batch in read_held(engine))


def read_titles(engine: Engine) -> set[str]:
    """The titles of all indicators as printed, and without the other identifiers that some of them hold."""
    titles: set[str] = set()
    aliases: dict[str, set[str]] = defaultdict(set)
    with _reading(engine) as connection:
        for title, own in connection.execute(select(VALUES.c.title, VALUES.c.aliases).distinct()):
            titles.add(title)
            aliases[title] |= set(own)
    return titles | {bare_title(title, sorted(of_title)) for title, of_title in aliases.items()}


def read_embeddings(engine: Engine, hashes: Collection[str]) -> dict[str, bytes]:
    """Passage hash -> embedding, for those of the hashes that are there."""
    wanted = sorted(hashes)
    found: dict[str, bytes] = {}
    with _reading(engine) as connection:
        for start in range(0, len(wanted), BATCH):
            query = select(CHUNKS.c.passage_hash, CHUNKS.c.embedding).where(CHUNKS.c.passage_hash.in_(wanted[start : start + BATCH]))
            found.update((key, embedding) for key, embedding in connection.execute(query))
    return found


def write_records(
    path: Path,
    *,
    before: Path | None,
    gone: Collection[str],
    reports: Iterable[Report],
    sources: Mapping[str, str],
    embeddings: Mapping[str, bytes],
) -> None:
    """Writes the file of a new generation: the records of the one before without the documents that are gone, then the new reports.

    Rows are copied into an empty file, so that nothing of a removed document stays in free pages. `embeddings` holds, by passage hash,
    those of all chunks of the new reports.
    """
    engine = _engine(path, "mode=rwc")
    with engine.connect() as connection:
        connection.execute(text("PRAGMA journal_mode = OFF"))  # a file that is not finished is thrown away, never mended,
        connection.execute(text("PRAGMA synchronous = OFF"))  # and `publish` forces the finished one to disk
        connection.commit()
        if before is not None:
            connection.execute(text("ATTACH DATABASE :path AS before"), {"path": str(before)})
            connection.commit()
        with connection.begin():
            METADATA.create_all(connection)
            if before is not None:
                _carry_over(connection, gone)
            for report in reports:
                _write_report(connection, report, embeddings)
            _insert(connection, SOURCES, [{"path": source, "document_id": of} for source, of in sorted(sources.items())])


def value_frame(values: Sequence[PublishedValue], documents: Sequence[Document], indicators: Mapping[str, str]) -> pandas.DataFrame:
    """One row a value: the fields of `PublishedValue`, then indicator (of `indicators`, by value id), council, document and document_id.

    Columns hold Python objects, so that None, Decimal and the enumerations stay what they are.
    """
    import pandas

    councils = {document.document_id: document.council for document in documents}
    names = [field.name for field in dataclasses.fields(PublishedValue)]
    rows = [
        [
            *(getattr(value, name) for name in names),
            indicators[value.id],
            councils[value.places[0].document_id],
            value.places[0].document,
            value.places[0].document_id,
        ]
        for value in values
    ]
    return pandas.DataFrame(rows, columns=[*names, "indicator", "council", "document", "document_id"], dtype=object)


def _carry_over(connection: Connection, gone: Collection[str]) -> None:
    for table in (DOCUMENTS, *RECORD_TABLES.values()):
        old = table.to_metadata(MetaData(), schema="before")
        kept = select(old).where(old.c.document_id.not_in(sorted(gone)))
        connection.execute(insert(table).from_select([column.name for column in table.columns], kept))


def _write_report(connection: Connection, report: Report, embeddings: Mapping[str, bytes]) -> None:
    document_id = report.document.document_id
    _insert(connection, DOCUMENTS, [_row(report.document)])
    for records in (report.values, report.activities, report.tables, report.keys, report.problems):
        rows = [{"document_id": document_id, "position": at, **_row(record)} for at, record in enumerate(records)]
        if records:
            _insert(connection, RECORD_TABLES[type(records[0])], rows)
    chunks = []
    for at, chunk in enumerate(report.chunks):
        found = passage_hash(passage_of(chunk))
        own = {"document_id": document_id, "position": at, "key": passage_key(document_id, at), "passage_hash": found}
        chunks.append({**own, "embedding": embeddings[found], **_row(chunk)})
    _insert(connection, CHUNKS, chunks)


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _row(record: Any) -> Row:
    return {field.name: to_plain(getattr(record, field.name)) for field in dataclasses.fields(record)}


def _record(kind: type[Record], row: Mapping[Any, Any]) -> Record:
    return from_plain(kind, {field.name: row[field.name] for field in dataclasses.fields(kind)})


def _engine(path: Path, mode: str) -> Engine:
    address = f"{path.absolute().as_uri()}?{mode}"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, check_same_thread=False),
        poolclass=NullPool,
        json_serializer=functools.partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )


@contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.connect() as connection:
            yield connection
    except (DatabaseError, ValueError, TypeError) as error:
        what = type(error).__name__
        raise DamagedStore(f"the store's records cannot be read ({what}); `committee rebuild` reads the kept files anew") from error
