"""What a reader finds in a printed report, made straight from the draft: for the many reports that are not worth reading."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.keys.read_keys import read_keys
from ingest.model import (
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
    RatingSource,
    Report,
    SectionTable,
    Table,
    record_id,
)  # fmt: skip
from tests.assistant.audit.planting.printing import KEYS, Draft


def records(made: Draft) -> Report:
    """The report that `reading.read` gives of the same draft, as far as the audit looks at it."""
    document_id = hashlib.sha256(made.stem.encode()).hexdigest()[:16]
    document = Document(
        document=f"{made.stem}.txt", document_id=document_id, format="text", title="Places and spaces", council="Anyborough Council",
        period=_period(made.now),
    )  # fmt: skip
    tables = [
        _table(document, 1, ("Summary of performance",), made.summary),
        _table(document, 500, ("Money",), made.money),
        _table(document, 600, ("Risks",), made.risks),
    ]
    if made.scheme in KEYS:
        tables.append(_table(document, 700, ("Key to the ratings",), [["RAG rating", "Indicators"], *map(list, KEYS[made.scheme])]))
    chunks = [_chunk(document, 50 + at, (section,), text) for at, (section, text) in enumerate(made.prose.items())]
    values = tuple(value for at, one in enumerate(made.facts) for value in _values(made, one.ref, one.section, document, 100 + at))
    return Report(document=document, values=values, chunks=tuple(chunks), tables=tuple(tables), keys=read_keys(tuple(tables), ()))


def _period(words: str) -> str:
    quarter, year = words.split()
    return f"{year} {quarter}"


def _place(document: Document, line: int) -> Place:
    return Place(document=document.document, document_id=document.document_id, lines=(line, line))


def _table(document: Document, line: int, headings: tuple[str, ...], texts: Sequence[Sequence[str]]) -> SectionTable:
    rows = tuple(tuple(Cell(text=text, places=(_place(document, line + at),)) for text in row) for at, row in enumerate(texts))
    table = Table(rows=rows, places=(_place(document, line),), header_rows=1)
    return SectionTable(id=record_id("table", document.document_id, line), table=table, headings=headings)


def _chunk(document: Document, line: int, headings: tuple[str, ...], text: str) -> Chunk:
    return Chunk(
        id=record_id("chunk", document.document_id, line),
        kind=ChunkKind.PROSE,
        text=text,
        places=(_place(document, line),),
        headings=headings,
    )


def _values(made: Draft, ref: str, section: str, document: Document, line: int) -> Iterator[PublishedValue]:
    cells = made.indicators[ref]
    fraction = cells["Numerator and denominator"]
    top, _, bottom = fraction.partition("/")
    now, before, last = (_period(words) for words in (made.now, made.before, made.last_year))
    printed: list[tuple[Measure, str | None, str, str | None]] = [
        (Measure.TARGET, now, cells[f"{made.now} target"], None),
        (Measure.FLOOR, now, cells.get("Floor standard", ""), None),
        (Measure.NUMERATOR, now, top if bottom else "", None),
        (Measure.DENOMINATOR, now, bottom, None),
        (Measure.RESULT, now, cells[f"{made.now} result"], None),
        (Measure.VARIANCE, now, cells.get("Variance from target", ""), None),
        (Measure.RESULT, before, cells[f"{made.before} result"], None),
        (Measure.DIRECTION, now, cells[f"DOT short term (from {made.before})"], before),
        (Measure.RESULT, last, cells[f"{made.last_year} result"], None),
        (Measure.DIRECTION, now, cells[f"DOT long term (from {made.last_year})"], last),
        (Measure.BENCHMARK, None, cells["Benchmarking"], None),
    ]
    share = cells[f"{made.now} result"].endswith("%")
    unit = "%" if share else "per 1,000" if "per 1,000" in cells["Indicator"] else "count"
    for measure, period, raw, compared in printed:
        if not raw:
            continue
        number = raw.rstrip("%").replace(",", "")
        is_number = number.replace(".", "").isdigit()
        rated = measure is Measure.RESULT and period == now
        halves = measure in (Measure.NUMERATOR, Measure.DENOMINATOR)
        yield PublishedValue(
            id=record_id("value", document.document_id, line, measure, period, compared),
            places=(_place(document, line),),
            section=f"Places and spaces > {section}",
            ref=ref,
            title=cells["Indicator"],
            measure=measure,
            period=period,
            raw=fraction if halves else raw,
            value=Decimal(number) if is_number else None,
            unit=None if not is_number else "count" if halves else "%" if measure is Measure.VARIANCE else unit,
            polarity=Polarity.HIGHER if cells["Polarity"].startswith("Bigger") else Polarity.LOWER,
            polarity_source=PolaritySource.PRINTED,
            compared_with=compared,
            rating=Rating(cells["RAG"]) if rated else None,
            rating_raw=cells["RAG"] if rated else None,
            rating_source=RatingSource.TEXT if rated else None,
            row_text=" | ".join(cells.values()),
            comment=cells["Comment"] or None,
        )
