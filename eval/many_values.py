"""A store of many published values, made by arithmetic and written through `index/` as any other: the same for the same size.

Every report of a council prints each of its indicators in one row of ten values; invented councils report quarter after quarter:

    5 councils x 4 reports x   5 indicators x 10 values =   1,000
    10 councils x 4 reports x 250 indicators x 10 values = 100,000

A file holds only what its report is to be made of ("council 3 report 1 indicators 250 passages 40"); `read_made` makes it, the passages
by `eval/many_passages.py`. Vectors come from words by
counting, so that no model is loaded: they cost nothing beside what is measured and, unlike a model's, mean nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from eval.many_passages import passages_of
from index.build import ingest_files
from ingest.model import (
    Activity,
    Cell,
    Chunk,
    ChunkKind,
    Document,
    Measure,
    Place,
    Polarity,
    PublishedValue,
    Rating,
    RatingSource,
    Report,
    SectionTable,
    Table,
    record_id,
)

if TYPE_CHECKING:
    import numpy

REPORTS = 4
"""Reports of each council, one a quarter."""
CELLS = 10
"""Values of a row."""
COUNCILS = (
    "Aldermoor", "Brackwater", "Colnebridge", "Dunsford", "Eastmere", "Fallowdale", "Grimsbourne", "Hartlow", "Inglebeck", "Kestrelham",
)  # fmt: skip
WHO = (
    "children in care", "care leavers", "young carers", "adult carers", "foster families", "unpaid volunteers", "school governors",
    "primary pupils", "secondary pupils", "apprentices", "library members", "leisure centre members", "allotment holders",
    "market traders", "small businesses", "licensed premises", "food outlets", "taxi drivers", "bus passengers", "cyclists",
    "blue badge holders", "council tenants", "leaseholders", "private tenants", "homeless households", "rough sleepers",
    "housing applicants", "planning applicants", "building owners", "taxpayers", "ratepayers", "benefit claimants", "debt clients",
    "job seekers", "social workers", "care home residents", "home care clients", "direct payment recipients", "hospital patients",
    "stroke survivors", "dementia patients", "smokers", "drinkers", "drug treatment clients", "new mothers", "infants", "toddlers",
    "teenagers", "veterans", "refugees",
)  # fmt: skip
DID = (
    "visited within a week", "assessed on time", "satisfied with the service", "moved into work", "helped to stay at home",
    "reviewed every year", "answered at first contact", "waiting over a month", "returning after closure", "trained in first aid",
    "inspected and compliant", "reporting a complaint", "appealing successfully", "paying by direct debit", "using the website",
    "vaccinated against flu", "screened for hearing", "reading at the expected level", "passing mathematics", "excluded twice",
    "absent persistently", "offered a mentor", "given a named worker", "placed close to home", "insured fully", "joined a course",
    "recycling food waste", "reporting fly-tipping", "fined for littering", "served by broadband", "reached by newsletter",
    "attending a consultation", "voting by post", "registered online", "refused a licence", "evicted for arrears",
    "rehoused permanently", "repaired at the first visit", "heated efficiently", "adapted for wheelchairs", "protected from flooding",
    "cleared of graffiti", "lit by lanterns", "gritted before dawn", "mown fortnightly", "planted with trees", "walked to weekly",
    "parked free of charge", "tested for damp", "rated five stars",
)  # fmt: skip
THEMES = ("Children", "Adults", "Homes", "Streets", "Growth")
TOWARD = (Polarity.HIGHER, Polarity.LOWER)
ONE_COMMENT_IN = 4
ROWS_A_TABLE = 25
DIMENSIONS = 384
TOP, ROW_HEIGHT, CELL_WIDTH = 80.0, 12.0, 40.0  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much to make."""

    councils: int
    indicators: int  # of each council
    passages: int = 0  # of each report, beside its rows

    @property
    def values(self) -> int:
        return self.councils * REPORTS * self.indicators * CELLS


FEW = Size(councils=5, indicators=5)
MANY = Size(councils=10, indicators=250)


def make_store(store_dir: Path, size: Size) -> None:
    """Ingests the files of that size into an empty store."""
    sources = store_dir.with_name(store_dir.name + "-sources")
    sources.mkdir(parents=True)
    for council in range(size.councils):
        for number in range(REPORTS):
            content = f"council {council} report {number} indicators {size.indicators}\n"
            if size.passages:
                content += f"passages {size.passages}\n"
            (sources / f"{COUNCILS[council].lower()}-{number}.txt").write_text(content, encoding="utf-8")
    outcomes = ingest_files(store_dir, [sources], read=read_made, embed=count_vectors)
    failed = [outcome.error for outcome in outcomes if outcome.error]
    assert not failed, failed[0]


