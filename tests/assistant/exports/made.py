"""An answer with figures, a working and sources of three formats, and a store that holds them."""

from __future__ import annotations

from decimal import Decimal

from assistant.model import Answer, Citation, Figure, Status, Working
from index.errors import UnknownDocument
from index.store import Store
from ingest.model import Box, Document, Measure, Place, PublishedValue, Rating, RatingSource
from tests.ingest.made_pdf import Sheet, made

PDF_ID, TEXT_ID, WORD_ID = "ab" * 8, "cd" * 8, "ef" * 8
QUOTE = "7.0% (RA)"
TEXT = "Parks report\n\nRef\tIndicator\tResult\nZZ/1\tParcels sorted\t−1.5 ≥ £2\nZZ/2\tLetters\t80%\n"


def report(sheet: Sheet) -> None:
    sheet.text(60, 70, "Adults in paid work")
    sheet.text(220, 150, QUOTE)


ORIGINALS = {
    PDF_ID: made(lambda sheet: sheet.text(50, 60, "Cover"), report),
    TEXT_ID: TEXT.encode(),
    WORD_ID: b"PK not a real one",
}
DOCUMENTS = (
    Document(document="work.pdf", document_id=PDF_ID, format="pdf", title="Work report", council="Example Borough Council", pages=2),
    Document(document="parks.txt", document_id=TEXT_ID, format="text", title="Parks report"),
    Document(document="word.docx", document_id=WORD_ID, format="docx", title="Word report"),
)
BOX: Box = (219.0, 140.0, 262.0, 153.0)
ON_PAGE = Place(document="work.pdf", document_id=PDF_ID, page=2, box=BOX)
ON_LINE = Place(document="parks.txt", document_id=TEXT_ID, lines=(4, 4))
IN_CELL = Place(document="word.docx", document_id=WORD_ID, locator="table 3 row 4 column 2")


class FakeStore(Store):
    """Holds `originals` and `values`; an identity is a value's reference."""

    def __init__(
        self,
        originals: dict[str, bytes] | None = None,
        values: tuple[PublishedValue, ...] = (),
        documents: tuple[Document, ...] = DOCUMENTS,
    ) -> None:
        self.originals, self.held, self.listed = ORIGINALS if originals is None else originals, values, documents

    def documents(self) -> tuple[Document, ...]:
        return self.listed

    def values(self) -> tuple[PublishedValue, ...]:
        return self.held

    def indicators(self) -> dict[str, str]:
        return {value.id: value.ref or value.title for value in self.held}

    def original(self, document_id: str) -> bytes:
        if document_id not in self.originals:
            raise UnknownDocument(f"the file of document {document_id} is not in the store; ingest it again")
        return self.originals[document_id]


def citation(number: int, place: Place, quote: str, title: str = "Work report") -> Citation:
    return Citation(number=number, id=f"value-{number}", places=(place,), title=title, section="Living well", quote=quote)


ANSWER = Answer(
    question="How many adults were in paid work?",
    status=Status.ANSWERED,
    text="It was **7.0%** for A\\_B [1], against −1.5 [2].\n\n- Third [3]\n- Not a mark [9]",
    figures=(
        Figure(
            ref="AH/S1", title="Adults in paid work", measure=Measure.RESULT, period="2025/26 Q2", raw=QUOTE,
            value=Decimal("7.0"), unit="%", rating=Rating.RED_AMBER, rating_source=RatingSource.TEXT, citation=1,
        ),
        Figure(
            ref=None, title="Parcels sorted", measure=Measure.VARIANCE, period=None, raw="-0.8", value=Decimal("-0.8"), unit=None,
            rating=None, rating_source=None, citation=2,
        ),
    ),
    working=(
        Working(what="difference", formula="7.0 − 7.6", inputs=(1, 2), result="−0.6", unit="%", note="in percentage points"),
    ),
    citations=(
        citation(1, ON_PAGE, QUOTE),
        citation(2, ON_LINE, "−1.5 ≥ £2", "Parks report"),
        citation(3, IN_CELL, "Improving ↑", "Word report"),
    ),
)  # fmt: skip
