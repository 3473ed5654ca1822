"""Made reports for the tests of the index: a reader of one-line rows, and vectors that need no model."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

import numpy

from index.build import ingest_files
from index.model import FileOutcome
from index.pointer import read_pointer
from ingest.errors import DamagedFile
from ingest.model import (
    Activity,
    Cell,
    Chunk,
    ChunkKind,
    Document,
    Measure,
    Place,
    Problem,
    PublishedValue,
    Report,
    SectionTable,
    Table,
    record_id,
)

DIMENSIONS = 64


def read_rows(path: Path, name: str) -> Report:
    """A report of lines `REF | title | value`; every line gives one record of each kind. A line `BROKEN` makes the file unreadable."""
    content = path.read_bytes()
    document_id = hashlib.sha256(content).hexdigest()[:16]
    lines = content.decode("utf-8").splitlines()
    if "BROKEN" in lines:
        raise DamagedFile(f"{name}: cannot be read; print it to a new PDF")
    rows = [(at, [cell.strip() for cell in line.split("|")]) for at, line in enumerate(lines, start=1) if line.count("|") == 2]
    places = {at: (Place(document=name, document_id=document_id, lines=(at, at)),) for at, _ in rows}
    return Report(
        document=Document(document=name, document_id=document_id, format="text", title=name, council="Anyborough Council"),
        values=tuple(_value(places[at], *cells) for at, cells in rows),
        activities=tuple(_activity(places[at], title) for at, (_, title, _) in rows),
        chunks=tuple(_chunk(places[at], ref, title, value) for at, (ref, title, value) in rows),
        tables=tuple(_table(places[at], cells) for at, cells in rows),
        problems=tuple(Problem(kind="doubt", message=title, place=places[at][0]) for at, (_, title, _) in rows),
    )


def embed(texts: Sequence[str]) -> numpy.ndarray:
    """Unit vectors of word counts: texts that share words are near each other."""
    vectors = numpy.zeros((len(texts), DIMENSIONS), dtype=numpy.float32)
    for row, text in zip(vectors, texts, strict=True):
        row[0] = 0.1
        for word in re.findall(r"\w+", text.casefold()):
            row[int(hashlib.md5(word.encode(), usedforsecurity=False).hexdigest(), 16) % DIMENSIONS] += 1
        row /= numpy.linalg.norm(row)
    return vectors


def write_file(folder: Path, name: str, *rows: str) -> Path:
    """A file of rows for `read_rows`."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def ingest(store_dir: Path, *paths: Path, replace: bool = False) -> tuple[FileOutcome, ...]:
    """`ingest_files` with the made reader and vectors."""
    return ingest_files(store_dir, paths, replace=replace, read=read_rows, embed=embed)


def statuses(outcomes: Iterable[FileOutcome]) -> list[str]:
    return [str(outcome.status) for outcome in outcomes]


def bytes_of(folder: Path) -> bytes:
    """All that the files below a folder hold."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def _value(places: tuple[Place, ...], ref: str, title: str, value: str) -> PublishedValue:
    return PublishedValue(
        id=record_id("value", places[0].document_id, places[0].lines),
        places=places,
        section=None,
        ref=ref or None,
        title=title,
        measure=Measure.RESULT,
        period="2016/17 Q2",
        raw=f"{value}%",
        value=Decimal(value),
        unit="%",
    )


def as_written_before_checksums(store_dir: Path) -> None:
    """Leaves the store as versions of the program did that wrote no checksums, so that altered files are met where they are read."""
    pointer = read_pointer(store_dir)
    assert pointer is not None
    (store_dir / "CURRENT").write_text(json.dumps({"generation": pointer.generation, "schema": pointer.schema}))


def _activity(places: tuple[Place, ...], title: str) -> Activity:
    return Activity(
        id=record_id("activity", places[0].document_id, places[0].lines),
        places=places,
        section=None,
        title=title,
        rating=None,
        rating_raw=None,
        rating_source=None,
        commentary="",
        service=None,
    )


def _chunk(places: tuple[Place, ...], ref: str, title: str, value: str) -> Chunk:
    made = record_id("chunk", places[0].document_id, places[0].lines)
    return Chunk(id=made, kind=ChunkKind.ROW, text=f"{title}: {value}%", places=places, title=title, ref=ref or None)


def _table(places: tuple[Place, ...], cells: list[str]) -> SectionTable:
    made = record_id("table", places[0].document_id, places[0].lines)
    row = tuple(Cell(text=cell, places=places) for cell in cells)
    return SectionTable(id=made, table=Table(rows=(row,), places=places, header_rows=0), headings=())