def read_made(path: Path, name: str) -> Report:
    """The report that a file names."""
    content = path.read_bytes()
    council, number, indicators, *rest = (int(word) for word in content.split() if word.isdigit())
    document = Document(
        document=name, document_id=hashlib.sha256(content).hexdigest()[:16], format="text", title=f"{THEMES[0]} and more: scorecard",
        council=f"{COUNCILS[council]} Council", committee="Performance Committee", meeting_date=f"202{number // 4 + 1}-0{number + 1}-15",
        period=_quarter(number), pages=indicators // ROWS_A_TABLE + 1,
    )  # fmt: skip
    rows = [_Row.made(document, council, number, at, indicators) for at in range(indicators)]
    values = [value for row in rows for value in row.values()]
    return Report(
        document=document,
        values=tuple(values),
        activities=tuple(row.activity() for row in rows[::ROWS_A_TABLE]),
        chunks=(*(chunk for row in rows for chunk in row.chunks()), *passages_of(document, council, number, sum(rest))),
        tables=(*_tables(document, rows), _money(document, number)),
    )


def count_vectors(texts: Sequence[str]) -> numpy.ndarray:
    """Unit vectors of counted words: texts that share words are near each other."""
    import numpy

    vectors = numpy.zeros((len(texts), DIMENSIONS), dtype=numpy.float32)
    for row, text in zip(vectors, texts, strict=True):
        row[0] = 0.1
        for word in text.casefold().split():
            row[zlib.crc32(word.encode()) % DIMENSIONS] += 1
        row /= numpy.linalg.norm(row)
    return vectors


def _quarter(number: int) -> str:
    """
    >>> _quarter(0), _quarter(-1), _quarter(4)
    ('2020/21 Q1', '2019/20 Q4', '2021/22 Q1')
    """
    year = 2020 + number // 4
    return f"{year}/{(year + 1) % 100:02d} Q{number % 4 + 1}"


def title_of(council: int, at: int, indicators: int) -> str:
    """The title of an indicator; no two councils or rows have the same.

    >>> title_of(0, 1, 250)
    'Percentage of children in care assessed on time'
    """
    number = council * indicators + at
    return f"Percentage of {WHO[number // len(DID) % len(WHO)]} {DID[number % len(DID)]}"


