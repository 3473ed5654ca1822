"""Reports of a few rows for the tests of single rules: values from their printed text, tables and passages from plain texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.audit import check_reports
from assistant.model import Finding
from ingest.model import (
    Activity,
    Cell,
    Chunk,
    ChunkKind,
    Document,
    Measure,
    Place,
    Polarity,
    PolaritySource,
    PublishedValue,
    Rating,
    RatingKey,
    RatingSource,
    Report,
    SectionTable,
    Table,
)  # fmt: skip

DOCUMENT = Document(document="parks.txt", document_id="d" * 16, format="text", title="Parks report", council="Anyborough Council")
NOW, BEFORE, LAST_YEAR = "2016/17 Q2", "2016/17 Q1", "2015/16 Q2"
NUMBER = re.compile(r"[-+(]?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|days)?\)?")
UNITS = {"%": "%", "days": "days", "": "count"}


def at(line: int, document: Document = DOCUMENT) -> tuple[Place]:
    return (Place(document=document.document, document_id=document.document_id, lines=(line, line)),)


def cell(row: int, measure: Measure, raw: str, **fields: object) -> PublishedValue:
    """A value of row `row`; its number and unit are read from `raw` ("9.4%", "12", "Improving")."""
    match = NUMBER.fullmatch(raw)
    number = Decimal(match["number"].replace(",", "")) * (-1 if raw.startswith("-") else 1) if match else None
    known: dict[str, object] = {
        "id": f"{row}-{measure}-{fields.get('period')}-{fields.get('compared_with')}",
        "places": at(row),
        "section": None,
        "ref": f"P/{row}",
        "title": "Trees alive",
        "measure": measure,
        "period": "2016/17 Q2",
        "raw": raw,
        "value": number,
        "unit": None if match is None else UNITS[match["unit"] or ""],
        "polarity": Polarity.HIGHER,
        "polarity_source": PolaritySource.PRINTED,
        "row_text": f"row {row}",
    }
    return PublishedValue(**{**known, **fields})  # type: ignore[arg-type]


def rated(row: int, result: str, target: str, rating: str, **fields: object) -> list[PublishedValue]:
    """A row with a rated result and its target."""
    colour = {"rating": Rating(rating), "rating_raw": rating, "rating_source": RatingSource.TEXT}
    return [cell(row, Measure.RESULT, result, **{**colour, **fields}), cell(row, Measure.TARGET, target, **fields)]


def table(
    texts: Sequence[Sequence[str]], headings: tuple[str, ...] = ("Money",), header_rows: int = 1, line: int = 100, *, certain: bool = True
) -> SectionTable:
    """A table whose rows stand on the lines from `line` on."""
    rows = tuple(tuple(Cell(text=text, places=at(line + number)) for text in row) for number, row in enumerate(texts))
    return SectionTable(id=f"t{line}", table=Table(rows=rows, places=at(line), header_rows=header_rows, certain=certain), headings=headings)


def prose(text: str, headings: tuple[str, ...] = ("Parks",), line: int = 50) -> Chunk:
    return Chunk(id=f"c{line}", kind=ChunkKind.PROSE, text=text, places=at(line), headings=headings)


def report(
    *rows: Sequence[PublishedValue], tables: Sequence[SectionTable] = (), passages: Sequence[Chunk] = (), keys: Sequence[RatingKey] = (),
    activities: Sequence[Activity] = (), document: Document = DOCUMENT,
) -> Report:  # fmt: skip
    values = tuple(value for row in rows for value in row)
    return Report(
        document=document, values=values, tables=tuple(tables), chunks=tuple(passages), keys=tuple(keys), activities=tuple(activities)
    )


def found(one: Report) -> list[Finding]:
    return list(check_reports([one]))


def told(one: Report) -> list[tuple[str, str, str]]:
    """Rule, class and recomputed words of what is found."""
    return [(finding.rule, finding.kind, finding.recomputed) for finding in found(one)]
