"""A small invented report in a store, and answers about it, for the tests of the screens and of the command line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from threading import RLock

import numpy

from assistant.model import Answer, Citation, Figure, Status
from index.build import ingest_files
from index.generation import Generation
from index.register import Register
from index.store import Store
from ingest.model import Document, Measure, Place, PublishedValue, Rating, RatingSource
from ingest.report import read_report

TEXT = """Example Borough Council
Parks Committee
Performance report, quarter 2 2025/26

1. Summary
The service sorted more parcels than planned. Two vans were repaired in July.

Ref\tIndicator\tPolarity\tQ2 2025/26 Target\tQ2 2025/26 Result\tRAG
ZZ/1\tParcels sorted on the day\tHigher is better\t90%\t91.4%\tGreen
ZZ/2\tLetters answered within a week\tHigher is better\t80%\t61.2%\tRed
"""
PARCELS_LINE = 9
HOSTILE = '<img src=x onerror="alert(1)">'


def embed(texts: Sequence[str]) -> numpy.ndarray:
    """Unit vectors of word counts, as long as the model's, so that building a store needs no model."""
    vectors = numpy.full((len(texts), 384), 0.01, dtype=numpy.float32)
    for row, text in zip(vectors, texts, strict=True):
        for word in re.findall(r"\w+", text.casefold()):
            row[int(hashlib.md5(word.encode(), usedforsecurity=False).hexdigest(), 16) % len(row)] += 1
        row /= numpy.linalg.norm(row)
    return vectors


def made_store(folder: Path, text: str = TEXT, name: str = "parks.txt") -> Path:
    """A store in `folder` that holds one report of that text."""
    report = folder / "incoming" / name
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(text, encoding="utf-8")
    (outcome,) = ingest_files(folder / "store", [report], read=read_report, embed=embed)
    assert outcome.error is None
    return folder / "store"


PLACE = Place(document="parks.txt", document_id="ab" * 8, lines=(PARCELS_LINE, PARCELS_LINE))
PAGE = Place(document="parks.pdf", document_id="cd" * 8, page=2, box=(10.0, 20.0, 60.0, 30.0))
DOCUMENTS = (
    Document(document="parks.txt", document_id="ab" * 8, format="text", title="Parks performance", council="Example Borough Council"),
    Document(document="parks.pdf", document_id="cd" * 8, format="pdf", title="Parks annual report", pages=4, meeting_date="2025-11-14"),
)


class FakeStore(Store):
    """A store that holds two reports and needs no files; `contents` are the originals by document id."""

    def __init__(self, contents: dict[str, bytes] | None = None, values: tuple[PublishedValue, ...] = ()) -> None:
        self.directory, self.generation = Path("none"), Generation(number=1, directory=Path("none"))
        self.register = Register()
        self._views, self._kept = {}, {}
        self._lock = RLock()
        self.contents = {"ab" * 8: TEXT.encode()} if contents is None else contents
        self._values = values

    def documents(self) -> tuple[Document, ...]:
        return DOCUMENTS

    def values(self) -> tuple[PublishedValue, ...]:
        return self._values

    def read_values(self) -> tuple[PublishedValue, ...]:
        return self._values

    def original(self, document_id: str) -> bytes:
        from index.errors import UnknownDocument

        if document_id not in self.contents:
            raise UnknownDocument(f"no document {document_id}")
        return self.contents[document_id]


def citation(number: int, place: Place = PLACE, quote: str = "91.4%", title: str = "Parks performance") -> Citation:
    return Citation(number=number, id=f"value-{number}", places=(place,), title=title, section="Indicators", quote=quote)


def figure(measure: Measure = Measure.RESULT, raw: str = "91.4%", *, number: int = 1, title: str = "Parcels sorted on the day") -> Figure:
    rated = measure is Measure.RESULT
    return Figure(
        ref="ZZ/1",
        title=title,
        measure=measure,
        period="2025/26 Q2",
        raw=raw,
        value=None,
        unit="%",
        rating=Rating.GREEN_AMBER if rated else None,
        rating_source=RatingSource.TEXT if rated else None,
        citation=number,
    )


def answer(text: str = "It was **91.4%** [1].", *, citations: int = 1, figures: tuple[Figure, ...] = ()) -> Answer:
    return Answer(
        question="How many parcels were sorted?",
        status=Status.ANSWERED,
        text=text,
        figures=figures,
        citations=tuple(citation(number) for number in range(1, citations + 1)),
    )
