"""A small made store: two reports of one invented council and one of another, with the indicators that the tests ask about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy

from index.identity import identities
from index.register import Register
from ingest.model import (
    Activity,
    Cell,
    Chunk,
    Document,
    Measure,
    Place,
    Polarity,
    PublishedValue,
    Rating,
    RatingKey,
    RatingSource,
    SectionTable,
    Table,
    record_id,
)

MID_YEAR = Document(
    document="anyborough-mid-year.txt", document_id="mid", format="text", title="Plan for adults: mid-year "
                                                                                "review", council="Anyborough Council",
    period="2020/21 Q2", meeting_date="2020-11-05",
)  # fmt: skip
CORPORATE = Document(
    document="anyborough-corporate.txt", document_id="corp", format="text", title="Corporate plan "
                                                                                  "performance", council="Anyborough Council",
    period="2020/21 Q2", meeting_date="2020-12-01",
)  # fmt: skip
OTHER = Document(
    document="otherham.txt", document_id="other", format="text", title="Council scorecard", council="Otherham Council", period="2020/21 Q2",
    meeting_date="2020-12-09",
)  # fmt: skip


def place(document: Document = MID_YEAR, line: int = 1) -> Place:
    return Place(document=document.document, document_id=document.document_id, lines=(line, line))


def value(
    ref: str | None = "AB/1",
    title: str = "Adults with a learning disability in paid work",
    measure: Measure = Measure.RESULT,
    period: str | None = "2020/21 Q2",
    raw: str = "9.4%",
    number: str | None = "9.4",
    unit: str | None = "%",
    document: Document = MID_YEAR,
    line: int = 1,
    **changes: object,
) -> PublishedValue:
    fields: dict[str, object] = {
        "polarity": Polarity.HIGHER,
        "row_text": f"{ref} | {title} | row {line} of {document.document_id}",
        **changes,
    }
    return PublishedValue(
        id=record_id("value", document.document_id, line, ref, title, measure, period, raw, changes.get("compared_with")),
        places=(place(document, line),), section=None, ref=ref, title=title, measure=measure, period=period, raw=raw,
        value=None if number is None else Decimal(number), unit=unit, **fields,
    )  # type: ignore[arg-type]  # fmt: skip


def series(
    ref: str, title: str, line: int, results: dict[str, str], targets: dict[str, str], unit: str = "%", **changes: object
) -> list[PublishedValue]:
    """The results and targets of one row, each by its period; "9.4 RA" gives a rating."""
    ratings = {"G": Rating.GREEN, "GA": Rating.GREEN_AMBER, "RA": Rating.RED_AMBER, "R": Rating.RED}
    made = []
    for measure, cells in ((Measure.RESULT, results), (Measure.TARGET, targets)):
        for period, text in cells.items():
            number, _, letters = text.partition(" ")
            rating = ratings.get(letters)
            raw = f"{number}{'%' if unit == '%' else ''}" + (f" ({letters})" if letters else "")
            source = RatingSource.TEXT if rating else None
            made.append(value(ref, title, measure, period, raw, number, unit, line=line, rating=rating, rating_source=source, **changes))
    return made


LEARNING = [
    *series(
        "AB/1",
        "Adults with a learning disability in paid work",
        1,
        {"2020/21 Q2": "9.4 GA", "2020/21 Q1": "9.3", "2019/20 Q2": "8.9"},
        {"2020/21 Q2": "9.9"},
    ),
    value(measure=Measure.NUMERATOR, raw="68/725", number="68", unit="count"),
    value(measure=Measure.DENOMINATOR, raw="68/725", number="725", unit="count"),
    value(measure=Measure.DIRECTION, raw="Improving", number=None, unit=None, compared_with="2020/21 Q1"),
    value(measure=Measure.BENCHMARK, period="2019/20", raw="7.5%", number="7.5", group="London"),
]
MENTAL = series(
    "AB/2", "Adults with mental health needs in paid work", 2, {"2020/21 Q2": "5.8 RA", "2020/21 Q1": "7.2"}, {"2020/21 Q2": "6.2"}
)
TELECARE = series(
    "AB/3",
    "Number of telecare packages installed",
    3,
    {"2020/21 Q2": "539", "2020/21 Q1": "216"},
    {"2020/21 Q2": "400", "2020/21": "800"},
    "count",
)
OLDER = series(
    "AB/4",
    "Permanent admissions to care homes, residents aged 65 and over",
    4,
    {"2020/21 Q2": "169.7"},
    {"2020/21 Q2": "192.7"},
    "per 100,000",
    polarity=Polarity.LOWER,
)
YOUNGER = series(
    "AB/5",
    "Permanent admissions to care homes, residents aged 18 to 64",
    5,
    {"2020/21 Q2": "5.1"},
    {"2020/21 Q2": "5.4"},
    "per 100,000",
    polarity=Polarity.LOWER,
)
SURVEY = [value("AB/6", "People who feel safe at home", raw="Not due to be reported", number=None, unit=None, line=6, period=None)]
SMOKING = series(
    "AB/7", "Smoking prevalence", 7, {"2020/21 Q1": "14.6 R"}, {"2020/21 Q1": "13"}, document=CORPORATE, polarity=Polarity.LOWER
)
TENANTS = series("AB/1", "Tenants in arrears", 1, {"2020/21 Q2": "3.1 G"}, {"2020/21 Q2": "3.5"}, document=OTHER, polarity=Polarity.LOWER)
VALUES = (*LEARNING, *MENTAL, *TELECARE, *OLDER, *YOUNGER, *SURVEY, *SMOKING, *TENANTS)

ACTIVITIES = (
    Activity(
        id="a1", places=(place(MID_YEAR, 20),), section="Carers", title="Publish a strategy for young "
                                                                        "carers", rating=Rating.RED, rating_raw="Red",
        rating_source=RatingSource.TEXT, commentary="The drafting is late. A new lead has started.", service="Adults",
    ),
)  # fmt: skip


def table(
    rows: Sequence[Sequence[str]], headings: tuple[str, ...] = ("Summary",), document: Document = CORPORATE, header_rows: int = 1
) -> SectionTable:
    cells = tuple(tuple(Cell(text=text, places=(place(document, 30 + number),)) for text in row) for number, row in enumerate(rows))
    return SectionTable(id="t1", table=Table(rows=cells, places=(place(document, 30),), header_rows=header_rows), headings=headings)


SUMMARY = table(
    [["Theme", "Green", "Green Amber"], ["Homes", "50% (2)", "25% (1)"], ["Care", "60% (3)", "40% (2)"], ["Total", "55% (5)", "40% (4)"]]
)


MADE: list[MadeStore] = []


class MadeStore:
    """The records above behind the calls of `index.store.Store` that the assistant makes."""

    register = Register()  # nothing was decided

    def __init__(self, values: Sequence[PublishedValue] = VALUES, more: Sequence[Document] = ()) -> None:
        MADE.append(self)  # a catalogue holds its store weakly, and tests let go of theirs
        self._values = tuple(values)
        self._documents = (MID_YEAR, CORPORATE, OTHER, *more)

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def values(self) -> tuple[PublishedValue, ...]:
        return self._values

    def activities(self) -> tuple[Activity, ...]:
        return ACTIVITIES

    def indicators(self) -> dict[str, str]:
        return identities(self.values(), {document.document_id: document.council for document in self.documents()})

    def tables(self) -> tuple[SectionTable, ...]:
        return (SUMMARY,)

    def chunks(self) -> tuple[Chunk, ...]:
        return ()

    def rating_keys(self) -> tuple[RatingKey, ...]:
        return ()

    def search(self, query: str, *, k: int = 8, documents: Sequence[str] | None = None) -> tuple[()]:
        return ()

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        """Vectors that make no two texts similar."""
        return numpy.zeros((len(texts), 2), dtype=numpy.float32)