def ref_of(council: int, at: int) -> str:
    """
    >>> ref_of(2, 7)
    'CO/S8'
    """
    return f"{COUNCILS[council][:2].upper()}/S{at + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One indicator in one report."""

    document: Document
    number: int
    at: int
    ref: str
    title: str
    seed: int

    @classmethod
    def made(cls, document: Document, council: int, number: int, at: int, indicators: int) -> _Row:
        title, ref = title_of(council, at, indicators), ref_of(council, at)
        return cls(document=document, number=number, at=at, ref=ref, title=title, seed=zlib.crc32(title.encode()))

    @property
    def section(self) -> str:
        return THEMES[self.at // ROWS_A_TABLE % len(THEMES)]

    @property
    def polarity(self) -> Polarity:
        return TOWARD[self.seed % len(TOWARD)]

    @property
    def target(self) -> Decimal:
        return Decimal(400 + self.seed % 300) / 10

    @property
    def missed(self) -> bool:
        return (self.result(self.number) < self.target) is (self.polarity is Polarity.HIGHER) and self.result(self.number) != self.target

    @property
    def comment(self) -> str | None:
        if not self.missed or self.seed % ONE_COMMENT_IN:
            return None
        return f"Fewer of the {self.title.removeprefix('Percentage of ')} because staff left. The team is recruiting until autumn."

    def result(self, number: int) -> Decimal:
        """The result of a quarter; the same in each report that prints it."""
        return self.target + Decimal((self.seed // 7 + 31 * (number + 4)) % 160 - 80) / 10

    def place(self, column: int) -> Place:
        top = TOP + ROW_HEIGHT * (self.at % ROWS_A_TABLE)
        box = (CELL_WIDTH * column, top, CELL_WIDTH * (column + 1), top + ROW_HEIGHT)
        page = self.at // ROWS_A_TABLE + 1
        return Place(document=self.document.document, document_id=self.document.document_id, page=page, box=box)

    def cells(self) -> tuple[tuple[Measure, str | None, str, str | None], ...]:
        """Measure, period, words and number of each cell, from the left."""
        now, denominator = self.number, 200 + self.seed % 700
        numerator = int(self.result(now) * denominator / 100)
        worse = (self.result(now) < self.result(now - 1)) is (self.polarity is Polarity.HIGHER)
        percent = [
            (Measure.RESULT, _quarter(now), self.result(now)),
            (Measure.TARGET, _quarter(now), self.target),
            (Measure.RESULT, _quarter(now - 1), self.result(now - 1)),
            (Measure.RESULT, _quarter(now - 4), self.result(now - 4)),
            (Measure.TARGET, _quarter(now)[:7], self.target),
            (Measure.BENCHMARK, "2019/20", self.target - 2),
            (Measure.VARIANCE, _quarter(now), round((self.result(now) - self.target) / self.target * 100, 1)),
        ]
        words = [(measure, period, f"{number}%", str(number)) for measure, period, number in percent]
        fraction = f"{numerator}/{denominator}"
        return (
            *words,
            (Measure.NUMERATOR, _quarter(now), fraction, str(numerator)),
            (Measure.DENOMINATOR, _quarter(now), fraction, str(denominator)),
            (Measure.DIRECTION, _quarter(now), "Worsening" if worse else "Improving", None),
        )

    @property
    def row_text(self) -> str:
        return " | ".join([self.ref, self.title, *(raw for _, _, raw, _ in self.cells())])

    def values(self) -> Iterator[PublishedValue]:
        """The ten values of the row; the current result alone is rated."""
        row_text, comment = self.row_text, self.comment
        for column, (measure, period, raw, number) in enumerate(self.cells()):
            counted = measure in (Measure.NUMERATOR, Measure.DENOMINATOR)
            current = column == 0
            rating = (Rating.RED if self.missed else Rating.GREEN) if current else None
            yield PublishedValue(
                id=record_id("value", self.document.document_id, self.at, column), places=(self.place(column),), section=self.section,
                ref=self.ref, title=self.title, measure=measure, period=period, raw=raw, value=None if number is None else Decimal(number),
                unit="count" if counted else None if number is None else "%", polarity=self.polarity,
                compared_with=_quarter(self.number - 1) if measure is Measure.DIRECTION else None,
                group="London" if measure is Measure.BENCHMARK else None, rating=rating, rating_raw=rating.value if rating else None,
                rating_source=RatingSource.TEXT if rating else None, row_text=row_text, comment=comment if current else None,
            )  # fmt: skip

    def chunks(self) -> Iterator[Chunk]:
        """The row, and its comment where it has one."""
        headings, places = (self.section,), (self.place(0),)
        made = record_id("chunk", self.document.document_id, self.at)
        yield Chunk(id=made, kind=ChunkKind.ROW, text=self.row_text, places=places, headings=headings, title=self.title, ref=self.ref)
        if self.comment:
            made = record_id("comment", self.document.document_id, self.at)
            yield Chunk(id=made, kind=ChunkKind.PROSE, text=self.comment, places=places, headings=headings, title=self.title)

    def activity(self) -> Activity:
        rating = Rating.RED if self.missed else Rating.GREEN
        return Activity(
            id=record_id("activity", self.document.document_id, self.at), places=(self.place(len(self.cells())),), section=self.section,
            title=f"Plan for {self.title.removeprefix('Percentage of ')}", rating=rating, rating_raw=rating.value,
            rating_source=RatingSource.TEXT, commentary="Work goes on.", service=self.section,
        )  # fmt: skip

    def printed(self) -> tuple[Cell, ...]:
        return tuple(
            Cell(text=text, places=(self.place(column),))
            for column, text in enumerate([*(raw for _, _, raw, _ in self.cells()), self.ref, self.title])
        )


def _tables(document: Document, rows: Sequence[_Row]) -> Iterator[SectionTable]:
    """The rows of indicators, a page to a table."""
    for first in range(0, len(rows), ROWS_A_TABLE):
        some = rows[first : first + ROWS_A_TABLE]
        table = Table(rows=tuple(row.printed() for row in some), places=(some[0].place(0),), header_rows=0)
        yield SectionTable(id=record_id("table", document.document_id, first), table=table, headings=(some[0].section,))


def _money(document: Document, number: int) -> SectionTable:
    """Budget and forecast by theme, with their total: a table for the tools that read printed tables."""
    place = Place(document=document.document, document_id=document.document_id, page=99, box=(0.0, TOP, 500.0, 2 * TOP))
    budgets = [1000 + 10 * at for at, _ in enumerate(THEMES)]
    forecasts = [budget + number - 2 for budget in budgets]
    lines = [[theme, str(budget), str(forecast)] for theme, budget, forecast in zip(THEMES, budgets, forecasts, strict=True)]
    grid = [["Service", "Budget £000", "Forecast £000"], *lines, ["Total", str(sum(budgets)), str(sum(forecasts))]]
    table = Table(rows=tuple(tuple(Cell(text=text, places=(place,)) for text in line) for line in grid), places=(place,))
    return SectionTable(id=record_id("money", document.document_id), table=table, headings=("Revenue budget",))
